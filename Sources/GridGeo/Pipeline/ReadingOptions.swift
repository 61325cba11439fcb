/// What the user says of the files.
public struct ReadingOptions: Sendable, Hashable {
  /// CRS of input that names none, such as "EPSG:4490"; nil is WGS 84.
  public var crs: String?
  /// "utf-8" or "gb18030"; nil to detect.
  public var encoding: String?
  /// Column or property to read a field from, by the contract's field name: `["code": "adcode"]`.
  public var fields: [String: String]
  /// Columns to leave out unread.
  public var ignoredColumns: [String]
  /// Whether unsound ground is repaired.
  public var repair: RepairPolicy

  public init(
    crs: String? = nil, encoding: String? = nil, fields: [String: String] = [:],
    ignoredColumns: [String] = [], repair: RepairPolicy = .none
  ) {
    self.crs = crs
    self.encoding = encoding
    self.fields = fields
    self.ignoredColumns = ignoredColumns
    self.repair = repair
  }
}
