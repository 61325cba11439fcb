/// Assigns rows, block by block: one worker's share.
struct AssignWorker: ~Copyable, BlockWorker {
  private let task: AssignTask
  private let view: GridIndexView
  private let disputes: GridIndexView?
  private var declared: DeclaredPositions
  private var rows: PointRows
  private var batch = PointBatch()
  private var found: [Int32]
  private var odd = OutputText(reserving: 1 << 12)
  private var tally: WorkerTally
  private var gathering: HouseholdGathering?

  /// - Throws: `badCRS`; `badOption` for an encoding that this system has no table for.
  init(_ task: AssignTask) throws(GridGeoError) {
    let declared = try DeclaredPositions(task.crs)
    let decoder = try AssignWorker.decoder(task.encoding)
    self.task = task
    view = task.index.view
    disputes = task.disputes?.index.view
    self.declared = declared
    rows = PointRows(
      roles: task.roles, delimiter: task.delimiter, lineEnd: task.lineEnd, decoder: decoder)
    found = [Int32](repeating: -1, count: PointBatch.capacity)
    tally = WorkerTally(grids: task.index.gridCount)
    gathering = AssignWorker.gathering(task.runs)
  }

  private static func gathering(_ runs: HouseholdRuns?) -> HouseholdGathering? {
    guard let runs else { return nil }
    return HouseholdGathering(runs)
  }

  static func decoder(_ encoding: TextEncoding) throws(GridGeoError) -> TextDecoder? {
    guard encoding != .utf8 else { return nil }
    return try TextDecoder(encoding)
  }

  // MARK: Blocks

  /// Assigns the rows of a block.
  ///
  /// - Parameter output: where the rows go.
  mutating func pass(_ block: RowBlock, into output: inout BlockMemory) throws(GridGeoError) {
    var key = UInt64(block.number) << 24
    rows.begin(block.memory)
    while rows.fill(&batch) {
      locate()
      try write(&output)
      try gather(&key)
    }
  }

  /// Keeps the batch's rows for a saved state.
  private mutating func gather(_ key: inout UInt64) throws(GridGeoError) {
    guard gathering != nil else { return }
    for i in 0..<batch.count {
      let place = place(i)
      // What has no place in one plan has none in another.
      if place.status != .invalid {
        if tally.kept.isEmpty { tally.kept = [UInt32](repeating: 0, count: task.index.gridCount) }
        let season = batch.flags[i] & (PointBatch.winter | PointBatch.summer)
        let id = id(i)
        let mark = PlacedHousehold.mark(place.status, season)
        try gathering?.append(batch.positions[i], key: key, grid: place.grid, mark: mark, id: id)
        if season & PointBatch.summer == 0, place.grid >= 0 { tally.kept[Int(place.grid)] += 1 }
      }
      key += 1
    }
  }

  /// Assigns points that were read in another way.
  mutating func assign(
    _ points: inout PointBatch, number: Int, into output: inout BlockMemory
  ) throws(GridGeoError) {
    swap(&points, &batch)
    defer { swap(&points, &batch) }
    locate()
    try write(&output)
    var key = UInt64(number) << 24
    try gather(&key)
  }

  /// Gathers the camps of a block's rows that have a season.
  mutating func camps(_ block: BlockMemory, into camps: inout [SeasonHomes.Camp]) {
    rows.begin(block)
    while rows.fill(&batch) { gatherCamps(&camps) }
  }

  /// Gathers the camps of points that were read in another way.
  mutating func camps(_ points: inout PointBatch, into camps: inout [SeasonHomes.Camp]) {
    swap(&points, &batch)
    defer { swap(&points, &batch) }
    gatherCamps(&camps)
  }

  private mutating func gatherCamps(_ camps: inout [SeasonHomes.Camp]) {
    locate()
    for i in 0..<batch.count
    where batch.flags[i] & (PointBatch.winter | PointBatch.summer) != 0 && batch.lengths[i] > 0 {
      camps.append(
        SeasonHomes.Camp(
          key: SeasonHomes.key(id(i)), grid: place(i).grid,
          isWinter: batch.flags[i] & PointBatch.winter != 0))
    }
  }

  /// The counts of all that was assigned.
  consuming func result() throws(GridGeoError) -> WorkerTally {
    try gathering?.flush()
    var tally = tally
    tally.blankRows = rows.blankRows
    tally.zonesTaken = declared.zonesTaken
    return tally
  }

  private func id(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: batch.ids[i], count: Int(batch.lengths[i]))
  }

  // MARK: Places

  /// Brings the batch's positions to degrees and looks all of them up.
  private mutating func locate() {
    declared.bringToDegrees(&batch)
    let (view, points, count) = (view, batch.positions, batch.count)
    found.withUnsafeMutableBufferPointer { found in
      view.find(points, count: count, into: found.baseAddress.unsafelyUnwrapped)
    }
    if batch.hasFaults {
      for i in 0..<count where batch.faults[i] != .none { found[i] = GridIndexView.invalid }
    }
  }

  /// Where a row of the batch stands, nearest grids included.
  private func place(_ i: Int) -> (grid: Int32, status: AssignmentStatus, distance: Double?) {
    let place = GridPlace(found: found[i])
    guard place.status == .outside, task.nearest > 0,
      let near = view.nearest(to: batch.positions[i], within: task.nearest)
    else { return (place.grid, place.status, nil) }
    return (near.grid, .nearest, near.metres)
  }

  // MARK: Rows

  private mutating func write(_ output: inout BlockMemory) throws(GridGeoError) {
    let count = batch.count
    var room = count * (task.text.longestTail + 32)
    for i in 0..<count { room += Int(batch.lengths[i]) }
    output.reserve(room)
    let isTable = task.text.format == .csv
    let unusual =
      PointBatch.winter | PointBatch.summer | PointBatch.needsQuotes | PointBatch.badPersons
      | PointBatch.badSeason
    var i = 0
    while i < count {
      if isTable { i = writeUsual(from: i, unusual, &output) }
      guard i < count else { break }
      try writeOdd(i, &output)
      // What the row took may have been the room of those that follow.
      output.reserve(room)
      i += 1
    }
  }

  /// Writes rows that are inside grids or in none, up to the first that has more to say.
  private mutating func writeUsual(from first: Int, _ unusual: UInt8, _ output: inout BlockMemory) -> Int {
    let count = batch.count
    let disputes = disputes
    let text = task.text
    let gridCount = task.index.gridCount
    let takesOutside = task.nearest == 0
    return text.withTails { tails, starts in
      tally.households.withUnsafeMutableBufferPointer { households in
        tally.persons.withUnsafeMutableBufferPointer { persons in
          found.withUnsafeBufferPointer { found in
            var end = output.end
            var i = first
            while i < count {
              var grid = Int(found[i])
              if grid == -1, takesOutside { grid = gridCount }
              guard grid >= 0, grid <= gridCount, batch.flags[i] & unusual == 0 else { break }
              if let disputes, disputes.find(batch.positions[i]) >= 0 { break }
              households[grid] &+= 1
              persons[grid] &+= batch.persons[i]
              end += text.writeUsual(
                id: batch.ids[i], length: Int(batch.lengths[i]), grid: grid, tails: tails, starts: starts,
                to: end)
              i &+= 1
            }
            output.count = end - output.start
            return i
          }
        }
      }
    }
  }

  private mutating func writeOdd(_ i: Int, _ output: inout BlockMemory) throws(GridGeoError) {
    let position = batch.positions[i]
    var fault = batch.faults[i]
    var (grid, status, distance) = place(i)
    if status == .invalid, fault == .none {
      fault =
        position == .zero ? .zero : position.x.isFinite && position.y.isFinite ? .outOfRange : .notFinite
    }
    var row = AssignedRow(
      grid: grid, status: status, distance: distance.map { .metres($0) }, reason: "", summerGrid: -1,
      disputes: "",
      position: fault == .none ? Coordinate(x: position.x, y: position.y) : nil)
    if let disputes, let known = task.disputes, fault == .none {
      let ids = disputes.owners(of: position).map { known.ids[$0] }
      row.disputes = ids.joined(separator: " ")
      if !ids.isEmpty, grid >= 0 { status = .disputed }
    }
    var isCounted = true
    if let homes = task.homes, batch.flags[i] & (PointBatch.winter | PointBatch.summer) != 0,
      batch.lengths[i] > 0
    {
      let own = homes[SeasonHomes.key(id(i))]
      row.summerGrid = max(-1, own.summer)
      if batch.flags[i] & PointBatch.summer != 0 {
        if own.winter == SeasonHomes.none {
          row.reason = "a summer camp without a winter camp; its own grid is taken for the home"
        } else {
          grid = own.winter
          isCounted = false
        }
      }
    }
    if fault != .none { row.reason = reason(fault, i) }
    row.grid = grid
    row.status = status
    if isCounted {
      tally.add(grid: grid, status: status, persons: batch.persons[i])
    } else {
      tally.summerRows += 1
    }
    if batch.flags[i] & PointBatch.badPersons != 0 { tally.badPersons += 1 }
    if batch.flags[i] & PointBatch.badSeason != 0 { tally.badSeasons += 1 }
    if fault != .none { tally.faults[Int(fault.rawValue)] += 1 }
    if let place = row.position {
      let rounded = place.roundedToLattice()
      tally.least = pointwiseMin(tally.least, SIMD2(rounded.x, rounded.y))
      tally.greatest = pointwiseMax(tally.greatest, SIMD2(rounded.x, rounded.y))
    }
    odd.removeAll()
    try task.text.append(id: id(i), row, to: &odd)
    odd.withBytes { output.append($0) }
  }

  private func reason(_ fault: PointBatch.Fault, _ i: Int) -> String {
    fault == .width
      ? "\(batch.details[i]) fields where the heading has \(task.headings.count)" : PointBatch.reason(fault)
  }
}
