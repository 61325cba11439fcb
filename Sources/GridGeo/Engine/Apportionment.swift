/// Integer shares of `total` seats in proportion to `loads`, at least one each and at most `caps`; by default by
/// highest averages with the divisors 1, 3, 5 … (Sainte-Laguë, Webster): of all divisor methods the one without
/// bias between large and small.
///
/// The seats beyond the first go one by one to the claimant with the largest quotient of the method, load ⁄
/// (2·seats + 1) by default; ties go to the larger load, then to the earlier one.
///
/// Source: M. L. Balinski and H. P. Young, "Fair Representation", 1982.
///
/// - Parameters:
///   - total: seats to give.
///   - loads: one a claimant, ≥ 0.
///   - caps: most seats a claimant can use, ≥ 1; nil for no limit.
///   - method: how; each method is optimal for its own measure.
/// - Returns: seats per claimant; their sum is `total`.
/// - Throws: `infeasible` when `total` is below the number of claimants or above the sum of the caps.
/// - Complexity: O((*n* + *total*) log *n*).
public func apportion(
  total: Int, among loads: [Double], caps: [Int]? = nil, method: ApportionmentMethod = .webster
) throws(GridGeoError) -> [Int] {
  var seats = [Int](repeating: 1, count: loads.count)
  guard total >= loads.count else {
    throw GridGeoError(
      .infeasible,
      "\(total) seats cannot give each of \(loads.count) claimants one; ask for at least \(loads.count)"
    )
  }
  let room = caps.map { $0.reduce(0) { $0.addingReportingOverflow($1).partialValue } }
  if let room, total > room {
    throw GridGeoError(
      .infeasible, "\(total) seats are more than the \(room) that can be used; ask for at most \(room)")
  }
  let sum = loads.reduce(0, +)
  let share = sum > 0 ? Double(total) / sum : 0
  func comesFirst(_ a: Int, _ b: Int) -> Bool {
    let qa = method.quotient(load: loads[a], seats: seats[a], quota: loads[a] * share)
    let qb = method.quotient(load: loads[b], seats: seats[b], quota: loads[b] * share)
    if qa != qb { return qa > qb }
    if loads[a] != loads[b] { return loads[a] > loads[b] }
    return a < b
  }
  var queue = IndexHeap()
  for i in loads.indices where seats[i] < caps?[i] ?? .max { queue.push(i, comesFirst) }
  var left = total - loads.count
  while left > 0, let i = queue.pop(comesFirst) {
    seats[i] += 1
    left -= 1
    if seats[i] < caps?[i] ?? .max { queue.push(i, comesFirst) }
  }
  return seats
}
