// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "GridGeo",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "GridGeo", targets: ["GridGeo"]),
    .library(name: "GridMap", targets: ["GridMap"]),
    .library(name: "GridFormats", targets: ["GridFormats"]),
    .library(name: "GridGeoGDAL", type: .dynamic, targets: ["GridGeoGDAL"]),
    .executable(name: "gridtool", targets: ["gridtool"]),
  ],
  traits: [
    .trait(name: "GDAL", description: "Link the plug-in GridGeoGDAL with GDAL: foreign files and databases.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CGEOS", pkgConfig: "geos",
      providers: [.apt(["libgeos-dev"]), .yum(["geos-devel"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj",
      providers: [.apt(["libproj-dev"]), .yum(["proj-devel"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CGDALSystem", pkgConfig: "gdal",
      providers: [.apt(["libgdal-dev"]), .yum(["gdal-devel"]), .brew(["gdal"])]),
    .target(name: "CGDAL"),
    .target(
      name: "GridGeoGDAL",
      dependencies: ["CGDAL", .target(name: "CGDALSystem", condition: .when(traits: ["GDAL"]))],
      cSettings: [.define("GRIDGEO_GDAL", .when(traits: ["GDAL"]))]),
    .target(name: "GridFormats", dependencies: ["GridGeo", "CGDAL"], swiftSettings: strict),
    .target(name: "GridGeo", dependencies: ["CGEOS", "CPROJ"], swiftSettings: strict),
    .target(name: "GridMap", dependencies: ["GridGeo"], swiftSettings: strict),
    .executableTarget(
      name: "gridtool",
      dependencies: [
        "GridGeo", "GridMap", "GridFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "GridGeoTestSupport", dependencies: ["GridGeo"], path: "Tests/GridGeoTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "GridGeoTests", dependencies: ["GridGeo", "GridMap", "GridGeoTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PropertyTests", dependencies: ["GridGeo", "GridGeoTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GoldenTests", dependencies: ["GridGeo", "GridMap", "GridGeoTestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "GridFormatsTests", dependencies: ["GridFormats", "GridGeo"], swiftSettings: strict),
    .testTarget(
      name: "GridtoolTests", dependencies: ["gridtool", "GridGeo", "GridGeoTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LayeringTests", dependencies: ["GridGeoTestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
