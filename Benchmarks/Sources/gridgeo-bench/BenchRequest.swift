/// What the command line asks for.
struct BenchRequest {
  var bench: BenchCase
  /// Folder with `territory.geojson`, `households.csv`, `barriers.geojson` and, for some cases, `plan.geojson`.
  var folder: String
  var scenario = "seeds/huangnan.json"
  var scale = 1
  var grids = 1856
  var claims = 1000
  /// How often the work is done in this process; the first time pays for fresh memory.
  var repeats = 1
  var workers: Int?
  var usesBarriers = true
  /// Takes the number of grids from the territory's `grids` property.
  var countsPerVillage = false

  static let usage = """
    usage: gridgeo-bench CASE FOLDER [--scale N] [--scenario FILE] [--grids N] [--repeats N] [--workers N]
                         [--no-barriers] [--per-village] [--claims N]
    CASE: \(BenchCase.allCases.map(\.rawValue).joined(separator: ", "))
    One JSON line for each repeat: wall and processor seconds, bytes read or written, peak resident bytes.
    """

  /// Nil when the arguments make no sense.
  init?(_ arguments: [String]) {
    guard arguments.count >= 2, let bench = BenchCase(rawValue: arguments[0]) else { return nil }
    self.bench = bench
    folder = arguments[1]
    var rest = arguments.dropFirst(2)
    while let option = rest.popFirst() {
      if option == "--no-barriers" {
        usesBarriers = false
        continue
      }
      if option == "--per-village" {
        countsPerVillage = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      if option == "--scenario" {
        scenario = value
        continue
      }
      guard let number = Int(value), number > 0 else { return nil }
      switch option {
      case "--scale": scale = number
      case "--grids": grids = number
      case "--claims": claims = number
      case "--repeats": repeats = number
      case "--workers": workers = number
      default: return nil
      }
    }
  }

  var territory: String { "\(folder)/territory.geojson" }
  var households: String { "\(folder)/households.csv" }
  var barriers: String { "\(folder)/barriers.geojson" }
  var plan: String { "\(folder)/plan.geojson" }
  var claimsFile: String { "\(folder)/claims.bin" }
  /// Where a writing case writes.
  var output: String { "\(folder)/written.geojson" }
}
