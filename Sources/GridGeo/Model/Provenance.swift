/// How a result came about: enough to make it again. No clock, no host, no path.
public struct Provenance: Sendable, Hashable {
  /// GridGeo's version.
  public var version: String
  /// Such as "partition".
  public var command: String
  /// Option name and value, in the order they are shown.
  public var options: [(name: String, value: String)] {
    get { optionNames.indices.map { (optionNames[$0], optionValues[$0]) } }
    set {
      optionNames = newValue.map(\.name)
      optionValues = newValue.map(\.value)
    }
  }
  private var optionNames: [String]
  private var optionValues: [String]
  public var seed: UInt64
  /// PROJ string of the working frame.
  public var frame: String
  public var inputs: [InputFile]
  /// Figures of the result, name and value, in order.
  public var summary: [SummaryFigure]
  /// Grid codes that this plan or one before it gave up, sorted; they are never used again.
  public var retired: [String]

  public init(
    version: String, command: String, options: [(name: String, value: String)] = [], seed: UInt64 = 0,
    frame: String = "", inputs: [InputFile] = [], summary: [SummaryFigure] = [], retired: [String] = []
  ) {
    self.version = version
    self.command = command
    optionNames = options.map(\.name)
    optionValues = options.map(\.value)
    self.seed = seed
    self.frame = frame
    self.inputs = inputs
    self.summary = summary
    self.retired = retired
  }
}
