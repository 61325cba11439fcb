import Testing

@testable import GridGeo

@Suite struct FieldNamesTests {
  @Test(arguments: [
    ("deviation_", "deviation_pct"), ("compactnes", "compactness"), ("行政区划代", "行政区划代码"), ("乡镇名", "乡镇名称"),
    ("households", "households"), ("CONTRACT_M", "contract_mu"),
  ])
  func aCutNameIsCompleted(_ cut: String, _ whole: String) { #expect(FieldNames.completing(cut) == whole) }

  @Test(arguments: ["", "area_", "colour", "va", "z"])
  func whatBeginsNoneOrSeveralIsNot(_ cut: String) { #expect(FieldNames.completing(cut) == nil) }

  @Test func namesOfTheUserCount() {
    #expect(FieldNames.completing("总工作负荷") == nil)
    #expect(FieldNames.completing("总工作负荷", more: ["总工作负荷指数"]) == "总工作负荷指数")
    #expect(FieldNames.completing("deviation_", more: ["deviation_max"]) == nil)
  }

  /// Cut at ten bytes, between characters, every name that the contract knows is itself again or is not guessed at.
  @Test func noNameIsTakenForAnother() {
    for name in FieldNames.known {
      var cut = ""
      for character in name
      where (cut + String(character)).utf8.count <= 10 && name.hasPrefix(cut + String(character)) {
        cut.append(character)
      }
      guard let completed = FieldNames.completing(cut) else {
        // Several begin so, none of them just so.
        let others = FieldNames.known.filter { FieldMap.key($0).hasPrefix(FieldMap.key(cut)) }
        #expect(Set(others).count > 1, "\(name)")
        continue
      }
      let isItself = FieldMap.key(completed) == FieldMap.key(name)
      let isWhole = FieldMap.key(completed) == FieldMap.key(cut)
      #expect(isItself || isWhole, "\(name), cut to \(cut), becomes \(completed)")
    }
  }

  @Test func wholeNamesStay() {
    for name in FieldNames.known {
      #expect(FieldNames.completing(name).map(FieldMap.key) == FieldMap.key(name), "\(name)")
    }
  }
}
