import Testing

@testable import GridGeo

@Suite struct DisputeWeighingTests {
  static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Region<Planar> {
    try InscribedWidthTests.region([(west, south), (east, south), (east, north), (west, north)])
  }

  /// Two claims that overlap in a strip of a width.
  static func strip(
    _ width: Double, _ sigmas: (Double, Double) = (5, 5), worseBy factor: Double = 1
  ) throws -> Weighing {
    DisputeWeighing.weigh(
      try box(0, 0, width, 1000),
      between: [
        WeighedClaim(try box(-2000, -500, width, 1500), accuracy: .metres(sigmas.0)),
        WeighedClaim(try box(0, 0, 2000, 1000), accuracy: .metres(sigmas.1)),
      ], worseBy: factor)
  }

  /// Bands of 9.8 m each: nothing is left up to 19.6 m, and both together are passed from 39.2 m.
  @Test func classesOfAStrip() throws {
    for (width, certainty) in [
      (0.5, Dispute.Certainty.sliver), (19.4, .sliver), (20.2, .probable), (38.9, .probable),
      (40.2, .certain),
      (900, .certain),
    ] {
      #expect(try Self.strip(width).certainty == certainty, "\(width)")
    }
    // Against a line without error only the other's band counts.
    for (width, certainty) in [
      (9.6, Dispute.Certainty.sliver), (10.1, .probable), (19.4, .probable), (20.1, .certain),
    ] {
      #expect(try Self.strip(width, (5, 0)).certainty == certainty, "\(width)")
      #expect(try Self.strip(width, (0, 5)).certainty == certainty, "\(width)")
    }
    #expect(try Self.strip(40.2, worseBy: 1.5).certainty == .probable)
    #expect(try Self.strip(40.2, worseBy: 1.5) == Self.strip(40.2, (7.5, 7.5)))
  }

  /// The corners of one line move the strip's west side, those of the other its east side and ends.
  @Test func errorOfAStrip() throws {
    // Two sides of 1,000 m with free ends: each end carries half of its side.
    let sides = try Self.strip(100, (0, 5))
    let west = 500.0 * 500
    // The second claim's east corners carry no part of the piece but its ends' shares.
    let wanted =
      5
      * (2 * (west + (100 * (1 - 50.0 / 2000)) * (100 * (1 - 50.0 / 2000)))
      + 2 * (100 * 50.0 / 2000) * (100 * 50.0 / 2000)).squareRoot()
    #expect(abs(sides.areaError.squareMetres - wanted) < 1e-6 * wanted)
    #expect(sides.z.map { abs($0 - 100_000 / wanted) < 1e-9 } ?? false)
  }

  /// A piece that is a whole claim gets the formula for polygons: ¼ σ² Σ |vᵢ₊₁ − vᵢ₋₁|².
  @Test func aWholeClaimGetsTheKnownFormula() throws {
    let places = [(0.0, 0.0), (700, 100), (900, 600), (500, 400), (200, 900)]
    let piece = try InscribedWidthTests.region(places)
    let far = try Self.box(-1e4, -1e4, 1e4, 1e4)
    let weighing = DisputeWeighing.weigh(
      piece, between: [WeighedClaim(piece, accuracy: .metres(3)), WeighedClaim(far, accuracy: .metres(9))])
    var sum = 0.0
    for i in places.indices {
      let (a, b) = (places[(i + 4) % 5], places[(i + 1) % 5])
      sum += (b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)
    }
    let known = 3 * sum.squareRoot() / 2
    #expect(abs(weighing.areaError.squareMetres - known) < 1e-9 * known)
  }

  /// Vertices added along an edge of the piece change nothing.
  @Test func addedVerticesChangeNothing() throws {
    let claims = [
      WeighedClaim(try Self.box(-2000, -500, 100, 1500), accuracy: .metres(4)),
      WeighedClaim(try Self.box(0, 0, 2000, 1000), accuracy: .metres(7)),
    ]
    let plain = DisputeWeighing.weigh(try Self.box(0, 0, 100, 1000), between: claims)
    let many = try InscribedWidthTests.region(
      [(0.0, 0.0), (100, 0)] + (1...99).map { (100.0, Double($0) * 10) } + [(100, 1000), (0, 1000)])
    let dense = DisputeWeighing.weigh(many, between: claims)
    #expect(abs(dense.areaError.squareMetres - plain.areaError.squareMetres) < 1e-6)
    #expect(dense.certainty == plain.certainty)
  }

  @Test func sidesMayBeSwapped() throws {
    let piece = try InscribedWidthTests.region([(0, 0), (80, 10), (300, 40), (90, 90), (10, 60)])
    let claims = [
      WeighedClaim(
        try InscribedWidthTests.region([(0, 0), (80, 10), (300, 40), (0, 500)]), accuracy: .metres(3)),
      WeighedClaim(
        try InscribedWidthTests.region([(300, 40), (90, 90), (10, 60), (0, 0), (200, -300)]),
        accuracy: .metres(6)),
      WeighedClaim(try Self.box(-50, -300, 400, 400), accuracy: .metres(1)),
    ]
    let one = DisputeWeighing.weigh(piece, between: claims)
    #expect(one == DisputeWeighing.weigh(piece, between: claims.reversed()))
    #expect(one == DisputeWeighing.weigh(piece, between: [claims[1], claims[0], claims[2]]))
  }

  /// Where two claims were copied from each other, each line counts, and the piece is not exact.
  @Test func copiedClaims() throws {
    let piece = try Self.box(0, 0, 500, 500)
    let claim = WeighedClaim(piece, accuracy: .metres(5))
    let alone = DisputeWeighing.weigh(piece, between: [claim])
    let twice = DisputeWeighing.weigh(piece, between: [claim, claim])
    #expect(abs(twice.areaError.squareMetres - alone.areaError.squareMetres) < 1e-6)
    #expect(alone.certainty == .certain && twice.certainty == .certain)
  }

  /// What bounds a piece without being anybody's line, such as a distance, adds no error.
  @Test func onlyTheLinesOfClaimsErr() throws {
    let claim = WeighedClaim(try Self.box(-2000, 0, 0, 1000), accuracy: .metres(5))
    let gap = DisputeWeighing.weigh(try Self.box(0, 0, 100, 1000), between: [claim])
    // The claim's east side alone, by both of its ends.
    let wanted = 5 * (2 * 500.0 * 500).squareRoot()
    #expect(abs(gap.areaError.squareMetres - wanted) < 1e-6)
    #expect(gap.certainty == .certain)
  }

  @Test func linesWithoutError() throws {
    let weighing = try Self.strip(3, (0, 0))
    #expect(weighing.z == nil && weighing.areaError == .zero && weighing.certainty == .certain)
    #expect(weighing.areaLow == .squareMetres(3000) && weighing.areaHigh == .squareMetres(3000))
  }

  /// The range is about the area that is reported, which may differ a little from the one in the plane.
  @Test func rangeAboutTheReportedArea() throws {
    let piece = try Self.box(0, 0, 500, 500)
    let claim = WeighedClaim(piece, accuracy: .metres(5))
    let plane = DisputeWeighing.weigh(piece, between: [claim])
    let given = DisputeWeighing.weigh(piece, between: [claim], area: .squareMetres(250_100))
    #expect(abs((given.areaLow - plane.areaLow).squareMetres - 100) < 1e-6)
    #expect(abs((given.areaHigh - plane.areaHigh).squareMetres - 100) < 1e-6)
  }

  @Test func nothingWeighsNothing() {
    let weighing = DisputeWeighing.weigh(.empty, between: [])
    #expect(weighing.certainty == .sliver && weighing.areaHigh == .zero && weighing.z == nil)
  }

  /// No place of a hair is deep, however long it is, and the search ends.
  @Test func aHairIsASliver() throws {
    let piece = try Self.box(0, 0, 2000, 0.0001)
    let claims = [
      WeighedClaim(try Self.box(0, -900, 2000, 0.0001), accuracy: .metres(2)),
      WeighedClaim(try Self.box(0, 0, 2000, 900), accuracy: .metres(0.5)),
    ]
    let weighing = DisputeWeighing.weigh(piece, between: claims)
    #expect(weighing.certainty == .sliver && weighing.areaLow == .zero)
  }
}
