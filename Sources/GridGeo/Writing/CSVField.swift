/// A field of a table row.
public enum CSVField: Sendable, Hashable {
  case empty
  case text(String)
  case integer(Int)
  /// In the shortest form that reads back as the same number.
  case number(Double)
  /// With at most this many decimals (0 to 9).
  case decimal(Double, Int)
  /// A longitude or latitude, on the output lattice of 7 decimals.
  case degrees(Double)
}
