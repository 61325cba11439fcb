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

  private var parts: [(area: Double, days: Int, unit: Int32)] = []

  init(kind: Dispute.Kind, parties: [String]) {
    self.kind = kind
    self.parties = parties
  }

  mutating func add(_ face: Int32, _ reading: FaceReading, squareMetres area: Double) {
    faces.append(face)
    if !Set(reading.claims).isSubset(of: claims) {
      claims = Array(Set(claims).union(reading.claims)).sorted()
    }
    claimants = max(claimants, reading.claimants)
    days.formUnion(reading.days)
    conflict = max(conflict, reading.conflict)
    parts.append((area, reading.days.count, reading.unit))
  }

  /// Adds up the areas, in an order that does not depend on the numbers of the faces: these follow from
  /// ground far away, and what is far away must not change the last digit here.
  mutating func sum() {
    for part in parts.sorted(by: { ($0.area, $0.days, $0.unit) < ($1.area, $1.days, $1.unit) }) {
      squareMetres += part.area
      squareMetreDays += part.area * Double(part.days)
      if let i = sides.firstIndex(where: { $0.unit == part.unit }) {
        sides[i].squareMetres += part.area
      } else {
        sides.append((part.unit, part.area))
      }
    }
    sides.sort { $0.unit < $1.unit }
    parts = []
  }
}
