/// Room for plain numbers, given back at the end of its scope: no checks and no reference counts in inner loops.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(i: Int) -> Element {
    get {
      assert(i >= 0 && i < count)
      return base[i]
    }
    nonmutating set {
      assert(i >= 0 && i < count)
      base[i] = newValue
    }
  }
}
