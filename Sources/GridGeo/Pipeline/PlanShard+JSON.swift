extension PlanShard {
  /// The foreign member `gridgeo` of the shard's file.
  ///
  /// - Parameter summary: of what the shard holds.
  /// - Throws: `broken` for a number that is not finite.
  func member(summary: [SummaryFigure]) throws(GridGeoError) -> JSONValue {
    var own = whole
    own.summary = summary
    guard case .object(var members) = own.json else { return .null }
    members.append(
      JSONMember(
        "shard",
        .object([
          JSONMember("number", .integer(shard.number)), JSONMember("of", .integer(shard.count)),
          JSONMember("townships", .array(townships.map { .text($0) })),
          JSONMember("grids", .integer(gridCount)),
          JSONMember("sha256", .text(try PlanShard.digest(villages))),
          JSONMember(
            "whole",
            .object([
              JSONMember("villages", .integer(villageTotal)), JSONMember("grids", .integer(gridTotal)),
              JSONMember("households_placed", .integer(placedTotal)),
              JSONMember("read", .object(read.map { JSONMember($0.name, $0.value.json) })),
              JSONMember("tolerance", .number(tolerance)),
            ])),
          JSONMember("villages", .array(villages.map(\.json))),
        ])))
    return .object(members)
  }
}

extension PlacedVillage {
  /// What a merge needs of the village and the features of its grids do not say.
  var json: JSONValue {
    let insertions = division.insertions.map { [$0.from, $0.to, $0.point] }
    var members = [
      JSONMember("code", .text(division.code)), JSONMember("township", .text(township)),
      JSONMember("county", .text(county)), JSONMember("spread", .bool(isSpread)),
      JSONMember("spread_over_points", .bool(isSpreadOverPoints)),
      JSONMember("base_units", .integer(division.baseUnits)),
      JSONMember("forced_crossings", .integer(division.forcedCrossings)),
      JSONMember("loads", .array(division.pieces.map { .number($0.load) })),
      JSONMember("border", division.border.latticeJSON),
      JSONMember("insertions", insertions.latticeJSON),
    ]
    let odd = division.pieces.enumerated().filter { !$0.element.isWhatItsFeatureSays }
    if !odd.isEmpty {
      members.append(
        JSONMember(
          "rings",
          .object(odd.map { JSONMember(String($0.offset + 1), $0.element.rings.latticeJSON) })))
    }
    return .object(members)
  }

  /// - Parameter grids: the features of its grids, in order.
  /// - Returns: nil for what no shard has.
  init?(json: JSONValue, grids: [Grid]) {
    guard case .text(let code)? = json["code"], case .text(let township)? = json["township"],
      case .text(let county)? = json["county"], case .bool(let isSpread)? = json["spread"],
      case .bool(let isSpreadOverPoints)? = json["spread_over_points"],
      case .integer(let baseUnits)? = json["base_units"],
      case .integer(let forcedCrossings)? = json["forced_crossings"],
      case .array(let loads)? = json["loads"], loads.count == grids.count,
      let border = json["border"]?.latticeLines, border.allSatisfy({ $0.count >= 4 }),
      let insertions = json["insertions"]?.latticeLines, insertions.allSatisfy({ $0.count == 3 })
    else { return nil }
    var pieces: [DividedVillage.Piece] = []
    for (i, grid) in grids.enumerated() {
      let load: Double
      switch loads[i] {
      case .integer(let number): load = Double(number)
      case .number(let number): load = number
      default: return nil
      }
      var rings = PlanShard.rings(of: grid.region)
      if let odd = json["rings"]?[String(i + 1)] {
        guard let lines = odd.latticeLines, lines.allSatisfy({ $0.count >= 4 }) else { return nil }
        rings = lines
      }
      pieces.append(
        DividedVillage.Piece(rings: rings, households: grid.households, persons: grid.persons, load: load))
    }
    self.init(
      division: DividedVillage(
        code: code, pieces: pieces, border: border,
        insertions: insertions.map { Outlines.Insertion(from: $0[0], to: $0[1], point: $0[2]) },
        pieceOfSite: [], baseUnits: baseUnits, forcedCrossings: forcedCrossings),
      township: township, county: county, isSpread: isSpread, isSpreadOverPoints: isSpreadOverPoints)
  }
}

extension DividedVillage.Piece {
  /// Whether the rings can be read back from the polygons of the grid: none is too thin to be a polygon's, and
  /// no antimeridian cuts them.
  fileprivate var isWhatItsFeatureSays: Bool {
    let region = Region(latticeRings: rings)
    guard let isSplit = try? Antimeridian.needsSplit(region.polygons), !isSplit else { return false }
    return region.polygons.reduce(0) { $0 + $1.rings.count } == rings.count
  }
}

extension [[LatticePoint]] {
  /// Arrays of x and y in turn, in steps of the lattice: the first point, then from point to point.
  var latticeJSON: JSONValue {
    .array(
      map { line in
        var numbers: [JSONValue] = []
        numbers.reserveCapacity(line.count * 2)
        var (x, y) = (0, 0)
        for point in line {
          numbers += [.integer(Int(point.x) - x), .integer(Int(point.y) - y)]
          (x, y) = (Int(point.x), Int(point.y))
        }
        return .array(numbers)
      })
  }
}

extension JSONValue {
  /// What `latticeJSON` wrote; nil for anything else.
  fileprivate var latticeLines: [[LatticePoint]]? {
    guard case .array(let lines) = self else { return nil }
    var result: [[LatticePoint]] = []
    for line in lines {
      guard case .array(let numbers) = line, numbers.count % 2 == 0 else { return nil }
      var points: [LatticePoint] = []
      var (x, y) = (0, 0)
      for i in stride(from: 0, to: numbers.count, by: 2) {
        guard case .integer(let dx) = numbers[i], case .integer(let dy) = numbers[i + 1],
          abs(dx) <= 1 << 33, abs(dy) <= 1 << 33
        else { return nil }
        (x, y) = (x + dx, y + dy)
        guard let east = Int32(exactly: x), let north = Int32(exactly: y) else { return nil }
        points.append(LatticePoint(x: east, y: north))
      }
      result.append(points)
    }
    return result
  }
}
