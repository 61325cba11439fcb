/// What one worker counts, small enough for millions of grids.
struct WorkerTally: Sendable {
  /// Households and persons that are simply inside, by grid, and behind those the ones outside: most rows.
  var households: [UInt32]
  var persons: [Int64]
  /// All others, by grid and status.
  private var others: [Int: SIMD2<Int64>] = [:]
  /// Households by grid for a saved state, summer camps left out; empty where none is saved.
  var kept: [UInt32] = []
  /// Rows of summer camps whose household is counted by its winter camp.
  var summerRows = 0
  var blankRows = 0
  var badPersons = 0
  var badSeasons = 0
  /// Eastings that had their zone's number taken off.
  var zonesTaken = 0
  /// Rows that are invalid, by `PointBatch.Fault`.
  var faults = [Int](repeating: 0, count: 16)
  var least = SIMD2<Double>(repeating: .infinity)
  var greatest = SIMD2<Double>(repeating: -.infinity)

  init(grids: Int) {
    households = [UInt32](repeating: 0, count: grids + 1)
    persons = [Int64](repeating: 0, count: grids + 1)
  }

  /// - Parameter grid: −1 for none.
  mutating func add(grid: Int32, status: AssignmentStatus, persons: Int64) {
    others[Int(grid) << 3 | Int(status.rawValue), default: .zero] &+= SIMD2(1, persons)
  }

  /// Adds the counts to those of all workers.
  func add(to counts: inout AssignmentCounts) {
    let none = households.count - 1
    for g in households.indices where households[g] > 0 {
      counts.add(
        grid: g == none ? -1 : g, status: g == none ? .outside : .inside, households: Int(households[g]),
        persons: Int(persons[g]))
    }
    for (key, sum) in others {
      guard let status = AssignmentStatus(rawValue: UInt8(key & 7)) else { continue }
      counts.add(grid: key >> 3, status: status, households: Int(sum.x), persons: Int(sum.y))
    }
  }

  mutating func addNotes(of other: WorkerTally) {
    summerRows += other.summerRows
    blankRows += other.blankRows
    badPersons += other.badPersons
    badSeasons += other.badSeasons
    zonesTaken += other.zonesTaken
    for i in faults.indices { faults[i] += other.faults[i] }
    least = pointwiseMin(least, other.least)
    greatest = pointwiseMax(greatest, other.greatest)
  }
}
