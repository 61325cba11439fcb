import Testing

@testable import GridGeo

@Suite struct TownshipSplitTests {
  /// A village with so many sites, as dividing sees it.
  private static func task(_ code: String, township: String, sites: Int) -> VillageTask {
    let ring = [(0, 0), (9, 0), (9, 9), (0, 0)].map { LatticePoint(x: $0.0, y: $0.1) }
    let ground = DivisionGround(
      code: code, rings: [ring],
      sites: (0..<sites).map {
        DivisionGround.Site(position: LatticePoint(x: Int32($0), y: 0), load: 1, persons: 1, households: 1)
      }, barriers: [])
    let unit = AdminUnit(
      code: code, name: code, level: .village, parent: nil, region: Region(latticeRings: [ring]))
    return VillageTask(
      village: unit, township: township, county: "", ground: ground, spreadHouseholds: 0, spreadPersons: 0,
      gridCount: 1)
  }

  private static func random(_ seed: UInt64) -> [VillageTask] {
    var generator = SeededGenerator(seed: seed, stream: "split")
    return (0..<60).map { i in
      let township = generator.next(below: 8)
      return task(
        "V\(i)", township: township == 0 ? "" : "T\(township)", sites: 1 + generator.next(below: 50))
    }
  }

  /// Each township is in one shard, each village with its township, and nobody is left out.
  @Test(arguments: [1, 2, 3, 7, 40])
  func townshipsStayWhole(count: Int) {
    for seed in 0..<20 {
      let tasks = Self.random(UInt64(seed))
      let split = TownshipSplit(tasks, into: count)
      #expect(split.shards.count == tasks.count && split.townships.count == count)
      let all = split.townships.flatMap { $0 }
      #expect(Set(all).count == all.count)
      #expect(Set(all) == Set(tasks.map { $0.township.isEmpty ? $0.village.code : $0.township }))
      for (task, shard) in zip(tasks, split.shards) {
        let code = task.township.isEmpty ? task.village.code : task.township
        #expect(split.townships[shard - 1].contains(code))
      }
      for codes in split.townships { #expect(codes == codes.sorted()) }
    }
  }

  /// No shard has more to do than the mean and one township: the bound of any list schedule.
  @Test func sharesAreEven() {
    for seed in 0..<50 {
      let tasks = Self.random(UInt64(seed))
      let split = TownshipSplit(tasks, into: 4)
      var work = [Int](repeating: 0, count: 4)
      var ofTownship: [String: Int] = [:]
      for (task, shard) in zip(tasks, split.shards) {
        let own = task.ground.sites.count + 1
        work[shard - 1] += own
        ofTownship[task.township.isEmpty ? task.village.code : task.township, default: 0] += own
      }
      let mean = work.reduce(0, +) / 4
      #expect(work.max()! <= mean + ofTownship.values.max()!)
    }
  }

  /// The order of the tasks decides nothing.
  @Test func theSameInAnyOrder() {
    var generator = SeededGenerator(seed: 1, stream: "order")
    let tasks = Self.random(3)
    let townships = TownshipSplit(tasks, into: 3).townships
    for _ in 0..<10 {
      var other = tasks
      generator.shuffle(&other)
      #expect(TownshipSplit(other, into: 3).townships == townships)
    }
  }
}
