/// The bytes of a table as UTF-8, whatever encoding the file is in, a piece at a time.
struct TableText: ~Copyable {
  private var source: ByteSource
  private var decoder: TextDecoder?
  private let place: SourcePlace
  /// Bytes of the window that have been given out; the rest begins a character of the next window.
  private var taken = 0
  private var isDone = false

  init(_ input: InputSource, encoding: TextEncoding, window: Int, hashes: Bool) throws(GridGeoError) {
    let decoder = encoding == .utf8 ? nil : try TextDecoder(encoding)
    // A window must hold the longest character.
    let source = try ByteSource(input, window: max(window, 8), hashes: hashes)
    self.source = source
    self.decoder = decoder
    place = SourcePlace(file: input.name)
  }

  var digest: String? { source.digest }

  /// Replaces `piece` by the next piece of text; false at the end.
  ///
  /// - Throws: `missingInput`; `badInput` for bytes that are not of the encoding.
  mutating func next(into piece: inout [UInt8]) throws(GridGeoError) -> Bool {
    piece.removeAll(keepingCapacity: true)
    while piece.isEmpty, !isDone {
      _ = try source.refill(keeping: taken)
      isDone = source.isAtEnd
      let bytes = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
      switch decoder?.decode(bytes, into: &piece) {
      case nil:
        piece.append(contentsOf: bytes)
        taken = bytes.count
      case .whole?: taken = bytes.count
      case .cut(let whole)?:
        taken = whole
        if isDone { throw malformed() }
      case .malformed(let whole)?:
        taken = whole
        throw malformed()
      }
    }
    return !piece.isEmpty
  }

  private func malformed() -> GridGeoError {
    var place = place
    place.offset = source.offset + taken
    return GridGeoError(
      .badInput, "the text is neither UTF-8 nor GB 18030 here; name its encoding with --encoding", at: place)
  }
}
