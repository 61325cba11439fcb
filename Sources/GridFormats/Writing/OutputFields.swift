import CGDAL
import GridGeo

/// The fields of what is to be written: names in their order, and for each the narrowest kind that holds all values.
struct OutputFields {
  enum Kind {
    case integer, real, bool, text
    /// A list of texts.
    case list
    /// Any other list or object.
    case json
  }

  struct Field {
    var name: String
    /// Nil as long as there was no value.
    var kind: Kind?
    /// The longest text in bytes.
    var width = 1
    /// How often it has a value.
    var count = 0
  }

  private(set) var fields: [Field] = []
  private var indexes: [String: Int] = [:]

  /// Takes in the properties of a feature.
  mutating func see(_ properties: [Property]) {
    for property in properties { see(property.name, property.value) }
  }

  mutating func see(_ name: String, _ value: PropertyValue) {
    let index =
      indexes[name]
      ?? {
        fields.append(Field(name: name))
        indexes[name] = fields.count - 1
        return fields.count - 1
      }()
    if let text = value.plainText { fields[index].width = max(fields[index].width, text.utf8.count) }
    guard let kind = OutputFields.kind(of: value) else { return }
    fields[index].count += 1
    fields[index].kind = fields[index].kind.map { OutputFields.wider($0, kind) } ?? kind
  }

  func index(of name: String) -> Int? { indexes[name] }

  private static func kind(of value: PropertyValue) -> Kind? {
    switch value {
    case .null: nil
    case .bool: .bool
    case .text: .text
    case .number(let text): Int64(text) != nil ? .integer : .real
    case .json(let text): texts(in: text) != nil ? .list : .json
    }
  }

  private static func wider(_ a: Kind, _ b: Kind) -> Kind {
    if a == b { return a }
    switch (a, b) {
    case (.integer, .real), (.real, .integer): return .real
    case (.list, .json), (.json, .list): return .json
    default: return .text
    }
  }

  /// A list or object as text: people read "a, b" in a table, and the library's readers take it for a list as well.
  static func shown(_ json: String, _ kind: Kind) -> String {
    guard kind == .list, let texts = texts(in: json),
      texts.allSatisfy({ !$0.contains(where: { " ,;".contains($0) }) })
    else { return json }
    return texts.joined(separator: ", ")
  }

  /// The elements of a JSON list of texts; nil for all other JSON.
  static func texts(in json: String) -> [String]? {
    if json == "[]" { return [] }
    guard json.hasPrefix("[\"") else { return nil }
    return JSONText.strings(in: json)
  }
}
