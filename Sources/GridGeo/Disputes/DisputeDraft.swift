/// Connected faces with the same parties: a dispute before it is measured.
struct DisputeDraft: Sendable {
  var kind: Dispute.Kind
  var parties: [String]
  /// Ascending.
  var faces: [Int32] = []
  /// Ascending.
  var claims: [Int32] = []
  var claimants = 0
  var days = DaySet.none
  /// The gravest between rights of different parties.
  var conflict = RightsTable.Conflict.none
  var squareMetres = 0.0
  var squareMetreDays = 0.0
  /// By the lowest unit, −1 for ground of none.
  var sides: [(unit: Int32, squareMetres: Double)] = []

  mutating func add(_ face: Int32, _ reading: FaceReading, squareMetres area: Double) {
    faces.append(face)
    claims = Array(Set(claims).union(reading.claims)).sorted()
    claimants = max(claimants, reading.claimants)
    days.formUnion(reading.days)
    conflict = max(conflict, reading.conflict)
    squareMetres += area
    squareMetreDays += area * Double(reading.days.count)
    if let i = sides.firstIndex(where: { $0.unit == reading.unit }) {
      sides[i].squareMetres += area
    } else {
      sides.append((reading.unit, area))
    }
  }
}
