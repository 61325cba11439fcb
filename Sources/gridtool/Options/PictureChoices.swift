import ArgumentParser

/// Pictures beside the page, drawn by programs of this machine.
struct PictureChoices: ParsableArguments {
  /// What a PDF shows.
  enum Content: String, CaseIterable, ExpressibleByArgument { case page, map }

  @Option(
    help: ArgumentHelp(
      "Write the picture as PNG, by rsvg-convert (Debian: librsvg2-bin).", valueName: "file"),
    completion: .file(extensions: ["png"]))
  var png: String?

  @Option(
    help: ArgumentHelp(
      "Write the page as it prints on A4, by chromium (Debian: chromium).", valueName: "file"),
    completion: .file(extensions: ["pdf"]))
  var pdf: String?

  @Option(help: "What the PDF shows: the page, or the map alone on one A4 page, by rsvg-convert.")
  var pdfOf = Content.page

  @Option(help: ArgumentHelp("Pixels to the inch of the PNG, 48 to 1200; --width is at 96.", valueName: "n"))
  var dpi = 96

  @Option(
    help: ArgumentHelp("End rsvg-convert or chromium after so long: 90s, 20min.", valueName: "time"))
  var timeLimit = SearchTime(seconds: 900)

  func validate() throws {
    guard 48...1200 ~= dpi else { throw ValidationError("--dpi \(dpi): give 48 to 1200 pixels to the inch") }
  }
}
