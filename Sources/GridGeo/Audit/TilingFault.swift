/// A piece of ground where the grids of a village do not tile it.
struct TilingFault {
  enum Kind { case gap, overlap, outside }

  /// Pieces no wider than this (2A/P) are what rounding to the lattice leaves, metres.
  private static let narrowest = 0.02

  var kind: Kind
  /// The grids involved.
  var codes: [String]
  var region: Region<Geographic>
  var place: Coordinate<Geographic>
  var width: Double

  /// All of them, with their ground.
  ///
  /// - Parameter grids: Valid.
  /// - Throws: `native` when GEOS fails.
  static func all(
    in village: AdminUnit, grids: [Grid], geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [TilingFault] {
    let boxes = ([village.region] + grids.map(\.region)).compactMap(\.boundingBox)
    guard let first = boxes.first else { return [] }
    let plane = CoveragePlane(centredOn: boxes.dropFirst().reduce(first) { $0.union($1) })
    let ground = plane.planar(village.region)
    let own = grids.map { plane.planar($0.region) }
    var found: [TilingFault] = []
    func take(_ kind: Kind, _ codes: [String], _ wrong: Region<Planar>) {
      for polygon in wrong.polygons {
        let piece = Region(polygon)
        let around = piece.perimeter.metres
        let width = around > 0 ? 2 * piece.area.squareMetres / around : 0
        guard width > narrowest else { continue }
        let place = (try? piece.pointOnSurface(in: geos)) ?? polygon.exterior.coordinates[0]
        found.append(
          TilingFault(
            kind: kind, codes: codes, region: plane.geographic(piece), place: plane.geographic(place),
            width: width))
      }
    }
    let all = try Region.union(of: own, in: geos, name: "the grids of village \(village.code)")
    take(.gap, [], try ground.subtracting(all, in: geos, names: (village.code, "its grids")))
    let index = SpatialIndex(own.map(\.boundingBox))
    for (i, grid) in own.enumerated() {
      let names = (grids[i].code, village.code)
      take(.outside, [grids[i].code], try grid.subtracting(ground, in: geos, names: names))
      guard let box = grid.boundingBox else { continue }
      for j in index.items(meeting: box) where j > i {
        let codes = [grids[i].code, grids[j].code]
        take(.overlap, codes, try grid.intersection(own[j], in: geos, names: (codes[0], codes[1])))
      }
    }
    return found
  }

  func finding(_ village: AdminUnit) -> Finding {
    let (code, message, remedy): (Finding.Code, String, String) =
      switch kind {
      case .gap:
        (
          .gridGap, "ground of village \(village.code) lies in none of its grids",
          "give it to a grid beside it, or make the plan anew"
        )
      case .overlap:
        (
          .gridOverlap, "grids \(codes.joined(separator: " and ")) overlap",
          "leave the ground to one of them, or make the plan anew"
        )
      case .outside:
        (
          .gridOutsideVillage, "grid \(codes[0]) reaches out of its village \(village.code)",
          "cut it at the village's border, or make the plan anew"
        )
      }
    return Finding(
      code, .error, subject: codes + [village.code], message: message, remedy: remedy, coordinate: place,
      size: Finding.Size(area: region.ellipsoidalArea, length: .metres(width)), region: region)
  }
}
