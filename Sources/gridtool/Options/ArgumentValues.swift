public import ArgumentParser
public import GridGeo
public import GridMap

// The library's own types as values of options.

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

extension Length: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String {
    metres == metres.rounded() ? "\(Int(metres))m" : "\(metres)m"
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension AxisOrder: ExpressibleByArgument {}
extension SearchEffort: ExpressibleByArgument {}
extension PartitionOptions.Spread: ExpressibleByArgument {}
extension MapOptions.Language: ExpressibleByArgument {
  /// `zh,en` is both.
  public init?(argument: String) {
    self.init(rawValue: ["zh,en", "en,zh"].contains(argument) ? "both" : argument)
  }
}
extension DossierOptions.Sheets: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { "usual" }
}
extension LimitsTableWriter.Language: ExpressibleByArgument {}
extension MapOptions.Colouring: ExpressibleByArgument {}
extension ApportionmentMethod: ExpressibleByArgument {}
extension TableLanguage: ExpressibleByArgument {}
extension AssignmentFormat: ExpressibleByArgument {}
extension WebMapShift: ExpressibleByArgument {}
extension SettlementMethod: ExpressibleByArgument {}

extension Area: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { "\(squareMetres)m2" }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
