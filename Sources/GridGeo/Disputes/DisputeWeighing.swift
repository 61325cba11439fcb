/// Weighs a piece of disputed ground against the accuracy of the lines that bound it.
///
/// The class looks at depth: *sliver* when no place of the piece lies deeper in every claim than that claim's
/// band, *certain* when some place lies deeper than two bands together, *probable* between. The range looks at
/// area: the standard error follows from the vertices, and narrow ground, of which noise shows too much, counts
/// half at the low end. The factors below were tried on drawings of known ground until the range held the truth in
/// well over 95 of 100, for every size of true overlap and for none; `Benchmarks/weighing.md` has the figures.
enum DisputeWeighing {
  /// A line's band on each side of it, in standard deviations: it holds 95 of 100 vertices east and north.
  static let band = 1.96
  /// Standard errors from the area to the low end.
  static let errorsBelow = 2.2
  /// Share of the narrow ground that is taken off at the low end.
  static let narrowShare = 0.5
  /// Standard errors from the area to the high end.
  static let errorsAbove = 2.5
  /// Both bands' width squared, times this, is what noise may hide of the ends of a piece.
  static let hiddenShare = 0.25

  /// - Parameters:
  ///   - piece: Connected ground in the working frame.
  ///   - claims: Those whose lines bound it, in any order.
  ///   - area: The area as it is reported, when that is another than the one in the plane.
  ///   - factor: How many times worse than stated the accuracy is taken to be.
  /// - Complexity: O(n) in the vertices of the claims, and about O(m √m) in those of the piece.
  static func weigh(
    _ piece: Region<Planar>, between claims: [WeighedClaim], area: Area? = nil, worseBy factor: Double = 1
  ) -> Weighing {
    let plane = piece.area.squareMetres
    let measured = area?.squareMetres ?? plane
    guard let box = piece.boundingBox else {
      return Weighing(areaLow: .zero, areaHigh: .zero, areaError: .zero, z: nil, certainty: .sliver)
    }
    let sigmas = claims.map { max(0, $0.accuracy.metres * factor) }
    let bands = sigmas.map { $0 * band }
    let together = bands.indices.map { i in
      bands[i] + bands.indices.reduce(0) { $1 == i ? $0 : max($0, bands[$1]) }
    }
    let reach = together.max() ?? 0
    let lines = NearLines(claims.map(\.region), near: box.padded(by: reach + 1))
    let outline = OutlineErrors(of: piece, lines, bands: bands)
    // Sorted, so that the order of the claims does not show in the last digit.
    let error = zip(outline.weights, sigmas).map { $0 * $1 * $1 }.sorted().reduce(0, +).squareRoot()
    let search = DepthSearch(of: piece, lines: lines, box: box)
    let certainty: Dispute.Certainty =
      if !search.reaches(beyond: bands) { .sliver } else if search.reaches(beyond: together) { .certain } else
      {
        .probable
      }
    var low = 0.0
    if certainty != .sliver { low = max(0, measured - errorsBelow * error - narrowShare * outline.narrow) }
    let high = measured + errorsAbove * error + hiddenShare * reach * reach
    return Weighing(
      areaLow: .squareMetres(low), areaHigh: .squareMetres(high), areaError: .squareMetres(error),
      z: error > 0 ? measured / error : nil, certainty: certainty)
  }
}
