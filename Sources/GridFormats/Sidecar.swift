import GridGeo

/// What stands in the small file beside a format that has no place for it: how the content was made, the names of
/// fields that had to be cut, and which fields hold lists.
struct Sidecar {
  /// JSON of the member `gridgeo`.
  var provenance: String?
  var fields: [(short: String, name: String)]
  /// Fields of lists that are written as text, by their own names.
  var lists: [String]

  init(provenance: String?, fields: [(short: String, name: String)], lists: [String] = []) {
    self.provenance = provenance
    self.fields = fields
    self.lists = lists
  }

  /// Reads one; nil for anything else.
  init?(text: String) {
    guard case .object(let members)? = try? JSONValue(json: text) else { return nil }
    fields = []
    lists = []
    for member in members {
      switch (member.name, member.value) {
      case ("gridgeo", let value): provenance = try? value.jsonText()
      case ("fields", .object(let names)):
        fields = names.compactMap { if case .text(let name) = $0.value { ($0.name, name) } else { nil } }
      case ("lists", .array(let names)):
        lists = names.compactMap { if case .text(let name) = $0 { name } else { nil } }
      default: break
      }
    }
  }

  /// Nil when there is nothing to keep.
  var text: String? {
    get throws(GridGeoError) {
      guard provenance != nil || !fields.isEmpty || !lists.isEmpty else { return nil }
      var members: [JSONMember] = []
      if let provenance { members.append(JSONMember("gridgeo", try JSONValue(json: provenance))) }
      if !fields.isEmpty {
        members.append(JSONMember("fields", .object(fields.map { JSONMember($0.short, .text($0.name)) })))
      }
      if !lists.isEmpty { members.append(JSONMember("lists", .array(lists.map { .text($0) }))) }
      return try JSONValue.object(members).jsonText() + "\n"
    }
  }
}
