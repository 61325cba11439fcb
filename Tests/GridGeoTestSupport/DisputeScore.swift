public import GridGeo

/// How well a list of disputes finds what was planted among generated claims.
public struct DisputeScore: Sendable, Hashable {
  /// Ids of planted entries that a dispute holds, and of those that none does.
  public var found: [String] = []
  public var missed: [String] = []
  /// Ids of disputes that were raised where nothing was planted.
  public var falseAlarms: [String] = []
  /// Of what was found: those whose planted area lies in the dispute's range.
  public var inRange: [String] = []
  /// Area of the dispute over the planted area, by planted entry found, in its order.
  public var areaRatios: [Double] = []

  public var recall: Double { Self.share(found.count, found.count + missed.count) }
  public var precision: Double { Self.share(found.count, found.count + falseAlarms.count) }
  /// Share of the ranges that cover the truth.
  public var coverage: Double { Self.share(inRange.count, found.count) }

  private static func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }

  /// Scores the disputes of one kind. A planted entry is found when a dispute of its parties holds its point;
  /// ground that nobody claims is found by its point alone.
  ///
  /// - Parameter isAlarm: which disputes count as raised; slivers do not, when not said otherwise.
  public init(
    _ disputes: [Dispute], _ truth: ClaimTruth, kind: Dispute.Kind = .overlap,
    isAlarm: (Dispute) -> Bool = { $0.certainty != .sliver }
  ) {
    let raised = disputes.filter { $0.kind == kind && isAlarm($0) }
    var used: Set<String> = []
    for entry in truth.planted where entry.kind == kind {
      let dispute = raised.first { dispute in
        (kind == .gap || dispute.parties == entry.parties) && Self.holds(dispute.region, entry.point)
      }
      guard let dispute else {
        missed.append(entry.id)
        continue
      }
      found.append(entry.id)
      used.insert(dispute.id)
      areaRatios.append(dispute.area.squareMetres / entry.area.squareMetres)
      if dispute.areaLow <= entry.area, entry.area <= dispute.areaHigh { inRange.append(entry.id) }
    }
    // A piece that belongs to planted ground without its middle is no false alarm.
    let pieces = truth.planted.filter { $0.kind == kind }
    falseAlarms = raised.filter { dispute in
      !used.contains(dispute.id)
        && !pieces.contains { entry in
          Set(dispute.parties).isSubset(of: entry.parties)
            && dispute.region.polygons.contains { polygon in
              polygon.exterior.coordinates.contains { Self.holds(entry.region, $0) }
            }
        }
    }.map(\.id)
  }

  /// Whether a point is inside, by the crossings of a ray to the east.
  public static func holds(_ region: Region<Geographic>, _ p: Coordinate<Geographic>) -> Bool {
    var inside = false
    for ring in region.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) where (a.y <= p.y) != (b.y <= p.y) {
        if a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) > p.x { inside.toggle() }
      }
    }
    return inside
  }
}
