import GridGeo
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
    "plan.geojson", "a.csv", "a.tsv", "-", "shp", "a.csv|colour=red", "gpkg", "a.shp.geojson",
  ])
  func otherNamesAreNone(_ name: String) { #expect(ForeignName(name) == nil) }

  @Test func layerAndFilterStandBehindABar() throws {
    let name = try #require(ForeignName("data/a.gpkg|layername=villages|subset=level = 'village'"))
    #expect(name.source == "data/a.gpkg")
    #expect(name.layer == "villages")
    #expect(name.filter == "level = 'village'")
    #expect(name.shown == "data/a.gpkg")
  }

  @Test func aLayerMayBeANumber() throws {
    let name = try #require(ForeignName("a.gpkg|layerid=1|subset=a = 'x|y' || b"))
    #expect(name.layerNumber == 1)
    #expect(name.filter == "a = 'x|y' || b", "a condition has bars of its own")
    try name.checkParts()
    #expect(ForeignFiles().reads("a.gpkg|layerid=1"))
  }

  @Test(arguments: ["a.gpkg|colour=red", "a.shp|layerid=first", "a.shp|layerid=-1", "a.shp|"])
  func whatElseStandsBehindABarIsRefused(_ text: String) throws {
    let name = try #require(ForeignName(text))
    let error = try #require(throws: GridGeoError.self) { try name.checkParts() }
    #expect(error.code == .badOption)
    #expect(error.message.contains("layername=, layerid= and subset="))
  }

  @Test func whatMayBeAPasswordIsNotSaid() throws {
    let name = try #require(ForeignName("PG:password=se|cret"))
    let error = try #require(throws: GridGeoError.self) { try name.checkParts() }
    #expect(!error.description.contains("cret"), "\(error)")
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
