import CPROJ

/// One coordinate operation. Creation costs 10–40 ms between two systems of the database: make one per
/// worker. Two threads on one transform give inconsistent results: it never leaves its worker.
struct ProjTransform: ~Copyable {
  private let operation: PROJObject

  init(_ operation: consuming PROJObject) { self.operation = operation }

  enum Direction { case forward, inverse }

  /// Transforms interleaved x, y pairs in place.
  ///
  /// - Returns: The index of the first pair whose result is not finite, nil when all are good. PROJ's own
  ///   count of transformed points does not show failures, so the results are scanned.
  /// - Complexity: O(n).
  borrowing func apply(
    _ direction: Direction, to pairs: UnsafeMutableBufferPointer<Double>
  ) -> Int? {
    precondition(pairs.count.isMultiple(of: 2))
    guard let base = pairs.baseAddress, !pairs.isEmpty else { return nil }
    let count = pairs.count / 2
    let stride = 2 * MemoryLayout<Double>.stride
    operation.session.message = nil
    _ = proj_trans_generic(
      operation.pointer, direction == .forward ? PJ_FWD : PJ_INV,
      base, stride, count, base + 1, stride, count, nil, 0, 0, nil, 0, 0)
    for i in 0..<count where !(pairs[2 * i].isFinite && pairs[2 * i + 1].isFinite) { return i }
    return nil
  }

  /// What PROJ last logged, for the message of a fault.
  var message: String? { operation.session.message }
}
