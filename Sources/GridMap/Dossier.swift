public import GridGeo

/// What a committee takes to disputed ground, as one file that works without a network and prints on A4: an
/// overview, and a sheet for each dispute with the same layout for every side.
///
/// Parties stand in the order of their codes, so that swapping them changes nothing. The page holds no script;
/// its Content-Security-Policy allows only its own style, by SHA-256, and every text of the data is escaped.
public enum Dossier {
  /// Writes the dossier.
  ///
  /// - Returns: UTF-8 bytes; the same for the same arguments, in any order of claims, units and disputes.
  /// - Throws: `badInput` without disputes, for coordinates that are not degrees, and for a dispute with a claim
  ///   that is not there.
  /// - Complexity: near linear in the vertices that lie near disputes.
  public static func render(
    _ input: DossierInput, options: DossierOptions = DossierOptions()
  ) throws(GridGeoError) -> [UInt8] {
    try DossierPage(input, options).draw().bytes
  }
}

/// The dossier, part by part.
struct DossierPage {
  let input: DossierInput
  let options: DossierOptions
  /// By number of the id.
  let disputes: [Dispute]
  let names: [String: String]
  let claimAt: [String: Int]
  let boxes: [BoundingBox<Geographic>?]
  let claimIndex: BoxGrid
  let unitIndex: BoxGrid

  var language: MapOptions.Language { options.language }

  init(_ input: DossierInput, _ options: DossierOptions) throws(GridGeoError) {
    guard !input.disputes.isEmpty else {
      throw GridGeoError(.badInput, "there are no disputes: there is nothing to put in a dossier")
    }
    var input = input
    input.claims.sort { ($0.party, $0.id) < ($1.party, $1.id) }
    input.units.sort { $0.code < $1.code }
    input.committees.sort { Self.order($0.id, $1.id) }
    self.input = input
    self.options = options
    disputes = input.disputes.sorted { Self.order($0.id, $1.id) }
    names = Dictionary(input.units.map { ($0.code, $0.name) }) { a, _ in a }
    claimAt = Dictionary(input.claims.enumerated().map { ($1.id, $0) }) { a, _ in a }
    boxes = disputes.map(\.region.boundingBox)
    // Names the first region that is not in degrees.
    _ = try MapScene.bounds(
      disputes.map(\.region) + input.claims.map(\.region) + input.units.map(\.region),
      names: disputes.map(\.id) + input.claims.map(\.id) + input.units.map(\.code))
    claimIndex = BoxGrid(input.claims.map(\.region.boundingBox))
    unitIndex = BoxGrid(input.units.map(\.region.boundingBox))
    for dispute in disputes {
      for id in dispute.claims where claimAt[id] == nil {
        throw GridGeoError(
          .badInput,
          "dispute \(dispute.id) has claim \(id), which is not among the claims; give the claims it "
            + "was found in")
      }
    }
  }

  /// Ids of one length by text, shorter ones first: D-9 before D-10.
  static func order(_ a: String, _ b: String) -> Bool { (a.utf8.count, a) < (b.utf8.count, b) }

  func say(_ phrase: Phrase) -> String { phrase.text(language) }

  func name(_ code: String) -> String { names[code] ?? "" }

  /// The disputes that get a sheet, in their order.
  var chosen: [Int] {
    switch options.sheets {
    case .all: return Array(disputes.indices)
    case .usual:
      return disputes.indices.filter { disputes[$0].certainty != .sliver && disputes[$0].kind != .stacked }
    case .certain: return disputes.indices.filter { disputes[$0].certainty == .certain }
    case .red: return disputes.indices.filter { disputes[$0].tier == .red }
    case .first(let count):
      func rank(_ k: Int) -> (Int, Int, Double, Int) {
        let dispute = disputes[k]
        return (
          Dispute.Tier.allCases.firstIndex(of: dispute.tier) ?? 0,
          Dispute.Certainty.allCases.firstIndex(of: dispute.certainty) ?? 0, -dispute.area.squareMetres, k
        )
      }
      return disputes.indices.sorted { rank($0) < rank($1) }.prefix(count).sorted()
    }
  }

  func draw() -> Markup {
    let style = Markup(trusted: Self.style)
    let policy =
      "default-src 'none'; style-src '\(ContentHash.policySource(style.bytes))'; base-uri 'none'; form-action 'none'"
    let title = options.title ?? say(.dossier)
    var out: Markup = """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="GridGeo \(GridGeo.version)"/>
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      \(Self.patterns)
      <main>

      """
    let chosen = chosen
    out += cover(title, chosen)
    for place in chosen { out += sheet(place) }
    out += remainder(chosen)
    out += "</main>\n</body>\n</html>\n"
    return out
  }

  /// Hatches that every map of the page uses.
  private static let patterns: Markup = """
    <svg class="defs" width="0" height="0" aria-hidden="true"><defs>\
    <pattern id="overlap" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <path d="M0 0v5" stroke="#333" stroke-width="1.4"/></pattern>\
    <pattern id="red" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#e8a19a"/>\
    <path d="M0 0l5 5M5 0l-5 5" stroke="#9b1420" stroke-width="1"/></pattern>\
    <pattern id="yellow" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect width="5" height="5" fill="#ffe9a8"/><path d="M0 0v5" stroke="#7a5a00" stroke-width="1.6"/></pattern>\
    <pattern id="green" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" \
    fill="#cfe8dc"/><circle cx="2.5" cy="2.5" r="1.1" fill="#0b5d3b"/></pattern></defs></svg>
    """
}
