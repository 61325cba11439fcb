/// How good a grouping of grids into areas is: the sum of the squared loads of the areas counts first (with a
/// given number of areas, less is more even), then the border that lies inside areas.
struct AreaCost: Sendable, Hashable, Comparable {
  /// Σ (load of an area)².
  var squares: Double
  /// Shared border between grids of the same area, metres; border between two villages counts half.
  var kept: Double

  static let zero = AreaCost(squares: 0, kept: 0)

  /// The better one is less.
  static func < (a: AreaCost, b: AreaCost) -> Bool {
    a.squares != b.squares ? a.squares < b.squares : a.kept > b.kept
  }

  static func + (a: AreaCost, b: AreaCost) -> AreaCost {
    AreaCost(squares: a.squares + b.squares, kept: a.kept + b.kept)
  }

  /// Better by more than rounding: no search may go in circles over the last digits.
  func isBetter(than other: AreaCost) -> Bool {
    let noise = 1e-9 * other.squares
    if squares < other.squares - noise { return true }
    return squares <= other.squares + noise && kept > other.kept + 1e-6 * (1 + abs(other.kept))
  }
}
