import GridGeo

extension Phrase {
  static let dossier = Phrase("Dossier of disputed ground", "争议区卷宗")
  static let dossierNote = Phrase("Working material, not a legal boundary.", "工作材料，非法定界线。")
  static let neutral = Phrase(
    "Measured and compared, not decided. Parties stand in the order of their codes.",
    "只作测量与比较，不作裁定。当事方按区划代码排列。")
  static let overview = Phrase("Overview", "总览")
  static let disputeList = Phrase("Disputes", "争议区")
  static let sliversListed = Phrase("slivers and stacked uses", "处碎片及错季使用")
  static let sheetsNote = Phrase("disputes have a sheet", "处争议附有专页")
  static let withoutSheet = Phrase("Disputes without a sheet", "未附专页的争议区")
  static let shownAs = Phrase("No.", "序号")
  static let id = Phrase("Id", "编号")
  static let parties = Phrase("Parties", "当事方")
  static let party = Phrase("Party", "当事方")
  static let areaRange = Phrase("Area, ha (low–high)", "面积，公顷（下限–上限）")
  static let mu = Phrase("mu", "亩")
  static let hectares = Phrase("ha", "公顷")
  static let certainty = Phrase("Certainty", "确定程度")
  static let tier = Phrase("Tier", "分级")
  static let season = Phrase("Season", "季节")
  static let decidedBy = Phrase("Who decides", "调处机关")
  static let committee = Phrase("Joint committee", "联合工作委员会")
  static let workingArea = Phrase("Working area", "联合工作区")
  static let legalBoundary = Phrase("Legal boundary", "法定界线")
  static let claim = Phrase("Claim", "主张")
  static let claims = Phrase("Claims", "主张")
  static let claimLine = Phrase("Claim line", "主张线")
  static let disputed = Phrase("Disputed area", "争议区")
  static let area = Phrase("Area", "面积")
  static let range = Phrase("Range", "范围")
  static let right = Phrase("Right", "权利")
  static let source = Phrase("Source", "来源")
  static let evidence = Phrase("Evidence rank (1 best)", "证据等级（1最高）")
  static let validity = Phrase("Valid", "有效期")
  static let accuracy = Phrase("Accuracy (σ)", "点位精度（σ）")
  static let contractArea = Phrase("Contract area", "承包面积")
  static let measuredArea = Phrase("Measured area", "量算面积")
  static let difference = Phrase("Difference", "差值")
  static let noClaim = Phrase("claims nothing here", "此处无主张")
  static let byLaw = Phrase("Side of the legal boundary", "法定界线两侧")
  static let beyond = Phrase("beyond the territory", "辖区以外")
  static let householdsInside = Phrase("Households inside", "区内户数")
  static let householdsNear = Phrase("Households near", "附近户数")
  static let notCounted = Phrase("not counted", "未统计")
  static let hiddenCount = Phrase("not published", "不公布")
  static let yearsOpen = Phrase("Years open", "持续年数")
  static let hectareDays = Phrase("Hectare-days", "公顷·日")
  static let calendar = Phrase("Season calendar", "季节历")
  static let reasonsOfTier = Phrase("Why this tier", "分级理由")
  static let ruleOfTable = Phrase("The lowest unit above all parties.", "各当事方的最低共同上级。")
  static let optionsToSettle = Phrase("Settlement options", "调处方案")
  static let optionsNote = Phrase(
    "Lines and time shares to compare, in no order of merit; none is a verdict.", "供比较的界线与轮用方案，排列不分优劣，均非裁定。")
  static let share = Phrase("Share, %", "份额，%")
  static let herd = Phrase("Herd", "畜群")
  static let change = Phrase("Change against own claim, ha", "较本方主张增减，公顷")
  static let fence = Phrase("Fence, m", "围栏，米")
  static let stakes = Phrase("Stakes", "界桩")
  static let water = Phrase("Water points", "水源点")
  static let camps = Phrase("Camps", "营地")
  static let nearestHouse = Phrase("Nearest house, m", "最近房屋，米")
  static let joined = Phrase("Joined to own land", "与本方相连")
  static let yes = Phrase("yes", "是")
  static let no = Phrase("no", "否")
  static let withdrawn = Phrase("Both withdraw", "双方退出")
  static let notPossible = Phrase("Not possible here", "此处不适用")
  static let option = Phrase("Option", "方案")
  static let longitude = Phrase("Longitude", "经度")
  static let latitude = Phrase("Latitude", "纬度")
  static let bearing = Phrase("Bearing to next", "至下桩方位角")
  static let distance = Phrase("Distance, m", "距离，米")
  static let objections = Phrase("Objections", "异议")
  static let minutes = Phrase("Minutes", "会议记录")
  static let signature = Phrase("Signature and seal", "签字盖章")
  static let date = Phrase("Date", "日期")
  static let digest = Phrase("Digest of the facts", "事实摘要值")
  static let more = Phrase("more claims", "项其他主张")
  static let countsNote = Phrase(
    "Counts under 10 households are not published, nor those that would give them back.",
    "少于10户的数字不公布，可据以推算的数字一并隐藏。")
  static let wholeYear = Phrase("whole year", "全年")

  static func kind(_ kind: Dispute.Kind) -> Phrase {
    switch kind {
    case .overlap: Phrase("overlap", "重叠区")
    case .encroachment: Phrase("encroachment", "越界区")
    case .gap: Phrase("gap", "空白区")
    case .stacked: Phrase("stacked use", "错季使用")
    }
  }

  static func certainty(_ certainty: Dispute.Certainty) -> Phrase {
    switch certainty {
    case .certain: Phrase("certain", "确定")
    case .probable: Phrase("probable", "可能")
    case .sliver: Phrase("sliver", "碎片")
    }
  }

  static func explained(_ certainty: Dispute.Certainty) -> Phrase {
    switch certainty {
    case .certain:
      Phrase(
        "Some of it lies deeper in every claim than the lines are uncertain.", "其中有地块深于各主张线的误差带。")
    case .probable:
      Phrase("The lines' accuracy may explain it, but not surely.", "可能由主张线误差造成，但不能肯定。")
    case .sliver: Phrase("The lines' accuracy explains all of it.", "完全可由主张线误差解释。")
    }
  }

  static func tier(_ tier: Dispute.Tier) -> Phrase {
    switch tier {
    case .red: Phrase("red", "红")
    case .yellow: Phrase("yellow", "黄")
    case .green: Phrase("green", "绿")
    }
  }

  static func right(_ right: Right) -> Phrase {
    switch right {
    case .grazing: Phrase("grazing", "放牧")
    case .digging: Phrase("digging", "采挖")
    case .hay: Phrase("hay", "打草")
    case .water: Phrase("water", "用水")
    case .passage: Phrase("passage", "通行")
    }
  }

  static func level(_ level: AdminLevel) -> Phrase {
    switch level {
    case .prefecture: Phrase("prefecture", "州")
    case .county: Phrase("county", "县")
    case .township: Phrase("township", "乡镇")
    case .village: Phrase("village", "村")
    }
  }

  static func method(_ method: SettlementMethod) -> Phrase {
    switch method {
    case .median: Phrase("median line", "中间线")
    case .share: Phrase("split by shares", "按份划分")
    case .threeStage: Phrase("three stages", "三步法")
    case .fence: Phrase("shortest fence", "最短围栏")
    case .feature: Phrase("natural feature", "沿自然地物")
    case .leastCost: Phrase("least-cost line", "最小成本线")
    case .season: Phrase("seasons in turn", "分季轮用")
    case .statusQuo: Phrase("actual use", "维持现状")
    case .buffer: Phrase("buffer strip", "缓冲带")
    }
  }

  /// A reason code in words; a code that is not known stays as it is.
  static func reason(_ code: String) -> Phrase {
    switch code {
    case "certain": certainty(.certain)
    case "probable": certainty(.probable)
    case "sliver": certainty(.sliver)
    case "stacked-use": kind(.stacked)
    case "two-parties": Phrase("two parties", "两个当事方")
    case "three-parties": Phrase("three parties", "三个当事方")
    case "households-inside": Phrase("households inside", "区内有住户")
    case "households-near": Phrase("households near", "附近有住户")
    case "herds-inside": Phrase("herds inside", "区内有畜群")
    case "in-season": Phrase("its season runs", "正值使用季节")
    case "season-soon": Phrase("its season is near", "使用季节临近")
    case "evidence-equal": Phrase("both sides have good evidence", "双方均有较强证据")
    case "unclaimed": Phrase("nobody claims it", "无人主张")
    case "rights-light": Phrase("the rights conflict little", "权利冲突较轻")
    default:
      if code.hasSuffix("-parties") {
        Phrase("\(code.dropLast(8)) parties", "\(code.dropLast(8))个当事方")
      } else if code.hasPrefix("open-"), code.hasSuffix("-years") {
        Phrase("open \(code.dropFirst(5).dropLast(6)) years or more", "持续\(code.dropFirst(5).dropLast(6))年以上")
      } else {
        Phrase(code, code)
      }
    }
  }
}
