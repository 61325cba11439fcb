/// The width of a piece of ground: the diameter of the largest circle in it, as a bracket.
///
/// Bounds come first and often suffice; then squares are halved, the most promising first, until the bracket is
/// as narrow as asked for or the budget is spent. It always returns.
struct InscribedWidth: Sendable, Hashable {
  /// A circle so wide was found, or is sure to be there.
  var low: Length
  /// No circle is wider.
  var high: Length
  /// Whether the two differ by no more than was asked for; if not, the budget ran out.
  var isPrecise: Bool

  /// Squares looked at before the search gives up.
  static let budget = 20_000

  /// - Parameters:
  ///   - piece: In the working frame.
  ///   - precision: How far the bracket's ends may lie apart.
  /// - Complexity: at most `budget` times O(n) in the vertices of the piece.
  init(of piece: Region<Planar>, precision: Length, budget: Int = InscribedWidth.budget) {
    let bounds = WidthBounds(of: piece)
    low = bounds.low
    high = bounds.high
    isPrecise = (high - low) <= precision
    guard !isPrecise, let box = piece.boundingBox else { return }
    let radii = InscribedWidth.search(
      NearLines([piece], near: box), box, low.metres / 2, high.metres / 2, precision.metres / 2, budget)
    low = .metres(radii.low * 2)
    high = .metres(radii.high * 2)
    isPrecise = radii.high - radii.low <= precision.metres / 2
  }

  /// Radii from the bracket at hand to a narrower one.
  private static func search(
    _ outline: NearLines, _ box: BoundingBox<Planar>, _ low: Double, _ high: Double, _ precision: Double,
    _ budget: Int
  ) -> (low: Double, high: Double) {
    var best = low
    // No square that was left out could hold more than this.
    var ceiling = low
    var looked = 0
    var queue = SquareQueue()
    func look(_ x: Double, _ y: Double, _ half: Double, _ side: Bool?) {
      looked += 1
      let reach = half * 2.0.squareRoot()
      let distance = outline.nearest(on: 0, x: x, y: y).square.squareRoot()
      let inside = side ?? outline.encloses(x: x, y: y)
      if inside { best = max(best, min(distance, high)) }
      let bound = min(high, (inside ? distance : -distance) + reach)
      if bound <= best + precision {
        ceiling = max(ceiling, bound)
        return
      }
      queue.push(
        SquareQueue.Square(bound: bound, x: x, y: y, half: half, side: distance > reach / 2 ? inside : nil))
    }
    let side = max(min(box.width, box.height), max(box.width, box.height) / 64)
    for row in 0..<max(1, Int((box.height / side).rounded(.up))) {
      for column in 0..<max(1, Int((box.width / side).rounded(.up))) {
        look(
          box.minimum.x + (Double(column) + 0.5) * side, box.minimum.y + (Double(row) + 0.5) * side, side / 2,
          nil)
      }
    }
    while let square = queue.pop() {
      guard square.bound > best + precision, looked < budget else {
        ceiling = max(ceiling, square.bound)
        break
      }
      let half = square.half / 2
      for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
        look(square.x + dx, square.y + dy, half, square.side)
      }
    }
    return (best, max(best, min(high, ceiling)))
  }
}
