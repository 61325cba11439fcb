import GridGeo

extension Finding {
  /// Members for JSON and for the properties of a feature, in this order; what is not known is left out.
  var members: [JSONMember] {
    var members: [JSONMember] = []
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONMember(name, value)) }
    }
    add("code", .text(code.name))
    add("severity", .text(severity.rawValue))
    add("message", .text(message))
    add("remedy", remedy.isEmpty ? nil : .text(remedy))
    add("subject", subject.isEmpty ? nil : .array(subject.map { .text($0) }))
    add("file", place.file.map { .text($0) })
    add("feature", place.feature.map { .integer($0) })
    add("row", place.row.map { .integer($0) })
    add("column", place.column.map { .text($0) })
    add("id", place.id.map { .text($0) })
    add("ring", place.ring.map { .text($0) })
    add("vertex", place.vertex.map { .integer($0) })
    add("offset", place.offset.map { .integer($0) })
    add("area_m2", size?.area.flatMap { Finding.figure($0.squareMetres) })
    add("area_before_m2", size?.areaBefore.flatMap { Finding.figure($0.squareMetres) })
    add("length_m", size?.length.flatMap { Finding.figure($0.metres) })
    add("count", size?.count.map { .integer($0) })
    return members
  }

  /// All members, with the point where it is.
  var json: JSONValue {
    var members = members
    if let coordinate, coordinate.longitude.isFinite, coordinate.latitude.isFinite {
      members.append(JSONMember("lon", .rounded(coordinate.longitude, decimals: 7)))
      members.append(JSONMember("lat", .rounded(coordinate.latitude, decimals: 7)))
    }
    return .object(members)
  }

  /// The finding on the map: its ground, else its point, else nowhere.
  func feature(number: Int) -> OutputFeature {
    let geometry: OutputGeometry
    if let region, !region.isEmpty {
      geometry = .region(region)
    } else if let coordinate, abs(coordinate.longitude) <= 180, abs(coordinate.latitude) <= 90 {
      geometry = .point(coordinate)
    } else {
      geometry = .none
    }
    return OutputFeature(id: "finding-\(number)", properties: members, geometry: geometry)
  }

  private static func figure(_ value: Double) -> JSONValue? {
    value.isFinite ? .rounded(value, decimals: 3) : nil
  }
}
