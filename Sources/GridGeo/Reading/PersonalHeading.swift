/// Tells headings that belong to persons, which this library refuses to read.
///
/// Whole headings and known compounds only: a village's or a grid's name is nobody's.
enum PersonalHeading {
  /// Whole headings in lower case, without white space and separators.
  private static let whole: Set<String> = [
    "name", "names", "fullname", "firstname", "lastname", "middlename", "surname", "givenname", "familyname",
    "nickname", "realname", "householdhead", "headofhousehold", "householder", "hoh", "owner", "resident",
    "contact", "contactinfo", "member", "members", "idnumber", "idno", "idnum", "idcard", "idcardno",
    "identity", "identitynumber", "identitycard", "identityno", "nationalid", "nationalidnumber", "citizenid",
    "passport", "passportno", "passportnumber", "ssn", "socialsecurity", "socialsecuritynumber", "phone",
    "phonenumber", "phoneno", "telephone", "tel", "telno", "mobile", "mobilephone", "mobileno", "cell",
    "cellphone", "email", "mail", "wechat", "qq", "ethnicity", "ethnic", "ethnicgroup", "nationality", "race",
    "religion", "religious", "belief", "beliefs", "faith", "party", "partymember", "partymembership",
    "politics", "politicalstatus", "politicalaffiliation", "health", "healthstatus", "healthcondition",
    "illness", "disease", "diagnosis", "disability", "disabled", "hiv", "vehicle", "vehicles", "vehicleno",
    "vehiclenumber", "vehicleplate", "plate", "plateno", "platenumber", "licenseplate", "licenceplate",
    "numberplate", "carplate", "car", "gender", "sex", "birth", "birthday", "birthdate", "dateofbirth", "dob",
    "birthyear", "age", "marital", "maritalstatus", "education", "occupation", "crime", "criminal",
    "criminalrecord", "convictions", "camera", "face", "fingerprint", "photo", "bankaccount",
    "姓名", "名字", "户主", "户主姓名", "户主名", "户主名字", "联系人", "本人姓名", "家庭成员", "成员姓名", "曾用名",
    "身份证", "身份证号", "身份证号码", "身份证件号码", "证件号", "证件号码", "公民身份号码", "公民身份证号码", "护照", "护照号",
    "电话", "电话号码", "联系电话", "联系方式", "手机", "手机号", "手机号码", "移动电话", "固定电话", "微信", "微信号", "邮箱",
    "电子邮箱", "民族", "族别", "民族成分", "户主民族", "宗教", "宗教信仰", "信仰", "信教", "是否信教", "党员", "是否党员",
    "党员人数", "政治面貌", "健康", "健康状况", "身体状况", "疾病", "病史", "残疾", "残疾人", "是否残疾", "残疾等级", "车牌",
    "车牌号", "车牌号码", "车辆", "车辆号牌", "机动车", "性别", "年龄", "出生日期", "出生年月", "生日", "婚姻", "婚姻状况", "籍贯",
    "学历", "文化程度", "职业", "犯罪", "犯罪记录", "前科", "重点人员", "照片", "人脸", "指纹", "银行账号", "银行卡号",
  ]

  /// Words that make a heading personal wherever they stand as a word of their own.
  private static let words: Set<String> = [
    "phone", "telephone", "mobile", "cellphone", "email", "wechat", "passport", "ssn", "ethnicity", "ethnic",
    "nationality", "religion", "religious", "belief", "faith", "illness", "disease", "disability",
    "diagnosis",
    "gender", "birthday", "birthdate", "dob", "marital", "criminal", "surname", "firstname", "lastname",
    "fullname", "health", "vehicle", "plate", "politics", "political",
  ]

  /// Parts that make a Chinese heading personal.
  private static let parts: [[UInt8]] = [
    "姓名", "身份证", "身份号码", "手机", "电话", "车牌", "宗教", "信仰", "党员", "政治面貌", "健康状况", "病史", "护照", "民族成分",
    "户主",
  ].map { Array($0.utf8) }

  /// Whose name or identity is personal: "head_name", "owner id".
  private static let persons: Set<String> = [
    "head", "owner", "person", "resident", "householder", "household", "member", "contact", "user", "family",
    "given", "first", "last", "middle", "full", "father", "mother", "husband", "wife", "spouse", "child",
    "tenant", "citizen",
  ]

  static func isPersonal(_ heading: String) -> Bool {
    let lower = FieldMap.key(heading)
    // A heading under a group, such as "family/age", is as personal as it is by itself; but a name is the group's.
    let steps = lower.split(separator: "/").filter { $0 != "name" }
    if lower.utf8.contains(0x2F), steps.contains(where: { isPersonal(String($0)) }) { return true }
    let separators: (Character) -> Bool = { $0.isWhitespace || "_-./()（）:：".contains($0) }
    if whole.contains(lower.filter { !separators($0) }) { return true }
    let bytes = Array(lower.utf8)
    if bytes.contains(where: { $0 > 0x7F }), parts.contains(where: { contains($0, in: bytes) }) {
      return true
    }
    let found = lower.split(whereSeparator: separators).map(String.init)
    if found.contains(where: words.contains) { return true }
    // "head name" is a person's, "village name" and "household id" are not.
    guard found.contains("name") || found.contains("identity") else { return false }
    return found.contains(where: persons.contains)
  }

  /// In UTF-8 a part that is found is one that begins at a character.
  private static func contains(_ part: [UInt8], in text: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { start in
      text[start] == part[0] && text[start..<start + part.count].elementsEqual(part)
    }
  }
}
