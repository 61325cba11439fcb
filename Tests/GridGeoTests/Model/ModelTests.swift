import GridGeo
import Testing

@Suite("Model values")
struct ModelTests {
  @Test("Levels are read in both languages and ordered from the whole down")
  func levels() {
    for level in AdminLevel.allCases { #expect(AdminLevel(level.name) == level) }
    #expect(AdminLevel("VILLAGE") == .village)
    #expect(AdminLevel("自治州") == .prefecture && AdminLevel("县") == .county)
    #expect(AdminLevel("镇") == .township && AdminLevel("社区") == .village)
    #expect(AdminLevel("") == nil && AdminLevel("province") == nil)
    #expect(AdminLevel.prefecture < .county && AdminLevel.township < .village)
    #expect(AdminLevel.village.above == .township && AdminLevel.prefecture.above == nil)
  }

  @Test("Provenance keeps its options in their order")
  func options() {
    var provenance = Provenance(
      version: "1", command: "partition", options: [("target", "35"), ("min", "20")])
    #expect(provenance.options.map(\.name) == ["target", "min"])
    provenance.options.append(("max", "50"))
    #expect(provenance.options.map(\.value) == ["35", "20", "50"])
    #expect(provenance != Provenance(version: "1", command: "partition"))
  }
}
