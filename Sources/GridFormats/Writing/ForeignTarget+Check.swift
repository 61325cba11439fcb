import CGDAL
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is looked at before anything is read.
extension ForeignTarget {
  /// Says whether the target can be written, without touching it.
  ///
  /// - Throws: `cannotWrite`.
  func check() throws(GridGeoError) {
    _ = try driver()
    if name.format.isDatabase { return try checkTable() }
    guard !stem.isEmpty else {
      throw GridGeoError(
        .cannotWrite, "has no name before its ending; name it, such as plan\(fileName)", at: name.place)
    }
    for path in files + [sidecar] { try AtomicFile.checkFile(path, overwrite: overwrite) }
    try checkOtherLayers()
  }

  /// A layer that is named is not written at the cost of others in the same file.
  private func checkOtherLayers() throws(GridGeoError) {
    guard ["GPKG", "XLSX", "ODS"].contains(name.format.driver), let layer = name.layer,
      access(name.source, F_OK) == 0,
      let old = try? ForeignDataset(name, gdal: gdal)
    else { return }
    let others = old.layerNames.filter { $0 != layer }
    guard !others.isEmpty else { return }
    throw GridGeoError(
      .cannotWrite,
      "holds other layers, which would be lost (\(others.prefix(10).joined(separator: ", "))); name another file",
      at: name.place)
  }

  private func driver() throws(GridGeoError) -> gg_handle {
    guard let driver = gdal.call.driver_by_name(name.format.driver),
      gdal.call.metadata_item(driver, "DCAP_CREATE", nil) != nil
    else {
      throw GridGeoError(
        .cannotWrite, "this machine's GDAL does not write \(name.format.title); see 'gridtool formats'",
        at: name.place)
    }
    return driver
  }

  private func checkTable() throws(GridGeoError) {
    guard let table = name.layer, !table.isEmpty else {
      throw GridGeoError(
        .cannotWrite, "name the table behind the connection: \"PG:dbname=…|layername=plan\"", at: name.place)
    }
    let dataset = try database()
    guard let layer = gdal.call.layer_by_name(dataset.handle, table) else { return }
    // GDAL finds tables whatever their case, and would replace another one.
    let found = String(c: gdal.call.layer_name(layer))
    guard found == table || "public.\(found)" == table || found == "public.\(table)" else {
      throw GridGeoError(
        .cannotWrite, "a table \(found) is there, which differs in case only; name another", at: name.place)
    }
    guard overwrite else {
      throw GridGeoError(
        .cannotWrite, "already exists; pass --overwrite to replace it, or name another table", at: name.place)
    }
    if let view = view(on: found, in: dataset) {
      throw GridGeoError(
        .cannotWrite,
        "is used by the view \(view), which would be lost; drop it first, or name another table",
        at: name.place)
    }
  }

  /// A view that reads a table.
  private func view(on table: String, in dataset: borrowing ForeignDataset) -> String? {
    let quoted = table.split(separator: ".").map { "\"\($0)\"" }.joined(separator: ".")
    let literal = quoted.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let statement = """
      SELECT DISTINCT r.ev_class::regclass::text AS name FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid \
      WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = to_regclass('\(literal)') AND r.ev_class <> d.refobjid
      """
    guard let result = gdal.call.execute_sql(dataset.handle, statement) else { return nil }
    defer { gdal.call.release_result(dataset.handle, result) }
    guard let row = gdal.call.layer_next(result) else { return nil }
    defer { gdal.call.feature_destroy(row) }
    return String(c: gdal.call.feature_text(row, 0))
  }

  func database() throws(GridGeoError) -> ForeignDataset {
    do { return try ForeignDataset(name, gdal: gdal, updates: true) } catch {
      throw GridGeoError(.cannotWrite, error.message, at: name.place, underlying: error.underlying)
    }
  }
}
