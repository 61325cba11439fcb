/// Reads a raster of costs: an ESRI ASCII grid (`.asc`) in degrees of WGS 84. Costs are per metre and above 0;
/// `NODATA_value` says where no line may run.
///
/// Source of the format: Esri, "Esri ASCII raster format", ArcGIS documentation.
public enum CostRasterReader {
  private static let most = 25_000_000
  private static let names = [
    "ncols", "nrows", "xllcorner", "xllcenter", "yllcorner", "yllcenter", "cellsize", "nodata_value",
  ]

  /// - Throws: `badInput` with the line that is wrong; `missingInput`.
  /// - Complexity: O(n) in the bytes.
  public static func read(_ input: InputSource) throws(GridGeoError) -> (raster: CostRaster, sha256: String) {
    let bytes = try ByteSource.allBytes(of: input)
    let digest = SHA256.hexDigest(of: bytes)
    var scan = Scan(bytes: bytes, file: input.name)
    let heading = try heading(&scan)
    let cells = heading.columns * heading.rows
    var values: [Double] = []
    values.reserveCapacity(cells)
    while let token = scan.next() {
      guard values.count < cells else {
        throw scan.refusal("has more values than \(heading.columns) × \(heading.rows)")
      }
      guard let value = FieldText.number(token) else {
        throw scan.refusal("\"\(token.prefix(20))\" is not a number")
      }
      if value == heading.noData {
        values.append(0)
      } else {
        guard value > 0 else {
          throw scan.refusal(
            "the cost \(token.prefix(20)) is not above 0; mark ground without a way as NODATA")
        }
        values.append(value)
      }
    }
    guard values.count == cells else {
      throw scan.refusal("has \(values.count) values and not \(heading.columns) × \(heading.rows)")
    }
    let raster = CostRaster(
      columns: heading.columns, rows: heading.rows, corner: heading.corner, cellSize: heading.cellSize,
      values: values)
    return (raster, digest)
  }

  private struct Heading {
    var columns: Int
    var rows: Int
    var corner: Coordinate<Geographic>
    var cellSize: Double
    var noData: Double?
  }

  private static func heading(_ scan: inout Scan) throws(GridGeoError) -> Heading {
    var found: [String: Double] = [:]
    while let token = scan.peek(), let first = token.utf8.first, first >= 0x41 {
      let name = token.lowercased()
      guard names.contains(name) else {
        throw scan.refusal("\"\(token.prefix(20))\" is no heading of an ESRI ASCII grid")
      }
      _ = scan.next()
      guard found[name] == nil else { throw scan.refusal("\(name) is given twice") }
      guard let text = scan.next(), let value = FieldText.number(text) else {
        throw scan.refusal("\(name) has no number")
      }
      found[name] = value
    }
    func whole(_ name: String) throws(GridGeoError) -> Int {
      guard let value = found[name] else { throw scan.refusal("has no \(name)") }
      guard value >= 1, value <= Double(most), value == value.rounded() else {
        throw scan.refusal("\(name) must be a whole number from 1 to \(most)")
      }
      return Int(value)
    }
    let columns = try whole("ncols")
    let rows = try whole("nrows")
    guard columns <= most / rows else { throw scan.refusal("has more than \(most) cells; use larger ones") }
    guard let size = found["cellsize"], size > 0 else { throw scan.refusal("has no cellsize above 0") }
    func corner(_ axis: String) throws(GridGeoError) -> Double {
      switch (found[axis + "llcorner"], found[axis + "llcenter"]) {
      case (let corner?, nil): return corner
      case (nil, let centre?): return centre - size / 2
      default: throw scan.refusal("needs one of \(axis)llcorner and \(axis)llcenter")
      }
    }
    let (west, south) = (try corner("x"), try corner("y"))
    let (east, north) = (west + size * Double(columns), south + size * Double(rows))
    guard west >= -361, east <= 361, south >= -91, north <= 91 else {
      throw scan.refusal("is not in degrees; give a raster in longitude and latitude of WGS 84")
    }
    return Heading(
      columns: columns, rows: rows, corner: Coordinate(longitude: west, latitude: south), cellSize: size,
      noData: found["nodata_value"])
  }

  /// Words between blanks, and the line they stand on.
  private struct Scan {
    let bytes: [UInt8]
    let file: String
    private var at = 0
    private var line = 1

    init(bytes: [UInt8], file: String) {
      self.bytes = bytes
      self.file = file
    }

    mutating func next() -> String? {
      while at < bytes.count, bytes[at] <= 0x20 {
        if bytes[at] == 0x0A { line += 1 }
        at += 1
      }
      guard at < bytes.count else { return nil }
      let start = at
      while at < bytes.count, bytes[at] > 0x20 { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    func peek() -> String? {
      var copy = self
      return copy.next()
    }

    func refusal(_ message: String) -> GridGeoError {
      GridGeoError(.badInput, message, at: SourcePlace(file: file, row: line))
    }
  }
}
