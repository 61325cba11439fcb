/// A gap, an overlap or a piece outside, in the plane; a `Finding` once its ground is in degrees.
struct CoverageFinding: Sendable, Hashable {
  var code: Finding.Code
  var severity: Finding.Severity
  var place: SourcePlace
  /// Codes of the units involved.
  var subject: [String]
  var message: String
  var remedy: String
  /// Of all pieces.
  var area: Area
  /// 2A/P of the widest piece.
  var width: Length
  /// How many pieces.
  var count: Int
  var region: Region<Planar>
  /// Inside the largest piece.
  var coordinate: Coordinate<Planar>

  /// - Parameters:
  ///   - coordinate: The finding's own, in degrees.
  ///   - region: The finding's own, in degrees.
  ///   - area: Ellipsoidal, when it was measured; otherwise the planar one stands.
  func finding(
    coordinate: Coordinate<Geographic>, region: Region<Geographic>, area: Area? = nil
  ) -> Finding {
    Finding(
      code, severity, at: place, subject: subject, message: message, remedy: remedy, coordinate: coordinate,
      size: Finding.Size(area: area ?? self.area, length: width, count: count), region: region)
  }
}

extension CoverageFinding: Comparable {
  /// Gravest first, by code, largest first, then by what is involved.
  static func < (a: CoverageFinding, b: CoverageFinding) -> Bool {
    if a.severity != b.severity { return a.severity < b.severity }
    if a.code != b.code { return a.code.name < b.code.name }
    if a.area != b.area { return a.area > b.area }
    if a.subject != b.subject { return a.subject.lexicographicallyPrecedes(b.subject) }
    return (a.coordinate.x, a.coordinate.y) < (b.coordinate.x, b.coordinate.y)
  }
}
