import ArgumentParser
import GridGeo

/// A season's name and its days, as `fungus=05-10/06-30`.
struct SeasonAssignment: ExpressibleByArgument {
  let name: String
  let days: DaySet

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex,
      let days = DaySet(argument[argument.index(after: sign)...])
    else { return nil }
    name = String(argument[..<sign])
    self.days = days
  }
}
