/// The members that GeoJSON gives a meaning to, and the two of this library's own documents.
enum GeoJSONMember: UInt16 {
  case other = 0
  case type = 1
  case features = 2
  case geometry = 4
  case properties = 8
  case coordinates = 16
  case geometries = 32
  case id = 64
  case bbox = 128
  case crs = 256
  case name = 512
  case gridgeo = 1024

  var word: String {
    switch self {
    case .other: "other"
    case .type: "type"
    case .features: "features"
    case .geometry: "geometry"
    case .properties: "properties"
    case .coordinates: "coordinates"
    case .geometries: "geometries"
    case .id: "id"
    case .bbox: "bbox"
    case .crs: "crs"
    case .name: "name"
    case .gridgeo: "gridgeo"
    }
  }
}

extension JSONScanner {
  /// Which member a name stands for. Names are case-sensitive in GeoJSON.
  func member(_ token: StringToken) -> GeoJSONMember {
    if token.hasEscapes { return escapedMember(token) }
    switch token.count {
    case 2: return isEqual(token, "id") ? .id : .other
    case 3: return isEqual(token, "crs") ? .crs : .other
    case 4:
      if isEqual(token, "type") { return .type }
      if isEqual(token, "bbox") { return .bbox }
      return isEqual(token, "name") ? .name : .other
    case 7: return isEqual(token, "gridgeo") ? .gridgeo : .other
    case 8:
      if isEqual(token, "geometry") { return .geometry }
      return isEqual(token, "features") ? .features : .other
    case 10:
      if isEqual(token, "properties") { return .properties }
      return isEqual(token, "geometries") ? .geometries : .other
    case 11: return isEqual(token, "coordinates") ? .coordinates : .other
    default: return .other
    }
  }

  private func escapedMember(_ token: StringToken) -> GeoJSONMember {
    let all: [GeoJSONMember] = [
      .type, .features, .geometry, .properties, .coordinates, .geometries, .id, .bbox, .crs, .name, .gridgeo,
    ]
    let text = text(of: token)
    return all.first { $0.word == text } ?? .other
  }
}
