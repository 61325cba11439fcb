/// Compares what a claim's contract says with what its outline measures.
enum ClaimContracts {
  /// Contracts are often rounded, and were paced or drawn on small maps: less than this is no news.
  static let tolerance = 0.1

  static func findings(_ claims: [Claim]) -> [Finding] {
    claims.compactMap { claim in
      guard let contract = claim.contract else { return nil }
      let measured = claim.region.ellipsoidalArea
      let change = (measured.mu - contract.mu) / contract.mu
      guard abs(change) > tolerance else { return nil }
      let percent = (abs(change) * 100).rounded()
      return Finding(
        .claimContractArea, .note, at: claim.place, subject: [claim.id],
        message:
          "claim \(claim.id) measures \(figure(measured.mu)) mu, its contract says \(figure(contract.mu)): "
          + "\(Int(min(percent, 1e9))) % \(change > 0 ? "more" : "less")",
        remedy: "compare the outline with the contract", size: Finding.Size(area: measured))
    }
  }

  private static func figure(_ mu: Double) -> Double { (mu * 10).rounded() / 10 }
}
