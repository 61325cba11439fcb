/// Which counts of a table of nested totals are not published.
///
/// A cell below its threshold is suppressed (primary). That alone protects nothing when a total and the
/// other cells of the sum are published, so further cells are suppressed (secondary) until no suppressed
/// cell can be told from the published ones: knowing that counts are never negative, the range left for a
/// primary cell is at least as wide as its threshold, and for a secondary cell it is more than one value.
/// On nested sums these ranges follow exactly from one pass up and one pass down the tree, so the check is
/// complete, not a rule of thumb. The range as a measure of protection follows Hundepool and others,
/// *Statistical Disclosure Control* (2012), chapter 4.
///
/// All columns share one pattern: what is hidden in one is hidden in every one, so that a column that is
/// made from another (a load that counts households) gives nothing back.
public struct Suppression: Sendable, Hashable {
  /// Counts of one kind, one a node.
  public struct Column: Sendable, Hashable {
    /// Each node's count; that of a node with children is the sum of theirs.
    public var counts: [Int]
    /// Counts under this are not published.
    public var threshold: Int

    public init(counts: [Int], threshold: Int) {
      self.counts = counts
      self.threshold = threshold
    }
  }

  /// Households under this number are not published.
  public static let householdThreshold = 10
  /// Persons under this number are not published.
  public static let personThreshold = 30

  /// True for each node whose counts are not published.
  public private(set) var hidden: [Bool]

  /// - Parameters:
  ///   - parents: each node's parent; −1 for a root, and less than the node's own number.
  ///   - columns: with as many counts as there are nodes.
  /// - Throws: `badOption` when a parent does not come before its child or a column has another length.
  /// - Complexity: O(nodes · passes); passes grow with the depth of the tree and the most cells that one
  ///   sum needs, which are few.
  public init(parents: [Int], columns: [Column]) throws(GridGeoError) {
    for (node, parent) in parents.enumerated() where parent >= node || parent < -1 {
      throw GridGeoError(.badOption, "node \(node) has parent \(parent): a parent comes before its children")
    }
    for column in columns where column.counts.count != parents.count {
      throw GridGeoError(.badOption, "a column has \(column.counts.count) counts for \(parents.count) nodes")
    }
    let primary = parents.indices.map { node in
      columns.contains { $0.counts[node] < $0.threshold }
    }
    hidden = primary
    guard primary.contains(true) else { return }
    var children = [[Int]](repeating: [], count: parents.count)
    for (node, parent) in parents.enumerated() where parent >= 0 { children[parent].append(node) }
    var changed = true
    while changed {
      changed = false
      // One more cell a sum and pass: what it protects is seen before another is taken.
      var touched = [Bool](repeating: false, count: parents.count)
      for column in columns {
        let ranges = Ranges(parents: parents, children: children, hidden: hidden, counts: column.counts)
        for node in parents.indices where hidden[node] {
          let need = primary[node] ? Double(max(1, column.threshold)) : 1
          if ranges.width(node) >= need { continue }
          let fromBelow = ranges.belowWidth(node) < need
          if let extra = fromBelow
            ? smallestVisible(children[node], columns, except: -1).map({ ($0, node) })
            : partner(of: node, parents, children, columns, touched)
          {
            if touched[extra.1] { continue }
            touched[extra.1] = true
            hidden[extra.0] = true
            changed = true
          }
        }
      }
    }
  }

  /// The next cell to hide so that `node` cannot be told from the sums above it, and the sum it stands in.
  private func partner(
    of node: Int, _ parents: [Int], _ children: [[Int]], _ columns: [Column], _ touched: [Bool]
  ) -> (cell: Int, sum: Int)? {
    var node = node
    while parents[node] >= 0 {
      let parent = parents[node]
      if touched[parent] { return nil }
      if let sibling = smallestVisible(children[parent], columns, except: node) {
        return (sibling, parent)
      }
      if !hidden[parent] { return (parent, parent) }
      node = parent
    }
    return nil
  }

  private func smallestVisible(_ nodes: [Int], _ columns: [Column], except: Int) -> Int? {
    nodes.filter { !hidden[$0] && $0 != except }.min { a, b in
      for column in columns where column.counts[a] != column.counts[b] {
        return column.counts[a] < column.counts[b]
      }
      return a < b
    }
  }
}

/// What a reader who sees the published counts can say about each cell of one column.
private struct Ranges {
  private var low: [Double]
  private var high: [Double]
  private var lowBelow: [Double]
  private var highBelow: [Double]

  init(parents: [Int], children: [[Int]], hidden: [Bool], counts: [Int]) {
    let exact = counts.map(Double.init)
    low = exact
    high = exact
    lowBelow = exact
    highBelow = exact
    for node in parents.indices.reversed() where hidden[node] {
      lowBelow[node] = 0
      highBelow[node] = children[node].isEmpty ? .infinity : 0
      for child in children[node] {
        lowBelow[node] += lowBelow[child]
        highBelow[node] += highBelow[child]
      }
    }
    var lowAbove = exact
    var highAbove = exact
    // The children's ranges summed once a parent: finite parts and the number of open ends.
    var lowSum = [Double](repeating: 0, count: exact.count)
    var highSum = lowSum
    var openEnds = [Int](repeating: 0, count: exact.count)
    for (node, parent) in parents.enumerated() where parent >= 0 {
      lowSum[parent] += lowBelow[node]
      if highBelow[node].isFinite { highSum[parent] += highBelow[node] } else { openEnds[parent] += 1 }
    }
    for node in parents.indices where hidden[node] {
      let parent = parents[node]
      if parent < 0 {
        lowAbove[node] = 0
        highAbove[node] = .infinity
      } else {
        let isOpen = !highBelow[node].isFinite
        let lowOthers = lowSum[parent] - lowBelow[node]
        let highOthers =
          openEnds[parent] > (isOpen ? 1 : 0)
          ? Double.infinity : highSum[parent] - (isOpen ? 0 : highBelow[node])
        lowAbove[node] = max(0, lowAbove[parent] - highOthers)
        highAbove[node] = highAbove[parent] - lowOthers
      }
      low[node] = max(lowBelow[node], lowAbove[node])
      high[node] = min(highBelow[node], highAbove[node])
    }
  }

  /// Infinite when nothing bounds the cell from above.
  func width(_ node: Int) -> Double { high[node] - low[node] }
  func belowWidth(_ node: Int) -> Double { highBelow[node] - lowBelow[node] }
}
