/// Tells what the headings of a ledger mean: names of the contract, names that the user gave, levels, persons.
struct LedgerVocabulary {
  private let contract: [String: (name: String, field: String)]
  private let overrides: [String: (column: String, field: String)]
  private let ignored: [String: String]

  /// Groups that say where or what about, and leave the meaning of what is under them as it is.
  private static let neutral: Set<String> = [
    "基本情况", "基本信息", "基础信息", "概况", "基本概况", "位置", "坐标", "经纬度", "地理坐标", "地理位置", "位置坐标", "坐标位置", "住户信息", "农户信息",
    "牧户信息", "所在地", "所属区划", "行政区划", "所属地区", "basic", "location", "position", "coordinates",
  ]
  private static let positionUnits: Set<String> = [
    "°", "度", "m", "米", "东经", "北纬", "degrees", "deg", "metres",
  ]

  init(fields: [String: String], ignoredColumns: [String]) {
    var overrides: [String: (column: String, field: String)] = [:]
    for (field, column) in fields.sorted(by: { StableOrder.precedes($0.key, $1.key) }) {
      overrides[LedgerWords.key(column)] = (column, FieldMap.key(field))
    }
    let taken = Set(fields.keys.map(FieldMap.key))
    var contract: [String: (name: String, field: String)] = [:]
    for field in HouseholdReader.contract + TerritoryReader.contract where !taken.contains(field.name) {
      for name in [field.name] + field.aliases { contract[LedgerWords.key(name)] = (name, field.name) }
    }
    self.contract = contract
    self.overrides = overrides
    ignored = Dictionary(
      ignoredColumns.map { (LedgerWords.key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Cells

  /// Whether a heading's cell is one that is known.
  func knows(_ text: String) -> Bool {
    let key = LedgerWords.key(text)
    if contract[key] != nil || overrides[key] != nil || ignored[key] != nil { return true }
    // Most cells of a table are numbers and codes.
    if LedgerVocabulary.isCode(text) { return false }
    if LedgerWords.level(text) != nil || LedgerWords.serials.contains(key) { return true }
    if PersonalHeading.isPersonal(text) || LedgerVocabulary.figure([text]) != nil { return true }
    return LedgerVocabulary.withoutUnit(text).map { contract[LedgerWords.key($0.base)] != nil } ?? false
  }

  /// Whether a text is one word of letters and digits, as codes and numbers are.
  private static func isCode(_ text: String) -> Bool {
    var hasDigit = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: hasDigit = true
      case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      default: return false
      }
    }
    return hasDigit
  }

  static func isNeutralGroup(_ text: String) -> Bool { neutral.contains(LedgerWords.key(text)) }

  /// Whether a heading stands for a column of its own, and groups nothing.
  func isAlone(_ text: String) -> Bool {
    let key = LedgerWords.key(text)
    if LedgerWords.level(text) != nil || LedgerWords.serials.contains(key) { return true }
    return contract[key].map { LedgerVocabulary.count(of: $0.field) == nil } ?? false
  }

  /// A unit's name, of whatever level.
  static func isPlainName(_ heading: String) -> Bool { ["name", "名称"].contains(LedgerWords.key(heading)) }

  // MARK: Columns

  /// - Parameter parts: What stands over the column, from above.
  func column(_ parts: [String], at index: Int) -> LedgerColumn {
    let whole = parts.joined(separator: "/")
    let key = LedgerWords.key(whole)
    func column(_ heading: String, _ kind: LedgerColumn.Kind, unit: String? = nil) -> LedgerColumn {
      LedgerColumn(heading: heading, kind: kind, index: index, unit: unit)
    }
    if let name = ignored[key] { return column(name, .ignored) }
    if key != "name", (parts + [whole]).contains(where: PersonalHeading.isPersonal) {
      return column(whole, .person)
    }
    if let (name, field) = overrides[key] { return column(name, LedgerVocabulary.kind(of: field, name)) }
    var parts = parts
    while parts.count > 1, LedgerVocabulary.isNeutralGroup(parts[0]) { parts.removeFirst() }
    let full = parts.joined(separator: "/")
    if let last = parts.last, let known = plain(parts, last) {
      // As the sheet has it, where readers know it by that.
      let heading = FieldMap.key(full) == known.name ? full : known.name
      return column(heading, LedgerVocabulary.kind(of: known.field, known.name), unit: known.unit)
    }
    if let last = parts.last {
      if let rank = LedgerWords.level(last) { return column(full, .unit(rank: rank)) }
      if parts.count == 1, LedgerWords.serials.contains(key) { return column(full, .serial) }
    }
    if let kind = LedgerVocabulary.figure(parts) { return column(full, .figure(kind)) }
    return column(full, .other)
  }

  /// A name of the contract, by itself, with a unit that changes nothing, or the total of a group of that name.
  private func plain(_ parts: [String], _ last: String) -> (name: String, field: String, unit: String?)? {
    if parts.count == 2, let group = plain([parts[0]], parts[0]),
      LedgerVocabulary.count(of: group.field) != nil,
      ["计", "总人口", "总户数", "总人数", "数量"].contains(LedgerWords.key(last))
        || (TotalWord.read(last).map { $0.kind != .figure && $0.unit.isEmpty } ?? false)
    {
      return group
    }
    guard parts.count == 1 else { return nil }
    if let known = contract[LedgerWords.key(last)] { return (known.name, known.field, nil) }
    guard let (base, unit) = LedgerVocabulary.withoutUnit(last), let known = contract[LedgerWords.key(base)]
    else { return nil }
    if let count = LedgerVocabulary.count(of: known.field) {
      guard let meaning = count.units[unit] ?? (unit == "个" ? "" : nil) else { return nil }
      return (known.name, known.field, meaning.isEmpty ? nil : meaning)
    }
    guard LedgerVocabulary.positionUnits.contains(unit) else { return nil }
    return (known.name, known.field, nil)
  }

  /// "人口（人）" as "人口" and "人".
  static func withoutUnit(_ text: String) -> (base: String, unit: String)? {
    let narrow = CountText.narrowed(text)
    guard narrow.hasSuffix(")"), let open = narrow.lastIndex(of: "("), open > narrow.startIndex else {
      return nil
    }
    let unit = narrow[narrow.index(after: open)...].dropLast()
    return (String(narrow[..<open]), LedgerWords.key(String(unit)))
  }

  /// A unit that multiplies, at a heading of the contract: "人口（万人）".
  func scale(_ parts: [String]) -> String? {
    guard let last = parts.last, let (base, _) = LedgerVocabulary.withoutUnit(last),
      let known = contract[LedgerWords.key(base)], LedgerVocabulary.count(of: known.field) != nil
    else { return nil }
    return LedgerWords.scale(in: last)
  }

  // MARK: Kinds

  private static func kind(of field: String, _ name: String) -> LedgerColumn.Kind {
    if let count = count(of: field) { return .count(count) }
    switch field {
    case "id": return .id
    case "lon", "lat", "x", "y": return .coordinate
    case "season", "level": return .word
    case "parent": return .unit(rank: LedgerColumn.parentRank)
    case "code", "name": return .unit(rank: LedgerWords.level(name) ?? LedgerColumn.keyRank)
    default: return .other
    }
  }

  private static func count(of field: String) -> CountText.Kind? {
    switch field {
    case "persons": .persons
    case "households": .households
    case "grids": .grids
    case "load": .load
    default: nil
    }
  }

  /// What a heading beside the contract's counts, if it does: "户籍人口", "人口/男", "低保户数".
  private static func figure(_ parts: [String]) -> CountText.Kind? {
    for part in parts {
      let word = LedgerWords.key(withoutUnit(part)?.base ?? part)
      if ["人口", "人数", "人口数", "persons"].contains(where: word.hasSuffix) { return .persons }
      if ["户数", "households"].contains(where: word.hasSuffix) { return .households }
      if ["网格数", "网格个数"].contains(where: word.hasSuffix) { return .grids }
    }
    return nil
  }
}
