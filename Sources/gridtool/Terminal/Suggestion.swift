/// What a mistyped word may have meant.
enum Suggestion {
  /// The candidate nearest to `word`, when it is near enough.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    guard !word.isEmpty else { return nil }
    if word.count >= 2, let whole = candidates.first(where: { $0.hasPrefix(word) }) { return whole }
    let near = candidates.map { (name: $0, distance: distance(word, $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(word.count, near.name.count) / 3) else { return nil }
    return near.name
  }

  /// The least number of letters to insert, delete, replace or swap with the next (optimal string alignment).
  ///
  /// - Complexity: O(*n* · *m*).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
