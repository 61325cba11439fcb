import GridGeo
import Testing

@testable import GridMap

@Suite struct HistogramTests {
  @Test func everyValueIsInItsBin() {
    var generator = SeededGenerator(seed: 5, stream: "loads")
    for round in 0..<100 {
      let scale = [1.0, 0.01, 37, 12_345][round % 4]
      let values = (0..<(1 + Int(generator.next() % 500))).map { _ in
        round % 3 == 0 ? Double(generator.next() % 90) : Double(generator.next() % 100_000) / 1000 * scale
      }
      let histogram = Histogram(values, most: 20)
      #expect(histogram.counts.count <= 20)
      #expect(histogram.counts.reduce(0, +) == values.count)
      for number in histogram.counts.indices {
        let (low, high) = histogram.bin(number)
        let slack = histogram.width * 1e-9
        let least = values.count { $0 >= low + slack && $0 < high - slack }
        let most = values.count { $0 >= low - slack && $0 < high + slack }
        #expect((least...most).contains(histogram.counts[number]))
      }
      #expect((histogram.counts.first ?? 0) > 0 && (histogram.counts.last ?? 0) > 0)
    }
  }

  @Test func wholeNumbersGetWholeBins() {
    let histogram = Histogram([26, 31, 31, 32, 41])
    #expect(histogram.width == 1 && histogram.start == 26 && histogram.counts.count == 16)
    #expect(histogram.counts[5] == 2)
  }

  @Test func nothingMakesNoBins() {
    #expect(Histogram([]).counts.isEmpty)
    #expect(Histogram([4, 4, 4]).counts == [3])
    #expect(Histogram([0]).counts == [1])
  }
}
