/// What became of everything that was read: `read = kept + left out`, kind by kind.
public struct SurveyTally: Sendable, Hashable {
  /// The account of one kind of thing.
  public struct Account: Sendable, Hashable {
    public private(set) var read = 0
    public private(set) var kept = 0
    /// How many were left out for each reason. One that has several counts once, for the first.
    public private(set) var leftOut: [Finding.Code: Int] = [:]

    public init() {}

    public var leftOutCount: Int { leftOut.values.reduce(0, +) }
    /// Nothing was lost.
    public var balances: Bool { read == kept + leftOutCount }
    /// The reasons in order of their names.
    public var reasons: [(code: Finding.Code, count: Int)] {
      leftOut.map { ($0.key, $0.value) }.sorted { $0.0.name < $1.0.name }
    }

    mutating func read(_ count: Int) { read += count }
    mutating func keep() { kept += 1 }
    mutating func leaveOut(_ code: Finding.Code) { leftOut[code, default: 0] += 1 }
  }

  public var units = Account()
  /// Rows: a household with a winter and a summer camp counts twice.
  public var households = Account()
  public var barriers = Account()
  public var baseUnits = Account()

  public init() {}

  public var balances: Bool {
    units.balances && households.balances && barriers.balances && baseUnits.balances
  }
}
