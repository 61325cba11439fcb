import ArgumentParser

/// A share of a whole: `3%`, or `0.03`.
struct Share: ExpressibleByArgument, Sendable {
  /// 0 … 1.
  let value: Double

  init?(argument: String) {
    let text = argument.filter { $0 != " " }
    let number = text.hasSuffix("%") ? Double(String(text.dropLast())).map { $0 / 100 } : Double(text)
    guard let number, number >= 0, number <= 1 else { return nil }
    value = number
  }
}
