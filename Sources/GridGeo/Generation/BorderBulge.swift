/// A stretch of a border drawn anew across it: smooth, with both ends on the border.
struct BorderBulge {
  /// The stretch, ends included, in the direction of the border's left side.
  let base: [PlanePoint]

  /// The stretch pushed to the left (positive) or to the right (negative) of its direction by up to `depth`
  /// metres. The deeper it goes, the less it follows the border's own turns.
  ///
  /// - Parameter skew: where along the stretch it is deepest, 0.3 to 0.7.
  func pushed(_ depth: Double, skew: Double) -> [PlanePoint] {
    guard let first = base.first, let last = base.last else { return [] }
    let chord = PlaneShapes.distance(first, last)
    let (nx, ny) = (-(last.y - first.y) / chord, (last.x - first.x) / chord)
    let whole = PlaneShapes.length(base)
    var along = 0.0
    var result = [first]
    for i in 1..<(base.count - 1) {
      along += PlaneShapes.distance(base[i - 1], base[i])
      let t = along / whole
      let far = depth * Self.rise(t / skew) * Self.rise((1 - t) / (1 - skew))
      let straight = min(0.85, abs(far) / 350)
      let (x, y) = (first.x + (last.x - first.x) * t, first.y + (last.y - first.y) * t)
      result.append(
        PlanePoint(
          x: base[i].x + (x - base[i].x) * straight + nx * far,
          y: base[i].y + (y - base[i].y) * straight + ny * far))
    }
    return result + [last]
  }

  /// From 0 to 1, steep at first, flat at its end.
  private static func rise(_ t: Double) -> Double {
    let t = min(max(t, 0), 1)
    let back = 1 - t
    return 1 - back * back * back
  }
}
