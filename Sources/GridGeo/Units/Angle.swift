/// An angle. Stored in radians.
public struct Angle: Sendable, Hashable, Comparable {
  public var radians: Double

  public init(radians: Double) { self.radians = radians }

  public static func degrees(_ value: Double) -> Angle { Angle(radians: value * .pi / 180) }
  public var degrees: Double { radians * 180 / .pi }

  public static func < (a: Angle, b: Angle) -> Bool { a.radians < b.radians }
}
