/// Why a JSON text was refused, and at which byte.
struct JSONFault: Error {
  var message: String
  /// From 0.
  var offset: Int
  /// The input could not be read at all.
  var isMissingInput = false

  /// The fault as the library throws it.
  func error(in place: SourcePlace) -> GridGeoError {
    var place = place
    if isMissingInput { return GridGeoError(.missingInput, message, at: place) }
    place.offset = offset
    // The place names its byte only when it names no feature.
    let text = place.feature == nil ? message : "\(message) (byte \(offset))"
    return GridGeoError(.badInput, "not valid JSON: \(text)", at: place)
  }
}
