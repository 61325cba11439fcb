/// One village of the new territory with the old grids on its ground.
struct VillageCase: Sendable {
  var task: VillageTask
  /// Old grids on the village's ground, by number among all of them; in order of code.
  var olds: [Int]
  /// Whether each of `olds` is this village's to go on with: most of its load, or ground, lies here.
  var isOwn: [Bool]
  /// Vertices that the old grids have on the village's border, when they tile the village; nil when its outline
  /// is another one.
  var insertions: [Outlines.Insertion]?
  /// Old grid of each site, by its place in `olds`; −1 for none.
  var homeOfSite: [Int32]
  var target: VillageTarget
  var triggers: [RepartitionTrigger] = []
  /// Places in `olds` of grids that stay as they are.
  var lockedGrids: Set<Int> = []
  /// Sites that stay in their grid.
  var lockedSites: Set<Int> = []
  /// Sites that are too far from the centre of their grid.
  var farSites: Set<Int> = []
  /// Whether a site is too far from the centre of an old grid, at `site * olds.count + grid`; empty without a
  /// highest distance.
  var isOutOfReach: [Bool] = []

  /// Places in `olds` of grids whose load may stay what it is, even outside the band.
  var looseGrids: Set<Int> = []

  var ownCount: Int { isOwn.count { $0 } }

  /// Load of each of `olds` here.
  var loads: [Double] {
    var loads = [Double](repeating: 0, count: olds.count)
    for (i, home) in homeOfSite.enumerated() where home >= 0 { loads[Int(home)] += task.ground.sites[i].load }
    return loads
  }

  /// The number of grids that is nearest to the present one.
  var nearestCount: Int { min(max(ownCount, target.counts.lowerBound), target.counts.upperBound) }
}
