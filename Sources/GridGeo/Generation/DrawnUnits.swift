/// The units of a territory as sets of cells, numbered and named.
struct DrawnUnits {
  struct County {
    var code: String
    var name: String
    var townships: Range<Int>
    var villages: Range<Int>
    var households: Int
    var persons: Int
  }

  struct Township {
    var code: String
    var name: String
    var county: Int
    var villages: Range<Int>
    /// The village where the township's seat is.
    var seat: Int
  }

  struct Village {
    var code: String
    var name: String
    var township: Int
    var isCommunity: Bool
    var isPastoral: Bool
    /// In ascending order.
    var cells: [Int32]
    /// Of `cells`, those of a part that lies inside another village.
    var enclave: [Int32] = []
  }

  var counties: [County] = []
  var townships: [Township] = []
  var villages: [Village] = []
  /// By cell, −1 outside.
  var villageOfCell: [Int32]
  /// County seats: the cell where each lies.
  var seatCells: [Int] = []

  func townshipOfCell(_ cell: Int) -> Int32 {
    let village = villageOfCell[cell]
    return village < 0 ? -1 : Int32(villages[Int(village)].township)
  }

  func countyOfCell(_ cell: Int) -> Int32 {
    let township = townshipOfCell(cell)
    return township < 0 ? -1 : Int32(townships[Int(township)].county)
  }
}
