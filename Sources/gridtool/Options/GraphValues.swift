import ArgumentParser
import GridGeo

/// A share in percent: `0.5%`.
struct Share: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    guard argument.hasSuffix("%"), let percent = Double(argument.dropLast()), percent.isFinite, percent >= 0,
      percent <= 1000
    else { return nil }
    value = percent / 100
  }
}

/// A term of the objective, with a weight when several are added up: `cut-edges`, `inertia=0.5`.
struct WeightedObjective: ExpressibleByArgument {
  let objective: GraphPartitionOptions.Objective
  let weight: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first,
      let objective = GraphPartitionOptions.Objective(rawValue: String(first))
    else { return nil }
    guard parts.count == 2 else {
      self.objective = objective
      weight = 1
      return
    }
    guard let weight = Double(parts[1]), weight.isFinite, weight > 0 else { return nil }
    self.objective = objective
    self.weight = weight
  }

  static var allValueStrings: [String] { GraphPartitionOptions.Objective.allCases.map(\.rawValue) }
}

/// Ids of units, between commas.
struct UnitList: ExpressibleByArgument {
  let ids: [String]

  init?(argument: String) {
    ids = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !ids.contains("") else { return nil }
  }
}

/// A time to search for: `10s`, `500ms`, `2min`.
struct SearchTime: ExpressibleByArgument {
  let seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  var defaultValueDescription: String { "\(Int(seconds))s" }

  init?(argument: String) {
    for (unit, factor) in [("ms", 0.001), ("min", 60.0), ("s", 1.0), ("h", 3600.0)]
    where argument.hasSuffix(unit) {
      guard let number = Double(argument.dropLast(unit.count)), number.isFinite, number > 0,
        number * factor <= 1e6
      else { return nil }
      seconds = number * factor
      return
    }
    return nil
  }
}
