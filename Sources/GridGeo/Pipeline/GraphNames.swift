/// Looks up the units of a graph by their ids.
struct GraphNames {
  private let numbers: [String: Int32]
  private let file: String

  /// Knows no unit: for when none is named.
  init() {
    numbers = [:]
    file = ""
  }

  init(_ graph: UnitGraph, file: String) {
    numbers = Dictionary(uniqueKeysWithValues: graph.ids.enumerated().map { ($1, Int32($0)) })
    self.file = file
  }

  /// - Throws: `badOption` for an id that no unit has.
  func number(_ id: String, _ option: String) throws(GridGeoError) -> Int32 {
    guard let number = numbers[id] else {
      throw GridGeoError(
        .badOption, "\(option) names unit \"\(id)\", which there is not", at: SourcePlace(file: file))
    }
    return number
  }

  /// Values numbered from 0 in the order in which they come, and their names.
  static func numbered(_ values: [String]) -> (numbers: [Int32], names: [String]) {
    var numbers: [String: Int32] = [:]
    var names: [String] = []
    let result = values.map { value in
      if let number = numbers[value] { return number }
      let number = Int32(names.count)
      numbers[value] = number
      names.append(value)
      return number
    }
    return (result, names)
  }
}
