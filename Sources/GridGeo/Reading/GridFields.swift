/// Takes properties out of a feature, strictly: the file is one of our own.
struct GridFields {
  private let feature: Feature
  /// What the file should be, for messages.
  private let document: String

  init(_ feature: Feature, of document: String = "a grid plan") {
    self.feature = feature
    self.document = document
  }

  func problem(_ name: String, _ reason: String) -> ReadingProblem {
    var place = feature.place
    place.column = name
    return ReadingProblem(.badValue, reason, at: place, isRefusal: true)
  }

  /// Nil when there is none, or null.
  func text(_ name: String) throws(ReadingProblem) -> String? {
    switch feature[name] {
    case nil, .null: return nil
    case .text(let text): return text
    case .number(let text): return text
    default: throw problem(name, "is not text")
    }
  }

  func requiredText(_ name: String) throws(ReadingProblem) -> String {
    guard let text = try text(name), !text.isEmpty else {
      throw problem(name, "is missing; this does not look like \(document)")
    }
    return text
  }

  func number(_ name: String, from least: Double = 0) throws(ReadingProblem) -> Double {
    guard case .number(let text)? = feature[name] else {
      throw problem(name, "is missing or not a number; this does not look like \(document)")
    }
    guard let value = Double(text), value.isFinite, value >= least else {
      throw problem(name, "\(text) is out of range")
    }
    return value
  }

  func count(_ name: String) throws(ReadingProblem) -> Int {
    let value = try number(name)
    guard value == value.rounded(), value <= FieldText.largestCount else {
      throw problem(name, "is not a whole number")
    }
    return Int(value)
  }

  /// Nil when there is none, or null.
  func optionalCount(_ name: String) throws(ReadingProblem) -> Int? {
    switch feature[name] {
    case nil, .null: return nil
    default: return try count(name)
    }
  }

  /// A number, or nil where there is none, or null.
  func optionalNumber(_ name: String) throws(ReadingProblem) -> Double? {
    switch feature[name] {
    case nil, .null: return nil
    default: return try number(name)
    }
  }

  /// True or false, or nil where there is none, or null.
  func flag(_ name: String) throws(ReadingProblem) -> Bool? {
    switch feature[name] {
    case nil, .null: return nil
    case .bool(let flag): return flag
    default: throw problem(name, "is neither true nor false")
    }
  }

  /// A value of a closed set, by its name.
  func value<Value: RawRepresentable>(_ name: String) throws(ReadingProblem) -> Value
  where Value.RawValue == String {
    let text = try requiredText(name)
    guard let value = Value(rawValue: text) else { throw problem(name, "\"\(text)\" is not known") }
    return value
  }

  /// The members of an object of numbers or nulls, in their order.
  func numbers(_ name: String) throws(ReadingProblem) -> [(name: String, value: Double?)] {
    switch feature[name] {
    case nil, .null: return []
    case .json(let text):
      guard case .object(let members)? = try? JSONDocument.value(in: text) else { break }
      var numbers: [(name: String, value: Double?)] = []
      for member in members {
        switch member.value {
        case .null: numbers.append((member.name, nil))
        case .integer(let number): numbers.append((member.name, Double(number)))
        case .number(let number): numbers.append((member.name, number))
        default: throw problem(name, "holds something that is not a number")
        }
      }
      return numbers
    default: break
    }
    throw problem(name, "is not an object of numbers")
  }

  /// The area that both `area_ha` and `area_mu` are roundings of, so that it is written as it was read.
  func area() throws(ReadingProblem) -> Area {
    let own = try number("area_ha") * 10_000
    guard case .number(let text)? = feature["area_mu"], let mu = Double(text), mu.isFinite else {
      return .squareMetres(own)
    }
    // Written with 4 and with 3 places.
    let low = max(own - 0.5, (mu - 0.0005) * 10_000 / 15)
    let high = min(own + 0.5, (mu + 0.0005) * 10_000 / 15)
    // On the edge between two roundings the last bit would decide.
    let edge = 1e-3
    return .squareMetres(low > high || (low + edge < own && own < high - edge) ? own : (low + high) / 2)
  }

  /// An array of strings, a string with separators, or nothing.
  func codes(_ name: String) throws(ReadingProblem) -> [String] {
    switch feature[name] {
    case nil, .null: return []
    case .text(let text):
      return text.split(whereSeparator: { " ,;".contains($0) }).map(String.init)
    case .json(let text):
      do { return try JSONScanner.strings(in: text) } catch { throw problem(name, "is not a list of codes") }
    default: throw problem(name, "is not a list of codes")
    }
  }
}

extension JSONScanner {
  /// The elements of a JSON array of strings.
  static func strings(in text: String) throws(GridGeoError) -> [String] {
    let source = try ByteSource(.memory(Array(text.utf8), name: "text"), window: text.utf8.count + 1)
    var scanner = JSONScanner(source)
    var strings: [String] = []
    var isFirst = true
    do throws(JSONFault) {
      try scanner.beginArray()
      while try scanner.nextElement(&isFirst) {
        guard try scanner.peek() == 0x22 else { throw scanner.unexpected("a string") }
        strings.append(scanner.text(of: try scanner.string()))
      }
    } catch { throw error.error(in: SourcePlace()) }
    return strings
  }
}
