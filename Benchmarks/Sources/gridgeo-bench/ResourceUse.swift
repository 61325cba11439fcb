#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this process has used so far.
struct ResourceUse {
  /// User and system time of all threads, in seconds.
  var processor: Double
  var wall: ContinuousClock.Instant

  static var now: ResourceUse {
    var usage = rusage()
    getrusage(ownProcess, &usage)
    return ResourceUse(
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), wall: ContinuousClock.now)
  }

  /// Wall seconds since an earlier reading.
  func wallSeconds(since start: ResourceUse) -> Double {
    let (seconds, attoseconds) = (wall - start.wall).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// The greatest resident size of this process, in bytes.
  ///
  /// On Linux `ru_maxrss` also counts what the parent held before `exec`; the kernel's own high-water mark
  /// does not.
  static var peakBytes: Int {
    #if os(Linux)
      if let file = fopen("/proc/self/status", "r") {
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
          let text = line.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
          guard text.hasPrefix("VmHWM:") else { continue }
          return (Int(text.filter(\.isNumber)) ?? 0) * 1024
        }
      }
    #endif
    var usage = rusage()
    getrusage(ownProcess, &usage)
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss * 1024
    #endif
  }

  /// `RUSAGE_SELF`, which Glibc wraps in an enumeration.
  private static let ownProcess: CInt = 0

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}
