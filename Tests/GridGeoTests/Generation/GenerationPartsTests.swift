import Foundation
import Testing

@testable import GridGeo

/// The generator's parts, each against another way to the same answer.
struct GenerationPartsTests {
  @Test func portableFunctionsAgreeWithTheCLibrary() {
    for k in 0...90 {
      let degrees = Double(k) - 0.3
      #expect(abs(PortableMath.cosine(.degrees(degrees)) - cos(degrees * .pi / 180)) < 1e-14)
    }
    for k in -40...40 {
      let x = Double(k) / 8
      #expect(abs(PortableMath.exponential(x) / exp(x) - 1) < 1e-13)
    }
  }

  @Test func theLocalFrameIsItsOwnInverse() {
    let frame = LocalFrame(longitude: 101.8, latitude: 35.3)
    for (x, y) in [(0.0, 0.0), (50_000, -120_000), (-600_000, 640_000)] {
      let (bx, by) = frame.metres(frame.fixed(x: x, y: y).coordinate)
      #expect(abs(bx - x) < 0.01 && abs(by - y) < 0.01)
    }
  }

  @Test func theLatticeFitsTogether() {
    let mesh = HexMesh(columns: 12, rows: 11, side: 100, originX: 0, originY: 0, seed: 3)
    for row in 3..<8 {
      for column in 3..<9 {
        let cell = row * 12 + column
        for d in 0..<6 {
          let other = mesh.neighbour(cell, d)
          #expect(mesh.neighbour(other, (d + 3) % 6) == cell)
          #expect(mesh.edge(cell, d) == mesh.edge(other, (d + 3) % 6))
          #expect(mesh.corner(cell, d) == mesh.corner(other, (d + 4) % 6))
          let (x, y) = mesh.centre(cell)
          let (ox, oy) = mesh.centre(other)
          #expect(abs(hypot(ox - x, oy - y) - mesh.pitch) < 1e-9)
          // The corner before the side towards d is the end of that side's edge, seen from this cell.
          let ends = mesh.ends(ofEdge: mesh.edge(cell, d))
          let pair = d < 3 ? (ends.0, ends.1) : (ends.1, ends.0)
          #expect(pair == (mesh.corner(cell, d), mesh.corner(cell, (d + 1) % 6)))
        }
        for corner in 0..<6 {
          let vertex = mesh.corner(cell, corner)
          let (a, b, c) = mesh.cells(ofVertex: vertex)
          #expect(Set([a, b, c]).count == 3 && [a, b, c].contains(cell))
          for which in 0..<3 {
            let spoke = mesh.spoke(vertex, which)
            let ends = mesh.ends(ofEdge: spoke.edge)
            #expect(Set([ends.0, ends.1]) == Set([vertex, spoke.vertex]))
          }
        }
        let (x, y) = mesh.centre(cell)
        #expect(mesh.cell(atX: x + 40, y: y - 40) == cell)
      }
    }
  }

  @Test func cheapestComesFirst() {
    var queue = CheapestFirst()
    var random = SeededGenerator(seed: 1, stream: "queue")
    var expected: [UInt64] = []
    for _ in 0..<500 {
      let cost = random.next(below: 50)
      let item = random.next(below: 1000)
      queue.push(UInt32(cost), item)
      expected.append(UInt64(cost) << 32 | UInt64(item))
    }
    var got: [UInt64] = []
    while let (cost, item) = queue.pop() { got.append(UInt64(cost) << 32 | UInt64(item)) }
    #expect(got == expected.sorted())
    #expect(queue.isEmpty)
  }

  @Test func sharesAddUp() {
    var random = SeededGenerator(seed: 2, stream: "shares")
    for _ in 0..<200 {
      let weights = (0..<(1 + random.next(below: 30))).map { _ in random.nextUniform() * random.nextUniform()
      }
      let least = random.next(below: 5)
      let total = least * weights.count + random.next(below: 300)
      let shares = LargestRemainder.share(total, by: weights, atLeast: least)
      #expect(shares.reduce(0, +) == total)
      #expect(shares.allSatisfy { $0 >= least })
    }
    #expect(LargestRemainder.share(10, by: [1, 1, 2], atLeast: 0) == [3, 2, 5])
  }

  @Test func pointsOnAnOutlineAreNotInside() {
    func p(_ x: Int32, _ y: Int32) -> FixedPoint { FixedPoint(x: x, y: y) }
    let ground = VillageGround(rings: [
      [p(0, 0), p(10, 0), p(10, 10), p(0, 10), p(0, 0)],
      [p(4, 4), p(4, 6), p(6, 6), p(6, 4), p(4, 4)],
    ])
    for x in Int32(-1)...11 {
      for y in Int32(-1)...11 {
        let within = x > 0 && x < 10 && y > 0 && y < 10
        let inHole = x >= 4 && x <= 6 && y >= 4 && y <= 6
        #expect(ground.contains(p(x, y)) == (within && !inHole), "\(x) \(y)")
      }
    }
  }

  @Test func segmentsThatMeetAreFound() {
    func p(_ x: Int32, _ y: Int32) -> FixedPoint { FixedPoint(x: x, y: y) }
    #expect(BorderNetwork.touch(p(0, 0), p(4, 4), p(0, 4), p(4, 0)))
    #expect(BorderNetwork.touch(p(0, 0), p(4, 0), p(2, 0), p(2, 5)))
    #expect(BorderNetwork.touch(p(0, 0), p(4, 0), p(3, 0), p(9, 0)))
    #expect(!BorderNetwork.touch(p(0, 0), p(4, 0), p(5, 0), p(9, 0)))
    #expect(!BorderNetwork.touch(p(0, 0), p(4, 4), p(3, 0), p(9, 4)))
    #expect(!BorderNetwork.touch(p(0, 0), p(4, 0), p(2, 1), p(2, 5)))
  }

  /// Grown parts are connected, take all cells, and come near their sizes.
  @Test func groundIsDividedIntoConnectedParts() throws {
    let canvas = Canvas(SampleScenarios.small, reach: 2)
    var drawing = CountyDrawing(canvas)
    let labels = try drawing.draw()
    let terrain = Terrain(canvas, labels: labels)
    let drainage = Drainage(canvas, terrain, labels: labels)
    var grower = GroundGrower(canvas, terrain, drainage, labels: labels)
    var random = canvas.generator("test")
    let cells = labels.indices.filter { labels[$0] >= 0 }.map { Int32($0) }
    let sizes = [1.0, 2, 1, 3, 2, 1, 1.5]
    let parts = grower.divide(cells, into: sizes, using: &random) { Double($0) }
    #expect(parts.count == cells.count && Set(parts) == Set(0..<7))
    let part = Dictionary(uniqueKeysWithValues: zip(cells.map { Int($0) }, parts))
    for number in Int32(0)..<7 {
      let own = cells.map { Int($0) }.filter { part[$0] == number }
      var seen: Set<Int> = [own[0]]
      var stack = [own[0]]
      while let cell = stack.popLast() {
        for d in 0..<6 {
          let next = canvas.mesh.neighbour(cell, d)
          if part[next] == number, seen.insert(next).inserted { stack.append(next) }
        }
      }
      #expect(seen.count == own.count, "part \(number) is in pieces")
    }
    let found = (Int32(0)..<7).map { n in Double(parts.filter { $0 == n }.count) }
    let wanted = sizes.sorted().map { $0 / 11.5 * Double(cells.count) }
    for (a, b) in zip(found, wanted) { #expect(abs(a / b - 1) < 0.45) }
  }

  /// Every course of water ends at the border or in a larger river, and rivers never run in a ring.
  @Test func riversRunOut() throws {
    let canvas = Canvas(SampleScenarios.small, reach: 2)
    var drawing = CountyDrawing(canvas)
    let labels = try drawing.draw()
    let terrain = Terrain(canvas, labels: labels)
    let drainage = Drainage(canvas, terrain, labels: labels)
    #expect(!drainage.courses.isEmpty)
    let onRivers = Set(drainage.courses.flatMap { $0.vertices.dropLast() })
    for course in drainage.courses {
      #expect(Set(course.vertices).count == course.vertices.count)
      let mouth = try #require(course.vertices.last)
      let (a, b, c) = canvas.mesh.cells(ofVertex: mouth)
      let isOutlet = [a, b, c].contains { labels[$0] < 0 }
      #expect(isOutlet || onRivers.contains(mouth))
    }
  }

  @Test func necksAreCutAndHolesFilled() {
    let mesh = HexMesh(columns: 60, rows: 40, side: 1, originX: 0, originY: 0, seed: 1)
    var labels = [Int32](repeating: -1, count: mesh.cellCount)
    for row in 8..<32 {
      for column in 8..<28 { labels[row * 60 + column] = 0 }
      for column in 36..<48 where row < 20 { labels[row * 60 + column] = 0 }
    }
    for column in 28..<36 { labels[12 * 60 + column] = 0 }  // a neck one cell wide
    labels[20 * 60 + 15] = -1  // a hole
    mesh.cutNecks(of: &labels, count: 1, halfWidth: 3)
    mesh.fillHoles(in: &labels)
    #expect(labels[12 * 60 + 40] == -1)
    #expect(labels[20 * 60 + 15] == 0)
    #expect(labels[20 * 60 + 20] == 0)
  }
}
