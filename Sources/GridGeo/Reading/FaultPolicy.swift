/// What to do with a record whose text is well formed but whose content breaks a rule. Text that is not
/// well formed always stops the reading.
public enum FaultPolicy: Sendable, Hashable {
  /// Throw at the first one.
  case stop
  /// Leave the record out and list the problem.
  case collect
  /// Keep the record without its geometry and list the problem.
  case keep
}
