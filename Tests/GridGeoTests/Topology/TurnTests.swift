import Testing

@testable import GridGeo

@Suite("Exact turns")
struct TurnTests {
  @Test("near a line the sign is that of whole-number arithmetic")
  func nearlyStraight() {
    // L. Kettner et al., "Classroom examples of robustness problems in geometric computations" (2008): the
    // plain formula is wrong for most of these points.
    let unit = 0x1p-53
    func exact(_ a: (Int128, Int128), _ b: (Int128, Int128), _ c: (Int128, Int128)) -> Turn {
      let det = (a.0 - c.0) * (b.1 - c.1) - (a.1 - c.1) * (b.0 - c.0)
      return det > 0 ? .left : det < 0 ? .right : .straight
    }
    let one = Int128(1) << 53
    var plainIsWrong = 0
    for i in 0..<64 {
      for k in 0..<64 {
        let a = Coordinate<Planar>(x: 0.5 + Double(i) * unit, y: 0.5 + Double(k) * unit)
        let (b, c) = (Coordinate<Planar>(x: 12, y: 12), Coordinate<Planar>(x: 24, y: 24))
        let expected = exact(
          (one / 2 + Int128(i), one / 2 + Int128(k)), (12 * one, 12 * one), (24 * one, 24 * one))
        #expect(Turn(a, b, c) == expected)
        #expect(Turn(b, c, a) == expected)
        #expect(Turn(c, b, a) == -expected)
        let plain = (a.x - c.x) * (b.y - c.y) - (a.y - c.y) * (b.x - c.x)
        if (plain > 0 ? Turn.left : plain < 0 ? .right : .straight) != expected { plainIsWrong += 1 }
      }
    }
    #expect(plainIsWrong > 100)
  }

  @Test("plain cases")
  func plain() {
    let (a, b) = (Coordinate<Planar>(x: 0, y: 0), Coordinate<Planar>(x: 1, y: 0))
    #expect(Turn(a, b, Coordinate(x: 1, y: 1)) == .left)
    #expect(Turn(a, b, Coordinate(x: 1, y: -1)) == .right)
    #expect(Turn(a, b, Coordinate(x: 7, y: 0)) == .straight)
    #expect(Turn(a, a, a) == .straight)
  }
}
