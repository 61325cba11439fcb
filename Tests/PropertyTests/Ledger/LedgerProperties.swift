import Testing

@testable import GridGeo

@Suite struct LedgerProperties {
  private static func read(_ disguise: LedgerDisguise, _ cells: [[LedgerCell]]) throws(GridGeoError)
    -> LedgerTable
  {
    try LedgerReader.read(LedgerSheet(file: "t.xlsx", sheet: "表", rows: cells))
  }

  /// The table's columns, by the disguise's headings; nil where they are not all there.
  private static func plain(_ table: LedgerTable, _ disguise: LedgerDisguise) -> [[String]]? {
    guard table.columns.count >= disguise.columns.count else { return nil }
    let columns = disguise.columns.indices.compactMap { c in
      table.columns.firstIndex(of: disguise.offset + c + 1)
    }
    guard columns.count == disguise.columns.count else { return nil }
    return table.rows.map { row in columns.map { row.cells[$0] } }
  }

  @Test func disguisedTablesComeBack() throws {
    var refused = 0
    for seed in 0..<600 {
      let disguise = LedgerDisguise(seed: UInt64(seed))
      do throws(GridGeoError) {
        let table = try Self.read(disguise, disguise.sheet)
        let text = String(decoding: LedgerReader.csv(table), as: UTF8.self)
        #expect(Self.plain(table, disguise) == disguise.rows, "seed \(seed)")
        #expect(table.rows.map(\.row) == disguise.places.map { $0 + 1 }, "seed \(seed)")
        #expect(
          table.notes.contains { $0.contains("differences of totals") } == disguise.isOff, "seed \(seed)")
        #expect(!table.notes.joined().contains("某某") && !text.contains("某某"), "seed \(seed)")
        for column in disguise.columns where column.isCount {
          #expect(table.headings.contains(column.heading), "seed \(seed)")
        }
      } catch {
        // A village without figures, at the left of its row, may be a title.
        #expect(error.message.contains("stands by itself"), "seed \(seed): \(error)")
        refused += 1
      }
    }
    #expect(refused < 12)
  }

  /// One cell of a count that can be read in two ways, or in none: that cell is named, whatever stands around.
  @Test func doubtfulCountsAreRefused() throws {
    let doubtful: [LedgerCell] = [
      .text("约12"), .text("12-15"), .text("12人（3人外出）"), .text("-3"), .number(-1), .number(1.25),
      .date("2024-01-12"),
      .bool(true), .text("#REF!"), .text("同上"), .text("3万"), .text("12%"), .text("十二"), .number(.nan),
    ]
    var random = ReadingRandom(seed: 77)
    for seed in 0..<300 {
      let disguise = LedgerDisguise(seed: UInt64(seed))
      let counts = disguise.columns.indices.filter {
        disguise.columns[$0].isCount && disguise.columns[$0].heading != "工作量"
      }
      guard let c = counts.randomElement(using: &random),
        let row = disguise.places.randomElement(using: &random)
      else { continue }
      var cells = disguise.sheet
      cells[row][disguise.offset + c] = doubtful[random.below(doubtful.count)]
      let name = LedgerSheet.cellName(row: row + 1, column: disguise.offset + c + 1)
      do throws(GridGeoError) {
        _ = try Self.read(disguise, cells)
        Issue.record("seed \(seed): \(name) was read")
      } catch {
        #expect(
          error.description.hasPrefix("t.xlsx: 表!\(name): ") || error.message.contains("stands by itself"),
          "seed \(seed): \(error)")
      }
    }
  }

  /// Whatever the cells are, they are read or refused; and what is read has the sheet's own values.
  @Test func anySheetIsReadOrRefused() {
    let words = [
      "", "", "县", "乡镇", "村", "户编号", "人口", "户数", "姓名", "经度", "合计", "小计", "甲乡", "一村", "12人", "同上", "注：",
      "填表人：某某", "序号",
      "其中：", "#N/A", "约3", "1.1E+17", "0012", "人口（人）", "位置",
    ]
    var random = ReadingRandom(seed: 5)
    var isRead = 0
    for _ in 0..<4000 {
      let width = 1 + random.below(5)
      let sheet = LedgerSheet(
        file: "t", sheet: "s",
        rows: (0..<random.below(9)).map { row in
          (0..<width).map { _ in
            switch random.below(10) {
            case 0: .number(Double(random.below(30)))
            case 1: .blank
            default: .text(row == 0 ? words[2 + random.below(8)] : words[random.below(words.count)])
            }
          }
        })
      guard let table = try? LedgerReader.read(sheet) else { continue }
      isRead += 1
      #expect(table.rows.allSatisfy { $0.cells.count == table.headings.count })
      for row in table.rows {
        for (column, cell) in zip(table.columns, row.cells) where !cell.isEmpty {
          // Nothing that is not in the column, above or here, comes out of it.
          let above = sheet.rows[..<row.row].map { $0[column - 1].plainText }
          let isThere = above.contains { $0 == cell || $0 == cell + "人" || $0 == "00" + cell }
          #expect(isThere, "\(sheet.rows)")
        }
      }
    }
    #expect(isRead > 40)
  }
}
