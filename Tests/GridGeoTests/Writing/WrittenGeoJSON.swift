import Foundation
import Testing

@testable import GridGeo

/// GeoJSON read by Foundation, to compare what we wrote with what another reader sees.
struct WrittenGeoJSON {
  let text: String
  let root: [String: Any]

  init(_ features: [OutputFeature], provenance: Provenance? = nil) throws {
    try self.init(text: GeoJSONWriter.text(features, provenance: provenance))
  }

  init(_ geometry: OutputGeometry) throws {
    try self.init([OutputFeature(id: "1", properties: [JSONMember](), geometry: geometry)])
  }

  init(text: String) throws {
    self.text = text
    root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  var features: [[String: Any]] { root["features"] as? [[String: Any]] ?? [] }
  var ids: [String] { features.compactMap { $0["id"] as? String } }
  var bbox: [Double]? { root["bbox"] as? [Double] }
  var geometryType: String? { (features.first?["geometry"] as? [String: Any])?["type"] as? String }
  private var coordinates: Any? { (features.first?["geometry"] as? [String: Any])?["coordinates"] }

  /// Polygon, ring, position, number of the first feature.
  var polygons: [[[[Double]]]] {
    if let many = coordinates as? [[[[Double]]]] { return many }
    return (coordinates as? [[[Double]]]).map { [$0] } ?? []
  }
  /// Line, position, number of the first feature.
  var lines: [[[Double]]] {
    if let many = coordinates as? [[[Double]]] { return many }
    return (coordinates as? [[Double]]).map { [$0] } ?? []
  }
  var point: [Double]? { coordinates as? [Double] }

  /// Twice the signed area of a ring.
  static func doubleArea(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
  }

  /// The area of all polygons in square degrees, holes taken off.
  var area: Double {
    polygons.reduce(0) { $0 + $1.reduce(0) { $0 + WrittenGeoJSON.doubleArea($1) / 2 } }
  }
}

func geographicRing(_ numbers: [(Double, Double)]) throws -> Ring<Geographic> {
  try Ring(numbers.map { Coordinate(x: $0.0, y: $0.1) })
}

func geographicRegion(_ rings: [(Double, Double)]...) throws -> OutputGeometry {
  let rings = try rings.map(geographicRing)
  return .region(Region(Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))))
}
