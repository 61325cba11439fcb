import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pictures and pages in the forms that drawing tools make of them.
struct PictureDrawing {
  let tool: DrawingTool
  /// The file that comes of it, for messages.
  let output: String
  /// Seconds that the tool may take.
  let limit: Double

  /// The picture as PNG on white.
  ///
  /// - Parameters:
  ///   - picture: SVG of this program.
  ///   - dpi: pixels to the inch, where the picture's own pixel is 1/96 inch.
  /// - Throws: `cannotWrite`, also for a picture with a side of more than 32,767 pixels.
  func png(of picture: [UInt8], dpi: Int) throws(GridGeoError) -> [UInt8] {
    let size = try PictureSize(of: picture)
    let width = Int((size.width * Double(dpi) / 96).rounded())
    let height = Int((size.height * Double(dpi) / 96).rounded())
    guard max(width, height) <= 32_767 else {
      throw GridGeoError(
        .badOption, "--dpi \(dpi) makes \(width) by \(height) pixels, and 32767 is the most; give less")
    }
    return try drawn(
      picture, as: "picture.png",
      ["--format=png", "--background-color=white", "--keep-aspect-ratio", "--width=\(width)px"])
  }

  /// The picture as a PDF of one A4 page, upright or across as it fills the page better, inside 10 mm of margin.
  ///
  /// - Throws: `cannotWrite`.
  func map(of picture: [UInt8]) throws(GridGeoError) -> [UInt8] {
    let size = try PictureSize(of: picture)
    let (pageWidth, pageHeight) = size.width > size.height ? (297.0, 210.0) : (210.0, 297.0)
    let scale = min((pageWidth - 20) / size.width, (pageHeight - 20) / size.height)
    let (width, height) = (size.width * scale, size.height * scale)
    func millimetres(_ length: Double) -> String { "\((length * 100).rounded() / 100)mm" }
    return try drawn(
      picture, as: "picture.pdf",
      [
        "--format=pdf", "--page-width=\(millimetres(pageWidth))", "--page-height=\(millimetres(pageHeight))",
        "--width=\(millimetres(width))", "--height=\(millimetres(height))",
        "--left=\(millimetres((pageWidth - width) / 2))", "--top=10mm",
      ])
  }

  /// The page as it prints on A4, without head and foot lines of the browser.
  ///
  /// Nothing is looked up in the network. The PDF has no structure for screen readers, which makes it less than
  /// half as large; the page itself has one.
  ///
  /// - Throws: `cannotWrite`.
  func print(of page: [UInt8]) throws(GridGeoError) -> [UInt8] {
    let folder = try DrawingFolder()
    try folder.write(page, to: "page.html")
    var arguments = [
      "--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-breakpad",
      "--disable-component-update", "--disable-background-networking", "--no-first-run", "--no-pings",
      "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND", "--force-color-profile=srgb",
      "--user-data-dir=\(folder.file("profile"))", "--no-pdf-header-footer", "--disable-pdf-tagging",
      "--print-to-pdf=\(folder.file("page.pdf"))",
    ]
    // Chromium's own sandbox does not start for root.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    arguments.append("file://\(DrawingFolder.escaped(folder.file("page.html")))")
    let run = ToolRun(tool: tool, arguments: arguments, output: output, limit: limit)
    try run.run(in: folder)
    guard var bytes = folder.bytes(of: "page.pdf"), bytes.starts(with: Array("%PDF-".utf8)) else {
      throw run.nothingLeft(in: folder)
    }
    PDFDates.settle(&bytes)
    return bytes
  }

  /// Draws the picture with librsvg.
  private func drawn(
    _ picture: [UInt8], as name: String, _ arguments: [String]
  ) throws(GridGeoError) -> [UInt8] {
    let folder = try DrawingFolder()
    try folder.write(picture, to: "picture.svg")
    let run = ToolRun(
      tool: tool,
      arguments: arguments + ["--unlimited", "--output=\(folder.file(name))", folder.file("picture.svg")],
      output: output, limit: limit)
    try run.run(in: folder)
    guard let bytes = folder.bytes(of: name), !bytes.isEmpty else { throw run.nothingLeft(in: folder) }
    return bytes
  }
}

/// Width and height of an SVG picture of this program, in its pixels.
struct PictureSize: Equatable {
  let width: Double
  let height: Double

  /// Reads them from the head, which holds `width="…" height="…"` first.
  ///
  /// - Throws: `broken` when it does not.
  init(of picture: [UInt8]) throws(GridGeoError) {
    let head = String(decoding: picture.prefix(400), as: UTF8.self)
    func value(_ name: String) -> Double? {
      guard let start = head.firstRange(of: " \(name)=\"") else { return nil }
      return Double(head[start.upperBound...].prefix { $0 != "\"" })
    }
    guard let width = value("width"), let height = value("height"), width > 0, height > 0 else {
      throw GridGeoError(.broken, "the picture does not say how large it is")
    }
    (self.width, self.height) = (width, height)
  }
}
