/// The grids of households that move between a winter and a summer camp: the winter one is their home.
///
/// Holds households that have a season and no others. Ids are known by 128 bits of a hash: that two of a
/// thousand million ids are taken for one has a chance of one in 10²⁰.
struct SeasonHomes: Sendable {
  /// A camp, as a worker finds it.
  struct Camp: Sendable {
    var key: SIMD2<UInt64>
    var grid: Int32
    var isWinter: Bool
  }

  /// Grids of one household; `none` where it has no such camp.
  struct Grids: Sendable {
    var winter = SeasonHomes.none
    var summer = SeasonHomes.none
  }

  /// No such camp, while −1 is a camp in no grid.
  static let none: Int32 = -2

  private var keys: ContiguousArray<SIMD2<UInt64>>
  private var grids: ContiguousArray<Grids>
  private let mask: Int

  /// - Parameter camps: in the order of the rows; of two winter camps of one household the first counts.
  init(_ camps: [[Camp]]) {
    let count = camps.reduce(0) { $0 + $1.count }
    var size = 16
    while size < count * 2 { size *= 2 }
    mask = size - 1
    keys = ContiguousArray(repeating: .zero, count: size)
    grids = ContiguousArray(repeating: Grids(), count: size)
    for camp in camps.joined() {
      let place = place(of: camp.key)
      keys[place] = camp.key
      if camp.isWinter {
        if grids[place].winter == SeasonHomes.none { grids[place].winter = camp.grid }
      } else if grids[place].summer == SeasonHomes.none {
        grids[place].summer = camp.grid
      }
    }
  }

  /// The grids of a household that has a season.
  subscript(key: SIMD2<UInt64>) -> Grids { grids[place(of: key)] }

  private func place(of key: SIMD2<UInt64>) -> Int {
    var place = Int(truncatingIfNeeded: key.x) & mask
    while keys[place] != .zero, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  /// The hash of an id; never zero. Two lanes of multiply and fold with different odd numbers.
  static func key(_ id: UnsafeBufferPointer<UInt8>) -> SIMD2<UInt64> {
    var a: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(id.count)
    var b: UInt64 = 0xC2B2_AE3D_27D4_EB4F &+ UInt64(id.count)
    var i = 0
    while i < id.count {
      var word: UInt64 = 0
      for j in 0..<min(8, id.count - i) { word |= UInt64(id[i + j]) << UInt64(8 * j) }
      a = fold(a ^ word, 0xA076_1D64_78BD_642F)
      b = fold(b &+ word, 0xE703_7ED1_A0B4_28DB) ^ (word &* 0x8EBC_6AF0_9C88_C6E3)
      i += 8
    }
    a = fold(a ^ (b >> 32), 0x5896_65CC_7537_4CC3)
    b = fold(b ^ a, 0x1D8E_4E27_C47D_124F)
    return SIMD2(a | 1, b)
  }

  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
