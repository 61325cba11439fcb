/// An index in a file: what lookups run on, as it lies in memory, with the codes of its grids and a checksum.
/// For this version of the library, on machines that store the low byte first.
enum SavedIndex {
  private static let magic: [UInt8] = Array("GRIDIDX1".utf8)
  private static let head = 512
  /// Bytes behind the records that lookups may read.
  private static let beyond = 16

  /// Whether the file begins as an index does.
  static func isOne(_ path: String) -> Bool {
    guard path != "-", !InputSource.file(path).isForeign, ByteSource.isRepeatable(.file(path)),
      var feed = try? ByteFeed(.file(path), hashes: false)
    else { return false }
    var block = BlockMemory(capacity: 64)
    defer { block.release() }
    guard (try? feed.fill(&block, upTo: magic.count, isLive: false)) != nil else { return false }
    return UnsafeBufferPointer(start: block.start, count: block.count).elementsEqual(magic)
  }

  /// - Throws: `cannotWrite`.
  static func write(_ plan: AssignPlan, to path: String, overwrite: Bool) throws(GridGeoError) {
    let index = plan.index
    var packed = PackedBytes()
    packed.append(plan.input.name)
    packed.append(plan.input.sha256)
    packed.append(plan.labels)
    packed.pad(to: 64)
    let names = packed.bytes
    let raster = index.raster
    let numbers: [UInt64] =
      [
        index.vertices.count, index.cells.count, index.words.count, names.count, index.gridCount,
        raster.columns,
        raster.rows,
      ].map { UInt64($0) }
      + [
        raster.west, raster.south, raster.width, raster.height, raster.perWidth, raster.perHeight,
        index.least.x,
        index.least.y, index.greatest.x, index.greatest.y,
      ].map(\.bitPattern)
    var header = magic
    header.append(contentsOf: [UInt8](repeating: 0, count: 8))
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { header.append(contentsOf: $0) } }
    while header.count < head { header.append(0) }

    var sum = MemoryChecksum()
    var file = try AtomicFile(path, overwrite: overwrite)
    let memories = [index.vertices, index.cells, index.words]
    header.withUnsafeBytes { sum.update(UnsafeRawBufferPointer(rebasing: $0[32...])) }
    names.withUnsafeBytes { sum.update($0) }
    for memory in memories { sum.update(UnsafeRawBufferPointer(start: memory.start, count: memory.count)) }
    withUnsafeBytes(of: sum.value.littleEndian) { header.replaceSubrange(8..<16, with: $0) }
    (header + names).withUnsafeBytes { file.text.append($0) }
    for memory in memories {
      try file.write(UnsafeRawBufferPointer(start: memory.start, count: memory.count))
      [UInt8](repeating: 0, count: padding(memory.count)).withUnsafeBytes { file.text.append($0) }
    }
    try file.commit()
  }

  /// The bytes that bring the next piece to a multiple of 64, and leave room to read beyond this one.
  private static func padding(_ count: Int) -> Int { (64 - count % 64) % 64 + 64 }

  /// Maps an index.
  ///
  /// - Throws: `missingInput`; `badInput` for a file that is damaged, cut off, or of another version.
  static func read(_ path: String) throws(GridGeoError) -> AssignPlan {
    let file = try MappedFile(path)
    let bytes = file.bytes
    let place = SourcePlace(file: path)
    guard bytes.count >= head, bytes.prefix(magic.count).elementsEqual(magic) else {
      throw GridGeoError(
        .badInput, "is not an index of this version; make it again with --save-index", at: place)
    }
    func number(_ i: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16 + 8 * i, as: UInt64.self))
    }
    func real(_ i: Int) -> Double { Double(bitPattern: number(7 + i)) }
    let sizes = (0..<7).map { Int(truncatingIfNeeded: number($0)) }
    var starts: [Int] = []
    var next = head
    for (i, size) in [sizes[3], sizes[0], sizes[1], sizes[2]].enumerated() {
      guard size >= 0, size <= bytes.count else {
        next = -1
        break
      }
      starts.append(next)
      next += i == 0 ? size : size + padding(size)
    }
    guard next == bytes.count else {
      throw GridGeoError(.badInput, "the index is cut off; make it again with --save-index", at: place)
    }
    var sum = MemoryChecksum()
    sum.update(UnsafeRawBufferPointer(rebasing: bytes[32..<head]))
    for (start, size) in zip(starts, [sizes[3], sizes[0], sizes[1], sizes[2]]) {
      sum.update(UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]))
    }
    guard sum.value == UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) else {
      throw GridGeoError(.badInput, "the index is damaged; make it again with --save-index", at: place)
    }
    var names = PackedReader(UnsafeRawBufferPointer(rebasing: bytes[head..<head + sizes[3]]))
    let input = InputFile(role: "grids", name: names.text(), sha256: names.text())
    let labels = names.labels()
    guard labels.count == sizes[4], !names.isShort else {
      throw GridGeoError(.badInput, "the index is damaged; make it again with --save-index", at: place)
    }
    let mapping = MappedOwner(file)
    let index = GridIndex(
      vertices: mapping.memory(starts[1], sizes[0]), cells: mapping.memory(starts[2], sizes[1]),
      words: mapping.memory(starts[3], sizes[2]),
      raster: CellRaster(
        west: real(0), south: real(1), width: real(2), height: real(3), perWidth: real(4), perHeight: real(5),
        columns: sizes[5], rows: sizes[6]), least: SIMD2(real(6), real(7)), greatest: SIMD2(real(8), real(9)),
      gridCount: sizes[4])
    return AssignPlan(labels: labels, index: index, input: input)
  }

  /// Keeps a mapping as long as pieces of it are in use.
  private final class MappedOwner: Sendable {
    nonisolated(unsafe) private let start: UnsafeMutableRawPointer
    nonisolated(unsafe) private let file: MappedFile

    init(_ file: consuming MappedFile) {
      start = UnsafeMutableRawPointer(mutating: file.bytes.baseAddress.unsafelyUnwrapped)
      self.file = file
    }

    func memory(_ offset: Int, _ count: Int) -> IndexMemory {
      IndexMemory(start + offset, count: count, keptBy: self)
    }
  }
}

extension AssignPlan {
  /// Saves the index, for ``read(_:reading:workers:hashes:)`` to take in place of the plan.
  ///
  /// - Throws: `cannotWrite`.
  public func save(to path: String, overwrite: Bool) throws(GridGeoError) {
    try SavedIndex.write(self, to: path, overwrite: overwrite)
  }
}
