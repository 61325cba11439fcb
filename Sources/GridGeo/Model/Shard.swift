/// One of several equal shares of a run, each made on a machine of its own.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  public var number: Int
  /// How many there are.
  public var count: Int

  /// The most shards that a run can be split into.
  public static let most = 10_000

  /// - Returns: nil unless 1 ≤ `number` ≤ `count` ≤ ``most``.
  public init?(number: Int, of count: Int) {
    guard count >= 1, count <= Shard.most, number >= 1, number <= count else { return nil }
    self.number = number
    self.count = count
  }

  /// From text such as `2/7`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let number = Int(parts[0]), let count = Int(parts[1])
    else { return nil }
    self.init(number: number, of: count)
  }

  /// `2/7`.
  public var description: String { "\(number)/\(count)" }
}
