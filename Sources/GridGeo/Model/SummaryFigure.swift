/// One figure of a result's summary.
public struct SummaryFigure: Sendable, Hashable {
  public enum Value: Sendable, Hashable {
    case count(Int)
    case number(Double)
    case text(String)
  }

  /// Snake case, such as `mean_compactness`.
  public var name: String
  public var value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
