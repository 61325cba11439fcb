/// Where every household was in a plan, saved so that after a change only the rows on changed ground are read.
struct HouseholdState: Sendable {
  static let magic: UInt64 = 0x3154_5348_4452_4749  // "IGRDHST1"

  var labels: [GridCodes]
  var outlines: [GridOutline]
  /// Households of each grid, by its number.
  var households: [Int]
  /// Metres of `--nearest`; 0 for none.
  var nearest: Double
  var hasSeasons: Bool
  /// Corners of the lattice's box.
  var least: SIMD2<Double>
  var greatest: SIMD2<Double>
  var runs: [HouseholdRun] = []

  var ground: ChangedGround { ChangedGround(least: least, greatest: greatest) }

  /// The end of the file: what is known beside the rows, its length and a checksum.
  func footer(_ runs: [HouseholdRun]) -> [UInt8] {
    var packed = PackedBytes()
    packed.append(labels)
    for (outline, count) in zip(outlines, households) {
      packed.append(outline.digest)
      packed.append(outline.least)
      packed.append(outline.greatest)
      packed.append(outline.area.squareMetres)
      packed.append(count)
    }
    packed.append(nearest)
    packed.append(hasSeasons ? 1 : 0)
    packed.append(least)
    packed.append(greatest)
    packed.append(runs.count)
    for run in runs {
      packed.append(run.offset)
      packed.append(run.rows)
      packed.append(run.textBytes)
    }
    packed.pad(to: 32)
    let content = packed.bytes.count
    var sum = MemoryChecksum()
    packed.bytes.withUnsafeBytes { sum.update($0) }
    packed.append(content)
    packed.append(sum.value)
    packed.append(HouseholdState.magic)
    return packed.bytes
  }

  /// - Throws: `badInput` for a file that is no state, or damaged.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(GridGeoError) {
    let place = SourcePlace(file: path)
    guard bytes.count >= 24 else { throw HouseholdState.noState(place) }
    var tail = PackedReader(UnsafeRawBufferPointer(rebasing: bytes[(bytes.count - 24)...]))
    let content = tail.integer()
    let checksum = tail.word()
    guard tail.word() == HouseholdState.magic, content >= 0, content <= bytes.count - 24 else {
      throw HouseholdState.noState(place)
    }
    let start = bytes.count - 24 - content
    let footer = UnsafeRawBufferPointer(rebasing: bytes[start..<start + content])
    var sum = MemoryChecksum()
    sum.update(footer)
    guard sum.value == checksum else {
      throw HouseholdState.damaged(path)
    }
    var reader = PackedReader(footer)
    labels = reader.labels()
    outlines = []
    households = []
    for _ in labels {
      let digest = reader.word()
      let (least, greatest) = (reader.vector(), reader.vector())
      outlines.append(
        GridOutline(digest: digest, least: least, greatest: greatest, area: .squareMetres(reader.real())))
      households.append(reader.integer())
    }
    nearest = reader.real()
    hasSeasons = reader.integer() == 1
    least = reader.vector()
    greatest = reader.vector()
    for _ in 0..<reader.count() where !reader.isShort {
      let (offset, rows) = (reader.integer(), reader.integer())
      runs.append(HouseholdRun(offset: offset, rows: rows, textBytes: reader.integer()))
    }
    guard !reader.isShort,
      runs.allSatisfy({ $0.offset >= 0 && $0.rows >= 0 && $0.offset + $0.parts[7] <= start })
    else { throw HouseholdState.damaged(path) }
  }

  init(
    _ plan: AssignPlan, households: [Int], nearest: Double, hasSeasons: Bool, least: SIMD2<Double>,
    greatest: SIMD2<Double>
  ) {
    labels = plan.labels
    outlines = plan.outlines
    self.households = households
    self.nearest = nearest
    self.hasSeasons = hasSeasons
    self.least = least
    self.greatest = greatest
  }

  static func damaged(_ path: String) -> GridGeoError {
    GridGeoError(
      .badInput, "the state is damaged; make it again with --save-state", at: SourcePlace(file: path))
  }

  private static func noState(_ place: SourcePlace) -> GridGeoError {
    GridGeoError(.badInput, "is not a state that 'gridtool assign --save-state' wrote", at: place)
  }

  /// The rows in marked cells, in the order of the input.
  ///
  /// - Throws: `badInput` for rows that are not as they were saved.
  func rows(
    in ground: ChangedGround, _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(GridGeoError) -> [PlacedHousehold] {
    let ranges = ground.ranges
    var found: [PlacedHousehold] = []
    for run in runs {
      let rows = SavedRows(run: run, parts: run.parts, bytes: bytes)
      func household(_ i: Int) throws(GridGeoError) -> PlacedHousehold {
        guard let row = rows.household(i), -1 <= row.grid, Int(row.grid) < labels.count else {
          throw HouseholdState.damaged(path)
        }
        return row
      }
      var from = 0
      for range in ranges {
        from = rows.first(range.lowerBound, from: from)
        let end = rows.first(range.upperBound, from: from)
        // The rows to either side show that none was missed.
        for i in max(0, from - 1)..<min(run.rows, end + 1) {
          let row = try household(i)
          let cell = ground.cell(row.point)
          guard i < from ? cell < range.lowerBound : i < end ? range.contains(cell) : cell >= range.upperBound
          else { throw HouseholdState.damaged(path) }
          if from <= i, i < end { found.append(row) }
        }
        from = end
      }
    }
    return found.sorted { $0.key < $1.key }
  }

  /// The rows of a run, as they lie in the file.
  private struct SavedRows {
    let run: HouseholdRun
    let parts: [Int]
    let bytes: UnsafeRawBufferPointer

    private func load<Value: BitwiseCopyable>(_ part: Int, _ i: Int, as type: Value.Type) -> Value {
      bytes.loadUnaligned(
        fromByteOffset: run.offset + parts[part] + i * MemoryLayout<Value>.stride, as: type)
    }

    /// The first row whose cell is not less.
    func first(_ cell: Int, from low: Int) -> Int {
      var (low, high) = (low, run.rows)
      while low < high {
        let middle = (low + high) / 2
        if Int(load(0, middle, as: UInt32.self)) < cell { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// Nil for a row that is not as it was saved.
    func household(_ i: Int) -> PlacedHousehold? {
      let textStart = min(run.textBytes, Int(load(2, i, as: UInt32.self)))
      let textEnd = min(run.textBytes, max(textStart, Int(load(2, i + 1, as: UInt32.self))))
      let base = run.offset + parts[6]
      let id = UnsafeRawBufferPointer(rebasing: bytes[base + textStart..<base + textEnd])
      let marked = load(5, i, as: UInt64.self)
      let key = marked & (1 << PlacedHousehold.keyBits - 1)
      let (mark, grid) = (load(3, i, as: UInt8.self), load(1, i, as: Int32.self))
      let point = load(4, i, as: SIMD2<Double>.self)
      let check = id.withMemoryRebound(to: UInt8.self) {
        PlacedHousehold.check(point, key: key, grid: grid, mark: mark, id: $0)
      }
      guard check == marked >> PlacedHousehold.keyBits else { return nil }
      return PlacedHousehold(
        key: key, id: String(decoding: id, as: UTF8.self), point: point, grid: grid,
        status: PlacedHousehold.status(mark), season: PlacedHousehold.season(mark))
    }
  }
}
