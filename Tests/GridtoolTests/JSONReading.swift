import Foundation
import Testing

/// Reads JSON with a parser that is not ours.
enum JSONReading {
  static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
