import Testing

@testable import GridGeo

/// Copies that leave the office, attacked with all that a reader can know: the counts that are shown, and the totals of
/// the units that are large enough to be shown.
@Suite struct PublishedCountsTests {
  static func grid(_ code: String, village: String, township: String, households: Int) -> Feature {
    Feature(
      id: code,
      properties: [
        Property("code", .text(code)), Property("village", .text(village)),
        Property("township", .text(township)),
        Property("households", .number("\(households)")), Property("persons", .number("\(households * 4)")),
        Property("load", .number("\(households).5")), Property("area_ha", .number("12.5")),
      ], geometry: ground, place: SourcePlace(file: "plan", feature: 1))
  }

  private static let ground: Geometry? = {
    let corners = [(101.0, 35.0), (102, 35), (102, 36), (101, 35)].map {
      Coordinate<Geographic>(x: $0.0, y: $0.1)
    }
    return (try? Ring(corners)).map { .region(Region(Polygon(exterior: $0))) }
  }()

  static func count(_ feature: Feature, _ name: String) -> Int? {
    if case .number(let text)? = feature[name] { Int(text) } else { nil }
  }

  /// A plan of a few grids, by chance.
  private struct Plan {
    var features: [Feature] = []
    var households: [Int] = []
    /// The grids of each unit: all of them, those of a township, those of a village.
    var units: [[Int]] = []

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed, stream: "published")
      var members: [String: [Int]] = [:]
      for township in 0..<Int(1 + random.next() % 3) {
        for village in 0..<Int(1 + random.next() % 2) {
          for grid in 0..<Int(1 + random.next() % 2) {
            let count = Int(random.next() % 3 == 0 ? random.next() % 10 : 10 + random.next() % 8)
            let codes = ("T\(township)", "T\(township)V\(village)")
            for unit in ["", codes.0, codes.1] { members[unit, default: []].append(features.count) }
            features.append(
              PublishedCountsTests.grid(
                "\(codes.1)G\(grid)", village: codes.1, township: codes.0, households: count))
            households.append(count)
          }
        }
      }
      units = members.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  @Test func noSmallCountIsShown() throws {
    for seed in 0..<500 as Range<UInt64> {
      let plan = Plan(seed: seed)
      var copy = plan.features
      let hidden = try PublishedCounts.hide(in: &copy, file: "plan")
      #expect(hidden == copy.count { $0["households"] == .null })
      for (feature, count) in zip(copy, plan.households) {
        if count < Suppression.householdThreshold { #expect(feature["households"] == .null, "seed \(seed)") }
        // What is shown is true, and what is hidden is hidden in all that is made of it.
        if let shown = Self.count(feature, "households") { #expect(shown == count) }
        let isHidden = feature["households"] == .null
        for name in ["persons", "load"] { #expect((feature[name] == .null) == isHidden) }
        #expect(feature["area_ha"] == .number("12.5"))
        #expect(feature["code"]?.plainText == feature.id)
      }
    }
  }

  /// A unit whose grids are all shown but one gives that one away, by subtraction from a total that anybody knows:
  /// then that total is small itself, or hidden with another. The total of all is always known.
  @Test func noTotalGivesACountBack() throws {
    var attacked = 0
    for seed in 0..<500 as Range<UInt64> {
      let plan = Plan(seed: seed)
      var copy = plan.features
      _ = try PublishedCounts.hide(in: &copy, file: "plan")
      let unknown = copy.indices.filter { copy[$0]["households"] == .null }
      guard !unknown.isEmpty, plan.households.count > 1 else { continue }
      let total = plan.households.reduce(0, +)
      let left = total - copy.compactMap { Self.count($0, "households") }.reduce(0, +)
      guard total >= Suppression.householdThreshold else { continue }
      attacked += 1
      // Every table of whole numbers that agrees: what one unknown may be is anything from 0 to what is left.
      if unknown.count == 1 {
        #expect(copy.count == 1, "seed \(seed): \(left) is the one that is hidden")
      } else {
        #expect(
          left >= Suppression.householdThreshold, "seed \(seed): each of \(unknown.count) is at most \(left)")
      }
    }
    #expect(attacked > 100)
  }

  @Test func aPlanWithoutSmallCountsStaysAsItIs() throws {
    let features = (0..<5).map { Self.grid("G\($0)", village: "V", township: "T", households: 20 + $0) }
    var copy = features
    #expect(try PublishedCounts.hide(in: &copy, file: "plan") == 0)
    #expect(copy == features)
  }

  @Test func otherLayersAreRefused() throws {
    var copy = [
      Feature(
        id: "r", properties: [Property("kind", .text("river"))], geometry: nil, place: SourcePlace(file: "b"))
    ]
    #expect(throws: GridGeoError.self) { try PublishedCounts.hide(in: &copy, file: "b") }
    for name in ["户数", "Households", "households_near"] {
      var plan = [Self.grid("G", village: "V", township: "T", households: 20)]
      plan[0].properties.append(Property(name, .number("3")))
      #expect(throws: GridGeoError.self) { try PublishedCounts.hide(in: &plan, file: "p") }
    }
  }

  /// With the mean of its village, which a deviation gives, a grid that is shown gives the hidden ones' sum.
  @Test func deviationsGoWithTheCounts() throws {
    var plan = [
      Self.grid("a", village: "V1", township: "T", households: 4),
      Self.grid("b", village: "V2", township: "T", households: 20),
      Self.grid("c", village: "V2", township: "T", households: 30),
    ]
    for index in plan.indices { plan[index].properties.append(Property("deviation_pct", .number("20"))) }
    #expect(try PublishedCounts.hide(in: &plan, file: "p") > 0)
    #expect(plan.allSatisfy { $0["deviation_pct"] == .null })
  }

  @Test func pointsOfHouseholdsAreRefused() {
    for name in ["persons", "id"] {
      var points = [
        Feature(
          id: "H1", properties: [Property(name, .number("3"))],
          geometry: .point(Coordinate(longitude: 101, latitude: 35)), place: SourcePlace(file: "h"))
      ]
      #expect(throws: GridGeoError.self) { try PublishedCounts.hide(in: &points, file: "h") }
    }
  }
}
