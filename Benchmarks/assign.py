#!/usr/bin/env python3
"""Assigns the same points with gridtool and with the peers in the same run, compares the answers, prints tables.

    Benchmarks/run-assign [--plan demo] [--points 250k …] [--order uniform …] [--threads 1 2] [--peers NAME …]

Peers: geopandas, geopandas-intersects, shapely, shapely-grids, duckdb, duckdb-intersects, sedona, sedona-within,
geos; all when none is named. Files stay in .scratch/assign, and the tables in .scratch/assign/tables.md.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / "peers-assign"
SCRATCH = HERE / ".scratch" / "assign"
GEODATA = HERE.parent / "GeoData"
# Program, predicate, and whether a second thread changes anything.
TOOLS = {
    "geopandas": ("with_geopandas.py", "within", False),
    "geopandas-intersects": ("with_geopandas.py", "intersects", False),
    "shapely": ("with_shapely.py", "contains", False),
    "shapely-grids": ("with_shapely.py", "within", False),
    "duckdb": ("with_duckdb.py", "within", True),
    "duckdb-intersects": ("with_duckdb.py", "intersects", True),
    "sedona": ("with_sedona.py", "intersects", True),
    "sedona-within": ("with_sedona.py", "within", True),
    "geos": ("geos_join", None, False),
}
JOIN = ("index", "join")
# Lines on hundredths, which no double is, and on eighths, which doubles are. Both have points of their own.
ALIGNED = {"aligned": 0.01, "aligned-eighths": 0.125}
ORDERS = ("uniform", "clustered", "border", *ALIGNED)


class Failed(Exception):
    """A program did not end well; the message says how."""


def run(command, threads, limit):
    """Wall and processor seconds, peak bytes and standard output of a program on so many cores."""
    cores = sorted(os.sched_getaffinity(0))[:threads]
    words = [str(word) for word in command]
    start = time.perf_counter()
    child = subprocess.Popen(
        ["taskset", "-c", ",".join(map(str, cores)), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        # What these programs print fits into the pipes, so none waits for a reader.
        while True:
            done, status, usage = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            if time.perf_counter() - start > limit:
                child.kill()
                os.wait4(child.pid, 0)
                raise Failed(f"not done in {limit} s")
            time.sleep(0.0005)
        wall = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        out, err = child.stdout.read(), child.stderr.read()
    finally:
        child.returncode = 0
        child.stdout.close()
        child.stderr.close()
    if code:
        said = (err.strip() or out.strip()).splitlines()
        raise Failed(f"ended with {code}: {said[-1] if said else 'nothing said'}")
    return {
        "wall": wall,
        "spent": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
        "out": out,
    }


def made(path, command):
    """The file, made by a command if it is not there."""
    if not path.exists():
        part = path.with_name("part-" + path.name)
        part.unlink(missing_ok=True)
        done = subprocess.run([str(word) for word in [*command, "-o", part]], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"assign: {path.name} cannot be made: {done.stderr.strip()[-300:]}")
        part.rename(path)
    return path


def plan_file(name, gridtool):
    if name != "demo":
        return made(SCRATCH / f"plan-{name}.geojson", [sys.executable, HERE / "assign-data.py", "plan", name])
    files = [GEODATA / "territory.geojson", "--households", GEODATA / "households.csv"]
    files += ["--barriers", GEODATA / "barriers.geojson", "--grids", 1856, "--quiet"]
    return made(SCRATCH / "plan-demo.geojson", [gridtool, "partition", *files])


def aligned_files(step):
    """Squares on round numbers and the points about their lines: the data that catch what random points miss."""
    plan, points = SCRATCH / f"plan-aligned-{step}.geojson", SCRATCH / f"aligned-{step}.csv"
    if not plan.exists():
        points.unlink(missing_ok=True)
    made(points, [sys.executable, HERE / "assign-data.py", "aligned", "--step", step, "--plan", plan])
    return plan, points


def points_file(plan, count, order):
    data = [sys.executable, HERE / "assign-data.py"]
    path = SCRATCH / f"{plan.stem}-{order}-{count}.csv"
    if order == "border":
        return made(path, [*data, "border", count, "--plan", plan])
    return made(path, [*data, "points", count, "--plan", plan, *(["--clustered"] if order == "clustered" else [])])


def ours(options, plan, points, output, threads):
    """A run of the whole program, and one over the header alone: reading the plan and building the index."""
    empty = SCRATCH / "header.csv"
    with open(points) as file:
        empty.write_text(file.readline())
    found = []
    for _ in range(options.runs):
        one = {}
        for key, rows, to in (("whole", points, output), ("header", empty, SCRATCH / "header-out.csv")):
            files = ["--grids", plan, "--households", rows, "-o", to]
            words = ["assign", *files, "--workers-threads", threads, "--quiet", "--overwrite"]
            one[key] = run([options.gridtool, *words], threads, options.limit)
        found.append(one)
    whole = statistics.median(one["whole"]["wall"] for one in found)
    header = statistics.median(one["header"]["wall"] for one in found)
    return {
        "who": "gridtool assign",
        "wall": whole,
        "processor": statistics.median(one["whole"]["spent"] for one in found),
        "peak": max(one["whole"]["peak"] for one in found),
        "base": max(one["header"]["peak"] for one in found),
        "prepare": header,
        "join": whole - header,
        "stages": {"plan and index": header, "rows": whole - header},
    }


def peer(options, name, plan, points, output, threads):
    program, predicate, _ = TOOLS[name]
    if program == "geos_join":
        if not (SCRATCH / program).exists():
            raise Failed("not built")
        packed = plan.with_suffix(".wkb")
        if not packed.exists():
            run([sys.executable, PEERS / "geos_plan.py", plan, packed], 1, options.limit)
        command = [SCRATCH / program, packed, points, output]
    else:
        command = [sys.executable, PEERS / program, plan, points, output]
        command += ["--threads", threads, "--predicate", predicate]
    found = []
    for _ in range(options.runs):
        one = run(command, threads, options.limit)
        one |= json.loads(one["out"].strip().splitlines()[-1])
        one["total"] = sum(one["seconds"].values())
        found.append(one)
    middle = sorted(found, key=lambda one: one["total"])[len(found) // 2]
    return {
        "who": f"{middle['tool']} ({middle['version']})",
        "wall": statistics.median(one["total"] for one in found) if name != "geos" else None,
        "processor": sum(middle["processor"].values()) if "processor" in middle else None,
        "peak": max(one["peak"] for one in found) if name != "geos" else None,
        "join": statistics.median(sum(one["seconds"].get(key, 0) for key in JOIN) for one in found),
        "stages": middle["seconds"],
    }


def judged(reference, outputs):
    """Rows and checksum of each output, without the rows that ours calls border."""
    command = [sys.executable, PEERS / "compare.py", *(["--ours", reference] if reference else []), *outputs.values()]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"assign: the answers cannot be compared: {done.stderr.strip()[-300:]}")
    return dict(zip(outputs, map(json.loads, done.stdout.splitlines())))


def exact(plan, points, output):
    command = [sys.executable, HERE / "exact-assign.py", plan, points, output]
    done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout.strip():
        sys.exit(f"assign: {output.name} cannot be judged: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout.splitlines()[-1])


def floors(options, points, size):
    """Seconds to read the file, to make its numbers, and to write a file of the output's size."""
    least = {}
    target = SCRATCH / "floor.out"
    for name, command in (
        ("read", ["sh", "-c", f"cat '{points}' > /dev/null"]),
        ("parse", [SCRATCH / "floor", "parse", points]),
        ("write", [SCRATCH / "floor", "write", target, size]),
    ):
        runs = [run(command, 1, options.limit) for _ in range(max(3, options.runs))]
        least[name] = statistics.median(
            one["wall"] if name == "read" else sum(json.loads(one["out"])["seconds"].values()) for one in runs
        )
    target.unlink(missing_ok=True)
    return least


def number(value, scale=1.0):
    return "" if value is None else f"{value * scale:.3g}" if value * scale < 100 else f"{value * scale:,.0f}"


def case(options, count, order, threads, say):
    if order in ALIGNED:
        plan, points = aligned_files(ALIGNED[order])
    else:
        plan = plan_file(options.plan, options.gridtool)
        points = points_file(plan, count, order)
    run(["sh", "-c", f"cat '{points}' '{plan}' > /dev/null"], 1, options.limit)
    rows, outputs, missing = {}, {}, []
    names = ([] if options.without_ours else ["ours"]) + options.peers
    for name in names:
        if name != "ours" and threads > 1 and not TOOLS[name][2]:
            continue
        outputs[name] = SCRATCH / f"out-{name}.csv"
        outputs[name].unlink(missing_ok=True)
        try:
            if name == "ours":
                rows[name] = ours(options, plan, points, outputs[name], threads)
            else:
                rows[name] = peer(options, name, plan, points, outputs[name], threads)
        except Failed as failure:
            missing.append(f"{name}: {failure}.")
            outputs.pop(name)
    own = rows.get("ours")
    sums = judged(outputs.get("ours"), outputs)
    what = f"squares, {order}" if order in ALIGNED else f"{options.plan}, {count} {order}"
    say(f"\n### {what}, {threads} thread{'s' * (threads > 1)}\n")
    wrong = ["wrong grids", "lost", "wrong statuses"] if options.exact else []
    head = ["who", "s", "× ours", "processor s", "peak MB", "join s", "× ours", "rows", "checksum", *wrong]
    say("| " + " | ".join(head) + " |")
    say("|" + " --- |" * len(head))
    same = len({(one["rows"], one["checksum"]) for one in sums.values()}) <= 1
    faults = 0 if own or options.without_ours else 1
    for name, row in rows.items():
        beside = lambda key: number(row[key] / own[key]) if own and row[key] and own[key] > 0 else ""  # noqa: E731
        cells = [row["who"], number(row["wall"]), beside("wall"), number(row["processor"])]
        cells += [number(row["peak"], 1e-6), number(row["join"]), beside("join")]
        cells += [f"{sums[name]['rows']:,}", f"{sums[name]['checksum'] % 2**32:08x}"]
        if options.exact:
            found = exact(plan, points, outputs[name])
            cells += [f"{found['wrong_grids']:,}", f"{found['lost']:,}", str(found.get("wrong_statuses", ""))]
            if name == "ours":
                faults = found["wrong_grids"] + found["lost"] + found["wrong_statuses"]
        say("| " + " | ".join(cells) + " |")
    say("")
    if own:
        border = sums["ours"]["border"]
        say(f"Compared without {border:,} rows on a border; the answers {'agree' if same else 'DIFFER'}.")
        for name, one in sums.items():
            if "differ" in one:
                say(f"{name}: {one['differ']:,} rows that ours has not, {one['without']:,} of ours missing.")
        say(f"Memory of ours beyond plan and index: {number(own['peak'] - own['base'], 1e-6)} MB.")
    else:
        say(f"All rows compared: the answers {'agree' if same else 'differ'}.")
    size = outputs[next(iter(outputs))].stat().st_size if outputs else 0
    least = floors(options, points, size)
    line = f"Floor: read {number(least['read'])} s, parse {number(least['parse'])} s, write {number(least['write'])} s"
    if own:
        limit = least["read"] + least["write"]
        line += f"; ours runs at {limit / own['wall']:.1%} of the read-and-write limit"
        line += f", {limit / own['join']:.1%} without the plan"
    say(line + ".")
    for name, row in rows.items():
        say(f"Stages of {name}: " + ", ".join(f"{key} {number(value)}" for key, value in row["stages"].items()) + ".")
    for text in missing:
        say(f"Not measured: {text}")
    # On borders each peer has its own rules: only exact arithmetic can judge there.
    return faults == 0 and (same or not own or order not in ("uniform", "clustered"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", choices=("demo", "100k", "1m"), default="demo")
    parser.add_argument("--points", nargs="+", default=["250k"], metavar="N", help="250k, 2.5m, 25m …")
    parser.add_argument("--order", nargs="+", choices=ORDERS, default=["uniform"])
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--peers", nargs="*", choices=list(TOOLS), default=list(TOOLS))
    parser.add_argument("--without-ours", action="store_true")
    parser.add_argument("--runs", type=int, default=3, help="of each; the median counts")
    parser.add_argument("--limit", type=float, default=1800, help="seconds a run may take")
    parser.add_argument("--exact", action="store_true", help="judge every answer by exact arithmetic as well")
    parser.add_argument("--gridtool", default=os.environ.get("GRIDTOOL", "gridtool"))
    options = parser.parse_args()
    SCRATCH.mkdir(parents=True, exist_ok=True)
    lines = []

    def say(line):
        lines.append(line)
        print(line, flush=True)

    say(f"{platform.system()} {platform.machine()}, {len(os.sched_getaffinity(0))} cores; median of {options.runs}.")
    fine = True
    for count in options.points:
        for order in options.order:
            for threads in options.threads:
                fine = case(options, count, order, threads, say) and fine
    (SCRATCH / "tables.md").write_text("\n".join(lines) + "\n")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
