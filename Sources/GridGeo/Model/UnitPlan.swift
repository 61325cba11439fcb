/// A division of base units into parts, with how it came about.
public struct UnitPlan: Sendable {
  /// By number.
  public var parts: [UnitPart]
  /// Names of the kinds of load.
  public var loadNames: [String]
  /// Property whose values no part reaches across; nil where there is none.
  public var parentName: String?
  public var provenance: Provenance

  public init(parts: [UnitPart], loadNames: [String], parentName: String? = nil, provenance: Provenance) {
    self.parts = parts
    self.loadNames = loadNames
    self.parentName = parentName
    self.provenance = provenance
  }
}
