/// What PROJ's database knows of a coordinate reference system.
struct CRSFacts {
  var name: String
  /// The name of the geographic system under a projected one; its own name otherwise.
  var geodeticName: String
  var isProjected: Bool
  var isGeographic: Bool
  /// Degrees; nil when the database does not say. West is greater than east across the antimeridian.
  var areaOfUse: (west: Double, south: Double, east: Double, north: Double)?
}
