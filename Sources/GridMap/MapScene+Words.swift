import GridGeo

extension MapScene {
  var title: String {
    let given = options.title ?? ""
    return given.isEmpty ? Phrase.gridPlan.text(options.language) : given
  }

  func say(_ phrase: Phrase) -> String { phrase.text(options.language) }

  /// A unit's name, else its code.
  func name(_ node: Int) -> String {
    let node = tree.nodes[node]
    return node.name.isEmpty ? node.code : node.name
  }

  /// "1,856 grids · 296 villages · …" of the levels that there are.
  var countLine: String {
    var parts = ["\(say(.grids)) \(Numerals.count(grids.count))"]
    for (level, phrase) in [
      (AdminLevel.village, Phrase.villages), (.township, .townships), (.county, .counties),
    ] {
      let count = tree.count(of: level)
      if count > 0 { parts.append("\(say(phrase)) \(Numerals.count(count))") }
    }
    if isShown(0) {
      parts.append("\(say(.households)) \(Numerals.count(tree.nodes[0].households))")
      parts.append("\(say(.persons)) \(Numerals.count(tree.nodes[0].persons))")
    }
    return parts.joined(separator: " · ")
  }

  /// What is known of a grid, line by line: the code and where it lies, then "name: value".
  func facts(_ place: Int) -> String {
    let grid = grids[place]
    let shown = isShown(tree.gridNode[place])
    let hidden = say(.notPublished)
    let village = tree.villageNode[place]
    var lines = [grid.code]
    if tree.nodes[village].level != nil, !tree.nodes[village].name.isEmpty {
      lines[0] += " · " + tree.nodes[village].name
    }
    func add(_ phrase: Phrase, _ value: String) { lines.append("\(say(phrase)): \(value)") }
    if grid.kind == .dedicated { add(.kind, say(.dedicated)) }
    add(.households, shown ? Numerals.count(grid.households) : hidden)
    add(.persons, shown ? Numerals.count(grid.persons) : hidden)
    add(.load, shown ? Numerals.load(grid.load) : hidden)
    add(
      .deviation,
      deviations.classes[place] >= 0
        ? Numerals.fixed(grid.deviationPercent, places: 1, signed: true) + " %" : hidden)
    if let workers = grid.workers { add(.workers, Numerals.count(workers)) }
    if let head = grid.head, !head.isEmpty { add(.supervisionArea, head) }
    if let disputes = grid.disputes, !disputes.isEmpty {
      let most = 6
      add(
        .disputes,
        disputes.prefix(most).joined(separator: ", ")
          + (disputes.count > most ? ", … (\(Numerals.count(disputes.count)))" : ""))
    }
    add(.areaHectares, Numerals.fixed(grid.area.hectares, places: 1))
    add(.areaMu, Numerals.fixed(grid.area.mu, places: 0))
    add(.compactness, Numerals.fixed(grid.compactness, places: 2))
    return lines.joined(separator: "\n")
  }

  /// A round length about a quarter of the page, in metres, with its words.
  func scaleBar(pixels: Double) -> (metres: Double, text: String) {
    let wanted = frame.lengthPerPixel.metres * pixels
    var power = 1.0
    while power * 10 <= wanted { power *= 10 }
    while power > wanted { power /= 10 }
    let step = wanted >= 5 * power ? 5.0 : wanted >= 2 * power ? 2.0 : 1.0
    let metres = step * power
    return (metres, metres >= 1000 ? "\(Int(metres / 1000)) km" : "\(Int(max(1, metres))) m")
  }
}
