extension AssignmentShard {
  /// - Throws: `cannotWrite`, `brokenPipe`.
  func write(beside rows: String, overwrite: Bool) throws(GridGeoError) {
    var file = try AtomicFile(AssignmentShard.path(beside: rows), overwrite: overwrite)
    try file.text.append(json: json)
    file.text.append("\n")
    try file.commit()
  }

  /// - Throws: `missingInput` for rows without a manifest; `badInput` for a manifest that is none.
  init(beside rows: String) throws(GridGeoError) {
    let path = AssignmentShard.path(beside: rows)
    guard let read = AssignmentShard(json: try JSONDocument.read(.file(path)).value) else {
      throw GridGeoError(
        .badInput, "is no manifest of `gridtool assign --shard`; make the shard again",
        at: SourcePlace(file: path))
    }
    self = read
  }

  private var json: JSONValue {
    .object([
      JSONMember("version", .text(version)), JSONMember("command", .text("assign")),
      JSONMember("number", .integer(shard.number)), JSONMember("of", .integer(shard.count)),
      JSONMember("format", .text(format.rawValue)),
      JSONMember("options", .array(options.map { .text($0) })),
      JSONMember(
        "inputs",
        .array(
          inputs.map { input in
            .object(
              [JSONMember("role", .text(input.role)), JSONMember("name", .text(input.name))] + input.sum.json)
          })),
      JSONMember("rows", .object(rows.json + [JSONMember("heading_bytes", .integer(headingBytes))])),
      JSONMember(
        "impossible", .array(AssignmentStatus.allCases.filter(ruledOut.contains).map { .text($0.name) })),
      JSONMember("grids", .integer(gridCount)),
      JSONMember(
        "labels",
        .array(labels.map { .array([$0.code, $0.village, $0.township, $0.county].map { .text($0) }) })),
      JSONMember("totals", totals.json),
    ])
  }

  /// - Returns: nil for what no manifest has.
  private init?(json: JSONValue) {
    guard case .text(let version)? = json["version"], json["command"] == .text("assign"),
      case .integer(let number)? = json["number"], case .integer(let count)? = json["of"],
      let shard = Shard(number: number, of: count), case .text(let formatName)? = json["format"],
      let format = AssignmentFormat(rawValue: formatName), let options = json["options"]?.texts,
      case .array(let inputs)? = json["inputs"], let rows = json["rows"], let sum = FileChecksum(json: rows),
      case .integer(let headingBytes)? = rows["heading_bytes"], headingBytes >= 0, headingBytes <= sum.bytes,
      let impossible = json["impossible"]?.texts, case .integer(let gridCount)? = json["grids"],
      gridCount >= 0, case .array(let labels)? = json["labels"],
      labels.count == (number == 1 ? gridCount : 0), let totals = json["totals"],
      let read = AssignmentTotals(json: totals, grids: gridCount)
    else { return nil }
    self.version = version
    self.shard = shard
    self.format = format
    self.options = options
    self.inputs = []
    for input in inputs {
      guard case .text(let role)? = input["role"], case .text(let name)? = input["name"],
        let sum = FileChecksum(json: input)
      else { return nil }
      self.inputs.append(Input(role: role, name: name, sum: sum))
    }
    self.rows = sum
    self.headingBytes = headingBytes
    self.gridCount = gridCount
    self.labels = []
    for label in labels {
      guard let codes = label.texts, codes.count == 4 else { return nil }
      self.labels.append(GridCodes(code: codes[0], village: codes[1], township: codes[2], county: codes[3]))
    }
    ruledOut = Set(impossible.compactMap { AssignmentStatus($0) })
    self.totals = read
  }
}

extension AssignmentTotals {
  /// Counts as grid, status, households and persons in turn, −1 for no grid; what is 0 is left out.
  fileprivate var json: JSONValue {
    var numbers: [JSONValue] = []
    for grid in -1..<counts.grids {
      for status in AssignmentStatus.allCases {
        let households = counts.households(grid: grid, status: status)
        guard households > 0 else { continue }
        numbers += [grid, Int(status.rawValue), households, counts.persons(grid: grid, status: status)]
          .map { .integer($0) }
      }
    }
    return .object([
      JSONMember("counts", .array(numbers)), JSONMember("summer_rows", .integer(summerRows)),
      JSONMember("blank_rows", .integer(blankRows)), JSONMember("bad_persons", .integer(badPersons)),
      JSONMember("bad_seasons", .integer(badSeasons)), JSONMember("zones_taken", .integer(zonesTaken)),
      JSONMember("reasons", .object(reasons.map { JSONMember($0.reason, .integer($0.rows)) })),
    ])
  }

  /// - Returns: nil for what no manifest has.
  fileprivate init?(json: JSONValue, grids: Int) {
    guard case .array(let numbers)? = json["counts"], numbers.count % 4 == 0,
      case .integer(let summerRows)? = json["summer_rows"],
      case .integer(let blankRows)? = json["blank_rows"],
      case .integer(let badPersons)? = json["bad_persons"],
      case .integer(let badSeasons)? = json["bad_seasons"],
      case .integer(let zonesTaken)? = json["zones_taken"], case .object(let reasons)? = json["reasons"]
    else { return nil }
    self.init(counts: AssignmentCounts(grids: grids))
    for i in stride(from: 0, to: numbers.count, by: 4) {
      guard case .integer(let grid) = numbers[i], grid >= -1, grid < grids,
        case .integer(let raw) = numbers[i + 1], let byte = UInt8(exactly: raw),
        let status = AssignmentStatus(rawValue: byte), case .integer(let households) = numbers[i + 2],
        case .integer(let persons) = numbers[i + 3]
      else { return nil }
      counts.add(grid: grid, status: status, households: households, persons: persons)
    }
    self.summerRows = summerRows
    self.blankRows = blankRows
    self.badPersons = badPersons
    self.badSeasons = badSeasons
    self.zonesTaken = zonesTaken
    self.reasons = reasons.compactMap {
      if case .integer(let rows) = $0.value { ($0.name, rows) } else { nil }
    }
  }
}

extension FileChecksum {
  fileprivate var json: [JSONMember] {
    [JSONMember("bytes", .integer(bytes)), JSONMember("checksum", .text(text))]
  }

  fileprivate init?(json: JSONValue) {
    guard case .integer(let bytes)? = json["bytes"], case .text(let text)? = json["checksum"] else {
      return nil
    }
    self.init(bytes: bytes, text: text)
  }
}

extension JSONValue {
  /// The elements of an array of text; nil for anything else.
  fileprivate var texts: [String]? {
    guard case .array(let elements) = self else { return nil }
    let texts = elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return texts.count == elements.count ? texts : nil
  }
}
