/// How ground is used in fact, as somebody recorded it; not what anybody claims.
public enum ActualUse: Sendable, Hashable {
  /// Lines up to which the sides use the ground.
  case lines([Polyline<Geographic>])
  /// The ground that each party uses, by its code.
  case ground([String: Region<Geographic>])
}
