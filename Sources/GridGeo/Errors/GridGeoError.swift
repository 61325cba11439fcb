/// A fault: what went wrong, where, and what to do about it. Findings about the data are values, not errors.
public struct GridGeoError: Error, Sendable, Hashable {
  /// What kind of fault. New codes may be added; switch with a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    init(_ name: String) { self.name = name }
    public var description: String { name }

    /// The input breaks its format or a rule (exit status 65).
    public static let badInput = Code("bad-input")
    /// An input file is not there or cannot be read (66).
    public static let missingInput = Code("missing-input")
    /// Two wishes contradict each other, or the data (65).
    public static let infeasible = Code("infeasible")
    /// A coordinate reference system is unknown, refused or used outside its area (65).
    public static let badCRS = Code("bad-crs")
    /// The output cannot be written (3).
    public static let cannotWrite = Code("cannot-write")
    /// Whoever read our output from a pipe went away; end quietly (0).
    public static let brokenPipe = Code("broken-pipe")
    /// An option's value makes no sense (64).
    public static let badOption = Code("bad-option")
    /// A call into GEOS or PROJ failed (1).
    public static let native = Code("native")
    /// A promise of this library does not hold: a bug (1).
    public static let broken = Code("broken")
    /// The caller asked to stop (1).
    public static let cancelled = Code("cancelled")
  }

  public var code: Code
  /// One line: what is wrong, and what to do.
  public var message: String
  public var place: SourcePlace
  /// The message of the fault beneath, such as the C library's own.
  public var underlying: String?

  public init(
    _ code: Code, _ message: String, at place: SourcePlace = SourcePlace(), underlying: String? = nil
  ) {
    self.code = code
    self.message = message
    self.place = place
    self.underlying = underlying
  }
}

extension GridGeoError: CustomStringConvertible {
  /// `PLACE: message (underlying)`.
  public var description: String {
    let placed = place.description
    let head = placed.isEmpty ? message : "\(placed): \(message)"
    return underlying.map { "\(head) (\($0))" } ?? head
  }
}
