/// Divides the units of a connected dual graph into contiguous parts within their bands, with an objective as
/// small as can be found.
///
/// Starts by inertial bisection are annealed; what is out of its band at the end is put right along chains.
/// Later rounds start anew or warm the best division up again, in turn, for as long as there is effort or time
/// left. The rounds follow from the seed alone: a deadline only decides how many of them there are.
struct DivisionEngine {
  /// How long to search.
  enum Effort: Sendable, Hashable {
    /// A number of rounds, and flips proposed in each for a unit.
    case rounds(Int, flipsPerUnit: Int)
    /// Until the stop check says so, or a bound proves the best to be the best there is.
    case untilStopped(flipsPerUnit: Int)
  }

  var effort: Effort
  /// Rounds to add as long as nothing in band was found.
  var extraRounds = 0
  var stop = StopCheck.never
  /// No division has a smaller objective; ends the search when it is reached.
  var lowerBound = -Double.infinity
  /// Is told of each better division.
  var improved: (@Sendable (BestDivision) -> Void)?

  /// - Parameter start: a division to begin with, contiguous; nil for starts of its own.
  /// - Precondition: the graph is connected and has at least as many units as there are parts.
  /// - Returns: the best division met; it may be out of band where nothing in band was found.
  func run(
    _ graph: DualGraph, _ rules: DivisionRules, start: [Int32]? = nil, generator: SeededGenerator
  ) -> BestDivision {
    var generator = generator
    var best = BestDivision()
    var state = DivisionState(graph, rules)
    var cuts = TreeCuts(unitCount: state.n)
    state.searchLimit = max(1024, 2 * state.n / max(rules.partCount, 1))
    let (rounds, flips) =
      switch effort {
      case .rounds(let rounds, let flips): (rounds, flips)
      case .untilStopped(let flips): (Int.max, flips)
      }
    // A round's change takes a walk through two parts, so fewer are looked at; and only whole parts have one, so
    // no part is taken apart on the way.
    let travelShare = state.usesTravel ? 10 : 1
    let starts = DivisionStarts(graph, rules)
    guard rules.partCount > 1, state.n > rules.partCount else {
      state.assign(start ?? starts.division(number: 0, &generator))
      best.take(state)
      return best
    }
    var round = 0
    while round < rounds || (!best.isFeasible && round - rounds < extraRounds) {
      let isWarm = start != nil || (round % 3 == 2 && best.isFeasible)
      // The rounds grow: what short ones do not find, longer ones may.
      let proposals = max(10_000, flips * state.n) / travelShare * (1 + round / 12)
      if let start, round == 0 {
        state.assign(start)
      } else if isWarm {
        state.assign(best.parts)
      } else {
        state.assign(starts.division(number: round, &generator))
      }
      var found = BestDivision()
      found.take(state)
      let schedule = Annealing(
        proposals: proposals, hottest: isWarm ? 0.5 : starts.temperature(round), coldest: 0.03,
        flipsPerCut: state.usesTravel ? 0 : max(300, 3 * state.n / rules.partCount),
        firstPrice: round % 2 == 0 ? 1 : 0.5)
      let isWhole = schedule.run(&state, &cuts, &found, &generator, stop: stop)
      finish(&state, &cuts, &found, &generator)
      if best.isWorse(than: found) || best.parts.isEmpty {
        best = found
        improved?(best)
      }
      round += 1
      if !isWhole || stop.isDue { break }
      if best.isFeasible, best.objective <= lowerBound + 1e-9 { break }
    }
    return best
  }

  /// Into the bands: along chains where little is amiss, else at a growing price first.
  private func finish(
    _ state: inout DivisionState, _ cuts: inout TreeCuts, _ found: inout BestDivision,
    _ generator: inout SeededGenerator
  ) {
    if state.outOfBand <= max(2, state.k / 50), !state.isFeasible {
      _ = BalanceChains.run(&state, stop: stop)
    }
    var price = 12.0
    for _ in 0..<3 where !state.isFeasible {
      let schedule = Annealing(
        proposals: min(2_000_000, max(10_000, 8 * state.n)), hottest: 0.1, coldest: 0.03,
        flipsPerCut: state.usesTravel ? 0 : 2000, firstPrice: price, lastPrice: price)
      guard schedule.run(&state, &cuts, &found, &generator, stop: stop) else { break }
      price *= 4
    }
    if !state.isFeasible { _ = BalanceChains.run(&state, stop: stop) }
    found.take(state)
  }
}
