extension ClaimArrangement {
  /// The arrangement of regions, which are labelled by their place in the list.
  ///
  /// - Parameters:
  ///   - regions: valid ones, coordinates finite and in range; rounded to seven decimals.
  ///   - workers: how many threads to work on; the result has the same bytes with any number.
  /// - Throws: `badInput` when the regions reach over more than 107°; `broken`, `native`, `cancelled`.
  /// - Complexity: O((*n* + *k*) log *n*) for *n* evenly spread edges with *k* crossings.
  public init(of regions: [Region<Geographic>], workers: Int = 1) async throws(GridGeoError) {
    let outlines = ClaimOutlines(regions)
    self = try await ClaimArrangement.build(outlines.rings, crew: WorkerCrew(workers: workers))
    largestMove = max(largestMove, outlines.largestMove)
  }

  /// Area of a face on the ellipsoid, edges straight in longitude and latitude.
  public func area(ofFace face: Int32) -> Area { .squareMetres(faceAreas[Int(face)]) }
}
