import GridGeo
import Testing

@testable import GridMap

@Suite struct MapFrameTests {
  private let box = BoundingBox<Geographic>(
    minimum: Coordinate(x: 101, y: 34), maximum: Coordinate(x: 102, y: 36))

  @Test func cornersLieInsideAndNorthIsUp() {
    let frame = MapFrame(fitting: box, width: 1000, margin: 10)
    let southWest = frame.page(longitude: 101, latitude: 34)
    let northEast = frame.page(longitude: 102, latitude: 36)
    #expect(abs(southWest.x - 10) < 1e-9 && abs(northEast.x - 990) < 1e-9)
    #expect(northEast.y < southWest.y)
    #expect(northEast.y >= 10 && southWest.y <= frame.height - 9)
  }

  @Test func scaleAgreesWithTheEllipsoid() {
    // A degree of the meridian at 35° N is 110,940 m, of the parallel 91,290 m (WGS 84 tables).
    let frame = MapFrame(fitting: box, width: 1000)
    let up = frame.page(longitude: 101.5, latitude: 34.5).y - frame.page(longitude: 101.5, latitude: 35.5).y
    let right = frame.page(longitude: 102, latitude: 35).x - frame.page(longitude: 101, latitude: 35).x
    #expect(abs(up * frame.lengthPerPixel.metres - 110_940) < 20)
    #expect(abs(right * frame.lengthPerPixel.metres - 91_290) < 20)
  }

  @Test func aTallTerritoryGetsANarrowFrame() {
    let frame = MapFrame(fitting: box, width: 1000, maximumHeight: 500)
    #expect(frame.height <= 500 && frame.width < 250)
  }

  @Test func aPointStillHasAFrame() {
    let frame = MapFrame(fitting: BoundingBox(Coordinate(x: 10, y: 89.9999)), width: 400)
    #expect(frame.height.isFinite && frame.lengthPerPixel.metres > 0)
  }

  @Test func quantilesNeverSplitEqualValues() {
    let values: [Double?] = [1, 1, 1, 1, 1, 1, 2, 3, nil, 9]
    let scale = ClassScale.quantiles(values)
    #expect(
      scale.entries.map(\.label) == ["1", "2", "3–9"] || scale.entries.map(\.label) == ["1", "2–3", "9"])
    #expect(scale.entries.reduce(0) { $0 + $1.count } + scale.unclassed == values.count)
    #expect(Set(scale.classes.prefix(6)) == [0])
    #expect(scale.classes[8] == -1)
  }

  @Test func classesOfOneValueOrNone() {
    #expect(ClassScale.quantiles([5, 5, 5]).entries.map(\.label) == ["5"])
    #expect(ClassScale.quantiles([nil, nil]).entries.isEmpty)
    #expect(ClassScale.deviations([-16, -15, -5, 5, 15, 15.1]).classes == [0, 1, 2, 2, 3, 4])
  }

  @Test func labelsDoNotCover() {
    var placer = LabelPlacer()
    let placed = [
      placer.place("County", x: 0, y: 0, size: 10), placer.place("Township", x: 20, y: 5, size: 10),
      placer.place("Township", x: 20, y: 20, size: 10),
    ]
    #expect(placed == [true, false, true])
  }
}
