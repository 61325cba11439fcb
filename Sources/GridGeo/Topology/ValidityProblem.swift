/// One reason why a region is not valid, and where.
public struct ValidityProblem<Space: CoordinateSpace>: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable {
    /// A number that is not finite or out of range.
    case invalidCoordinate = "invalid-coordinate"
    /// Fewer than three different points, or all of them on one line: no ground.
    case noArea = "no-area"
    /// The ring crosses or touches itself.
    case selfIntersection = "self-intersection"
    /// Two rings of the polygon cross or share a stretch.
    case ringsCross = "rings-cross"
    /// A hole that is not within its exterior ring.
    case holeOutsideShell = "hole-outside-shell"
    /// A hole within another hole, or the same hole twice.
    case nestedHoles = "nested-holes"
    /// Holes touch so that the ground falls apart.
    case disconnectedInterior = "disconnected-interior"
    /// Two parts of the region share ground.
    case partsOverlap = "parts-overlap"
    /// Something else that GEOS says.
    case other
  }

  public var reason: Reason
  /// Index of the polygon in the region, from 0.
  public var polygon: Int
  public var ring: RingRole
  /// Index of the vertex at or before the place, from 0 in its ring.
  public var vertex: Int?
  public var location: Coordinate<Space>?
  /// Index of the other polygon of `partsOverlap`.
  public var otherPolygon: Int?
  /// The other ring of `ringsCross` and `nestedHoles`.
  public var otherRing: RingRole?
  /// What GEOS said, for `other`.
  public var remark: String?

  public init(
    reason: Reason, polygon: Int, ring: RingRole, vertex: Int? = nil, location: Coordinate<Space>? = nil,
    otherPolygon: Int? = nil, otherRing: RingRole? = nil, remark: String? = nil
  ) {
    self.reason = reason
    self.polygon = polygon
    self.ring = ring
    self.vertex = vertex
    self.location = location
    self.otherPolygon = otherPolygon
    self.otherRing = otherRing
    self.remark = remark
  }
}

extension ValidityProblem: CustomStringConvertible {
  /// Such as "exterior crosses or touches itself at (102.1 35.2), vertex 7".
  public var description: String {
    let what =
      switch reason {
      case .invalidCoordinate: "\(ring) has a coordinate that is not finite or out of range"
      case .noArea: "\(ring) encloses no ground"
      case .selfIntersection: "\(ring) crosses or touches itself"
      case .ringsCross: "\(ring) and \(otherRing ?? .exterior) cross or share a stretch"
      case .holeOutsideShell: "\(ring) is not within its exterior ring"
      case .nestedHoles: "\(ring) and \(otherRing ?? .exterior) share ground"
      case .disconnectedInterior: "holes touch so that the ground falls apart"
      case .partsOverlap: "parts \(polygon + 1) and \((otherPolygon ?? polygon) + 1) share ground"
      case .other: remark ?? "not valid"
      }
    let place = location.map { " at \($0)" } ?? ""
    return what + place + (vertex.map { ", vertex \($0)" } ?? "")
  }
}
