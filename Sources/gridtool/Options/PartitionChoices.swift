import ArgumentParser
import GridGeo

/// How many grids there are to be and how they are found.
struct PartitionChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp("Share this number of grids among the villages by load.", valueName: "n"))
  var grids: Int?

  @Option(
    help: ArgumentHelp("Instead: grids of about this load each, such as 35 households.", valueName: "load"))
  var target: Double?

  @Option(
    help: ArgumentHelp("Least load of a grid; half the target when not given.", valueName: "load"))
  var min: Double?

  @Option(
    help: ArgumentHelp("Most load of a grid; one and a half of the target when not given.", valueName: "load")
  )
  var max: Double?

  @Option(help: "How long to search.")
  var effort = PartitionOptions.Effort.normal

  @Option(
    help: """
      How a village's own household count becomes load: not at all where it has points, else by area (auto), \
      always by area, or over its points.
      """)
  var spread = PartitionOptions.Spread.auto

  @Option(
    help: ArgumentHelp("Households no farther apart stay together.", valueName: "length"))
  var buildingDistance = Length.metres(10)

  @Flag(inversion: .prefixedNo, help: "Smooth the borders between grids.")
  var smooth = true

  @Option(
    help: ArgumentHelp("Start of all random choices; the same seed gives the same plan.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    if let grids, grids < 1 { throw ValidationError("--grids \(grids): at least one grid is needed") }
    if grids != nil, target != nil {
      throw ValidationError("--grids and --target exclude each other; keep one")
    }
    guard let target else {
      if min != nil || max != nil { throw ValidationError("--min and --max need --target") }
      return
    }
    let band = self.band(target)
    guard target.isFinite, target > 0 else { throw ValidationError("--target must be above 0") }
    guard band.minimum >= 0, band.minimum <= target, target <= band.maximum, band.maximum.isFinite else {
      throw ValidationError("--min, --target and --max must rise in this order")
    }
  }

  /// What `--target`, `--min` and `--max` say together.
  var bandOfTarget: (target: Double, minimum: Double, maximum: Double)? {
    target.map { (target: $0, minimum: band($0).minimum, maximum: band($0).maximum) }
  }

  private func band(_ target: Double) -> (minimum: Double, maximum: Double) {
    (min ?? target / 2, max ?? target * 1.5)
  }

  /// - Parameter tolerance: of the loads in a village; nil for the usual one.
  func options(tolerance: Double?) -> PartitionOptions {
    var count = PartitionOptions.GridCount.perVillage
    if let grids { count = .total(grids) }
    if let target {
      let band = band(target)
      count = .band(target: target, minimum: band.minimum, maximum: band.maximum)
    }
    return PartitionOptions(
      gridCount: count, spread: spread, buildingDistance: buildingDistance, seed: seed, effort: effort,
      tolerance: tolerance ?? 0.02, smooth: smooth)
  }
}
