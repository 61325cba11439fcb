import GridGeo

// Words of the report that only its layers, its search and its comparisons have.
extension Phrase {
  static let workers = Phrase("Workers", "网格员")
  static let supervisionArea = Phrase("Supervision area", "网格长责任区")
  static let supervisionAreas = Phrase("Supervision areas", "网格长责任区")
  static let disputes = Phrase("Disputes", "争议区")
  static let committees = Phrase("Joint committees", "联合工作委员会")
  static let noDispute = Phrase("no dispute", "无争议")
  static let workersOfGrid = Phrase("Workers of a grid", "网格员人数")
  static let areaOfGrid = Phrase("Supervision area of a grid", "网格所属责任区")
  static let areaColours = Phrase(
    "Neighbouring areas have different colours; a colour says nothing else.", "相邻责任区颜色不同，颜色无其他含义。")
  static let tierOfGrid = Phrase("Gravest dispute on a grid", "网格内最高争议级别")
  static let changeOfGrid = Phrase("What became of a grid", "网格变化")
  static let byWorkers = Phrase("workers", "网格员")
  static let byArea = Phrase("supervision area", "责任区")
  static let byTier = Phrase("dispute tier", "争议分级")
  static let byChange = Phrase("change", "变化")

  static let layers = Phrase("Layers", "图层")
  static let barriers = Phrase("Rivers and roads", "河流道路")
  static let householdPoints = Phrase("Household points", "户点")
  static let gridNumbers = Phrase("Grid numbers", "网格序号")
  static let search = Phrase("Search", "搜索")
  static let searchHint = Phrase(
    "Code or name; / jumps here, arrows choose, Enter shows, Esc leaves.", "编码或名称；按 / 跳到此处，方向键选择，回车定位，Esc 退出。"
  )
  static let nothingFound = Phrase("Nothing found", "未找到")
  static let found = Phrase("found", "项结果")
  static let print = Phrase("Print", "打印")
  static let selected = Phrase("Selected", "已选")
  static let histogram = Phrase("Loads of the grids", "网格工作量分布")
  static let histogramHint = Phrase("grids by load", "按工作量的网格数")
  static let gridsOf = Phrase("Its grids", "所辖网格")

  static let beforeAfter = Phrase("Before and after", "调整前后")
  static let before = Phrase("Before", "调整前")
  static let after = Phrase("After", "调整后")
  static let slider = Phrase("Before to the left, after to the right", "左为调整前，右为调整后")
  static let changed = Phrase("Grids by what became of them", "各类变化的网格数")
  static let comparison = Phrase("Comparison", "方案对比")
  static let alternatives = Phrase("Alternatives side by side", "方案对照")
  static let thisPlan = Phrase("This plan", "本方案")
  static let figure = Phrase("Figure", "指标")
  static let perimeter = Phrase("Borders between grids, km", "网格间界线长度（公里）")
  static let countsOfOthers = Phrase(
    "Counts of the other plans are not published: two plans together would give back what one hides.",
    "不公布其他方案的数字：两个方案对比可推算出被隐藏的数字。")
  static let background = Phrase("Background map", "底图")
  static let backgroundNote = Phrase(
    "The background comes from the tile server; the printed map does without it.", "底图来自瓦片服务器，打印时不含底图。")
  static let sliversLeftOut = Phrase("slivers and stacked uses not drawn", "处碎片及错季使用未绘出")

  static func change(_ kind: GridChange.Kind) -> Phrase {
    switch kind {
    case .kept: Phrase("kept", "未变")
    case .reshaped: Phrase("reshaped", "调整")
    case .split: Phrase("split", "拆分")
    case .merged: Phrase("merged", "合并")
    case .new: Phrase("new", "新设")
    case .retired: Phrase("retired", "撤销")
    }
  }
}
