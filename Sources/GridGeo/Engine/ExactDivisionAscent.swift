/// Lagrangian multipliers of "each unit lies in exactly one part", and the bound they give.
///
/// With a value `y` for each unit, a division into parts S₁ … S_k costs Σ (half the border of Sᵢ − Σ_{v ∈ Sᵢ} y_v)
/// + Σ_v y_v, which is at least k · (the diagram's shortest path) + Σ_v y_v.
struct ExactDivisionAscent: Sendable {
  /// The value of each unit.
  var values: [Double]
  /// The best bound and the values it was found with are kept.
  var bound = -Double.infinity
  /// Least cost from each node to the goal under `values`.
  var restCosts: [Double] = []
  /// Arcs looked at so far.
  var arcs = 0

  init(values: [Double]) { self.values = values }

  /// Least cost of a set under `values`.
  var leastCost: Double { restCosts.first ?? .infinity }

  /// Evaluates `values` on a diagram.
  mutating func evaluate(_ diagram: ExactDivisionDiagram, partCount: Int) {
    restCosts = [Double](repeating: .infinity, count: diagram.nodeCount)
    Self.shortestPaths(diagram, values, &restCosts)
    arcs += 2 * diagram.nodeCount
    bound = values.reduce(0, +) + Double(partCount) * leastCost
  }

  /// Moves `values` along smoothed subgradients, with steps towards a cost that would do (B. Polyak, 1969; the
  /// smoothing is that of the volume algorithm, F. Barahona, R. Anbil, Mathematical Programming 87, 2000).
  ///
  /// - Parameters:
  ///   - target: the ascent ends once the bound is above it.
  ///   - steps: the most evaluations.
  mutating func ascend(
    _ diagram: ExactDivisionDiagram, partCount: Int, target: Double, steps: Int, shouldStop: () -> Bool
  ) {
    evaluate(diagram, partCount: partCount)
    guard !diagram.isEmpty else { return }
    var trial = values
    var costs = restCosts
    var direction = [Double](repeating: 0, count: values.count)
    var factor = 1.0
    var idle = 0
    // Steps head for a level a little above the best bound, raised while they succeed.
    var reach = max(0.05 * abs(bound), target.isFinite ? target - bound : 0, 1e-3 * scale(diagram))
    var chosen = [Bool](repeating: false, count: values.count)
    var level = bound
    for step in 0..<steps {
      if bound > target || shouldStop() { break }
      Self.mark(diagram, trial, costs, &chosen)
      var norm = 0.0
      let keep = step == 0 ? 0 : 0.85
      for v in trial.indices {
        let gradient = chosen[v] ? 1 - Double(partCount) : 1
        direction[v] = keep * direction[v] + (1 - keep) * gradient
        norm += direction[v] * direction[v]
      }
      if norm < 1e-18 { break }
      let stride = factor * (bound + reach - level) / norm
      for v in trial.indices { trial[v] += stride * direction[v] }
      Self.shortestPaths(diagram, trial, &costs)
      arcs += 2 * diagram.nodeCount
      level = trial.reduce(0, +) + Double(partCount) * costs[0]
      if level > bound {
        if level > bound + 0.05 * reach { idle = 0 }
        bound = level
        values = trial
        swap(&restCosts, &costs)
        costs = restCosts
      } else {
        idle += 1
        if idle % 12 == 0 {
          factor *= 0.7
          reach *= 0.8
          trial = values
          costs = restCosts
          level = bound
          if factor < 1e-3 { break }
        }
      }
    }
  }

  private func scale(_ diagram: ExactDivisionDiagram) -> Double {
    max(diagram.insideCosts.max() ?? 0, diagram.outsideCosts.max() ?? 0)
  }

  /// Marks the units of the cheapest set.
  private static func mark(
    _ diagram: ExactDivisionDiagram, _ values: [Double], _ costs: [Double], _ chosen: inout [Bool]
  ) {
    for v in chosen.indices { chosen[v] = false }
    var node = 0
    var layer = 0
    while true {
      let unit = Int(diagram.order[layer])
      let out = diagram.outside[node]
      let into = diagram.inside[node]
      func cost(_ next: Int32, _ own: Double) -> Double {
        next == ExactDivisionDiagram.none
          ? .infinity : own + (next == ExactDivisionDiagram.goal ? 0 : costs[Int(next)])
      }
      let isInside =
        cost(into, diagram.insideCosts[node] - values[unit]) <= cost(out, diagram.outsideCosts[node])
      if isInside { chosen[unit] = true }
      let next = isInside ? into : out
      if next < 0 { return }
      node = Int(next)
      layer += 1
    }
  }

  private static func shortestPaths(
    _ diagram: ExactDivisionDiagram, _ values: [Double], _ costs: inout [Double]
  ) {
    diagram.outside.withUnsafeBufferPointer { outside in
      diagram.inside.withUnsafeBufferPointer { inside in
        diagram.outsideCosts.withUnsafeBufferPointer { outsideCosts in
          diagram.insideCosts.withUnsafeBufferPointer { insideCosts in
            costs.withUnsafeMutableBufferPointer { costs in
              for layer in diagram.order.indices.reversed() {
                let value = values[Int(diagram.order[layer])]
                for node in diagram.layerStarts[layer]..<diagram.layerStarts[layer + 1] {
                  var least = Double.infinity
                  let out = outside[node]
                  if out >= 0 {
                    least = outsideCosts[node] + costs[Int(out)]
                  } else if out == ExactDivisionDiagram.goal {
                    least = outsideCosts[node]
                  }
                  let into = inside[node]
                  if into >= 0 {
                    least = min(least, insideCosts[node] - value + costs[Int(into)])
                  } else if into == ExactDivisionDiagram.goal {
                    least = min(least, insideCosts[node] - value)
                  }
                  costs[node] = least
                }
              }
            }
          }
        }
      }
    }
  }
}
