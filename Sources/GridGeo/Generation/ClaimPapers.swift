/// What a claim rests on: a source with its year, rank and accuracy, drawn together as they come together.
struct ClaimPapers {
  var source: String
  var evidence: Int
  /// One standard deviation in metres.
  var accuracy: Double
  var from: CalendarDate?
  var to: CalendarDate?

  /// Source by rank from 1, and where its accuracy lies in the range.
  private static let sources: [[(name: String, low: Double, high: Double)]] = [
    [("approved boundary document", 0, 0.2), ("registered survey", 0, 0.15)],
    [("contract map", 0.4, 1), ("contract sketch traced on imagery", 0.3, 0.7)],
    [("satellite image tracing", 0.2, 0.5), ("hand-held receiver walk", 0.15, 0.4)],
    [("township use agreement", 0.4, 0.9), ("grazing ledger", 0.5, 1)],
    [("statement of herders", 0.6, 1)],
  ]

  init(_ figures: Scenario.Claims, _ random: inout SeededGenerator) {
    var rest = random.nextUniform() * figures.evidence.reduce(0, +)
    var rank = 1
    for (i, weight) in figures.evidence.enumerated() where weight > 0 {
      rank = i + 1
      if rest < weight { break }
      rest -= weight
    }
    evidence = rank
    let choices = Self.sources[rank - 1]
    let choice = choices[random.next(below: choices.count)]
    let year = figures.years.lowerBound + random.next(below: figures.years.count)
    source = "\(year) \(choice.name)"
    let (low, high) = (figures.accuracy.lowerBound.metres, figures.accuracy.upperBound.metres)
    let share = choice.low + (choice.high - choice.low) * random.nextUniform()
    // Whole decimetres: what is written is what was used.
    accuracy = ((low + (high - low) * share) * 10).rounded() / 10
    if random.nextUniform() < 0.85 {
      from = CalendarDate(year: year, month: 1 + random.next(below: 12), day: 1)
      // A contract runs for fifty years; the others have no end.
      if rank == 2 { to = CalendarDate(year: year + 50, month: 12, day: 31) }
    }
  }
}
