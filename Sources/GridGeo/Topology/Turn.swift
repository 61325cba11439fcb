/// Which way three points turn, decided exactly: never by a rounding error.
///
/// A floating-point filter answers almost always; the rest is an exact expansion. Source: J. R. Shewchuk,
/// "Adaptive precision floating-point arithmetic and fast robust geometric predicates", Discrete &
/// Computational Geometry 18 (1997), 305–363.
enum Turn: Int8, Sendable {
  case right = -1
  case straight = 0
  case left = 1

  /// The way from `a` over `b` to `c`.
  @inline(__always)
  init<Space>(_ a: Coordinate<Space>, _ b: Coordinate<Space>, _ c: Coordinate<Space>) {
    let left = (a.x - c.x) * (b.y - c.y)
    let right = (a.y - c.y) * (b.x - c.x)
    let difference = left - right
    // (3 + 16 ε) ε with ε = 2⁻⁵³.
    let bound = 3.330_669_073_875_471_6e-16 * (abs(left) + abs(right))
    if difference > bound {
      self = .left
    } else if -difference > bound {
      self = .right
    } else {
      self = Turn(exactly: a, b, c)
    }
  }

  /// The sign of ax·by − ay·bx + bx·cy − by·cx + cx·ay − cy·ax, as a sum without rounding.
  @inline(never)
  private init<Space>(exactly a: Coordinate<Space>, _ b: Coordinate<Space>, _ c: Coordinate<Space>) {
    var expansion: [Double] = []
    expansion.reserveCapacity(16)
    for (p, q) in [(a.x, b.y), (-a.y, b.x), (b.x, c.y), (-b.y, c.x), (c.x, a.y), (-c.y, a.x)] {
      let product = p * q
      Turn.grow(&expansion, by: (-product).addingProduct(p, q))
      Turn.grow(&expansion, by: product)
    }
    // The components do not overlap and grow in size: the last one that is not 0 has the sign of the sum.
    let leading = expansion.last { $0 != 0 } ?? 0
    self = leading > 0 ? .left : leading < 0 ? .right : .straight
  }

  /// Adds a number to a nonoverlapping expansion (Shewchuk's Grow-Expansion).
  private static func grow(_ expansion: inout [Double], by number: Double) {
    var carry = number
    for i in expansion.indices {
      let sum = carry + expansion[i]
      let virtual = sum - carry
      expansion[i] = (carry - (sum - virtual)) + (expansion[i] - virtual)
      carry = sum
    }
    expansion.append(carry)
  }

  static prefix func - (turn: Turn) -> Turn { Turn(rawValue: -turn.rawValue).unsafelyUnwrapped }
}
