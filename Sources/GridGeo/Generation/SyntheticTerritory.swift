/// A made territory: units of all four levels, households and barriers. Nothing in it is real.
public struct SyntheticTerritory: Sendable {
  /// Prefecture, counties, townships, villages, in this order and by code inside each level. Units of one
  /// level share their borders vertex by vertex, and so do the levels among each other.
  public var units: [AdminUnit]
  /// In the order of the table, rows from 2.
  public var households: [Household]
  public var barriers: [Barrier]
  /// By id; empty when the scenario has none.
  public var claims: [Claim]
  /// What was planted among the claims; nil without any.
  public var truth: ClaimTruth?
  public var summary: Summary

  public init(
    units: [AdminUnit], households: [Household], barriers: [Barrier], claims: [Claim] = [],
    truth: ClaimTruth? = nil, summary: Summary
  ) {
    self.units = units
    self.households = households
    self.barriers = barriers
    self.claims = claims
    self.truth = truth
    self.summary = summary
  }
}
