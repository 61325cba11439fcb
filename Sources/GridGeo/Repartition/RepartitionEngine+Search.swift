extension RepartitionEngine {
  /// Lets units at the borders follow the flow, best shape first.
  mutating func follow(_ flow: PartsFlow) {
    for transfer in flow.innermostFirst {
      shift(from: Int(transfer.from), to: Int(transfer.to), load: transfer.load)
    }
  }

  /// Moves units from one part to its neighbour until about `load` has gone over.
  private mutating func shift(from a: Int, to b: Int, load: Double) {
    var left = load
    let least = 1e-9 * mean
    while left > least {
      var best: (cost: Double, unit: Int)?
      for u in parts.indices where Int(parts[u]) == a && graph.loads[u] <= 2 * left {
        guard touches(u, b), mayMove(u, to: b) else { continue }
        let flip = flip(u, to: b)
        guard fitsBound(flip) else { continue }
        // A unit on its way home costs nothing; one that overshoots costs what it overshoots.
        let over = max(0, graph.loads[u] - left)
        let cost =
          (shapePrice * flip.shape + (flip.moved + outsidePrice * over) / mean)
          / max(graph.loads[u], least)
        if cost < best?.cost ?? .infinity, staysConnected(without: u) { best = (cost, u) }
      }
      guard let best else { return }
      left -= graph.loads[best.unit]
      apply(flip(best.unit, to: b), of: best.unit, to: b)
      if graph.loads[best.unit] <= 0, left > least { continue }
    }
  }

  @inline(__always)
  func touches(_ u: Int, _ b: Int) -> Bool {
    for i in Int(graph.starts[u])..<Int(graph.starts[u + 1])
    where Int(parts[Int(graph.neighbours[i])]) == b { return true }
    return false
  }

  /// Simulated annealing over flips with geometric cooling; ends with the best state it met.
  mutating func anneal() {
    let n = graph.unitCount
    guard n > 1, partCount > 1 else { return }
    let typical = graph.loads.reduce(0, +) / Double(n) / mean
    let hottest = 0.5 * typical
    outsidePrice = 120
    var best: (energy: Double, parts: [Int32]) = (energy, parts)
    for sweep in 0..<options.sweeps {
      let done = Double(sweep) / Double(max(options.sweeps - 1, 1))
      let temperature = hottest * decay(3.4 * done)
      outsidePrice = 4 / decay(3 * done)
      for _ in 0..<n { proposeFlip(temperature) }
      outsidePrice = 120
      let now = energy
      if now < best.energy - 1e-12 { best = (now, parts) }
    }
    if energy > best.energy { assign(best.parts) }
  }

  private mutating func proposeFlip(_ temperature: Double) {
    let u = generator.next(below: graph.unitCount)
    let degree = Int(graph.starts[u + 1] - graph.starts[u])
    guard degree > 0 else { return }
    let v = graph.neighbours[Int(graph.starts[u]) + generator.next(below: degree)]
    let b = Int(parts[Int(v)])
    guard b != Int(parts[u]), mayMove(u, to: b) else { return }
    let change = flip(u, to: b)
    guard change.energy <= 0 || generator.nextUniform() < decay(change.energy / temperature) else { return }
    guard fitsBound(change), staysConnected(without: u) else { return }
    apply(change, of: u, to: b)
  }

  var energy: Double {
    var sum = (outsidePrice * outside + moved) / mean
    for p in 0..<partCount {
      sum += shapePrice * loss(p, areas[p], perimeters[p])
      if options.evenPrice > 0 {
        let off = loads[p] / mean - 1
        sum += options.evenPrice * off * off
      }
    }
    return sum
  }

  /// Takes every flip that lowers the energy until none does.
  mutating func descend() {
    var improved = true
    var rounds = 0
    while improved, rounds < 100 {
      improved = false
      rounds += 1
      for u in parts.indices {
        var best: (flip: Flip, to: Int)?
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let b = Int(parts[Int(graph.neighbours[i])])
          guard b != Int(parts[u]), mayMove(u, to: b) else { continue }
          let change = flip(u, to: b)
          if change.energy < (best?.flip.energy ?? -1e-9), fitsBound(change) { best = (change, b) }
        }
        if let best, staysConnected(without: u) {
          apply(best.flip, of: u, to: best.to)
          improved = true
        }
      }
    }
  }

  /// Settles what is still outside its band: the flow is asked again from where things stand, and the price of
  /// staying outside rises, until nothing gets better.
  mutating func settle() {
    var best: (outside: Double, energy: Double, parts: [Int32]) = (outside, energy, parts)
    let price = outsidePrice
    for _ in 0..<12 where outside > 1e-9 * mean {
      follow(PartsFlow(loads: loads, bands: bands, pairs: neighbouringParts()))
      outsidePrice *= 2
      descend()
      swapUnits()
      if outside < best.outside - 1e-9 * mean { best = (outside, energy, parts) }
    }
    outsidePrice = price
    if outside > best.outside { assign(best.parts) }
    outsidePrice = 1000
  }
}

extension RepartitionEngine {
  /// Exchanges two units across a border of each part outside its band where that brings it nearer: units that
  /// are too coarse one by one fit in pairs.
  mutating func swapUnits() {
    let least = 1e-9 * mean
    for p in 0..<partCount where excess(loads[p], bands[p]) > least {
      for (a, b) in neighbouringParts() where Int(a) == p || Int(b) == p {
        let q = Int(a) == p ? Int(b) : Int(a)
        if excess(loads[p], bands[p]) <= least { break }
        swapUnits(p, q)
      }
    }
  }

  private mutating func swapUnits(_ p: Int, _ q: Int) {
    let own = parts.indices.filter { Int(parts[$0]) == p && mayMove($0, to: q) && touches($0, q) }
    let other = parts.indices.filter { Int(parts[$0]) == q && mayMove($0, to: p) && touches($0, p) }
    let before = excess(loads[p], bands[p]) + excess(loads[q], bands[q])
    var tries: [(cost: Double, own: Int, other: Int)] = []
    let ownCosts = own.map { flip($0, to: q) }.map { $0.moved / mean + shapePrice * $0.shape }
    let otherCosts = other.map { flip($0, to: p) }.map { $0.moved / mean + shapePrice * $0.shape }
    for (i, u) in own.enumerated() {
      for (j, v) in other.enumerated() {
        let change = graph.loads[v] - graph.loads[u]
        let gain = before - excess(loads[p] + change, bands[p]) - excess(loads[q] - change, bands[q])
        if gain > 1e-9 * mean { tries.append((ownCosts[i] + otherCosts[j] - 30 * gain / mean, u, v)) }
      }
    }
    tries.sort { ($0.cost, $0.own, $0.other) < ($1.cost, $1.own, $1.other) }
    for t in tries.prefix(40) where Int(parts[t.own]) == p && Int(parts[t.other]) == q {
      let first = flip(t.own, to: q)
      guard fitsBound(first), staysConnected(without: t.own) else { continue }
      apply(first, of: t.own, to: q)
      let second = flip(t.other, to: p)
      if first.outside + second.outside < -1e-9 * mean, fitsBound(second),
        touches(t.other, p), staysConnected(without: t.other)
      {
        apply(second, of: t.other, to: p)
        return
      }
      apply(flip(t.own, to: p), of: t.own, to: p)
    }
  }
}
