import ArgumentParser
import GridGeo

/// A value for all input, or as `ROLE=VALUE` for the file of one role.
protocol RoleValue: ExpressibleByArgument {
  associatedtype Value
  var role: String? { get }
  var value: Value { get }
}

extension RoleValue {
  /// The role before the sign, if the text begins with one, and the rest.
  static func split(_ argument: String) -> (role: String?, rest: String) {
    guard let sign = argument.firstIndex(of: "=") else { return (nil, argument) }
    let role = String(argument[..<sign])
    guard SurveyReading.roles.contains(role) else { return (nil, argument) }
    return (role, String(argument[argument.index(after: sign)...]))
  }
}

/// A reference system, such as `EPSG:4547` or `households=gcj02`.
struct CRSChoice: RoleValue {
  let role: String?
  let value: String

  init?(argument: String) {
    (role, value) = Self.split(argument)
    if value.isEmpty { return nil }
  }
}

/// An order of axes, such as `north-east` or `households=north-east`.
struct AxesChoice: RoleValue {
  let role: String?
  let value: AxisOrder

  init?(argument: String) {
    let (role, rest) = Self.split(argument)
    guard let order = AxisOrder(rawValue: rest) else { return nil }
    self.role = role
    value = order
  }

  static var allValueStrings: [String] { AxisOrder.allCases.map(\.rawValue) }
}

extension Array where Element: RoleValue {
  /// The value for all input, and those for single roles.
  var parted: (all: Element.Value?, byRole: [String: Element.Value]) {
    var all: Element.Value?
    var byRole: [String: Element.Value] = [:]
    for choice in self {
      if let role = choice.role { byRole[role] = choice.value } else { all = choice.value }
    }
    return (all, byRole)
  }

  /// - Throws: a usage error when a role, or all input, has two values.
  func refuseTwice(_ option: String) throws {
    var seen: Set<String> = []
    for choice in self where !seen.insert(choice.role ?? "").inserted {
      let name = choice.role.map { "\(option) \($0)=…" } ?? option
      throw ValidationError("\(name) is given twice; keep one")
    }
  }
}
