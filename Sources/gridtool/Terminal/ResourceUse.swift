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
    guard let usage else { return 0 }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }

  /// Time that processors have worked for this process, all threads together, in seconds.
  static var processorSeconds: Double {
    guard let usage else { return 0 }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static var usage: rusage? {
    var usage = rusage()
    #if canImport(Glibc)
      // Glibc's function takes a number where its header has an enumeration.
      let who = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
      let who = RUSAGE_SELF
    #endif
    return getrusage(who, &usage) == 0 ? usage : nil
  }
}
