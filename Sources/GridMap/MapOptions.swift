/// How a map or a page is drawn.
public struct MapOptions: Sendable, Hashable {
  /// The language of legends, tables and notes. Names stay as the data has them.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case chinese = "zh"
    /// Each phrase in English and Chinese.
    case both
  }

  /// What the colour of a grid says first.
  public enum Colouring: String, Sendable, Hashable, CaseIterable {
    /// The load, in quantile classes.
    case load
    /// The deviation from the village's mean load, in fixed classes around zero.
    case deviation
    /// The workers of a staffed plan.
    case workers
    /// The supervision area of a staffed plan; neighbouring areas are never alike.
    case area
    /// The gravest tier of the disputes on the grid's ground.
    case tier
    /// What became of the grid since the plan before.
    case change
  }

  /// The heading; nil for the plain words "Grid plan".
  public var title: String?
  public var language: Language
  /// True for working material with exact counts. False for publication: small counts are suppressed, and
  /// as many others as it takes that totals do not give them back.
  public var working: Bool
  /// Width of the picture in CSS pixels, 300 to 8,000.
  public var width: Int
  public var colouring: Colouring

  public init(
    title: String? = nil, language: Language = .english, working: Bool = false, width: Int = 1000,
    colouring: Colouring = .load
  ) {
    self.title = title
    self.language = language
    self.working = working
    self.width = width
    self.colouring = colouring
  }
}
