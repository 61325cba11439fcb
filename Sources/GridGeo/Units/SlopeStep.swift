/// A row of a slope table: how many times as long a walk takes on a slope as on the level.
public struct SlopeStep: Sendable, Hashable {
  /// Rise over run, 0.1 for 10 %.
  public var slope: Double
  public var factor: Double

  public init(slope: Double, factor: Double) {
    self.slope = slope
    self.factor = factor
  }

  /// The mean of up and down by Tobler's hiking function, at steps of 10 %.
  ///
  /// Source: W. Tobler, "Three presentations on geographical analysis and modeling", 1993.
  public static let walking = [
    SlopeStep(slope: 0, factor: 1), SlopeStep(slope: 0.1, factor: 1.210),
    SlopeStep(slope: 0.2, factor: 1.716),
    SlopeStep(slope: 0.3, factor: 2.436), SlopeStep(slope: 0.4, factor: 3.456),
    SlopeStep(slope: 0.5, factor: 4.905), SlopeStep(slope: 0.7, factor: 9.877),
    SlopeStep(slope: 1, factor: 28.226),
  ]
}
