/// A format that GDAL brings: what it is called, and by which names files of it are known.
public struct ForeignFormat: Sendable, Hashable {
  /// Such as "GeoPackage".
  public let title: String
  /// GDAL's name of the driver.
  public let driver: String
  /// Endings of file names in lower case; empty for a database.
  public let endings: [String]
  public let reads: Bool
  public let writes: Bool

  /// All of them, in the order they are listed.
  public static let all: [ForeignFormat] = [
    ForeignFormat("Shapefile", "ESRI Shapefile", ["shp", "shz", "shp.zip"], writes: true),
    ForeignFormat("dBASE table", "ESRI Shapefile", ["dbf"]),
    ForeignFormat("zipped Shapefile", "ESRI Shapefile", ["zip"]),
    ForeignFormat("GeoPackage", "GPKG", ["gpkg"], writes: true),
    ForeignFormat("FlatGeobuf", "FlatGeobuf", ["fgb"], writes: true),
    ForeignFormat("KML", "LIBKML", ["kml", "kmz"], writes: true),
    ForeignFormat("GML", "GML", ["gml"], writes: true),
    ForeignFormat("MapInfo", "MapInfo File", ["tab", "mif"], writes: true),
    ForeignFormat("DXF", "DXF", ["dxf"]),
    ForeignFormat("GPX", "GPX", ["gpx"]),
    ForeignFormat("Excel workbook", "XLSX", ["xlsx"], writes: true),
    ForeignFormat("OpenDocument sheet", "ODS", ["ods"], writes: true),
    ForeignFormat("PostGIS", "PostgreSQL", [], writes: true),
    ForeignFormat("vector tiles (MBTiles)", "MVT", ["mbtiles"], reads: false, writes: true),
  ]

  private init(
    _ title: String, _ driver: String, _ endings: [String], reads: Bool = true, writes: Bool = false
  ) {
    self.title = title
    self.driver = driver
    self.endings = endings
    self.reads = reads
    self.writes = writes
  }

  /// Whether what is written under this name can hold shapes, as workbooks cannot.
  public static func holdsShapes(_ name: String) -> Bool {
    ForeignName(name).map { !$0.format.isWorkbook } ?? false
  }

  var isWorkbook: Bool { driver == "XLSX" || driver == "ODS" }
  var isDrawing: Bool { driver == "DXF" }
  var isDatabase: Bool { driver == "PostgreSQL" }
  var isShapefile: Bool { driver == "ESRI Shapefile" }
}
