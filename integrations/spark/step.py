"""What both Spark steps need: running gridtool and handing its one line of error on."""

import os
import subprocess


class GridtoolError(RuntimeError):
    """gridtool refused; the message is its line."""


def run(arguments, text=None):
    """Runs gridtool to its end and returns its standard output as bytes.

    Raises GridtoolError with gridtool's own line.
    """
    try:
        done = subprocess.run(arguments, input=text, capture_output=True)
    except OSError as error:
        raise GridtoolError(
            f"{arguments[0]}: {error.strerror}; install gridtool on every machine or pass --gridtool PATH"
        ) from None
    if done.returncode != 0:
        raise GridtoolError(last_line(done.stderr) or f"gridtool ended with status {done.returncode}")
    return done.stdout


def last_line(text):
    """The last line that is not blank."""
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def is_on_one_machine(context):
    """Whether the workers are threads of the driver, which have its folder and not one of their own."""
    return context.master == "local" or context.master.startswith("local[")


def cause(error):
    """gridtool's line out of what Spark makes of an exception in a worker; else what Spark says first."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    for line in lines:
        place = line.find("GridtoolError: ")
        if place >= 0:
            return line[place + len("GridtoolError: ") :]
    if len(lines) > 1 and lines[0].startswith("An error occurred while calling"):
        return lines[1].lstrip(": ")
    return lines[0] if lines else repr(error)


def own_modules(context):
    """Ships the modules beside the script to the workers."""
    folder = os.path.dirname(os.path.abspath(__file__))
    for name in ("step.py", "assign.py", "partition.py"):
        context.addPyFile(os.path.join(folder, name))
