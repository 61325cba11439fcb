// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Examples",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "GridGeo", path: "..")],
  targets: [
    .executableTarget(
      name: "DivideTerritory", dependencies: [.product(name: "GridGeo", package: "GridGeo")]),
    .executableTarget(
      name: "MeasureVillages", dependencies: [.product(name: "GridGeo", package: "GridGeo")]),
    .executableTarget(
      name: "PlaceHouseholds", dependencies: [.product(name: "GridGeo", package: "GridGeo")]),
    .executableTarget(
      name: "WeighDisputes", dependencies: [.product(name: "GridGeo", package: "GridGeo")]),
  ],
  swiftLanguageModes: [.v6]
)
