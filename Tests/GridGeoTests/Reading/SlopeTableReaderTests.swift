import Testing

@testable import GridGeo

@Suite struct SlopeTableReaderTests {
  private func read(_ text: String) throws(GridGeoError) -> [SlopeStep] {
    try SlopeTableReader.read(InputSource(text: text, name: "s.csv"))
  }

  @Test func columnsInAnyOrderAndLanguage() throws {
    let steps = [SlopeStep(slope: 0, factor: 1), SlopeStep(slope: 0.125, factor: 1.5)]
    #expect(try read("slope_pct,factor\n0,1\n12.5,1.5\n") == steps)
    #expect(try read("\u{FEFF}note,Factor,SLOPE_PCT\nx,1,0\ny, 1.5 ,12.5") == steps)
    #expect(try read("坡度,系数\n0,1\n12.5,1.5\n") == steps)
  }

  @Test(arguments: [
    ("", "s.csv"), ("slope,factor\n0,1\n", "slope_pct and factor are needed"),
    ("slope_pct,factor\n", "has no rows"),
    ("slope_pct,factor\n0,x\n", "row 2: slope_pct and factor must be numbers"),
    ("slope_pct,factor\n0,1\n5\n", "row 3: slope_pct and factor must be numbers"),
    ("slope_pct,factor\n-1,1\n", "row 2: slope_pct must be from 0 up"),
    ("slope_pct,factor\n0,0\n", "row 2: slope_pct must be from 0 up and factor above 0"),
    ("slope_pct,factor\n0,1\n10,2\n10,3\n", "row 4: slopes must rise from row to row"),
    ("slope_pct,factor\n0,nan\n", "must be numbers"),
  ])
  func tablesThatAreRefused(text: String, part: String) {
    do throws(GridGeoError) {
      _ = try read(text)
      Issue.record("not refused")
    } catch {
      #expect(error.code == .badInput)
      #expect(error.description.contains(part), "\(error)")
    }
  }

  /// Between the rows by straight lines, beyond the last as in the last.
  @Test func factorsBetweenTheRows() {
    let table = [
      SlopeStep(slope: 0, factor: 1), SlopeStep(slope: 0.1, factor: 2), SlopeStep(slope: 0.3, factor: 8),
    ]
    for (slope, factor) in [(0, 1), (0.05, 1.5), (0.1, 2), (0.2, 5), (0.3, 8), (4, 8)] as [(Double, Double)] {
      #expect(abs(TravelRounds.slopeFactor(slope, table) - factor) < 1e-12)
    }
    #expect(TravelRounds.slopeFactor(0.4, []) == 1)
  }
}
