/// Where a point lies with respect to a region.
public enum PointPosition: Sendable, Hashable {
  case inside
  case boundary
  case outside
}
