/// Splits "1.5 km" into its number and its unit in lower case. Plain decimal notation only: no hexadecimal,
/// no "nan", no "inf", nothing that overflows.
func splitQuantity(_ text: some StringProtocol) -> (value: Double, unit: String)? {
  let trimmed = text.drop(while: \.isWhitespace)
  let digits = trimmed.prefix { "0123456789.+-".contains($0) }
  guard let value = Double(String(digits)), value.isFinite, value >= 0 else { return nil }
  let unit = String(trimmed[digits.endIndex...].filter { !$0.isWhitespace }).lowercased()
  return (value, unit)
}
