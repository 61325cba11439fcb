/// Writes the rows of an assignment: as table rows, the usual ones by copying bytes that are ready, or as
/// GeoJSON points.
struct AssignmentText: Sendable {
  static let columns = ["household", "grid", "village", "status", "distance_m", "reason"]

  let format: AssignmentFormat
  let hasSummer: Bool
  let hasDisputes: Bool
  /// Codes of the grids and of their villages.
  private let grids: [String]
  private let villages: [String]
  /// What follows the id of a household inside grid g, or behind the last grid's, in none:
  /// `tails[starts[g]..<starts[g + 1]]`, line end included.
  private let tails: [UInt8]
  private let starts: [UInt32]
  /// The longest tail, rounded up to whole pieces of copying.
  let longestTail: Int

  /// What stands between two features of a collection.
  private static let separator = ",\n"

  init(
    _ format: AssignmentFormat, grids: [String], villages: [String], hasSummer: Bool, hasDisputes: Bool
  ) {
    self.format = format
    self.grids = grids
    self.villages = villages
    self.hasSummer = hasSummer
    self.hasDisputes = hasDisputes
    var text = OutputText(reserving: grids.count * 48 + 128)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(grids.count + 1)
    var longest = 0
    if format == .csv {
      for g in grids.indices {
        text.append(UInt8(ascii: ","))
        text.append(csvText: grids[g])
        text.append(UInt8(ascii: ","))
        text.append(csvText: villages[g])
        text.append(",inside,,")
        if hasSummer { text.append(UInt8(ascii: ",")) }
        if hasDisputes { text.append(UInt8(ascii: ",")) }
        text.append(UInt8(ascii: "\n"))
        longest = max(longest, text.count - Int(starts[g]))
        starts.append(UInt32(text.count))
      }
      // Behind the grids' own: the tail of a household in none.
      text.append(",,,outside,,")
      if hasSummer { text.append(UInt8(ascii: ",")) }
      if hasDisputes { text.append(UInt8(ascii: ",")) }
      text.append(UInt8(ascii: "\n"))
      longest = max(longest, text.count - Int(starts[grids.count]))
      starts.append(UInt32(text.count))
    }
    for _ in 0..<64 { text.append(0) }
    tails = text.bytes
    self.starts = starts
    longestTail = (longest + 31) & ~31
  }

  /// Bytes in front of the first row that are left out.
  var skip: Int { format == .geojson ? AssignmentText.separator.utf8.count : 0 }

  /// What comes before the rows.
  func begin(_ text: inout OutputText) throws(GridGeoError) {
    switch format {
    case .csv:
      let columns =
        AssignmentText.columns + (hasSummer ? ["summer_grid"] : []) + (hasDisputes ? ["dispute"] : [])
      try text.append(csvRow: columns.map { .text($0) })
    case .geojson: text.append("{\"type\":\"FeatureCollection\",\"features\":[\n")
    case .geojsonSequence: break
    }
  }

  /// What comes behind the rows.
  ///
  /// - Parameter box: around all positions.
  /// - Throws: `broken` for a number that is not finite.
  func end(
    _ text: inout OutputText, box: BoundingBox<Geographic>?, provenance: Provenance
  ) throws(GridGeoError) {
    guard format == .geojson else { return }
    text.append("\n]")
    if let box {
      text.append(",\"bbox\":[")
      for (i, number) in [box.minimum.x, box.minimum.y, box.maximum.x, box.maximum.y].enumerated() {
        if i > 0 { text.append(UInt8(ascii: ",")) }
        try text.append(number, decimals: CoordinateLattice.decimals)
      }
      text.append(UInt8(ascii: "]"))
    }
    text.append(",\"gridgeo\":")
    try text.append(json: provenance.json)
    text.append("}\n")
  }

  /// A table row of a household that is inside a grid or outside all, and nothing else to say of it.
  ///
  /// - Parameters:
  ///   - grid: the grid, or the number of grids for none.
  ///   - id: readable for 16 bytes more.
  ///   - end: room for the id and `longestTail` bytes.
  /// - Returns: the number of bytes.
  @inline(__always)
  func writeUsual(
    id: UnsafePointer<UInt8>, length: Int, grid: Int, tails: UnsafePointer<UInt8>,
    starts: UnsafePointer<UInt32>, to end: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let target = UnsafeMutableRawPointer(end)
    if length <= 16 {
      target.storeBytes(
        of: UnsafeRawPointer(id).loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
    } else {
      target.copyMemory(from: id, byteCount: length)
    }
    let start = Int(starts[grid])
    let count = Int(starts[grid &+ 1]) &- start
    var done = 0
    repeat {
      (target + length + done).storeBytes(
        of: UnsafeRawPointer(tails + start + done).loadUnaligned(as: SIMD32<UInt8>.self),
        as: SIMD32<UInt8>.self)
      done &+= 32
    } while done < count
    return length &+ count
  }

  /// The ready bytes, for `writeUsual`.
  func withTails<Result>(
    _ body: (UnsafePointer<UInt8>, UnsafePointer<UInt32>) -> Result
  ) -> Result {
    tails.withUnsafeBufferPointer { tails in
      starts.withUnsafeBufferPointer { starts in
        body(tails.baseAddress.unsafelyUnwrapped, starts.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  /// Any row, as a table row or a feature.
  func append(
    id: UnsafeBufferPointer<UInt8>, _ row: AssignedRow, to text: inout OutputText
  ) throws(GridGeoError) {
    if format == .csv { try appendRow(id, row, &text) } else { try appendFeature(id, row, &text) }
  }

  private func appendRow(
    _ id: UnsafeBufferPointer<UInt8>, _ row: AssignedRow, _ text: inout OutputText
  ) throws(GridGeoError) {
    let grid = Int(row.grid)
    var fields: [CSVField] = [
      .text(String(decoding: id, as: UTF8.self)), grid < 0 ? .empty : .text(grids[grid]),
      grid < 0 ? .empty : .text(villages[grid]), .text(row.status.name),
      row.distance.map { .decimal($0.metres, 3) } ?? .empty, row.reason.isEmpty ? .empty : .text(row.reason),
    ]
    if hasSummer { fields.append(row.summerGrid < 0 ? .empty : .text(grids[Int(row.summerGrid)])) }
    if hasDisputes { fields.append(row.disputes.isEmpty ? .empty : .text(row.disputes)) }
    try text.append(csvRow: fields)
  }

  private func appendFeature(
    _ id: UnsafeBufferPointer<UInt8>, _ row: AssignedRow, _ text: inout OutputText
  ) throws(GridGeoError) {
    if format == .geojson { text.append(AssignmentText.separator) }
    let household = String(decoding: id, as: UTF8.self)
    text.append("{\"type\":\"Feature\",\"id\":")
    text.append(jsonString: household)
    if let position = row.position {
      text.append(",\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
      try text.append(position.x, decimals: CoordinateLattice.decimals)
      text.append(UInt8(ascii: ","))
      try text.append(position.y, decimals: CoordinateLattice.decimals)
      text.append("]}")
    } else {
      text.append(",\"geometry\":null")
    }
    text.append(",\"properties\":{\"household\":")
    text.append(jsonString: household)
    append(",\"grid\":", row.grid < 0 ? nil : grids[Int(row.grid)], &text)
    append(",\"village\":", row.grid < 0 ? nil : villages[Int(row.grid)], &text)
    append(",\"status\":", row.status.name, &text)
    text.append(",\"distance_m\":")
    if let distance = row.distance {
      try text.append(distance.metres, decimals: 3)
    } else {
      text.append("null")
    }
    append(",\"reason\":", row.reason.isEmpty ? nil : row.reason, &text)
    if hasSummer { append(",\"summer_grid\":", row.summerGrid < 0 ? nil : grids[Int(row.summerGrid)], &text) }
    if hasDisputes { append(",\"dispute\":", row.disputes.isEmpty ? nil : row.disputes, &text) }
    text.append(format == .geojson ? "}}" : "}}\n")
  }

  private func append(_ name: StaticString, _ value: String?, _ text: inout OutputText) {
    text.append(name)
    if let value { text.append(jsonString: value) } else { text.append("null") }
  }
}
