/// Reads a dual graph in networkx's adjacency form, as GerryChain writes it: `nodes` with attributes and
/// `adjacency` with a list of neighbours for each node, in the same order.
public enum UnitGraphReader {
  /// Names under which the measures of a node are looked for.
  static let areaNames: Set<String> = ["area", "area_m2", "area_deg2", "AREA"]
  static let outerNames: Set<String> = ["boundary_perim", "perimeter_out", "outer_perim", "outer_perim_deg"]
  static let xNames: Set<String> = ["x", "x_lon", "C_X", "INTPTLON10", "INTPTLON20"]
  static let yNames: Set<String> = ["y", "y_lat", "C_Y", "INTPTLAT10", "INTPTLAT20"]
  static let heightNames: Set<String> = ["elevation", "height", "高程"]
  static let lengthNames: Set<String> = ["shared_perim", "shared_perim_deg", "length"]
  /// Loads that are taken when none is named, in this order.
  static let usualLoads = ["load", "pop", "population", "TOTPOP", "totpop", "households"]

  /// - Parameters:
  ///   - loads: attributes that hold the loads; none for the first of `usualLoads` that all nodes have, or 1 a
  ///     unit where there is none.
  ///   - attributes: further attributes to keep, as text.
  /// - Returns: the graph, what there is to note, and the file's SHA-256.
  /// - Throws: `missingInput`; `badInput` for what is no such graph, with the node that is wrong.
  public static func read(
    _ input: InputSource, loads: [String] = [], attributes: [String] = []
  ) throws(GridGeoError) -> (graph: UnitGraph, notes: [String], sha256: String) {
    var parser = UnitGraphParser(
      JSONScanner(try ByteSource(input, hashes: true)), file: input.name, loads: loads,
      attributes: attributes)
    return try parser.read()
  }
}
