/// What a grid is called and where it belongs: its codes, empty where the file does not say.
public struct GridLabel: Sendable, Hashable {
  public var code: String
  public var village: String
  public var township: String
  public var county: String

  public init(code: String, village: String = "", township: String = "", county: String = "") {
    self.code = code
    self.village = village
    self.township = township
    self.county = county
  }
}
