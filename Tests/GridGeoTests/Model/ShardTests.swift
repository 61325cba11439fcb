import GridGeo
import Testing

@Suite struct ShardTests {
  @Test func textIsNumberOfCount() {
    #expect(Shard("1/1") == Shard(number: 1, of: 1))
    #expect(Shard("2/7")?.number == 2 && Shard("2/7")?.count == 7)
    #expect(Shard("2/7")?.description == "2/7")
    #expect(Shard("10000/10000")?.number == 10_000)
  }

  @Test(arguments: [
    "", "/", "1", "1/", "/1", "0/3", "4/3", "-1/3", "+1/3", "1/-3", "1/2/3", "1 / 3", "a/b", "1/10001", "１/３",
    "99999999999999999999/99999999999999999999", "1.0/3",
  ])
  func otherTextIsNone(_ text: String) { #expect(Shard(text) == nil) }
}
