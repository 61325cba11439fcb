/// Which ring of a polygon.
public enum RingRole: Sendable, Hashable {
  case exterior
  /// Number of the hole, from 1.
  case hole(Int)
}

extension RingRole: CustomStringConvertible {
  /// "exterior" or "hole 2".
  public var description: String {
    switch self {
    case .exterior: "exterior"
    case .hole(let number): "hole \(number)"
    }
  }
}
