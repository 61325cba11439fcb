#!/usr/bin/env python3
"""Runs the cases of `gridgeo-bench` and the peers on the same files, and prints tables.

Each measured run is a process of its own. Every line that a case prints goes to .scratch/results.jsonl.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SCRATCH = HERE / ".scratch"
BENCH = HERE / ".build/release/gridgeo-bench"
GRIDTOOL = ROOT / ".build/release/gridtool"
PEERS = not os.environ.get("WITHOUT_PEERS")


class Results:
    """What was measured, by case, tool and scale."""

    def __init__(self, path):
        self.lines = {}
        self.file = open(path, "w", encoding="utf-8")

    def add(self, line):
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.file.flush()
        self.lines.setdefault((line["case"], line["tool"], line["scale"]), []).append(line)

    def run(self, command, runs, **members):
        """Runs a command and takes the JSON lines it prints, `members` put into each."""
        for _ in range(runs):
            done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, text=True, cwd=ROOT)
            if done.returncode:
                print(f"bench: {' '.join(map(str, command))} ended with {done.returncode}", file=sys.stderr)
                return
            for line in done.stdout.splitlines():
                self.add(json.loads(line) | members)

    def time(self, command, runs, **members):
        """Runs a command that prints nothing of interest, and takes the kernel's account of it."""
        for _ in range(runs):
            start = time.perf_counter()
            child = subprocess.Popen(
                [str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
            )
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                print(f"bench: {' '.join(map(str, command))} ended with {child.returncode}", file=sys.stderr)
                return
            unit = 1 if sys.platform == "darwin" else 1024
            self.add(members | {
                "wall": round(time.perf_counter() - start, 4), "cpu": round(usage.ru_utime + usage.ru_stime, 4),
                "peak": usage.ru_maxrss * unit, "bytes": 0, "items": 0,
            })

    def get(self, case, tool, scale):
        return self.lines.get((case, tool, scale), [])

    def best(self, case, tool, scale, measure="cpu"):
        lines = self.get(case, tool, scale)
        return min((line[measure] for line in lines), default=None)


def measure(results, request):
    largest = max(request.scales)
    for scale in request.scales:
        folder = SCRATCH / f"x{scale}"
        folder.mkdir(parents=True, exist_ok=True)
        runs = request.runs if scale < 16 else min(request.runs, 3)
        common = ["--scale", scale]

        def ours(name, runs, *options, **members):
            results.run([BENCH, name, folder, *common, *options], runs, **members)

        ours("generate", runs, "--scenario", ROOT / "seeds/huangnan.json")
        ours("partition", runs, "--grids", 1856 * scale)
        ours("partition", runs, "--grids", 1856 * scale, "--workers", 1, case="partition, 1 worker")
        for case in ("read-regions", "stream-regions", "read-territory", "read-households", "validate",
                     "check", "write-territory", "write-plan"):
            ours(case, runs)
        for case in ("read-regions", "write-territory"):
            ours(case, 1, "--repeats", 6, case=f"{case}, again")
        if GRIDTOOL.exists():
            results.time(
                [GRIDTOOL, "partition", folder / "territory.geojson", "--households",
                 folder / "households.csv", "--barriers", folder / "barriers.geojson", "--grids",
                 1856 * scale, "-o", folder / "plan-gridtool.geojson", "--overwrite"],
                runs, tool="gridgeo", case="gridtool partition", scale=scale,
            )
        if not PEERS:
            continue
        for peer in peer_cases():
            results.run(
                [sys.executable, HERE / "peers.py", peer, folder, *common], min(runs, 3))
    if not PEERS:
        return
    whole = SCRATCH / f"x{min(request.scales)}"
    subset = SCRATCH / "villages"
    subprocess.run(
        [sys.executable, HERE / "subset.py", whole, str(request.villages), subset], check=True)
    for options, name, plan in (
        ([], "gridgeo", "plan"), (["--no-barriers"], "gridgeo, no barriers", "plan-no-barriers"),
    ):
        results.run(
            [BENCH, "partition", subset, "--per-village", "--workers", 1, *options], request.runs,
            case="divide", tool=name)
        judge(results, name, subset, subset / f"{plan}.geojson")
    for method, runs in (("metis", 3), ("metis-1", 3), ("gerrychain", 1)):
        plan = subset / f"{method}.geojson"
        results.run(
            [sys.executable, HERE / "peer_partition.py", method, subset, "-o", plan], runs, case="divide")
        judge(results, method, subset, plan)
    judge(results, "whole plan", whole, whole / "plan.geojson")
    if largest != min(request.scales):
        judge(results, f"whole plan, {largest}x", SCRATCH / f"x{largest}",
              SCRATCH / f"x{largest}/plan.geojson")


def peer_cases():
    import peers

    return list(peers.cases(""))


def judge(results, name, folder, plan):
    if not plan.exists():
        return
    done = subprocess.run(
        [sys.executable, str(HERE / "check-plan.py"), str(plan), str(folder / "territory.geojson"),
         str(folder / "households.csv")],
        stdout=subprocess.PIPE, text=True)
    figures = dict(line.split(maxsplit=1) for line in done.stdout.splitlines()[:-1])
    figures = {key: json.loads(value.lower()) for key, value in figures.items()}
    results.add({"case": "judge", "tool": name, "scale": 1} | figures)


# Tables


def number(value, digits=3):
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{digits}g}"


def table(title, head, rows):
    if not rows:
        return
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("| " + " | ".join("---" for _ in head) + " |")
    for row in rows:
        print("| " + " | ".join(row) + " |")


OURS = (
    "generate", "read-regions", "read-regions, again", "stream-regions", "read-territory", "read-households",
    "validate", "check", "partition, 1 worker", "partition", "gridtool partition", "write-territory",
    "write-territory, again", "write-plan",
)


def own_table(results, scales):
    rows = []
    for case in OURS:
        for scale in scales:
            lines = results.get(case, "gridgeo", scale)
            if not lines:
                continue
            if case.endswith("again"):
                lines = lines[1:]
            best = min(line["cpu"] for line in lines)
            size = lines[0]["bytes"]
            rows.append([
                case, f"{scale}×", f"{size / 1e6:.1f}" if size else "",
                number(min(line["wall"] for line in lines)),
                number(statistics.median(line["wall"] for line in lines)), number(best),
                number(statistics.median(line["cpu"] for line in lines)),
                f"{size / 1e6 / best:,.0f}" if size else "",
                f"{max(line['peak'] for line in lines) / 1e6:,.0f}",
            ])
    table(
        "GridGeo",
        ["case", "territory", "MB", "wall s, best", "median", "processor s, best", "median", "MB/s", "peak MB"],
        rows)


def peer_table(results, scale):
    rows = []
    for (case, tool, at), lines in results.lines.items():
        if tool == "gridgeo" or at != scale or case in ("divide", "judge"):
            continue
        own = results.best(case, "gridgeo", scale)
        if own is None:
            continue
        best = min(line["cpu"] for line in lines)
        own_peak = max(line["peak"] for line in results.get(case, "gridgeo", scale)) / 1e6
        peak = max(line["peak"] for line in lines) / 1e6
        rows.append([
            case, tool, number(own), number(best), f"{own / best:.3f}", f"{best / own:.1f}×",
            f"{own_peak:,.0f}", f"{peak:,.0f}", f"{own_peak / peak:.2f}",
        ])
    table(
        f"Beside the peers, {scale}×: processor seconds, best",
        ["case", "peer", "ours", "peer", "ours/peer", "faster", "our peak MB", "peer's", "ours/peer"],
        sorted(rows, key=lambda row: row[0]))


def division_table(results):
    own = results.best("divide", "gridgeo", 1)
    rows = []
    for (case, tool, _), figures in results.lines.items():
        if case != "judge":
            continue
        figures = figures[-1]
        cpu = results.best("divide", tool, 1)
        rows.append([
            tool, str(figures["villages"]), f"{figures['grids']:,}", number(cpu),
            f"{own / cpu:.2f}" if cpu and own else "–",
            f"{figures['mean_deviation_pct']} %", f"{figures['max_deviation_pct']} %",
            f"{figures['mean_compactness']}", f"{figures['min_compactness']}", str(figures["broken"]),
            f"{figures['overlap_m2']:.1f}", f"{figures['gap_m2']:.1f}",
            "yes" if figures["coverage_valid"] else "no",
            str(figures["households_in_none"] + figures["households_in_several"]),
        ])
    table(
        "Plans before one judge",
        ["who", "villages", "grids", "processor s", "ours/peer", "mean deviation", "max", "mean compactness",
         "min", "broken", "overlap m²", "gap m²", "borders match", "households not in one grid"],
        rows)


def stage_table(results, scales):
    rows = []
    for scale in scales:
        lines = results.get("partition", "gridgeo", scale)
        if lines:
            line = min(lines, key=lambda line: line["wall"])
            rows.append([f"{scale}×"] + [f"{number(s)}" for s in line["stages"].values()] + [number(line["wall"])])
            names = list(line["stages"])
    if rows:
        table("Stages of partition, wall seconds", ["territory", *names, "whole"], rows)


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="processes a case (3 at most from 16x on)")
    parser.add_argument("--scales", default="1,4,16", help="multiples of the demonstration territory")
    parser.add_argument("--villages", type=int, default=0, help="villages for the division peers; 0 is all")
    request = parser.parse_args()
    request.scales = [int(s) for s in request.scales.split(",")]
    if SCRATCH.exists():
        shutil.rmtree(SCRATCH)
    SCRATCH.mkdir()
    load = os.getloadavg()[0]
    results = Results(SCRATCH / "results.jsonl")
    measure(results, request)
    print(f"{os.cpu_count()} processors; load when it began {load:.1f}, when it ended {os.getloadavg()[0]:.1f}")
    own_table(results, request.scales)
    stage_table(results, request.scales)
    for scale in request.scales:
        peer_table(results, scale)
    division_table(results)


if __name__ == "__main__":
    main()
