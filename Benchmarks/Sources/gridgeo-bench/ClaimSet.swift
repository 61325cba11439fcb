import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Made-up claims of neighbouring pastures: each side draws the shared border itself, with its own vertices and
/// its own noise, so that borders cross each other all along. Some borders are shared exactly, some are disputed
/// by 50 to 2,000 m, some claims are drawn twice, some have a hole or a second part.
///
/// A claim depends on its number, the seed and the row length alone.
struct ClaimSet {
  /// Lattice steps: 1e-7 degree.
  typealias Point = (x: Int32, y: Int32)

  let count: Int
  let seed: UInt64
  private let side: Int

  init(count: Int, seed: UInt64 = 1) {
    self.count = count
    self.seed = seed
    side = max(1, Int(Double(count).squareRoot().rounded(.up)))
  }

  /// Closed rings of a claim.
  func rings(of claim: Int) -> [[Point]] {
    // One in a hundred repeats the claim before it.
    if claim > 0, share(claim, 11) < 0.01 { return rings(of: claim - 1) }
    let (i, j) = (claim % side, claim / side)
    var exterior: [Point] = []
    let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
    for k in 0..<4 { append(from: corners[k], to: corners[(k + 1) % 4], of: claim, to: &exterior) }
    exterior.append(exterior[0])
    var rings = [exterior]
    let middle = (
      x: (Double(i) + 0.5) * Self.width + Self.west, y: (Double(j) + 0.5) * Self.height + Self.south
    )
    if share(claim, 12) < 0.03 { rings.append(circle(middle, radius: 20_000, vertices: 30, claim)) }
    if share(claim, 13) < 0.02 {
      rings.append(circle((middle.x + Self.width, middle.y), radius: 15_000, vertices: 24, claim))
    }
    return rings
  }

  /// About 3 km each way.
  private static let width = 320_000.0
  private static let height = 270_000.0
  private static let west = 1_010_000_000.0
  private static let south = 330_000_000.0
  /// Steps per metre, about.
  private static let metre = 100.0

  private func append(from a: (Int, Int), to b: (Int, Int), of claim: Int, to ring: inout [Point]) {
    // A border runs from its lesser corner, whoever draws it.
    let isForth = a <= b
    let (low, high) = isForth ? (a, b) : (b, a)
    let border = (low.0 * 1_000_003 + low.1) * 2 + (low.0 == high.0 ? 1 : 0)
    let (p, q) = (corner(low), corner(high))
    let exact = share(border, 21) < 0.25
    let drawer = exact ? 0 : claim + 1
    let noise = (1 + 4 * share(drawer, 22)) * Self.metre
    let vertices = 34 + Int(40 * share(border &* 31 &+ drawer, 23))
    // Outward for whoever has the ground on the left.
    let dispute = share(border &* 31 &+ claim, 24) < 0.1
    let depth = dispute ? 50 * exp(log(40) * share(border &* 31 &+ claim, 25)) * Self.metre : 0
    let (dx, dy) = (q.x - p.x, q.y - p.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let normal = (x: -dy / length, y: dx / length)
    var waves: [(frequency: Double, size: Double, phase: Double)] = []
    for octave in 0..<5 {
      let scale = Double(1 << octave)
      waves.append(
        (scale * 2 * .pi, 0.05 * length / scale, share(border, 30 + octave) * 2 * .pi))
    }
    var line: [Point] = []
    for k in 0..<vertices {
      let key = (border &* 31 &+ drawer) &* 131 &+ k
      let t = (Double(k) + (k == 0 ? 0 : 0.6 * (share(key, 41) - 0.5))) / Double(vertices)
      let window = sin(.pi * t)
      var offset = 0.0
      for wave in waves { offset += wave.size * sin(wave.frequency * t + wave.phase) }
      offset = offset * window - (isForth ? 1 : -1) * depth * window * window
      // Corners are noisy by claim, unless all sides agree on them.
      let isCorner = k == 0
      let owner = isCorner ? (share(low.0 * 7919 + low.1, 42) < 0.2 ? 0 : claim + 1) : key
      let size = isCorner && owner == 0 ? 0 : noise
      line.append(
        (
          Int32((p.x + dx * t + normal.x * offset + size * gauss(owner, 43)).rounded()),
          Int32((p.y + dy * t + normal.y * offset + size * gauss(owner, 44)).rounded())
        ))
    }
    if isForth {
      ring += line
    } else {
      // Begins at its far end, which is the last border's business: the corner is drawn once.
      let owner = share(high.0 * 7919 + high.1, 42) < 0.2 ? 0 : claim + 1
      let size = owner == 0 ? 0 : noise
      ring.append(
        (Int32((q.x + size * gauss(owner, 43)).rounded()), Int32((q.y + size * gauss(owner, 44)).rounded())))
      ring += line.dropFirst().reversed()
    }
  }

  private func circle(_ c: (x: Double, y: Double), radius: Double, vertices: Int, _ claim: Int) -> [Point] {
    var ring: [Point] = (0..<vertices).map { k in
      let angle = Double(k) / Double(vertices) * 2 * .pi
      let r = radius * (0.8 + 0.4 * share(claim &* 131 &+ k, 51))
      return (Int32((c.x + r * cos(angle)).rounded()), Int32((c.y + r * sin(angle)).rounded()))
    }
    ring.append(ring[0])
    return ring
  }

  private func corner(_ c: (Int, Int)) -> (x: Double, y: Double) {
    let key = c.0 * 1_000_003 + c.1
    return (
      Self.west + (Double(c.0) + 0.3 * (share(key, 1) - 0.5)) * Self.width,
      Self.south + (Double(c.1) + 0.3 * (share(key, 2) - 0.5)) * Self.height
    )
  }

  /// Of the number and a purpose, from 0 to 1.
  private func share(_ key: Int, _ purpose: Int) -> Double {
    var z = UInt64(bitPattern: Int64(key)) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(purpose) &* 0xd1b5_4a32_d192_ed03
    z = (z &+ seed) ^ (z >> 29)
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  private func gauss(_ key: Int, _ purpose: Int) -> Double {
    let radius = (-2 * log(1 - share(key, purpose))).squareRoot()
    return radius * cos(2 * .pi * share(key, purpose + 100))
  }

  // MARK: - Files

  /// Numbers of 32 bits, little-endian: how many claims; for each how many rings; for each how many positions,
  /// and then x and y of each, in lattice steps.
  func write(to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    func put(_ numbers: [Int32]) { _ = fwrite(numbers.map(\.littleEndian), 4, numbers.count, file) }
    put([Int32(count)])
    for claim in 0..<count {
      let rings = rings(of: claim)
      put([Int32(rings.count)])
      for ring in rings {
        put([Int32(ring.count)])
        put(ring.flatMap { [$0.x, $0.y] })
      }
    }
  }

  /// Each ring a polygon of its own, but holes: those lie in the ring before them.
  static func regions(from path: String) throws(GridGeoError) -> [Region<Geographic>] {
    guard let file = fopen(path, "r") else {
      throw GridGeoError(.missingInput, "\(path): not there; make it with the case claims")
    }
    defer { fclose(file) }
    func take(_ count: Int) -> [Int32] {
      [Int32](unsafeUninitializedCapacity: count) { room, initialized in
        initialized = fread(room.baseAddress, 4, count, file)
      }
    }
    var regions: [Region<Geographic>] = []
    for _ in 0..<(take(1).first ?? 0) {
      var polygons: [Polygon<Geographic>] = []
      for number in 0..<(take(1).first ?? 0) {
        let flat = take(2 * Int(take(1).first ?? 0))
        let ring = try Ring(
          stride(from: 0, to: flat.count, by: 2).map {
            Coordinate<Geographic>(longitude: Double(flat[$0]) / 1e7, latitude: Double(flat[$0 + 1]) / 1e7)
          })
        if number == 1, !ring.isApart(from: polygons[0].exterior) {
          polygons[0].holes.append(ring)
        } else {
          polygons.append(Polygon(exterior: ring))
        }
      }
      regions.append(Region(polygons))
    }
    return regions
  }
}

extension Ring where Space == Geographic {
  /// Second parts lie a claim's width east of the middle.
  fileprivate func isApart(from other: Ring) -> Bool {
    let all = other.coordinates
    let middle = (all.reduce(0) { $0 + $1.x } / Double(all.count))
    return coordinates[0].x > middle + 0.02
  }
}
