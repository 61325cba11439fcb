/// A phrase of the page in English and Chinese; the words are the glossary's.
struct Phrase: Sendable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  func text(_ language: MapOptions.Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    case .both: english == chinese ? english : "\(english) \(chinese)"
    }
  }

  static let gridPlan = Phrase("Grid plan", "网格划分方案")
  static let grid = Phrase("Grid", "网格")
  static let grids = Phrase("Grids", "网格")
  static let villages = Phrase("Villages", "行政村")
  static let townships = Phrase("Townships", "乡镇")
  static let counties = Phrase("Counties", "县")
  static let county = Phrase("County", "县")
  static let township = Phrase("Township", "乡镇")
  static let village = Phrase("Village", "行政村")
  static let territory = Phrase("Territory", "辖区")
  static let households = Phrase("Households", "户数")
  static let persons = Phrase("Persons", "人口")
  static let load = Phrase("Load", "工作量")
  static let deviation = Phrase("Deviation", "与村均值偏差")
  static let compactness = Phrase("Compactness", "紧凑度")
  static let dedicated = Phrase("Dedicated grid", "专属网格")
  static let kind = Phrase("Kind", "类型")
  static let notPublished = Phrase("not published", "不公布")
  static let noGrids = Phrase("Village without grids", "无网格的村")
  static let areaHectares = Phrase("Area, ha", "面积（公顷）")
  static let areaMu = Phrase("Area, mu", "面积（亩）")

  static let loadOfGrid = Phrase("Load of a grid", "网格工作量")
  static let deviationOfGrid = Phrase("Deviation from village mean, %", "与村均值偏差（%）")
  static let gridsInClass = Phrase("grids", "个网格")
  static let boundaries = Phrase("Lines", "线型")
  static let outerEdge = Phrase("Edge of the territory", "辖区边界")
  static let countyLine = Phrase("County line", "县界")
  static let townshipLine = Phrase("Township line", "乡镇界")
  static let villageLine = Phrase("Village line", "村界")
  static let gridLine = Phrase("Grid line", "网格线")
  static let river = Phrase("River", "河流")
  static let road = Phrase("Road", "道路")
  static let otherBarrier = Phrase("Other barrier", "其他阻隔")
  static let north = Phrase("N", "北")

  static let working = Phrase("Working copy: exact counts", "工作件：含精确数字")
  static let published = Phrase("Published copy: small counts suppressed", "公开件：小数已隐藏")
  static let note = Phrase(
    "Working material on synthetic or unverified boundaries; not a legal boundary.",
    "工作底图，界线为合成或未经核定，不作为法定界线依据。")
  static let suppressionNote = Phrase(
    "Counts under 10 households or 30 persons are not published, nor those that would give them back: –.",
    "少于10户或30人的数字不公布，可据以推算的数字一并隐藏，以“–”表示。")

  static let map = Phrase("Map", "地图")
  static let colourBy = Phrase("Colour by", "着色")
  static let byLoad = Phrase("load", "工作量")
  static let byDeviation = Phrase("deviation", "偏差")
  static let zoomIn = Phrase("Zoom in", "放大")
  static let zoomOut = Phrase("Zoom out", "缩小")
  static let whole = Phrase("Whole map", "全图")
  static let keys = Phrase(
    "Drag to move, + and − to zoom, arrow keys to move, 0 for the whole map; Ctrl and wheel zoom too.",
    "拖动平移，+、− 缩放，方向键平移，0 回到全图；Ctrl＋滚轮也可缩放。")
  static let pickGrid = Phrase("Point at a grid to see its figures; click to keep them.", "指向网格查看数字，单击可固定。")
  static let facts = Phrase("Selection", "所选对象")
  static let table = Phrase("Figures by unit", "分级统计")
  static let find = Phrase("Find by name or code", "按名称或代码查找")
  static let show = Phrase("Show", "显示")
  static let allLevels = Phrase("all levels", "全部级别")
  static let rowsShown = Phrase("rows", "行")
  static let tableHint = Phrase(
    "Click a heading to sort, a row to see it on the map.", "单击表头排序，单击行在地图上定位。")
  static let unit = Phrase("Unit", "行政区")
  static let minimum = Phrase("Load min", "工作量最小")
  static let median = Phrase("Load median", "工作量中位")
  static let maximum = Phrase("Load max", "工作量最大")
  static let meanDeviation = Phrase("Mean deviation %", "平均偏差%")
  static let largestDeviation = Phrase("Largest deviation %", "最大偏差%")
  static let meanCompactness = Phrase("Mean compactness", "平均紧凑度")
  static let areaKm2 = Phrase("Area km²", "面积（平方公里）")
  static let total = Phrase("Total", "合计")
  static let medianLoad = Phrase("Median load", "工作量中位数")
  static let provenance = Phrase("How this was made", "来源与参数")
  static let version = Phrase("Version", "版本")
  static let command = Phrase("Command", "命令")
  static let options = Phrase("Options", "参数")
  static let seed = Phrase("Seed", "随机种子")
  static let workingFrame = Phrase("Working frame", "工作坐标系")
  static let inputs = Phrase("Inputs", "输入文件")
  static let summary = Phrase("Summary", "汇总")
}
