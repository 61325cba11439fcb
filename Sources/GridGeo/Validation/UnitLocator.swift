/// Finds the unit that holds a point, among many.
struct UnitLocator: Sendable {
  private let locators: [RegionLocator<Geographic>]
  private let index: SpatialIndex<Geographic>
  let box: BoundingBox<Geographic>?

  /// - Parameter regions: Sound.
  /// - Complexity: O(n) in coordinates.
  init(_ regions: [Region<Geographic>]) {
    locators = regions.map { RegionLocator($0) }
    let boxes = regions.map(\.boundingBox)
    index = SpatialIndex(boxes)
    box = boxes.reduce(nil) { whole, box in
      guard let box else { return whole }
      return whole?.union(box) ?? box
    }
  }

  /// Index of the unit that holds the point. On a shared border, or where units overlap, the lowest one.
  func unit(holding point: Coordinate<Geographic>) -> Int? {
    var found = Int.max
    index.forEachItem(meeting: BoundingBox(point)) { candidate in
      if candidate < found && locators[candidate].contains(point) { found = candidate }
    }
    return found == Int.max ? nil : found
  }
}
