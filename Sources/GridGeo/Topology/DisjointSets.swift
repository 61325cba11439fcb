/// Disjoint sets with path halving; the smaller number is always the root, so that results do not depend
/// on the order of the unions.
struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  mutating func root(of i: Int32) -> Int32 {
    var i = i
    while parents[Int(i)] != i {
      parents[Int(i)] = parents[Int(parents[Int(i)])]
      i = parents[Int(i)]
    }
    return i
  }

  mutating func unite(_ a: Int32, _ b: Int32) {
    let (a, b) = (root(of: a), root(of: b))
    if a < b { parents[Int(b)] = a } else { parents[Int(a)] = b }
  }

  /// Set number of each member, counted in order of first members.
  mutating func numbered() -> [Int32] {
    var numbers = [Int32](repeating: -1, count: parents.count)
    var count: Int32 = 0
    for i in parents.indices {
      let root = Int(root(of: Int32(i)))
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      numbers[i] = numbers[root]
    }
    return numbers
  }
}
