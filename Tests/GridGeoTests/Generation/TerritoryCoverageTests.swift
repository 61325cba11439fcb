import GridGeo
import Testing

/// The four levels as coverages, checked in whole numbers.
struct TerritoryCoverageTests {
  static let territories: [String] = ["small", "huangnan"]

  private func units(_ name: String) throws -> [AdminUnit] {
    try (name == "small" ? SampleScenarios.smallTerritory : SampleScenarios.huangnanTerritory).get().units
  }

  @Test(arguments: territories)
  func coordinatesAreWholeMultiples(_ name: String) throws {
    var odd = 0
    for unit in try units(name) where unit.level != .village || name == "small" {
      for polygon in unit.region.polygons {
        for ring in polygon.rings {
          for c in ring.coordinates {
            let whole = WholePoint(c)
            if Double(whole.x) / 1e7 != c.x || Double(whole.y) / 1e7 != c.y { odd += 1 }
          }
        }
      }
    }
    #expect(odd == 0)
  }

  @Test(arguments: territories)
  func ringsAreSimpleAndTurnTheRightWay(_ name: String) throws {
    for unit in try units(name) {
      for polygon in unit.region.polygons {
        #expect(polygon.exterior.isCounterClockwise, "\(unit.code)")
        #expect(polygon.holes.allSatisfy { !$0.isCounterClockwise }, "\(unit.code)")
      }
      for ring in unit.wholeRings {
        #expect(ring.first == ring.last)
        #expect(Set(ring).count == ring.count - 1, "\(unit.code) visits a vertex twice")
      }
    }
  }

  @Test(arguments: territories)
  func everyBorderIsSharedExactlyByTwoUnits(_ name: String) throws {
    let all = try units(name)
    let outer = Set(all.filter { $0.level == .prefecture }.flatMap(\.wholeEdges))
    for level in AdminLevel.allCases {
      let edges = all.filter { $0.level == level }.flatMap(\.wholeEdges)
      let unique = Set(edges)
      #expect(unique.count == edges.count, "an edge of a \(level.name) stands twice: overlap")
      #expect(unique.filter { !unique.contains($0.reversed) } == outer, "\(level.name)")
    }
  }

  @Test(arguments: territories)
  func parentsAreExactlyTheUnionOfTheirChildren(_ name: String) throws {
    let all = try units(name)
    let children = Dictionary(grouping: all.filter { $0.parent != nil }) { $0.parent ?? "" }
    for unit in all where unit.level != .village {
      let inner = Set(try #require(children[unit.code]).flatMap(\.wholeEdges))
      #expect(inner.filter { !inner.contains($0.reversed) } == Set(unit.wholeEdges), "\(unit.code)")
    }
  }

  @Test(arguments: territories)
  func areasAddUpExactly(_ name: String) throws {
    func doubleArea(_ unit: AdminUnit) -> Int64 {
      unit.wholeRings.reduce(0) { sum, ring in
        sum + zip(ring, ring.dropFirst()).reduce(0) { $0 + WholePoint.cross(ring[0], $1.0, $1.1) }
      }
    }
    let all = try units(name)
    let sums = AdminLevel.allCases.map { level in
      all.filter { $0.level == level }.reduce(0) { $0 + doubleArea($1) }
    }
    #expect(Set(sums).count == 1)
    #expect(sums[0] > 0)
  }

  /// Vertices − edges + faces = 1 + components: no face is missing and none is extra.
  @Test(arguments: territories)
  func eulerCountHolds(_ name: String) throws {
    let all = try units(name)
    for level in AdminLevel.allCases {
      let here = all.filter { $0.level == level }
      var edges: Set<WholeEdge> = []
      for edge in here.flatMap(\.wholeEdges) where !edges.contains(edge.reversed) { edges.insert(edge) }
      var number: [WholePoint: Int] = [:]
      for edge in edges {
        for point in [edge.from, edge.to] where number[point] == nil { number[point] = number.count }
      }
      var above = Array(0..<number.count)
      func root(_ i: Int) -> Int {
        var i = i
        while above[i] != i {
          above[i] = above[above[i]]
          i = above[i]
        }
        return i
      }
      for edge in edges {
        if let a = number[edge.from], let b = number[edge.to] { above[root(a)] = root(b) }
      }
      let components = above.indices.filter { root($0) == $0 }.count
      let faces = here.reduce(0) { $0 + $1.region.polygons.count } + 1
      #expect(number.count - edges.count + faces == 1 + components, "\(level.name)")
    }
  }

  /// No two pieces of border cross or touch but at a shared vertex: a sweep from west to east.
  @Test(arguments: territories)
  func bordersDoNotCross(_ name: String) throws {
    var unique: Set<WholeEdge> = []
    for edge in try units(name).filter({ $0.level == .village }).flatMap(\.wholeEdges)
    where !unique.contains(edge.reversed) { unique.insert(edge) }
    let edges = unique.sorted { ($0.west, $0.south) < ($1.west, $1.south) }
    var faults = 0
    for i in edges.indices {
      let a = edges[i]
      var j = i + 1
      while j < edges.count, edges[j].west <= a.east {
        let b = edges[j]
        j += 1
        guard b.south <= a.north, a.south <= b.north else { continue }
        let shared = Set([a.from, a.to]).intersection([b.from, b.to])
        if let joint = shared.first {
          let ends = [a.from, a.to, b.from, b.to].filter { $0 != joint }
          let dot =
            (ends[0].x - joint.x) * (ends[1].x - joint.x) + (ends[0].y - joint.y) * (ends[1].y - joint.y)
          if shared.count > 1 || WholePoint.cross(joint, ends[0], ends[1]) == 0 && dot > 0 { faults += 1 }
          continue
        }
        let s1 = WholePoint.cross(a.from, a.to, b.from).signum()
        let s2 = WholePoint.cross(a.from, a.to, b.to).signum()
        let s3 = WholePoint.cross(b.from, b.to, a.from).signum()
        let s4 = WholePoint.cross(b.from, b.to, a.to).signum()
        if s1 * s2 <= 0, s3 * s4 <= 0 { faults += 1 }
      }
    }
    #expect(faults == 0)
  }

  @Test func villagesLookLikeVillages() throws {
    let villages = try units("huangnan").filter { $0.level == .village }
    let measured = villages.map { unit -> (area: Double, compactness: Double) in
      var area = 0.0
      var length = 0.0
      for ring in unit.region.polygons.flatMap(\.rings) {
        area += EllipsoidOracle.area(ring.coordinates)
        length += EllipsoidOracle.length(ring.coordinates)
      }
      return (area, 4 * .pi * area / (length * length))
    }
    let mean = measured.reduce(0) { $0 + $1.compactness } / Double(measured.count)
    #expect(mean > 0.5 && mean < 0.68)
    #expect(measured.allSatisfy { $0.area > 2e6 && $0.area < 600e6 })
    let positions = villages.map(\.region.coordinateCount).sorted()
    #expect(positions[0] >= 100)
    #expect(positions[positions.count / 20] >= 150)
    #expect(positions[positions.count * 19 / 20] <= 620)
  }

  @Test(arguments: territories)
  func areasAreThoseOfTheScenario(_ name: String) throws {
    let scenario = name == "small" ? SampleScenarios.small : SampleScenarios.huangnan
    let counties = try units(name).filter { $0.level == .county }
    for county in scenario.counties {
      let unit = try #require(counties.first { $0.code == county.code })
      let area = unit.region.polygons.flatMap(\.rings).reduce(0) { $0 + EllipsoidOracle.area($1.coordinates) }
      #expect(abs(area / county.area.squareMetres - 1) < 0.01, "\(county.code)")
    }
  }
}

extension WholeEdge {
  fileprivate var west: Int64 { min(from.x, to.x) }
  fileprivate var east: Int64 { max(from.x, to.x) }
  fileprivate var south: Int64 { min(from.y, to.y) }
  fileprivate var north: Int64 { max(from.y, to.y) }
}
