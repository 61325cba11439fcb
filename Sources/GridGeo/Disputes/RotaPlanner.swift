/// Spreads sectors over years, so that each is visited once.
enum RotaPlanner {
  /// Red disputes first, then yellow, green and undisputed border; of equals the sector with more disputes, then by id.
  /// This order is cut into years, the longest year as short as can be: no year is longer than the mean and the
  /// longest sector together.
  ///
  /// - Complexity: O(n²) in sectors.
  static func rota(_ sectors: [InspectionSector], years: Int) -> [RotaEntry] {
    func rank(_ sector: InspectionSector) -> Int {
      switch sector.tier {
      case .red: 0
      case .yellow: 1
      case .green: 2
      case nil: 3
      }
    }
    let order = sectors.sorted { a, b in
      if rank(a) != rank(b) { return rank(a) < rank(b) }
      if a.disputes.count != b.disputes.count { return a.disputes.count > b.disputes.count }
      return StableOrder.precedes(a.id, b.id)
    }
    let cuts = LinearPartition.balanced(order.map { Int($0.length.metres.rounded()) }, count: years)
    var entries: [RotaEntry] = []
    for (year, end) in cuts.enumerated() {
      for sector in order[entries.count..<end] { entries.append(RotaEntry(year: year + 1, sector: sector)) }
    }
    return entries
  }
}
