/// What all workers of a comparison share.
struct ReassignTask: Sendable {
  var old: AssignPlan
  var new: AssignPlan
  var ground: ChangedGround
  var nearest: Double
  var hasSeasons: Bool
  var crs: CRS?
  var roles: [PointRows.Role]
  var delimiter: UInt8
  var lineEnd: UInt8
  var encoding: TextEncoding
}

/// Compares rows in two plans, block by block: one worker's share.
struct ReassignWorker: ~Copyable, BlockWorker {
  private let task: ReassignTask
  private let old: GridIndexView
  private let new: GridIndexView
  private var positions: DeclaredPositions
  private var rows: PointRows
  private var batch = PointBatch()
  private var found: [Int32]
  private var text = OutputText(reserving: 1 << 12)
  private var tally = ReassignTally()
  /// Households of each old grid.
  private var before: [UInt32]

  /// - Throws: `badCRS`; `badOption` for an encoding that this system has no table for.
  init(_ task: ReassignTask) throws(GridGeoError) {
    let positions = try DeclaredPositions(task.crs)
    let decoder = try AssignWorker.decoder(task.encoding)
    self.task = task
    old = task.old.index.view
    new = task.new.index.view
    self.positions = positions
    rows = PointRows(
      roles: task.roles, delimiter: task.delimiter, lineEnd: task.lineEnd, decoder: decoder)
    found = [Int32](repeating: -1, count: PointBatch.capacity)
    before = [UInt32](repeating: 0, count: task.old.labels.count)
  }

  mutating func pass(_ block: RowBlock, into output: inout BlockMemory) throws(GridGeoError) {
    rows.begin(block.memory)
    while rows.fill(&batch) {
      positions.bringToDegrees(&batch)
      let (view, points, count) = (old, batch.positions, batch.count)
      found.withUnsafeMutableBufferPointer { found in
        view.find(points, count: count, into: found.baseAddress.unsafelyUnwrapped)
      }
      for i in 0..<count where batch.faults[i] == .none {
        let point = batch.positions[i]
        let isHome = batch.flags[i] & PointBatch.summer == 0
        if !task.ground.isMarked(task.ground.cell(point)) {
          countStaying(i, point, isHome)
          continue
        }
        try look(i, point, isHome, &output)
      }
    }
  }

  consuming func result() throws(GridGeoError) -> (tally: ReassignTally, before: [UInt32]) { (tally, before) }

  /// Counts a household that stays where it is.
  private mutating func countStaying(_ i: Int, _ point: SIMD2<Double>, _ isHome: Bool) {
    guard isHome else { return }
    var grid = found[i]
    if grid == -1, task.nearest > 0 { grid = ReassignRun.place(point, in: old, nearest: task.nearest).grid }
    if grid >= 0 { before[Int(grid & ~GridIndexView.borderBit)] += 1 }
  }

  private mutating func look(
    _ i: Int, _ point: SIMD2<Double>, _ isHome: Bool, _ output: inout BlockMemory
  ) throws(GridGeoError) {
    let was = ReassignRun.place(point, in: old, nearest: task.nearest)
    guard was.status != .invalid else { return }
    tally.looked += 1
    if isHome, was.grid >= 0 { before[Int(was.grid)] += 1 }
    let now = ReassignRun.place(point, in: new, nearest: task.nearest)
    let from = was.grid < 0 ? nil : task.old.labels[Int(was.grid)].code
    let to = now.grid < 0 ? nil : task.new.labels[Int(now.grid)].code
    guard from != to || was.status != now.status else { return }
    text.removeAll()
    let id = UnsafeBufferPointer(start: batch.ids[i], count: Int(batch.lengths[i]))
    try ReassignText.append(
      id: String(decoding: id, as: UTF8.self), from: from, to: to, statuses: (was.status, now.status),
      season: task.hasSeasons ? batch.flags[i] & (PointBatch.winter | PointBatch.summer) : nil, to: &text)
    text.withBytes { output.append($0) }
    tally.add(from: from, to: to, isHome: isHome)
  }
}
