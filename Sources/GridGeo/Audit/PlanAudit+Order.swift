extension PlanAudit {
  /// Whether codes run from west to east, then from north to south, in a plan that was numbered at once.
  ///
  /// A row is as high as a typical grid is wide, and a grid half a row farther south begins the next one. So in a
  /// pair of grids the one with the higher code is never farther north by more than half a row, and never both
  /// farther north and farther west.
  func orderFindings() -> [Finding] {
    guard provenance.command == "partition" else { return [] }
    return villages.compactMap { village -> Finding? in
      guard village.grids.count > 1, let box = village.unit.region.boundingBox else { return nil }
      let plane = CoveragePlane(centredOn: box)
      let regions = village.grids.map { plane.planar(grids[$0].region) }
      let centres = regions.map { $0.centroid ?? plane.planar(box.centre) }
      let row = (regions.reduce(0) { $0 + $1.area.squareMetres } / Double(regions.count)).squareRoot()
      // What rounding may do to a centre.
      let margin = row * 1e-3
      for j in centres.indices {
        for i in 0..<j {
          let north = centres[j].y - centres[i].y
          let west = centres[i].x - centres[j].x
          guard north > row / 2 + margin || (north > margin && west > margin) else { continue }
          let (first, second) = (grids[village.grids[i]], grids[village.grids[j]])
          return Self.finding(
            .gridCodeOrder, .note, second, "lies before \(first.code) from west to east and north to south",
            "number the village's grids in reading order", others: [first.code])
        }
      }
      return nil
    }
  }
}
