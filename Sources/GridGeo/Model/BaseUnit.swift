/// The smallest piece that a grid is made of, given by the user; it is never split.
public struct BaseUnit: Sendable, Hashable {
  public var id: String
  /// ≥ 0.
  public var load: Double
  /// Further kinds of load that were asked for, each ≥ 0.
  public var moreLoads: [Double]
  /// ≥ 0.
  public var persons: Int
  /// Code of the village it lies in, when the file says.
  public var parent: String?
  /// Values of the properties that were asked for, in the order asked for.
  public var attributes: [String]
  public var region: Region<Geographic>
  public var place: SourcePlace

  public init(
    id: String, load: Double, persons: Int = 0, parent: String? = nil, region: Region<Geographic>,
    place: SourcePlace = SourcePlace(), moreLoads: [Double] = [], attributes: [String] = []
  ) {
    self.id = id
    self.load = load
    self.persons = persons
    self.parent = parent
    self.region = region
    self.place = place
    self.moreLoads = moreLoads
    self.attributes = attributes
  }
}
