public import GridGeo

/// How foreign files are read and written.
public struct FormatOptions: Sendable, Hashable {
  /// Names of layers to read; a file with several layers needs one of them.
  public var layers: [String]
  /// A condition on the features, in the words of SQL's WHERE.
  public var filter: String?
  /// The encoding of text in files that do not say theirs, or say it wrongly; nil to find out.
  public var encoding: TextEncoding?
  /// Whether the user said which reference system input is in: then a layer need not.
  public var hasCRS: Bool
  /// Columns that nobody looks at.
  public var ignoredColumns: [String]
  /// What a file's cut field names stand for, where it says so itself.
  var cutNames: [String: String] = [:]
  /// Fields whose text is a list, where the file says so.
  var listFields: Set<String> = []
  /// Fields that the user found under other names: field → column.
  public var fields: [String: String]

  public init(
    layers: [String] = [], filter: String? = nil, encoding: TextEncoding? = nil, hasCRS: Bool = false,
    ignoredColumns: [String] = [], fields: [String: String] = [:]
  ) {
    self.layers = layers
    self.filter = filter
    self.encoding = encoding
    self.hasCRS = hasCRS
    self.ignoredColumns = ignoredColumns
    self.fields = fields
  }
}
