/// The old Chinese datums. PROJ knows no parameters for them and hands their coordinates back unchanged,
/// without an error, 100 m and more from the truth.
extension CRS {
  private static let refusedCodes: [(name: String, codes: [ClosedRange<Int>])] = [
    ("Beijing 1954", [4214...4214, 2401...2442, 21413...21423, 21453...21463, 21473...21483]),
    ("Xi'an 1980", [4610...4610, 2327...2390]),
    (
      "New Beijing (1954)",
      [4555...4555, 4568...4589, 4652...4656, 4766...4800, 4812...4812, 4822...4822]
    ),
  ]

  /// - Throws: `badCRS` when the code stands on a refused datum.
  static func refuseCode(_ code: Int) throws(GridGeoError) {
    for (name, codes) in refusedCodes where codes.contains(where: { $0.contains(code) }) {
      throw refusal("EPSG:\(code)", name)
    }
  }

  /// - Parameters:
  ///   - plain: The name in lower case, without blanks, hyphens and apostrophes.
  ///   - text: The name as it was given.
  /// - Throws: `badCRS` when the name is one of a refused datum.
  static func refuseName(_ plain: String, as text: String) throws(GridGeoError) {
    func has(_ part: String) -> Bool { plain.contains(part) }
    if has("newbeijing") || has("新北京") || has("新54") { throw refusal(text, "New Beijing (1954)") }
    if has("beijing") || has("bj54") || has("北京54") || has("北京1954") || has("1954年北京") || has("1954北京") {
      throw refusal(text, "Beijing 1954")
    }
    if has("xian") || has("西安80") || has("西安1980") || has("1980西安") || has("1980年西安") || has("国家80") {
      throw refusal(text, "Xi'an 1980")
    }
  }

  private static func refusal(_ text: String, _ datum: String) -> GridGeoError {
    let named = text == datum ? datum : "\(text) (\(datum))"
    return GridGeoError(
      .badCRS,
      "\(named) is refused: its coordinates cannot be moved to WGS 84 without local parameters; "
        + "have the data converted to CGCS2000 (EPSG:4490) by its surveyor")
  }
}
