/// The objective of a graph's division, its terms brought to one scale.
struct GraphObjective {
  private(set) var objective = DivisionRules.Objective()

  /// - Throws: `badInput` when the file lacks what a term is measured by; `badOption` for a weight that is none.
  init(
    _ units: DualGraph, _ survey: UnitGraph, _ options: GraphPartitionOptions, file: String
  ) throws(GridGeoError) {
    func needs(_ isThere: Bool, _ what: String, _ name: GraphPartitionOptions.Objective) throws(GridGeoError)
    {
      guard !isThere else { return }
      throw GridGeoError(
        .badInput, "has no \(what), which --objective \(name.rawValue) is measured by; take cut-edges",
        at: SourcePlace(file: file))
    }
    let edges = Double(max(units.lengths.count, 1))
    let meanLength = units.lengths.reduce(0, +) / edges
    for (term, weight) in options.objectives {
      guard weight.isFinite, weight > 0 else {
        throw GridGeoError(.badOption, "--objective \(term.rawValue)=\(weight): a weight is above 0")
      }
      switch term {
      case .cutEdges: objective.cutEdges += weight
      case .borderLength: objective.borderLength += weight / max(meanLength, 1e-300)
      case .compactness:
        try needs(survey.areas.contains { $0 > 0 } && survey.hasLengths, "areas and border lengths", term)
        objective.compactness += weight
      case .inertia:
        try needs(!survey.xs.isEmpty, "places (x, y)", term)
        objective.inertia += weight / max(GraphObjective.typicalInertia(units, options), 1e-300)
      case .travel:
        try needs(!survey.xs.isEmpty, "places (x, y)", term)
        objective.travel += weight
      }
    }
    // Barriers are part of a round's time already; beside all else a border along one counts as none.
    if survey.resistances.contains(where: { $0 > 0 }) {
      for (term, weight) in options.objectives where term != .travel {
        objective.barriers += weight / max(meanLength, 1e-300)
      }
    }
    if options.keep != nil { objective.splits = GraphObjective.split(units, options) }
  }

  /// What each split of a parent costs: as much as moving the whole of a part's border would, so that parents are
  /// kept where parts can follow their borders at all.
  private static func split(_ units: DualGraph, _ options: GraphPartitionOptions) -> Double {
    // Units along the side of a part.
    let side = (Double(units.unitCount) / partCount(units, options)).squareRoot()
    return options.objectives.reduce(0) { sum, term in
      switch term.objective {
      case .cutEdges, .borderLength, .travel: sum + term.weight * max(4, 3 * side)
      case .compactness, .inertia: sum + term.weight * 4
      }
    }
  }

  private static func partCount(_ units: DualGraph, _ options: GraphPartitionOptions) -> Double {
    switch options.size {
    case .parts(let count): Double(max(count, 1))
    case .band(let target, _, _): max(1, units.loads.reduce(0, +) / max(target, 1e-300))
    }
  }

  /// What a round part of mean load and ground has.
  private static func typicalInertia(_ units: DualGraph, _ options: GraphPartitionOptions) -> Double {
    let load = units.loads.reduce(0, +)
    let parts = partCount(units, options)
    var area = units.areas.reduce(0, +)
    if area <= 0 {
      let xs = units.centres.map(\.x)
      let ys = units.centres.map(\.y)
      area = ((xs.max() ?? 0) - (xs.min() ?? 0)) * ((ys.max() ?? 0) - (ys.min() ?? 0))
    }
    // A disk of area a has a second moment of a⁄2π about its centre for each unit of load.
    return load / parts * area / parts / (2 * Double.pi)
  }
}

extension DualGraph {
  /// The graph of a file, in its own unit of length.
  init(_ survey: UnitGraph) {
    self.init(count: 0, kinds: 0)
    loads = survey.loads[0]
    moreLoads = Array(survey.loads.dropFirst())
    areas = survey.areas
    outerLengths = survey.outerLengths
    centres =
      survey.xs.isEmpty
      ? [Coordinate<Planar>](repeating: Coordinate(x: 0, y: 0), count: survey.unitCount)
      : zip(survey.xs, survey.ys).map { Coordinate(x: $0, y: $1) }
    starts = survey.starts
    neighbours = survey.neighbours
    lengths = survey.lengths
    heights = survey.heights
    slopes = SlopeStep.walking
    resistances =
      survey.resistances.isEmpty
      ? [Double](repeating: 0, count: survey.lengths.count) : survey.resistances
  }
}
