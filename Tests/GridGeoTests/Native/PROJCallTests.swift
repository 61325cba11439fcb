import CPROJ
import Testing

@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Native: PROJ calls")
struct PROJCallTests {
  @Test("no environment variable switches the network on")
  func networkStaysOff() async {
    await #expect(processExitsWith: .success) {
      setenv("PROJ_NETWORK", "ON", 1)
      let context = try PROJContext()
      precondition(!context.session.isNetworkEnabled)
      _ = try context.transform(from: "EPSG:4547", to: "EPSG:4490")
      precondition(!context.session.isNetworkEnabled)
    }
  }

  @Test("nothing goes to standard error")
  func quiet() async throws {
    let result = try #require(
      await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
        setenv("PROJ_DEBUG", "3", 1)
        let frame = try WorkingFrame(centre: Coordinate(longitude: 101.5, latitude: 35.2))
        _ = try? Projector(frame).planar([Coordinate(longitude: -78.5, latitude: -35.2)])
        let crs = try CRS("EPSG:32647")
        _ = try? crs.geographic([Coordinate<Planar>(x: 9e7, y: 9e7)])
        _ = try? CRS("EPSG:999999")
        _ = try? PROJContext().transform("+proj=nonsense")
        _ = try? PROJContext().transform(from: "EPSG:4214", to: "EPSG:4490")
      })
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "")
  }

  @Test("a fault carries the function's name and PROJ's words")
  func fault() throws {
    let error = #expect(throws: GridGeoError.self) { _ = try PROJContext().transform("+proj=nonsense") }
    #expect(error?.code == .native)
    #expect(error?.message == "proj_create failed")
    #expect(error?.underlying?.isEmpty == false)
  }

  @Test("results that are not finite are found, whatever PROJ's count says")
  func scan() throws {
    let transform = try PROJContext().transform(
      "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=merc +ellps=WGS84")
    var pairs: [Double] = [10, 10, 20, 20, 30, .infinity, 40, 40]
    let bad = pairs.withUnsafeMutableBufferPointer { transform.apply(.forward, to: $0) }
    #expect(bad == 2)
    var none: [Double] = []
    #expect(none.withUnsafeMutableBufferPointer { transform.apply(.forward, to: $0) } == nil)
  }

  @Test("an operation that only pretends is not used")
  func ballpark() throws {
    for code in ["EPSG:4214", "EPSG:4610", "EPSG:4555"] {
      #expect(throws: GridGeoError.self) { _ = try PROJContext().transform(from: code, to: "EPSG:4490") }
    }
    #expect(throws: GridGeoError.self) { _ = try PROJContext().transform(from: "EPSG:4326", to: "EPSG:4490") }
  }

  @Test("axes are x = east, y = north on both sides")
  func axes() throws {
    // EPSG:4490 is latitude first, EPSG:4547 northing first.
    let transform = try PROJContext().transform(from: "EPSG:4547", to: "EPSG:4490")
    var pairs: [Double] = [500_000, 3_986_000]
    #expect(pairs.withUnsafeMutableBufferPointer { transform.apply(.forward, to: $0) } == nil)
    #expect(abs(pairs[0] - 114) < 1e-9)
    #expect(abs(pairs[1] - 36) < 0.1)
  }

  @Test("a transform may outlive its context value")
  func transformOutlivesContext() throws {
    func make() throws -> ProjTransform { try PROJContext().transform("+proj=merc +ellps=WGS84") }
    let transform = try make()
    var pairs: [Double] = [0, 0]
    #expect(pairs.withUnsafeMutableBufferPointer { transform.apply(.forward, to: $0) } == nil)
  }
}
