/// Delaunay triangulation of points on an integer lattice, by insertion along a Hilbert curve and Lawson
/// flips. Orientation and in-circle tests are exact (floating-point filter, then 128-bit integers), so
/// that collinear, cocircular and gridded points are no special cases.
///
/// Four corner points far outside a given box close the hull: each site's Voronoi cell is bounded, and
/// inside the box no cell is changed by them.
///
/// Method: C. L. Lawson, "Software for C¹ surface interpolation", 1977; walk and insertion order after
/// L. Guibas and J. Stolfi, 1985.
struct Delaunay {
  /// Site number of each triangle corner, counter-clockwise; three a triangle.
  private(set) var corners: [Int32] = []
  /// The half-edge on the other side of the edge that starts at the same place in `corners`; −1 at the hull.
  private(set) var twins: [Int32] = []
  /// x, y of the sites and, behind them, the four far corners.
  private(set) var xs: [Int64] = []
  private(set) var ys: [Int64] = []
  /// Number of sites; corners `siteCount ..< siteCount + 4` are the far ones.
  let siteCount: Int

  var triangleCount: Int { corners.count / 3 }

  /// - Parameters:
  ///   - x: whole-number coordinates from 0 to `extent`.
  ///   - y: likewise.
  ///   - extent: side of the box that holds the sites and all ground of interest; at most 2²⁶.
  /// - Precondition: no two sites are equal.
  /// - Complexity: O(*n* log *n*) expected.
  init(x: [Int64], y: [Int64], extent: Int64) {
    precondition(extent > 0 && extent <= 1 << 26)
    siteCount = x.count
    xs = x
    ys = y
    let reach = 4 * extent
    xs += [-reach, extent + reach, extent + reach, -reach]
    ys += [-reach, -reach, extent + reach, extent + reach]
    let n = Int32(siteCount)
    corners.reserveCapacity(6 * (siteCount + 4))
    twins.reserveCapacity(6 * (siteCount + 4))
    corners = [n, n + 1, n + 2, n, n + 2, n + 3]
    twins = [-1, -1, 3, 2, -1, -1]
    var last: Int32 = 0
    for site in hilbertOrder(extent: extent) {
      last = insert(site, near: last)
    }
  }

  private func hilbertOrder(extent: Int64) -> [Int32] {
    let keys = (0..<siteCount).map { i in
      hilbertKey(UInt32(xs[i] * 65535 / extent), UInt32(ys[i] * 65535 / extent))
    }
    return (0..<Int32(siteCount)).sorted { a, b in
      let ka = keys[Int(a)]
      let kb = keys[Int(b)]
      return ka != kb ? ka < kb : a < b
    }
  }

  @inline(__always) private func next(_ e: Int32) -> Int32 { e % 3 == 2 ? e - 2 : e + 1 }
  @inline(__always) private func previous(_ e: Int32) -> Int32 { e % 3 == 0 ? e + 2 : e - 1 }

  private func orientation(_ a: Int32, _ b: Int32, _ c: Int32) -> Int64 {
    let (a, b, c) = (Int(a), Int(b), Int(c))
    return (xs[b] - xs[a]) * (ys[c] - ys[a]) - (ys[b] - ys[a]) * (xs[c] - xs[a])
  }

  /// Whether `d` lies strictly inside the circle through the counter-clockwise triangle a, b, c.
  private func inCircle(_ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32) -> Bool {
    let (a, b, c, d) = (Int(a), Int(b), Int(c), Int(d))
    let ax = xs[a] - xs[d]
    let ay = ys[a] - ys[d]
    let bx = xs[b] - xs[d]
    let by = ys[b] - ys[d]
    let cx = xs[c] - xs[d]
    let cy = ys[c] - ys[d]
    let a2 = ax * ax + ay * ay
    let b2 = bx * bx + by * by
    let c2 = cx * cx + cy * cy
    let bc = bx * cy - by * cx
    let ca = cx * ay - cy * ax
    let ab = ax * by - ay * bx
    let p = Double(a2) * Double(bc)
    let q = Double(b2) * Double(ca)
    let r = Double(c2) * Double(ab)
    let sum = p + q + r
    let bound = (p.magnitude + q.magnitude + r.magnitude) * 1e-15
    if sum > bound { return true }
    if sum < -bound { return false }
    return Int128(a2) * Int128(bc) + Int128(b2) * Int128(ca) + Int128(c2) * Int128(ab) > 0
  }

  /// The edge or triangle that holds the site: a half-edge of the triangle, and whether the site lies on it.
  private func locate(_ site: Int32, near start: Int32) -> (edge: Int32, onEdge: Bool) {
    var edge = start
    while true {
      var outside: Int32 = -1
      var on: Int32 = -1
      var e = edge
      for _ in 0..<3 {
        let side = orientation(corners[Int(e)], corners[Int(next(e))], site)
        if side < 0, twins[Int(e)] >= 0 {
          outside = e
          break
        }
        if side == 0 { on = e }
        e = next(e)
      }
      if outside < 0 { return on >= 0 ? (on, true) : (edge, false) }
      edge = next(twins[Int(outside)])
    }
  }

  private mutating func link(_ a: Int32, _ b: Int32) {
    twins[Int(a)] = b
    if b >= 0 { twins[Int(b)] = a }
  }

  /// Returns a half-edge of a triangle at the site.
  private mutating func insert(_ site: Int32, near start: Int32) -> Int32 {
    let (e, onEdge) = locate(site, near: start)
    var pending: [Int32] = []
    if onEdge, twins[Int(e)] >= 0 {
      splitEdge(e, at: site, pending: &pending)
    } else {
      splitTriangle(e, at: site, pending: &pending)
    }
    while let edge = pending.popLast() { legalise(edge, site: site, pending: &pending) }
    return e - e % 3
  }

  private mutating func splitTriangle(_ e: Int32, at site: Int32, pending: inout [Int32]) {
    let e1 = next(e)
    let e2 = previous(e)
    let (a, b, c) = (corners[Int(e)], corners[Int(e1)], corners[Int(e2)])
    let (t0, t1, t2) = (twins[Int(e)], twins[Int(e1)], twins[Int(e2)])
    let base = e - e % 3
    let n1 = Int32(corners.count)
    let n2 = n1 + 3
    corners += [b, c, site, c, a, site]
    twins += [-1, -1, -1, -1, -1, -1]
    corners[Int(base)] = a
    corners[Int(base) + 1] = b
    corners[Int(base) + 2] = site
    link(base, t0)
    link(n1, t1)
    link(n2, t2)
    link(base + 1, n1 + 2)
    link(n1 + 1, n2 + 2)
    link(n2 + 1, base + 2)
    pending += [base, n1, n2]
  }

  private mutating func splitEdge(_ e: Int32, at site: Int32, pending: inout [Int32]) {
    let f = twins[Int(e)]
    let (e1, e2, f1, f2) = (next(e), previous(e), next(f), previous(f))
    let (a, b, c, d) = (corners[Int(e)], corners[Int(f)], corners[Int(e2)], corners[Int(f2)])
    let (tBC, tCA, tAD, tDB) = (twins[Int(e1)], twins[Int(e2)], twins[Int(f1)], twins[Int(f2)])
    let te = e - e % 3
    let tf = f - f % 3
    let n1 = Int32(corners.count)
    let n2 = n1 + 3
    // Four triangles around the site, over the sides ca, bc, ad, db.
    corners += [a, d, site, d, b, site]
    twins += [-1, -1, -1, -1, -1, -1]
    for (at, triple) in [(te, [c, a, site]), (tf, [b, c, site])] {
      for k in 0..<3 { corners[Int(at) + k] = triple[k] }
    }
    link(te, tCA)
    link(tf, tBC)
    link(n1, tAD)
    link(n2, tDB)
    link(te + 1, n1 + 2)
    link(n1 + 1, n2 + 2)
    link(n2 + 1, tf + 2)
    link(tf + 1, te + 2)
    pending += [te, tf, n1, n2]
  }

  /// Flips `edge` (opposite of which `site` stands) when the corner beyond it lies in the circle.
  private mutating func legalise(_ edge: Int32, site: Int32, pending: inout [Int32]) {
    // An edge that a later flip moved no longer faces the site.
    guard corners[Int(previous(edge))] == site else { return }
    let twin = twins[Int(edge)]
    guard twin >= 0 else { return }
    let a = corners[Int(edge)]
    let b = corners[Int(next(edge))]
    let d = corners[Int(previous(twin))]
    guard inCircle(a, b, site, d) else { return }
    // a,b,site + b,a,d become a,d,site + d,b,site.
    let e1 = next(edge)
    let f1 = next(twin)
    let f2 = previous(twin)
    let (tBS, tAD, tDB) = (twins[Int(e1)], twins[Int(f1)], twins[Int(f2)])
    // Triangle of `edge`: a, d, site. Triangle of `twin`: d, b, site.
    corners[Int(e1)] = d
    corners[Int(twin)] = d
    corners[Int(f1)] = b
    corners[Int(f2)] = site
    link(edge, tAD)
    link(twin, tDB)
    link(f1, tBS)
    link(e1, f2)
    pending.append(edge)
    pending.append(twin)
  }
}
