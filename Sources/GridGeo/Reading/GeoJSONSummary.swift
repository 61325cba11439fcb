/// What reading a GeoJSON text brought, besides its features.
public struct GeoJSONSummary: Sendable {
  /// Features in the file, the refused ones included.
  public var featureCount = 0
  /// Features that were left out, each with a problem.
  public var refusedCount = 0
  /// Faults and repairs, in the file's order.
  public var problems: [ReadingProblem] = []
  /// Remarks for the user.
  public var notes: [String] = []
  /// The system that the positions were declared to be in; nil when nothing was said, which means WGS 84.
  public var crs: String?
  /// Members of the document that are no part of GeoJSON and that outputs of this library carry: `name` and
  /// `gridgeo`, objects as raw text.
  public var members: [Property] = []
  /// SHA-256 of the bytes when it was asked for: 64 lower-case hexadecimal digits.
  public var sha256: String?

  public init() {}
}
