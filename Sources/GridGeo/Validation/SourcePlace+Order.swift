extension SourcePlace {
  /// Negative when this place stands before the other in the input, positive when after, 0 when they cannot
  /// be told apart.
  func order(_ other: SourcePlace) -> Int {
    func compare<Key: Comparable>(_ a: Key?, _ b: Key?) -> Int {
      if a == b { return 0 }
      guard let a else { return -1 }
      guard let b else { return 1 }
      return a < b ? -1 : 1
    }
    for order in [
      compare(file, other.file), compare(feature, other.feature), compare(row, other.row),
      compare(id, other.id), compare(column, other.column), compare(ring, other.ring),
      compare(vertex, other.vertex), compare(offset, other.offset),
    ] where order != 0 { return order }
    return 0
  }
}
