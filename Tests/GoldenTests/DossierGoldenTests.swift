import Foundation
import GridGeo
import GridGeoTestSupport
import GridMap
import Testing

/// Bytes of the dossier. Golden/README.md says how to renew them.
@Suite struct DossierGoldenTests {
  @Test(arguments: [("dossier.html", MapOptions.Language.both), ("dossier-zh.html", .chinese)])
  func dossier(_ name: String, _ language: MapOptions.Language) throws {
    let made = MadeDisputes()
    let bytes = try Dossier.render(
      DossierInput(
        disputes: try made.disputes(), claims: try made.claims(), units: try made.units(),
        committees: try made.committees(), settlements: ["D-1": [try made.settlement()]],
        provenance: made.provenance),
      options: DossierOptions(title: "Made-up border 示例", language: language))
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["GRIDGEO_RENEW_GOLDEN"] == "1" { try Data(bytes).write(to: file) }
    let golden = try [UInt8](Data(contentsOf: file))
    #expect(bytes == golden, "\(name) has \(bytes.count) bytes, the golden one \(golden.count)")
  }
}
