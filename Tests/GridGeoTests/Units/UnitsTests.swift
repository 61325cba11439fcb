import GridGeo
import Testing

@Suite("Units")
struct UnitsTests {
  @Test(
    "Lengths are read with their unit",
    arguments: [
      ("500m", 500), ("500 m", 500), ("1.5 km", 1500), ("1.5KM", 1500), ("250mm", 0.25), ("3 cm", 0.03),
      ("20米", 20), ("2 公里", 2000), ("2千米", 2000), ("0 m", 0), ("  7  metres  ", 7), ("+5 m", 5),
      ("1. km", 1000), (".5 km", 500), ("\u{3000}8 m", 8),
    ] as [(String, Double)])
  func length(text: String, metres: Double) {
    #expect(Length(text).map(\.metres) == metres)
  }

  @Test(
    "A length that leaves something to guess is refused",
    arguments: [
      "", " ", "m", "500", "-5 m", "5 miles", "5 ha", "nan m", "inf m", "0x10 m", "1e3 m", "1,5 km",
      "1.5.2 m",
      "5 m 20", "5 -m", "--5 m", "٥ m", "５ m",
    ])
  func badLength(text: String) {
    #expect(Length(text) == nil)
  }

  @Test("A number too large for a double is refused")
  func overflow() {
    #expect(Length("1" + String(repeating: "0", count: 400) + " m") == nil)
    #expect(Area("1" + String(repeating: "0", count: 400) + " ha") == nil)
  }

  @Test(
    "Areas are read with their unit",
    arguments: [
      ("15mu", 10_000), ("15 亩", 10_000), ("1 ha", 10_000), ("2.5公顷", 25_000), ("400 m2", 400),
      ("400 m²", 400), ("400 平方米", 400), ("3 km2", 3_000_000), ("3 km²", 3_000_000), ("1 平方公里", 1_000_000),
      ("1 Hectares", 10_000), ("10 sqm", 10),
    ] as [(String, Double)])
  func area(text: String, squareMetres: Double) throws {
    let area = try #require(Area(text))
    #expect(abs(area.squareMetres - squareMetres) < 1e-9 * squareMetres)
  }

  @Test("An area needs an area's unit", arguments: ["15", "15 m", "-1 ha", "ha", "", "15 mu mu"])
  func badArea(text: String) {
    #expect(Area(text) == nil)
  }

  @Test("1 mu is a fifteenth of a hectare")
  func mu() {
    #expect(Area.mu(15).squareMetres == 10_000)
    #expect(Area.hectares(1).mu == 15)
    #expect(abs(Area.mu(1).squareMetres - 666.666_666_666_666_7) < 1e-9)
    #expect(Area.squareMetres(2_500_000).squareKilometres == 2.5)
  }

  @Test("Lengths and areas add up and compare")
  func arithmetic() {
    #expect(Length.kilometres(1) + .metres(5) == .metres(1005))
    #expect(Length.kilometres(1) - .metres(5) == .metres(995))
    #expect(Length.metres(2) * 3 == .metres(6))
    #expect(Length.metres(1) < .kilometres(1))
    #expect(Length.zero.kilometres == 0)
    #expect(Area.hectares(1) + .squareMetres(1) == .squareMetres(10_001))
    #expect(Area.hectares(1) - .hectares(1) == .zero)
    #expect(Area.mu(1) < .hectares(1))
  }

  @Test("Angles turn between degrees and radians")
  func angle() {
    #expect(Angle.degrees(180).radians == .pi)
    #expect(abs(Angle(radians: .pi / 2).degrees - 90) < 1e-12)
    #expect(Angle.degrees(10) < Angle.degrees(11))
  }
}
