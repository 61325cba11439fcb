extension Region where Space: GatedSpace {
  /// The structure method: each ring is made valid, shells are joined, holes are cut out of their shell.
  ///
  /// GEOS has this method, but turns a hole outside of its shell into land. So shells and holes go to it
  /// one by one, and the cutting is done here.
  ///
  /// - Throws: `badInput` for a coordinate out of range: no repair can guess it; `native`.
  private func madeValid(in geos: borrowing GEOSContext) throws(GridGeoError) -> Region {
    var shells: [Polygon<Space>] = []
    for (i, polygon) in polygons.enumerated() {
      let name = "part \(i + 1)"
      let shell = try geos.madeValid(try geos.handle(of: Polygon(exterior: polygon.exterior), number: i + 1))
      if polygon.holes.isEmpty {
        shells += try geos.region(of: shell, as: Space.self).polygons
        continue
      }
      var holes: [Polygon<Space>] = []
      for hole in polygon.holes {
        let valid = try geos.madeValid(try geos.handle(of: Polygon(exterior: hole), number: i + 1))
        holes += try geos.region(of: valid, as: Space.self).polygons
      }
      if holes.isEmpty {
        shells += try geos.region(of: shell, as: Space.self).polygons
        continue
      }
      let cut = try geos.unaryUnion(try geos.handle(of: Region(holes)), name: "the holes of \(name)")
      let rest = try geos.overlay(.difference, shell, cut, names: (name, "its holes"))
      shells += try geos.region(of: rest, as: Space.self).polygons
    }
    guard shells.count > 1 else { return Region(shells) }
    let all = try geos.handle(of: Region(shells))
    return try geos.region(of: try geos.unaryUnion(all, name: "the parts"))
  }

  /// The repaired region, or nil when the region is valid as it stands.
  fileprivate func repairedRegion(in geos: borrowing GEOSContext) throws(GridGeoError) -> Region? {
    if polygons.isEmpty { return nil }
    if try geos.isValid(try geos.handle(of: self)) { return nil }
    let made = try madeValid(in: geos)
    guard try made.isValid(in: geos) else {
      throw GridGeoError(.native, "the repair did not make the region valid; correct it in its source")
    }
    return made
  }
}

extension Region where Space == Planar {
  /// The region made valid by the structure method, with its area in the plane before and after; nil when it
  /// is valid as it stands.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `native`.
  func repaired(in geos: borrowing GEOSContext) throws(GridGeoError) -> Repair<Planar>? {
    guard let made = try repairedRegion(in: geos) else { return nil }
    return Repair(region: made, areaBefore: area, areaAfter: made.area)
  }
}

extension Region where Space == Geographic {
  /// The region made valid by the structure method, with its ellipsoidal area before and after; nil when it
  /// is valid as it stands.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `native`.
  func repaired(in geos: borrowing GEOSContext) throws(GridGeoError) -> Repair<Geographic>? {
    guard let made = try repairedRegion(in: geos) else { return nil }
    let geodesic = Geodesic()
    return Repair(
      region: made, areaBefore: .squareMetres(geodesic.area(self)),
      areaAfter: .squareMetres(geodesic.area(made)))
  }
}
