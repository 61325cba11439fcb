import Foundation
import Testing

@testable import GridGeo

@Suite struct AssignmentSummaryWriterTests {
  private func summary() throws -> AssignmentSummary {
    try AssignmentSummaryTests.summary(
      [
        ("g1", "v1", "t1", "c1", [50, 2]), ("g2", "v1", "t1", "c1", [4]), ("g3", "v1", "t1", "c1", [70, 40]),
      ], without: [20, 30])
  }

  /// With the byte order mark, which reading as text would take away.
  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test func exactTable() throws {
    let folder = try TemporaryFolder()
    try AssignmentSummaryWriter.write(
      try summary().tallies, to: folder.file("a.csv"), language: .english, overwrite: false)
    #expect(
      try text(folder.file("a.csv")) == """
        \u{FEFF}level,code,households,persons,inside,border,nearest,disputed,outside,invalid
        total,,216,864,124,42,0,0,20,30
        unassigned,,50,200,0,0,0,0,20,30
        county,c1,166,664,124,42,0,0,0,0
        township,t1,166,664,124,42,0,0,0,0
        village,v1,166,664,124,42,0,0,0,0
        grid,g1,52,208,50,2,0,0,0,0
        grid,g2,4,16,4,0,0,0,0,0
        grid,g3,110,440,70,40,0,0,0,0

        """)
  }

  @Test func publishedTableInChinese() throws {
    let folder = try TemporaryFolder()
    try AssignmentSummaryWriter.write(
      try summary().published().tallies, to: folder.file("a.csv"), language: .chinese, overwrite: false)
    #expect(
      try text(folder.file("a.csv")) == """
        \u{FEFF}级别,编码,户数,人口,界内,界上,就近,争议,界外,无效
        合计,,216,864,124,42,0,0,20,30
        无网格,,50,200,0,0,0,0,20,30
        县,c1,166,664,124,42,0,0,0,0
        乡镇,t1,166,664,124,42,0,0,0,0
        行政村,v1,166,664,124,42,0,0,0,0
        网格,g1,,,,,0,0,0,0
        网格,g2,,,,,0,0,0,0
        网格,g3,110,440,,,0,0,0,0

        """)
  }

  @Test func jsonDownToALevel() throws {
    let tallies = try summary().published().tallies
    let row = #""nearest":0,"disputed":0,"outside":"#
    #expect(
      try AssignmentSummaryWriter.json(tallies, downTo: .county).jsonText()
        == #"{"total":{"households":216,"persons":864,"inside":124,"border":42,"# + row
        + #"20,"invalid":30},"unassigned":{"households":50,"persons":200,"inside":0,"border":0,"# + row
        + #"20,"invalid":30},"counties":[{"code":"c1","households":166,"persons":664,"inside":124,"border":42,"#
        + row + #"0,"invalid":0}]}"#)
    let all = try AssignmentSummaryWriter.json(tallies).jsonText()
    #expect(
      all.contains(
        #""grids":[{"code":"g1","households":null,"persons":null,"inside":null,"border":null,"# + row))
    guard case .object(let members) = AssignmentSummaryWriter.json(tallies) else {
      Issue.record("not an object")
      return
    }
    #expect(
      members.map(\.name) == ["total", "unassigned", "counties", "townships", "villages", "grids"])
  }
}
