import Testing

@testable import GridFormats

@Suite struct ForeignNameTests {
  @Test(arguments: [
    ("villages.shp", "ESRI Shapefile"), ("A.SHP.ZIP", "ESRI Shapefile"), ("数据.gpkg", "GPKG"),
    ("a.KMZ", "LIBKML"),
    ("x.xlsx", "XLSX"), ("PG:dbname=county", "PostgreSQL"), ("postgresql://localhost/county", "PostgreSQL"),
    ("plan.mbtiles", "MVT"),
  ])
  func namesTellTheFormat(_ name: String, _ driver: String) {
    #expect(ForeignName(name)?.format.driver == driver)
  }

  @Test(arguments: [
    "plan.geojson", "a.csv", "a.tsv", "-", "shp", "a.gpkg|colour=red", "gpkg", "a.shp.geojson",
  ])
  func otherNamesAreNone(_ name: String) { #expect(ForeignName(name) == nil) }

  @Test func layerAndFilterStandBehindABar() throws {
    let name = try #require(ForeignName("data/a.gpkg|layername=villages|subset=level = 'village'"))
    #expect(name.source == "data/a.gpkg")
    #expect(name.layer == "villages")
    #expect(name.filter == "level = 'village'")
    #expect(name.shown == "data/a.gpkg")
  }

  @Test func aConnectionIsNotSaid() throws {
    let name = try #require(ForeignName("PG:host=db password=secret|layername=plan"))
    #expect(name.shown == "database table plan")
    #expect(ForeignFiles().shownName(of: "PG:password=secret") == "database")
  }

  @Test func onlyAPlainZipIsLookedInto() throws {
    #expect(try #require(ForeignName("a.zip")).isZip)
    #expect(try #require(ForeignName("a.zip")).dataset == "/vsizip/a.zip")
    #expect(try !#require(ForeignName("a.shp.zip")).isZip)
  }

  @Test func eachEndingIsOfOneFormat() {
    let endings = ForeignFormat.all.flatMap(\.endings)
    #expect(Set(endings).count == endings.count)
  }
}
