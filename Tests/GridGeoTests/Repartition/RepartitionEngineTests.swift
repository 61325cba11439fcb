import Testing

@testable import GridGeo

@Suite struct RepartitionEngineTests {
  static let side = 24
  static let partSide = 4

  /// A square of units in sixteen square parts, with loads around 10.
  static func lattice(seed: UInt64) -> (graph: DualGraph, home: [Int32]) {
    var generator = SeededGenerator(seed: seed, stream: "lattice")
    var links: [DualGraph.Link] = []
    var outer = [Double](repeating: 0, count: side * side)
    for u in 0..<(side * side) {
      let (x, y) = (u % side, u / side)
      if x + 1 < side { links.append(.init(a: Int32(u), b: Int32(u + 1), length: 1, resistance: 0)) }
      if y + 1 < side { links.append(.init(a: Int32(u), b: Int32(u + side), length: 1, resistance: 0)) }
      outer[u] = [x == 0, x == side - 1, y == 0, y == side - 1].reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    let graph = DualGraph(
      loads: outer.map { _ in Double(8 + generator.next(below: 5)) },
      areas: outer.map { _ in 1 }, outerLengths: outer,
      centres: outer.indices.map { Coordinate(x: Double($0 % side), y: Double($0 / side)) }, links: links)
    let wide = side / partSide
    return (graph, outer.indices.map { Int32($0 / side / wide * partSide + $0 % side / wide) })
  }

  /// The same with more load in one corner and less in another.
  static func shifted(seed: UInt64) -> (graph: DualGraph, home: [Int32]) {
    var (graph, home) = lattice(seed: seed)
    var generator = SeededGenerator(seed: seed, stream: "shift")
    let more = generator.next(below: 16)
    let less = (more + 5 + generator.next(below: 6)) % 16
    for u in home.indices where Int(home[u]) == more { graph.loads[u] = (graph.loads[u] * 1.3).rounded() }
    for u in home.indices where Int(home[u]) == less { graph.loads[u] = (graph.loads[u] * 0.7).rounded() }
    return (graph, home)
  }

  static func request(_ graph: DualGraph, _ tolerance: Double, count: Int = 16) -> RepartitionEngine.Request {
    let target = VillageTarget(
      counts: count...count, tolerance: tolerance, load: graph.loads.reduce(0, +), isWhole: true)
    return RepartitionEngine.Request(counts: count...count, band: { target.band($0) })
  }

  /// Parts that do not hang together; judged by a search of its own.
  static func broken(_ graph: DualGraph, _ parts: [Int32]) -> Int {
    var seen = Set<Int32>()
    var reached = Set<Int>()
    var broken = 0
    for start in parts.indices where !reached.contains(start) {
      if !seen.insert(parts[start]).inserted { broken += 1 }
      var stack = [start]
      reached.insert(start)
      while let u = stack.popLast() {
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let v = Int(graph.neighbours[i])
          if parts[v] == parts[u], reached.insert(v).inserted { stack.append(v) }
        }
      }
    }
    return broken
  }

  @Test func nothingChangesWhenNothingIsWrong() {
    let (graph, home) = Self.lattice(seed: 1)
    let change = RepartitionEngine.change(graph, home: home, homeCount: 16, Self.request(graph, 0.2))
    #expect(change.parts == home)
    #expect(change.moved == 0 && change.bound == 0 && change.outside == 0)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func shiftedLoadsComeIntoTheBandWithLittleMoved(seed: UInt64) {
    let (graph, home) = Self.shifted(seed: seed)
    let total = graph.loads.reduce(0, +)
    let request = Self.request(graph, 0.05)
    let change = RepartitionEngine.change(graph, home: home, homeCount: 16, request)
    #expect(Self.broken(graph, change.parts) == 0)
    #expect(Set(change.parts).count == 16)
    var loads = [Double](repeating: 0, count: 16)
    for (u, part) in change.parts.enumerated() { loads[Int(part)] += graph.loads[u] }
    for load in loads { #expect(request.band(16).contains(load)) }
    let moved = home.indices.reduce(0) { $0 + (home[$1] != change.parts[$1] ? graph.loads[$1] : 0) }
    #expect(moved == change.moved)
    #expect(change.bound > 0)
    #expect(moved <= max(1.3 * change.bound, change.bound + 0.005 * total))
    #expect(change == RepartitionEngine.change(graph, home: home, homeCount: 16, request))
  }

  @Test(arguments: [0.0, 20, 60, 100])
  func theBoundOnMovedLoadIsHard(most: Double) {
    for seed in UInt64(1)...4 {
      let (graph, home) = Self.shifted(seed: seed)
      var request = Self.request(graph, 0.05)
      request.options.mostMoved = most
      let change = RepartitionEngine.change(graph, home: home, homeCount: 16, request)
      #expect(change.moved <= most)
      #expect(Self.broken(graph, change.parts) == 0)
    }
  }

  @Test func locksHold() {
    let (graph, home) = Self.shifted(seed: 3)
    var request = Self.request(graph, 0.05)
    request.options.isClosed = (0..<16).map { $0 % 3 == 0 }
    request.options.isLocked = home.map { Int($0) % 3 == 0 }
    request.options.isLocked[home.firstIndex(of: 1) ?? 0] = true
    let change = RepartitionEngine.change(graph, home: home, homeCount: 16, request)
    for u in home.indices where request.options.isLocked[u] || change.parts[u] != home[u] {
      if request.options.isLocked[u] { #expect(change.parts[u] == home[u]) }
      if change.parts[u] != home[u] { #expect(change.parts[u] % 3 != 0) }
    }
  }

  @Test(arguments: [14, 15, 17, 18])
  func partsComeAndGo(count: Int) {
    let (graph, home) = Self.lattice(seed: 9)
    let request = Self.request(graph, 0.25, count: count)
    let change = RepartitionEngine.change(graph, home: home, homeCount: 16, request)
    #expect(Set(change.parts).count == count)
    #expect(change.outside == 0)
    #expect(Self.broken(graph, change.parts) == 0)
    #expect(change.moved >= change.bound * 0.999)
  }

  @Test func farUnitsGoToAPartInReach() {
    let (graph, home) = Self.lattice(seed: 2)
    var request = Self.request(graph, 0.3)
    // The first two columns of part 1 are out of its reach, and in everybody else's.
    request.isTooFar = home.indices.map { home[$0] == 1 && $0 % Self.side < 8 }
    request.options.isOutOfReach = home.indices.flatMap { u in (0..<16).map { $0 == 1 && request.isTooFar[u] }
    }
    let change = RepartitionEngine.change(graph, home: home, homeCount: 16, request)
    #expect(home.indices.allSatisfy { !request.isTooFar[$0] || change.parts[$0] != 1 })
    #expect(Self.broken(graph, change.parts) == 0)
  }

  @Test func unitsWithoutAHomeCostNothing() {
    var (graph, home) = Self.lattice(seed: 5)
    for u in 0..<Self.side { home[u] = -1 }
    let change = RepartitionEngine.change(graph, home: home, homeCount: 16, Self.request(graph, 0.2))
    #expect(change.moved == 0)
    #expect(Self.broken(graph, change.parts) == 0)
    graph.loads[0] += 0
  }

  @Test func partsThatReachAcrossABarrierStayWhole() {
    let (graph, home) = Self.lattice(seed: 6)
    // No link between the columns 11 and 12.
    var links: [DualGraph.Link] = []
    for u in 0..<graph.unitCount {
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) where graph.neighbours[i] > Int32(u) {
        let v = Int(graph.neighbours[i])
        if u % Self.side == 14 && v % Self.side == 15 { continue }
        links.append(.init(a: Int32(u), b: Int32(v), length: 1, resistance: 0))
      }
    }
    let cut = DualGraph(
      loads: graph.loads, areas: graph.areas, outerLengths: graph.outerLengths, centres: graph.centres,
      links: links)
    let (linked, joined) = RepartitionEngine.linkingHomes(cut, home: home, homeCount: 16)
    #expect(joined == 0)
    #expect(Self.broken(cut, home) > 0)
    #expect(Self.broken(linked, home) == 0)
  }
}
