#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the run has taken of the machine.
enum ResourceUse {
  /// The most memory held at once, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Glibc)
      // Glibc's function takes a number where its header has an enumeration.
      let who = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
      let who = RUSAGE_SELF
    #endif
    guard getrusage(who, &usage) == 0 else { return 0 }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }
}
