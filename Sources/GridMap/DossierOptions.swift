/// How a dossier is written.
public struct DossierOptions: Sendable, Hashable {
  /// Which disputes get a sheet; all of them are in the list.
  public enum Sheets: Sendable, Hashable {
    /// All that are certain or probable.
    case usual
    case all
    /// The certain ones.
    case certain
    /// Those in the red tier.
    case red
    /// The first by tier, certainty, area and id.
    case first(Int)

    /// Reads `all`, `certain`, `red`, `usual`, or a number from 1.
    public init?(_ text: String) {
      switch text {
      case "usual": self = .usual
      case "all": self = .all
      case "certain": self = .certain
      case "red": self = .red
      default:
        guard let count = Int(text), count > 0 else { return nil }
        self = .first(count)
      }
    }
  }

  /// The heading; nil for the plain word "Dossier".
  public var title: String?
  public var language: MapOptions.Language
  /// True for working material with exact counts; false suppresses small ones.
  public var working: Bool
  public var sheets: Sheets

  public init(
    title: String? = nil, language: MapOptions.Language = .english, working: Bool = false,
    sheets: Sheets = .usual
  ) {
    self.title = title
    self.language = language
    self.working = working
    self.sheets = sheets
  }
}
