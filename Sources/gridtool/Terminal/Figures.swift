import GridGeo

/// Numbers as a person reads them.
enum Figures {
  /// 1,856
  static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// The number with that many places, halves away from 0.
  static func fixed(_ number: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let scaled = (number * Double(scale)).rounded()
    guard abs(scaled) < 9e15 else { return "–" }
    let units = Int(scaled)
    let whole = count(abs(units) / scale)
    let sign = units < 0 ? "-" : ""
    guard places > 0 else { return sign + whole }
    let fraction = String(abs(units) % scale)
    return "\(sign)\(whole).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
  }

  /// A load: whole numbers plainly, others with one place.
  static func load(_ load: Double) -> String {
    let text = fixed(load, places: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func percent(_ percent: Double) -> String { fixed(percent, places: 1) + " %" }

  static func seconds(_ seconds: Double) -> String { fixed(seconds, places: seconds < 1 ? 3 : 2) + " s" }

  /// Square metres below a hectare, hectares above.
  static func area(_ area: Area) -> String {
    area.hectares < 1
      ? fixed(area.squareMetres, places: area.squareMetres < 10 ? 2 : 0) + " m²"
      : fixed(area.hectares, places: 2) + " ha"
  }

  /// Metres below a kilometre, kilometres above.
  static func length(_ length: Length) -> String {
    length.kilometres < 1
      ? fixed(length.metres, places: length.metres < 10 ? 2 : 0) + " m"
      : fixed(length.kilometres, places: 2) + " km"
  }

  static func value(_ value: SummaryFigure.Value) -> String {
    switch value {
    case .count(let number): count(number)
    case .number(let number): number == number.rounded() ? fixed(number, places: 0) : fixed(number, places: 2)
    case .text(let text): text
    }
  }
}
