/// One village after a repartition.
struct ChangedVillage: Sendable {
  var divided: DividedVillage
  /// Code of each piece.
  var codes: [String]
  /// The old grid that each piece goes on with, by number among all; nil for a new one.
  var origins: [Int?]
  /// Whether anything was changed here.
  var isChanged: Bool
  /// Load of sites whose grid code is another one now.
  var moved: Double
  /// What no plan of this village can move less than.
  var bound: Double
  /// Load over and under the band, before and after.
  var outsideBefore: Double
  var outsideAfter: Double
  /// Codes of this village's old grids that are gone, with the code that took most of their load, if one did.
  var gone: [(old: Int, into: String?)]
  var misplaced: Int
  /// What could not be put right, and why.
  var left: [String] = []
}

/// Gives the parts of a village their codes.
///
/// A code stays with the part that has the largest share of its old grid's load, or ground where there is no load,
/// if that is half at least. Where a part could go on with several, it goes on with the one that brings most.
struct CodeBook {
  /// Old grid of each part, by its place in the village's list; nil for a new one.
  private(set) var origins: [Int?]
  /// Part that took most of an old grid; nil when none took half.
  private(set) var destinations: [Int?]

  /// - Parameters:
  ///   - shares: load of each old grid in each part, `[grid][part]`; ground where the grid has no load.
  ///   - isOwn: grids whose code may go on here.
  init(shares: [[Double]], isOwn: [Bool], partCount: Int) {
    destinations = shares.indices.map { g in
      let total = shares[g].reduce(0, +)
      guard isOwn[g], let best = shares[g].indices.max(by: { shares[g][$0] < shares[g][$1] }) else {
        return nil
      }
      // Equal halves: the code stays with the earlier part, which is the old one.
      let first = shares[g].firstIndex { $0 == shares[g][best] } ?? best
      return total > 0 && 2 * shares[g][first] >= total * (1 - 1e-12) ? first : nil
    }
    origins = [Int?](repeating: nil, count: partCount)
    for p in 0..<partCount {
      let heirs = destinations.indices.filter { destinations[$0] == p }
      origins[p] = heirs.max { shares[$0][p] != shares[$1][p] ? shares[$0][p] < shares[$1][p] : $0 > $1 }
    }
  }

  /// The codes of all parts; new ones go on where the village's sequence ended.
  ///
  /// - Parameters:
  ///   - used: all codes that were ever given out.
  ///   - order: parts in the order in which new ones get their numbers.
  ///   - recodes: whether a code of another village is replaced.
  /// - Throws: `infeasible` when the three digits are used up.
  func codes(
    village: String, oldCodes: [String], used: Set<String>, order: [Int], recodes: Bool = false
  ) throws(GridGeoError) -> [String] {
    var codes = origins.map { origin -> String in
      guard let origin, !recodes || oldCodes[origin].hasPrefix(village) else { return "" }
      return oldCodes[origin]
    }
    var last = 0
    for code in used where code.count == village.count + 3 && code.hasPrefix(village) {
      if let number = Int(code.dropFirst(village.count)) { last = max(last, number) }
    }
    for p in order where codes[p].isEmpty {
      last += 1
      guard last <= 999 else {
        throw GridGeoError(
          .infeasible,
          "village \(village): the three digits of the grid code are used up, since retired codes are not used again; give the village a new plan with `gridtool partition`"
        )
      }
      let digits = String(last)
      codes[p] = village + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return codes
  }
}
