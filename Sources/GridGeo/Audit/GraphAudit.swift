/// An independent look at a division of a graph into parts, for plans that have no geometry.
///
/// It knows the graph as arrays and nothing of how parts are made.
public struct GraphAudit: Sendable {
  /// Neighbours of unit u: `neighbours[starts[u] ..< starts[u + 1]]`.
  public var starts: [Int32]
  public var neighbours: [Int32]
  /// For each kind of load, the load of each unit.
  public var loads: [[Double]]
  /// For each kind of load, what a part may hold; more kinds of load than bands leaves the rest free.
  public var bands: [(low: Double, high: Double)]
  /// Part of a unit that is fixed; −1, or no array, for free ones.
  public var fixed: [Int32]
  /// Units that must be in one part.
  public var together: [[Int32]]
  /// Units that must not be in one part.
  public var apart: [(Int32, Int32)]
  /// Parent of each unit that no part may reach out of; empty without.
  public var within: [Int32]

  /// - Parameters: as the properties; `starts` has one element more than there are units.
  public init(
    starts: [Int32], neighbours: [Int32], loads: [[Double]] = [], bands: [(low: Double, high: Double)] = [],
    fixed: [Int32] = [], together: [[Int32]] = [], apart: [(Int32, Int32)] = [], within: [Int32] = []
  ) {
    self.starts = starts
    self.neighbours = neighbours
    self.loads = loads
    self.bands = bands
    self.fixed = fixed
    self.together = together
    self.apart = apart
    self.within = within
  }

  /// Everything wrong with the parts, errors, in stable order; empty for a sound division.
  ///
  /// - Parameters:
  ///   - parts: part of each unit, `0 ..< partCount`.
  ///   - names: of the units, for the messages; their numbers when empty.
  /// - Complexity: O(units + edges + rules).
  public func findings(_ parts: [Int32], partCount: Int, names: [String] = []) -> [Finding] {
    let units = max(0, starts.count - 1)
    guard parts.count == units else {
      return [
        Finding(
          .partOfUnit, .error, message: "\(parts.count) units have a part; the graph has \(units) units",
          remedy: "give each unit a part")
      ]
    }
    var found: [Finding] = []
    func name(_ unit: Int) -> String { unit < names.count ? names[unit] : String(unit) }
    func add(
      _ code: Finding.Code, _ subject: [String], _ message: String, _ remedy: String, count: Int? = nil
    ) {
      found.append(
        Finding(
          code, .error, subject: subject, message: message, remedy: remedy,
          size: count.map { Finding.Size(count: $0) }))
    }
    for u in parts.indices where parts[u] < 0 || Int(parts[u]) >= partCount {
      add(
        .partOfUnit, [name(u)], "unit \(name(u)) is in part \(parts[u]), which there is not", "give it a part"
      )
    }
    guard found.isEmpty else { return found.sorted() }

    let pieces = piecesOfParts(parts, partCount)
    for part in 0..<partCount {
      if pieces[part] == 0 { add(.partEmpty, ["\(part)"], "part \(part) has no unit", "ask for fewer parts") }
      if pieces[part] > 1 {
        add(
          .partNotContiguous, ["\(part)"], "part \(part) has \(pieces[part]) pieces that share no border",
          "make the plan anew", count: pieces[part])
      }
    }
    for (kind, band) in bands.enumerated() where kind < loads.count {
      var sums = [Double](repeating: 0, count: partCount)
      for u in parts.indices { sums[Int(parts[u])] += loads[kind][u] }
      let slack = 1e-9 * sums.reduce(1) { max($0, abs($1)) } * Double(max(1, units / max(1, partCount)))
      for part in 0..<partCount where sums[part] < band.low - slack || sums[part] > band.high + slack {
        add(
          .partOutOfBand, ["\(part)"],
          "part \(part) has load \(PlanAudit.text(sums[part], 6)) of kind \(kind + 1), outside "
            + "\(PlanAudit.text(band.low, 6)) to \(PlanAudit.text(band.high, 6))",
          "widen the band")
      }
    }
    checkRules(parts, name, add)
    checkNesting(parts, partCount, add)
    return found.sorted()
  }

  private typealias Report = (Finding.Code, [String], String, String, Int?) -> Void

  private func checkRules(_ parts: [Int32], _ name: (Int) -> String, _ add: Report) {
    for u in fixed.indices where u < parts.count && fixed[u] >= 0 && fixed[u] != parts[u] {
      add(
        .partRule, [name(u)], "unit \(name(u)) is fixed to part \(fixed[u]) and is in \(parts[u])",
        "make the plan anew", nil)
    }
    for group in together {
      guard let first = group.first,
        let other = group.first(where: { parts[Int($0)] != parts[Int(first)] })
      else { continue }
      let (a, b) = (name(Int(first)), name(Int(other)))
      add(
        .partRule, [a, b], "units \(a) and \(b) must stay together and are in two parts",
        "make the plan anew", nil)
    }
    for (u, v) in apart where parts[Int(u)] == parts[Int(v)] {
      let (a, b) = (name(Int(u)), name(Int(v)))
      add(
        .partRule, [a, b], "units \(a) and \(b) must not stay together and are in one part",
        "make the plan anew", nil)
    }
  }

  private func checkNesting(_ parts: [Int32], _ partCount: Int, _ add: Report) {
    guard within.count == parts.count else { return }
    var parent = [Int32?](repeating: nil, count: partCount)
    var isTold = [Bool](repeating: false, count: partCount)
    for u in parts.indices {
      let part = Int(parts[u])
      guard let known = parent[part] else {
        parent[part] = within[u]
        continue
      }
      guard known != within[u], !isTold[part] else { continue }
      isTold[part] = true
      add(.partNotNested, ["\(part)"], "part \(part) lies in more than one parent", "make the plan anew", nil)
    }
  }

  /// In how many pieces each part is: plain breadth-first search.
  private func piecesOfParts(_ parts: [Int32], _ partCount: Int) -> [Int] {
    var pieces = [Int](repeating: 0, count: partCount)
    var isSeen = [Bool](repeating: false, count: parts.count)
    var queue: [Int32] = []
    for start in parts.indices where !isSeen[start] {
      pieces[Int(parts[start])] += 1
      isSeen[start] = true
      queue = [Int32(start)]
      var at = 0
      while at < queue.count {
        let u = Int(queue[at])
        at += 1
        for k in Int(starts[u])..<Int(starts[u + 1]) {
          let v = Int(neighbours[k])
          guard !isSeen[v], parts[v] == parts[start] else { continue }
          isSeen[v] = true
          queue.append(Int32(v))
        }
      }
    }
    return pieces
  }
}

/// Parts of a graph.
extension Finding.Code {
  /// A unit has no part, or one that there is not.
  public static let partOfUnit = Self("part-of-unit")
  public static let partEmpty = Self("part-empty")
  public static let partNotContiguous = Self("part-not-contiguous")
  public static let partOutOfBand = Self("part-out-of-band")
  /// A unit that is fixed, or units that must or must not be together.
  public static let partRule = Self("part-rule")
  /// A part that reaches out of its parent.
  public static let partNotNested = Self("part-not-nested")
}
