import GridMap
import Testing

@Suite struct TileLayerTests {
  @Test(arguments: [
    ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
    ("http://127.0.0.1:8080/tms/{z}/{x}/{y}.png?key=a%20b", "http://127.0.0.1:8080"),
    ("HTTPS://Tiles.Example:443/{y}/{x}/{z}", "https://tiles.example:443"),
    ("https://[::1]:8080/?z={z}&x={x}&y={y}", "https://[::1]:8080"),
  ])
  func theHostIsFound(_ template: String, _ origin: String) throws {
    #expect(try TileLayer.origin(of: template) == origin)
  }

  @Test(arguments: [
    ("ftp://tiles.example/{z}/{x}/{y}", TileLayer.Fault.scheme), ("tiles.example/{z}/{x}/{y}", .scheme),
    ("javascript:alert(1)//{z}{x}{y}", .scheme), ("https:///{z}/{x}/{y}", .host),
    ("https://user:word@tiles.example/{z}/{x}/{y}", .host), ("https://{s}.tiles.example/{z}/{x}/{y}", .host),
    ("https://*/{z}/{x}/{y}", .host), ("https://tiles.example", .host),
    ("https://tiles.example/{z}/{x}/y", .placeholder("{y}")),
    ("https://tiles.example/{z}/{x}/{y}/{r}", .unknownPlaceholder("{r}")),
    ("https://tiles.example/{z}/{x}/{y}; script-src *", .character),
    ("https://tiles.example/{z}/{x}/{y}\"><script>", .character),
    ("https://tiles.example/{z}/{x}/{y}'x", .character), ("https://瓦片.example/{z}/{x}/{y}", .character),
  ])
  func whatIsNoAddressOfTilesIsRefused(_ template: String, _ fault: TileLayer.Fault) {
    #expect(throws: fault) { try TileLayer.origin(of: template) }
  }
}
