/// Pieces that belong together; the lowest number stands for its set.
struct PieceSets {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  func root(_ i: Int) -> Int {
    var i = i
    while parents[i] != i { i = parents[i] }
    return i
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    parents[max(x, y)] = min(x, y)
  }
}
