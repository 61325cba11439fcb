/// What both sides can check: that the areas add up when they are computed another way, and that they hold the
/// same facts. It is made from an arrangement of the claims alone, so that it does not depend on a territory.
public struct DisputeVerification: Sendable, Hashable {
  /// Ground of all faces, and of the union of all claims, on the ellipsoid.
  public let faces: Area
  public let union: Area
  /// Σ m(m−1)⁄2 times face area over faces with m claims, and the sum of the areas that pairs have in common.
  public let facePairs: Area
  public let pairs: Area
  /// Both identities hold to 10⁻⁹.
  public let holds: Bool
  /// SHA-256 of all faces with the ids of their claims.
  public let digest: String

  init(_ claims: [Claim], crew: WorkerCrew) async throws(GridGeoError) {
    let outlines = ClaimOutlines(claims.map(\.region))
    let arrangement = try await ClaimArrangement.build(outlines.rings, crew: crew)
    let identities = arrangement.identities()
    faces = identities.faces
    union = identities.union
    facePairs = identities.facePairs
    pairs = identities.pairs
    holds = identities.hold
    digest = arrangement.digest(names: claims.map(\.id))
  }

  public var figures: [SummaryFigure] {
    [
      SummaryFigure("faces_ha", .number(faces.hectares)),
      SummaryFigure("union_ha", .number(union.hectares)),
      SummaryFigure("face_pairs_ha", .number(facePairs.hectares)),
      SummaryFigure("pairs_ha", .number(pairs.hectares)),
      SummaryFigure("areas_add_up", .text(holds ? "yes" : "no")),
      SummaryFigure("digest", .text(digest)),
    ]
  }
}
