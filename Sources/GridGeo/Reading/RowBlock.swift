/// A number of whole rows of a table, as they stand in the file.
struct RowBlock: Sendable {
  /// From 0, in the file's order.
  var number: Int
  /// Ends with a line end, and is followed by zeros.
  var memory: BlockMemory
}
