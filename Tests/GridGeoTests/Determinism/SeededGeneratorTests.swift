import GridGeoTestSupport
import Testing

@testable import GridGeo

@Suite("Seeded generator")
struct SeededGeneratorTests {
  /// From the authors' C program started with the state 1, 2, 3, 4.
  @Test("xoshiro256** gives the published sequence")
  func published() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  /// From the authors' C program with the seed 1234567.
  @Test("SplitMix64 gives the published sequence")
  func splitMix() {
    var mixer = SplitMix64(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in mixer.next() } == expected)
  }

  @Test("The same seed and stream repeat, another seed or stream differs")
  func streams() {
    func draw(_ seed: UInt64, _ stream: String) -> [UInt64] {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return (0..<8).map { _ in generator.next() }
    }
    #expect(draw(1, "632301001001") == draw(1, "632301001001"))
    #expect(draw(1, "632301001001") != draw(2, "632301001001"))
    #expect(draw(1, "632301001001") != draw(1, "632301001002"))
    #expect(draw(0, "") != draw(1, ""))
  }

  @Test("Uniform numbers fill 0 to 1 without 1")
  func uniform() {
    var generator = SeededGenerator(seed: 7)
    let numbers = (0..<100_000).map { _ in generator.nextUniform() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    let mean = numbers.reduce(0, +) / 100_000
    #expect(abs(mean - 0.5) < 0.005)
    #expect((0..<1000).allSatisfy { _ in (2..<2.5).contains(generator.nextUniform(from: 2, to: 2.5)) })
  }

  @Test("Whole numbers below a bound are equally likely", arguments: [1, 2, 3, 7, 10])
  func below(bound: Int) {
    var generator = SeededGenerator(seed: 3, stream: "\(bound)")
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<(bound * 10_000) { counts[generator.next(below: bound)] += 1 }
    // Five standard deviations of a count of 10,000.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
  }

  @Test("A bound that does not divide 2⁶⁴ is not biased")
  func largeBound() {
    // Of the numbers below 3·2⁶¹ a third lies below 2⁶¹; taking a remainder would give three eighths.
    var generator = SeededGenerator(seed: 11)
    let low = (0..<30_000).count { _ in generator.next(below: 3 << 61) < 1 << 61 }
    #expect(abs(low - 10_000) < 500)
  }

  @Test("A shuffle keeps the elements and reaches every order")
  func shuffle() {
    var generator = SeededGenerator(seed: 5)
    var seen: [[Int]: Int] = [:]
    for _ in 0..<6000 {
      var elements = [1, 2, 3]
      generator.shuffle(&elements)
      seen[elements, default: 0] += 1
    }
    #expect(seen.count == 6)
    #expect(seen.values.allSatisfy { abs($0 - 1000) < 200 })
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(none.isEmpty)
  }
}

@Suite("Stable hash and order")
struct StableOrderTests {
  @Test(
    "FNV-1a gives the published hashes",
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func hash(text: String, expected: UInt64) {
    #expect(StableHash.fnv1a(text) == expected)
  }

  @Test("Codes go by their bytes")
  func codes() {
    let codes = ["632301", "63230", "a", "Z", "村", "é", "e\u{301}", ""]
    let ordered = codes.stablySorted { StableOrder.precedes($0, $1) }
    #expect(ordered == ["", "63230", "632301", "Z", "a", "e\u{301}", "é", "村"])
  }

  @Test("Positions go from west to east, then from north to south")
  func positions() {
    let positions: [(x: Double, y: Double)] = [
      (2, 1), (1, 1), (1, 3), (-0.0, 5), (0, 6), (.nan, 1), (1, .nan),
    ]
    let ordered = positions.stablySorted { StableOrder.westToEast($0, $1) }
    #expect(ordered.map(\.x).prefix(6) == [0, 0, 1, 1, 1, 2])
    #expect(ordered.map(\.y).prefix(4) == [6, 5, 3, 1])
    #expect(ordered[6].x.isNaN)
  }

  @Test("Every order of the same elements sorts alike, equal ones as they stood")
  func stable() {
    var generator = SeededGenerator(seed: 9)
    let elements = (0..<500).map { _ in (key: generator.next(below: 20), serial: 0) }
      .enumerated().map { (key: $0.element.key, serial: $0.offset) }
    let ordered = elements.stablySorted { $0.key < $1.key }
    for (a, b) in zip(ordered, ordered.dropFirst()) {
      #expect((a.key, a.serial) < (b.key, b.serial))
    }
  }
}
