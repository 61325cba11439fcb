/// The names of fields and properties that the data contract knows, of all inputs and outputs.
public enum FieldNames {
  /// The name that a cut one was, if just one name begins with it.
  ///
  /// A Shapefile keeps ten bytes of a field's name: three to five Chinese characters.
  ///
  /// - Parameters:
  ///   - cut: the name as the file has it; one of the known names comes back as it is.
  ///   - more: further names, such as those of `--field`.
  public static func completing(_ cut: String, more: [String] = []) -> String? {
    let key = FieldMap.key(cut)
    guard !key.isEmpty else { return nil }
    let names = known + more
    if let whole = names.first(where: { FieldMap.key($0) == key }) { return whole }
    let matches = Set(names.filter { FieldMap.key($0).hasPrefix(key) })
    return matches.count == 1 ? matches.first : nil
  }

  /// Names of inputs with their aliases, and properties of outputs.
  static let known: [String] =
    [
      TerritoryReader.contract, HouseholdReader.contract, BarrierReader.contract, BaseUnitReader.contract,
      ClaimReader.contract,
    ].flatMap { $0.flatMap { [$0.name] + $0.aliases } } + outputs

  private static let outputs = [
    "neighbours", "compactness", "deviation_pct", "claimants", "committee", "area_low_ha", "area_high_ha",
    "certainty", "side_areas", "distance_m", "border_km",
  ]
}
