"""Runs gridtool on an instance, and takes the kernel's account of it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time

import numpy as np

import graph_judge


def version(gridtool):
    if not gridtool.exists():
        return "gridtool not built"
    done = subprocess.run([str(gridtool), "--version"], capture_output=True, text=True)
    return f"gridtool {done.stdout.strip().splitlines()[0] if done.stdout.strip() else '–'}"


def program(run, *arguments):
    """Processor, wall and divide seconds, peak and the JSON of a run; None when it did not succeed."""
    gridtool = run.request.gridtool
    if not gridtool.exists():
        return run.skip("gridgeo", f"{gridtool} is not built; make build")
    command = [str(a) for a in (gridtool, *arguments, "--overwrite", "--json", "--no-progress")]
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, fault = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode:
        why = (fault.strip().splitlines() or [f"ended with {child.returncode}"])
        return run.skip(f"gridgeo {arguments[0]}", next((l for l in why if l.startswith("Error")), why[0]))
    said = json.loads(out)
    whole = usage.ru_utime + usage.ru_stime
    return {
        "cpu": round(divided(said, whole), 4), "whole": round(whole, 4), "wall": round(wall, 4),
        "peak": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), "said": said,
    }


def divided(said, whole):
    """Processor seconds of the divide stage, as the program gives them; else the most they can be: the whole
    program's less reading and writing, and no less than the stage's wall time."""
    if "processor_seconds" in said and "divide" in said["processor_seconds"]:
        return said["processor_seconds"]["divide"]
    stages = said.get("seconds")
    if not isinstance(stages, dict) or "divide" not in stages:
        return whole
    return max(stages["divide"], whole - stages.get("read", 0) - stages.get("write", 0))


def read_plan(path, count, labels=None):
    """The part of each unit by number; `labels` keeps numbers from one plan to the next."""
    labels = {} if labels is None else labels
    part = np.full(count, -1, dtype=np.int64)
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            part[int(row["unit"])] = labels.setdefault(row["part"], len(labels))
    return part


def write_plan(path, part):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["unit", "part"])
        table.writerows((i, k + 1) for i, k in enumerate(part.tolist()))


def partition(run, plan, path, parts, tolerance, seed, *options):
    line = program(
        run, "partition", "--graph", path, "--parts", parts, "--tolerance", f"{100 * tolerance:g}%", "--load-field",
        "load", "--seed", seed, "-o", plan, *options)
    if line is None:
        return None
    said = line.pop("said")
    count = len(graph_judge.Instance(path).load)
    return line | {"part": read_plan(plan, count), "seed": seed, "lower_bound": said.get("lower_bound")}


def repartition(run, plan, path, before, parts, tolerance):
    line = program(
        run, "repartition", "--graph", path, "--from", before, "--parts", parts, "--tolerance",
        f"{100 * tolerance:g}%", "--load-field", "load", "-o", plan)
    if line is None:
        return None
    line.pop("said")
    count = len(graph_judge.Instance(path).load)
    labels = {str(k + 1): k for k in range(parts)}
    return line | {"part": read_plan(plan, count, labels), "seed": 1}


# Rising effort; each is a run of its own, and what the runs before it took counts.
LADDER = (("--effort", "low"), ("--effort", "normal"), ("--effort", "high"), ("--time", "10s"))


def time_to(run, graph, path, parts, tolerance, seed, best, plan):
    """Processor seconds of dividing until a sound plan has `best` cut edges, None when 10 s pass without; and
    the fewest cut edges of a sound plan seen, if any. None altogether when gridtool cannot."""
    spent, fewest = 0.0, None
    for options in LADDER:
        line = partition(run, plan, path, parts, tolerance, seed, "--objective", "cut-edges", *options)
        if line is None:
            return None
        figures = graph_judge.judge(graph, line["part"], parts, tolerance)
        spent += line["cpu"]
        if figures["broken"] + figures["missing"] + figures["outside"] == 0:
            fewest = min(fewest or figures["cut_edges"], figures["cut_edges"])
        if fewest is not None and fewest <= best:
            return spent, fewest
        if spent > 10:
            break
    return None, fewest
