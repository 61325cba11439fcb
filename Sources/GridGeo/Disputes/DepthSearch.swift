/// Looks for a place in a piece of ground that lies farther from every line than that line's band.
///
/// Squares are halved, the most promising first, as in the search for a pole of inaccessibility: distances
/// change by at most the way one goes, so a square whose middle lies deeper than half its diagonal within a
/// band holds no such place. Source of the method: D. Garcia-Castellanos and U. Lombardo, "Poles of
/// inaccessibility", Scottish Geographical Journal 123 (2007), 227–233; with bounds in a queue as in branch
/// and bound.
struct DepthSearch {
  private let piece: NearLines
  private let lines: NearLines
  private let box: BoundingBox<Planar>
  private let area: Double
  /// Some place is at least this far from the outline.
  private let sureDepth: Double

  /// Squares looked at before the search gives up; it then has found nothing.
  static let budget = 4000
  /// The search stops where less than this share of the least band is left to decide.
  static let precision = 0.02

  /// - Parameters:
  ///   - lines: At least every edge that is within its line's band of the box; none runs through the piece.
  ///   - box: Of the piece.
  init(of piece: Region<Planar>, lines: NearLines, box: BoundingBox<Planar>) {
    self.piece = NearLines([piece], near: box)
    self.lines = lines
    self.box = box
    area = piece.area.squareMetres
    sureDepth = WidthBounds.sureWidth(of: piece) / 2
  }

  /// Whether there is such a place.
  ///
  /// - Parameter bands: In metres, one for each line.
  func reaches(beyond bands: [Double]) -> Bool {
    guard area > 0 else { return false }
    if sureDepth > bands.max() ?? 0 { return true }
    let least = bands.min() ?? 0
    // A circle of the least band around the place lies in the piece.
    guard Double.pi * least * least < area else { return false }
    let precision = max(0.001, (bands.max() ?? 0) * Self.precision)
    let (width, height) = (box.width, box.height)
    let side = max(min(width, height), max(width, height) / 64)
    guard side > 0, side.isFinite else { return false }
    var queue = SquareQueue()
    var looked = 0
    /// - Parameter side: Of the middle, where it is known: whether it lies in the piece.
    func look(_ x: Double, _ y: Double, _ half: Double, side: Bool?) -> Bool {
      looked += 1
      let reach = half * 2.0.squareRoot()
      let margin = lines.margin(x: x, y: y, bands: bands, enough: precision - reach)
      if margin <= precision - reach && margin <= 0 { return false }
      let inside = side ?? piece.encloses(x: x, y: y)
      if inside {
        if margin > 0 { return true }
      } else if margin + least > reach || piece.nearest(on: 0, x: x, y: y, within: reach).edge < 0 {
        return false
      }
      // No line passes between this middle and those of its quarters when all are farther away.
      let isClear = margin + least > reach / 2
      queue.push(
        SquareQueue.Square(bound: margin + reach, x: x, y: y, half: half, side: isClear ? inside : nil))
      return false
    }
    let columns = max(1, Int((width / side).rounded(.up)))
    let rows = max(1, Int((height / side).rounded(.up)))
    for row in 0..<rows {
      for column in 0..<columns {
        let x = box.minimum.x + (Double(column) + 0.5) * side
        let y = box.minimum.y + (Double(row) + 0.5) * side
        if look(x, y, side / 2, side: nil) { return true }
      }
    }
    while let square = queue.pop(), looked < Self.budget {
      let half = square.half / 2
      guard half > precision / 8 else { continue }
      for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)]
      where look(square.x + dx, square.y + dy, half, side: square.side) { return true }
    }
    return false
  }
}
