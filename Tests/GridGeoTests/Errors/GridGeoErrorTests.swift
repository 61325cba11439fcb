import GridGeo
import Testing

@Suite("Errors")
struct GridGeoErrorTests {
  @Test("An error is one line: place, message, what lies beneath")
  func description() {
    let place = SourcePlace(file: "t.geojson", feature: 12, id: "A-7", ring: "exterior", vertex: 3)
    let error = GridGeoError(.badInput, "the ring is not closed", at: place, underlying: "GEOS says no")
    #expect(
      error.description
        == "t.geojson: feature 12 (id \"A-7\"): ring exterior, vertex 3: the ring is not closed (GEOS says no)"
    )
    #expect(GridGeoError(.broken, "no place").description == "no place")
  }

  @Test("A place says only what is known")
  func places() {
    #expect(SourcePlace().description.isEmpty)
    #expect(SourcePlace(file: "a.csv").description == "a.csv")
    #expect(
      SourcePlace(file: "a.csv", row: 7, column: "lon").description == "a.csv: row 7, column \"lon\"")
    #expect(SourcePlace(id: "A").description == "id \"A\"")
    #expect(SourcePlace(file: "a", offset: 9).description == "a: byte 9")
    #expect(SourcePlace(file: "a", feature: 1, offset: 9).description == "a: feature 1")
    #expect(SourcePlace(vertex: 0).description == "vertex 0")
  }

  @Test("Codes have names of their own")
  func codes() {
    let codes: [GridGeoError.Code] = [
      .badInput, .missingInput, .infeasible, .badCRS, .cannotWrite, .brokenPipe, .badOption, .native,
      .broken, .cancelled,
    ]
    #expect(Set(codes.map(\.name)).count == codes.count)
    #expect(codes.allSatisfy { $0.description == $0.name && !$0.name.isEmpty })
  }
}
