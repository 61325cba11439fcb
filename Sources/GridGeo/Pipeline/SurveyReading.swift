/// What the user says of the files.
public struct SurveyReading: Sendable, Hashable {
  /// CRS of input that names none, such as "EPSG:4490"; nil is WGS 84.
  public var crs: String?
  /// Encoding of tables; nil to find out.
  public var encoding: TextEncoding?
  /// Column or property to read a field from, by the contract's field name: `["code": "adcode"]`.
  public var fields: [String: String]
  /// Columns to leave out unread.
  public var ignoredColumns: [String]
  /// Property of base units that holds their load; nil for `load`.
  public var loadField: String?
  /// What the seasons of claims are called, and their days.
  public var seasons: SeasonText
  /// Whether unsound ground is repaired and open rings are closed, each with a finding.
  public var repair: RepairPolicy

  public init(
    crs: String? = nil, encoding: TextEncoding? = nil, fields: [String: String] = [:],
    ignoredColumns: [String] = [], loadField: String? = nil, seasons: SeasonText = .usual,
    repair: RepairPolicy = .none
  ) {
    self.crs = crs
    self.encoding = encoding
    self.fields = fields
    self.ignoredColumns = ignoredColumns
    self.loadField = loadField
    self.seasons = seasons
    self.repair = repair
  }
}

extension SurveyReading {
  /// Names and values for provenance, as the command line spells them.
  var named: [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    if let crs { named.append(("crs", crs)) }
    if let loadField { named.append(("load-field", loadField)) }
    if repair != .none { named.append(("repair", repair.rawValue)) }
    for (name, column) in fields.sorted(by: { $0.key < $1.key }) {
      named.append(("field", "\(name)=\(column)"))
    }
    return named
  }
}
