/// What can be timed. Each runs in a process of its own.
enum BenchCase: String, CaseIterable {
  /// Draws the scenario's territory; the files are written outside the timed part.
  case generate
  /// GeoJSON to `Region` values with properties, all held: the reader alone.
  case readRegions = "read-regions"
  /// The same feature by feature, holding none.
  case streamRegions = "stream-regions"
  /// GeoJSON to administrative units, with the SHA-256 of the file, as the jobs read it.
  case readTerritory = "read-territory"
  case readHouseholds = "read-households"
  /// Rings, codes, counts, households and barriers of a survey that has been read.
  case validate
  /// `CheckJob`: reads, validates, measures, looks for gaps and overlaps.
  case check
  /// `PartitionJob`: reads, validates, divides, proves the tiling.
  case partition
  /// A territory that has been read, to a file.
  case writeTerritory = "write-territory"
  /// A plan that has been read, to a file.
  case writePlan = "write-plan"
  /// Made-up claims, to a file that `arrangement` and the peers read.
  case claims
  /// Regions to the labelled arrangement of all their outlines.
  case arrangement
  /// Grids that have been read to an index of them.
  case gridIndex = "grid-index"
  /// Points that have been read, looked up in an index: the join alone.
  case gridLookup = "grid-lookup"
}
