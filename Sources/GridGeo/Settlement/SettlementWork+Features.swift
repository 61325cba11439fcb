extension SettlementWork {
  /// Lines that go by one name, or of one kind and joined at their ends.
  struct FeatureChain {
    var kind: String
    var name: String
    var lines: [Polyline<Planar>]
  }

  /// A side must get at least this part of the ground, or a feature does not cross it.
  private static var leastPart: Double { 1e-3 }

  /// - Throws: `badCRS`, `native` from the projection.
  func features(_ projector: borrowing Projector) throws(GridGeoError) -> Outcome {
    guard !ground.given.features.isEmpty else {
      return .none("no rivers, ridges or roads were given; give --features")
    }
    if let reason = ground.noDistance { return .none(reason) }
    var chains = FeatureChain.chains(ground.given.features)
    var outcome = Outcome()
    var known: Set<[Region<Geographic>]> = []
    if chains.count > 1 {
      chains.append(
        FeatureChain(kind: "", name: "", lines: ground.given.features.flatMap(\.lines)))
    }
    for chain in chains {
      guard let cut = try parted(by: chain.lines, projector) else { continue }
      let (thin, tolerance) = try LineThinning.thinned(cut, ground, tolerance: request.tolerance, projector)
      let name = chain.name.isEmpty ? chain.kind : chain.name
      let title = Title(
        id: "feature-\(outcome.options.count + 1)", method: .feature, name: name, tolerance: tolerance,
        notes: standInNotes + (name.isEmpty ? ["along several features"] : []))
      let option = try assembly.option(title, thin, projector)
      // All features together may be no more than one of them.
      if known.insert(option.parts.map(\.region)).inserted { outcome.options.append(option) }
    }
    if outcome.options.isEmpty {
      outcome.reasons = ["none of the features given parts the ground between the two sides"]
    }
    return outcome
  }

  /// The ground parted by lines: each face goes to the side whose land it borders more. Nil when one side would
  /// get nothing.
  ///
  /// - Throws: `badCRS`, `native` from the projection.
  func parted(
    by lines: [Polyline<Planar>], _ projector: borrowing Projector
  ) throws(GridGeoError) -> GroundCut? {
    guard let box = ground.given.ground.boundingBox?.padded(by: 1) else { return nil }
    var dividers: [GroundCut.Divider] = []
    for line in lines {
      guard line.coordinates.reduce(BoundingBox(line.coordinates[0]), { $0.including($1) }).intersects(box)
      else { continue }
      dividers.append(
        GroundCut.Divider(
          points: try GroundLattice.lattice(line.coordinates, projector), left: -1, right: -1))
    }
    guard !dividers.isEmpty else { return nil }
    var cut = try GroundCut(ground.lattice, dividers: dividers, projector)
    cut.takeContacts(owners: ground.lattice.owners) { place in
      let first = ground.lands[0].edges.nearest(to: place.x, place.y).squared
      return first < ground.lands[1].edges.nearest(to: place.x, place.y).squared ? 0 : 1
    }
    cut.clearCrumbs(below: ground.area * 5e-6)
    let least = Self.leastPart * ground.area
    return cut.area(of: 0) > least && cut.area(of: 1) > least ? cut : nil
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func leastCost(
    _ field: DistanceField, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome {
    let given = ground.given
    guard given.raster != nil || !given.features.isEmpty else {
      return .none("no resistance was given; give --raster or --features")
    }
    let (pair, reason) = ground.gates()
    guard let gates = pair else { return .none(reason) }
    let cheap = CheapGround(given.features, near: 0.75 * field.cell)
    let places = try projector.geographic(field.places.indices.map { field.position($0) })
    let border = ground.border.rings.flatMap { ring in
      ring.line.indices.dropFirst().map { EdgeDistance.Edge(a: ring.line[$0 - 1], b: ring.line[$0]) }
    }
    let costs = CostField(field, border: border) { place, node in
      guard let raster = given.raster else { return cheap.factor(at: place) }
      return raster.cost(at: places[node]).map { $0 * cheap.factor(at: place) }
    }
    guard let way = costs.way(between: gates.0.places(about: 24), and: gates.1.places(about: 24)) else {
      return .none(
        "no way of finite cost leads through the ground from one meeting of the sides to the other")
    }
    let thin = LineThinning.thinned(way, tolerance: field.cell / 2)
    let divider = GroundCut.Divider(points: try ground.lattice.across(thin, projector), left: 0, right: 1)
    var cut = try GroundCut(ground.lattice, dividers: [divider], projector)
    cut.takeVotes { field.value(.relative, at: $0, inGround: true) < 0 ? 0 : 1 }
    cut.clearCrumbs(below: ground.area * 5e-6)
    let title = Title(
      id: "least-cost", method: .leastCost, tolerance: field.cell / 2,
      notes: standInNotes + ["searched on cells of \(Int(field.cell.rounded(.up))) m"])
    return Outcome(options: [try assembly.option(title, cut, projector)])
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func statusQuo(_ projector: borrowing Projector) throws(GridGeoError) -> Outcome {
    if let reason = ground.noDistance { return .none(reason) }
    let exact: GroundCut
    var notes: [String] = []
    switch ground.given.use {
    case nil: return .none("no actual use is recorded; give --use")
    case .lines(let lines):
      guard let cut = try parted(by: lines, projector) else {
        return .none("the recorded line of use does not part the ground between the two sides")
      }
      exact = cut
    case .ground(let used):
      guard let field = ground.field, let found = try usedGround(used, field, projector) else {
        return .none("no recorded use of either side lies in the ground")
      }
      (exact, notes) = found
    }
    let (cut, tolerance) = try LineThinning.thinned(exact, ground, tolerance: request.tolerance, projector)
    let title = Title(
      id: "status-quo", method: .statusQuo, tolerance: tolerance, notes: standInNotes + notes)
    return Outcome(options: [try assembly.option(title, cut, projector)])
  }

  private func usedGround(
    _ used: [String: Region<Planar>], _ field: DistanceField, _ projector: borrowing Projector
  ) throws(GridGeoError) -> (GroundCut, [String])? {
    let regions = ground.given.sides.map { used[$0.party] ?? .empty }
    let locators = regions.map { RegionLocator($0) }
    var dividers: [GroundCut.Divider] = []
    for region in regions {
      for ring in region.polygons.flatMap(\.rings) {
        dividers.append(
          GroundCut.Divider(
            points: try GroundLattice.lattice(ring.coordinates, projector), left: -1, right: -1))
      }
    }
    // Where nobody uses the ground, or both do, the nearer side is taken.
    for line in LevelDivision(ground, field, .relative, tolerance: request.tolerance).lines(0) {
      dividers.append(
        GroundCut.Divider(points: try GroundLattice.lattice(line, projector), left: -1, right: -1))
    }
    var cut = try GroundCut(ground.lattice, dividers: dividers, projector)
    var open = 0.0
    var single = 0.0
    for face in cut.labels.indices where cut.inGround[face] {
      let place = cut.placeInside(face)
      let isUsed = locators.map { $0.position(of: place) == .inside }
      if isUsed[0] != isUsed[1] {
        cut.labels[face] = isUsed[0] ? 0 : 1
        single += cut.areas[face]
      } else {
        cut.labels[face] = field.value(.relative, at: place, inGround: true) < 0 ? 0 : 1
        open += cut.areas[face]
      }
    }
    guard single > 0 else { return nil }
    cut.clearCrumbs(below: ground.area * 5e-6)
    let hectares = (open / 1000).rounded() / 10
    let note = "\(hectares) ha that nobody uses or both use are counted to the nearer side"
    return (cut, hectares > 0 ? [note] : [])
  }
}
