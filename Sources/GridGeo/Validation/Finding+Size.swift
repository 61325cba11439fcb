extension Finding {
  /// How large a finding is. Only what makes sense for its code is given.
  public struct Size: Sendable, Hashable {
    /// Of the gap, the overlap or the piece outside; after a repair, of the repaired ground.
    public var area: Area?
    /// Before a repair.
    public var areaBefore: Area?
    /// A width (2A/P) for ground; a distance or the length of a move otherwise.
    public var length: Length?
    /// How many vertices, pieces or rows.
    public var count: Int?

    public init(area: Area? = nil, areaBefore: Area? = nil, length: Length? = nil, count: Int? = nil) {
      self.area = area
      self.areaBefore = areaBefore
      self.length = length
      self.count = count
    }
  }
}
