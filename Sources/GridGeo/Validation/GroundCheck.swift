/// Checks the ground of one thing, and repairs it when that was asked for.
struct GroundCheck {
  /// Repair, round, look again: more rounds than this have not been seen to help.
  private static let rounds = 4

  let repair: RepairPolicy
  private(set) var findings: [Finding] = []
  private(set) var rounding = LatticeRounding()

  init(repair: RepairPolicy) { self.repair = repair }

  /// - Parameters:
  ///   - name: Such as "village 632301101201", for messages.
  ///   - id: The first of the finding's subjects.
  /// - Returns: The sound ground on the lattice; nil, and the reason, when there is none.
  mutating func sound(
    _ region: Region<Geographic>, name: String, id: String, at place: SourcePlace,
    in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> (region: Region<Geographic>?, reason: Finding.Code?) {
    let check = RegionCheck(region)
    rounding.add(check.rounding)
    if check.isSound {
      report(check.faults, .note, name, id, place)
      return (check.region, nil)
    }
    let reason = check.faults.first { !$0.isHarmless }?.code
    let isRepairable = check.faults.allSatisfy { $0.isRepairable }
    guard repair == .structure, isRepairable else {
      report(check.faults, .error, name, id, place)
      return (nil, reason)
    }
    let repaired = try repaired(region, name: name, id: id, at: place, in: geos)
    report(check.faults, repaired == nil ? .error : .warning, name, id, place)
    return (repaired, repaired == nil ? .repairFailed : nil)
  }

  private mutating func repaired(
    _ region: Region<Geographic>, name: String, id: String, at place: SourcePlace,
    in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> Region<Geographic>? {
    var place = place
    if place.id == nil { place.id = id }
    var current = region
    var before: Area?
    var after: Area?
    var why = "rounding to 7 decimals makes it unsound again"
    rounds: for _ in 0..<Self.rounds {
      let made: Repair<Geographic>?
      do {
        made = try current.repaired(in: geos)
      } catch {
        why = error.description
        break rounds
      }
      // Sound for GEOS and not on the lattice: it is the rounding that breaks it, so round first.
      let next = made?.region ?? current.onLattice()
      before = before ?? made?.areaBefore
      after = made?.areaAfter ?? after
      let check = RegionCheck(next)
      if next.isEmpty {
        why = "nothing is left of it"
        break rounds
      }
      if check.isSound {
        var change = "rings that 7 decimals cannot show were dropped"
        if let before, let after { change = "\(figure(before)) ha before, \(figure(after)) ha after" }
        findings.append(
          Finding(
            .repaired, .warning, at: place, subject: [id], message: "\(name) was repaired: \(change)",
            remedy: "compare it with its source", coordinate: region.polygons[0].exterior.coordinates[0],
            size: Finding.Size(area: after, areaBefore: before)))
        return check.region
      }
      current = next.onLattice()
    }
    findings.append(
      Finding(
        .repairFailed, .error, at: place, subject: [id], message: "\(name) cannot be repaired: \(why)",
        remedy: "correct its rings in the source"))
    return nil
  }

  /// Hectares to the square metre.
  private func figure(_ area: Area) -> Double { (area.hectares * 10_000).rounded() / 10_000 }

  private mutating func report(
    _ faults: [RegionFault], _ severity: Finding.Severity, _ name: String, _ id: String, _ place: SourcePlace
  ) {
    for fault in faults {
      var place = place
      if place.id == nil { place.id = id }
      place.ring = fault.ring
      place.vertex = fault.vertex
      findings.append(
        Finding(
          fault.code, fault.isHarmless ? .note : severity, at: place, subject: [id],
          message: "\(name) \(fault.text)",
          remedy: severity == .warning && !fault.isHarmless ? "repaired on request" : fault.remedy,
          coordinate: fault.coordinate, size: fault.count.map { Finding.Size(count: $0) }))
    }
  }
}

extension RegionFault {
  /// A wrong number cannot be guessed, and nothing cannot be mended.
  fileprivate var isRepairable: Bool {
    ![.coordinateNotFinite, .coordinateOutOfRange, .regionEmpty].contains(code)
  }

  fileprivate var remedy: String {
    switch code {
    case .duplicateVertex, .ringLost: "nothing to do: the ground is the same without"
    case .coordinateOutOfRange: "write longitude first, then latitude, in degrees"
    case .coordinateNotFinite: "correct the number"
    case .regionEmpty: "give it a polygon"
    default: "correct the ring or pass --repair; until then it is left out"
    }
  }
}

extension Region where Space == Geographic {
  /// Rounded to the lattice; rings that are no longer rings are dropped, and with an exterior its holes.
  fileprivate func onLattice() -> Region {
    func rounded(_ ring: Ring<Geographic>) -> Ring<Geographic>? {
      let points = LatticeRing(ring, polygon: 0, role: 0)
      return points.isStraight ? nil : points.ring
    }
    return Region(
      polygons.compactMap { polygon in
        rounded(polygon.exterior).map {
          Polygon(exterior: $0, holes: polygon.holes.compactMap(rounded))
        }
      })
  }
}
