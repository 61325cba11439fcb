/// Whether unsound ground is repaired. Nothing is repaired unasked.
public enum RepairPolicy: String, Sendable, Hashable, CaseIterable {
  /// Unsound units are left out and listed.
  case none
  /// Unsound ground is made valid by the structure method: exterior rings are united, holes are taken away.
  case structure
}
