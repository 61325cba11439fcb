/// A finished run of disputes as bytes, from which one changed claim can be followed without the others: records
/// with boxes at the end, which are looked through, and what they stand for before them, which is read where it
/// is needed.
///
/// Begins with a magic and a version, ends with the sizes and a SHA-256 of them; records and what they stand for
/// have sums of their own, so that nothing is read that was damaged.
struct DisputeState {
  struct Content: Sendable {
    /// Version, options and rules that the disputes follow from.
    var fingerprint: String
    var options: DisputeOptions
    var claims: [Claim]
    var units: [AdminUnit]
    var zones: [GapZone]
    var households: [Household]
    var pieces: [WeighedDispute]
    /// Boxes of disputes that were left out.
    var leftOut: [BoundingBox<Geographic>]
  }

  enum Section: Int, CaseIterable { case claims, pieces, leftOut, units, zones, households }

  static let version: UInt32 = 1
  private static let magic: [UInt8] = Array("gridgeo\0".utf8)
  private static let headSize = 16
  private static let footSize = 8 * (Section.allCases.count + 3) + 32

  let bytes: UnsafeRawBufferPointer
  let fingerprint: String
  private let counts: [Int]
  private let starts: [Int]

  /// - Throws: `badInput` for what is not a whole state of this version.
  init(_ bytes: UnsafeRawBufferPointer) throws(GridGeoError) {
    guard bytes.count >= DisputeState.headSize, bytes.prefix(8).elementsEqual(DisputeState.magic) else {
      throw GridGeoError(.badInput, "is not a saved state of disputes; make one with --save-state")
    }
    var head = StateDecoder(UnsafeRawBufferPointer(rebasing: bytes[8..<16]))
    let version = try head.integer(UInt32.self)
    guard version == DisputeState.version else {
      throw GridGeoError(
        .badInput,
        "is a state of version \(version), this is \(DisputeState.version); make it anew with --save-state")
    }
    let footStart = bytes.count - DisputeState.footSize
    guard footStart >= DisputeState.headSize else { throw StateDecoder.damage }
    let foot = Array(bytes[footStart...])
    var decoder = StateDecoder(UnsafeRawBufferPointer(rebasing: bytes[footStart...]))
    let infoStart = Int(truncatingIfNeeded: try decoder.integer(UInt64.self))
    let infoLength = Int(truncatingIfNeeded: try decoder.integer(UInt64.self))
    let sum = try decoder.integer(UInt64.self)
    var counts: [Int] = []
    for _ in Section.allCases { counts.append(Int(truncatingIfNeeded: try decoder.integer(UInt64.self))) }
    guard foot.suffix(32) == SHA256.digest(of: Array(foot.dropLast(32)))[...],
      infoStart + infoLength + counts.reduce(0, +) * StateRecord.size == footStart
    else { throw StateDecoder.damage }
    let index = UnsafeRawBufferPointer(rebasing: bytes[infoStart..<footStart])
    guard StateRecord.checksum(index) == sum else { throw StateDecoder.damage }
    var info = StateDecoder(UnsafeRawBufferPointer(rebasing: bytes[infoStart..<(infoStart + infoLength)]))
    fingerprint = try info.text()
    var starts: [Int] = []
    var start = infoStart + infoLength
    for count in counts {
      starts.append(start)
      start += count * StateRecord.size
    }
    self.bytes = bytes
    self.counts = counts
    self.starts = starts
  }

  func indices(of section: Section) -> Range<Int> { 0..<counts[section.rawValue] }

  func record(_ section: Section, _ i: Int) -> StateRecord {
    StateRecord(bytes, at: starts[section.rawValue] + i * StateRecord.size)
  }

  /// Reads what a record stands for.
  func value<T>(
    _ section: Section, _ i: Int, _ read: (inout StateDecoder) throws(GridGeoError) -> T
  ) throws(GridGeoError) -> T {
    let record = record(section, i)
    guard record.offset <= UInt64(bytes.count), record.length <= UInt64(bytes.count) - record.offset else {
      throw StateDecoder.damage
    }
    let own = UnsafeRawBufferPointer(rebasing: bytes[Int(record.offset)..<Int(record.offset + record.length)])
    guard StateRecord.checksum(own) == record.checksum else { throw StateDecoder.damage }
    var decoder = StateDecoder(own)
    let value = try read(&decoder)
    guard decoder.isAtEnd else { throw StateDecoder.damage }
    return value
  }

  /// Writes a state, piece by piece.
  ///
  /// - Complexity: O(bytes).
  static func write(
    _ content: Content, to sink: (UnsafeRawBufferPointer) throws(GridGeoError) -> Void
  ) throws(GridGeoError) {
    var place = UInt64(headSize)
    func put(_ coder: StateEncoder) throws(GridGeoError) {
      // Typed errors do not pass through the standard library's closure here.
      let result = coder.bytes.withUnsafeBytes { bytes -> Result<Void, GridGeoError> in
        do throws(GridGeoError) { return .success(try sink(bytes)) } catch { return .failure(error) }
      }
      try result.get()
    }
    var head = StateEncoder()
    for byte in magic { head.append(byte) }
    head.append(version)
    head.append(UInt32(0))
    try put(head)
    var records: [[StateRecord]] = Array(repeating: [], count: Section.allCases.count)
    func add<T>(
      _ section: Section, _ values: [T], _ record: (T) -> StateRecord,
      _ encode: (inout StateEncoder, T) -> Void
    ) throws(GridGeoError) {
      for value in values {
        var coder = StateEncoder()
        encode(&coder, value)
        var own = record(value)
        own.offset = place
        own.length = UInt64(coder.bytes.count)
        own.checksum = coder.bytes.withUnsafeBytes(StateRecord.checksum)
        records[section.rawValue].append(own)
        place += own.length
        try put(coder)
      }
    }
    let claims = content.claims.sorted { StableOrder.precedes($0.id, $1.id) }
    try add(.claims, claims, { DisputeState.record($0, content.options) }, { $0.append($1) })
    let names = PieceNames(content.pieces.map(\.dispute), keepsSlivers: content.options.keepsSlivers)
    let pieces = content.pieces.sorted { DisputeOrder.precedes($0.dispute, $1.dispute) }
    try add(.pieces, pieces, { names.record($0.dispute) }, { $0.append($1) })
    try add(.leftOut, content.leftOut, { StateRecord(box: $0) }, { _, _ in })
    try add(.units, content.units, { StateRecord(box: $0.region.boundingBox) }, { $0.append($1) })
    try add(.zones, content.zones, { StateRecord(box: $0.region.boundingBox) }, { $0.append($1) })
    try add(
      .households, content.households, { StateRecord(box: $0.position.map { BoundingBox($0) }) },
      { $0.append($1) })
    var index = StateEncoder()
    index.append(content.fingerprint)
    let infoLength = index.bytes.count
    for record in records.joined() { record.encode(into: &index) }
    try put(index)
    var foot = StateEncoder()
    foot.append(place)
    foot.append(UInt64(infoLength))
    foot.append(index.bytes.withUnsafeBytes(StateRecord.checksum))
    for section in records { foot.append(UInt64(section.count)) }
    for byte in SHA256.digest(of: foot.bytes) { foot.append(byte) }
    try put(foot)
  }

  static func record(_ claim: Claim, _ options: DisputeOptions) -> StateRecord {
    let holds = options.date.map { claim.holds(on: $0) } ?? true
    return StateRecord(
      box: claim.region.boundingBox, key: StableHash.fnv1a(claim.id),
      stem: holds ? StableHash.fnv1a(claim.party) : 0)
  }
}

/// Which disputes pieces belong to.
struct PieceNames {
  private var counts: [UInt64: Int] = [:]
  private let keepsSlivers: Bool

  init(_ pieces: [Dispute], keepsSlivers: Bool) {
    self.keepsSlivers = keepsSlivers
    for piece in pieces { counts[PieceNames.group(of: piece, keepsSlivers), default: 0] += 1 }
  }

  /// 0 for what is not gathered.
  static func group(of piece: Dispute, _ keepsSlivers: Bool) -> UInt64 {
    guard !keepsSlivers, piece.certainty == .sliver, piece.kind != .stacked else { return 0 }
    return max(1, StableHash.fnv1a(([piece.kind.rawValue] + piece.parties).joined(separator: "\n")))
  }

  func record(_ piece: Dispute) -> StateRecord {
    let group = PieceNames.group(of: piece, keepsSlivers)
    var whole = piece
    if group != 0, counts[group, default: 0] > 1 { whole.pieces = 2 }
    return StateRecord(
      box: piece.region.boundingBox, key: group, stem: StableHash.fnv1a(DisputeOrder.stem(whole)))
  }
}
