/// The part of a report that draws over a tile server.
enum TilePage {
  /// The library's style without what it would load: the page shows none of those pictures.
  static func style(_ tiles: TileLayer) -> Markup {
    var out: [UInt8] = []
    let bytes = tiles.style
    let opening = Array("url(".utf8)
    var at = 0
    while at < bytes.count {
      if bytes[at] == opening[0], bytes[at...].starts(with: opening) {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count - 1
        out += "none".utf8
        at = end + 1
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return Markup(trusted: closed(out, "</style", "<\\/style"))
  }

  /// The library, with nothing in it that would end the element, and without the empty picture that it shows for a
  /// tile it gives up: the page may load pictures from the server alone.
  static func script(_ tiles: TileLayer) -> Markup {
    var out: [UInt8] = []
    let picture = Array("data:image/".utf8)
    var at = 0
    let bytes = tiles.script
    while at < bytes.count {
      if bytes[at] == picture[0], bytes[at...].starts(with: picture),
        let end = bytes[at...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") })
      {
        at = end
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return Markup(trusted: closed(out, "</script", "<\\/script"))
  }

  private static func closed(_ bytes: [UInt8], _ ending: String, _ replacement: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    let ending = Array(ending.utf8)
    var at = 0
    while at < bytes.count {
      let isEnding =
        bytes[at] == ending[0] && bytes.count - at >= ending.count
        && zip(bytes[at...], ending).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
      if isEnding {
        out += replacement.utf8
        at += ending.count
      } else if bytes[at] == 13 {
        // A browser reads line ends as line feeds, and the policy's hash is of what it reads.
        if at + 1 >= bytes.count || bytes[at + 1] != 10 { out.append(10) }
        at += 1
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Where the tiles are shown, and what the script needs to know.
  static func frame(_ tiles: TileLayer, _ scene: MapScene) -> Markup {
    let (west, north) = scene.frame.ground(x: 0, y: 0)
    let (east, south) = scene.frame.ground(x: scene.frame.width, y: scene.frame.height)
    func text(_ degrees: Double) -> String { Markup.decimal(degrees) }
    return """
      <div id="tiles" class="tool" role="region" aria-label="\(Phrase.background, scene.options.language)" \
      data-template="\(tiles.template)" data-credit="\(tiles.credit)" data-shift="\(tiles.isShifted ? 1 : 0)" \
      data-west="\(text(west))" data-east="\(text(east))" data-north="\(text(north))" data-south="\(text(south))" \
      data-width="\(scene.frame.width * Double(scene.unitsPerPixel))" \
      data-height="\(scene.frame.height * Double(scene.unitsPerPixel))"></div>
      <p class="hint tool layer-tiles">\(Phrase.backgroundNote, scene.options.language)</p>

      """
  }
}

extension Markup {
  /// Seven decimals, as files have them.
  static func decimal(_ degrees: Double) -> String {
    let scaled = Int((degrees.magnitude * 1e7).rounded())
    let rest = String(scaled % 10_000_000)
    return (degrees < 0 ? "-" : "") + String(scaled / 10_000_000) + "."
      + String(repeating: "0", count: 7 - rest.utf8.count) + rest
  }
}
