/// A stretch of border between two units that one visit inspects.
public struct InspectionSector: Sendable, Hashable {
  /// `S-` and a number.
  public var id: String
  /// Codes of the neighbours, sorted.
  public var parties: [String]
  /// Id of the committee of its first dispute; nil without one.
  public var committee: String?
  /// Ids, sorted.
  public var disputes: [String]
  /// The worst of its disputes; nil without one.
  public var tier: Dispute.Tier?
  /// On the ellipsoid.
  public var length: Length
  public var line: Polyline<Geographic>

  public init(
    id: String, parties: [String], committee: String? = nil, disputes: [String] = [],
    tier: Dispute.Tier? = nil, length: Length, line: Polyline<Geographic>
  ) {
    self.id = id
    self.parties = parties
    self.committee = committee
    self.disputes = disputes
    self.tier = tier
    self.length = length
    self.line = line
  }
}
