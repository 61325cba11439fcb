import CGDAL
import GridGeo

/// What a Shapefile says of its text: by its `.cpg`, or else by the language byte of its table.
struct DeclaredEncoding {
  /// Nil for an encoding that is not read here.
  var encoding: TextEncoding?
  /// As the file has it.
  var name: String
  /// Where it says so.
  var by: String

  init?(of layer: ForeignLayer) {
    func item(_ name: String) -> String? {
      layer.gdal.call.metadata_item(layer.handle, name, "SHAPEFILE").map { String(cString: $0) }
    }
    if let page = item("CPG_VALUE")?.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      !page.isEmpty
    {
      self.init(encoding: DeclaredEncoding.encoding(page), name: page, by: ".cpg")
    } else if let language = item("LDID_VALUE"), language == "77" {
      // The other language bytes are what programs write by default, whatever the text.
      self.init(encoding: .gbk, name: "GBK", by: "language byte")
    } else {
      return nil
    }
  }

  private init(encoding: TextEncoding?, name: String, by: String) {
    self.encoding = encoding
    self.name = name
    self.by = by
  }

  private static func encoding(_ page: String) -> TextEncoding? {
    var plain = page.lowercased().filter { !" -_".contains($0) }
    for prefix in ["ansi", "oem", "cp", "ms", "windows"] where plain.hasPrefix(prefix) && plain != prefix {
      plain.removeFirst(prefix.count)
    }
    switch plain {
    case "65001": return .utf8
    case "936", "euccn": return .gbk
    case "54936": return .gb18030
    default: return TextEncoding(plain)
    }
  }
}
