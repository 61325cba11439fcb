import Synchronization

/// A number of rows as a saved state has them: by cell of the lattice, and within a cell as they came.
struct HouseholdRun: Sendable {
  /// Where the run begins in the file.
  var offset: Int
  var rows: Int
  var textBytes: Int

  /// Where each part begins in the run; the last one is the end.
  var parts: [Int] {
    var parts = [0]
    for size in [4 * rows, 4 * rows, 4 * (rows + 1), rows, 16 * rows, 8 * rows, textBytes] {
      parts.append((parts[parts.count - 1] + size + 15) & ~15)
    }
    return parts
  }
}

/// The file that workers put their runs into.
final class HouseholdRuns: Sendable {
  private struct State: ~Copyable {
    var file: AtomicFile?
    var runs: [HouseholdRun] = []
    var offset = 0
  }

  /// The lattice whose cells order the rows.
  let ground: ChangedGround
  private let state: Mutex<State>

  /// - Throws: `cannotWrite`.
  init(_ path: String, ground: ChangedGround, overwrite: Bool) throws(GridGeoError) {
    self.ground = ground
    state = Mutex(State(file: try AtomicFile(path, overwrite: overwrite)))
  }

  func append(_ bytes: BlockMemory, rows: Int, textBytes: Int) throws(GridGeoError) {
    try state.withLock { (state) throws(GridGeoError) in
      try state.file?.write(UnsafeRawBufferPointer(start: bytes.start, count: bytes.count))
      state.runs.append(HouseholdRun(offset: state.offset, rows: rows, textBytes: textBytes))
      state.offset += bytes.count
    }
  }

  /// Writes what `end` makes of the runs behind them, and puts the file in its place.
  func finish(_ end: ([HouseholdRun]) -> [UInt8]) throws(GridGeoError) {
    let bytes = end(state.withLock { $0.runs })
    try state.withLock { (state) throws(GridGeoError) in
      guard var file = state.file.take() else { return }
      bytes.withUnsafeBytes { file.text.append($0) }
      try file.commit()
    }
  }
}

/// Gathers rows for a saved state, in one worker.
struct HouseholdGathering: ~Copyable {
  /// Rows that are sorted together.
  private static let size = 1 << 18

  private let runs: HouseholdRuns
  private var cells: [UInt32] = []
  private var points: [SIMD2<Double>] = []
  private var keys: [UInt64] = []
  private var grids: [Int32] = []
  private var marks: [UInt8] = []
  private var textEnds: [UInt32] = [0]
  private var text: [UInt8] = []

  init(_ runs: HouseholdRuns) { self.runs = runs }

  /// - Parameters:
  ///   - key: tells the order of the rows in the input.
  ///   - mark: see `PlacedHousehold.mark`.
  mutating func append(
    _ point: SIMD2<Double>, key: UInt64, grid: Int32, mark: UInt8, id: UnsafeBufferPointer<UInt8>
  ) throws(GridGeoError) {
    cells.append(UInt32(runs.ground.cell(point)))
    points.append(point)
    keys.append(
      key | PlacedHousehold.check(point, key: key, grid: grid, mark: mark, id: id) << PlacedHousehold.keyBits)
    grids.append(grid)
    marks.append(mark)
    text.append(contentsOf: id)
    textEnds.append(UInt32(text.count))
    if cells.count == HouseholdGathering.size { try flush() }
  }

  mutating func flush() throws(GridGeoError) {
    guard !cells.isEmpty else { return }
    let rows = cells.count
    var starts = [Int](repeating: 0, count: ChangedGround.beyond + 2)
    for cell in cells { starts[Int(cell) + 1] += 1 }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var order = [Int](repeating: 0, count: rows)
    for i in 0..<rows {
      order[starts[Int(cells[i])]] = i
      starts[Int(cells[i])] += 1
    }
    let run = HouseholdRun(offset: 0, rows: rows, textBytes: text.count)
    let parts = run.parts
    var memory = BlockMemory(capacity: parts[7])
    defer { memory.release() }
    memory.count = parts[7]
    let room = UnsafeMutableRawBufferPointer(start: memory.start, count: memory.count)
    room.initializeMemory(as: UInt8.self, repeating: 0)
    var textCount = 0
    func store<Value: BitwiseCopyable>(_ value: Value, _ part: Int, _ i: Int) {
      room.storeBytes(of: value, toByteOffset: parts[part] + i * MemoryLayout<Value>.stride, as: Value.self)
    }
    for (place, i) in order.enumerated() {
      store(cells[i], 0, place)
      store(grids[i], 1, place)
      store(UInt32(textCount), 2, place)
      store(marks[i], 3, place)
      store(points[i], 4, place)
      store(keys[i], 5, place)
      for byte in text[Int(textEnds[i])..<Int(textEnds[i + 1])] {
        store(byte, 6, textCount)
        textCount += 1
      }
    }
    store(UInt32(textCount), 2, rows)
    try runs.append(memory, rows: rows, textBytes: text.count)
    cells.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    grids.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    textEnds.removeAll(keepingCapacity: true)
    textEnds.append(0)
  }
}
