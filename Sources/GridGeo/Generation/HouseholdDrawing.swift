/// Draws all households: how many each village has, where they live, how many persons each is.
struct HouseholdDrawing {
  let canvas: Canvas
  let terrain: Terrain
  let drainage: Drainage
  let division: DrawnUnits

  struct Draft {
    var point: FixedPoint
    var summer: FixedPoint?
    var persons: Int
    /// Lives at the point of the household before.
    var isShared = false
  }

  /// Households village by village, and the middle of each village's main settlement in metres.
  ///
  /// - Parameter grounds: outlines by village.
  /// - Complexity: O(households · points of an outline).
  func draw(_ grounds: [VillageGround]) -> (drafts: [Draft], centres: [(x: Double, y: Double)]) {
    var drafts: [Draft] = []
    var centres: [(x: Double, y: Double)] = []
    for (number, county) in division.counties.enumerated() {
      let first = drafts.count
      let seat = division.seatCells[number]
      let home = division.villageOfCell[seat]
      let counts = householdCounts(county, home)
      for (v, count) in zip(county.villages, counts) {
        let village = division.villages[v]
        var random = canvas.generator("households \(village.code)")
        var placing = HousePlacing(
          canvas, terrain, drainage, village, grounds[v], seat: home == Int32(v) ? seat : nil)
        let (houses, centre) = placing.place(count)
        centres.append(centre)
        for (k, house) in houses.enumerated() {
          var draft = Draft(point: house.point, persons: persons(&random))
          if k > 0, !house.isCamp, random.nextUniform() < canvas.scenario.sharedBuildingShare {
            draft.point = drafts[drafts.count - 1].point
            draft.isShared = true
          }
          if village.isPastoral, random.nextUniform() < canvas.scenario.summerShare {
            draft.summer = placing.summerCamp()
          }
          drafts.append(draft)
        }
      }
      balance(&drafts, first, county)
    }
    return (drafts, centres)
  }

  /// Lognormal around the county's mean, more in communities, and most at the county's seat.
  private func householdCounts(_ county: DrawnUnits.County, _ home: Int32) -> [Int] {
    var random = canvas.generator("counts \(county.code)")
    let weights = county.villages.map { v -> Double in
      let village = division.villages[v]
      let place = home == Int32(v) ? 2.4 : village.isCommunity ? 1.6 : 1
      // Larger grounds hold somewhat more people.
      let mean = canvas.villageSize * canvas.villageSize / canvas.mesh.cellArea
      let size = min(max(Double(village.cells.count) / mean, 0.2), 3)
      return place * (0.8 + 0.3 * size.squareRoot()) * random.nextLognormal(deviation: 0.42, in: 0.3...2.6)
    }
    return LargestRemainder.share(county.households, by: weights, atLeast: Scenario.leastHouseholds)
  }

  /// Persons in a household: 1 to 9, 4.6 in the mean.
  private func persons(_ random: inout SeededGenerator) -> Int {
    let limits = [3, 11, 26, 50, 72, 86, 94, 98]
    let draw = random.next(below: 100)
    return (limits.firstIndex { draw < $0 } ?? 8) + 1
  }

  /// Makes the county's persons come out right, one person in one household at a time.
  private func balance(_ drafts: inout [Draft], _ first: Int, _ county: DrawnUnits.County) {
    var random = canvas.generator("persons \(county.code)")
    var missing = county.persons - drafts[first...].reduce(0) { $0 + $1.persons }
    while missing != 0 {
      let i = first + random.next(below: drafts.count - first)
      if missing > 0, drafts[i].persons < 12 {
        drafts[i].persons += 1
        missing -= 1
      } else if missing < 0, drafts[i].persons > 1 {
        drafts[i].persons -= 1
        missing += 1
      }
    }
  }
}
