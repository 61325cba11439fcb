/// Reads and writes formats beyond GeoJSON and delimited tables, by the name of the file or database.
///
/// What is read becomes GeoJSON or CSV text, so that the library's own readers check it as they check all input;
/// what is written comes as the text that the library's own writers make.
public protocol ForeignFormats: Sendable {
  /// Whether this name is read here, by its ending or its form; the file is not looked at.
  func reads(_ name: String) -> Bool

  /// Whether this name is written here.
  func writes(_ name: String) -> Bool

  /// What to call it in messages and provenance: without the words of a connection, which may hold a password.
  func shownName(of name: String) -> String

  /// The content of a file or table as text. Asked twice, it gives the same text.
  ///
  /// - Throws: `missingInput`, `badInput`, `badCRS`, `badOption`, with one line that names the file.
  func text(of name: String) throws(GridGeoError) -> ForeignText

  /// Says whether the target can be written, without touching it.
  ///
  /// - Throws: `cannotWrite`.
  func check(_ target: String, overwrite: Bool) throws(GridGeoError)

  /// Turns a text file into the target, whole or not at all.
  ///
  /// - Parameter text: path of a file that holds GeoJSON or CSV as the library writes it.
  /// - Throws: `cannotWrite`.
  func write(_ text: String, to target: String, overwrite: Bool) throws(GridGeoError)
}
