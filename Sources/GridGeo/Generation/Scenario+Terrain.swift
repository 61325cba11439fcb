extension Scenario {
  /// How the ground rises from north to south, and how deep its valleys are cut.
  public struct Terrain: Sendable, Hashable {
    /// Mean elevation at the northern edge.
    public var north: Length
    /// Mean elevation of the southern plateau.
    public var south: Length
    /// Height between valley and ridge in the north.
    public var reliefNorth: Length
    /// Height between valley and ridge in the south.
    public var reliefSouth: Length
    /// A village whose mean elevation is higher lives from herding, a lower one from farming.
    public var pastoralAbove: Length

    public init(
      north: Length = .metres(2400), south: Length = .metres(3750), reliefNorth: Length = .metres(1100),
      reliefSouth: Length = .metres(450), pastoralAbove: Length = .metres(3500)
    ) {
      self.north = north
      self.south = south
      self.reliefNorth = reliefNorth
      self.reliefSouth = reliefSouth
      self.pastoralAbove = pastoralAbove
    }
  }
}
