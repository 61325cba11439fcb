#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Displaces the points of households inside their villages, so that a point leads back to no single household.
///
/// Each household gets a random place between the distances at which it has `least` and twice as many neighbours of its
/// village (a donut, after K. H. Hampton and others, "Mapping health data: improved privacy protection with donut method
/// geomasking", *American Journal of Epidemiology* 172(9), 2010), inside its village, and only one from which at least
/// `least` households of the village are as near as itself. The rank of the true household seen from the new place is
/// its k: whoever knows all households' places is left with that many.
///
/// The k of a single point would tell which household it is, so only the least and the median are given.
public struct PointMask: Sendable, Hashable {
  /// A point and the code of its village.
  public struct Point: Sendable, Hashable {
    public var village: String
    public var position: Coordinate<Geographic>
  }

  /// In the order of villages and positions, which says nothing of the households' own.
  public private(set) var points: [Point] = []
  /// The least and the median k; 0 without points.
  public private(set) var leastRank = 0
  public private(set) var medianRank = 0
  /// Households that have no point, because they lie in no village or have no position themselves.
  public private(set) var outside = 0
  /// Households of villages that have too few for any place to hide them.
  public private(set) var inSmallVillages = 0
  /// Households for which no place was found.
  public private(set) var unplaced = 0

  private static let donutTries = 200
  private static let villageTries = 800

  /// - Parameters:
  ///   - villages: with sound regions that do not overlap.
  ///   - least: how many households shall be as near to a point as its own; 10 or more for what leaves the office.
  ///   - generator: one that nobody can guess; whoever can repeat its numbers can undo the mask.
  /// - Complexity: O(n · m) in households n and the households of one village m, times the tries that the donut needs.
  public init(
    _ households: [Household], villages: [AdminUnit], least: Int = Suppression.householdThreshold,
    using generator: inout some RandomNumberGenerator
  ) {
    let locator = UnitLocator(villages.map(\.region))
    var members = [[Coordinate<Geographic>]](repeating: [], count: villages.count)
    for household in households {
      guard let position = household.position, let number = locator.unit(holding: position) else {
        outside += 1
        continue
      }
      members[number].append(position)
    }
    var ranks: [Int] = []
    for (number, positions) in members.enumerated() where !positions.isEmpty {
      guard positions.count >= max(1, least), let box = villages[number].region.boundingBox else {
        inSmallVillages += positions.count
        continue
      }
      let village = MaskedVillage(
        positions: positions, box: box, locator: RegionLocator(villages[number].region))
      for own in positions.indices {
        guard let found = village.place(own, least: least, using: &generator) else {
          unplaced += 1
          continue
        }
        points.append(Point(village: villages[number].code, position: found.position))
        ranks.append(found.rank)
      }
    }
    points.sort { ($0.village, $0.position.x, $0.position.y) < ($1.village, $1.position.x, $1.position.y) }
    ranks.sort()
    leastRank = ranks.first ?? 0
    medianRank = ranks.isEmpty ? 0 : ranks[ranks.count / 2]
  }

  /// The households of one village.
  private struct MaskedVillage {
    let positions: [Coordinate<Geographic>]
    let box: BoundingBox<Geographic>
    let locator: RegionLocator<Geographic>

    /// A degree of longitude in degrees of latitude.
    private var width: Double { max(0.01, cos(box.centre.y * .pi / 180)) }

    private func distance(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>) -> Double {
      let (x, y) = ((a.x - b.x) * width, a.y - b.y)
      return (x * x + y * y).squareRoot()
    }

    func place(
      _ own: Int, least: Int, using generator: inout some RandomNumberGenerator
    ) -> (position: Coordinate<Geographic>, rank: Int)? {
      let home = positions[own]
      let distances = positions.map { distance($0, home) }.sorted()
      let inner = distances[min(distances.count, least) - 1]
      let outer = max(distances[min(distances.count, 2 * least) - 1], 1.5 * inner)
      for attempt in 0..<PointMask.donutTries + PointMask.villageTries {
        let place =
          attempt < PointMask.donutTries && outer > 0
          ? inDonut(home, from: inner, to: outer, using: &generator) : inBox(using: &generator)
        guard box.contains(place), locator.contains(place) else { continue }
        let far = distance(place, home)
        guard far > 0 else { continue }
        let rank = positions.count { distance($0, place) <= far }
        if rank >= least { return (place, rank) }
      }
      return nil
    }

    /// All places of the donut equally likely.
    private func inDonut(
      _ home: Coordinate<Geographic>, from inner: Double, to outer: Double,
      using generator: inout some RandomNumberGenerator
    ) -> Coordinate<Geographic> {
      // Out of the square around it, which needs no trigonometry.
      while true {
        let (x, y) = (PointMask.uniform(&generator) * 2 - 1, PointMask.uniform(&generator) * 2 - 1)
        let radius = (x * x + y * y).squareRoot()
        guard radius <= 1, radius * outer >= inner || inner >= outer else { continue }
        return PointMask.rounded(home.x + x * outer / width, home.y + y * outer)
      }
    }

    private func inBox(using generator: inout some RandomNumberGenerator) -> Coordinate<Geographic> {
      PointMask.rounded(
        box.minimum.x + PointMask.uniform(&generator) * box.width,
        box.minimum.y + PointMask.uniform(&generator) * box.height)
    }
  }

  private static func uniform(_ generator: inout some RandomNumberGenerator) -> Double {
    Double(generator.next() >> 11) * 0x1p-53
  }

  /// On the lattice that files keep, so that a place is inside after writing too.
  private static func rounded(_ x: Double, _ y: Double) -> Coordinate<Geographic> {
    Coordinate(
      x: CoordinateLattice.degrees(CoordinateLattice.units(x)),
      y: CoordinateLattice.degrees(CoordinateLattice.units(y)))
  }
}
