extension SettlementWork {
  /// The first side's share by a key, or why there is none.
  enum Share {
    case of(Double)
    case none(String)
  }

  func share(by key: SettlementKey) -> Share {
    let sides = ground.given.sides
    switch key {
    case .equal: return .of(0.5)
    case .households:
      return proportion(
        sides.map { $0.households.map(Double.init) }, of: "households", missing: "give --households")
    case .herd: return proportion(sides.map(\.herd), of: "herd", missing: "give --households")
    case .frontage:
      return proportion(
        ground.border.frontages.map { $0 }, of: "undisputed border along the ground", missing: "")
    case .stated(let shares): return stated(shares)
    }
  }

  private func proportion(_ amounts: [Double?], of what: String, missing: String) -> Share {
    guard let first = amounts[0], let second = amounts[1] else {
      return .none("shares by \(what) need the figures of both sides; \(missing)")
    }
    for (side, amount) in [first, second].enumerated() where amount <= 0 {
      return .none("\(ground.given.sides[side].party) has no \(what), so its share would be nothing")
    }
    return .of(first / (first + second))
  }

  private func stated(_ shares: [SettlementKey.Share]) -> Share {
    func stated(_ side: Int) -> Double? {
      shares.first { $0.party == ground.given.sides[side].party }?.share
    }
    let first: Double
    switch (stated(0), stated(1)) {
    case (nil, nil): return .none("no share is stated for either side")
    case (let a?, nil): first = a
    case (nil, let b?): first = 1 - b
    case (let a?, let b?):
      guard abs(a + b - 1) < 1e-6 else { return .none("the stated shares add up to \(a + b) and not to 1") }
      first = a
    }
    guard first > 0, first < 1 else { return .none("a stated share must be between 0 and 1") }
    return .of(first)
  }
}
