/// The properties of features as a table for spreadsheets; points have their longitude and latitude in it.
enum FeatureTable {
  /// - Throws: `cannotWrite`, `brokenPipe`.
  static func write(
    _ features: [Feature], shift: ((Coordinate<Geographic>) -> Coordinate<Geographic>)?, to target: String,
    overwrite: Bool
  ) throws(GridGeoError) {
    var names: [String] = []
    var known: Set<String> = []
    var hasPoints = false
    for feature in features {
      for property in feature.properties where known.insert(property.name).inserted {
        names.append(property.name)
      }
      if case .point? = feature.geometry { hasPoints = true }
    }
    let places = hasPoints ? ["lon", "lat"].filter { !known.contains($0) } : []
    // Features without properties still have an id.
    if names.isEmpty { names = ["id"] }
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: names + places, byteOrderMark: target != "-")
    for feature in features {
      var row = names.map { name -> CSVField in
        let text = feature[name]?.plainText ?? (name == "id" ? feature.id : nil)
        return text.map { .text($0) } ?? .empty
      }
      if places.count == 2 {
        if case .point(let position)? = feature.geometry {
          let there = shift?(position) ?? position
          let decimals = shift == nil ? CoordinateLattice.decimals : FeatureText.shiftedDecimals
          row.append(.decimal(there.x, decimals))
          row.append(.decimal(there.y, decimals))
        } else {
          row.append(.empty)
          row.append(.empty)
        }
      }
      try writer.write(row)
    }
    try writer.finish()
  }
}
