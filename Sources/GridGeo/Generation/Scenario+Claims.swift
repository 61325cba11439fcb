extension Scenario {
  /// How the pasture claims of the border villages are drawn. Shares lie in 0 to 1.
  public struct Claims: Sendable, Hashable {
    /// At most so many villages claim: those at county boundaries first, then at township boundaries.
    public var villages: Int
    /// One standard deviation of a drawn vertex, east and north, from the best map to the worst.
    public var accuracy: ClosedRange<Length>
    /// From vertex to vertex along a drawn line.
    public var spacing: ClosedRange<Length>
    /// Of the borders between two townships, those with a real disagreement.
    public var disagreements: Double
    /// How deep a claim reaches across the border; small ones are as frequent as large ones, by ratio.
    public var depth: ClosedRange<Length>
    /// Of the disagreements, those in which both sides reach across.
    public var bothSides: Double
    /// Of the borders between two townships, those with ground that neither side claims.
    public var gaps: Double
    /// Of the borders with a village that claims nothing, those that are crossed.
    public var encroachments: Double
    /// Places where three villages claim the same ground.
    public var tripleCorners: Int
    /// Of the herding villages, those with winter and summer pastures.
    public var seasonal: Double
    /// Of the summer pastures, those that the township claims.
    public var byTownship: Double
    /// Grounds for digging fungus, each claimed for a short season.
    public var diggingGrounds: Int
    /// Of the digging grounds, those that two parties file with the very same outline.
    public var sharedDigging: Double
    /// Claims filed a second time by the same party.
    public var filedTwice: Int
    /// First and last year of the sources.
    public var years: ClosedRange<Int>
    /// How frequent evidence of rank 1 to 5 is.
    public var evidence: [Double]
    /// One standard deviation of the contract's area, as a share of the measured one.
    public var contractDeviation: Double

    public init(
      villages: Int, accuracy: ClosedRange<Length> = Length.metres(1)...Length.metres(15),
      spacing: ClosedRange<Length> = Length.metres(30)...Length.metres(150), disagreements: Double = 0.35,
      depth: ClosedRange<Length> = Length.metres(50)...Length.metres(2000), bothSides: Double = 0.25,
      gaps: Double = 0.08,
      encroachments: Double = 0.1, tripleCorners: Int = 0, seasonal: Double = 0.8, byTownship: Double = 0.05,
      diggingGrounds: Int = 0, sharedDigging: Double = 0.3, filedTwice: Int = 0,
      years: ClosedRange<Int> = 1984...2024, evidence: [Double] = [1, 4, 2.5, 1.5, 1],
      contractDeviation: Double = 0.03
    ) {
      self.villages = villages
      self.accuracy = accuracy
      self.spacing = spacing
      self.disagreements = disagreements
      self.depth = depth
      self.bothSides = bothSides
      self.gaps = gaps
      self.encroachments = encroachments
      self.tripleCorners = tripleCorners
      self.seasonal = seasonal
      self.byTownship = byTownship
      self.diggingGrounds = diggingGrounds
      self.sharedDigging = sharedDigging
      self.filedTwice = filedTwice
      self.years = years
      self.evidence = evidence
      self.contractDeviation = contractDeviation
    }
  }
}

extension Scenario.Claims {
  /// Refuses figures from which no claims can be drawn.
  ///
  /// - Throws: `badInput` naming the figure.
  func check(_ scenario: String) throws(GridGeoError) {
    func refuse(_ text: String) -> GridGeoError {
      GridGeoError(.badInput, "scenario \"\(scenario)\": claims: \(text)")
    }
    let counts = [
      ("villages", villages), ("triple_corners", tripleCorners), ("digging_grounds", diggingGrounds),
      ("filed_twice", filedTwice),
    ]
    for (name, count) in counts where !(0...1_000_000 ~= count) {
      throw refuse("\(name) is \(count), it must lie in 0…1,000,000")
    }
    let shares = [
      ("disagreements", disagreements), ("both_sides", bothSides), ("gaps", gaps),
      ("encroachments", encroachments), ("seasonal", seasonal), ("by_township", byTownship),
      ("shared_digging", sharedDigging),
    ]
    for (name, share) in shares where !(share >= 0 && share <= 1) {
      throw refuse("\(name) is \(share), it must lie in 0…1")
    }
    guard disagreements + gaps <= 1 else { throw refuse("disagreements and gaps are more than 1 together") }
    let ranges = [
      ("accuracy_m", accuracy, 0.0, 15.0), ("spacing_m", spacing, 30, 1000), ("depth_m", depth, 20, 5000),
    ]
    for (name, range, least, most) in ranges
    where range.lowerBound.metres < least || range.upperBound.metres > most {
      throw refuse("\(name) must lie in \(Int(least))…\(Int(most)) m")
    }
    guard spacing.upperBound.metres >= 2 * spacing.lowerBound.metres else {
      throw refuse("spacing_m must reach from one length to at least twice as much")
    }
    guard years.lowerBound >= 1900, years.upperBound <= 2100 else {
      throw refuse("years must lie in 1900…2100")
    }
    guard evidence.count == 5, evidence.allSatisfy({ $0 >= 0 && $0 <= 1e6 }),
      evidence.contains(where: { $0 > 0 })
    else { throw refuse("evidence must be five numbers, at least one of them above 0") }
    guard contractDeviation >= 0, contractDeviation <= 0.2 else {
      throw refuse("contract_deviation is \(contractDeviation), it must lie in 0…0.2")
    }
  }

  /// The same for `factor` times as much country.
  func scaled(by factor: Int) -> Scenario.Claims {
    var result = self
    result.villages *= factor
    result.tripleCorners *= factor
    result.diggingGrounds *= factor
    result.filedTwice *= factor
    return result
  }
}
