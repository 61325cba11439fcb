import ArgumentParser
import GridGeo

/// A field of the data contract and the column that holds it, as `name=COLUMN`.
struct FieldAssignment: ExpressibleByArgument {
  let name: String
  let column: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
    name = String(argument[..<sign])
    column = String(argument[argument.index(after: sign)...])
    guard !column.isEmpty else { return nil }
  }
}
