/// What lies at a place across a border: a grid, else a unit of the territory, else nothing known.
struct GroundBeyond: Sendable {
  enum Place: Sendable, Hashable {
    /// By number.
    case grid(Int32)
    /// By code.
    case unit(String)
    case outside
  }

  private let grids: [Region<Geographic>]
  private let gridIndex: SpatialIndex<Geographic>
  /// The lowest level first, then by code.
  private let units: [AdminUnit]
  private let unitIndex: SpatialIndex<Geographic>

  init(grids: [Grid], units: [AdminUnit]) {
    self.grids = grids.map(\.region)
    gridIndex = SpatialIndex(self.grids.map(\.boundingBox))
    self.units = units.sorted { $0.level != $1.level ? $0.level > $1.level : $0.code < $1.code }
    unitIndex = SpatialIndex(self.units.map(\.region.boundingBox))
  }

  /// - Complexity: O(log n) and the edges of what is near.
  func place(_ c: Coordinate<Geographic>, from i: Int) -> Place {
    let here = gridIndex.items(at: c).first { $0 != i && grids[$0].contains(c) }
    if let here { return .grid(Int32(here)) }
    let unit = unitIndex.items(at: c).first { units[$0].region.contains(c) }
    return unit.map { .unit(units[$0].code) } ?? .outside
  }
}
