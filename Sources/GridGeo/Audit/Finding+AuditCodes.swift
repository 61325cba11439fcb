/// Grid plans.
extension Finding.Code {
  /// A grid has several pieces where its village is in one.
  public static let gridNotContiguous = Self("grid-not-contiguous")
  /// A grid has several pieces because its village, or a base unit, has.
  public static let gridOnIslands = Self("grid-on-islands")
  /// A grid's rings cross or touch along a line.
  public static let gridUnsound = Self("grid-unsound")
  /// Ground of a village that lies in none of its grids.
  public static let gridGap = Self("grid-gap")
  /// Ground that lies in two grids of a village.
  public static let gridOverlap = Self("grid-overlap")
  /// A grid reaches out of its village.
  public static let gridOutsideVillage = Self("grid-outside-village")
  /// Borders of grids do not fit together, by less than can be measured.
  public static let gridEdgeMismatch = Self("grid-edge-mismatch")
  /// A grid's code is not its village's code and a sequence of three digits from 001.
  public static let gridCodeForm = Self("grid-code")
  /// Grids keep the code of a village that they were in before.
  public static let gridCodeFormer = Self("grid-code-former")
  /// Grid codes have not 15 digits because the villages' codes have not 12.
  public static let gridCodeLength = Self("grid-code-length")
  public static let gridCodeDuplicate = Self("grid-code-duplicate")
  /// Codes do not run from west to east, then from north to south.
  public static let gridCodeOrder = Self("grid-code-order")
  /// A grid names a village that the territory does not have.
  public static let gridVillageUnknown = Self("grid-village-unknown")
  /// A grid names a township or county that its village does not lie in.
  public static let gridParentMismatch = Self("grid-parent-mismatch")
  public static let villageWithoutGrid = Self("village-without-grid")
  /// Households, persons or load are not those of the households in the grid.
  public static let gridCountMismatch = Self("grid-count-mismatch")
  /// The counts of a village's grids do not add up to the village's own.
  public static let villageCountMismatch = Self("village-count-mismatch")
  public static let gridNeighbours = Self("grid-neighbours")
  /// Area, compactness or deviation is not what the ground and the loads give.
  public static let gridFigure = Self("grid-figure")
  /// A load outside the band that the plan was made with.
  public static let gridOutOfBand = Self("grid-out-of-band")
}
