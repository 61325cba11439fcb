/// Orders that give the same sequence on every machine, whatever order the elements came in.
public enum StableOrder {
  /// Codes and ids, by their UTF-8 bytes: no locale and no Unicode version has a say.
  ///
  /// - Complexity: O(bytes).
  public static func precedes(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Positions from west to east, then from north to south: the order in which grids are numbered.
  /// −0 and 0 are the same place; a position that is not a number comes last.
  public static func westToEast(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Bool {
    if a.x != b.x, !(a.x.isNaN && b.x.isNaN) { return precedes(a.x, b.x) }
    // Latitudes are compared the other way round, so a missing one must be looked at by itself.
    if b.y.isNaN { return !a.y.isNaN }
    return a.y > b.y
  }

  /// Numbers from small to large, a number before one that is none.
  public static func precedes(_ a: Double, _ b: Double) -> Bool {
    if b.isNaN { return !a.isNaN }
    return a < b
  }
}

extension Sequence {
  /// The elements in order, equal ones as they stood: the standard library's sort does so too, but does
  /// not promise it.
  ///
  /// - Complexity: O(*n* log *n*) comparisons.
  public func stablySorted(by precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { a, b in
      if precedes(a.element, b.element) { return true }
      if precedes(b.element, a.element) { return false }
      return a.offset < b.offset
    }
    .map(\.element)
  }
}
