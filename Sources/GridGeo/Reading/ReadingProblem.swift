/// Something wrong with one record of an input: what, where, and whether the record was left out for it.
public struct ReadingProblem: Error, Sendable, Hashable {
  /// What kind of problem. New kinds may be added; switch with a default.
  public struct Kind: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    init(_ name: String) { self.name = name }
    public var description: String { name }

    /// The record breaks the rules of its format.
    public static let badRecord = Kind("bad-record")
    /// A geometry's type or nesting is not what it should be.
    public static let badGeometry = Kind("bad-geometry")
    /// There is no geometry, or an empty one.
    public static let noGeometry = Kind("no-geometry")
    /// A geometry of a type that does not belong here, such as a line among villages.
    public static let wrongGeometry = Kind("wrong-geometry")
    public static let ringNotClosed = Kind("ring-not-closed")
    /// A ring of fewer than four positions.
    public static let ringTooShort = Kind("ring-too-short")
    /// A line of fewer than two positions.
    public static let lineTooShort = Kind("line-too-short")
    /// A position that is not on Earth.
    public static let outOfRange = Kind("out-of-range")
    /// A position that would be on Earth with longitude and latitude exchanged.
    public static let swapped = Kind("swapped-position")
    /// A ring was closed because repair was asked for.
    public static let ringClosed = Kind("ring-closed")
    /// A code or an id is missing.
    public static let missingCode = Kind("missing-code")
    /// A value that should be there is not.
    public static let missingValue = Kind("missing-value")
    /// A value cannot be understood.
    public static let badValue = Kind("bad-value")
    /// A row has more or fewer fields than the heading.
    public static let rowWidth = Kind("row-width")
    /// A position could not be brought to WGS 84.
    public static let notTransformed = Kind("not-transformed")
  }

  public var kind: Kind
  public var place: SourcePlace
  /// One line: what is wrong, and what to do.
  public var reason: String
  /// The record was left out of the result.
  public var isRefusal: Bool

  public init(_ kind: Kind, _ reason: String, at place: SourcePlace, isRefusal: Bool = false) {
    self.kind = kind
    self.reason = reason
    self.place = place
    self.isRefusal = isRefusal
  }

  /// The problem as an error, for callers that stop at the first.
  public var error: GridGeoError {
    GridGeoError(kind == .notTransformed ? .badCRS : .badInput, reason, at: place)
  }
}

extension ReadingProblem: CustomStringConvertible {
  /// `PLACE: reason`.
  public var description: String { error.description }
}
