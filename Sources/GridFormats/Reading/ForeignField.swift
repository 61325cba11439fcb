import CGDAL

/// A column of a layer.
struct ForeignField {
  let index: Int32
  /// The name's bytes, in the file's encoding.
  let rawName: [UInt8]
  let type: Int32
  let subtype: Int32
  /// Bytes that a text has room for; 0 when there is no limit.
  let width: Int

  /// GDAL's numbers for kinds of values.
  enum Kind {
    static let integer: Int32 = 0
    static let integers: Int32 = 1
    static let real: Int32 = 2
    static let reals: Int32 = 3
    static let text: Int32 = 4
    static let texts: Int32 = 5
    static let binary: Int32 = 8
    static let date: Int32 = 9
    static let time: Int32 = 10
    static let dateTime: Int32 = 11
    static let longInteger: Int32 = 12
    static let longIntegers: Int32 = 13
  }

  enum Subtype {
    static let bool: Int32 = 1
    static let json: Int32 = 4
  }

  /// The bytes of a text of C's, without its end.
  static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeRawBufferPointer(start: text, count: count).map { $0 }
  }
}
