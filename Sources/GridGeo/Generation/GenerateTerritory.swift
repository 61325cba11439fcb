/// Makes a synthetic territory from figures: nested units of four levels, households, rivers and roads.
///
/// Nothing is taken from a real map but the seats, areas and counts of the scenario. The same scenario gives
/// the same territory bit by bit on every machine. All coordinates are whole multiples of 1e-7 degree, and
/// units that touch share the vertices of their border, across all levels.
///
/// - Parameters:
///   - scenario: the figures.
///   - scale: how many times as much country to make, 1 to 100.
/// - Throws: `badInput` or `infeasible` for figures that cannot be drawn; `badOption` for the scale.
/// - Complexity: O(villages · log villages + households), about 300 lattice cells a village.
public func generateTerritory(
  _ scenario: Scenario, scale: Int = 1
) throws(GridGeoError) -> SyntheticTerritory {
  try scenario.check()
  let (canvas, countyOfCell) = try drawCounties(try scenario.scaled(by: scale))
  let terrain = Terrain(canvas, labels: countyOfCell)
  let drainage = Drainage(canvas, terrain, labels: countyOfCell)
  var drawing = UnitDrawing(canvas, terrain, drainage, counties: countyOfCell)
  let division = drawing.draw(countyOfCell)
  let villages = division.villageOfCell
  let network = try BorderNetwork(canvas, drainage, villages: villages) { cell in
    villages[cell] < 0 || division.villages[Int(villages[cell])].isPastoral
  }

  var summary = SyntheticTerritory.Summary()
  let outlines = network.outlines(of: villages, count: division.villages.count)
  let units = UnitAssembly(division: division, network: network, scenario: canvas.scenario)
    .units(outlines, &summary)
  let grounds = outlines.map { VillageGround(rings: $0.flatMap { $0 }) }
  let (drafts, centres) = HouseholdDrawing(
    canvas: canvas, terrain: terrain, drainage: drainage, division: division
  ).draw(grounds)
  let whole = villages.map { $0 < 0 ? Int32(-1) : 0 }
  let outline = network.outlines(of: whole, count: 1)[0].first?.first ?? []
  let rows = HouseholdTable(canvas: canvas, villages: villages, outline: outline).rows(drafts, &summary)
  let rivers = RiverDrawing(canvas: canvas, network: network, drainage: drainage, division: division).draw()
  let roads = RoadDrawing(canvas: canvas, terrain: terrain, drainage: drainage, division: division)
    .draw(centres).map { Barrier(kind: "road", resistance: 0.3, lines: [$0]) }
  summary.rivers = rivers.count
  summary.roads = roads.count
  var (claims, truth): ([Claim], ClaimTruth?) = ([], nil)
  if let figures = canvas.scenario.claims {
    let grounds = ClaimGrounds(
      division, canvas.frame, outlines: outlines, centres: centres, most: figures.villages)
    (claims, truth) = try ClaimDrawing(
      figures: figures, frame: canvas.frame, seed: canvas.scenario.seed, grounds: grounds
    ).draw()
    summary.claims = truth.map { SyntheticTerritory.ClaimFigures(claims, $0) }
  }
  return SyntheticTerritory(
    units: units, households: rows, barriers: rivers + roads, claims: claims, truth: truth, summary: summary)
}

/// Draws the counties on a lattice that is large enough for them.
private func drawCounties(_ scenario: Scenario) throws(GridGeoError) -> (Canvas, [Int32]) {
  for reach in [1.8, 2.6, 3.8] {
    let canvas = Canvas(scenario, reach: reach)
    var drawing = CountyDrawing(canvas)
    let labels = try drawing.draw()
    if !canvas.isCramped(labels) { return (canvas, labels) }
  }
  throw GridGeoError(
    .infeasible, "scenario \"\(scenario.name)\": counties spread too far from their seats; try another seed")
}
