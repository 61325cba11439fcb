extension JSONValue {
  /// Reads a JSON text.
  ///
  /// - Throws: `badInput` for text that is not JSON.
  public init(json text: String) throws(GridGeoError) { self = try JSONDocument.value(in: text) }
}
