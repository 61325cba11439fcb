import Testing

@testable import GridGeo

@Suite struct RightsTableTests {
  @Test func pairsHaveNoOrder() {
    var table = RightsTable()
    table[.water, .hay] = .light
    #expect(table[.hay, .water] == .light)
    #expect(table.pairs(.light) == [RightsTable.Pair(.hay, .water)])
    table[.hay, .water] = .none
    #expect(table == RightsTable())
  }

  @Test func theUsualTable() {
    let usual = RightsTable.usual
    for right in Right.allCases {
      #expect(usual[right, .passage] == .none)
      #expect(usual[right, right] == (right == .passage ? .none : .full))
    }
    #expect(usual[.grazing, .hay] == .full && usual[.digging, .grazing] == .light)
    #expect(usual.gravest([.digging], [.grazing, .passage]) == .light)
    #expect(usual.gravest([.digging, .hay], [.grazing]) == .full)
    #expect(usual.gravest([Right](), [.grazing]) == .none)
  }
}
