/// Rows of a household table, a few hundred at a time: what a row says, without a value of its own for each.
/// Pointers lead into the block that the rows stand in, or into the batch's own memory.
struct PointBatch: ~Copyable {
  static let capacity = 512
  /// Room for ids that had to be rewritten: those with doubled quotes, or of another encoding.
  static let textRoom = 1 << 16

  /// What is wrong with a row.
  enum Fault: UInt8, CaseIterable {
    case none
    case missingPosition
    case notANumber
    case notFinite
    case outOfRange
    case zero
    case notTransformed
    case missingID
    /// More or fewer fields than the heading; `details` holds how many.
    case width
    case textBehindQuote
    case longID
    /// The id is not of the table's encoding.
    case notText
    /// The easting begins with another zone than the reference system's.
    case otherZone
  }

  /// What is wrong, in a few words without the row's own figures.
  static func reason(_ fault: Fault) -> String {
    switch fault {
    case .none: ""
    case .missingPosition: "no position"
    case .notANumber: "the position is not a number"
    case .notFinite: "the position is not finite"
    case .outOfRange: "the position is off the map"
    case .zero: "the position is 0 0, which stands for none"
    case .notTransformed: "the position is outside the area of its reference system"
    case .missingID: "no id"
    case .width: "more or fewer fields than the heading"
    case .textBehindQuote: "text behind a closing quote"
    case .longID: "the id is longer than 32 KiB"
    case .otherZone: "the easting's zone number is not that of its reference system"
    case .notText: "the id is not of the table's encoding; name it with --encoding"
    }
  }

  /// The season that a row stands for, as bits of `flags`.
  static let winter: UInt8 = 1
  static let summer: UInt8 = 2
  /// The id needs quotes in a table.
  static let needsQuotes: UInt8 = 4
  /// The count of persons could not be read, and 1 stands for it.
  static let badPersons: UInt8 = 8
  /// The season could not be read.
  static let badSeason: UInt8 = 16

  var count = 0
  let ids: UnsafeMutablePointer<UnsafePointer<UInt8>>
  let lengths: UnsafeMutablePointer<Int32>
  let positions: UnsafeMutablePointer<SIMD2<Double>>
  let persons: UnsafeMutablePointer<Int64>
  let flags: UnsafeMutablePointer<UInt8>
  let faults: UnsafeMutablePointer<Fault>
  let details: UnsafeMutablePointer<Int32>
  let text: UnsafeMutablePointer<UInt8>
  var textCount = 0
  /// A row of the batch may have a fault.
  var hasFaults = false

  init() {
    let n = PointBatch.capacity
    ids = .allocate(capacity: n)
    lengths = .allocate(capacity: n)
    positions = .allocate(capacity: n)
    persons = .allocate(capacity: n)
    flags = .allocate(capacity: n)
    faults = .allocate(capacity: n)
    details = .allocate(capacity: n)
    text = .allocate(capacity: PointBatch.textRoom)
    for i in 0..<n { (ids + i).initialize(to: UnsafePointer(text)) }
  }

  deinit {
    ids.deallocate()
    lengths.deallocate()
    positions.deallocate()
    persons.deallocate()
    flags.deallocate()
    faults.deallocate()
    details.deallocate()
    text.deallocate()
  }

  mutating func removeAll() {
    count = 0
    textCount = 0
    hasFaults = false
  }

  /// Copies an id into the batch's own memory; false when there is no room for it any more.
  mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8>? {
    // Readers of ids look at whole words.
    guard textCount + bytes.count + 16 <= PointBatch.textRoom else { return nil }
    let place = text + textCount
    if let source = bytes.baseAddress { place.update(from: source, count: bytes.count) }
    textCount += bytes.count
    return UnsafePointer(place)
  }
}
