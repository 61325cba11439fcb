/// Forms committees, inspection sectors and the rota: whose table each dispute belongs on.
struct CommitteeForming: Sendable {
  let units: [AdminUnit]
  let disputes: [Dispute]
  let households: [Household]
  /// Rivers and roads that cut sectors where they cross the border.
  let barriers: [Barrier]
  /// Stakes that cut sectors where they stand on the border.
  let stakes: [Coordinate<Geographic>]
  let options: CommitteeOptions

  struct Result: Sendable {
    var committees: [Committee]
    /// In the order given, with the ids of their committees.
    var disputes: [Dispute]
    var sectors: [InspectionSector]
    var rota: [RotaEntry]
    /// Ids of committees with a single dispute that takes more field days than the cap.
    var overCap: [String]
  }

  init(
    units: [AdminUnit], disputes: [Dispute], households: [Household] = [], barriers: [Barrier] = [],
    stakes: [Coordinate<Geographic>] = [], options: CommitteeOptions = CommitteeOptions()
  ) {
    self.units = units
    self.disputes = disputes
    self.households = households
    self.barriers = barriers
    self.stakes = stakes
    self.options = options
  }

  /// Stacked use is no dispute and gets no committee; overlaps, encroachments and gaps do.
  ///
  /// - Throws: `badOption`; `badCRS` for ground too far from the frame's centre; `native`.
  func form(in frame: WorkingFrame) throws(GridGeoError) -> Result {
    try options.validate()
    let boundary = SharedBoundary(units)
    let kit = try WorkerKit(frame: frame)
    let known = households.filter { $0.position != nil }
    let places = try kit.planar(known.compactMap(\.position))
    let areas = WorkingAreas(
      boundary: boundary, superior: CommonSuperior(units),
      households: zip(known, places).map { ($0.id, $1) }, options: options, kit: kit)
    let committees = try areas.committees(disputes.filter { $0.kind != .stacked })
    var committeeOf: [String: String] = [:]
    for committee in committees {
      for id in committee.disputes { committeeOf[id] = committee.id }
    }
    let seated = disputes.map { dispute in
      var dispute = dispute
      dispute.committee = committeeOf[dispute.id]
      return dispute
    }
    let cutter = SectorCutter(
      boundary: boundary, barriers: barriers, stakes: stakes, options: options,
      kit: try WorkerKit(frame: frame))
    let sectors = try cutter.sectors(seated.filter { $0.kind != .stacked })
    return Result(
      committees: committees, disputes: seated, sectors: sectors,
      rota: RotaPlanner.rota(sectors, years: options.years),
      overCap: committees.filter { $0.fieldDays > options.fieldDayCap + 1e-9 }.map(\.id))
  }
}
