/// Cuts a GeoJSON file that has a feature to a line into collections that can be read at the same time.
///
/// A line feed stands in no JSON string, and what is cut inside of anything but the list of features is no JSON: a
/// cut in the wrong place is a fault of both pieces, and the file is then to be read as a whole.
struct FeatureChunks: Sendable {
  private let path: String
  /// Where each piece begins; the last one is the end of the file.
  let starts: [Int]

  private static let opening = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
  private static let feature = Array("{\"type\":\"Feature\"".utf8)

  /// - Parameter size: of a piece, about.
  /// - Returns: nil for a file that is small or is not written so.
  /// - Throws: `missingInput`, `badInput` for a folder or device.
  init?(_ path: String, size: Int) throws(GridGeoError) {
    let file = try MappedFile(path)
    let bytes = file.bytes
    guard bytes.count > 2 * size else { return nil }
    var starts = [0]
    var next = size
    while next < bytes.count - size / 2 {
      guard let cut = FeatureChunks.lineOfFeature(bytes, from: next) else { break }
      starts.append(cut)
      next = cut + size
    }
    guard starts.count > 1 else { return nil }
    starts.append(bytes.count)
    self.path = path
    self.starts = starts
  }

  /// The first line from `from` on that begins with a feature.
  private static func lineOfFeature(_ bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
    var i = from
    // A line is a feature: one that is many times as long as a piece is not looked for.
    let end = min(bytes.count - feature.count, from + 1 << 26)
    while i < end {
      if bytes[i] == 0x0A, bytes[i + 1] == 0x7B {
        if UnsafeRawBufferPointer(rebasing: bytes[i + 1..<i + 1 + feature.count]).elementsEqual(feature) {
          return i + 1
        }
      }
      i += 1
    }
    return nil
  }

  var count: Int { starts.count - 1 }

  /// A piece as a collection of its own.
  ///
  /// - Throws: `missingInput` when the file went away.
  func source(_ i: Int) throws(GridGeoError) -> InputSource {
    let file = try MappedFile(path)
    guard starts[i + 1] <= file.bytes.count else {
      throw GridGeoError(.missingInput, "has become shorter while it was read", at: SourcePlace(file: path))
    }
    var piece: [UInt8] = []
    piece.reserveCapacity(starts[i + 1] - starts[i] + 64)
    if i > 0 { piece += FeatureChunks.opening }
    piece += file.bytes[starts[i]..<starts[i + 1]]
    if i + 1 < count {
      while let last = piece.last, last == 0x0A || last == 0x0D || last == 0x20 { piece.removeLast() }
      if piece.last == 0x2C { piece.removeLast() }
      piece += Array("]}".utf8)
    }
    return .memory(piece, name: path)
  }
}
