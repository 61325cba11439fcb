import ArgumentParser
import GridGeo

/// What a changed plan has to satisfy and how much may change.
struct RepartitionChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A new total of grids; as many villages as possible keep their number.", valueName: "n"))
  var grids: Int?

  @Flag(help: "As many grids in each village as its property 'grids' says.")
  var perVillage = false

  @Option(
    help: ArgumentHelp("Instead: grids of about this load each, such as 35 households.", valueName: "load"))
  var target: Double?

  @Option(help: ArgumentHelp("Least load of a grid; half the target when not given.", valueName: "load"))
  var min: Double?

  @Option(
    help: ArgumentHelp("Most load of a grid; one and a half of the target when not given.", valueName: "load")
  )
  var max: Double?

  @Option(
    help: ArgumentHelp(
      "How far a grid may be from its village's mean load; without a band 25%, or as far as the plan has it.",
      valueName: "percent"))
  var tolerance: Share?

  @Option(
    help: ArgumentHelp("How far a household may be from the centre of its grid.", valueName: "length"))
  var maxDistance: Length?

  @Option(
    help: ArgumentHelp(
      "Most load that may change its grid, such as 3%; never exceeded.", valueName: "percent"))
  var maxMoved: Share?

  @Option(
    name: .customLong("lock"), parsing: .upToNextOption,
    help: ArgumentHelp("Grids, villages or households that stay as they are.", valueName: "code"))
  var locks: [String] = []

  @Flag(help: "Give grids that go on in a village with another code a code of that village.")
  var recode = false

  @Option(
    help: ArgumentHelp(
      "Households no farther apart stay together; as the plan was made.", valueName: "length"))
  var buildingDistance: Length?

  @Option(help: "How a village's own household count becomes load; as the plan was made.")
  var spread: PartitionOptions.Spread?

  @Flag(inversion: .prefixedNo, help: "Smooth new borders; as the plan was made.")
  var smooth: Bool?

  @Option(
    help: ArgumentHelp("Start of all random choices; the same seed gives the same plan.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    if let grids, grids < 1 { throw ValidationError("--grids \(grids): at least one grid is needed") }
    let ways = [grids != nil, perVillage, target != nil || min != nil || max != nil].count { $0 }
    if ways > 1 {
      throw ValidationError("--grids, --per-village and --target (--min, --max) exclude each other; keep one")
    }
    if target == nil, (min == nil) != (max == nil) {
      throw ValidationError("--min and --max go together, or with --target")
    }
    if let target, !(target > 0) { throw ValidationError("--target must be above 0") }
    if let band {
      guard band.minimum >= 0, band.minimum <= band.maximum, band.maximum > 0, band.maximum.isFinite,
        target.map({ band.minimum <= $0 && $0 <= band.maximum }) ?? true
      else { throw ValidationError("--min, --target and --max must rise in this order") }
    }
    if let maxDistance, !(maxDistance.metres > 0) { throw ValidationError("--max-distance must be above 0") }
  }

  private var band: (minimum: Double, maximum: Double)? {
    guard let low = min ?? target.map({ $0 / 2 }), let high = max ?? target.map({ $0 * 1.5 }) else {
      return nil
    }
    return (low, high)
  }

  var options: RepartitionOptions {
    var count: RepartitionOptions.GridCount?
    if let grids { count = .total(grids) }
    if perVillage { count = .perVillage }
    if let band { count = .band(minimum: band.minimum, maximum: band.maximum) }
    return RepartitionOptions(
      gridCount: count, tolerance: tolerance?.value, maximumDistance: maxDistance, mostMoved: maxMoved?.value,
      locks: locks, recodes: recode, spread: spread, buildingDistance: buildingDistance, smooth: smooth,
      seed: seed)
  }
}
