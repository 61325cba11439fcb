import Testing

@testable import GridGeo

@Suite struct DaySetTests {
  @Test func periodsWrapTheYearsEnd() throws {
    let winter = try #require(DaySet("11-01/05-31"))
    #expect(winter.count == 30 + 31 + 31 + 28 + 31 + 30 + 31)
    #expect(winter.contains(0))
    #expect(winter.contains(364))
    #expect(!winter.contains(DaySet.number(of: try #require(CalendarDate("2024-06-01")))))
    #expect(winter.description == "11-01/05-31")
    let summer = try #require(DaySet("06-01/10-31"))
    #expect(summer.isDisjoint(with: winter))
    #expect(summer.union(winter) == .wholeYear)
    #expect(DaySet.wholeYear.description == "year")
    #expect(DaySet.none.description == "none")
    #expect(DaySet.wholeYear.count == 365)
  }

  @Test func severalPeriods() throws {
    let both = try #require(DaySet("01-01/01-10+12-25/12-31"))
    #expect(both.count == 17)
    // They meet at the year's end: one period.
    #expect(both.periods.count == 1)
    #expect(both.description == "12-25/01-10")
    #expect(DaySet(both.description) == both)
  }

  @Test(arguments: [
    "", "11-01", "11-01/", "1-1/2-2", "13-01/12-01", "02-30/03-01", "01-01/01-02/01-03", "01-01/01-02+",
    "a1-01/01-02", "01–01/01-02",
  ])
  func whatIsNoPeriod(_ text: String) { #expect(DaySet(text) == nil) }

  @Test func everyPeriodReadsBack() {
    for first in stride(from: 0, to: 365, by: 7) {
      for last in stride(from: 0, to: 365, by: 11) {
        let days = DaySet(from: first, through: last)
        #expect(days.count == (last - first + 365) % 365 + 1)
        if days.count < 365 { #expect(DaySet(days.description) == days) }
      }
    }
  }

  @Test func setsAgreeWithSetsOfNumbers() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      func draw() -> (DaySet, Set<Int>) {
        var days = DaySet()
        var plain: Set<Int> = []
        for _ in 0..<40 {
          let day = Int(generator.next() % 365)
          days.insert(day)
          plain.insert(day)
        }
        return (days, plain)
      }
      let (a, plainA) = draw()
      let (b, plainB) = draw()
      #expect(a.count == plainA.count)
      #expect((0..<365).filter { a.intersection(b).contains($0) } == plainA.intersection(plainB).sorted())
      #expect((0..<365).filter { a.union(b).contains($0) } == plainA.union(plainB).sorted())
      #expect(a.isDisjoint(with: b) == plainA.isDisjoint(with: plainB))
      #expect((a == b) == (plainA == plainB))
      #expect(a.periods.reduce(0) { $0 + ($1.last - $1.first + 365) % 365 + 1 } == a.count)
    }
  }

  @Test func theLeapDayCountsAsTheDayBefore() throws {
    let leap = try #require(CalendarDate("2028-02-29"))
    #expect(DaySet.number(of: leap) == DaySet.number(of: try #require(CalendarDate("2027-02-28"))))
    #expect(DaySet("02-29/02-29") == DaySet("02-28/02-28"))
  }
}

@Suite struct CalendarDateTests {
  @Test func datesThatThereAre() throws {
    let date = try #require(CalendarDate("1998-07-04"))
    #expect((date.year, date.month, date.day) == (1998, 7, 4))
    #expect(date.description == "1998-07-04")
    #expect(CalendarDate("2000-02-29") != nil)
    for text in [
      "1900-02-29", "2023-02-29", "2023-13-01", "2023-00-01", "2023-04-31", "23-04-01", "2023/04/01",
    ] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
  }

  @Test func wholeYears() throws {
    let start = try #require(CalendarDate("2010-06-15"))
    #expect(start.years(until: try #require(CalendarDate("2020-06-14"))) == 9)
    #expect(start.years(until: try #require(CalendarDate("2020-06-15"))) == 10)
    #expect(start.years(until: try #require(CalendarDate("2009-01-01"))) == 0)
  }
}
