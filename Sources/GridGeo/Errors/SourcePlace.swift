/// Where in the input something is: the file, and inside it the feature or row, ring and vertex.
public struct SourcePlace: Sendable, Hashable {
  /// The file's name as the user gave it.
  public var file: String?
  /// Feature number, from 1, as it stands in the file.
  public var feature: Int?
  /// Row number, from 1; in a table with a heading the heading is row 1.
  public var row: Int?
  /// The column's heading.
  public var column: String?
  /// The feature's or row's own id.
  public var id: String?
  /// "exterior" or "hole 2" (from 1), with the polygon's number before it when there are several.
  public var ring: String?
  /// Vertex number in its ring, from 0.
  public var vertex: Int?
  /// Byte offset in the file, from 0.
  public var offset: Int?

  public init(
    file: String? = nil, feature: Int? = nil, row: Int? = nil, column: String? = nil, id: String? = nil,
    ring: String? = nil, vertex: Int? = nil, offset: Int? = nil
  ) {
    self.file = file
    self.feature = feature
    self.row = row
    self.column = column
    self.id = id
    self.ring = ring
    self.vertex = vertex
    self.offset = offset
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `FILE: feature 12 (id "A-7"): exterior, vertex 3`; empty when nothing is known.
  public var description: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    var inside: [String] = []
    if let feature { inside.append("feature \(feature)") }
    if let row { inside.append("row \(row)") }
    if let column { inside.append("column \"\(column)\"") }
    var here = inside.joined(separator: ", ")
    if let id { here += here.isEmpty ? "id \"\(id)\"" : " (id \"\(id)\")" }
    if !here.isEmpty { parts.append(here) }
    var spot: [String] = []
    if let ring { spot.append("ring \(ring)") }
    if let vertex { spot.append("vertex \(vertex)") }
    if let offset, feature == nil, row == nil { spot.append("byte \(offset)") }
    if !spot.isEmpty { parts.append(spot.joined(separator: ", ")) }
    return parts.joined(separator: ": ")
  }
}
