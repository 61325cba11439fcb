/// A point of the lattice that all geographic coordinates lie on: whole numbers of 1e-7 degree.
///
/// Decisions on the lattice are exact: no rounding, no tolerance.
struct CheckPoint: Hashable, Sendable {
  var x: Int64
  var y: Int64

  static let perDegree = 1e7

  init(x: Int64, y: Int64) {
    self.x = x
    self.y = y
  }

  /// The nearest lattice point. The coordinate must be finite and within ±180, ±90.
  init(_ c: Coordinate<Geographic>) {
    x = Int64((c.x * Self.perDegree).rounded())
    y = Int64((c.y * Self.perDegree).rounded())
  }

  /// The double nearest to the decimal number, the same that reading its 7 decimals gives.
  var coordinate: Coordinate<Geographic> {
    Coordinate(x: Double(x) / Self.perDegree, y: Double(y) / Self.perDegree)
  }
}

extension CheckPoint: Comparable {
  /// West to east, then south to north.
  static func < (a: CheckPoint, b: CheckPoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}

extension CheckPoint {
  /// Sign of u × v: 1 when v lies to the left of u, −1 to the right, 0 when they are parallel.
  @inline(__always)
  static func turn(_ ux: Int64, _ uy: Int64, _ vx: Int64, _ vy: Int64) -> Int {
    let (p, overflowP) = ux.multipliedReportingOverflow(by: vy)
    let (q, overflowQ) = uy.multipliedReportingOverflow(by: vx)
    if overflowP || overflowQ {
      // Only edges longer than half the globe come here.
      let p = Int128(ux) * Int128(vy)
      let q = Int128(uy) * Int128(vx)
      return p > q ? 1 : (p < q ? -1 : 0)
    }
    return p > q ? 1 : (p < q ? -1 : 0)
  }

  /// 1 when c lies to the left of the line from a to b, −1 to the right, 0 on it.
  @inline(__always)
  static func orientation(_ a: CheckPoint, _ b: CheckPoint, _ c: CheckPoint) -> Int {
    turn(b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y)
  }

  /// For c on the line through a and b: whether it lies between them, ends included.
  @inline(__always)
  static func between(_ a: CheckPoint, _ b: CheckPoint, _ c: CheckPoint) -> Bool {
    min(a.x, b.x) <= c.x && c.x <= max(a.x, b.x) && min(a.y, b.y) <= c.y && c.y <= max(a.y, b.y)
  }
}

/// An axis-aligned box on the lattice, its edges included. Empty when a minimum exceeds its maximum.
struct CheckBox: Sendable {
  var minX = Int64.max
  var minY = Int64.max
  var maxX = Int64.min
  var maxY = Int64.min

  @inline(__always)
  mutating func add(_ p: CheckPoint) {
    minX = min(minX, p.x)
    minY = min(minY, p.y)
    maxX = max(maxX, p.x)
    maxY = max(maxY, p.y)
  }

  @inline(__always)
  mutating func add(_ b: CheckBox) {
    minX = min(minX, b.minX)
    minY = min(minY, b.minY)
    maxX = max(maxX, b.maxX)
    maxY = max(maxY, b.maxY)
  }

  @inline(__always)
  func intersects(_ b: CheckBox) -> Bool {
    minX <= b.maxX && b.minX <= maxX && minY <= b.maxY && b.minY <= maxY
  }

  @inline(__always)
  func contains(_ p: CheckPoint) -> Bool { minX <= p.x && p.x <= maxX && minY <= p.y && p.y <= maxY }

  func contains(_ b: CheckBox) -> Bool {
    minX <= b.minX && b.maxX <= maxX && minY <= b.minY && b.maxY <= maxY
  }

  var isEmpty: Bool { minX > maxX }
}
