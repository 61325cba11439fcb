import Testing

@testable import GridGeo

@Suite struct UnitGraphReaderTests {
  private func read(
    _ text: String, loads: [String] = [], attributes: [String] = []
  ) throws(GridGeoError) -> (graph: UnitGraph, notes: [String], sha256: String) {
    try UnitGraphReader.read(InputSource(text: text, name: "g.json"), loads: loads, attributes: attributes)
  }

  private func refusal(_ text: String, loads: [String] = [], attributes: [String] = []) -> String? {
    do throws(GridGeoError) {
      _ = try read(text, loads: loads, attributes: attributes)
      return nil
    } catch {
      #expect(error.code == .badInput)
      #expect(!error.description.contains("\n"))
      return error.description
    }
  }

  /// A path of three units.
  private static func path(
    _ nodes: String..., adjacency: String = #"[[{"id":1}],[{"id":0},{"id":2}],[{"id":1}]]"#, rest: String = ""
  ) -> String {
    #"{"directed":false,"multigraph":false,"graph":[],\#(rest)"nodes":[\#(nodes.joined(separator: ","))],"adjacency":\#(adjacency)}"#
  }

  @Test func everythingThatIsRead() throws {
    let text = """
      \u{FEFF}{"graph":{"crs":"x","deep":[{"a":[1]}]},"nodes":[
        {"pop":3,"area":2.5,"boundary_perim":4,"x":1,"y":-2,"elevation":7,"county":"A","extra":{"a":[null]},"id":"a"},
        {"pop":"4","area":1,"x":"+2.5","y":0,"elevation":8,"county":12,"id":"b"},
        {"pop":0,"area":null,"x":3,"y":1e1,"elevation":9,"county":true,"id":"c"}],
       "adjacency":[[{"shared_perim":2,"id":"c"},{"shared_perim":1.5,"id":"b"}],
        [{"id":"a","shared_perim":1.5}],[{"shared_perim":2,"weight":9,"id":"a"}]]}
      """
    let (graph, notes, sha) = try read(text, attributes: ["county"])
    #expect(graph.ids == ["a", "b", "c"])
    #expect(graph.loadNames == ["pop"] && graph.loads == [[3, 4, 0]])
    #expect(graph.areas == [2.5, 1, 0] && graph.outerLengths == [4, 0, 0])
    #expect(graph.xs == [1, 2.5, 3] && graph.ys == [-2, 0, 10] && graph.heights == [7, 8, 9])
    #expect(graph.attributes["county"] == ["A", "12", "true"])
    #expect(graph.starts == [0, 2, 3, 4])
    #expect(graph.neighbours == [1, 2, 0, 0] && graph.lengths == [1.5, 2, 1.5, 2])
    #expect(graph.hasLengths && graph.edgeCount == 2)
    #expect(notes == ["the load is \"pop\""])
    #expect(sha.count == 64)
  }

  @Test func withoutLoadOrPlace() throws {
    let (graph, notes, _) = try read(Self.path(#"{"id":0}"#, #"{"id":1,"x":4}"#, #"{"id":2}"#))
    #expect(graph.loads == [[1, 1, 1]])
    #expect(graph.xs.isEmpty && graph.heights.isEmpty && !graph.hasLengths)
    #expect(notes == ["no load is named and none of the usual attributes is there: each unit counts 1"])
  }

  @Test func severalLoadsAndOneAttributeForTwoUses() throws {
    let text = Self.path(#"{"a":1,"b":4,"id":0}"#, #"{"a":2,"b":5,"id":1}"#, #"{"a":3,"b":6,"id":2}"#)
    let (graph, _, _) = try read(text, loads: ["b", "a"], attributes: ["a"])
    #expect(graph.loads == [[4, 5, 6], [1, 2, 3]])
    #expect(graph.attributes["a"] == ["1", "2", "3"])
    #expect(
      refusal(text.replacing("\"a\":2", with: "\"a\":-2"), loads: ["a"], attributes: ["a"])
        == "g.json: feature 2 (id \"1\"): \"a\" is below 0")
  }

  /// A usual name that is no number does not stand in the way of the load.
  @Test func usualNamesMayHoldAnything() throws {
    let text = Self.path(
      #"{"load":1,"population":"many","id":0}"#, #"{"load":2,"population":-1,"id":1}"#, #"{"load":3,"id":2}"#)
    #expect(try read(text).graph.loads == [[1, 2, 3]])
  }

  @Test func selfLoopsAreLeftOut() throws {
    let text = Self.path(
      #"{"id":0}"#, #"{"id":1}"#, #"{"id":2}"#,
      adjacency: #"[[{"id":0},{"id":1}],[{"id":0},{"id":2}],[{"id":1}]]"#)
    let (graph, notes, _) = try read(text)
    #expect(graph.edgeCount == 2)
    #expect(notes.contains("1 edges from a unit to itself left out"))
  }

  /// Ids that are lists, as of lattices made by networkx, and ids beyond 64 bits.
  @Test func unusualIds() throws {
    let text =
      #"{"nodes":[{"id":[0, 1]},{"id":123456789012345678901234567890}],"adjacency":[[{"id":123456789012345678901234567890}],[{"id":[0, 1]}]]}"#
    #expect(try read(text).graph.ids == ["[0, 1]", "123456789012345678901234567890"])
    // "01" at the second place is not the number 1.
    let padded = #"{"nodes":[{"id":"0"},{"id":"01"}],"adjacency":[[{"id":"1"}],[{"id":"0"}]]}"#
    #expect(refusal(padded) == "g.json: feature 1 (id \"0\"): has a neighbour \"1\" that is no node")
  }

  @Test(
    arguments: [
      (#"{"load":"x","id":"B"}"#, ["load"], "feature 2: \"load\" is not a number"),
      (#"{"id":"B","load":"x"}"#, ["load"], "feature 2 (id \"B\"): \"load\" is not a number"),
      (#"{"id":"B","load":[1]}"#, ["load"], "feature 2 (id \"B\"): \"load\" is not a number"),
      (#"{"id":"B","load":1e999}"#, ["load"], "feature 2 (id \"B\"): \"load\" is not a number"),
      (
        #"{"id":"B","load":NaN}"#, [],
        "feature 2 (id \"B\"): \"load\" is NaN or Infinity; leave it out, or write null"
      ),
      (
        #"{"id":"B","x":Infinity}"#, [],
        "feature 2 (id \"B\"): \"x\" is NaN or Infinity; leave it out, or write null"
      ),
      (#"{"id":"B","load":-1}"#, [], "feature 2 (id \"B\"): \"load\" is below 0"),
      (#"{"id":"B","load":-1}"#, ["load"], "feature 2 (id \"B\"): \"load\" is below 0"),
      (#"{"id":"B","load":1,"area":-1}"#, [], "feature 2 (id \"B\"): \"area\" is below 0"),
      (
        #"{"id":"B"}"#, ["load"],
        "feature 2 (id \"B\"): has no \"load\"; name the attribute that holds the load with --load-field"
      ),
      (
        #"{"id":"B","load":null}"#, ["load"],
        "feature 2 (id \"B\"): has no \"load\"; name the attribute that holds the load with --load-field"
      ),
      (
        #"{"id":"B","load":null}"#, [],
        "feature 2 (id \"B\"): has no number as \"load\", and others have; give it one, or name the load with --load-field"
      ),
      (#"{"load":1}"#, [], "feature 2: has no \"id\""),
      (#"{"load":1,"id":null}"#, [], "feature 2: has no \"id\""),
      (#"{"load":1,"id":"A"}"#, [], "feature 2 (id \"A\"): the id stands twice; ids must be unique"),
    ] as [(String, [String], String)])
  func nodesThatAreRefused(node: String, loads: [String], message: String) {
    let text =
      #"{"nodes":[{"load":1,"id":"A"},\#(node)],"adjacency":[[],[]]}"#
    #expect(refusal(text, loads: loads) == "g.json: " + message)
  }

  @Test(arguments: [
    (
      #"[[{"id":1}],[{"id":2}],[{"id":1}]]"#,
      "feature 1 (id \"0\"): names the neighbour \"1\", which does not name it back; a dual graph has both"
    ),
    // The one that is wrong is named, not the one at which it shows.
    (
      #"[[],[{"id":2}],[{"id":0},{"id":1}]]"#,
      "feature 3 (id \"2\"): names the neighbour \"0\", which does not name it back; a dual graph has both"
    ),
    (
      #"[[{"id":1},{"id":1}],[{"id":0}],[]]"#,
      "feature 1 (id \"0\"): names the neighbour \"1\" twice; a dual graph is simple"
    ),
    (#"[[{"id":7}],[],[]]"#, "feature 1 (id \"0\"): has a neighbour \"7\" that is no node"),
    (#"[[],[{"id":-1}],[]]"#, "feature 2 (id \"1\"): has a neighbour \"-1\" that is no node"),
    (
      #"[[],[],[{"id":99999999999999999999}]]"#,
      "feature 3 (id \"2\"): has a neighbour \"99999999999999999999\" that is no node"
    ),
    (#"[[],[{"shared_perim":2}],[]]"#, "feature 2 (id \"1\"): has a neighbour without \"id\""),
    (#"[[{"id":1,"shared_perim":-2}],[],[]]"#, "feature 1 (id \"0\"): \"shared_perim\" is below 0"),
    (#"[[{"id":1,"length":"far"}],[],[]]"#, "feature 1 (id \"0\"): \"length\" is not a number"),
    (
      #"[[{"id":1,"length":2}],[{"id":0,"length":3}],[]]"#,
      "feature 1 (id \"0\"): has a border of length 2.0 with \"1\", which has one of 3.0 with it; they must be the same"
    ),
    (#"[[],[]]"#, "has 3 nodes and 2 lists of neighbours; there must be one a node"),
    (#"[[],[],[],[]]"#, "has more lists of neighbours than its 3 nodes"),
  ])
  func edgesThatAreRefused(adjacency: String, message: String) {
    let text = Self.path(#"{"id":0}"#, #"{"id":1}"#, #"{"id":2}"#, adjacency: adjacency)
    #expect(refusal(text) == "g.json: " + message)
  }

  @Test(arguments: [
    (
      #"{"adjacency":[],"nodes":[]}"#,
      "\"adjacency\" stands before \"nodes\"; write it with networkx.adjacency_data"
    ),
    (
      #"{"nodes":[],"links":[]}"#,
      "has no \"adjacency\"; a dual graph is JSON as networkx.adjacency_data makes it"
    ),
    (#"{}"#, "has no \"nodes\"; a dual graph is JSON as networkx.adjacency_data makes it"),
    (#"{"nodes":[],"adjacency":[]}"#, "has no nodes"),
    (#"{"nodes":[],"nodes":[]}"#, "\"nodes\" stands twice; keep one"),
    (#"{"directed":true,"nodes":[]}"#, "is a directed graph; a dual graph is a simple one"),
    (#"{"multigraph":true,"nodes":[]}"#, "is a multigraph; a dual graph is a simple one"),
  ])
  func documentsThatAreRefused(text: String, message: String) {
    #expect(refusal(text) == "g.json: " + message)
  }

  /// Cut anywhere, a file is refused, and with nothing behind its end alone.
  @Test func cutTextsAreRefused() {
    let whole = Self.path(#"{"load":1,"id":0}"#, #"{"load":2,"id":1}"#, #"{"load":3,"id":2}"#)
    #expect(refusal(whole) == nil)
    for length in 0..<whole.utf8.count { #expect(refusal(String(whole.prefix(length))) != nil) }
    #expect(refusal(whole + " \n") == nil)
    #expect(refusal(whole + "x")?.contains("not valid JSON") == true)
  }

  @Test func attributesThatAreMissing() {
    let text = Self.path(#"{"id":0,"c":1}"#, #"{"id":1,"c":""}"#, #"{"id":2,"c":1}"#)
    #expect(refusal(text, attributes: ["c"]) == "g.json: feature 2 (id \"1\"): has no \"c\"")
    #expect(refusal(text, attributes: ["d"]) == "g.json: feature 1 (id \"0\"): has no \"d\"")
  }
}
