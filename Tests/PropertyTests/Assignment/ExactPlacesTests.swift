import GridGeo
import GridGeoTestSupport
import Testing

/// The oracle itself, on cases worked by hand.
@Suite struct ExactPlacesTests {
  private typealias Point = Coordinate<Geographic>

  @Test func bigIntegersAgreeWithMachineIntegers() {
    var generator = SeededGenerator(seed: 1, stream: "big")
    for _ in 0..<500 {
      let shift = Int64(generator.next(below: 33))
      let wide = Int64(generator.next(below: 1 << 62)) - (1 << 61)
      let a = wide >> shift
      let b = Int64(generator.next(below: 1 << 31)) - (1 << 30)
      #expect(BigInteger(a) + BigInteger(b) == BigInteger(a + b))
      #expect(BigInteger(a) - BigInteger(b) == BigInteger(a - b))
      let half = a >> 31
      #expect(BigInteger(half) * BigInteger(b) == BigInteger(half * b))
    }
    let large = BigInteger(3).shifted(by: 200)
    #expect(large + large == BigInteger(3).shifted(by: 201))
    #expect((large * large - BigInteger(9).shifted(by: 400)).sign == 0)
    #expect((large - BigInteger(1)).sign == 1 && (BigInteger(1) - large).sign == -1)
    // (2²⁰⁰ - 1)(2²⁰⁰ + 1) = 2⁴⁰⁰ - 1: borrows and carries through every limb.
    let (one, power) = (BigInteger(1), BigInteger(1).shifted(by: 200))
    #expect((power - one) * (power + one) == one.shifted(by: 400) - one)
  }

  @Test func exactNumbersDoNotRound() {
    let (tenth, fifth, three) = (ExactNumber(0.1), ExactNumber(0.2), ExactNumber(0.3))
    #expect(tenth + fifth > three && tenth + fifth < ExactNumber(0.1 + 0.2))
    #expect(ExactNumber(1) + ExactNumber(Double.leastNonzeroMagnitude) > ExactNumber(1))
    #expect(ExactNumber(-0.5) * ExactNumber(4) == ExactNumber(-2))
    #expect(ExactNumber(-0.0).sign == 0 && ExactNumber(-.leastNonzeroMagnitude).sign == -1)
  }

  @Test func edgesAndVerticesBelongToTheGrid() throws {
    let exact = ExactPlaces([try HostileGrids.box(1, 1, 2, 2), try HostileGrids.box(2, 1, 3, 2)])
    #expect(exact.owners(of: Point(x: 2, y: 1.5)) == [0, 1])
    #expect(exact.owners(of: Point(x: 2.nextUp, y: 1.5)) == [1])
    #expect(exact.owners(of: Point(x: 2.nextDown, y: 2)) == [0])
    #expect(exact.owners(of: Point(x: 1, y: 2.nextUp)) == [])
    #expect(exact.place(of: Point(x: 2, y: 1)) == GridPlace(grid: 0, status: .border))
    #expect(exact.place(of: Point(x: 1.5, y: 1)) == GridPlace(grid: 0, status: .inside))
    #expect(exact.place(of: Point(x: 1.nextDown, y: 1)) == GridPlace(grid: -1, status: .outside))
  }

  @Test func theSquareOfTheBorderIsClosed() throws {
    // Half a side from a corner at the smallest numbers, where the sum is exact.
    let h = ExactPlaces.halfSide
    let exact = ExactPlaces([try HostileGrids.box(-1, 1, 2 * h, 2), try HostileGrids.box(2 * h, 1, 1, 2)])
    #expect(exact.place(of: Point(x: h, y: 1.5)) == GridPlace(grid: 0, status: .border))
    #expect(exact.place(of: Point(x: h.nextDown, y: 1.5)) == GridPlace(grid: 0, status: .inside))
    #expect(exact.place(of: Point(x: 3 * h, y: 1.5)).grid == 1)
    // A slanted edge that passes the square by.
    let slanted = ExactPlaces([
      try HostileGrids.box(1, 1, 2, 2), try HostileGrids.grid([(2, 2), (2 + 2 * h, 2), (2, 2 + 2 * h)]),
    ])
    #expect(slanted.place(of: Point(x: 2 - h / 2, y: 2 - h / 2)).status == .border)
    #expect(slanted.place(of: Point(x: 2 - 2 * h, y: 2 - h / 2)).status == .inside)
  }

  @Test func overlapWithoutAnEdgeNearIsInside() throws {
    let exact = ExactPlaces([try HostileGrids.box(1, 1, 5, 5), try HostileGrids.box(1, 1, 6, 6)])
    #expect(exact.place(of: Point(x: 3, y: 3)) == GridPlace(grid: 0, status: .inside))
    #expect(exact.owners(of: Point(x: 3, y: 3)) == [0, 1])
    #expect(exact.place(of: Point(x: 5, y: 3)).status == .border)
    #expect(exact.place(of: Point(x: 6, y: 3)) == GridPlace(grid: 1, status: .inside))
  }

  @Test func holesAreOutsideButTheirEdgesAreNot() throws {
    let hole = try HostileGrids.ring([(2, 2), (4, 2), (4, 4), (2, 4)])
    let outer = try HostileGrids.ring([(1, 1), (5, 1), (5, 5), (1, 5)])
    let exact = ExactPlaces([Region(Polygon(exterior: outer, holes: [hole]))])
    #expect(exact.owners(of: Point(x: 3, y: 3)).isEmpty)
    #expect(exact.owners(of: Point(x: 3, y: 2)) == [0] && exact.owners(of: Point(x: 4, y: 4)) == [0])
    #expect(exact.owners(of: Point(x: 4.nextDown, y: 4.nextDown)).isEmpty)
  }

  @Test func impossiblePointsAreInvalid() throws {
    let exact = ExactPlaces([try HostileGrids.box(-180, -90, 180, 90)])
    for p in [(0, 0), (.nan, 1), (1, .infinity), (180.nextUp, 0), (1, -90.nextUp)] as [(Double, Double)] {
      let point = Point(x: p.0, y: p.1)
      #expect(exact.place(of: point) == GridPlace(grid: -1, status: .invalid))
      #expect(exact.owners(of: point).isEmpty)
    }
    #expect(exact.place(of: Point(x: 180, y: 90)) == GridPlace(grid: 0, status: .inside))
  }
}
