/// Who may mention whose types, inside `Sources/GridGeo`. The table of docs/architecture.md says the same;
/// a test compares the two.
enum LayerTable {
  /// Folder and the folders whose types it may mention, besides its own.
  static let rows: [(folder: String, mayMention: [String])] = [
    ("Units", []),
    ("Determinism", []),
    ("Memory", []),
    ("Errors", ["Units"]),
    ("Formats", ["Errors"]),
    ("Geometry", ["Units", "Errors"]),
    ("Native", ["Units", "Errors", "Geometry"]),
    ("Model", ["Units", "Errors", "Geometry"]),
    ("Topology", ["Units", "Errors", "Geometry", "Native"]),
    ("Projection", ["Units", "Errors", "Geometry", "Native"]),
    ("Concurrency", ["Errors", "Geometry", "Native", "Topology", "Projection"]),
    ("Reading", ["Units", "Errors", "Geometry", "Model", "Determinism", "Memory", "Formats"]),
    ("Writing", ["Units", "Errors", "Geometry", "Model", "Determinism", "Memory", "Formats"]),
    ("Ledger", ["Units", "Errors", "Determinism", "Reading"]),
    ("Validation", ["Units", "Errors", "Geometry", "Model", "Topology", "Native"]),
    ("Disclosure", ["Errors", "Geometry", "Model", "Topology", "Validation"]),
    ("Engine", ["Units", "Errors", "Geometry", "Topology", "Determinism"]),
    (
      "Partition",
      ["Units", "Errors", "Geometry", "Model", "Topology", "Concurrency", "Determinism", "Engine"]
    ),
    ("Audit", ["Units", "Errors", "Geometry", "Model", "Topology", "Native", "Projection", "Validation"]),
    ("Limits", ["Units", "Errors", "Geometry", "Model", "Topology", "Projection"]),
    ("Staffing", ["Units", "Errors", "Geometry", "Model", "Determinism", "Engine"]),
    (
      "Repartition",
      [
        "Units", "Errors", "Geometry", "Model", "Topology", "Concurrency", "Determinism", "Engine",
        "Partition",
      ]
    ),
    (
      "Disputes",
      ["Units", "Errors", "Geometry", "Model", "Topology", "Projection", "Concurrency", "Determinism"]
    ),
    (
      "Settlement",
      ["Units", "Errors", "Geometry", "Model", "Topology", "Projection", "Concurrency", "Determinism"]
    ),
    (
      "Assignment",
      [
        "Units", "Errors", "Geometry", "Model", "Topology", "Projection", "Concurrency", "Determinism",
        "Disclosure", "Memory",
      ]
    ),
    ("Generation", ["Units", "Errors", "Geometry", "Model", "Topology", "Concurrency", "Determinism"]),
    (
      "Pipeline",
      [
        "Units", "Determinism", "Errors", "Geometry", "Model", "Topology", "Projection", "Concurrency",
        "Reading", "Ledger", "Writing", "Validation", "Engine", "Partition", "Audit", "Limits", "Staffing",
        "Repartition", "Disputes", "Settlement", "Generation", "Disclosure", "Assignment", "Memory",
        "Formats",
      ]
    ),
  ]

  /// Target and the modules it may import.
  static let imports: [(target: String, modules: Set<String>)] = [
    ("GridGeo", ["CGEOS", "CPROJ", "Synchronization"]),
    ("GridMap", ["GridGeo"]),
    ("GridFormats", ["CGDAL", "GridGeo", "Synchronization"]),
    (
      "gridtool",
      ["GridGeo", "GridMap", "GridFormats", "ArgumentParser", "FoundationEssentials", "Synchronization"]
    ),
  ]

  /// The C library under its names on the systems.
  static let platform: Set<String> = ["Glibc", "Musl", "Darwin"]

  /// Modules that only one folder of GridGeo may import.
  static let onlyIn = ["CGEOS": "Native", "CPROJ": "Native"]

  static let longestFile = 400
}
