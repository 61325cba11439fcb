import ArgumentParser
import GridGeo

/// How output is written.
struct WritingOptions: ParsableArguments {
  @Flag(help: "Replace files that are there already.")
  var overwrite = false
}
