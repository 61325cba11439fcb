import Foundation
import Testing

/// Pictures that other programs draw. Scripts stand for the programs, so that what is asked of them and what
/// becomes of their failures can be seen on any machine; `make browser-test` draws with the real ones.
@Suite struct PictureTests {
  /// A sandbox with `bin` as its only folder of programs, and the small plan.
  private func sandbox(rsvg: String? = nil, chromium: String? = nil, fonts: String? = nil) throws -> Sandbox {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(at: sandbox.url("bin"), withIntermediateDirectories: false)
    try FileManager.default.createDirectory(at: sandbox.url("scratch"), withIntermediateDirectories: false)
    for (name, script) in [("rsvg-convert", rsvg), ("chromium", chromium), ("fc-list", fonts)] {
      guard let script else { continue }
      try sandbox.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: sandbox.url("bin/\(name)").path)
    }
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: try SmallTerritory.plan()), to: sandbox.url("plan.geojson"))
    return sandbox
  }

  /// Runs `report` on the plan where nothing but the stand-ins can be found.
  private func report(_ sandbox: Sandbox, _ arguments: String) throws -> Sandbox.Outcome {
    try sandbox.shell("PATH=$PWD/bin TMPDIR=$PWD/scratch exec $GRIDTOOL report \(arguments)")
  }

  /// No picture, and nothing left in the temporary place.
  private func expectNothing(_ sandbox: Sandbox, _ names: [String] = []) throws {
    #expect(try sandbox.names() == (["bin", "plan.geojson", "scratch"] + names).sorted())
    #expect(try sandbox.names(in: "scratch").isEmpty)
  }

  /// Says each argument on a line of `asked`, and writes a file where `--output=` says.
  private static let drawing = """
    : > "$OUT/asked"
    for word; do
      echo "$word" >> "$OUT/asked"
      case $word in --output=*) target=${word#--output=} ;; esac
    done
    printf drawn > "$target"
    """

  /// Says "alive" when the process in `child` runs; one that is only not waited for yet does not.
  private static let sayIfAlive = """
    case $(ps -o stat= -p "$(cat child)") in '' | Z*) ;; *) echo alive ;; esac
    """

  @Test func whatIsAskedOfThePictureTool() throws {
    let sandbox = try sandbox(rsvg: Self.drawing)
    let run = try sandbox.shell(
      "OUT=$PWD PATH=$PWD/bin TMPDIR=$PWD/scratch $GRIDTOOL report plan.geojson --png p.png --width 800 --dpi 192 --json"
    )
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.text("p.png") == "drawn")
    let asked = try sandbox.text("asked").split(separator: "\n")
    #expect(asked.contains("--width=1600px") && asked.contains("--format=png"), "\(asked)")
    #expect(asked.last?.hasSuffix("picture.svg") == true)
    let outputs = try #require(try JSONReading.object(run.output)["outputs"] as? [[String: Any]])
    #expect(outputs[0]["drawn_by"] as? String == "rsvg-convert")
    try expectNothing(sandbox, ["asked", "p.png"])
  }

  /// One A4 page, upright or across, with the picture inside 10 mm of margin.
  @Test func aMapOnOnePage() throws {
    let sandbox = try sandbox(rsvg: Self.drawing)
    let run = try sandbox.shell(
      "OUT=$PWD PATH=$PWD/bin $GRIDTOOL report plan.geojson -o p.pdf --pdf-of map")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("p.pdf") && run.error.contains("drawn by rsvg-convert"))
    let asked = try sandbox.text("asked").split(separator: "\n")
    func millimetres(_ name: String) throws -> Double {
      let word = try #require(asked.first { $0.hasPrefix("--\(name)=") })
      return try #require(Double(word.dropFirst(name.count + 3).dropLast(2)))
    }
    let (width, height) = (try millimetres("width"), try millimetres("height"))
    let page = (try millimetres("page-width"), try millimetres("page-height"))
    #expect(page == (210, 297) || page == (297, 210))
    #expect(abs(2 * (try millimetres("left")) + width - page.0) < 0.05)
    #expect(width <= page.0 - 19.99 && height <= page.1 - 19.99)
    #expect(max(width - page.0, height - page.1) > -20.05, "it fills the page in one direction")
  }

  /// The dates of a PDF are settled, or those of SOURCE_DATE_EPOCH; all other bytes stay.
  @Test(arguments: [("", "20000101000000"), ("SOURCE_DATE_EPOCH=86399 ", "19700101235959")])
  func printedPages(_ variable: String, _ date: String) throws {
    let printing = """
      for word; do
        case $word in --print-to-pdf=*) target=${word#--print-to-pdf=} ;; file://*) page=${word#file://} ;; esac
        [ "$word" = "--host-resolver-rules=MAP * ~NOTFOUND" ] && quiet=1
      done
      [ "$quiet" = 1 ] && [ -s "$page" ] || exit 9
      printf "%%PDF-1.4 /CreationDate (D:20260102030405+00'00') /ModDate (D:20260102030405) end" > "$target"
      """
    let sandbox = try sandbox(chromium: printing)
    let run = try sandbox.shell(
      "\(variable)PATH=$PWD/bin TMPDIR=$PWD/scratch $GRIDTOOL report plan.geojson -o p.PDF --pdf q.pdf")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("drawn by chromium"))
    for name in ["p.PDF", "q.pdf"] {
      #expect(
        try sandbox.text(name) == "%PDF-1.4 /CreationDate (D:\(date)+00'00') /ModDate (D:\(date)) end")
    }
    try expectNothing(sandbox, ["p.PDF", "q.pdf"])
  }

  /// A missing tool is found out before the input, which is not there either.
  @Test(arguments: [
    ("--png p.png", "librsvg2-bin"), ("-o p.pdf", "apt-get install chromium"),
    ("-o p.pdf --pdf-of map", "librsvg2-bin"),
  ])
  func aMissingToolIsSaidFirst(_ arguments: String, _ package: String) throws {
    let sandbox = try sandbox()
    let run = try report(sandbox, "none.geojson \(arguments)")
    #expect(run.status == 3)
    #expect(run.errorLines.count == 1)
    #expect(run.error.hasPrefix("gridtool: error: p.p") && run.error.contains(package), "\(run.error)")
    try expectNothing(sandbox)
  }

  /// A folder that depends on where one stands is no place to look for programs.
  @Test func aToolIsNotTakenFromHere() throws {
    let sandbox = try sandbox(rsvg: Self.drawing)
    let run = try sandbox.shell("cd bin && PATH=:.:../bin exec $GRIDTOOL report ../plan.geojson --png p.png")
    #expect(run.status == 3 && run.error.contains("librsvg2-bin"), "\(run.error)")
  }

  @Test(arguments: [
    ("echo it broke >&2; exit 4", "failed with status 4 (it broke)"),
    ("kill -SEGV $$", "failed with signal 11"),
    ("exit 0", "left nothing"), ("exec /nowhere/at/all", "failed with status"),
  ])
  func aToolThatFails(_ script: String, _ words: String) throws {
    let sandbox = try sandbox(rsvg: script)
    let run = try report(sandbox, "plan.geojson -o p.html --png p.png")
    #expect(run.status == 3)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("p.png") && run.error.contains(words), "\(run.error)")
    try expectNothing(sandbox)
  }

  /// What a tool says goes to no terminal as it is, and its picture is not taken when it is no PDF.
  @Test func aToolThatSpeaksInTongues() throws {
    let sandbox = try sandbox(
      chromium: """
        for word; do case $word in --print-to-pdf=*) printf nonsense > "${word#--print-to-pdf=}" ;; esac; done
        printf 'one\\nred \\033[31m\\n' >&2
        """)
    let run = try report(sandbox, "plan.geojson -o p.pdf")
    #expect(run.status == 3 && !run.error.contains("\u{1b}"), "\(run.error)")
    #expect(run.error.contains("left nothing (red \\u{1b}[31m)"), "\(run.error)")
    try expectNothing(sandbox)
  }

  /// A tool that hangs is ended with all that it has started.
  @Test func aToolThatDoesNotEnd() throws {
    let sandbox = try sandbox(rsvg: "/bin/sleep 600 & echo $! > \"$OUT/child\"; wait")
    let run = try sandbox.shell(
      """
      OUT=$PWD PATH=$PWD/bin TMPDIR=$PWD/scratch $GRIDTOOL report plan.geojson --png p.png --time-limit 1s
      status=$?
      \(Self.sayIfAlive)
      exit $status
      """)
    #expect(run.status == 3)
    #expect(run.error.contains("did not end in 1.00 s") && run.error.contains("--time-limit"), "\(run.error)")
    #expect(!run.output.contains("alive"))
    try expectNothing(sandbox, ["child"])
  }

  /// A request to end while a tool runs ends the tool too, and leaves nothing.
  @Test(arguments: ["TERM", "HUP"])
  func anInterrupt(_ signal: String) throws {
    let sandbox = try sandbox(rsvg: "/bin/sleep 600 & echo $! > \"$OUT/child\"; wait")
    let run = try sandbox.shell(
      """
      export OUT=$PWD TMPDIR=$PWD/scratch
      ( PATH=$PWD/bin; exec $GRIDTOOL report plan.geojson --png p.png ) &
      while [ ! -s child ] && kill -0 $!; do /bin/sleep 0.05; done
      kill -\(signal) $!
      wait $!
      status=$?
      \(Self.sayIfAlive)
      echo $status
      """)
    let number = signal == "TERM" ? 15 : 1
    #expect(run.output == "\(128 + number)\n", "\(run.output) \(run.error)")
    try expectNothing(sandbox, ["child"])
  }

  @Test func fontsForChinese() throws {
    for (fonts, isSaid) in [("exit 0", true), ("echo Some Sans", false)] {
      let sandbox = try sandbox(rsvg: Self.drawing, fonts: fonts)
      let run = try sandbox.shell(
        "OUT=$PWD PATH=$PWD/bin $GRIDTOOL report plan.geojson --lang zh --png p.png --json")
      #expect(run.status == 0)
      #expect(run.error.contains("fonts-noto-cjk") == isSaid, "\(run.error)")
      #expect((try JSONReading.object(run.output)["notes"] as? [String])?.count == (isSaid ? 1 : nil))
    }
    let plain = try sandbox(rsvg: Self.drawing, fonts: "exit 0")
    let run = try plain.shell("OUT=$PWD PATH=$PWD/bin $GRIDTOOL report plan.geojson --title Plan --png p.png")
    #expect(run.status == 0 && run.error.contains("fonts-noto-cjk") == false, "\(run.error)")
  }

  @Test func wishesThatCannotBe() throws {
    let sandbox = try sandbox(rsvg: Self.drawing)
    for (arguments, words) in [
      ("--png p.png --dpi 20", "48 to 1200"), ("--png p.png --width 8000 --dpi 1200", "32767"),
      ("--png p.png --time-limit soon", "time-limit"), ("-o p.png --png p.png", "twice"),
      ("--dpi 96", "say where"),
    ] {
      let run = try report(sandbox, "plan.geojson \(arguments)")
      #expect(run.status == 64, "\(arguments): \(run.error)")
      #expect(run.error.contains(words) && run.errorLines.count == 1, "\(arguments): \(run.error)")
    }
    try expectNothing(sandbox)
  }

  @Test func throughAPipe() throws {
    let sandbox = try sandbox(rsvg: Self.drawing)
    let run = try sandbox.shell("OUT=$PWD PATH=$PWD/bin $GRIDTOOL report plan.geojson --png -")
    #expect(run.status == 0 && run.output == "drawn" && run.error.isEmpty, "\(run.error)")
  }
}
