/// The connected pieces of a gap, an overlap or what juts out, sorted by width.
struct CoveragePieces {
  private(set) var real: [Region<Planar>] = []
  private(set) var slivers: [Region<Planar>] = []
  private(set) var rounding: [Region<Planar>] = []

  init(_ region: Region<Planar>, sliver: Length, rounding limit: Length) {
    for polygon in region.polygons {
      let piece = Region<Planar>(polygon)
      let width = Self.width(of: piece)
      if width > sliver.metres {
        real.append(piece)
      } else if width > limit.metres {
        slivers.append(piece)
      } else if width > 0 {
        rounding.append(piece)
      }
    }
  }

  /// 2A/P, in metres: the width of a long strip, the radius of a disc.
  static func width(of region: Region<Planar>) -> Double {
    let around = region.perimeter.metres
    return around > 0 ? 2 * region.area.squareMetres / around : 0
  }
}

/// Pieces that rounding explains, and whose they are.
struct CoverageResidue {
  private(set) var pieces: [Region<Planar>] = []
  private(set) var units: Set<Int> = []

  mutating func add(_ more: [Region<Planar>], units numbers: [Int]) {
    if more.isEmpty { return }
    pieces += more
    units.formUnion(numbers)
  }
}
