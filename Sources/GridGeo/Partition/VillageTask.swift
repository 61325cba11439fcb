/// What is asked for one village.
struct VillageTask: Sendable {
  var village: AdminUnit
  var township: String
  var county: String
  var ground: DivisionGround
  /// Load to spread over the area when the ground has no sites: households and persons by number only.
  var spreadHouseholds: Int
  var spreadPersons: Int
  var gridCount: Int
  /// The village's count was spread over its points.
  var isSpreadOverPoints = false

  var load: Double {
    ground.sites.isEmpty ? Double(spreadHouseholds) : ground.sites.reduce(0) { $0 + $1.load }
  }

  /// Households that stand at the village's sites.
  var householdsAtSites: Int { ground.sites.reduce(0) { $0 + $1.households } }
}
