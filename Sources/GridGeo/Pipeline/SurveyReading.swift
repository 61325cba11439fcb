/// What the user says of the files.
public struct SurveyReading: Sendable, Hashable {
  /// CRS of input that names none, such as "EPSG:4490"; nil is WGS 84.
  public var crs: String?
  /// The same for single files, by their role: `["households": "gcj02"]`.
  public var crsByRole: [String: String]
  /// Which number of a position comes first; nil is east, north.
  public var axes: AxisOrder?
  /// The same for single files, by their role.
  public var axesByRole: [String: AxisOrder]
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
    crs: String? = nil, crsByRole: [String: String] = [:], axes: AxisOrder? = nil,
    axesByRole: [String: AxisOrder] = [:], encoding: TextEncoding? = nil, fields: [String: String] = [:],
    ignoredColumns: [String] = [], loadField: String? = nil, seasons: SeasonText = .usual,
    repair: RepairPolicy = .none
  ) {
    self.crs = crs
    self.crsByRole = crsByRole
    self.axes = axes
    self.axesByRole = axesByRole
    self.encoding = encoding
    self.fields = fields
    self.ignoredColumns = ignoredColumns
    self.loadField = loadField
    self.seasons = seasons
    self.repair = repair
  }
}

extension SurveyReading {
  /// What files are called that `crsByRole` and `axesByRole` may name.
  public static let roles = ["territory", "households", "barriers", "units", "claims"]

  /// The system that a file's positions are said to be in.
  func crs(of role: String) -> String? { crsByRole[role] ?? crs }

  /// Which number of a file's positions is said to come first; nil when nothing is said.
  func axes(of role: String) -> AxisOrder? { axesByRole[role] ?? axes }

  /// Names and values for provenance, as the command line spells them.
  var named: [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    named += positionOptions
    if let loadField { named.append(("load-field", loadField)) }
    if repair != .none { named.append(("repair", repair.rawValue)) }
    for (name, column) in fields.sorted(by: { $0.key < $1.key }) {
      named.append(("field", "\(name)=\(column)"))
    }
    return named
  }

  /// What is said of positions, as the command line spells it.
  var positionOptions: [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    if let crs { named.append(("crs", crs)) }
    for (role, crs) in crsByRole.sorted(by: { $0.key < $1.key }) { named.append(("crs", "\(role)=\(crs)")) }
    if let axes { named.append(("axes", axes.rawValue)) }
    for (role, axes) in axesByRole.sorted(by: { $0.key < $1.key }) {
      named.append(("axes", "\(role)=\(axes.rawValue)"))
    }
    return named
  }
}
