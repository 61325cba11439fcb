/// Which options are wanted, and how.
public struct SettlementRequest: Sendable, Hashable {
  /// How the median of the three-stage method is moved, on grounds that the user states.
  public enum Adjustment: Sendable, Hashable {
    /// To another level of the relative distance: d_A ⁄ (d_A + d_B) for the first party by code, from 0 to 1.
    case level(Double)
    /// So that the ground of this party grows: the line moves away from its land by this length.
    case shift(Length, favouring: String)
  }

  /// Nil for all that can be applied.
  public var methods: Set<SettlementMethod>?
  /// The shares of the method `share`, each an option.
  public var keys: [SettlementKey]
  /// What the shares of fences and turns follow.
  public var mainKey: SettlementKey
  /// Of the three-stage method; nil when nothing is stated.
  public var adjustment: Adjustment?
  /// Width of the strip that both withdraw from.
  public var buffer: Length
  /// No two stakes that follow each other are farther apart.
  public var stakeDistance: Length
  /// How far a simplified line may be from the exact one; less where the shares ask for it.
  public var tolerance: Length

  public init(
    methods: Set<SettlementMethod>? = nil, keys: [SettlementKey] = [.equal, .households, .herd, .frontage],
    mainKey: SettlementKey = .equal, adjustment: Adjustment? = nil, buffer: Length = .metres(100),
    stakeDistance: Length = .metres(200), tolerance: Length = .metres(2)
  ) {
    self.methods = methods
    self.keys = keys
    self.mainKey = mainKey
    self.adjustment = adjustment
    self.buffer = buffer
    self.stakeDistance = stakeDistance
    self.tolerance = tolerance
  }

  func wants(_ method: SettlementMethod) -> Bool { methods?.contains(method) ?? true }
}
