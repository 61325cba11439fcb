/// All features of a GeoJSON file, with what the reader had to say.
public struct FeatureCollection: Sendable {
  /// In the file's order.
  public var features: [Feature]
  public var summary: GeoJSONSummary

  public init(features: [Feature], summary: GeoJSONSummary) {
    self.features = features
    self.summary = summary
  }
}
