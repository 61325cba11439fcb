/// Something wrong with one position, before it is known which ring it belongs to.
struct PositionFault {
  /// Among all positions of the geometry.
  var index: Int
  var kind: ReadingProblem.Kind
  var reason: String
}
