#!/usr/bin/env python3
"""Divides graphs with gridtool and with the peers in the same run, and lets one judge look at all plans.

    Benchmarks/run-graphs [--quick] [CASE…]

Cases: lattice-50, lattice-200, precincts-50, precincts-200, villages, million, million-nested, small, us2010,
repartition; all when none is named. `--precincts FILE` and `--us2010 DIR` give data that is not shipped.
Instances, plans and results go to .scratch/graphs; the tables also to .scratch/graphs/tables.md.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
from importlib import metadata

import numpy as np

import graph_instances as make
import graph_judge
import graph_ours as ours

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SCRATCH = HERE / ".scratch/graphs"
METIS = ("metis", "metis-half", "metis-10")
KAHIP = ("kahip", "kahip-balanced", "kahip-connected")
SPOPT = ("spopt-maxp", "spopt-skater", "spopt-azp", "spopt-ward")
SLOW = ("gerrychain-tree", "gerrychain-recom", *SPOPT)


@dataclasses.dataclass
class Case:
    name: str
    instance: str
    parts: int
    tolerance: float
    peers: tuple
    nested: bool = False
    quick: bool = True


CASES = (
    Case("lattice-50", "lattice100", 50, 0.05, (*METIS, *KAHIP, "scotch", "gerrychain-tree")),
    Case("lattice-200", "lattice100", 200, 0.05, (*METIS, *KAHIP, "scotch", "gerrychain-tree")),
    Case("precincts-50", "precincts", 50, 0.05, (*METIS, *KAHIP, "scotch", "gerrychain-tree")),
    Case("precincts-200", "precincts", 200, 0.05, (*METIS, *KAHIP, "scotch", "gerrychain-tree")),
    Case("villages", "villages", 1856, 0.1, ("metis", "metis-half", "kahip"), nested=True),
    Case("million", "lattice1000", 1856, 0.05, ("metis", "metis-half"), quick=False),
    Case("million-nested", "lattice1000", 1856, 0.05, ("metis", "metis-half"), nested=True, quick=False),
    Case("small", "lattice20", 10, 0.05, ("metis", "metis-half", "gerrychain-tree", "gerrychain-recom", *SPOPT)),
)
OTHERS = ("us2010", "repartition")


class Run:
    """The request, what was measured, and what was left out."""

    def __init__(self, request):
        self.request, self.skipped, self.tables = request, [], []
        self.file = open(SCRATCH / "results.jsonl", "w", encoding="utf-8")

    def skip(self, what, why):
        line = f"{what}: left out: {why}"
        if line not in self.skipped:
            self.skipped.append(line)
            print(f"graphs: {line}", file=sys.stderr, flush=True)

    def note(self, **line):
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.file.flush()
        print(" ".join(str(v) for v in (line["case"], line["tool"], line.get("seed"), line.get("cpu"))),
              file=sys.stderr, flush=True)

    def table(self, title, head, rows):
        if rows:
            lines = [f"### {title}", "", "| " + " | ".join(head) + " |"]
            lines.append("| " + " | ".join("---" for _ in head) + " |")
            self.tables.append("\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n")


def instance(run, name):
    """The path of an instance, made if it is not there; None when its data was not given."""
    path = SCRATCH / f"{name}.json"
    if name == "precincts" and not run.request.precincts:
        return run.skip("precincts", "give --precincts FILE")
    if path.exists():
        return path
    if name == "precincts":
        make.precincts(path, run.request.precincts)
    elif name == "villages":
        if not run.request.gridtool.exists():
            return run.skip("villages", f"{run.request.gridtool} is not built; make build")
        make.villages(path, make.demo_villages(SCRATCH, run.request.gridtool, ROOT))
    else:
        side, clumps, widest, block = {"lattice20": (20, 3, 4, None), "lattice100": (100, 12, 10, None),
                                       "lattice1000": (1000, 300, 30, 100)}[name]
        make.lattice(path, side, clumps, widest, 1, block)
    return path


def peer(run, case, method, path, parts, tolerance, seed, *options):
    """What a peer's process printed, with its plan; None when it failed or is not installed."""
    if run.request.without_peers:
        return None
    plan = SCRATCH / f"{case}.{method}.{seed}.npy"
    command = [sys.executable, HERE / "graph_peers.py", method, path, parts, tolerance, "-o", plan, "--seed", seed]
    # A session of its own, so that a program the peer started ends with it.
    child = subprocess.Popen(
        [str(c) for c in (*command, *options)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True)
    try:
        out, fault = child.communicate(timeout=run.request.limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        return run.skip(f"{method} on {case}", f"not finished in {run.request.limit:g} s")
    if child.returncode:
        why = (fault.strip().splitlines() or [f"ended with {child.returncode}"])[-1]
        return run.skip(f"{method} on {case}", why)
    return json.loads(out.splitlines()[-1]) | {"part": np.load(plan), "seed": seed}


def rank(figures):
    """The better plan first: whole parts, none missing, in the band, nested; then shape."""
    return (figures["broken"] + figures["missing"] + figures["split"] + figures["outside"],
            figures["worst_pct"] if figures["outside"] else 0, -figures["mean_compactness"])


def divide(run, case):
    path = instance(run, case.instance)
    if path is None:
        return
    graph = graph_judge.Instance(path)
    found = {}
    for effort in ("low", "normal", "high"):
        tool = f"gridgeo {effort}"
        for seed in range(1, run.request.seeds + 1):
            options = ["--within", "parent"] if case.nested else []
            line = ours.partition(
                run, SCRATCH / f"{case.name}.{effort}.{seed}.csv", path, case.parts, case.tolerance, seed,
                "--objective", "border-length", "--effort", effort, *options)
            if line is None:
                break
            found.setdefault(tool, []).append(line)
    for method in case.peers:
        if run.request.quick and method in SLOW:
            continue
        once = method in SLOW or method in KAHIP
        for seed in range(1, (1 if once else run.request.seeds) + 1):
            options = ["--nested"] if case.nested else []
            line = peer(run, case.name, method, path, case.parts, case.tolerance, seed, *options)
            if line is None:
                break
            found.setdefault(method, []).append(line)
    lines = []
    for tool, plans in found.items():
        judged = [
            graph_judge.judge(graph, line.pop("part"), case.parts, case.tolerance, case.nested) for line in plans]
        for line, figures in zip(plans, judged):
            run.note(case=case.name, tool=tool, **line, **figures)
        lines.append((tool, statistics.median(line["cpu"] for line in plans), plans, min(judged, key=rank)))
    must = ""
    if case.nested and any(graph.parts_of.values()):
        must = f"; {graph_judge.infeasible(graph, case.tolerance)} parts cannot be in the band by arithmetic"
    own = next((line for line in lines if line[0] == "gridgeo normal"), None)
    rows = [[
        tool, number(cpu), number(plans[0]["whole"]) if "whole" in plans[0] else "", f"{best['worst_pct']:g}",
        best["outside"], best["broken"] + best["missing"] + best["split"], f"{best['cut_edges']:,}",
        f"{best['cut_length']:,.0f}", f"{best['mean_compactness']:.3f}", f"{best['min_compactness']:.3f}",
        f"{max(line['peak'] for line in plans) / 1e6:,.0f}",
        f"{own[1] / cpu:.2f}" if own and cpu else "–",
        f"{own[3]['mean_compactness'] / best['mean_compactness']:.3f}" if own else "–",
    ] for tool, cpu, plans, best in lines]
    run.table(
        f"{case.name}: {graph.count:,} units into {case.parts:,} parts, ±{100 * case.tolerance:g} %{must}",
        ["who", "processor s", "whole program", "worst %", "outside", "broken, missing or split", "cut edges",
         "cut length", "Polsby–Popper", "least", "peak MB", "time, ours/this", "shape, ours/this"], rows)


def us2010(run):
    if not run.request.us2010:
        return run.skip("us2010", "give --us2010 DIR")
    rows = []
    for path, known in make.published(SCRATCH, run.request.us2010):
        name, parts, best = path.stem.removeprefix("us2010-"), int(known["k"]), int(known["best_cut"])
        graph = graph_judge.Instance(path)
        low, high = graph_judge.band(graph.load.sum(), parts, 0.005)
        if (low, high) != (int(known["L"]), int(known["U"])):
            raise SystemExit(f"{path}: band {low}–{high} is not the published {known['L']}–{known['U']}")
        times, cuts = [], []
        for seed in range(1, run.request.us_seeds + 1):
            reached = ours.time_to(run, graph, path, parts, 0.005, seed, best, SCRATCH / f"{path.stem}.csv")
            if reached is None:
                break
            times.append(reached[0])
            cuts += [reached[1]] if reached[1] is not None else []
            run.note(case=path.stem, tool="gridgeo", seed=seed, cpu=reached[0], cut_edges=reached[1])
        peers = {}
        for method in ("metis", "kahip-connected"):
            line = peer(run, path.stem, method, path, parts, 0.005, 1, "--cut-edges")
            if line:
                figures = graph_judge.judge(graph, line.pop("part"), parts, 0.005)
                run.note(case=path.stem, tool=method, **line, **figures)
                sound = figures["broken"] + figures["outside"] + figures["missing"] == 0
                peers[method] = f"{figures['cut_edges']}{'' if sound else ' (not in band)'}"
        done = [t for t in times if t is not None]
        median = statistics.median(t if t is not None else float("inf") for t in times) if times else None
        rows.append([
            name, parts, known["n"], best, known["best_bound"], min(cuts) if cuts else "–",
            f"{len(done)}/{len(times)}" if times else "–",
            "–" if median is None else f"{median:.3f}" if median < float("inf") else "not reached",
            f"{max(done):.3f}" if done else "–", known["fastest_exact_s"] or "–",
            f"{known['gerrychain_10k_steps_cut']} in {known['gerrychain_10k_steps_s']} s",
            peers.get("metis", "–"), peers.get("kahip-connected", "–"),
        ])
    run.table(
        "Published graphs, minimum cut edges at ±0.5 %",
        ["graph", "parts", "units", "published best", "bound", "ours, best", "seeds that reach it in 10 s",
         "s to it, median", "worst", "exact, s (paper)", "10,000 steps (paper)", "METIS", "KaHIP, connected"], rows)


def repartition(run):
    """Loads shifted under our first plan (METIS's while ours is not there), and who moves how much."""
    path = instance(run, "precincts") or instance(run, "lattice100")
    parts, tolerance = 50, 0.05
    shifted = SCRATCH / f"{path.stem}-shifted.json"
    if not shifted.exists():
        make.shift(path, shifted)
    before, after = graph_judge.Instance(path), graph_judge.Instance(shifted)
    plan = SCRATCH / "repartition.first.csv"
    first = ours.partition(run, plan, path, parts, tolerance, 1, "--objective", "border-length")
    by = "gridgeo"
    if first is None:
        first, by = peer(run, "repartition-first", "metis-half", path, parts, tolerance, 1), "metis-half"
    if first is None:
        return run.skip("repartition", "nobody made a first plan")
    part = make.numbered(before, first["part"], parts)
    ours.write_plan(SCRATCH / "repartition.from.csv", part)
    np.save(SCRATCH / "repartition.from.npy", part)
    total = after.load.sum()
    strict, flow = graph_judge.flow_bound(after, part, after.load, parts, tolerance)
    old = graph_judge.judge(before, part, parts, tolerance)
    found = {"unchanged": {"cpu": 0.0, "part": part}}
    line = ours.repartition(run, SCRATCH / "repartition.new.csv", shifted, SCRATCH / "repartition.from.csv", parts,
                            tolerance)
    if line:
        found["gridgeo"] = line
    for method in ("metis", "metis-half", "scotch", "scotch-remap-1000", "scotch-remap-10000",
                   "scotch-remap-100000", "scotch-remap-half-10000"):
        line = peer(run, "repartition", method, shifted, parts, tolerance, 1, "--from",
                    SCRATCH / "repartition.from.npy")
        if line:
            found[method] = line
    rows = []
    for tool, line in found.items():
        new = line.pop("part")
        figures = graph_judge.judge(after, new, parts, tolerance)
        # Ours must keep its labels; the peers' are matched for them so that most of the load stays.
        load = int(after.load[new != part].sum()) if tool in ("gridgeo", "unchanged") else graph_judge.moved(
            after, part, new)
        run.note(case="repartition", tool=tool, moved=load, **line, **figures)
        rows.append([
            tool, number(line["cpu"]), f"{100 * load / total:.2f} %", f"{load / max(flow or strict, 1):.2f}",
            f"{figures['worst_pct']:g}", figures["outside"], figures["broken"] + figures["missing"],
            f"{figures['mean_compactness']:.3f}",
            f"{100 * (1 - figures['mean_compactness'] / old['mean_compactness']):.1f} %"])
    run.table(
        f"Repartition: {path.stem} into {parts} parts, ±{100 * tolerance:g} %, loads shifted, first plan by {by} "
        f"in {number(first['cpu'])} s; least load to move {100 * (flow or 0) / total:.2f} % (flow over the parts), "
        f"{100 * strict / total:.2f} % (excess or want alone)",
        ["who", "processor s", "moved load", "moved/flow", "worst %", "outside", "broken or missing",
         "Polsby–Popper", "shape lost"], rows)


def number(value, digits=3):
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.{digits}g}"


def versions():
    names = ("pymetis", "kahip", "gerrychain", "spopt", "networkx", "numpy", "scipy", "shapely")
    found = []
    for name in names:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} –")
    return ", ".join(found)


def main():
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run-graphs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [case.name for case in CASES] + list(OTHERS)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="which cases; all when none is named")
    parser.add_argument("--quick", action="store_true", help="one seed, no million units, no slow peers")
    parser.add_argument("--precincts", metavar="FILE", help="GeoJSON of precincts with `totpop` and `countyfips`")
    parser.add_argument("--us2010", metavar="DIR", help="published graphs with published_best.csv")
    parser.add_argument("--seeds", type=int, default=3, help="seeds of ours and of quick peers (default 3)")
    parser.add_argument("--us-seeds", type=int, default=11, help="seeds on the published graphs (default 11)")
    parser.add_argument("--limit", type=float, default=300, help="seconds after which a peer is stopped")
    parser.add_argument("--gridtool", type=pathlib.Path, default=ROOT / ".build/release/gridtool")
    parser.add_argument("--without-peers", action="store_true")
    request = parser.parse_args()
    if request.quick:
        request.seeds, request.us_seeds = 1, 3
    if unknown := set(request.cases) - set(names):
        parser.error(f"no case is called {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    wanted = request.cases or [n for n in names if n in OTHERS or not request.quick or
                               next(c for c in CASES if c.name == n).quick]
    SCRATCH.mkdir(parents=True, exist_ok=True)
    run = Run(request)
    load = os.getloadavg()[0]
    for case in CASES:
        if case.name in wanted:
            divide(run, case)
    for name, work in (("us2010", us2010), ("repartition", repartition)):
        if name in wanted:
            work(run)
    head = (
        f"{os.cpu_count()} processors, {platform.machine()}, {platform.system()}; "
        f"Python {platform.python_version()}, {versions()}; {ours.version(request.gridtool)}. Load when it began {load:.1f}, when it ended "
        f"{os.getloadavg()[0]:.1f}.\n")
    text = "\n".join([head, *run.tables, *(f"- {line}" for line in run.skipped), ""])
    (SCRATCH / "tables.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
