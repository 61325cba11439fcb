/// How a household found its grid, or why it found none.
public enum AssignmentStatus: UInt8, Sendable, Hashable, CaseIterable {
  /// In one grid, away from its border.
  case inside = 0
  /// On a shared border within the rounding unit; the grid is the one with the lowest code.
  case border
  /// Outside all grids and given to the nearest, within the limit that was asked for.
  case nearest
  /// On ground whose dispute is not settled; it keeps its grid.
  case disputed
  /// In no grid.
  case outside
  /// Without a place: missing, not finite, out of range, or 0, 0.
  case invalid

  /// The word in files.
  public var name: String {
    switch self {
    case .inside: "inside"
    case .border: "border"
    case .nearest: "nearest"
    case .disputed: "disputed"
    case .outside: "outside"
    case .invalid: "invalid"
    }
  }

  /// Reads the word, whatever its case.
  public init?(_ text: String) {
    let word = text.lowercased()
    guard let status = AssignmentStatus.allCases.first(where: { $0.name == word }) else { return nil }
    self = status
  }
}
