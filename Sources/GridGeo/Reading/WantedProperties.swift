/// Finds properties that the user named: by the very name, else without regard to case.
struct WantedProperties {
  private let names: [String]
  private var lastNames: [String] = []
  /// Index of each property; −1 for none.
  private var layout: [Int] = []

  init(_ names: [String]) { self.names = names }

  /// The values in the order of the names; nil for a property that the feature has not.
  mutating func values(of feature: Feature) -> [PropertyValue?] {
    guard !names.isEmpty else { return [] }
    let properties = feature.properties
    if properties.count != lastNames.count || !zip(properties, lastNames).allSatisfy({ $0.name == $1 }) {
      lastNames = properties.map(\.name)
      layout = names.map { name in
        lastNames.firstIndex(of: name)
          ?? lastNames.firstIndex { FieldMap.key($0) == FieldMap.key(name) } ?? -1
      }
    }
    return layout.map { $0 < 0 ? nil : properties[$0].value }
  }
}
