import CGDAL
import GridGeo

/// The reference system of a layer: a code for the readers to look at, or a way to WGS 84.
struct LayerReference: ~Copyable {
  /// "EPSG:4545"; nil for WGS 84, and where the user says which it is.
  private(set) var name: String?
  private(set) var transform: gg_handle?
  private(set) var notes: [String] = []
  private let gdal: GDALLibrary

  /// - Throws: `badCRS` when the layer says nothing and the user neither, or says what cannot be used.
  init(_ layer: ForeignLayer, options: FormatOptions) throws(GridGeoError) {
    gdal = layer.gdal
    let call = layer.gdal.call
    let file = layer.file
    guard let srs = call.layer_srs(layer.handle) else {
      if options.hasCRS || ["LIBKML", "GPX"].contains(file.format.driver) { return }
      let missing =
        file.format.isShapefile
        ? file.hasReference
          ? "its .prj says no reference system that can be understood"
          : "has no .prj that says its reference system" : "does not say its reference system"
      throw GridGeoError(
        .badCRS, "\(missing); name it, such as --crs EPSG:4490 (degrees) or --crs EPSG:4545 (metres)",
        at: file.place)
    }
    let title = String(c: call.srs_name(srs))
    var code: String?
    if String(c: call.srs_authority_name(srs)) == "EPSG" { code = String(c: call.srs_authority_code(srs)) }
    if code == nil {
      let found = call.srs_identify(srs)
      if found > 0 { code = "\(found)" }
    }
    if options.hasCRS {
      let said = code.map { "EPSG:\($0)" } ?? title
      notes.append("\(file.shown): says it is in \(said); read as --crs says")
      return
    }
    if let code {
      if code != "4326" { name = "EPSG:\(code)" }
      return
    }
    let datum = String(c: call.srs_datum(srs))
    // A system of one's own is told by its ellipsoid.
    let plain = (datum + title + String(c: call.srs_spheroid(srs))).lowercased().filter {
      $0.isLetter || $0.isNumber
    }
    let radius = call.srs_semi_major(srs)
    if ["beijing", "xian", "北京", "西安", "krasovsky", "krassowsky", "iag1975", "iag75"].contains(
      where: plain.contains) || LayerReference.oldRadii.contains(radius)
    {
      throw GridGeoError(
        .badCRS,
        "is in \(title): Beijing 1954 and Xi'an 1980 cannot be moved to WGS 84 without local parameters; convert it first",
        at: file.place)
    }
    guard
      ["wgs1984", "wgs84", "china2000", "cgcs2000", "worldgeodeticsystem1984"].contains(
        where: plain.contains),
      let target = call.srs_create("EPSG:4326")
    else {
      throw GridGeoError(
        .badCRS,
        "its reference system \(title) is not known; if it is CGCS2000, name it by its code, such as --crs EPSG:4545",
        at: file.place)
    }
    defer { call.srs_release(target) }
    transform = call.transform_create(srs, target)
    guard transform != nil else {
      throw GridGeoError(
        .badCRS, "there is no way from its reference system \(title) to WGS 84", at: file.place,
        underlying: gdal.lastError)
    }
    notes.append("\(file.shown): moved from \(title) to WGS 84")
  }

  /// In metres: of Krasovsky 1940, which Beijing 1954 stands on, and of IAG 1975, which Xi'an 1980 does.
  private static let oldRadii = [6_378_245.0, 6_378_140.0]

  deinit { if let transform { gdal.call.transform_destroy(transform) } }
}
