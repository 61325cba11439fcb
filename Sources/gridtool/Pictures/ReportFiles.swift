import GridGeo

/// What a report leaves: a page and pictures, each in the form that its option or the ending of its name asks for.
struct ReportFiles {
  enum Form { case page, svg, png, pdf }

  /// In the order in which they are written.
  let files: [(form: Form, path: String)]
  private let choices: PictureChoices
  private let overwrite: Bool
  private var rsvg: DrawingTool?
  private var chromium: DrawingTool?

  /// Finds the tools that are needed, before anything is read.
  ///
  /// - Throws: `cannotWrite` when a tool is not on this machine.
  init(output: String?, svg: String?, choices: PictureChoices, overwrite: Bool) throws(GridGeoError) {
    var files: [(form: Form, path: String)] = []
    if let output { files.append((ReportFiles.form(of: output), output)) }
    for (form, path) in [(Form.svg, svg), (.png, choices.png), (.pdf, choices.pdf)] {
      if let path { files.append((form, path)) }
    }
    if let table = files.first(where: { FormatRegistry.isWritten($0.path) }) {
      throw GridGeoError(
        .cannotWrite, "a page or picture is none of this format; end the name with .html, .svg, .png or .pdf",
        at: SourcePlace(file: InputSource(table.path).name))
    }
    self.files = files
    self.choices = choices
    self.overwrite = overwrite
    if let first = files.first(where: { $0.form == .png || $0.form == .pdf && choices.pdfOf == .map }) {
      rsvg = try DrawingTool.find(.rsvg, for: first.path)
    }
    if let first = files.first(where: { $0.form == .pdf && choices.pdfOf == .page }) {
      chromium = try DrawingTool.find(.chromium, for: first.path)
    }
  }

  /// By the ending of a name, the page when it has none of the others'.
  private static func form(of path: String) -> Form {
    let name = path.lowercased()
    for (ending, form) in [(".svg", Form.svg), (".png", .png), (".pdf", .pdf)] where name.hasSuffix(ending) {
      return form
    }
    return .page
  }

  var paths: [String] { files.map(\.path) }

  /// Whether one of them is drawn from the page.
  var needPage: Bool {
    files.contains { $0.form == .page || $0.form == .pdf && choices.pdfOf == .page }
  }

  /// Whether one of them is drawn from the picture.
  var needPicture: Bool {
    files.contains { $0.form == .svg || $0.form == .png || $0.form == .pdf && choices.pdfOf == .map }
  }

  /// A file that is ready to be written, and who drew it if another program did.
  struct Drawn {
    let path: String
    let bytes: [UInt8]
    let tool: DrawingTool?
  }

  /// Draws all of them; nothing is written yet, so that a fault leaves nothing behind.
  ///
  /// - Parameters:
  ///   - page: the page; may be empty when none needs it.
  ///   - picture: the picture; likewise.
  /// - Returns: the files, and remarks on how they look.
  /// - Throws: `cannotWrite`, `badOption`, `cancelled`.
  func draw(page: [UInt8], picture: [UInt8]) throws(GridGeoError) -> (files: [Drawn], remarks: [String]) {
    var drawn: [Drawn] = []
    var remarks: [String] = []
    for (form, path) in files {
      let tool = form == .png || form == .pdf && choices.pdfOf == .map ? rsvg : form == .pdf ? chromium : nil
      guard let tool else {
        drawn.append(Drawn(path: path, bytes: form == .page ? page : picture, tool: nil))
        continue
      }
      let drawing = PictureDrawing(tool: tool, output: path, limit: choices.timeLimit.seconds)
      let bytes =
        switch (form, choices.pdfOf) {
        case (.png, _): try drawing.png(of: picture, dpi: choices.dpi)
        case (_, .map): try drawing.map(of: picture)
        case (_, .page): try drawing.print(of: page)
        }
      drawn.append(Drawn(path: path, bytes: bytes, tool: tool))
    }
    if rsvg != nil || chromium != nil, let remark = try ChineseFonts.remark(on: needPage ? page : picture) {
      remarks.append(remark)
    }
    return (drawn, remarks)
  }

  /// Writes them.
  ///
  /// - Returns: the members of the summary's `outputs`.
  /// - Throws: `cannotWrite`, `brokenPipe`.
  func write(_ drawn: [Drawn], saying run: RunOptions) throws(GridGeoError) -> JSONValue {
    var written: [JSONValue] = []
    for file in drawn {
      try AtomicFile.write(file.bytes, to: file.path, overwrite: overwrite)
      let by = file.tool.map { ", drawn by \($0.name)" } ?? ""
      if file.path != "-" {
        run.say("\(TerminalText.safe(file.path)): \(Figures.count(file.bytes.count)) bytes\(by)\n")
      }
      written.append(
        .object(
          [JSONMember("name", .text(file.path)), JSONMember("bytes", .integer(file.bytes.count))]
            + (file.tool.map { [JSONMember("drawn_by", .text($0.name))] } ?? [])))
    }
    return .array(written)
  }
}
