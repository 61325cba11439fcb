/// A named value of a feature.
public struct Property: Sendable, Hashable {
  public var name: String
  public var value: PropertyValue

  public init(_ name: String, _ value: PropertyValue) {
    self.name = name
    self.value = value
  }
}
