import GridGeo

/// What the program tells its caller.
enum ExitStatus {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let cannotWrite: Int32 = 3
  static let findings: Int32 = 10
  static let usage: Int32 = 64
  static let badInput: Int32 = 65
  static let missingInput: Int32 = 66
}

extension GridGeoError {
  var exitStatus: Int32 {
    switch code {
    case .brokenPipe: ExitStatus.done
    case .cannotWrite: ExitStatus.cannotWrite
    case .badOption: ExitStatus.usage
    case .badInput, .badCRS, .infeasible: ExitStatus.badInput
    case .missingInput: ExitStatus.missingInput
    default: ExitStatus.failed
    }
  }
}
