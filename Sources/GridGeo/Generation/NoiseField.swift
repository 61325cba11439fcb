/// Smooth noise over the plane, from a seed: gradient noise (Perlin, "An image synthesizer", 1985) with the
/// quintic fade of 2002, and its fractal sum.
struct NoiseField: Sendable {
  private let key: UInt64

  init(seed: UInt64, stream: UInt64) { key = PortableMath.scramble(seed &* 31 &+ stream) }

  /// About −0.7 to 0.7, mean 0; features have size 1.
  func value(_ x: Double, _ y: Double) -> Double {
    let ix = Int64(x) - (x < 0 ? 1 : 0)
    let iy = Int64(y) - (y < 0 ? 1 : 0)
    let u = x - Double(ix)
    let v = y - Double(iy)
    let su = u * u * u * (u * (u * 6 - 15) + 10)
    let sv = v * v * v * (v * (v * 6 - 15) + 10)
    let a = slope(ix, iy, u, v)
    let b = slope(ix + 1, iy, u - 1, v)
    let c = slope(ix, iy + 1, u, v - 1)
    let d = slope(ix + 1, iy + 1, u - 1, v - 1)
    let low = a + su * (b - a)
    let high = c + su * (d - c)
    return low + sv * (high - low)
  }

  /// `octaves` layers, each half as wide and half as strong as the one before.
  func fractal(_ x: Double, _ y: Double, octaves: Int) -> Double {
    var sum = 0.0
    var strength = 1.0
    var scale = 1.0
    for octave in 0..<octaves {
      // The layers are shifted against each other so that their lattice lines do not meet.
      let shift = Double(octave) * 17.37
      sum += strength * value(x * scale + shift, y * scale - shift)
      strength *= 0.5
      scale *= 2
    }
    return sum
  }

  private func slope(_ ix: Int64, _ iy: Int64, _ u: Double, _ v: Double) -> Double {
    let at = UInt64(bitPattern: ix) &* 0x9e37_79b1 ^ UInt64(bitPattern: iy) &* 0x85eb_ca77_c2b2_ae63
    let hash = PortableMath.scramble(key ^ at)
    let gx = Double(Int32(truncatingIfNeeded: hash)) * 0x1p-31
    let gy = Double(Int32(truncatingIfNeeded: hash >> 32)) * 0x1p-31
    return 1.3 * (gx * u + gy * v)
  }
}
