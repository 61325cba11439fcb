/// A checked survey in its working frame, ready to be computed with: villages with the sites in them, the
/// barriers near each, and the frame. Stage 3 of the flow.
///
/// It stands here and not in `Projection/`, since that folder knows no survey.
public struct WorkingSurvey: Sendable {
  public let frame: WorkingFrame
  /// Villages by code, without their grid counts.
  let tasks: [VillageTask]
  /// Village of each household of the survey, by number in `tasks`; −1 for a household at its
  /// summer camp.
  let villageOfHousehold: [Int32]
  /// Place of each household among the sites of its village.
  let siteOfHousehold: [Int32]
  /// Rings of the given base units of each village, when there are any; one a site.
  let unitRings: [[[[LatticePoint]]]]
  /// Base units that lie in no village.
  public let strayUnits: Int

  /// - Throws: `badInput` when the survey has no village; `badCRS` when the frame cannot be made.
  public init(_ survey: ValidSurvey, spread: PartitionOptions.Spread) throws(GridGeoError) {
    // Units are in order of level, then code: the lowest level stands last.
    let first = survey.units.firstIndex { $0.level == survey.lowestLevel } ?? 0
    let villages = Array(survey.units[first...])
    var box: BoundingBox<Geographic>?
    for village in villages {
      if let own = village.region.boundingBox { box = box?.union(own) ?? own }
    }
    guard let box else {
      throw GridGeoError(
        .badInput, "has no village with usable ground; run `gridtool check` on it to see why",
        at: SourcePlace(file: survey.inputs.first { $0.role == "territory" }?.name ?? "the territory"))
    }
    frame = try WorkingFrame(centredOn: box)
    let index = SpatialIndex(villages.map(\.region.boundingBox))
    let ancestors = Ancestors(survey.units)
    var tasks = villages.map { village in
      VillageTask(
        village: village, township: ancestors.code(of: village, at: .township),
        county: ancestors.code(of: village, at: .county),
        ground: DivisionGround(
          code: village.code, rings: DivisionGround.rings(of: village.region), sites: [], barriers: []),
        spreadHouseholds: 0, spreadPersons: 0, gridCount: 1)
    }
    WorkingSurvey.addBarriers(survey.barriers, to: &tasks, index)
    let located = survey.households.indices.map { i in
      survey.households[i].season == .summer ? -1 : Int32(survey.householdUnits[i] - first)
    }
    if survey.baseUnits.isEmpty {
      siteOfHousehold = WorkingSurvey.addSites(survey.households, located, spread, to: &tasks)
      unitRings = []
      strayUnits = 0
    } else {
      let units = WorkingSurvey.addUnits(survey, located, villages, index, to: &tasks)
      unitRings = units.rings
      strayUnits = units.strays
      siteOfHousehold = units.siteOfHousehold
    }
    villageOfHousehold = located
    for i in tasks.indices where tasks[i].ground.sites.isEmpty {
      tasks[i].spreadHouseholds =
        spread == .points ? 0 : tasks[i].village.households ?? tasks[i].village.persons ?? 0
      tasks[i].spreadPersons = spread == .points ? 0 : tasks[i].village.persons ?? 0
    }
    self.tasks = tasks
  }

  /// Households that stand at a site of a village.
  var placedHouseholds: Int { siteOfHousehold.count { $0 >= 0 } }

  /// What could not be used here.
  var findings: [Finding] {
    guard strayUnits > 0 else { return [] }
    return [
      Finding(
        .baseUnitOutsideVillages, .warning,
        message: "\(strayUnits) base units lie in no village and are left out",
        remedy: "give them a parent code, or the territory the village they lie in")
    ]
  }

  /// Makes the sites of each village: one a lattice point, whose households share it.
  private static func addSites(
    _ households: [Household], _ located: [Int32], _ spread: PartitionOptions.Spread,
    to tasks: inout [VillageTask]
  ) -> [Int32] {
    var siteOfHousehold = [Int32](repeating: -1, count: households.count)
    guard spread != .area else { return siteOfHousehold }
    var members = [[Int]](repeating: [], count: tasks.count)
    for (i, village) in located.enumerated() where village >= 0 { members[Int(village)].append(i) }
    for (village, own) in members.enumerated() {
      let placed = own.compactMap { i in households[i].position.map { (i, LatticePoint($0)) } }
        .sorted {
          $0.1 != $1.1
            ? LatticePoint.precedes($0.1, $1.1)
            : StableOrder.precedes(households[$0.0].id, households[$1.0].id)
        }
      var sites: [DivisionGround.Site] = []
      for (i, point) in placed {
        if sites.last?.position != point {
          sites.append(DivisionGround.Site(position: point, load: 0, persons: 0, households: 0))
        }
        sites[sites.count - 1].load += households[i].load
        sites[sites.count - 1].persons += households[i].persons
        sites[sites.count - 1].households += 1
        siteOfHousehold[i] = Int32(sites.count - 1)
      }
      tasks[village].ground.sites = sites
      if spread == .points, let count = tasks[village].village.households, !sites.isEmpty {
        tasks[village].ground.spread(households: count, persons: tasks[village].village.persons)
        tasks[village].isSpreadOverPoints = true
      }
    }
    return siteOfHousehold
  }

  private static func addBarriers(
    _ barriers: [Barrier], to tasks: inout [VillageTask], _ index: SpatialIndex<Geographic>
  ) {
    for barrier in barriers {
      for line in barrier.lines {
        for i in line.coordinates.indices.dropFirst() {
          let (a, b) = (line.coordinates[i - 1], line.coordinates[i])
          let box = BoundingBox(a).including(b)
          index.forEachItem(meeting: box) { village in
            guard let own = tasks[village].village.region.boundingBox,
              let (from, to) = own.padded(by: 1e-4).clip(a, b)
            else { return }
            tasks[village].ground.barriers.append(
              DivisionGround.BarrierSegment(
                from: LatticePoint(from), to: LatticePoint(to), resistance: barrier.resistance))
          }
        }
      }
    }
    // The order of the file must not matter.
    for i in tasks.indices {
      tasks[i].ground.barriers.sort {
        if $0.from != $1.from { return LatticePoint.precedes($0.from, $1.from) }
        if $0.to != $1.to { return LatticePoint.precedes($0.to, $1.to) }
        return $0.resistance < $1.resistance
      }
    }
  }
}

extension Finding.Code {
  /// A base unit lies in no village.
  public static let baseUnitOutsideVillages = Self("unit-outside-villages")
}
