import Foundation
import Testing

@testable import GridGeo

@Suite("Splitting at the antimeridian")
struct AntimeridianTests {
  private func written(_ rings: [(Double, Double)]...) throws -> WrittenGeoJSON {
    let rings = try rings.map(geographicRing)
    let region = Region(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
    let written = try WrittenGeoJSON(.region(region))
    for polygon in written.polygons {
      for (index, ring) in polygon.enumerated() {
        #expect(ring.count >= 4 && ring.first == ring.last)
        #expect((WrittenGeoJSON.doubleArea(ring) > 0) == (index == 0), "direction of \(ring)")
        for (a, b) in zip(ring, ring.dropFirst()) {
          #expect(a != b)
          #expect(abs(a[0] - b[0]) <= 180 && abs(a[0]) <= 180)
        }
      }
    }
    return written
  }

  private func box(_ west: Double, _ east: Double, _ south: Double = 0, _ north: Double = 2) -> [(
    Double, Double
  )] {
    [(west, south), (east, south), (east, north), (west, north), (west, south)]
  }

  @Test("Longitudes that run on and longitudes that jump give the same two halves")
  func twoWays() throws {
    let onward = try written(box(179, 181))
    let jumping = try written([(179, 0), (-179, 0), (-179, 2), (179, 2), (179, 0)])
    let westward = try written(box(-181, -179))
    #expect(onward.geometryType == "MultiPolygon" && onward.polygons.count == 2)
    #expect(onward.area == 4)
    #expect(onward.text == jumping.text && onward.text == westward.text)
    #expect(onward.bbox == [179, 0, -179, 2])
  }

  @Test("What does not cross stays whole, also right at the border")
  func untouched() throws {
    for (west, east) in [(178.0, 180.0), (-180, -178), (-10, 10)] {
      let result = try written(box(west, east))
      #expect(result.geometryType == "Polygon" && result.area == 2 * (east - west))
      #expect(result.bbox == [west, 0, east, 2])
    }
    // Given beyond 180, but all on one side of it.
    let beyond = try written(box(180, 182))
    #expect(beyond.geometryType == "Polygon" && beyond.bbox == [-180, 0, -178, 2])
    #expect(try written(box(530, 535)).bbox == [170, 0, 175, 2])
  }

  @Test("Holes: on either side, and across")
  func holes() throws {
    let east = try written(box(170, 190, 0, 10), box(172, 174, 2, 4), box(184, 187, 2, 4))
    #expect(east.polygons.map(\.count).sorted() == [2, 2])
    #expect(east.area == 200 - 4 - 6)
    let across = try written(box(170, 190, 0, 10), box(178, 182, 2, 4))
    #expect(across.polygons.map(\.count) == [1, 1])
    #expect(across.area == 200 - 8)
    // A hole given on the other turn of the globe than its exterior.
    let turned = try written(box(170, 190, 0, 10), box(-177, -175, 2, 4))
    #expect(turned.area == 200 - 4)
  }

  @Test("A comb leaves a piece for every tooth")
  func comb() throws {
    let comb = try written([
      (178, 0), (182, 0), (182, 1), (179, 1), (179, 2), (182, 2), (182, 3), (179, 3), (179, 4), (182, 4),
      (182, 5), (178, 5), (178, 0),
    ])
    #expect(comb.polygons.count == 4)
    #expect(comb.area == 4 * 5 - 3 * 2)
  }

  @Test("Vertices and edges on the meridian itself")
  func onTheLine() throws {
    // A vertex on the line, crossing there.
    let diamond = try written([(178, 0), (180, -2), (182, 0), (180, 2), (178, 0)])
    #expect(diamond.polygons.count == 2 && diamond.area == 8)
    // One that only touches, from the west and from the east, beside a part that crosses.
    let touch = try written([
      (178, 0), (182, 0), (182, 2), (180, 3), (182, 4), (178, 4), (180, 2.5), (178, 2), (178, 0),
    ])
    #expect(abs(touch.area - (16 - 2 - 2)) < 1e-6)
    // An edge along it.
    let step = try written([(178, 0), (180, 0), (180, 1), (182, 1), (182, 3), (178, 3), (178, 0)])
    #expect(step.area == 10)
    let downward = try written([(178, 0), (182, 0), (182, 2), (180, 2), (180, 3), (178, 3), (178, 0)])
    #expect(downward.area == 10)
    // Holes that share an edge with it, from the west and from the east.
    let west = try written(box(170, 190, 0, 10), box(178, 180, 2, 4))
    #expect(west.area == 196)
    let east = try written(box(170, 190, 0, 10), box(180, 182, 2, 4))
    #expect(east.area == 196)
    // A hole that touches it with one vertex stays a hole.
    let pointed = try written(box(170, 190, 0, 10), [(178, 2), (180, 3), (178, 4), (178, 2)])
    #expect(pointed.area == 198 && pointed.polygons.map(\.count).sorted() == [1, 2])
  }

  @Test("Neighbours across the line keep their shared vertices, the new ones too")
  func shared() throws {
    let south = try written([(178, 0), (-178.5, 0.333), (-178.5, -3), (178, -3), (178, 0)])
    let north = try written([(181.5, 0.333), (181.5, 3), (178, 3), (178, 0), (181.5, 0.333)])
    let cut = south.polygons.flatMap { $0[0] }.filter { abs($0[0]) == 180 && $0[1] > -3 }
    let other = north.polygons.flatMap { $0[0] }.filter { abs($0[0]) == 180 && $0[1] < 3 }
    #expect(Set(cut) == Set(other) && Set(cut).count == 2)
  }

  @Test("Ground round a pole: cut along the edge of the map it stays, otherwise it is refused")
  func poles() throws {
    let cap =
      [
        (-180, -90), (-180, -70), (-90, -65), (0, -70), (90, -65), (180, -70), (180, -90), (-180, -90),
      ] as [(Double, Double)]
    // The last edge runs along the bottom of the map, as such files have it.
    let result = try WrittenGeoJSON(geographicRegion(cap))
    #expect(result.polygons.count == 1 && result.polygons[0][0].count == 8)
    let world = try WrittenGeoJSON(
      geographicRegion([(-180, -90), (180, -90), (180, 90), (-180, 90), (-180, -90)]))
    #expect(world.area == 360 * 180 && world.bbox == [-180, -90, 180, 90])
    let spiral = try geographicRing([(100, 80), (200, 80), (300, 80), (400, 80), (100, 80)])
    let error = #expect(throws: GridGeoError.self) {
      try WrittenGeoJSON(.region(Region(Polygon(exterior: spiral))))
    }
    #expect(error == nil || error?.code == .badInput)
  }

  @Test("Random stars keep their area, and every vertex")
  func random() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<300 {
      let corners = 5 + generator.next(below: 40)
      let middle = generator.nextUniform(from: 175, to: 185)
      var star: [(Double, Double)] = (0..<corners).map { corner in
        let angle = (Double(corner) + 0.8 * generator.nextUniform()) / Double(corners) * 2 * Double.pi
        let radius = generator.nextUniform(from: 0.5, to: 6)
        // Whole tenths, so that vertices fall onto the line and onto each other's latitudes.
        return ((middle + radius * cos(angle)).rounded(.down), radius * sin(angle))
      }
      star.append(star[0])
      let ring = try geographicRing(star)
      guard ring.isSimple else { continue }
      let result = try written(star)
      #expect(abs(result.area - abs(ring.signedDoubleArea) / 2) < 1e-4)
      let vertices = Set(result.polygons.flatMap { $0 }.flatMap { $0 })
      for position in ring.coordinates {
        let rounded = Coordinate<Geographic>(
          x: position.x > 180 ? position.x - 360 : position.x, y: position.y
        ).roundedToLattice()
        #expect(
          vertices.contains([rounded.x, rounded.y])
            || (rounded.x == 180 && vertices.contains([-180, rounded.y])))
      }
    }
  }

  @Test("Lines are cut in order, points brought back")
  func linesAndPoints() throws {
    func lines(_ numbers: [(Double, Double)]) throws -> WrittenGeoJSON {
      try WrittenGeoJSON(
        .lines([try Polyline(numbers.map { Coordinate(x: $0.0, y: $0.1) })]))
    }
    let across = try lines([(179, 0), (-179, 2), (-178, 2)])
    #expect(across.lines == [[[179, 0], [180, 1]], [[-180, 1], [-179, 2], [-178, 2]]])
    #expect(across.bbox == [179, 0, -178, 2])
    let back = try lines([(-179, 0), (179, 2), (-179, 4)])
    #expect(
      back.lines == [
        [[-179, 0], [-180, 1]], [[180, 1], [179, 2], [180, 3]], [[-180, 3], [-179, 4]],
      ])
    let ends = try lines([(179, 0), (180, 0), (181, 1)])
    #expect(ends.lines == [[[179, 0], [180, 0]], [[-180, 0], [-179, 1]]])
    let westward = try lines([(-179, 0), (-180, 0), (-181, 1)])
    #expect(westward.lines == [[[-179, 0], [-180, 0]], [[180, 0], [179, 1]]])
    let beyond = try lines([(181, 0), (182, 0)])
    #expect(beyond.lines == [[[-179, 0], [-178, 0]]])
    #expect(try WrittenGeoJSON(.point(Coordinate(x: 181, y: 0))).point == [-179, 0])
    #expect(try WrittenGeoJSON(.point(Coordinate(x: 180, y: 0))).point == [180, 0])
    #expect(try WrittenGeoJSON(.points([Coordinate(x: -190, y: 1)])).bbox == [170, 1, 170, 1])
  }
}

extension Ring where Space == Geographic {
  /// No two edges meet but in the vertex they share.
  fileprivate var isSimple: Bool {
    let edges = Array(zip(coordinates, coordinates.dropFirst()))
    func turn(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>, _ c: Coordinate<Geographic>) -> Double
    {
      let value = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
      return abs(value) < 1e-9 ? 0 : value
    }
    for i in edges.indices {
      for j in (i + 1)..<edges.count {
        let (a, b) = edges[i]
        let (c, d) = edges[j]
        let isNext = j == i + 1 || (i == 0 && j == edges.count - 1)
        let signs = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
        if isNext {
          // Consecutive edges may not fold back onto each other.
          let ends = j == i + 1 ? (a, b, d) : (c, d, b)
          if turn(ends.0, ends.1, ends.2) == 0 { return false }
        } else if signs.contains(0) || (signs[0] > 0) != (signs[1] > 0) && (signs[2] > 0) != (signs[3] > 0) {
          return false
        }
      }
    }
    return true
  }
}
