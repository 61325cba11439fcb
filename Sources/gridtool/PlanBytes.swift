import GridGeo

/// A plan read whole: when nothing changes, the new plan is these bytes.
enum PlanBytes {
  /// - Throws: `missingInput`; for a plan of a foreign format also what reading it says.
  static func whole(_ path: String) throws(GridGeoError) -> InputSource {
    let source = InputSource(path)
    return .memory(try source.allBytes(), name: source.name)
  }
}
