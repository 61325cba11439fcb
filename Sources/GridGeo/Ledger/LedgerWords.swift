/// The words of ledgers that are not data: totals, "same as above", footers, faulty formulas.
enum LedgerWords {
  // MARK: Text

  /// Without white space, and without characters that show nothing, at both ends.
  static func tidied(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { return text }
    var rest = text[...]
    while let first = rest.first, TotalWord.isUnseen(first) { rest.removeFirst() }
    while let last = rest.last, TotalWord.isUnseen(last) { rest.removeLast() }
    return String(rest)
  }

  /// In lower case, full-width characters narrowed, without any white space.
  static func key(_ text: String) -> String { TotalWord.key(text) }

  /// A quick look, so that most cells need no other.
  private static func begins(_ text: String, with scalars: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return scalars.unicodeScalars.contains(first)
  }

  // MARK: Same as above

  private static let ditto: Set<String> = [
    "同上", "同前", "〃", "″", "\"", "\"\"", "''", "“", "”", "“”", "々", "ditto", "do.", "sameasabove",
  ]

  static func isDitto(_ text: String) -> Bool {
    begins(text, with: "同〃″\"＂'＇“”々dDsSｄＤｓＳ") && text.count <= 16 && ditto.contains(key(text))
  }

  // MARK: Totals

  /// Whether a row counts again some of what another row counts.
  static func isOfWhich(_ text: String) -> Bool {
    guard begins(text, with: "其oOtT") else { return false }
    let word = key(text)
    return word.hasPrefix("其中") || word.hasPrefix("ofwhich") || word == "thereof"
  }

  // MARK: Footers

  private static let signers: [String] = [
    "填表人", "填报人", "制表人", "制表", "填表", "填报", "审核", "审核人", "复核", "复核人", "审批", "审批人", "负责人", "单位负责人",
    "经办人", "登记人", "统计人", "核对人", "村干部", "村主任", "村书记", "单位", "填报单位", "制表单位", "编制单位", "统计单位", "单位(盖章)",
    "盖章", "签字", "签名", "签章", "联系人", "联系电话", "电话", "日期", "填表日期", "填报日期", "制表日期", "制表时间", "填报时间", "统计时间",
    "时间", "报送日期", "截止日期", "截至日期", "数据来源", "资料来源", "来源", "preparedby", "checkedby", "reviewedby", "approvedby",
    "compiledby", "filledinby", "signedby", "signature", "date", "source", "sources", "datasource", "contact",
  ]
  private static let remarks: [String] = [
    "注", "注意", "备注", "说明", "附注", "填表说明", "填报说明", "注释", "note", "notes", "remark", "remarks", "footnote",
  ]

  /// Whether a row that begins like this stands under a table: who filled it in, a note, a page's number.
  static func isFooter(_ text: String) -> Bool {
    guard
      begins(text, with: "注备说附填第以—－-─*(（nNrRfFpP")
        || text.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" })
    else { return false }
    let word = key(String(text.prefix(60)))
    let head = String(word.prefix { !":;。".contains($0) })
    let hasColon = head.count < word.count
    if remarks.contains(where: { head == $0 || isNumbered(head, $0) }) { return true }
    if signers.contains(head), hasColon { return true }
    if word.count <= 20, contains("以下空白", in: word) || contains("以下无正文", in: word) { return true }
    if word.hasPrefix("第"), word.contains("页"), word.count <= 16 { return true }
    return word.hasPrefix("page") && word.dropFirst(4).prefix(1).allSatisfy(\.isNumber) && word.count <= 16
      && word.count > 4
  }

  /// Whether a column holds remarks, which tell nobody's name.
  static func isRemark(_ heading: String) -> Bool { remarks.contains(key(heading)) || key(heading) == "备考" }

  private static func isNumbered(_ word: String, _ remark: String) -> Bool {
    guard word.hasPrefix(remark), let next = word.dropFirst(remark.count).first else { return false }
    return next.isNumber && next.isASCII
      && word.dropFirst(remark.count).allSatisfy { $0.isASCII && $0.isNumber }
  }

  // MARK: Formulas, scales

  private static let faults: Set<String> = [
    "#n/a", "#n/a!", "#na", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!",
    "#getting_data", "#field!", "#blocked!", "#unknown!", "#connect!",
  ]

  /// Whether the cell shows that its formula failed.
  static func isFault(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "#" || first == "E" || first == "e" || first == "＃"
    else {
      return false
    }
    let word = key(text)
    if faults.contains(word) { return true }
    return word.hasPrefix("err:") && word.count > 4
      && word.dropFirst(4).allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A unit that multiplies counts, in parentheses or behind "单位": "单位：万人".
  static func scale(in text: String) -> String? {
    let word = key(text)
    var part = ""
    if let open = word.lastIndex(of: "(") { part = String(word[open...]) }
    for start in ["单位:", "unit:", "units:"] where contains(start, in: word) { part = word }
    guard !part.isEmpty else { return nil }
    for scale in ["亿", "万", "千", "百", "十"] {
      for unit in ["人", "户", "口"] where contains(scale + unit, in: part) { return scale + unit }
    }
    return nil
  }

  static func contains(_ part: String, in text: String) -> Bool {
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return true }
      rest.removeFirst()
    }
    return false
  }

  // MARK: Headings

  static let serials: Set<String> = [
    "序号", "序", "序列", "序列号", "项次", "行号", "no", "no.", "#", "s/n", "serial", "serialno",
  ]

  /// The rank of a unit's column among the levels, from above: "乡镇", "所属村", "village_code".
  static func level(_ heading: String) -> Int? {
    var word = key(heading).filter { !"()/、,·_- ".contains($0) }
    for start in ["所属", "所在", "隶属"] where word.hasPrefix(start) { word.removeFirst(start.count) }
    if let rank = levels[word] { return rank }
    for ending in endings where word.count > ending.count && word.hasSuffix(ending) {
      if let rank = levels[String(word.dropLast(ending.count))] { return rank }
    }
    return nil
  }

  private static let endings = [
    "行政区划代码", "区划代码", "委员会", "委会", "名称", "代码", "编码", "编号", "名", "code", "name", "id",
  ]

  private static let levels: [String: Int] = {
    let words: [(Int, [String])] = [
      (10, ["省", "州", "市", "自治州", "地区", "盟", "市州", "州市", "地市", "prefecture", "province", "region"]),
      (20, ["县", "区", "旗", "县市", "县区", "市县", "县市区", "区县", "县旗", "旗县", "县区市", "county", "district"]),
      (30, ["乡", "镇", "乡镇", "镇乡", "街道", "乡镇街道", "街道乡镇", "苏木", "苏木镇", "township", "town", "subdistrict"]),
      (
        40,
        [
          "村", "行政村", "社区", "村社区", "嘎查", "嘎查村", "村居", "村民委员会", "牧委会", "village", "community",
        ]
      ),
      (50, ["组", "社", "队", "小组", "村民小组", "自然村", "村组", "生产队", "牧业社", "合作社", "hamlet"]),
      (60, ["网格", "基础网格", "grid"]),
    ]
    var levels: [String: Int] = [:]
    for (rank, names) in words { for name in names { levels[name] = rank } }
    return levels
  }()
}
