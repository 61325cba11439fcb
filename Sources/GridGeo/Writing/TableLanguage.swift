/// The language of a table's headings.
public enum TableLanguage: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}
