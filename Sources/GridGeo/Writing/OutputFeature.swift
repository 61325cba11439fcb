/// A feature to be written: an id, properties in their order, and a geometry.
public struct OutputFeature: Sendable, Hashable {
  public var id: String
  public var properties: [JSONMember]
  public var geometry: OutputGeometry

  public init(id: String, properties: [JSONMember], geometry: OutputGeometry) {
    self.id = id
    self.properties = properties
    self.geometry = geometry
  }

  public init(id: String, properties: [(String, JSONValue)], geometry: OutputGeometry) {
    self.init(id: id, properties: properties.map { JSONMember($0.0, $0.1) }, geometry: geometry)
  }
}
