import GridGeo
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of a drawing tool: no shell, fixed arguments, a process group of its own, and an end.
struct ToolRun {
  let tool: DrawingTool
  let arguments: [String]
  /// The file that comes of it, for messages.
  let output: String
  /// Seconds after which it is ended.
  let limit: Double

  /// Variables that the tool sees instead of this program's: nothing that leaves a mark on what it draws, or files
  /// outside the folder.
  private static func environment(in folder: borrowing DrawingFolder) -> [String] {
    var changed = [
      "TZ": "UTC0", "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory", "TMPDIR": folder.path,
      "CHROME_CONFIG_HOME": folder.file("settings"),
    ]
    if getenv("SOURCE_DATE_EPOCH") == nil { changed["SOURCE_DATE_EPOCH"] = String(PDFDates.usual) }
    var kept: [String] = []
    var place = environ
    while let entry = place.pointee {
      let text = String(cString: entry)
      if changed[String(text.prefix { $0 != "=" })] == nil { kept.append(text) }
      place += 1
    }
    return kept + changed.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  /// Runs the tool to its end. What it says goes into the file `said` of the folder.
  ///
  /// On Ctrl-C or a request to end, the tool is ended, the folder removed, and this process ends by that signal.
  ///
  /// - Throws: `cannotWrite` when it does not start, fails, or does not end in time; `cancelled`.
  func run(in folder: borrowing DrawingFolder) throws(GridGeoError) {
    let asked = AskedToEnd.listen()
    defer { AskedToEnd.forget() }
    let process = try start(in: folder)
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(limit)
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR {
        throw fault("\(tool.name) was lost while it ran; try again")
      }
      if let signal = asked() {
        end(process)
        DrawingFolder.remove(folder.path)
        AskedToEnd.forget()
        _ = kill(getpid(), signal)
        // Another thread may be the one that takes it.
        usleep(5_000_000)
        throw GridGeoError(.cancelled, "stopped")
      }
      if clock.now >= deadline {
        end(process)
        throw fault(
          "\(tool.name) did not end in \(Figures.seconds(limit)); give it longer by --time-limit, or draw less"
        )
      }
      usleep(5_000)
    }
    // Helpers that outlive it are ended with their group.
    _ = kill(-process, SIGKILL)
    guard status == 0 else {
      let how = status & 0x7f == 0 ? "status \((status >> 8) & 0xff)" : "signal \(status & 0x7f)"
      throw fault("\(tool.name) failed with \(how)", underlying: lastLine(in: folder))
    }
  }

  /// The fault of a tool that ended well and left no file.
  func nothingLeft(in folder: borrowing DrawingFolder) -> GridGeoError {
    fault("\(tool.name) left nothing", underlying: lastLine(in: folder))
  }

  private func start(in folder: borrowing DrawingFolder) throws(GridGeoError) -> pid_t {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
      var actions: posix_spawn_file_actions_t?
    #else
      var attributes = posix_spawnattr_t()
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    // A group of its own, so that all its helpers end with it; signals as usual.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder.file("said"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    var words: [UnsafeMutablePointer<CChar>?] = ([tool.path] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      ToolRun.environment(in: folder).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let reason = posix_spawn(&process, tool.path, &actions, &attributes, &words, &variables)
    guard reason == 0 else {
      throw fault("\(tool.path) does not start; see whether it is a program of this machine")
    }
    return process
  }

  private func end(_ process: pid_t) {
    _ = kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private func fault(_ message: String, underlying: String? = nil) -> GridGeoError {
    GridGeoError(
      .cannotWrite, message, at: SourcePlace(file: output == "-" ? "standard output" : output),
      underlying: underlying)
  }

  /// What the tool said last, short enough for one line.
  private func lastLine(in folder: borrowing DrawingFolder) -> String? {
    let lines = String(decoding: folder.bytes(of: "said") ?? [], as: UTF8.self).split(separator: "\n")
    return lines.last.map { TerminalText.cut(String($0), to: 200) }
  }
}

/// Ctrl-C, a hang-up or a request to end while a tool runs: noted, and acted upon between two looks at the tool.
private enum AskedToEnd {
  private static let noted = Atomic<Int32>(0)

  /// - Returns: the signal that has come, if one has. One that is ignored stays ignored.
  static func listen() -> () -> Int32? {
    noted.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { AskedToEnd.noted.store($0, ordering: .relaxed) }
      if unsafeBitCast(before, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self) {
        _ = signal(number, SIG_IGN)
      }
    }
    return {
      let number = noted.load(ordering: .relaxed)
      return number == 0 ? nil : number
    }
  }

  /// Signals do again what they did before.
  static func forget() { AtomicFile.removeTemporaryFilesOnInterrupt() }
}
