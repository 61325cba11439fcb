import ArgumentParser
import GridGeo

/// The formats that the library writes by itself.
enum NativeFormat: String, CaseIterable, ExpressibleByArgument {
  case geojson
  /// One feature to a line.
  case geojsonSequence = "geojsonl"
  case csv

  /// What a file's name asks for.
  init?(fileName: String) {
    switch AssignmentFormat(fileName: fileName) {
    case .geojson: self = .geojson
    case .geojsonSequence: self = .geojsonSequence
    case .csv: self = .csv
    case nil: return nil
    }
  }
}
