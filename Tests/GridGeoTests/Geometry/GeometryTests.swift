import GridGeoTestSupport
import Testing

@testable import GridGeo

@Suite("Geometry values")
struct GeometryTests {
  private typealias Position = Coordinate<Geographic>

  private func ring(_ numbers: [(Double, Double)]) throws -> Ring<Geographic> {
    try Ring(numbers.map { Position(x: $0.0, y: $0.1) })
  }

  @Test("A ring needs four positions, the first again at its end, all finite")
  func rings() throws {
    #expect(try ring([(0, 0), (1, 0), (1, 1), (0, 0)]).coordinates.count == 4)
    let refusals: [([(Double, Double)], String)] = [
      ([], "at least 4 positions, this one has 0"),
      ([(0, 0), (1, 0), (0, 0)], "at least 4 positions, this one has 3"),
      ([(0, 0), (1, 0), (1, 1), (0, 1)], "not closed"),
      ([(0, 0), (1, .infinity), (1, 1), (0, 0)], "not a finite number"),
      ([(.nan, 0), (1, 0), (1, 1), (.nan, 0)], "not closed"),
    ]
    for (numbers, reason) in refusals {
      let error = #expect(throws: GridGeoError.self) { try ring(numbers) }
      #expect(error?.code == .badInput)
      #expect(error?.message.contains(reason) == true, "\(numbers)")
    }
    let error = #expect(throws: GridGeoError.self) { try ring(refusals[3].0) }
    #expect(error?.place.vertex == 1)
  }

  @Test("The signed area tells the direction, far from the origin too")
  func direction() throws {
    let square = try ring([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])
    #expect(square.signedDoubleArea == 8)
    #expect(square.isCounterClockwise)
    #expect(!square.reversed().isCounterClockwise)
    #expect(square.reversed().reversed() == square)
    let tiny = try ring([(1e8, 1e8), (1e8 + 1e-3, 1e8), (1e8 + 1e-3, 1e8 + 1e-3), (1e8, 1e8)])
    #expect(abs(tiny.signedDoubleArea - 1e-6) < 1e-8)
  }

  @Test("A line needs two finite positions")
  func lines() throws {
    let ends = [Position(x: 0, y: 0), Position(x: 1, y: 1)]
    #expect(try Polyline(ends).coordinates == ends)
    for bad in [[], [ends[0]], [ends[0], Position(x: .nan, y: 0)]] {
      let error = #expect(throws: GridGeoError.self) { try Polyline(bad) }
      #expect(error?.code == .badInput)
    }
  }

  @Test("A region counts its coordinates and knows its box")
  func regions() throws {
    let outer = try ring([(0, 0), (4, 0), (4, 3), (0, 3), (0, 0)])
    let hole = try ring([(1, 1), (1, 2), (2, 2), (1, 1)])
    let region = Region([Polygon(exterior: outer, holes: [hole])])
    #expect(region.coordinateCount == 9)
    #expect(region.polygons[0].rings == [outer, hole])
    #expect(
      region.boundingBox == BoundingBox(minimum: Position(x: 0, y: 0), maximum: Position(x: 4, y: 3)))
    #expect(Region<Geographic>.empty.isEmpty)
    #expect(Region<Geographic>.empty.boundingBox == nil)
    #expect(Region<Geographic>.empty.coordinateCount == 0)
  }

  @Test("A box holds its border")
  func boxes() {
    let box = BoundingBox(Position(x: 0, y: 0)).including(Position(x: 2, y: -4))
    #expect(box.width == 2 && box.height == 4)
    #expect(box.centre == Position(x: 1, y: -2))
    #expect(box.contains(Position(x: 2, y: 0)) && !box.contains(Position(x: 2.1, y: 0)))
    let beside = BoundingBox(Position(x: 2, y: 0)).including(Position(x: 3, y: 1))
    #expect(box.intersects(beside) && beside.intersects(box))
    #expect(!box.intersects(BoundingBox(Position(x: 2.5, y: 0))))
    #expect(box.union(beside).maximum == Position(x: 3, y: 1))
    #expect(box.padded(by: 1).minimum == Position(x: -1, y: -5))
  }
}

@Suite("Rounding to the output lattice")
struct RoundingTests {
  private typealias Position = Coordinate<Geographic>

  @Test(
    "Halves go away from 0 and −0 is 0",
    arguments: [
      (101.123_456_74, 101.123_456_7), (101.123_456_76, 101.123_456_8), (-0.000_000_04, 0),
      (0.000_000_06, 0.000_000_1), (-0.000_000_06, -0.000_000_1), (180, 180), (-180, -180),
      (0.499_999_999_9e-7, 0), (0, 0),
    ])
  func positions(given: Double, expected: Double) {
    let rounded = Position(x: given, y: -given).roundedToLattice()
    #expect(rounded.x == expected && rounded.y == -expected)
    #expect(rounded.x.sign == .plus || rounded.x != 0)
    #expect(rounded.y.sign == .plus || rounded.y != 0)
  }

  @Test("Rounding twice changes nothing, and no number moves by more than half a step")
  func idempotent() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let position = Position(
        x: generator.nextUniform(from: -180, to: 180), y: generator.nextUniform(from: -90, to: 90))
      let once = position.roundedToLattice()
      #expect(once.roundedToLattice() == once)
      #expect(abs(once.x - position.x) <= 0.500_001e-7 && abs(once.y - position.y) <= 0.500_001e-7)
    }
  }

  @Test("What is not a number stays as it is, and does not stop the program")
  func absurd() {
    let rounded = Position(x: .nan, y: .infinity).roundedToLattice()
    #expect(rounded.x.isNaN && rounded.y == .infinity)
    #expect(Position(x: 1e300, y: 0).roundedToLattice().x == 1e300)
  }

  @Test("Vertices that fall together are written once; a ring smaller than the lattice is none")
  func rings() throws {
    let ring = try Ring(
      [(0, 0), (1, 0), (1, 0.000_000_01), (1, 1), (0, 0)].map { Position(x: $0.0, y: $0.1) })
    #expect(
      ring.roundedToLattice()?.coordinates
        == [(0, 0), (1, 0), (1, 1), (0, 0)].map { Position(x: $0.0, y: $0.1) })
    let speck = try Ring(
      [(0, 0), (1e-8, 0), (1e-8, 1e-8), (0, 0)].map { Position(x: $0.0, y: $0.1) })
    #expect(speck.roundedToLattice() == nil)
    #expect(Region(Polygon(exterior: speck)).roundedToLattice().isEmpty)
    #expect(
      Region(Polygon(exterior: ring, holes: [speck])).roundedToLattice().polygons.map(\.holes) == [[]])
  }
}
