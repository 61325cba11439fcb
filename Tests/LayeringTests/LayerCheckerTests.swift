import Testing

/// Small made-up trees: the checker must be able to fail.
@Suite("The checker of layers")
struct LayerCheckerTests {
  private func breaches(_ files: (String, String)...) -> [String] {
    LayerChecker().breaches(in: files.map { SourceFile(path: $0.0, text: $0.1) })
  }

  @Test("A mention of a type from a closed folder is told with file and line")
  func closedFolder() {
    let found = breaches(
      ("Sources/GridGeo/Model/Grid.swift", "public struct Grid {}\n"),
      ("Sources/GridGeo/Topology/Overlay.swift", "// over\n\nfunc f(_ g: Grid) {}\n"))
    #expect(found == ["Sources/GridGeo/Topology/Overlay.swift:3: Topology mentions Grid of Model"])
  }

  @Test("Open folders, the own folder and the root may be mentioned")
  func openFolder() {
    let found = breaches(
      ("Sources/GridGeo/GridGeo.swift", "public enum GridGeo {}\n"),
      ("Sources/GridGeo/Model/Grid.swift", "public struct Grid {}\n"),
      ("Sources/GridGeo/Model/Plan.swift", "struct Plan { var grids: [Grid]; let v = GridGeo.version }\n"),
      ("Sources/GridGeo/Writing/Writer.swift", "func write(_ plan: Plan, _ grid: GridGeo.Grid) {}\n"))
    #expect(found.isEmpty)
  }

  @Test("Every kind of declaration counts, whatever stands before it")
  func kinds() {
    let source = """
      public struct A {}
      final class B {}
      public indirect enum C {}
      package actor D {}
      @frozen public protocol E: Sendable {}
      public typealias F = Int
      struct G<T>: ~Copyable {}
      @available(macOS 26, *)
      public struct H
      {}
      """
    #expect(SwiftText(source).declarations.map(\.name) == ["A", "B", "C", "D", "E", "F", "G", "H"])
    for name in ["A", "B", "C", "D", "E", "F", "G", "H"] {
      let found = breaches(
        ("Sources/GridGeo/Pipeline/X.swift", source), ("Sources/GridGeo/Units/Y.swift", "let y: \(name)?\n"))
      #expect(found == ["Sources/GridGeo/Units/Y.swift:1: Units mentions \(name) of Pipeline"])
    }
  }

  @Test("Nested and private types, members, functions and extensions declare nothing")
  func hidden() {
    let source = """
      private struct A {}
      fileprivate enum B {}
      enum Outer { struct C {} }
      extension D { class func make() {} }
      func f() { struct E {} }
      let x = 1
      """
    #expect(SwiftText(source).declarations.map(\.name) == ["Outer"])
  }

  @Test("A folder's own nested or private type hides a distant one of the same name")
  func shadowed() {
    let found = breaches(
      ("Sources/GridGeo/Partition/Direction.swift", "enum Direction {}\n"),
      ("Sources/GridGeo/Native/Transform.swift", "struct T { enum Direction {}\n  var d: Direction }\n"),
      ("Sources/GridGeo/Units/Angle.swift", "private enum Direction {}\nlet d: Direction? = nil\n"),
      ("Sources/GridGeo/Model/Grid.swift", "var d: Direction\n"))
    #expect(found == ["Sources/GridGeo/Model/Grid.swift:1: Model mentions Direction of Partition"])
  }

  @Test("Comments and strings mention nothing, an interpolation neither")
  func blanked() {
    let source = #"""
      // Grid
      /* Grid /* Grid */ Grid */
      let a = "Grid \(x + "Grid") Grid"
      let b = #"Grid " \n Grid"#
      let c = """
        Grid " Grid
        """
      let d = "\\" ; let e: Real
      """#
    let mentioned = Set(SwiftText(source).mentions.map(\.name))
    #expect(!mentioned.contains("Grid"))
    #expect(mentioned.contains("Real"))
    #expect(SwiftText(source).lines.count == 8)
  }

  @Test("A member with the same name is no mention, a module's is")
  func members() {
    let source = "let a = Plan.Grid(); let b = f(.Grid); let c: GridGeo.Grid\n"
    #expect(SwiftText(source).mentions.filter { $0.name == "Grid" }.count == 1)
  }

  @Test("A folder without a row and a target without one are told")
  func newFolder() {
    let found = breaches(
      ("Sources/GridGeo/Shiny/New.swift", "struct New {}\n"), ("Sources/Extra/Extra.swift", "struct X {}\n"))
    #expect(
      found == [
        "Sources/GridGeo/Shiny:1: the folder has no row in the table of layers",
        "Sources/Extra:1: the target has no row in the table of imports",
      ])
  }

  @Test("The C libraries are imported under Native only, in any spelling")
  func nativeImports() {
    let found = breaches(
      ("Sources/GridGeo/Native/GEOS/Context.swift", "internal import CGEOS\n"),
      ("Sources/GridGeo/Topology/A.swift", "import CGEOS\n"),
      ("Sources/GridGeo/Projection/B.swift", "\n@preconcurrency internal import CPROJ\n"),
      ("Sources/GridGeo/GridGeo.swift", "import func CPROJ.proj_create\n"),
      ("Sources/gridtool/C.swift", "import CGEOS\n"))
    #expect(
      found == [
        "Sources/GridGeo/Topology/A.swift:1: CGEOS is imported outside Native",
        "Sources/GridGeo/Projection/B.swift:2: CPROJ is imported outside Native",
        "Sources/GridGeo/GridGeo.swift:1: CPROJ is imported outside Native",
        "Sources/gridtool/C.swift:1: gridtool imports CGEOS",
        "Sources/gridtool/C.swift:1: CGEOS is imported outside Native",
      ])
  }

  @Test("Only the public face of GridGeo is used, and no Foundation")
  func otherImports() {
    let found = breaches(
      ("Sources/GridMap/A.swift", "@testable import GridGeo\n"),
      ("Sources/GridMap/B.swift", "public import GridGeo\n#if canImport(Glibc)\n  import Glibc\n#endif\n"),
      ("Sources/GridMap/C.swift", "import Foundation\n"),
      ("Sources/GridGeo/Units/D.swift", "import Foundation\n"),
      ("Sources/gridtool/E.swift", "import ArgumentParser\nimport FoundationEssentials\nimport Foundation\n"))
    #expect(
      found == [
        "Sources/GridMap/A.swift:1: GridMap looks behind GridGeo's public face",
        "Sources/GridMap/C.swift:1: GridMap imports Foundation",
        "Sources/GridGeo/Units/D.swift:1: GridGeo imports Foundation",
        "Sources/gridtool/E.swift:3: gridtool imports Foundation",
      ])
  }

  @Test("400 lines are enough, in tests too")
  func length() {
    let line = "let a = 1\n"
    let fits = String(repeating: line, count: 400)
    #expect(breaches(("Tests/GridGeoTests/A.swift", fits)).isEmpty)
    #expect(
      breaches(("Tests/GridGeoTests/A.swift", fits + line)) == [
        "Tests/GridGeoTests/A.swift:401: the file has 401 lines, more than 400"
      ])
  }

  @Test("The documented table is read with its shorthands")
  func documented() {
    let page = """
      ## Other
      | folder | x |
      | A | B |
      ## Who may mention whom
      | folder | may mention types of |
      | --- | --- |
      | `A`, B | – |
      | C | A, `B` |
      | D | all but B |
      ## After
      | folder | y |
      | C | – |
      """
    #expect(
      DocumentedTable.rows(in: page) == ["A": [], "B": [], "C": ["A", "B"], "D": ["A", "C"]])
  }
}
