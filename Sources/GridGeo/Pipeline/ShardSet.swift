/// Shards that are to be put together.
struct ShardSet {
  var paths: [String]
  /// In the order of the paths.
  var shards: [Shard]

  /// Looks whether each shard is there once.
  ///
  /// - Returns: where each stands, by its number.
  /// - Throws: `badInput` for shards of different runs, one that is there twice, and missing ones by their
  ///   numbers.
  func ordered() throws(GridGeoError) -> [Int] {
    guard let first = shards.first else {
      throw GridGeoError(.badInput, "there are no shards; name the files to put together")
    }
    var place = [Int?](repeating: nil, count: first.count)
    for (i, shard) in shards.enumerated() {
      guard shard.count == first.count else {
        throw GridGeoError(
          .badInput, "is shard \(shard), and \(paths[0]) is \(first); give the shards of one run",
          at: SourcePlace(file: paths[i]))
      }
      if let other = place[shard.number - 1] {
        throw GridGeoError(
          .badInput, "is shard \(shard), as \(paths[other]) is; leave one of them out",
          at: SourcePlace(file: paths[i]))
      }
      place[shard.number - 1] = i
    }
    let missing = place.indices.filter { place[$0] == nil }.map { String($0 + 1) }
    guard !missing.isEmpty else { return place.compactMap { $0 } }
    let shown =
      missing.prefix(10).joined(separator: ", ")
      + (missing.count > 10 ? " and \(missing.count - 10) more" : "")
    throw GridGeoError(
      .badInput,
      missing.count == 1
        ? "shard \(shown) of \(first.count) is missing; give it too"
        : "shards \(shown) of \(first.count) are missing; give them too")
  }

  /// The role of the first input that two runs do not share; nil when all are the same, whatever their names.
  static func difference(_ inputs: [InputFile], _ others: [InputFile]) -> String? {
    for (input, other) in zip(inputs, others) where input.role != other.role || input.sha256 != other.sha256 {
      return input.role
    }
    guard inputs.count != others.count else { return nil }
    return (inputs.count > others.count ? inputs : others)[min(inputs.count, others.count)].role
  }
}
