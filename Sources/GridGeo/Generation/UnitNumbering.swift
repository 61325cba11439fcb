/// Gives drawn townships and villages their codes and names.
struct UnitNumbering {
  let canvas: Canvas
  let terrain: Terrain

  /// - Parameters:
  ///   - shares: the counties in order.
  ///   - ranges: villages of each township.
  ///   - ground: cells of each village.
  ///   - exclaves: cells of those villages that have a second part, by village.
  func number(
    _ shares: [UnitDrawing.Share], _ ranges: [Range<Int>], _ ground: [[Int32]], _ exclaves: [Int32: [Int32]]
  ) -> DrawnUnits {
    var division = DrawnUnits(villageOfCell: [Int32](repeating: -1, count: canvas.mesh.cellCount))
    let heights = ground.map { cells in
      cells.reduce(0.0) { $0 + Double(terrain.cellElevation[Int($1)]) } / Double(cells.count)
    }
    let middles = ground.map { canvas.mesh.middle(of: $0) }
    for (countyIndex, share) in shares.enumerated() {
      let (latin, chinese) = (share.figures.name, share.figures.nameChinese)
      let firstTownship = division.townships.count
      let firstVillage = division.villages.count
      let seatTownship = share.townships.first { t in
        ranges[t].contains { ground[$0].contains(Int32(share.seat)) }
      }
      let ordered = order(
        share.townships, ranges, heights, middles, first: seatTownship, towns: share.figures.towns)
      for (place, t) in ordered.enumerated() {
        let isTown = place < share.figures.towns
        let number = isTown ? place + 1 : place + 1 - share.figures.towns
        let townshipCode = share.code + "\(isTown ? 100 + number : 200 + number)"
        let townshipLatin = "\(latin) \(isTown ? "Z" : "T")\(padded(number, 2))"
        let townshipChinese = "\(chinese)第\(number)\(isTown ? "镇" : "乡")"
        let seats = seatVillages(
          ranges[t], heights, middles, isTown, t == seatTownship ? share.seat : nil, ground)
        let rest = ranges[t].filter { !seats.contains($0) }
          .sorted { (-middles[$0].y, middles[$0].x) < (-middles[$1].y, middles[$1].x) }
        let firstOfTownship = division.villages.count
        for (k, v) in (seats + rest).enumerated() {
          let isCommunity = isTown && k < seats.count
          let own = isTown && k >= seats.count ? k - seats.count + 1 : k + 1
          division.villages.append(
            DrawnUnits.Village(
              code: townshipCode + (isCommunity ? padded(own, 3) : "\(200 + own)"),
              name: "\(townshipLatin) \(isCommunity ? "C" : "V")\(padded(own, 2)) "
                + "\(townshipChinese)第\(own)\(isCommunity ? "社区" : "村")(合成)",
              township: division.townships.count, isCommunity: isCommunity,
              isPastoral: heights[v] > canvas.scenario.terrain.pastoralAbove.metres, cells: ground[v],
              enclave: exclaves[Int32(v)] ?? []))
          for cell in ground[v] { division.villageOfCell[Int(cell)] = Int32(division.villages.count - 1) }
        }
        division.townships.append(
          DrawnUnits.Township(
            code: townshipCode, name: "\(townshipLatin) \(townshipChinese)(合成)", county: countyIndex,
            villages: firstOfTownship..<division.villages.count, seat: firstOfTownship))
      }
      division.counties.append(
        DrawnUnits.County(
          code: share.code, name: "\(latin) \(chinese)(合成)",
          townships: firstTownship..<division.townships.count,
          villages: firstVillage..<division.villages.count, households: share.figures.households,
          persons: share.figures.persons))
      division.seatCells.append(share.seat)
    }
    return division
  }

  /// The seat's township and the lowest others as towns, then the townships from north to south.
  private func order(
    _ townships: Range<Int>, _ ranges: [Range<Int>], _ heights: [Double],
    _ middles: [(x: Double, y: Double)], first: Int?, towns: Int
  ) -> [Int] {
    let lowest = townships.map { t in (t, ranges[t].map { heights[$0] }.min() ?? 0) }
    let byHeight = lowest.sorted { a, b in
      if (a.0 == first) != (b.0 == first) { return a.0 == first }
      return (a.1, a.0) < (b.1, b.0)
    }.map(\.0)
    func north(_ township: Int) -> Double {
      ranges[township].reduce(0) { $0 + middles[$1].y } / Double(ranges[township].count)
    }
    let others = byHeight.dropFirst(towns).map { (-north($0), $0) }.sorted { $0 < $1 }.map(\.1)
    return byHeight.prefix(towns) + others
  }

  /// The village of a township's seat, and in a county's seat the two communities around it.
  private func seatVillages(
    _ villages: Range<Int>, _ heights: [Double], _ middles: [(x: Double, y: Double)], _ isTown: Bool,
    _ countySeat: Int?, _ ground: [[Int32]]
  ) -> [Int] {
    if let countySeat, let home = villages.first(where: { ground[$0].contains(Int32(countySeat)) }) {
      func away(_ v: Int) -> Double {
        let dx = middles[v].x - middles[home].x
        let dy = middles[v].y - middles[home].y
        return dx * dx + dy * dy
      }
      return Array(villages.sorted { (away($0), $0) < (away($1), $1) }.prefix(villages.count > 5 ? 3 : 1))
    }
    return villages.min { (heights[$0], $0) < (heights[$1], $1) }.map { [$0] } ?? []
  }

  /// With leading zeros.
  private func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
