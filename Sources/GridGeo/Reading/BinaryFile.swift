/// Files of other formats behind the name of a table.
enum BinaryFile {
  /// What a file is that begins so, and what to do; nil for text.
  static func words(_ start: [UInt8]) -> String? {
    switch start.prefix(4) {
    case [0xD0, 0xCF, 0x11, 0xE0]: "is a workbook of old Excel (.xls), which is not read; save it as .xlsx"
    case [0x50, 0x4B, 0x03, 0x04]: "is no text but a workbook or a zip; call it .xlsx, .ods or .zip, as it is"
    case [0x53, 0x51, 0x4C, 0x69]: "is no text but an SQLite database; a GeoPackage is called .gpkg"
    case [0x66, 0x67, 0x62, 0x03]: "is no text but a FlatGeobuf; call it .fgb"
    case [0x25, 0x50, 0x44, 0x46]: "is a PDF, which holds no data; ask for the table itself"
    default: nil
    }
  }
}
