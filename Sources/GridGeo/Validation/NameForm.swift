/// The levels that the ending of a Chinese name allows; nil when the ending says nothing.
///
/// Farms, pastures and companies (场, 队, 委员会) stand at more than one level and say nothing.
func levels(ofName name: String) -> Set<AdminLevel>? {
  // Longer endings first: 社区 is a village although 区 is a county.
  let endings: [(String, Set<AdminLevel>)] = [
    ("社区", [.village]), ("嘎查", [.village]), ("行政村", [.village]), ("牧委会", [.village]),
    ("村委会", [.village]), ("居委会", [.village]), ("村民委员会", [.village]), ("居民委员会", [.village]),
    ("村", [.village]),
    ("街道", [.township]), ("苏木", [.township]), ("乡", [.township]), ("镇", [.township]),
    ("自治州", [.prefecture]), ("地区", [.prefecture]), ("盟", [.prefecture]), ("州", [.prefecture, .county]),
    ("自治县", [.county]), ("县", [.county]), ("自治旗", [.county]), ("旗", [.county]),
    ("市", [.prefecture, .county]),
  ]
  return endings.first { name.hasSuffix($0.0) && name.count > $0.0.count }?.1
}
