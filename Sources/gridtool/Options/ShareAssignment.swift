import ArgumentParser
import GridGeo

/// A party's stated share of disputed ground, as `632323=0.6` or `632323=60%`.
struct ShareAssignment: ExpressibleByArgument {
  let party: String
  let share: Double

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="), sign != argument.startIndex else { return nil }
    let text = argument[argument.index(after: sign)...]
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? text.dropLast() : text), number.isFinite else { return nil }
    party = String(argument[..<sign])
    share = isPercent ? number / 100 : number
    guard share > 0, share < 1 else { return nil }
  }
}

/// How the median is moved, as `0.45` or `632323=200m`.
struct AdjustmentArgument: ExpressibleByArgument {
  let adjustment: SettlementRequest.Adjustment

  init?(argument: String) {
    if let sign = argument.lastIndex(of: "="), sign != argument.startIndex {
      guard let length = Length(argument[argument.index(after: sign)...]) else { return nil }
      adjustment = .shift(length, favouring: String(argument[..<sign]))
    } else {
      guard let level = Double(argument), level > 0, level < 1 else { return nil }
      adjustment = .level(level)
    }
  }
}

/// What the shares of fences and seasons follow.
enum KeyArgument: String, ExpressibleByArgument, CaseIterable {
  case equal, households, herd, frontage, stated
}
