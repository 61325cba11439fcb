import GridGeo

/// What the table says about the grids of one unit.
struct UnitFigures: Sendable {
  var grids: Int
  var minimumLoad: Double
  var medianLoad: Double
  var maximumLoad: Double
  /// Mean and largest magnitude of the deviations from the village mean, percent.
  var meanDeviation: Double
  var largestDeviation: Double
  var meanCompactness: Double
  var area: Area

  /// - Parameter grids: at least one.
  /// - Complexity: O(n log n).
  init(_ grids: some Collection<Grid>) {
    let loads = grids.map(\.load).sorted()
    let count = loads.count
    self.grids = count
    minimumLoad = loads.first ?? 0
    maximumLoad = loads.last ?? 0
    medianLoad =
      count == 0
      ? 0 : count % 2 == 1 ? loads[count / 2] : (loads[count / 2 - 1] + loads[count / 2]) / 2
    let deviations = grids.map(\.deviationPercent.magnitude)
    let divisor = Double(max(1, count))
    meanDeviation = deviations.reduce(0, +) / divisor
    largestDeviation = deviations.max() ?? 0
    meanCompactness = grids.reduce(0) { $0 + $1.compactness } / divisor
    area = grids.reduce(.zero) { $0 + $1.area }
  }
}
