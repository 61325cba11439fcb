import Testing

@testable import GridGeo

@Suite("The spatial index")
struct SpatialIndexTests {
  private func boxes(_ count: Int, _ dice: inout Dice) -> [BoundingBox<Planar>?] {
    (0..<count).map { i in
      if i % 17 == 5 { return nil }
      // Whole numbers: many boxes share edges and corners.
      let (x, y) = (
        Double(Int.random(in: 0...60, using: &dice)), Double(Int.random(in: 0...60, using: &dice))
      )
      let (w, h) = (Double(Int.random(in: 0...5, using: &dice)), Double(Int.random(in: 0...5, using: &dice)))
      return BoundingBox(minimum: Coordinate(x: x, y: y), maximum: Coordinate(x: x + w, y: y + h))
    }
  }

  @Test("finds what a search of all finds", arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 3000])
  func boxQueries(_ count: Int) {
    var dice = Dice(UInt64(count))
    let all = boxes(count, &dice)
    let index = SpatialIndex(all)
    for wanted in boxes(60, &dice) {
      guard let wanted else { continue }
      let expected = all.indices.filter { all[$0]?.intersects(wanted) == true }
      #expect(index.items(meeting: wanted) == expected)
      let atCorner = all.indices.filter { all[$0]?.contains(wanted.minimum) == true }
      #expect(index.items(at: wanted.minimum) == atCorner)
    }
  }

  @Test("the nearest, ties by number", arguments: [0, 1, 16, 17, 500])
  func nearest(_ count: Int) {
    var dice = Dice(UInt64(count) + 99)
    let all = boxes(count, &dice)
    let index = SpatialIndex(all)
    for _ in 0..<50 {
      let point = Coordinate<Planar>(
        x: Double(Int.random(in: -9...70, using: &dice)), y: Double(Int.random(in: -9...70, using: &dice)))
      func distance(_ b: BoundingBox<Planar>) -> Double {
        let dx = max(0, max(b.minimum.x - point.x, point.x - b.maximum.x))
        let dy = max(0, max(b.minimum.y - point.y, point.y - b.maximum.y))
        return dx * dx + dy * dy
      }
      let expected = all.enumerated().compactMap { i, box in box.map { (distance($0), i) } }.sorted {
        $0 < $1
      }
      #expect(index.nearest(to: point, count: 7).map(\.item) == expected.prefix(7).map(\.1))
      #expect(
        index.nearest(to: point, count: 1000, within: 6).map(\.item)
          == expected.filter { $0.0 <= 36 }.map(\.1))
      // A distance of the items' own: to the upper right corner.
      func corner(_ i: Int) -> Double {
        guard let box = all[i] else { return .infinity }
        let (dx, dy) = (box.maximum.x - point.x, box.maximum.y - point.y)
        return dx * dx + dy * dy
      }
      let byCorner = expected.map { (corner($0.1), $0.1) }.sorted { $0 < $1 }
      #expect(
        index.nearest(to: point, count: 5, squaredDistance: corner).map(\.item) == byCorner.prefix(5).map(\.1)
      )
    }
  }

  @Test("absurd boxes do not stop the program")
  func absurd() {
    let huge = BoundingBox<Planar>(
      minimum: Coordinate(x: -1e308, y: -1e308), maximum: Coordinate(x: 1e308, y: 1e308))
    let index = SpatialIndex<Planar>([
      huge, BoundingBox(Coordinate(x: .infinity, y: 0)), BoundingBox(Coordinate(x: 1, y: 1)),
    ])
    #expect(index.items(at: Coordinate(x: 1, y: 1)) == [0, 2])
  }

  @Test("the curve visits every cell once, each next to the last")
  func hilbert() {
    var cells: [(key: UInt32, x: Int, y: Int)] = []
    // The first 16 × 16 cells are one unbroken stretch of the curve.
    for x in 0..<16 { for y in 0..<16 { cells.append((hilbertKey(UInt32(x), UInt32(y)), x, y)) } }
    cells.sort { $0.key < $1.key }
    for (a, b) in zip(cells, cells.dropFirst()) {
      #expect(b.key == a.key + 1)
      #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1)
    }
    #expect(hilbertKey(65535, 65535) > hilbertKey(0, 0))
  }
}
