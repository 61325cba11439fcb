/// Makes a case of each pair of a dispute's parties, in the working frame.
struct SettleCases: ~Copyable {
  private let input: SettleReader.Outcome
  private let frame: WorkingFrame
  private let kit: WorkerKit

  /// - Throws: `native` when GEOS or PROJ cannot start.
  init(_ input: SettleReader.Outcome, frame: WorkingFrame) throws(GridGeoError) {
    let kit = try WorkerKit(frame: frame)
    self.input = input
    self.frame = frame
    self.kit = kit
  }

  /// The frame centred on the disputed ground.
  static func frame(_ input: SettleReader.Outcome) throws(GridGeoError) -> WorkingFrame {
    guard let box = input.dispute.region.boundingBox else {
      throw GridGeoError(.badInput, "dispute \(input.dispute.id) has no ground; there is nothing to settle")
    }
    return try WorkingFrame(centredOn: box)
  }

  /// - Throws: `badInput` for a party without claims or ground of its own, and for ground that cannot be
  ///   overlaid; `badCRS`; `native`.
  func cases() throws(GridGeoError) -> [SettlementCase] {
    let dispute = input.dispute
    let ground = try kit.planar(dispute.region)
    var sides: [SettlementCase.Side] = []
    for party in dispute.parties.sorted() { sides.append(try side(party)) }
    let houses = try houses(sides, ground)
    for k in sides.indices {
      guard let houses else { break }
      let mine = houses.filter { $0.party == sides[k].party }
      sides[k].households = mine.count
      sides[k].herd = mine.reduce(0) { $0 + $1.load }
    }
    let features = try features()
    let places = try places()
    let use = try use()
    var result: [SettlementCase] = []
    for first in sides.indices {
      for second in sides.indices where second > first {
        result.append(
          try SettlementCase(
            dispute: dispute.id, ground: ground, sides: sides[first], sides[second], frame: frame,
            days: dispute.days, houses: houses, places: places, features: features, raster: input.raster,
            use: use))
      }
    }
    return result
  }

  /// What a party claims for the days of the dispute, and what of it no dispute touches. A party that claims
  /// nothing of an encroachment has its ground by law.
  private func side(_ party: String) throws(GridGeoError) -> SettlementCase.Side {
    let dispute = input.dispute
    func meets(_ days: DaySet) -> Bool { dispute.days.isEmpty || !days.isDisjoint(with: dispute.days) }
    var regions: [Region<Planar>] = []
    for claim in input.claims where claim.party == party && meets(claim.season.days) {
      regions.append(try sound(claim.region))
    }
    if dispute.kind == .encroachment || regions.isEmpty {
      for unit in input.units where unit.code == party { regions.append(try sound(unit.region)) }
    }
    guard !regions.isEmpty else {
      throw GridGeoError(
        .badInput,
        "party \(party) of dispute \(dispute.id) has no claim here and no unit of the territory has its code;"
          + " give its claims, or the territory with --territory", at: SourcePlace(id: dispute.id))
    }
    let claims = try Region.union(of: regions, in: kit.geos, name: "the claims of \(party)")
    var disputed = [try sound(dispute.region)]
    for other in input.disputes where other.id != dispute.id && other.kind != .stacked && other.kind != .gap {
      if other.parties.contains(party), meets(other.days) {
        disputed.append(try sound(other.region))
      }
    }
    let taken = try Region.union(of: disputed, in: kit.geos, name: "the disputes of \(party)")
    let land = try claims.subtracting(
      taken, in: kit.geos, names: ("the claims of \(party)", "its disputes"))
    return SettlementCase.Side(party: party, claims: try planar(claims), land: try planar(land))
  }

  /// Units of the plane that ground is overlaid in, to a degree: edges are straight in degrees, and cut
  /// anywhere else long ones would leave slivers.
  private static var scale: Double { 1e5 }
  /// Longer edges get vertices on their way before they are projected, in degrees.
  private static var longestEdge: Double { 0.004 }

  /// The region in the plane of degrees, as it is or by the structure method when it is not valid: the disputes
  /// were found on it so.
  private func sound(_ region: Region<Geographic>) throws(GridGeoError) -> Region<Planar> {
    let flat: Region<Planar> = try region.mapRings { (ring) throws(GridGeoError) in
      ring.map { Coordinate(x: $0.x * Self.scale, y: $0.y * Self.scale) }
    }
    return try flat.repaired(in: kit.geos)?.region ?? flat
  }

  /// From the plane of degrees to the frame.
  private func planar(_ flat: Region<Planar>) throws(GridGeoError) -> Region<Planar> {
    let dense: Region<Geographic> = try flat.mapRings { (ring) throws(GridGeoError) in
      var line: [Coordinate<Geographic>] = []
      for next in ring {
        let end = Coordinate<Geographic>(x: next.x / Self.scale, y: next.y / Self.scale)
        if let start = line.last {
          let (dx, dy) = (end.x - start.x, end.y - start.y)
          let parts = Int(max(abs(dx), abs(dy)) / Self.longestEdge) + 1
          for part in 1..<parts {
            let t = Double(part) / Double(parts)
            line.append(Coordinate(x: start.x + t * dx, y: start.y + t * dy))
          }
        }
        line.append(end)
      }
      return line
    }
    return try kit.planar(dense)
  }

  /// One place for each household: of two camps the one in the disputed ground, else the first row.
  private func houses(
    _ sides: [SettlementCase.Side], _ ground: Region<Planar>
  ) throws(GridGeoError) -> [SettlementCase.House]? {
    guard let households = input.households else { return nil }
    let rows = households.filter { $0.position != nil }
    let positions = try kit.planar(rows.compactMap(\.position))
    let inGround = RegionLocator(ground)
    var chosen: [String: Int] = [:]
    var order: [Int] = []
    for (k, row) in rows.enumerated() {
      if let other = chosen[row.id], !row.id.isEmpty {
        let isBetter = inGround.contains(positions[k]) && !inGround.contains(positions[order[other]])
        if isBetter { order[other] = k }
      } else {
        chosen[row.id] = order.count
        order.append(k)
      }
    }
    let owned = sides.map { RegionLocator($0.land) }
    var byLaw: [(party: String, ground: RegionLocator<Geographic>)] = []
    for unit in input.units where sides.contains(where: { $0.party == unit.code }) {
      byLaw.append((unit.code, RegionLocator(unit.region)))
    }
    return order.map { k in
      let place = rows[k].position ?? Coordinate(x: 0, y: 0)
      let party =
        byLaw.first { $0.ground.position(of: place) == .inside }?.party
        ?? owned.firstIndex { $0.position(of: positions[k]) == .inside }.map { sides[$0].party }
      return SettlementCase.House(
        position: positions[k], persons: rows[k].persons, load: rows[k].load, party: party)
    }
  }

  private func features() throws(GridGeoError) -> [SettlementCase.Feature] {
    var result: [SettlementCase.Feature] = []
    for barrier in input.features {
      var lines: [Polyline<Planar>] = []
      for line in barrier.lines { lines.append(try kit.planar(line)) }
      result.append(
        SettlementCase.Feature(
          kind: barrier.kind, name: barrier.name, resistance: barrier.resistance, lines: lines))
    }
    return result
  }

  private func places() throws(GridGeoError) -> [SettlementCase.Place]? {
    guard let places = input.places else { return nil }
    let positions = try kit.planar(places.map(\.position))
    return zip(places, positions).map { SettlementCase.Place(kind: $0.kind, position: $1) }
  }

  private func use() throws(GridGeoError) -> SettlementCase.Use? {
    switch input.use {
    case nil: return nil
    case .lines(let lines):
      var planar: [Polyline<Planar>] = []
      for line in lines { planar.append(try kit.planar(line)) }
      return .lines(planar)
    case .ground(let ground):
      var planar: [String: Region<Planar>] = [:]
      for (party, region) in ground { planar[party] = try self.planar(try sound(region)) }
      return .ground(planar)
    }
  }
}
