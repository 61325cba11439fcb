import ArgumentParser
import GridGeo
import GridMap

/// A tile server of the user's own under the grids of a report.
struct TileChoices: ParsableArguments {
  @Option(
    name: .customLong("tiles"),
    help: ArgumentHelp(
      "Lay the grids over this tile server, such as http://tiles.example/{z}/{x}/{y}.png. The page then loads pictures from that host and from nowhere else.",
      valueName: "url"))
  var template: String?

  @Option(
    name: .customLong("tiles-credit"),
    help: ArgumentHelp("What the owner of the tiles asks to be named by.", valueName: "text"))
  var credit: String?

  @Flag(
    name: .customLong("tiles-gcj02"),
    help: "The tiles are shifted as Chinese web maps are: move the grids to match, on the screen only.")
  var isShifted = false

  @Option(
    name: .customLong("leaflet"),
    help: ArgumentHelp(
      "Folder of leaflet.js and leaflet.css, which --tiles puts into the page. Looked for where the package libjs-leaflet has it when not given.",
      valueName: "folder"), completion: .directory)
  var folder: String?

  private static let usualFolders = ["/usr/share/javascript/leaflet", "/usr/local/share/javascript/leaflet"]

  func validate() throws {
    guard let template else {
      if let name = given {
        throw ValidationError("--\(name) belongs to --tiles: give the address of the tiles")
      }
      return
    }
    do throws(TileLayer.Fault) {
      _ = try TileLayer.origin(of: template)
    } catch {
      throw ValidationError("--tiles \(TerminalText.safe(template)): \(Self.words(error))")
    }
  }

  private var given: String? {
    credit != nil ? "tiles-credit" : isShifted ? "tiles-gcj02" : folder != nil ? "leaflet" : nil
  }

  /// - Throws: `ValidationError` for what only the page of a plan has.
  func refuse(for what: String) throws {
    if template != nil {
      throw ValidationError("--tiles belongs to the page of a plan; leave it out for \(what)")
    }
  }

  /// The layer with Leaflet as it is on this machine; nil without `--tiles`.
  ///
  /// - Throws: `missingInput` where Leaflet is not found.
  func layer() throws -> TileLayer? {
    guard let template else { return nil }
    let folders = folder.map { [$0] } ?? Self.usualFolders
    guard let place = folders.first(where: { Self.holdsLibrary($0) }) else {
      let missing =
        folder == nil
        ? "Leaflet is not on this machine; install libjs-leaflet, or name its folder with --leaflet"
        : "there is no leaflet.js with leaflet.css in it; install libjs-leaflet, or name another folder"
      throw GridGeoError(.missingInput, missing, at: SourcePlace(file: folder ?? "--tiles"))
    }
    let script = try WholeFile.bytes(of: "\(place)/leaflet.js")
    let style = try WholeFile.bytes(of: "\(place)/leaflet.css")
    do throws(TileLayer.Fault) {
      return try TileLayer(
        template: template, credit: credit ?? "", isShifted: isShifted, script: script, style: style)
    } catch {
      throw ValidationError("--tiles \(TerminalText.safe(template)): \(Self.words(error))")
    }
  }

  private static func holdsLibrary(_ folder: String) -> Bool {
    ["leaflet.js", "leaflet.css"].allSatisfy { WholeFile.isReadable("\(folder)/\($0)") }
  }

  private static func words(_ fault: TileLayer.Fault) -> String {
    switch fault {
    case .scheme: "give an address that begins with https:// or http://"
    case .host: "give a host and a path, such as https://tiles.example/{z}/{x}/{y}.png"
    case .placeholder(let name): "\(name) is missing; an address of tiles has {z}, {x} and {y}"
    case .unknownPlaceholder(let name):
      "\(TerminalText.safe(name)) is not understood; an address of tiles has {z}, {x} and {y} and no other"
    case .character: "it has a character that no address has; write it percent-encoded"
    }
  }
}
