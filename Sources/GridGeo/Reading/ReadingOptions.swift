/// How input is to be read; the same options serve all readers.
public struct ReadingOptions: Sendable, Hashable {
  public var policy: FaultPolicy
  /// Close rings that are open, each with a problem of kind `ringClosed`.
  public var closesRings: Bool
  /// The system that positions are in, where the input does not say, or says wrongly.
  public var crs: String?
  /// Which number of a position comes first.
  public var axes: AxisOrder
  /// Field name of the data contract → column or property that holds it (`--field name=COLUMN`).
  public var fields: [String: String]
  /// Columns to leave out before anything looks at them (`--ignore-column NAME`).
  public var ignoredColumns: [String]
  /// The encoding of tables; nil to find out.
  public var encoding: TextEncoding?
  /// The level of units when neither a `level` property nor the code tells it.
  public var defaultLevel: AdminLevel
  /// Whether a copy that is marked as shifted for a viewer is read as it stands, without its system being named.
  public var takesShiftedCopies = false
  /// Take the SHA-256 of the bytes.
  public var hashes: Bool

  public init(
    policy: FaultPolicy = .stop, closesRings: Bool = false, crs: String? = nil,
    axes: AxisOrder = .eastNorth, fields: [String: String] = [:], ignoredColumns: [String] = [],
    encoding: TextEncoding? = nil,
    defaultLevel: AdminLevel = .village, hashes: Bool = true
  ) {
    self.policy = policy
    self.closesRings = closesRings
    self.crs = crs
    self.axes = axes
    self.fields = fields
    self.ignoredColumns = ignoredColumns
    self.encoding = encoding
    self.defaultLevel = defaultLevel
    self.hashes = hashes
  }
}
