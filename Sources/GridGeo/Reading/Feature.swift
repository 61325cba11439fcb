/// One record of a file: properties in the file's order, and a geometry.
public struct Feature: Sendable, Hashable {
  /// The feature's own id; numbers as they are written.
  public var id: String?
  /// As in the file; names do not repeat.
  public var properties: [Property]
  /// Nil when the file says null, or when the geometry was faulty and the policy keeps such features.
  public var geometry: Geometry?
  /// File, number from 1, and id.
  public var place: SourcePlace

  public init(id: String? = nil, properties: [Property] = [], geometry: Geometry?, place: SourcePlace) {
    self.id = id
    self.properties = properties
    self.geometry = geometry
    self.place = place
  }

  /// The value of the property with exactly this name.
  ///
  /// - Complexity: O(number of properties).
  public subscript(name: String) -> PropertyValue? {
    properties.first { $0.name == name }?.value
  }
}
