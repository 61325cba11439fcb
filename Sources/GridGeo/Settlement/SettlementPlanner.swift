/// Works out every way to settle a dispute between two sides that was asked for and can be applied. It measures
/// and compares; it decides nothing.
///
/// Sources: the equidistance line and the three stages (provisional line, relevant circumstances, disproportion
/// test) as in International Court of Justice, *Maritime Delimitation in the Black Sea (Romania v. Ukraine)*,
/// Judgment of 3 February 2009, paragraphs 115–122; the United Nations Convention on the Law of the Sea,
/// article 15, for the median line.
public struct SettlementPlanner: Sendable {
  public let given: SettlementCase
  public let request: SettlementRequest

  public init(_ given: SettlementCase, _ request: SettlementRequest = SettlementRequest()) {
    self.given = given
    self.request = request
  }

  /// The same for both orders of the sides, and the same bytes each time.
  ///
  /// - Throws: `badInput`, `badCRS` for coordinates that cannot be projected; `native`.
  /// - Complexity: O((c + v) log n) an option, for c cells over the ground, v vertices of the lines and n edges
  ///   of land.
  public func settlement() throws(GridGeoError) -> Settlement {
    let projector = try Projector(given.frame)
    let ground = try SettlementGround(given, projector)
    let assembly = OptionAssembly(ground, stakeDistance: request.stakeDistance)
    var result = Settlement(
      dispute: given.dispute, parties: given.sides.map(\.party), area: .squareMetres(ground.area),
      frontages: ground.border.frontages.map { .metres($0) }, options: [],
      references: [try assembly.reference(to: 0, projector), try assembly.reference(to: 1, projector)],
      omissions: [])
    let work = SettlementWork(ground: ground, request: request, assembly: assembly)
    for method in SettlementMethod.allCases where request.wants(method) {
      let outcome = try work.options(by: method, projector)
      result.options += outcome.options
      result.omissions += outcome.reasons.map { Settlement.Omission(method: method, reason: $0) }
    }
    return result
  }
}
