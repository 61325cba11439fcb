#!/usr/bin/env python3
"""Small divisions, proven twice: by an exact integer model in HiGHS and by `gridtool partition`.

    exact.py FOLDER [--gridtool PROGRAM] [--units 12 20 28 36 44] [--parts 2 3 4 5] [--tolerances 2 5 10]
             [--seeds 1] [--limit 120] [--skip-highs]

Makes seeded planar instances (Delaunay graphs of scattered points, the longest border edges left out), writes
each as a dual graph in the adjacency form of networkx, and asks both for the division into connected parts
within the tolerance that cuts the fewest edges. Prints a JSON line an instance and a summary: who proved what,
in how many seconds, and whether the proven values agree. Ends with status 1 when they do not, or when HiGHS
proves an optimum that gridtool does not.
"""

import argparse
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import time


def planar(count, seed):
    """Points and the edges of their Delaunay triangulation, less the slivers along the hull."""
    from scipy.spatial import Delaunay

    draw = random.Random(f"points {count} {seed}")
    points = [(draw.random() * 1.5, draw.random()) for _ in range(count)]
    edges = set()
    for a, b, c in Delaunay(points).simplices.tolist():
        edges |= {tuple(sorted(pair)) for pair in ((a, b), (b, c), (c, a))}
    limit = 2.5 * math.sqrt(1.5 / count)
    edges = {(a, b) for a, b in edges if math.dist(points[a], points[b]) <= limit}
    return (points, sorted(edges)) if is_connected(count, edges) else planar(count, f"{seed}'")


def is_connected(count, edges, members=None):
    members = set(range(count) if members is None else members)
    reached = [next(iter(members))]
    left = members - set(reached)
    while reached:
        u = reached.pop()
        for a, b in edges:
            for v, w in ((a, b), (b, a)):
                if v == u and w in left:
                    left.remove(w)
                    reached.append(w)
    return not left


def instance(count, seed):
    """A dual graph with skewed loads, as populations are."""
    points, edges = planar(count, seed)
    draw = random.Random(f"loads {count} {seed}")
    nodes = [
        {"id": i, "pop": round(100 * math.exp(draw.gauss(0, 0.6))), "x": round(x, 6), "y": round(y, 6)}
        for i, (x, y) in enumerate(points)
    ]
    lists = [[] for _ in nodes]
    for a, b in edges:
        perimeter = round(0.01 + draw.random(), 6)
        lists[a].append({"id": b, "shared_perim": perimeter})
        lists[b].append({"id": a, "shared_perim": perimeter})
    return {"directed": False, "multigraph": False, "graph": [], "nodes": nodes, "adjacency": lists}


def band(loads, parts, tolerance):
    mean = sum(loads) / parts
    slack = 1e-9
    return math.ceil((1 - tolerance / 100) * mean - slack), math.floor((1 + tolerance / 100) * mean + slack)


def highs(loads, edges, parts, low, high, limit):
    """The model: a label for each unit, cut edges between labels, and in each part a flow from one root that
    every member uses up a unit of, so that the part is connected.

    Labels are interchangeable; a unit may take label p only when an earlier unit has label p − 1.
    """
    import highspy

    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", float(limit))
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_abs_gap", 0.99)
    units, labels = range(len(loads)), range(parts)
    arcs = edges + [(b, a) for a, b in edges]
    x = [[model.addBinary() for _ in labels] for _ in units]
    root = [[model.addBinary() for _ in labels] for _ in units]
    cut = {e: model.addVariable(0, 1, 1) for e in edges}
    size = len(loads) - parts + 1
    flow = [{a: model.addVariable(0, size - 1) for a in arcs} for _ in labels]
    for v in units:
        model.addConstr(sum(x[v]) == 1)
        for p in labels:
            if v < p:
                model.addConstr(x[v][p] == 0)
            elif p > 0:
                model.addConstr(x[v][p] <= sum(x[u][p - 1] for u in range(v)))
    for p in labels:
        model.addConstr(sum(loads[v] * x[v][p] for v in units) >= low)
        model.addConstr(sum(loads[v] * x[v][p] for v in units) <= high)
        model.addConstr(sum(root[v][p] for v in units) == 1)
        for v in units:
            model.addConstr(root[v][p] <= x[v][p])
            # The root is the part's first unit.
            for u in range(v):
                model.addConstr(root[v][p] + x[u][p] <= 1)
            into = sum(flow[p][a] for a in arcs if a[1] == v)
            out = sum(flow[p][a] for a in arcs if a[0] == v)
            model.addConstr(into - out >= x[v][p] - size * root[v][p])
            model.addConstr(into <= (size - 1) * (x[v][p] - root[v][p]))
    for a, b in edges:
        for p in labels:
            model.addConstr(cut[a, b] >= x[a][p] - x[b][p])
            model.addConstr(cut[a, b] >= x[b][p] - x[a][p])
    model.changeObjectiveSense(highspy.ObjSense.kMinimize)
    began = time.perf_counter()
    model.run()
    seconds = round(time.perf_counter() - began, 3)
    status = model.getModelStatus()
    answer = {"seconds": seconds, "proven": False, "cut_edges": None}
    if status == highspy.HighsModelStatus.kInfeasible:
        answer |= {"proven": True, "infeasible": True}
    elif status == highspy.HighsModelStatus.kOptimal:
        values = model.getSolution().col_value
        label = [max(labels, key=lambda p: values[x[v][p].index]) for v in units]
        assert all(is_connected(len(loads), edges, [v for v in units if label[v] == p]) for p in labels)
        assert all(low <= sum(loads[v] for v in units if label[v] == p) <= high for p in labels)
        answer |= {"proven": True, "cut_edges": sum(label[a] != label[b] for a, b in edges)}
    else:
        answer["bound"] = math.ceil(model.getInfo().mip_dual_bound - 1e-6)
    return answer


def ours(program, path, parts, tolerance, folder):
    command = [program, "partition", "--graph", str(path), "--parts", str(parts), "--tolerance", f"{tolerance}%"]
    command += ["--objective", "cut-edges", "--load-field", "pop", "--overwrite", "--json"]
    command += ["-o", str(folder / f"{path.stem}-{parts}-{tolerance}.csv")]
    began = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True)
    answer = {"seconds": round(time.perf_counter() - began, 3), "status": run.returncode}
    if run.returncode != 0:
        return answer | {"proven": False, "cut_edges": None, "error": run.stderr.strip()}
    summary = json.loads(run.stdout)
    answer |= {name: summary.get(name) for name in ("cut_edges", "lower_bound")}
    return answer | {"proven": bool(summary.get("proven_optimal"))}


def agree(row):
    """Whether the two answers can both be true, and ours proves all that the model proves."""
    model, own = row.get("highs"), row["ours"]
    if model is None:
        return own["status"] == 0
    if not model["proven"]:
        return True
    if model.get("infeasible"):
        return own["status"] == 65
    return own["proven"] and own["cut_edges"] == model["cut_edges"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--gridtool", default="gridtool")
    parser.add_argument("--units", type=int, nargs="+", default=[12, 20, 28, 36, 44])
    parser.add_argument("--parts", type=int, nargs="+", default=[2, 3, 4, 5])
    parser.add_argument("--tolerances", type=int, nargs="+", default=[2, 5, 10])
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--skip-highs", action="store_true")
    options = parser.parse_args()
    # HiGHS greets on standard output, which is for the figures.
    report = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    options.folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for count in options.units:
        for seed in range(options.seeds):
            graph = instance(count, seed)
            path = options.folder / f"planar-{count}-{seed}.json"
            path.write_text(json.dumps(graph))
            loads = [node["pop"] for node in graph["nodes"]]
            edges = [(i, e["id"]) for i, row in enumerate(graph["adjacency"]) for e in row if i < e["id"]]
            for parts in options.parts:
                for tolerance in options.tolerances:
                    low, high = band(loads, parts, tolerance)
                    row = {"units": count, "seed": seed, "parts": parts, "tolerance": tolerance}
                    if not options.skip_highs:
                        row["highs"] = highs(loads, edges, parts, low, high, options.limit)
                    row["ours"] = ours(options.gridtool, path, parts, tolerance, options.folder)
                    row["agree"] = agree(row)
                    rows.append(row)
                    print(json.dumps(row), file=report, flush=True)
    summary = {"instances": len(rows), "agree": sum(row["agree"] for row in rows)}
    for who in ("highs", "ours"):
        answers = [row[who] for row in rows if who in row]
        if answers:
            seconds = [answer["seconds"] for answer in answers if answer["proven"]]
            summary[who] = {"proven": len(seconds), "seconds": round(sum(seconds), 2)}
            summary[who]["slowest"] = max(seconds, default=None)
    print(json.dumps({"summary": summary}), file=report, flush=True)
    return 0 if summary["agree"] == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
