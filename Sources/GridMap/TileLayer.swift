/// A tile server of the user's own, and the library that draws over it as it was found on the machine.
public struct TileLayer: Sendable, Hashable {
  /// The address with `{z}`, `{x}` and `{y}`.
  public let template: String
  /// Scheme, host and port: the only place that the page may load pictures from.
  public let origin: String
  /// What the tiles' owner asks to be named by; may be empty.
  public var credit: String
  /// The tiles are shifted as Chinese web maps are; the grids are moved to match, on the screen only.
  public var isShifted: Bool
  /// Leaflet's script and style sheet.
  public var script: [UInt8]
  public var style: [UInt8]

  /// What is wrong with an address of tiles.
  public enum Fault: Error, Sendable, Hashable {
    case scheme
    case host
    case placeholder(String)
    case unknownPlaceholder(String)
    case character
  }

  public init(
    template: String, credit: String = "", isShifted: Bool = false, script: [UInt8], style: [UInt8]
  ) throws(Fault) {
    origin = try Self.origin(of: template)
    self.template = template
    self.credit = credit
    self.isShifted = isShifted
    self.script = script
    self.style = style
  }

  /// Scheme, host and port of an address of tiles.
  ///
  /// - Throws: what is wrong with it.
  public static func origin(of template: String) throws(Fault) -> String {
    guard let scheme = ["https://", "http://"].first(where: { template.lowercased().hasPrefix($0) }) else {
      throw .scheme
    }
    // Nothing that could end a directive of the policy or an attribute.
    let plain = template.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value < 0x7F && !"\"'<>\\^`;,|".unicodeScalars.contains($0)
    }
    guard plain else { throw .character }
    let rest = template.dropFirst(scheme.utf8.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isHost = host.allSatisfy { $0.isLetter || $0.isNumber || ".-:[]".contains($0) }
    guard isHost, host.contains(where: { $0.isLetter || $0.isNumber }), host.count < rest.count else {
      throw .host
    }
    for name in ["{z}", "{x}", "{y}"] where !template.contains(name) { throw .placeholder(name) }
    for part in template.split(separator: "{").dropFirst() {
      let name = "{" + part.prefix { $0 != "}" } + "}"
      guard ["{z}", "{x}", "{y}"].contains(name) else { throw .unknownPlaceholder(name) }
    }
    return scheme + host.lowercased()
  }
}
