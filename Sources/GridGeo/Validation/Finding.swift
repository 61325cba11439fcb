/// Something in the data that a person should know: what, where, how large, and what to do about it.
///
/// Findings are values. They do not stop a run: what is unusable is left out and listed, the rest goes on.
public struct Finding: Sendable, Hashable {
  /// How much it matters, the gravest first.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The item cannot be used as it is and is left out.
    case error
    /// The item is used, or a household is left out, and somebody should look at it.
    case warning
    /// Worth knowing.
    case note
  }

  public var code: Code
  public var severity: Severity
  public var place: SourcePlace
  /// Codes and ids of what is involved, the first being the item itself.
  public var subject: [String]
  /// One line: what is wrong.
  public var message: String
  /// One line: what to do; empty when nothing needs doing.
  public var remedy: String
  public var coordinate: Coordinate<Geographic>?
  public var size: Size?
  /// The ground itself, for drawing gaps and overlaps.
  public var region: Region<Geographic>?

  public init(
    _ code: Code, _ severity: Severity, at place: SourcePlace = SourcePlace(), subject: [String] = [],
    message: String, remedy: String = "", coordinate: Coordinate<Geographic>? = nil, size: Size? = nil,
    region: Region<Geographic>? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.subject = subject
    self.message = message
    self.remedy = remedy
    self.coordinate = coordinate
    self.size = size
    self.region = region
  }
}

extension Finding.Severity: Comparable {
  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  /// The graver one comes first.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

extension Finding: CustomStringConvertible {
  /// `PLACE: severity: message [code]; remedy`.
  public var description: String {
    let placed = place.description
    let head = placed.isEmpty ? "" : "\(placed): "
    let tail = remedy.isEmpty ? "" : "; \(remedy)"
    return "\(head)\(severity.rawValue): \(message) [\(code)]\(tail)"
  }
}
