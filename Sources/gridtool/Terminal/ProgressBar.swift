import GridGeo
import Synchronization

/// A bar on one line of standard error, for a person who waits; nothing when nobody looks.
final class ProgressBar: Sendable {
  private struct State {
    var shownAt: ContinuousClock.Instant?
    var stage = ""
    var isShown = false
  }

  private let state = Mutex(State())
  private let isOn: Bool
  private let columns: Int
  /// At most ten times a second.
  private static let pause = Duration.milliseconds(100)

  init(isWanted: Bool) {
    isOn = isWanted && Terminal.error.isTerminal
    columns = min(isOn ? Terminal.error.columns : 80, 100)
  }

  /// For a job; nil when there is nothing to show.
  var handler: ProgressHandler? {
    guard isOn else { return nil }
    return { [self] event in show(event) }
  }

  private func show(_ event: ProgressEvent) {
    state.withLock { state in
      let now = ContinuousClock.now
      let isNew = state.stage != event.stage
      if !isNew, let last = state.shownAt, now - last < ProgressBar.pause { return }
      state.shownAt = now
      state.stage = event.stage
      state.isShown = true
      Terminal.error.write("\r\u{1b}[K" + ProgressBar.line(event, columns: columns))
    }
  }

  /// Takes the bar away. Call it before anything else is written.
  func erase() {
    state.withLock { state in
      if state.isShown { Terminal.error.write("\r\u{1b}[K") }
      state.isShown = false
    }
  }

  /// `divide    [########------------]  41 %  122 of 296`
  static func line(_ event: ProgressEvent, columns: Int) -> String {
    let stage = TerminalText.padded(TerminalText.safe(event.stage), to: 10)
    guard event.total > 0 else {
      let best = event.best.map { "  best so far \(Figures.load($0))" } ?? " …"
      let tail = event.done > 0 ? "  \(Figures.count(event.done))" : best
      return TerminalText.cut(stage + tail, to: columns - 1)
    }
    let done = min(max(event.done, 0), event.total)
    let tail =
      " \(TerminalText.padded("\(done * 100 / event.total)", to: 3, right: true)) %"
      + "  \(Figures.count(done)) of \(Figures.count(event.total))"
    let room = min(40, columns - 1 - TerminalText.width(stage) - 3 - TerminalText.width(tail))
    guard room >= 5 else { return TerminalText.cut(stage + tail, to: columns - 1) }
    let filled = done * room / event.total
    return "\(stage) [" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: room - filled) + "]" + tail
  }
}
