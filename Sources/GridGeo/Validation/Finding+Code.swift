extension Finding {
  /// What kind of finding. The names are stable; new ones may be added, so switch with a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }
  }
}

/// Rings and regions.
extension Finding.Code {
  /// Two edges of one ring cross.
  public static let ringSelfIntersection = Self("ring-self-intersection")
  /// A ring touches itself in a point.
  public static let ringSelfTouch = Self("ring-self-touch")
  /// A ring runs along itself for a stretch.
  public static let ringSelfOverlap = Self("ring-self-overlap")
  /// A ring runs out along a line and back on it.
  public static let ringSpike = Self("ring-spike")
  /// A ring has fewer than three distinct points.
  public static let ringTooFewPoints = Self("ring-too-few-points")
  /// A ring encloses nothing.
  public static let ringZeroArea = Self("ring-zero-area")
  /// A ring is too small for 7 decimals and was dropped.
  public static let ringLost = Self("ring-lost-by-rounding")
  /// Consecutive vertices are the same point.
  public static let duplicateVertex = Self("duplicate-vertex")
  /// Two rings of one unit cross.
  public static let ringsCross = Self("rings-cross")
  /// Two rings of one unit run along each other.
  public static let ringsOverlap = Self("rings-overlap")
  /// A hole lies outside its exterior ring.
  public static let holeOutsideShell = Self("hole-outside-shell")
  /// A hole lies in another hole.
  public static let holesNested = Self("holes-nested")
  /// A polygon of a unit lies in another one of it.
  public static let shellsNested = Self("shells-nested")
  /// Touching rings cut the inside of a polygon in two.
  public static let interiorDisconnected = Self("interior-disconnected")
  /// A unit has no ground at all.
  public static let regionEmpty = Self("region-empty")
  /// A coordinate is not a finite number.
  public static let coordinateNotFinite = Self("coordinate-not-finite")
  /// A longitude beyond ±180 or a latitude beyond ±90.
  public static let coordinateOutOfRange = Self("coordinate-out-of-range")
  /// Coordinates were rounded to 7 decimals.
  public static let roundedToLattice = Self("rounded-to-lattice")
  /// Ground was repaired on request.
  public static let repaired = Self("repaired")
  /// Ground could not be repaired.
  public static let repairFailed = Self("repair-failed")
}

/// Codes, names, levels and counts of units.
extension Finding.Code {
  public static let codeMissing = Self("code-missing")
  public static let codeDuplicate = Self("code-duplicate")
  /// A code's length does not fit its level while those of its peers do.
  public static let codeLength = Self("code-length")
  /// A level's codes are not division codes.
  public static let codeForeign = Self("code-foreign")
  /// A code does not begin as its parent's does.
  public static let codeParentMismatch = Self("code-parent-mismatch")
  /// The parent is not among the units.
  public static let parentMissing = Self("parent-missing")
  /// The parent is not of a higher level.
  public static let parentLevel = Self("parent-level")
  /// One code stands for different names.
  public static let codeNameConflict = Self("code-name-conflict")
  /// The name's ending says another level.
  public static let nameLevelMismatch = Self("name-level-mismatch")
  /// A count below 0, or a load that is not a finite number ≥ 0.
  public static let countInvalid = Self("count-invalid")
  /// A count too large to be true.
  public static let countAbsurd = Self("count-absurd")
  /// A unit has neither household points nor counts.
  public static let countMissing = Self("count-missing")
  /// A unit has no household points and its counts are 0.
  public static let countZero = Self("count-zero")
  /// A base unit's id is missing.
  public static let idMissing = Self("id-missing")
  /// A base unit's id occurs before.
  public static let idDuplicate = Self("id-duplicate")
}

/// Households and barriers.
extension Finding.Code {
  public static let householdNoPosition = Self("household-no-position")
  public static let householdAtZero = Self("household-at-zero")
  public static let householdSwapped = Self("household-lon-lat-swapped")
  public static let householdOutside = Self("household-outside-territory")
  /// In the territory, but in none of its lowest units.
  public static let householdInGap = Self("household-in-gap")
  public static let householdNoId = Self("household-no-id")
  public static let householdDuplicate = Self("household-duplicate-id")
  public static let barrierResistance = Self("barrier-resistance")
  /// A barrier has no length.
  public static let barrierNoLength = Self("barrier-no-length")
  /// A barrier lies wholly outside the territory.
  public static let barrierOutside = Self("barrier-outside-territory")
}

/// Layers against each other.
extension Finding.Code {
  /// A layer lies off another as a web map's shift would have it, and is not declared to be of that system.
  public static let undeclaredShift = Self("undeclared-shift")
}

/// Units against their neighbours and parents.
extension Finding.Code {
  public static let gap = Self("gap")
  public static let overlap = Self("overlap")
  /// Gaps no wider than the sliver width.
  public static let gapSliver = Self("gap-sliver")
  /// Overlaps no wider than the sliver width.
  public static let overlapSliver = Self("overlap-sliver")
  public static let outsideParent = Self("outside-parent")
  /// A unit reaches out of its parent by no more than the sliver width.
  public static let outsideParentSliver = Self("outside-parent-sliver")
}
