/// Finds the fields of the data contract among the columns of a table or the properties of a feature.
struct FieldMap {
  /// A field under its contract name, with the other names it goes by, in lower case.
  struct Field {
    var name: String
    var aliases: [String]

    init(_ name: String, _ aliases: [String] = []) {
      self.name = name
      self.aliases = aliases
    }
  }

  private let ranks: [String: (field: Int, rank: Int)]
  private let names: [String]
  /// Overrides that name a field of this map: the field and the column that was asked for.
  let overrides: [(field: Int, column: String)]
  private var lastNames: [String] = []
  /// Index of the property that holds each field; −1 for none.
  private var layout: [Int]
  private var memo: [String: (field: Int, rank: Int)] = [:]

  /// - Parameter overrides: Field → column; entries for fields of other inputs are passed over.
  init(_ fields: [Field], overrides: [String: String]) {
    var ranks: [String: (field: Int, rank: Int)] = [:]
    var found: [(field: Int, column: String)] = []
    var wanted: [String: String] = [:]
    for (field, column) in overrides { wanted[FieldMap.key(field)] = FieldMap.key(column) }
    for (index, field) in fields.enumerated() {
      if let column = wanted[field.name] {
        found.append((index, overrides.first { FieldMap.key($0.key) == field.name }?.value ?? column))
        ranks[column] = (index, 0)
      }
    }
    for (index, field) in fields.enumerated() where wanted[field.name] == nil {
      // A column that was asked for under one name does not serve under another as well.
      for (rank, name) in ([field.name] + field.aliases).enumerated() where ranks[name] == nil {
        ranks[name] = (index, rank)
      }
    }
    self.ranks = ranks
    self.overrides = found
    names = fields.map(\.name)
    layout = [Int](repeating: -1, count: fields.count)
  }

  /// The field that a column holds, and how far down the list of its names the column's stands.
  mutating func field(of column: String) -> (field: Int, rank: Int)? {
    if let known = memo[column] { return known.field < 0 ? nil : known }
    let found = ranks[FieldMap.key(column)]
    memo[column] = found ?? (-1, 0)
    return found
  }

  /// The properties of a feature by field; the best name wins where several fit.
  mutating func values(of feature: Feature) -> [PropertyValue?] {
    _ = adopt(feature.properties)
    return layout.map { $0 < 0 ? nil : feature.properties[$0].value }
  }

  /// Learns where the fields stand among these properties.
  ///
  /// - Returns: False when the names are those of the time before, as they are for most features of a file.
  mutating func adopt(_ properties: [Property]) -> Bool {
    if properties.count == lastNames.count, zip(properties, lastNames).allSatisfy({ $0.name == $1 }) {
      return false
    }
    lastNames = properties.map(\.name)
    layout = [Int](repeating: -1, count: names.count)
    var ranks = [Int](repeating: .max, count: names.count)
    for (i, name) in lastNames.enumerated() {
      guard let (field, rank) = field(of: name), rank < ranks[field] else { continue }
      layout[field] = i
      ranks[field] = rank
    }
    return true
  }

  /// Lower case without white space around.
  static func key(_ name: String) -> String {
    var text = name[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text.lowercased()
  }

  /// Refuses overrides whose column is nowhere among `columns`.
  ///
  /// - Throws: `badInput` naming the column and those that there are.
  func checkOverrides(against columns: [String], file: String) throws(GridGeoError) {
    let known = Set(columns.map(FieldMap.key))
    for (field, column) in overrides where !known.contains(FieldMap.key(column)) {
      throw GridGeoError(
        .badInput,
        "there is no \"\(column)\" to take as \(names[field]); there are: \(columns.joined(separator: ", "))",
        at: SourcePlace(file: file))
    }
  }
}
