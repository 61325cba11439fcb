extension DivisionState {
  /// What moving a unit to another part changes.
  struct Flip {
    var objective: Double
    var imbalance: Double
    var conflicts: Int
    /// Border that the unit shares with its own and with the other part, metres.
    var ownLength: Double
    var otherLength: Double
    /// Rounds of the two parts afterwards.
    var ownRound: Double
    var otherRound: Double

    init() {
      ownRound = 0
      otherRound = 0
      objective = 0
      imbalance = 0
      conflicts = 0
      ownLength = 0
      otherLength = 0
    }
  }

  @inline(__always)
  func shape(area: Double, perimeter: Double) -> Double {
    rules.objective.compactness * perimeter * perimeter / (4 * Double.pi * max(area, 1e-9))
  }

  @inline(__always)
  func inertia(_ w: Double, _ x: Double, _ y: Double, _ r: Double) -> Double {
    w > 0 ? rules.objective.inertia * max(0, r - (x * x + y * y) / w) : 0
  }

  @inline(__always)
  func inertia(ofPart p: Int) -> Double {
    inertia(moments[4 * p], moments[4 * p + 1], moments[4 * p + 2], moments[4 * p + 3])
  }

  /// How far a load is outside its band, in typical unit loads.
  @inline(__always)
  func excess(_ load: Double, kind t: Int) -> Double {
    let band = bandAt(t)
    let off = max(band.lowest - load, load - band.highest)
    // Sums of fractions may miss a bound by a rounding error.
    return off > 1e-9 * max(band.highest, 1) ? off / scaleAt(t) : 0
  }

  @inline(__always)
  private func bandAt(_ t: Int) -> DivisionRules.Band { t == 0 ? firstBand : rules.bands[t] }

  @inline(__always)
  private func scaleAt(_ t: Int) -> Double { t == 0 ? firstScale : loadScales[t] }

  /// What imbalance costs: far excess more than near.
  @inline(__always)
  func price(_ excess: Double) -> Double { excess + 0.02 * excess * excess }

  @inline(__always)
  func cost(_ flip: Flip) -> Double {
    flip.objective + balancePrice * (flip.imbalance + 4 * Double(flip.conflicts))
  }

  /// What moving unit `u` to part `b`, not its own, changes. Imbalance is priced.
  @inline(__always)
  func flip(_ u: Int, to b: Int) -> Flip {
    var change = Flip()
    let a = Int(parts[u])
    var ownLength = 0.0
    var otherLength = 0.0
    var weight = 0.0
    for i in Int(starts[u])..<Int(starts[u + 1]) {
      let q = Int(parts[Int(neighbours[i])])
      if q == a {
        weight += weights[i]
        ownLength += lengths[i]
      } else if q == b {
        weight -= weights[i]
        otherLength += lengths[i]
      }
    }
    change.ownLength = ownLength
    change.otherLength = otherLength
    change.objective = weight
    for t in 0..<kinds {
      let load = unitLoads[u * kinds + t]
      let la = loads[a * kinds + t]
      let lb = loads[b * kinds + t]
      change.imbalance +=
        price(excess(la - load, kind: t)) + price(excess(lb + load, kind: t))
        - price(excess(la, kind: t)) - price(excess(lb, kind: t))
    }
    if usesShape {
      let area = unitAreas[u]
      let perimeter = unitPerimeters[u]
      change.objective +=
        shape(area: areas[a] - area, perimeter: perimeters[a] - perimeter + 2 * ownLength)
        + shape(area: areas[b] + area, perimeter: perimeters[b] + perimeter - 2 * otherLength)
        - shapes[a] - shapes[b]
    }
    if usesInertia { change.objective += inertiaChange(u, a, b) }
    if usesTravel { addRounds(u, a, b, &change) }
    if usesSplits {
      let parent = Int(rules.parents[u]) * k
      if shares[parent + a] == 1 { change.objective -= rules.objective.splits }
      if shares[parent + b] == 0 { change.objective += rules.objective.splits }
    }
    if usesHome { change.objective += homeChange(u, a, b) }
    if !rivals.isEmpty, let others = rivals[Int32(u)] {
      for v in others {
        if Int(parts[Int(v)]) == b { change.conflicts += 1 }
        if Int(parts[Int(v)]) == a { change.conflicts -= 1 }
      }
    }
    return change
  }

  /// The round of a part, with one unit taken out of it or put into it.
  func round(ofPart p: Int, from first: Int, without u: Int, with w: Int) -> Double {
    guard let travel else { return 0 }
    let sum = travel.round(from: first, starts, neighbours) { v in
      v == w || (v != u && Int(parts[v]) == p)
    }
    return rules.objective.travel * sum
  }

  private func addRounds(_ u: Int, _ a: Int, _ b: Int, _ change: inout Flip) {
    for i in Int(starts[u])..<Int(starts[u + 1]) where Int(parts[Int(neighbours[i])]) == a {
      change.ownRound = round(ofPart: a, from: Int(neighbours[i]), without: u, with: -1)
      break
    }
    change.otherRound = round(ofPart: b, from: u, without: -1, with: u)
    change.objective += change.ownRound + change.otherRound - rounds[a] - rounds[b]
  }

  private func inertiaChange(_ u: Int, _ a: Int, _ b: Int) -> Double {
    let w = unitLoads[u * kinds]
    let (wx, wy) = (w * xs[u], w * ys[u])
    let wr = w * (xs[u] * xs[u] + ys[u] * ys[u])
    return inertia(
      moments[4 * a] - w, moments[4 * a + 1] - wx, moments[4 * a + 2] - wy, moments[4 * a + 3] - wr)
      + inertia(
        moments[4 * b] + w, moments[4 * b + 1] + wx, moments[4 * b + 2] + wy, moments[4 * b + 3] + wr)
      - inertia(ofPart: a) - inertia(ofPart: b)
  }

  private func homeChange(_ u: Int, _ a: Int, _ b: Int) -> Double {
    let home = Int(rules.home[u])
    guard home >= 0 else { return 0 }
    let price = rules.objective.moved * unitLoads[u * kinds]
    return home == a ? price : home == b ? -price : 0
  }

  @inline(__always)
  mutating func apply(_ flip: Flip, of u: Int, to b: Int) {
    let a = Int(parts[u])
    for t in 0..<kinds {
      let load = unitLoads[u * kinds + t]
      changeLoad(a * kinds + t, t, by: -load)
      changeLoad(b * kinds + t, t, by: load)
    }
    objective += flip.objective
    conflicts += flip.conflicts
    let area = unitAreas[u]
    areas[a] -= area
    areas[b] += area
    let perimeter = unitPerimeters[u]
    perimeters[a] -= perimeter - 2 * flip.ownLength
    perimeters[b] += perimeter - 2 * flip.otherLength
    if usesShape {
      shapes[a] = shape(area: areas[a], perimeter: perimeters[a])
      shapes[b] = shape(area: areas[b], perimeter: perimeters[b])
    }
    if usesTravel {
      rounds[a] = flip.ownRound
      rounds[b] = flip.otherRound
    }
    counts[a] -= 1
    counts[b] += 1
    if usesInertia {
      let w = unitLoads[u * kinds]
      let (wx, wy) = (w * xs[u], w * ys[u])
      let wr = w * (xs[u] * xs[u] + ys[u] * ys[u])
      moments[4 * a] -= w
      moments[4 * a + 1] -= wx
      moments[4 * a + 2] -= wy
      moments[4 * a + 3] -= wr
      moments[4 * b] += w
      moments[4 * b + 1] += wx
      moments[4 * b + 2] += wy
      moments[4 * b + 3] += wr
    }
    if usesSplits {
      let parent = Int(rules.parents[u]) * k
      shares[parent + a] -= 1
      shares[parent + b] += 1
    }
    parts[u] = Int32(b)
    var out = outward[u]
    for i in Int(starts[u])..<Int(starts[u + 1]) {
      let v = neighbours[i]
      let q = Int(parts[Int(v)])
      if q == a {
        out += 1
        outward[Int(v)] += 1
        if outward[Int(v)] == 1 { enterBorder(v) }
      } else if q == b {
        out -= 1
        outward[Int(v)] -= 1
        if outward[Int(v)] == 0 { leaveBorder(v) }
      }
    }
    outward[u] = out
    if out == 0 {
      if borderPlace[u] >= 0 { leaveBorder(Int32(u)) }
    } else if borderPlace[u] < 0 {
      enterBorder(Int32(u))
    }
  }

  @inline(__always)
  private mutating func changeLoad(_ at: Int, _ t: Int, by change: Double) {
    let before = excess(loads[at], kind: t)
    loads[at] += change
    let after = excess(loads[at], kind: t)
    imbalance += after - before
    if before > 0 { outOfBand -= 1 }
    if after > 0 { outOfBand += 1 }
  }

  /// Moves a unit whatever it costs.
  mutating func move(_ u: Int, to b: Int) {
    guard Int(parts[u]) != b else { return }
    apply(flip(u, to: b), of: u, to: b)
  }
}
