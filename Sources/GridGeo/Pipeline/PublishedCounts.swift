/// Hides small counts of features in a copy that leaves the office.
enum PublishedCounts {
  /// Properties that are counts of people, or made from them.
  private static let counts = ["households", "persons", "load", "deviation_pct", "workers"]
  /// Codes of the units that features are summed up by, the largest first.
  private static let levels = ["county", "township", "village"]

  /// - Returns: how many features have their counts hidden.
  /// - Throws: `badOption` for points of households.
  static func hide(in features: inout [Feature], file: String) throws(GridGeoError) -> Int {
    let isHousehold = features.contains { feature in
      if case .point? = feature.geometry {
        feature["persons"] != nil || feature["households"] == nil
      } else {
        false
      }
    }
    if isHousehold {
      throw GridGeoError(
        .badOption, "holds points that may be households; they are not published", at: SourcePlace(file: file)
      )
    }
    var parents = [-1]
    var households = [0]
    var persons = [0]
    var nodes: [String: Int] = [:]
    var leaves = [Int](repeating: 0, count: features.count)
    for (index, feature) in features.enumerated() {
      var node = 0
      var path = ""
      let (h, p) = (count(feature["households"]), count(feature["persons"]))
      households[0] += h
      persons[0] += p
      for level in levels {
        guard let code = feature[level]?.plainText else { continue }
        path += "/\(level)=\(code)"
        node =
          nodes[path]
          ?? {
            parents.append(node)
            households.append(0)
            persons.append(0)
            nodes[path] = parents.count - 1
            return parents.count - 1
          }()
        households[node] += h
        persons[node] += p
      }
      parents.append(node)
      households.append(h)
      persons.append(p)
      leaves[index] = parents.count - 1
    }
    var columns: [Suppression.Column] = []
    for (name, counts, threshold) in [
      ("households", households, Suppression.householdThreshold),
      ("persons", persons, Suppression.personThreshold),
    ] where features.contains(where: { $0[name] != nil }) {
      columns.append(Suppression.Column(counts: counts, threshold: threshold))
    }
    guard !columns.isEmpty else { return 0 }
    let hidden = try Suppression(parents: parents, columns: columns).hidden
    var number = 0
    for index in features.indices where hidden[leaves[index]] {
      number += 1
      for place in features[index].properties.indices
      where counts.contains(features[index].properties[place].name) {
        features[index].properties[place].value = .null
      }
    }
    return number
  }

  private static func count(_ value: PropertyValue?) -> Int {
    guard case .number(let text)? = value, let count = Double(text), count >= 0, count <= 1e12 else {
      return 0
    }
    return Int(count.rounded())
  }
}
