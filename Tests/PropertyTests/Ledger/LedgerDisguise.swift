@testable import GridGeo

/// A plain table, and the same as a spreadsheet that an office might send.
struct LedgerDisguise {
  struct Column {
    var heading: String
    /// 0 prefecture … for units; nil for all else.
    var level: Int?
    var isCount = false
  }

  private(set) var columns: [Column] = []
  /// The table that should come back.
  private(set) var rows: [[String]] = []
  private(set) var sheet: [[LedgerCell]] = []
  /// Where the rows stand on the sheet, from 0.
  private(set) var places: [Int] = []
  /// Columns of the sheet in front of the table's.
  private(set) var offset = 0
  /// Totals were made wrong on purpose.
  private(set) var isOff = false
  private var random: ReadingRandom

  init(seed: UInt64) {
    random = ReadingRandom(seed: seed)
    makeTable()
    makeSheet()
  }

  private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }
  private mutating func pick<T>(_ values: [T]) -> T { values[random.below(values.count)] }

  // MARK: Table

  private mutating func makeTable() {
    let hasID = chance(60)
    let names = [pick(["县", "县（市）"]), pick(["乡镇", "乡（镇）", "乡镇名称"]), pick(["村", "村名", "行政村"])]
    for (level, name) in names.enumerated() where level == 2 || chance(70) {
      columns.append(Column(heading: name, level: level))
    }
    if hasID {
      columns.append(Column(heading: "户编号"))
      if chance(80) { columns += [Column(heading: "经度"), Column(heading: "纬度")] }
      columns.append(Column(heading: "人口", isCount: true))
      if chance(40) { columns.append(Column(heading: "工作量", isCount: true)) }
    } else {
      columns.append(Column(heading: "户数", isCount: true))
      if chance(80) { columns.append(Column(heading: "人口", isCount: true)) }
    }
    if chance(50) { columns.append(Column(heading: "备注")) }
    var id = 0
    for county in 0...random.below(2) {
      for township in 0...random.below(3) {
        for village in 0...random.below(4) {
          // Townships of two counties, and villages of two townships, may be called the same.
          let units = [
            "\(["东", "西"][county])县", "\(["甲", "乙", "丙"][township])乡",
            "\(["一", "二", "三", "四"][(village + township) % 4])村",
          ]
          for _ in 0...(hasID ? random.below(4) : 0) {
            id += 1
            rows.append(row(units, id))
          }
        }
      }
    }
    // Without their counties two townships of one name would be one.
    if !columns.contains(where: { $0.level == 0 }) {
      rows.removeAll { $0.contains("西") }
    }
  }

  private mutating func row(_ units: [String], _ id: Int) -> [String] {
    var cells: [String] = []
    for column in columns {
      if let level = column.level {
        cells.append(units[level])
      } else if column.isCount {
        cells.append(chance(8) ? "" : "\(chance(20) ? random.below(5000) : random.below(12))")
      } else {
        switch column.heading {
        case "户编号": cells.append("H-\(id)")
        case "经度": cells.append("101.\(1 + random.below(9))")
        case "纬度": cells.append("35.\(1 + random.below(9))")
        default: cells.append(chance(30) ? pick(["租住", "外出", "同上", "约3亩", "12户"]) : "")
        }
      }
    }
    return cells
  }

  // MARK: Sheet

  private mutating func makeSheet() {
    let hasSerial = chance(50)
    offset = (hasSerial ? 1 : 0) + (chance(15) ? 1 : 0)
    let heading = self.heading(hasSerial)
    titles(width: heading[0].count)
    let topTotal = chance(15)
    sheet += heading
    if topTotal { sheet.append(total("合计", 0..<rows.count)) }
    let style = (
      merges: chance(70), dittos: chance(40), units: chance(60), pages: chance(25), subtotals: chance(35)
    )
    var since = 0
    for (index, row) in rows.enumerated() {
      let isNew = index > 0 && isNewGroup(index)
      if isNew, style.subtotals {
        sheet.append(total("小计", since..<index))
        since = index
      }
      let isPage = index > 0 && style.pages && chance(20)
      if isPage {
        if chance(50) { sheet.append([.text("统计表（续）")]) }
        sheet += heading
      }
      if chance(4) { sheet.append([]) }
      places.append(sheet.count)
      sheet.append(
        disguised(
          row, above: index > 0 ? rows[index - 1] : nil, serial: hasSerial ? index + 1 : nil,
          merges: style.merges && !(isNew && style.subtotals) && !isPage,
          dittos: style.dittos && !isPage, units: style.units))
    }
    if style.subtotals { sheet.append(total("小计", since..<rows.count)) }
    if !topTotal, chance(60) { sheet.append(total(pick(["合计", "总  计", "Total"]), 0..<rows.count)) }
    if chance(50) {
      if chance(30) { sheet.append([]) }
      sheet.append([.text("填表人：某某"), .blank, .blank, .text("审核人：某某")])
      if chance(50) { sheet += [[.text("注：人口为常住人口")], [.text("1. 不含外出")]] }
    }
  }

  /// Subtotals are of the level above villages.
  private func isNewGroup(_ index: Int) -> Bool {
    columns.indices.contains { c in
      columns[c].level.map { $0 < 2 } ?? false && rows[index][c] != rows[index - 1][c]
    }
  }

  private mutating func heading(_ hasSerial: Bool) -> [[LedgerCell]] {
    var front = [LedgerCell](repeating: .blank, count: offset)
    if hasSerial { front[offset - 1] = .text("序号") }
    var top = front
    for column in columns {
      var text = column.heading
      if chance(20) { text = text.map(String.init).joined(separator: pick([" ", "\n", "\u{3000}"])) }
      if column.isCount, text == "人口", chance(30) { text += pick(["（人）", "(人)"]) }
      top.append(.text(text))
    }
    guard chance(30), let start = columns.firstIndex(where: { $0.heading == "经度" }) else { return [top] }
    // Two rows: the position's columns under a group.
    var (over, under) = (top, [LedgerCell](repeating: .blank, count: top.count))
    over[offset + start] = .text("位置")
    over[offset + start + 1] = .blank
    under[offset + start] = top[offset + start]
    under[offset + start + 1] = top[offset + start + 1]
    return [over, under]
  }

  private mutating func titles(width: Int) {
    if chance(60) { sheet.append([.text(pick(["东河县户情统计表", "2024年人口统计表", "附件1"]))]) }
    if chance(20) { sheet.append([]) }
    if chance(40) {
      var row = [LedgerCell](repeating: .blank, count: max(width, 3))
      row[0] = .text("单位：户、人")
      row[width - 1] = .date("2024-03-01")
      sheet.append(row)
    }
  }

  private mutating func total(_ word: String, _ range: Range<Int>) -> [LedgerCell] {
    var cells = [LedgerCell](repeating: .blank, count: offset + columns.count)
    // In the first column of the table, or that of the villages.
    let village = columns.firstIndex { $0.level == 2 } ?? 0
    cells[offset + (word == "小计" ? village : 0)] = .text(word)
    let wrong = chance(10)
    for (c, column) in columns.enumerated() where column.isCount {
      let sum = rows[range].reduce(0) { $0 + (Int($1[c]) ?? 0) }
      cells[offset + c] = .number(Double(sum + (wrong ? 1 : 0)))
      if wrong { isOff = true }
    }
    return cells
  }

  private mutating func disguised(
    _ row: [String], above: [String]?, serial: Int?, merges: Bool, dittos: Bool, units: Bool
  ) -> [LedgerCell] {
    var cells = [LedgerCell](repeating: .blank, count: offset)
    if let serial { cells[offset - 1] = .number(Double(serial)) }
    var isSame = above != nil
    let hasID = columns.contains { $0.heading == "户编号" }
    for (c, column) in columns.enumerated() {
      if let level = column.level {
        isSame = isSame && row[c] == above?[c]
        if isSame, merges, hasID || level < 2 {
          cells.append(.blank)
        } else if dittos, row[c] == above?[c], chance(60) {
          cells.append(.text(pick(["同上", "〃", "\"", " 同 上 "])))
        } else {
          cells.append(.text(chance(15) ? " \(row[c])\u{3000}" : row[c]))
        }
      } else if row[c].isEmpty {
        cells.append(chance(50) ? .blank : .text(" "))
      } else if column.isCount, let value = Int(row[c]) {
        cells.append(units ? count(value, column.heading) : .number(Double(value)))
      } else if let value = Double(row[c]), column.heading != "户编号", chance(50) {
        cells.append(.number(value))
      } else {
        cells.append(.text(row[c]))
      }
    }
    return cells
  }

  private mutating func count(_ value: Int, _ heading: String) -> LedgerCell {
    var digits = "\(value)"
    if digits.count > 3, chance(60) {
      digits.insert(contentsOf: pick([",", "，"]), at: digits.index(digits.endIndex, offsetBy: -3))
    }
    if chance(20) {
      digits = String(
        String.UnicodeScalarView(
          digits.unicodeScalars.map {
            (0x30...0x39 ~= $0.value ? UnicodeScalar($0.value + 0xFEE0) : nil) ?? $0
          }))
    }
    let unit = heading == "户数" ? pick(["户", " 户"]) : heading == "人口" ? pick(["人", " 人", "口"]) : ""
    return chance(50) ? .text(digits + unit) : .number(Double(value))
  }
}
