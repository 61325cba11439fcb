/// The library itself.
public enum GridGeo {
  /// Semantic version.
  public static let version = "0.1.0"
}
