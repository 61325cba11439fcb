import Testing

@testable import GridGeo

@Suite struct AssignmentCountsTests {
  @Test func statusesAreTheWordsOfTheContract() {
    #expect(
      AssignmentStatus.allCases.map(\.name) == [
        "inside", "border", "nearest", "disputed", "outside", "invalid",
      ])
    #expect(AssignmentStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    for status in AssignmentStatus.allCases { #expect(AssignmentStatus(status.name) == status) }
    #expect(AssignmentStatus("Nearest") == .nearest)
    #expect(AssignmentStatus("near") == nil)
  }

  @Test func everyCellCountsForItself() {
    var counts = AssignmentCounts(grids: 3)
    #expect(counts.grids == 3)
    var persons = 1
    for grid in -1..<3 {
      for status in AssignmentStatus.allCases {
        counts.add(grid: grid, status: status, persons: persons)
        counts.add(grid: grid, status: status, persons: 0)
        persons *= 2
      }
    }
    persons = 1
    for grid in -1..<3 {
      for status in AssignmentStatus.allCases {
        #expect(counts.households(grid: grid, status: status) == 2)
        #expect(counts.persons(grid: grid, status: status) == persons)
        persons *= 2
      }
    }
  }

  @Test func partsAddUpToTheWhole() {
    var whole = AssignmentCounts(grids: 2)
    var parts = [AssignmentCounts(grids: 2), AssignmentCounts(grids: 2)]
    for row in 0..<100 {
      let status = AssignmentStatus.allCases[row % 6]
      whole.add(grid: row % 3 - 1, status: status, persons: row)
      parts[row % 7 % 2].add(grid: row % 3 - 1, status: status, persons: row)
    }
    parts[0].add(parts[1])
    #expect(parts[0] == whole)
    #expect(parts[1] != whole)
  }

  @Test func noGridsStillCountRowsWithoutOne() {
    var counts = AssignmentCounts(grids: 0)
    counts.add(grid: -1, status: .outside, persons: 1_000_000_000)
    counts.add(grid: -1, status: .outside, persons: 1_000_000_000)
    #expect(counts.grids == 0)
    #expect(counts.households(grid: -1, status: .outside) == 2)
    #expect(counts.persons(grid: -1, status: .outside) == 2_000_000_000)
  }
}
