/// A grid's code and those of the units that hold it.
public struct GridCodes: Sendable, Hashable {
  public var code: String
  /// Empty where it is not known, as are the other two.
  public var village: String
  public var township: String
  public var county: String

  public init(code: String, village: String = "", township: String = "", county: String = "") {
    self.code = code
    self.village = village
    self.township = township
    self.county = county
  }

  public init(_ grid: Grid) {
    self.init(code: grid.code, village: grid.village, township: grid.township, county: grid.county)
  }
}
