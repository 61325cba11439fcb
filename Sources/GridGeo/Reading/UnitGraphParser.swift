/// One pass over a graph file.
struct UnitGraphParser: ~Copyable {
  var scanner: JSONScanner
  let file: String
  let wanted: [String]
  let attributeNames: [String]
  /// Candidates for the loads: those asked for, or the usual ones.
  let loadNames: [String]

  var ids: [String] = []
  /// Id of the node that is being read, once it is known.
  private var idHere: String?
  private var isNumbered = true
  /// A value a node for each candidate; NaN where a node has none.
  var loads: [[Double]]
  var areas: [Double] = []
  var outer: [Double] = []
  var xs: [Double] = []
  var ys: [Double] = []
  var heights: [Double] = []
  var attributes: [[String]]
  var starts: [Int32] = [0]
  var neighbours: [Int32] = []
  var lengths: [Double] = []
  var loops = 0
  var withoutLength = 0
  private var numbers: [String: Int32] = [:]

  init(_ scanner: consuming JSONScanner, file: String, loads: [String], attributes: [String]) {
    self.scanner = scanner
    self.file = file
    wanted = loads
    loadNames = loads.isEmpty ? UnitGraphReader.usualLoads : loads
    attributeNames = attributes
    self.loads = [[Double]](repeating: [], count: loadNames.count)
    self.attributes = [[String]](repeating: [], count: attributes.count)
  }

  private enum Fault: Error {
    case json(JSONFault)
    case refused(GridGeoError)
  }

  mutating func read() throws(GridGeoError) -> (graph: UnitGraph, notes: [String], sha256: String) {
    do throws(Fault) {
      try document()
    } catch {
      switch error {
      case .json(let fault): throw fault.error(in: SourcePlace(file: file))
      case .refused(let error): throw error
      }
    }
    try sortRows()
    try checkPairs()
    return try assembled()
  }

  func refusal(_ message: String, node: Int? = nil) -> GridGeoError {
    let id = node.flatMap { $0 < ids.count ? ids[$0] : idHere?.isEmpty == false ? idHere : nil }
    return GridGeoError(
      .badInput, message, at: SourcePlace(file: file, feature: node.map { $0 + 1 }, id: id))
  }

  // MARK: The document

  private mutating func document() throws(Fault) {
    var hasNodes = false
    var hasAdjacency = false
    do throws(JSONFault) {
      _ = try scanner.skipByteOrderMark()
      guard try scanner.peek() == UInt8(ascii: "{") else { throw scanner.unexpected("an object") }
      try scanner.beginObject()
    } catch { throw .json(error) }
    var isFirst = true
    while let name = try name(&isFirst) {
      switch name {
      case "nodes":
        if hasNodes { throw .refused(refusal("\"nodes\" stands twice; keep one")) }
        hasNodes = true
        try nodes()
      case "adjacency":
        guard hasNodes else {
          throw .refused(
            refusal("\"adjacency\" stands before \"nodes\"; write it with networkx.adjacency_data"))
        }
        if hasAdjacency { throw .refused(refusal("\"adjacency\" stands twice; keep one")) }
        hasAdjacency = true
        try adjacency()
      case "multigraph", "directed":
        let value = try raw()
        if value == "true" {
          throw .refused(
            refusal("is a \(name == "directed" ? "directed graph" : name); a dual graph is a simple one"))
        }
      default: try skip()
      }
    }
    do throws(JSONFault) {
      guard try scanner.peek() == 0 else { throw scanner.unexpected("the end of the text") }
    } catch { throw .json(error) }
    guard hasNodes, hasAdjacency else {
      throw .refused(
        refusal(
          "has no \"\(hasNodes ? "adjacency" : "nodes")\"; a dual graph is JSON as networkx.adjacency_data makes it"
        ))
    }
    guard !ids.isEmpty else { throw .refused(refusal("has no nodes")) }
    guard starts.count == ids.count + 1 else {
      throw .refused(
        refusal(
          "has \(ids.count) nodes and \(starts.count - 1) lists of neighbours; there must be one a node"))
    }
  }

  private mutating func name(_ isFirst: inout Bool) throws(Fault) -> String? {
    do throws(JSONFault) {
      guard let token = try scanner.nextName(&isFirst) else { return nil }
      let name = scanner.text(of: token)
      try scanner.colon()
      _ = try scanner.peek()
      return name
    } catch { throw .json(error) }
  }

  private mutating func skip() throws(Fault) {
    do throws(JSONFault) { try scanner.skipValue() } catch { throw .json(error) }
  }

  private mutating func raw() throws(Fault) -> String {
    do throws(JSONFault) { return try scanner.rawValue() } catch { throw .json(error) }
  }

  private mutating func beginArray() throws(Fault) {
    do throws(JSONFault) { try scanner.beginArray() } catch { throw .json(error) }
  }

  private mutating func nextElement(_ isFirst: inout Bool) throws(Fault) -> Bool {
    do throws(JSONFault) { return try scanner.nextElement(&isFirst) } catch { throw .json(error) }
  }

  private mutating func beginObject() throws(Fault) {
    do throws(JSONFault) { try scanner.beginObject() } catch { throw .json(error) }
  }

  /// A number; nil for null, with the value taken.
  private mutating func number(_ name: String, node: Int) throws(Fault) -> Double? {
    let (value, isNull) = try numberIfAny(name, node: node)
    if value == nil, !isNull { throw .refused(refusal("\"\(name)\" is not a number", node: node)) }
    return value
  }

  /// A number, or whether the value that was taken is null.
  private mutating func numberIfAny(_ name: String, node: Int) throws(Fault) -> (value: Double?, isNull: Bool)
  {
    do throws(JSONFault) {
      switch try scanner.peek() {
      case 0x2D, 0x30...0x39:
        let value = try scanner.number()
        return (value.isFinite ? value : nil, false)
      case 0x6E:
        try scanner.literal("null")
        return (nil, true)
      case 0x22:
        return (FieldText.number(scanner.text(of: try scanner.string())), false)
      case 0x4E, 0x49: break
      default:
        try scanner.skipValue()
        return (nil, false)
      }
    } catch { throw .json(error) }
    // Python writes NaN and Infinity, which are no JSON.
    throw .refused(refusal("\"\(name)\" is NaN or Infinity; leave it out, or write null", node: node))
  }

  /// A measure: from 0 up; nil for null.
  private mutating func measure(_ name: String, node: Int) throws(Fault) -> Double? {
    let value = try number(name, node: node)
    if let value, value < 0 { throw .refused(refusal("\"\(name)\" is below 0", node: node)) }
    return value
  }

  /// An id or attribute as text.
  private mutating func text() throws(Fault) -> String {
    do throws(JSONFault) {
      switch try scanner.peek() {
      case 0x22: return scanner.text(of: try scanner.string())
      case 0x2D, 0x30...0x39: return try scanner.numberText()
      default:
        let value = try scanner.rawValue()
        return value == "null" ? "" : value
      }
    } catch { throw .json(error) }
  }

  // MARK: Nodes

  private mutating func nodes() throws(Fault) {
    try beginArray()
    var isFirst = true
    while try nextElement(&isFirst) { try node() }
    for (i, id) in ids.enumerated() where !isNumbered || Int(id) != i {
      isNumbered = false
      break
    }
    guard !isNumbered else { return }
    numbers.reserveCapacity(ids.count)
    for (i, id) in ids.enumerated() where numbers.updateValue(Int32(i), forKey: id) != nil {
      throw .refused(refusal("the id stands twice; ids must be unique", node: i))
    }
  }

  private mutating func node() throws(Fault) {
    let node = ids.count
    for t in loads.indices { loads[t].append(.nan) }
    for t in attributes.indices { attributes[t].append("") }
    areas.append(0)
    outer.append(0)
    xs.append(.nan)
    ys.append(.nan)
    heights.append(.nan)
    idHere = nil
    try beginObject()
    var isFirst = true
    while let name = try name(&isFirst) {
      var isTaken = false
      if let t = attributeNames.firstIndex(of: name) {
        let value = try text()
        attributes[t][node] = value
        isTaken = true
        // One attribute may be asked for as a load and as a parent.
        if let l = loadNames.firstIndex(of: name), let number = FieldText.number(value) {
          loads[l][node] = number
        }
        if name == "id" { idHere = value }
      } else if name == "id" {
        idHere = try text()
        isTaken = true
      } else if let t = loadNames.firstIndex(of: name) {
        // A usual name may hold anything until it is the load.
        loads[t][node] =
          (wanted.isEmpty ? try numberIfAny(name, node: node).value : try number(name, node: node)) ?? .nan
        isTaken = true
      } else if UnitGraphReader.areaNames.contains(name) {
        areas[node] = try measure(name, node: node) ?? 0
        isTaken = true
      } else if UnitGraphReader.outerNames.contains(name) {
        outer[node] = try measure(name, node: node) ?? 0
        isTaken = true
      } else if UnitGraphReader.xNames.contains(name) {
        xs[node] = try number(name, node: node) ?? .nan
        isTaken = true
      } else if UnitGraphReader.yNames.contains(name) {
        ys[node] = try number(name, node: node) ?? .nan
        isTaken = true
      } else if UnitGraphReader.heightNames.contains(name) {
        heights[node] = try number(name, node: node) ?? .nan
        isTaken = true
      }
      if !isTaken { try skip() }
    }
    guard let id = idHere, !id.isEmpty else { throw .refused(refusal("has no \"id\"", node: node)) }
    ids.append(id)
    guard ids.count < Int(Int32.max) else { throw .refused(refusal("has too many nodes")) }
  }

  // MARK: Edges

  private mutating func adjacency() throws(Fault) {
    try beginArray()
    var isFirst = true
    while try nextElement(&isFirst) {
      let node = starts.count - 1
      guard node < ids.count else {
        throw .refused(refusal("has more lists of neighbours than its \(ids.count) nodes"))
      }
      try beginArray()
      var isFirstEdge = true
      while try nextElement(&isFirstEdge) { try edge(of: node) }
      guard neighbours.count < Int(Int32.max) else { throw .refused(refusal("has too many edges")) }
      starts.append(Int32(neighbours.count))
    }
  }

  private mutating func edge(of node: Int) throws(Fault) {
    var other: Int32?
    var length: Double?
    try beginObject()
    var isFirst = true
    while let name = try name(&isFirst) {
      if name == "id" {
        let id = try text()
        // "01" is another id than "1".
        other =
          isNumbered
          ? Int32(id).flatMap { $0 >= 0 && $0 < ids.count && ids[Int($0)] == id ? $0 : nil } : numbers[id]
        if other == nil { throw .refused(refusal("has a neighbour \"\(id)\" that is no node", node: node)) }
      } else if UnitGraphReader.lengthNames.contains(name) {
        length = try measure(name, node: node)
      } else {
        try skip()
      }
    }
    guard let other else { throw .refused(refusal("has a neighbour without \"id\"", node: node)) }
    guard Int(other) != node else {
      loops += 1
      return
    }
    if length == nil { withoutLength += 1 }
    neighbours.append(other)
    lengths.append(length ?? 1)
  }
}
