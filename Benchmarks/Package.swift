// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "GridGeo", path: "..")],
  targets: [
    .executableTarget(
      name: "gridgeo-bench", dependencies: [.product(name: "GridGeo", package: "GridGeo")])
  ],
  swiftLanguageModes: [.v6]
)
