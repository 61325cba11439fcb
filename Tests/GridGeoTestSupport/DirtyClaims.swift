import GridGeo

/// Claims as they come from bad files, as GeoJSON text: sound ones with faulty ones between them.
public struct DirtyClaims: Sendable, Hashable {
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    case bowTie, unclosed, duplicateIDs, spike, zeroArea, holeOnEdge, nestedShells, missingParty, outOfRange
    case threeWayDuplicate, sliver, repeatedVertices, holeOutside, twoPositions, noGeometry, unknownSeason
    case line, emptyPolygon, clockwise, unknownEvidence

    /// Whether the claim cannot be used as it is; the others are odd, and sound.
    public var isFault: Bool {
      switch self {
      case .threeWayDuplicate, .sliver, .repeatedVertices, .clockwise, .unknownEvidence: false
      default: true
      }
    }
  }

  /// What the set is about; it has two other faults besides.
  public var main: Fault
  public var text: String
  /// Ids of claims that are sound, in the order of the file.
  public var sound: [String]
  /// Ids of claims with a fault, in the order of the file.
  public var faulty: [String]

  /// Twenty sets, each about one fault.
  public static func all(seed: UInt64 = 1) -> [DirtyClaims] {
    Fault.allCases.map { DirtyClaims(main: $0, seed: seed) }
  }

  /// Six overlapping squares of six parties, the fault, and two more by the seed.
  public init(main: Fault, seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: "dirty \(main.rawValue)")
    self.main = main
    (text, sound, faulty) = ("", [], [])
    var features: [String] = []
    for i in 0..<6 {
      let id = "S-\(i + 1)"
      let corner = Place(x: i % 3 * 800 + random.next(below: 90), y: i / 3 * 800 + random.next(below: 90))
      features.append(Self.feature(id, "99010120\(i)", Self.polygon([Self.square(corner, 1000)])))
      sound.append(id)
    }
    var others = Fault.allCases.filter { $0 != main }
    random.shuffle(&others)
    for (number, fault) in ([main] + others.prefix(2)).enumerated() {
      let corner = Place(x: 300 + 700 * number + random.next(below: 90), y: 300 + random.next(below: 90))
      let (made, ids) = Self.features(fault, "F-\(number + 1)", corner)
      for (k, feature) in made.enumerated() {
        features.insert(feature, at: random.next(below: features.count + 1 - k))
      }
      if fault.isFault { faulty += ids } else { sound += ids }
    }
    text = "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
  }

  /// Metres east and north of a place in the middle of nowhere.
  private struct Place {
    var x: Int
    var y: Int

    /// The place in degrees, all digits of it: the sliver is 1e-9 degree wide.
    func json(_ east: Double = 0) -> String {
      "[\(101.5 + (Double(x) + east) / 91_000),\(35.2 + Double(y) / 111_000)]"
    }

    func moved(_ dx: Int, _ dy: Int) -> Place { Place(x: x + dx, y: y + dy) }
  }

  private static func square(_ corner: Place, _ side: Int) -> [Place] {
    [corner, corner.moved(side, 0), corner.moved(side, side), corner.moved(0, side), corner]
  }

  private static func ring(_ places: [Place]) -> String {
    "[\(places.map { $0.json() }.joined(separator: ","))]"
  }

  private static func polygon(_ rings: [[Place]]) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[\(rings.map(ring).joined(separator: ","))]}"
  }

  private static func feature(
    _ id: String, _ party: String, _ geometry: String, season: String = "year", more: String = ""
  ) -> String {
    "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\",\"party\":\"\(party)\",\"season\":\"\(season)\""
      + ",\"accuracy_m\":5\(more)},\"geometry\":\(geometry)}"
  }

  private static func features(_ fault: Fault, _ id: String, _ p: Place) -> ([String], [String]) {
    func one(_ geometry: String) -> ([String], [String]) { ([feature(id, "990101301", geometry)], [id]) }
    let outline = square(p, 900)
    switch fault {
    case .bowTie: return one(polygon([[p, p.moved(900, 900), p.moved(900, 0), p.moved(0, 900), p]]))
    case .unclosed: return one(polygon([Array(outline.dropLast())]))
    case .duplicateIDs:
      let again = feature(id, "990101302", polygon([square(p.moved(300, 300), 900)]))
      return ([feature(id, "990101301", polygon([outline])), again], [id])
    case .spike:
      return one(
        polygon([
          [p, p.moved(900, 0), p.moved(900, 900), p.moved(450, 900), p.moved(450, 1500)]
            + [p.moved(450, 900), p.moved(0, 900), p]
        ]))
    case .zeroArea: return one(polygon([[p, p.moved(500, 0), p.moved(900, 0), p]]))
    case .holeOnEdge: return one(polygon([outline, square(p.moved(0, 300), 200)]))
    case .nestedShells:
      let (outer, inner) = (ring(outline), ring(square(p.moved(300, 300), 200)))
      return one("{\"type\":\"MultiPolygon\",\"coordinates\":[[\(outer)],[\(inner)]]}")
    case .missingParty: return ([feature(id, "", polygon([outline]))], [id])
    case .outOfRange:
      return one("{\"type\":\"Polygon\",\"coordinates\":[[[200,35],[201,95],[202,35],[200,35]]]}")
    case .threeWayDuplicate:
      let ids = ["\(id)a", "\(id)b", "\(id)c"]
      return (
        ids.enumerated().map { feature($0.element, "99010130\($0.offset + 1)", polygon([outline])) }, ids
      )
    case .sliver:
      let (a, b) = (p.json(), p.json(0.0001))
      let (c, d) = (p.moved(0, 900).json(0.0001), p.moved(0, 900).json())
      return one("{\"type\":\"Polygon\",\"coordinates\":[[\(a),\(b),\(c),\(d),\(a)]]}")
    case .repeatedVertices: return one(polygon([outline.flatMap { [$0, $0] }]))
    case .holeOutside: return one(polygon([outline, square(p.moved(1500, 0), 200)]))
    case .twoPositions: return one(polygon([[p, p.moved(900, 0)]]))
    case .noGeometry: return one("null")
    case .unknownSeason:
      return ([feature(id, "990101301", polygon([outline]), season: "13-45/02-30")], [id])
    case .line: return one("{\"type\":\"LineString\",\"coordinates\":\(ring(outline))}")
    case .emptyPolygon: return one("{\"type\":\"Polygon\",\"coordinates\":[]}")
    case .clockwise: return one(polygon([outline.reversed()]))
    case .unknownEvidence:
      return ([feature(id, "990101301", polygon([outline]), more: ",\"evidence\":9")], [id])
    }
  }
}
