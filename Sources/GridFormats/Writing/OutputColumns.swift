import GridGeo

/// The columns of what is to be written as a format takes them, and what is to be said of them.
struct OutputColumns {
  struct Column {
    var name: String
    /// The name in the file.
    var title: String
    var kind: OutputFields.Kind
    /// The longest text in bytes.
    var width: Int
  }

  private(set) var columns: [Column] = []
  private(set) var notes: [String] = []
  /// Names that the format could not keep: what stands for them, and themselves.
  private(set) var shortened: [(short: String, name: String)] = []
  /// Fields of lists that the format has as text.
  let lists: [String]

  /// Bytes of a text in a Shapefile or in MapInfo.
  static let widestText = 254

  /// - Parameter file: the target's name in notes.
  init(_ content: OutputContent, _ format: ForeignFormat, file: String) {
    let lost = content.losses(HeldText.loss(in: format))
    if lost > 0 {
      notes.append(
        "\(file): \(lost) text\(lost == 1 ? " has" : "s have") control characters, which "
          + "\(format.title) cannot hold; they are left out")
    }
    var fields = content.fields.fields
    if content.needsId { fields.insert(OutputFields.Field(name: "id", kind: .text, width: 64), at: 0) }
    if format.isWorkbook, content.points > 0 {
      for name in ["lon", "lat"] where content.fields.index(of: name) == nil {
        fields.append(OutputFields.Field(name: name, kind: .real))
      }
    }
    let titles = FieldTitles.titles(for: fields.map(\.name), in: format)
    shortened = zip(fields, titles).filter { $0.name != $1 }.map { ($1, $0.name) }
    if !shortened.isEmpty {
      let changed = shortened.map { "\($0.name) as \($0.short)" }.joined(separator: ", ")
      let reason =
        format.isShapefile
        ? "a Shapefile's field names have ten bytes" : "field names that \(format.title) cannot have"
      notes.append("\(file): \(reason): \(changed)")
    }
    lists = format.knowsLists ? [] : fields.filter { $0.kind == .list }.map(\.name)
    if format.driver == "MapInfo File" {
      let gaps = fields.filter { ($0.kind == .integer || $0.kind == .real) && $0.count < content.count }
      if !gaps.isEmpty {
        notes.append(
          "\(file): MapInfo has no empty numbers; they are 0 in \(gaps.map(\.name).joined(separator: ", "))")
      }
    }
    let wide = fields.filter {
      $0.width > OutputColumns.widestText && $0.kind != .integer && $0.kind != .real
    }
    if !wide.isEmpty, format.isShapefile || format.driver == "MapInfo File" {
      let lists = format.isShapefile ? ", longer lists are left out" : ""
      notes.append(
        "\(file): \(format.isShapefile ? "a Shapefile" : "MapInfo")'s text has 254 bytes; longer text is cut\(lists): "
          + wide.map(\.name).joined(separator: ", "))
    }
    columns = zip(fields, titles).map {
      Column(name: $0.name, title: $1, kind: $0.kind ?? .text, width: $0.width)
    }
  }
}

extension ForeignFormat {
  /// Whether it knows lists and objects as such; the others have them as text.
  var knowsLists: Bool { ["GPKG", "FlatGeobuf", "PostgreSQL"].contains(driver) }
}
