extension AdminUnit {
  var hasNoCode: Bool { code.allSatisfy(\.isWhitespace) }

  /// What a finding names it by.
  var subject: String { hasNoCode ? name : code }

  /// "village 632301101201", for the beginning of a message.
  var label: String {
    hasNoCode ? "\(level.name)\(name.isEmpty ? "" : " \"\(name)\"")" : "\(level.name) \(code)"
  }

  /// Where it stands in the input, for a reference to it.
  var whereabouts: String {
    if let feature = place.feature { return "feature \(feature)" }
    if let row = place.row { return "row \(row)" }
    return name.isEmpty ? "the first one" : "\"\(name)\""
  }

  /// A place on the map for findings that have none of their own.
  var anchor: Coordinate<Geographic>? {
    guard let box = region.boundingBox, box.minimum.isFinite, box.maximum.isFinite else { return nil }
    return box.centre
  }

  /// The order of the input, so that shuffling does not matter; by content where places are not known.
  func stands(before other: AdminUnit) -> Bool {
    let order = place.order(other.place)
    if order != 0 { return order < 0 }
    if level != other.level { return level < other.level }
    if code != other.code { return code < other.code }
    if name != other.name { return name < other.name }
    return region.stands(before: other.region)
  }
}

extension Region {
  /// An order by content.
  func stands(before other: Region) -> Bool {
    if coordinateCount != other.coordinateCount { return coordinateCount < other.coordinateCount }
    for (p, q) in zip(polygons, other.polygons) {
      for (a, b) in zip(p.rings, q.rings) {
        for (c, d) in zip(a.coordinates, b.coordinates) where c != d { return (c.x, c.y) < (d.x, d.y) }
      }
    }
    return false
  }
}
