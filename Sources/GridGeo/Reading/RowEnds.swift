#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the end of the last whole row in bytes that begin with a row. A quote counts where a field begins.
struct RowEnds {
  let delimiter: UInt8
  let lineEnd: UInt8
  /// Behind the last row that ends outside of quotes; 0 for none.
  private(set) var end = 0
  /// The bytes end within quotes, which were opened at `quoteStart`.
  private(set) var isQuoted = false
  private(set) var quoteStart = 0
  private var next = 0

  init(delimiter: UInt8, lineEnd: UInt8) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }

  /// Looks at the bytes that have come since the last call.
  ///
  /// - Complexity: O(bytes), at the speed of the C library's search.
  mutating func scan(_ block: BlockMemory) {
    let start = block.start
    let count = block.count
    while next < count {
      let found = memchr(start + next, 0x22, count - next)
      let quote = found.map { $0 - UnsafeMutableRawPointer(start) } ?? count
      if !isQuoted {
        if let line = lastLineEnd(start, from: next, to: quote) { end = line + 1 }
        guard quote < count else {
          next = count
          return
        }
        if isFieldStart(start, quote) {
          isQuoted = true
          quoteStart = quote
        }
        next = quote + 1
      } else {
        guard quote < count else {
          next = count
          return
        }
        if quote + 1 == count {
          // Whether the quote is doubled will be seen with the next bytes.
          next = quote
          return
        }
        if start[quote + 1] == 0x22 {
          next = quote + 2
        } else {
          isQuoted = false
          next = quote + 1
        }
      }
    }
  }

  private func isFieldStart(_ start: UnsafeMutablePointer<UInt8>, _ i: Int) -> Bool {
    guard i > 0 else { return true }
    let before = start[i - 1]
    return before == delimiter || before == 0x0A || before == 0x0D
  }

  private func lastLineEnd(_ start: UnsafeMutablePointer<UInt8>, from: Int, to: Int) -> Int? {
    var i = to - 1
    while i >= from {
      if start[i] == lineEnd { return i }
      i -= 1
    }
    return nil
  }
}
