/// Hides small counts of features in a copy that leaves the office.
enum PublishedCounts {
  /// Properties that are counts of people, or made from them.
  private static let counts = ["households", "persons", "load", "deviation_pct", "workers"]
  /// Codes of the units that features are summed up by, the largest first.
  private static let levels = ["county", "township", "village"]

  /// Only grid plans are known well enough: their features are the leaves of the sums, and each property's meaning is
  /// certain.
  ///
  /// - Returns: how many features have their counts hidden.
  /// - Throws: `badOption` for anything but a grid plan, and for a property that no plan has.
  static func hide(in features: inout [Feature], file: String) throws(GridGeoError) -> Int {
    try refuseOthersThanPlans(features, file: file)
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
    // The deviation of a grid that is shown gives its village's mean.
    if hidden.contains(true) {
      for index in features.indices {
        for place in features[index].properties.indices
        where features[index].properties[place].name == "deviation_pct" {
          features[index].properties[place].value = .null
        }
      }
    }
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

  /// Properties of grids.
  private static let known: Set<String> = [
    "code", "kind", "village", "township", "county", "households", "persons", "load", "area_ha", "area_mu",
    "compactness", "neighbours", "deviation_pct", "workers", "head",
  ]

  private static func refuseOthersThanPlans(_ features: [Feature], file: String) throws(GridGeoError) {
    for feature in features {
      let needed = ["code", "village", "households", "persons", "load"]
      guard case .region? = feature.geometry, needed.allSatisfy({ feature[$0] != nil }) else {
        throw GridGeoError(
          .badOption, "is no grid plan; other files cannot be published without giving something away",
          at: feature.place)
      }
      if let stranger = feature.properties.first(where: { !known.contains($0.name) })?.name {
        throw GridGeoError(
          .badOption,
          "property \"\(stranger)\" may tell what is hidden; pass --ignore-column \"\(stranger)\"",
          at: feature.place)
      }
    }
  }

  private static func count(_ value: PropertyValue?) -> Int {
    guard case .number(let text)? = value, let count = Double(text), count >= 0, count <= 1e12 else {
      return 0
    }
    return Int(count.rounded())
  }
}
