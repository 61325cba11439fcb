/// Which places on both sides' undisputed land are nearest to a piece of a line, and so control where an
/// equidistant line runs there.
public struct LineControl: Sendable, Hashable {
  /// A place on the border of one side's undisputed land.
  public struct Place: Sendable, Hashable {
    public var party: String
    /// The vertex, or the first vertex of the edge.
    public var start: Coordinate<Geographic>
    /// The second vertex of the edge; nil for a vertex.
    public var end: Coordinate<Geographic>?

    public init(party: String, start: Coordinate<Geographic>, end: Coordinate<Geographic>? = nil) {
      self.party = party
      self.start = start
      self.end = end
    }

    public var isVertex: Bool { end == nil }
  }

  /// Of the line, from 1.
  public var line: Int
  /// Along the line, where the piece begins and ends.
  public var from: Length
  public var to: Length
  /// One for each side, in the order of the parties' codes.
  public var places: [Place]

  public init(line: Int, from: Length, to: Length, places: [Place]) {
    self.line = line
    self.from = from
    self.to = to
    self.places = places
  }
}
