import GridGeo
import GridGeoTestSupport
import Testing

@testable import GridMap

@Suite struct ArcNetworkTests {
  private func ring(_ points: [(Double, Double)]) throws -> Ring<Geographic> {
    try Ring((points + [points[0]]).map { Coordinate(x: $0.0, y: $0.1) })
  }

  @Test func neighboursShareOneArc() throws {
    let west = try ring([(0, 0), (1, 0), (1.1, 0.5), (1, 1), (0, 1)])
    let east = try ring([(1, 0), (2, 0), (2, 1), (1, 1), (1.1, 0.5)])
    let network = ArcNetwork([Region(Polygon(exterior: west)), Region(Polygon(exterior: east))])
    #expect(network.arcCount == 3)
    let shared = (0..<3).filter { network.right[$0] >= 0 }
    #expect(shared.count == 1)
    #expect(network.range(shared[0]).count == 3)
    #expect(Set([network.left[shared[0]], network.right[shared[0]]]) == [0, 1])
    #expect(network.rings[0][0].count == 2 && network.rings[1][0].count == 2)
  }

  @Test func anIslandAndItsHoleShareOneClosedArc() throws {
    let shore = try ring([(0, 0), (4, 0), (4, 4), (0, 4)])
    let island = try ring([(1, 1), (2, 1), (2, 2), (1, 2)])
    // The hole begins at another vertex and turns the other way.
    let hole = try ring([(2, 2), (2, 1), (1, 1), (1, 2)])
    let network = ArcNetwork([
      Region(Polygon(exterior: shore, holes: [hole])), Region(Polygon(exterior: island)),
    ])
    #expect(network.arcCount == 2)
    #expect(network.rings[0].map(\.count) == [1, 1])
    #expect(network.rings[1].map(\.count) == [1])
    #expect(network.rings[0][1][0].arc == network.rings[1][0][0].arc)
    #expect(network.rings[0][1][0].reversed != network.rings[1][0][0].reversed)
  }

  @Test func everyRingComesBackWhole() throws {
    let made = try SyntheticPlan(grids: 60, villages: 9, townships: 4, counties: 2, halvings: 3)
    let regions = made.plan.grids.map(\.region)
    let network = ArcNetwork(regions)
    for (number, region) in regions.enumerated() {
      var points: [Coordinate<Geographic>] = []
      for step in network.rings[number][0] {
        let arc = Array(network.vertices[network.range(Int(step.arc))])
        points += (step.reversed ? arc.reversed() : arc).dropFirst(points.isEmpty ? 0 : 1)
      }
      #expect(points.first == points.last)
      #expect(Set(points) == Set(region.polygons[0].exterior.coordinates))
      #expect(points.count == region.polygons[0].exterior.coordinates.count)
    }
    // Euler: for a connected tiling without islands, vertices − edges + faces = 1.
    let nodes = Set(
      (0..<network.arcCount).flatMap { arc in
        [
          network.vertices[network.range(arc).lowerBound],
          network.vertices[network.range(arc).upperBound - 1],
        ]
      })
    #expect(nodes.count - network.arcCount + regions.count == 1)
  }

  @Test func overlappingRegionsStillGiveAllTheirRings() throws {
    let square = try ring([(0, 0), (1, 0), (1, 1), (0, 1)])
    let same = Region(Polygon(exterior: square))
    let network = ArcNetwork([same, same, same])
    for number in 0..<3 { #expect(network.rings[number].count == 1) }
  }

  @Test func idTableFindsWhatItHolds() {
    var table = IdTable(capacity: 4)
    let first = (0..<1000 as Range<UInt64>).map { table.insert($0 << 32 | $0) }
    let again = (0..<1000 as Range<UInt64>).map { table.insert($0 << 32 | $0) }
    #expect(first == Array(0..<1000) && again == first)
    for key in 0..<1000 as Range<UInt64> {
      #expect(table.find(key << 32 | key) == Int32(key))
    }
    #expect(table.find(7) == -1)
    #expect(table.count == 1000)
  }

  @Test func simplifyingKeepsEndsAndWhatSticksOut() {
    let line: [SIMD2<Double>] = [[0, 0], [10, 0.2], [20, -0.1], [30, 8], [40, 0]]
    let kept = PageLine.simplified(line[...], tolerance: 0.5)
    #expect(
      kept == [PagePoint(x: 0, y: 0), PagePoint(x: 20, y: 0), PagePoint(x: 30, y: 8), PagePoint(x: 40, y: 0)])
    var path: [UInt8] = []
    PageLine.append(kept, closed: false, to: &path)
    #expect(String(decoding: path, as: UTF8.self) == "M0 0l20 0 10 8 10-8")
  }
}
