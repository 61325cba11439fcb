/// A place that herders depend on: a water point or a camp.
public struct PasturePlace: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case water, camp

    /// Reads the English word or a Chinese one (水源, 水井, 营地, 牧点 …).
    public init?(_ text: String) {
      switch text.lowercased() {
      case "water", "well", "spring", "water point", "水", "水源", "水井", "泉", "饮水点": self = .water
      case "camp", "tent", "house", "营地", "牧点", "帐篷", "定居点": self = .camp
      default: return nil
      }
    }
  }

  public var kind: Kind
  public var position: Coordinate<Geographic>

  public init(kind: Kind, position: Coordinate<Geographic>) {
    self.kind = kind
    self.position = position
  }
}
