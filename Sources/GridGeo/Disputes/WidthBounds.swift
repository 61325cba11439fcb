/// Bounds of the diameter of the largest circle in a piece of ground, without a search for it.
struct WidthBounds: Sendable, Hashable {
  var low: Length
  var high: Length

  init(low: Length, high: Length) {
    self.low = low
    self.high = high
  }

  /// - From below, for ground without holes: a circle of radius *r* with A ≤ P·r − π·r² lies in it, by
  ///   Bonnesen's inequality; this is a little more than 2A⁄P. With holes there is no such bound, and 0 stands.
  /// - From above: the circle's area is at most A, and it fits between any two parallels that hold the ground, so
  ///   2√(A⁄π) and the least width of the convex hull, which is at most the short side of any rectangle around.
  ///
  /// Source of the inequality: R. Osserman, "Bonnesen-style isoperimetric inequalities", The American Mathematical
  /// Monthly 86 (1979), 1–29.
  ///
  /// - Complexity: O(n log n).
  init(of piece: Region<Planar>) {
    let low = WidthBounds.sureWidth(of: piece)
    var high = 0.0
    for polygon in piece.polygons {
      let area = polygon.planarArea
      guard area > 0 else { continue }
      let circle = 2 * (area / .pi).squareRoot()
      high = max(high, min(circle, ConvexHull.leastWidth(of: polygon.exterior.coordinates)))
    }
    // Rounding alone could part a circle's two bounds the wrong way round.
    self.init(low: .metres(min(low, high)), high: .metres(high))
  }

  /// The bound from below, in metres.
  ///
  /// - Complexity: O(n).
  static func sureWidth(of piece: Region<Planar>) -> Double {
    var low = 0.0
    for polygon in piece.polygons where polygon.holes.isEmpty {
      let area = polygon.planarArea
      let around = planarLength(polygon.exterior.coordinates)
      let root = max(0, around * around - 4 * .pi * area).squareRoot()
      if area > 0 { low = max(low, 4 * area / (around + root)) }
    }
    return low
  }

  /// Whether the largest circle is wider than a length; nil when that takes a search.
  func isWider(than length: Length) -> Bool? {
    low > length ? true : high <= length ? false : nil
  }
}
