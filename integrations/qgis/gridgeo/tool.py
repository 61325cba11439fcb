"""Finding gridtool and running it: progress, cancelling, errors in one line."""

import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsApplication, QgsProcessingException

PATH_SETTING = "GRIDTOOL_PATH"
MISSING = (
    "gridtool was not found: install it (make install) so that it is in PATH, or give its path under "
    "Settings > Options > Processing > Providers > GridGeo"
)

_PROGRESS = re.compile(r"^(?P<stage>\S.{0,29}?) +\[[#-]*\] +(?P<percent>\d+) %")
_WAITING = re.compile(r"^(?P<stage>\S.{0,29}?) +(…| best so far .*| [0-9][0-9,]*)$")
_ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# QGIS bundles that carry their own PROJ point these into themselves; gridtool has its own.
_BUNDLE_VARIABLES = ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "PYTHONHOME", "PYTHONPATH")


def tool_path():
    """Path of gridtool: the setting, else the one in PATH; None where there is none.

    A setting that leads nowhere is not made up for by another gridtool that happens to be there.
    """
    wanted = ProcessingConfig.getSetting(PATH_SETTING)
    if wanted:
        wanted = os.path.expanduser(str(wanted))
        return wanted if os.path.isfile(wanted) and os.access(wanted, os.X_OK) else None
    return shutil.which("gridtool")


def missing_tool():
    """What is wrong with the tool's path, in one line; empty when nothing is."""
    if tool_path() is not None:
        return ""
    wanted = ProcessingConfig.getSetting(PATH_SETTING)
    if wanted:
        return (
            f"{wanted}: no program that can be run; correct the path of gridtool under "
            "Settings > Options > Processing > Providers > GridGeo"
        )
    return MISSING


def tool_version():
    """Such as "gridtool 0.1.0"; None where there is no gridtool."""
    path = tool_path()
    if path is None:
        return None
    try:
        answer = subprocess.run(
            [path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, env=_environment()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = answer.stdout.decode("utf-8", "replace").splitlines()
    return lines[0] if answer.returncode == 0 and lines else None


def run(arguments, feedback, stages=None, names=None):
    """Runs gridtool with --json and waits for it.

    :param arguments: the command and its options.
    :param feedback: told of progress and of what gridtool says; when it is cancelled, gridtool is ended.
    :param stages: stage of gridtool → (from, to) of the whole run in percent.
    :param names: path of a temporary file → what the user knows it as.
    :returns: gridtool's summary, or None when the run was cancelled.
    :raises QgsProcessingException: gridtool's error, one line.
    """
    path = tool_path()
    if path is None:
        raise QgsProcessingException(missing_tool())
    command = [path, *arguments, "--json"]
    feedback.pushCommandInfo(" ".join(_quoted(word) for word in command))
    child, stream = _start(command)
    news = queue.Queue()
    output = []
    readers = [
        threading.Thread(target=_read_errors, args=(stream, news), daemon=True),
        threading.Thread(target=_read_output, args=(child.stdout, output), daemon=True),
    ]
    for reader in readers:
        reader.start()
    said = _Said(feedback, stages or {}, names or {})
    while True:
        if feedback.isCanceled():
            _end(child)
            return None
        try:
            line = news.get(timeout=0.1)
        except queue.Empty:
            continue
        if line is None:
            break
        said.hear(line)
    status = child.wait()
    for reader in readers:
        reader.join(timeout=5)
    # A cancel that came while the last lines were read.
    if feedback.isCanceled():
        return None
    if status not in (0, 10):
        raise QgsProcessingException(said.error or f"gridtool ended with status {status} and said nothing")
    try:
        return json.loads(b"".join(output).decode("utf-8"))
    except ValueError as fault:
        raise QgsProcessingException(f"gridtool's summary cannot be read: {fault}") from None


class _Said:
    """Sorts what gridtool says into progress, remarks and the error."""

    def __init__(self, feedback, stages, names):
        self.feedback = feedback
        self.stages = stages
        self.names = names
        self.stage = None
        self.percent = 0.0
        self.error = None

    def hear(self, line):
        line = _ESCAPE.sub("", line).rstrip()
        if not line.strip():
            return
        match = _PROGRESS.match(line)
        if match:
            self._progress(match["stage"], float(match["percent"]))
            return
        match = _WAITING.match(line)
        if match:
            self._progress(match["stage"], 0.0)
            return
        for path, name in self.names.items():
            line = line.replace(path, name)
            line = re.sub(rf"(?<![\w./-]){re.escape(os.path.basename(path))}(?![\w-])", lambda _, name=name: name, line)
        if line.startswith("gridtool: error: "):
            self.error = line[len("gridtool: error: ") :]
        elif line.startswith("warning: "):
            self.feedback.pushWarning(line[len("warning: ") :])
        else:
            self.feedback.pushInfo(line)

    def _progress(self, stage, percent):
        if stage != self.stage:
            self.stage = stage
            self.feedback.setProgressText(stage)
        if stage in self.stages:
            low, high = self.stages[stage]
            # Never backwards: a stage may come more than once.
            self.percent = max(self.percent, low + (high - low) * percent / 100)
            self.feedback.setProgress(self.percent)


def _environment():
    environment = dict(os.environ, NO_COLOR="1")
    home = os.path.realpath(QgsApplication.prefixPath() or os.sep)
    for name in _BUNDLE_VARIABLES:
        value = environment.get(name)
        if name.startswith("PYTHON") or (
            value and home not in (os.sep, "/usr", "/usr/local") and os.path.realpath(value).startswith(home)
        ):
            environment.pop(name, None)
    return environment


def _start(command):
    """The child and a readable binary file with its standard error.

    gridtool shows progress to a terminal only, so it gets one where there are such things.
    """
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "env": _environment()}
    try:
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
            child = subprocess.Popen(command, stderr=subprocess.PIPE, creationflags=flags, **options)
            return child, child.stderr
        import fcntl
        import pty
        import struct
        import termios

        master, slave = pty.openpty()
        try:
            # Wide enough that nothing is cut.
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 4000, 0, 0))
            child = subprocess.Popen(command, stderr=slave, **options)
        except OSError:
            os.close(master)
            raise
        finally:
            os.close(slave)
        return child, os.fdopen(master, "rb", buffering=0)
    except OSError as fault:
        raise QgsProcessingException(f"{command[0]}: cannot be started: {fault.strerror}") from None


def _read_errors(stream, news):
    """Hands on each line, and each state of the progress line; None at the end."""
    rest = b""
    while True:
        try:
            chunk = stream.read(4096)
        except OSError:
            # On Linux a terminal ends so when its last writer is gone.
            chunk = b""
        if not chunk:
            break
        *lines, rest = re.split(rb"[\r\n]+", rest + chunk)
        for line in lines:
            news.put(line.decode("utf-8", "replace"))
        # The progress line is ended by the next one; it is whole when it was written at once.
        line = _ESCAPE.sub("", rest.decode("utf-8", "replace"))
        if _PROGRESS.match(line) or _WAITING.match(line):
            news.put(line)
    if rest:
        news.put(rest.decode("utf-8", "replace"))
    stream.close()
    news.put(None)


def _read_output(stream, output):
    with stream:
        output.append(stream.read())


def _end(child):
    """Ends the child; it takes its unfinished files away when it is asked."""
    child.terminate()
    try:
        child.wait(timeout=3)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _quoted(word):
    return word if re.fullmatch(r"[\w./:=%+@,-]+", word) else "'" + word.replace("'", "'\\''") + "'"
