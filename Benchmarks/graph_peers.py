#!/usr/bin/env python3
"""Divides an instance with one peer, in a process of its own.

    graph_peers.py METHOD INSTANCE PARTS TOLERANCE -o PLAN [--seed N] [--nested] [--cut-edges] [--from PLAN]

PLAN is a numpy array with the part of each unit. Prints a JSON line with the processor seconds of the call (the
reading, the conversion to the peer's form and Python's own start are left out), wall seconds and peak memory.
"""

import argparse
import functools
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np

from graph_instances import apportion
from graph_judge import Instance
from peers import peak_bytes


class Task:
    """A graph to be divided, in compressed rows, and how."""

    def __init__(self, starts, heads, weights, loads, parts, request, nodes=None):
        self.starts, self.heads, self.weights, self.loads = starts, heads, weights, loads.astype(np.int32)
        self.parts, self.tolerance, self.seed, self.nodes = parts, request.tolerance, request.seed, nodes

    def tails(self):
        return np.repeat(np.arange(len(self.loads)), np.diff(self.starts))

    def network(self):
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from((i, {"load": int(load)}) for i, load in enumerate(self.loads))
        tails = self.tails()
        once = tails < self.heads
        graph.add_edges_from(zip(tails[once].tolist(), self.heads[once].tolist()))
        return graph


def timed(work):
    """What `work` returns and its processor seconds, those of programs it starts included."""
    def spent():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    start = spent()
    result = work()
    return np.asarray(result), spent() - start


# METIS: k-way, contiguous, `ufactor` the band in thousandths.


def metis(task, cuts=1, share=1.0):
    import pymetis

    options = pymetis.Options(
        ncuts=cuts, niter=10, ufactor=max(1, round(share * task.tolerance * 1000)), seed=task.seed, contig=1)
    graph = pymetis.CSRAdjacency(task.starts, task.heads)
    return timed(lambda: pymetis.part_graph(
        task.parts, graph, vweights=task.loads, eweights=task.weights, recursive=False, options=options)[1])


# KaHIP: the library's strong setting, and its program with the options for balance and connected parts.


def kahip(task):
    from kahip import STRONG, kaffpa

    return timed(lambda: kaffpa(
        task.loads, task.starts, task.weights, task.heads, task.parts, task.tolerance, True, task.seed, STRONG)[1])


def kahip_program():
    import kahip

    program = pathlib.Path(kahip.__file__).parent.parent / "bin/kaffpa"
    if not program.exists():
        raise ImportError("the installed kahip has no kaffpa program")
    program.chmod(0o755)
    return program


def kaffpa(task, option):
    """The strong setting with an option of the program; both at once end in a crash. Its time includes reading."""
    program = kahip_program()
    with tempfile.TemporaryDirectory() as folder:
        path, plan = f"{folder}/graph", f"{folder}/plan"
        with open(path, "w", encoding="ascii") as file:
            file.write(f"{len(task.loads)} {len(task.heads) // 2} 11\n")
            for i, load in enumerate(task.loads.tolist()):
                row = slice(task.starts[i], task.starts[i + 1])
                edges = zip((task.heads[row] + 1).tolist(), task.weights[row].tolist())
                file.write(f"{load} " + " ".join(f"{head} {weight}" for head, weight in edges) + "\n")
        command = [
            str(program), path, f"--k={task.parts}", f"--imbalance={100 * task.tolerance:g}", f"--seed={task.seed}",
            "--preconfiguration=strong", option, f"--output_filename={plan}"]
        _, seconds = timed(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True) and [])
        return np.loadtxt(plan, dtype=int), seconds


# Scotch (Debian): dividing from scratch, and remapping with the old plan at hand.


def scotch_files(task, folder):
    with open(f"{folder}/graph.grf", "w", encoding="ascii") as file:
        file.write(f"0\n{len(task.loads)} {len(task.heads)}\n0 011\n")
        for i, load in enumerate(task.loads.tolist()):
            row = slice(task.starts[i], task.starts[i + 1])
            edges = zip(task.weights[row].tolist(), task.heads[row].tolist())
            file.write(f"{load} {task.starts[i + 1] - task.starts[i]} ")
            file.write(" ".join(f"{weight} {head}" for weight, head in edges) + "\n")
    with open(f"{folder}/target.tgt", "w", encoding="ascii") as file:
        file.write(f"cmplt {task.parts}\n")


def write_mapping(path, part):
    with open(path, "w", encoding="ascii") as file:
        file.write(f"{len(part)}\n" + "".join(f"{i}\t{k}\n" for i, k in enumerate(part.tolist())))


def scotch(task, before=None, cost=None, share=1.0):
    with tempfile.TemporaryDirectory() as folder:
        scotch_files(task, folder)
        command = ["scotch_gmap", f"{folder}/graph.grf", f"{folder}/target.tgt", f"{folder}/map", "/dev/null",
                   f"-b{share * task.tolerance:g}", "-Cdf"]
        if before is not None:
            write_mapping(f"{folder}/old.map", before)
            command += [f"-ro{folder}/old.map", f"-rr{cost:g}"]
        _, seconds = timed(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True) and [])
        rows = np.loadtxt(f"{folder}/map", dtype=int, skiprows=1)
        part = np.zeros(len(task.loads), dtype=int)
        part[rows[:, 0]] = rows[:, 1]
        return part, seconds


# GerryChain: recursive spanning-tree cuts, and a short chain of recombination steps after them.


def tree(task):
    from gerrychain import Graph
    from gerrychain.partition import recursive_tree_part
    from gerrychain.tree import bipartition_tree

    chain = Graph.from_networkx(task.network())
    method = functools.partial(bipartition_tree, max_attempts=2000)

    def work():
        flips = recursive_tree_part(
            chain, list(range(task.parts)), task.loads.sum() / task.parts, "load", task.tolerance, 1, method,
            rng=random.Random(task.seed))
        return [flips[i] for i in range(len(task.loads))]

    return timed(work)


def recom(task, steps=200):
    from gerrychain import Graph, Partition, constraints, updaters
    from gerrychain.optimization import SingleMetricOptimizer
    from gerrychain.partition import recursive_tree_part
    from gerrychain.proposals import recom as proposal
    from gerrychain.tree import bipartition_tree

    chain = Graph.from_networkx(task.network())
    rng = random.Random(task.seed)
    ideal = task.loads.sum() / task.parts

    def work():
        start = Partition(
            chain, recursive_tree_part(
                chain, list(range(task.parts)), ideal, "load", task.tolerance, 1,
                functools.partial(bipartition_tree, max_attempts=2000), rng=rng),
            updaters={"load": updaters.Tally("load"), "cut_edges": updaters.cut_edges})
        optimizer = SingleMetricOptimizer(
            functools.partial(
                proposal, pop_col="load", pop_target=ideal, epsilon=task.tolerance, node_repeats=1),
            [constraints.within_percent_of_ideal_population(start, task.tolerance, "load")], start,
            lambda partition: len(partition["cut_edges"]), maximize=False)
        for _ in optimizer.short_bursts(10, steps // 10):
            pass
        best = optimizer.best_part
        return [best.assignment[i] for i in range(len(task.loads))]

    return timed(work)


# spopt: its region heuristics, which balance no load but are what a planner finds there first.


def spopt(task, name):
    import geopandas
    import libpysal
    import shapely
    from spopt import region

    tails = task.tails()
    neighbours = {i: [] for i in range(len(task.loads))}
    for tail, head in zip(tails.tolist(), task.heads.tolist()):
        neighbours[tail].append(head)
    weights = libpysal.weights.W(neighbours, silence_warnings=True)
    x, y = task.nodes
    frame = geopandas.GeoDataFrame(
        {"load": task.loads.astype(float), "x": x, "y": y}, geometry=shapely.points(x, y))
    np.random.seed(task.seed)

    def work():
        if name == "maxp":
            model = region.MaxPHeuristic(
                frame, weights, ["x", "y"], "load", (1 - task.tolerance) * task.loads.sum() / task.parts, top_n=2)
        elif name == "skater":
            model = region.Skater(frame, weights, ["x", "y"], n_clusters=task.parts, floor=1)
        elif name == "azp":
            model = region.AZP(frame, weights, ["x", "y"], n_clusters=task.parts, random_state=task.seed)
        else:
            model = region.WardSpatial(frame, weights, ["x", "y"], n_clusters=task.parts)
        model.solve()
        return np.unique(np.asarray(model.labels_), return_inverse=True)[1]

    return timed(work)


METHODS = {
    "metis": metis, "metis-10": functools.partial(metis, cuts=10),
    "metis-half": functools.partial(metis, share=0.5), "kahip": kahip, 
    "kahip-balanced": functools.partial(kaffpa, option="--enforce_balance"),
    "kahip-connected": functools.partial(kaffpa, option="--connected_blocks"),
    "gerrychain-tree": tree, "gerrychain-recom": recom, "scotch": scotch,
    **{f"spopt-{name}": functools.partial(spopt, name=name) for name in ("maxp", "skater", "azp", "ward")},
}


def divide(instance, request):
    """The part of each unit and the processor seconds, parent by parent if parts must nest."""
    weights = np.ones(len(instance.heads), dtype=np.int32) if request.cut_edges else instance.weights()
    method = METHODS.get(request.method)
    if request.method.startswith("scotch-remap"):
        # scotch-remap-COST or scotch-remap-half-COST: the price of moving a unit, and half the band allowed.
        cost = request.method.removeprefix("scotch-remap-")
        method = functools.partial(
            scotch, before=np.load(request.before), cost=float(cost.removeprefix("half-")),
            share=0.5 if cost.startswith("half-") else 1.0)
    if not request.nested:
        return method(Task(
            instance.starts, instance.heads, weights, instance.load, request.parts, request,
            (instance.x, instance.y)))
    parts_of = instance.parts_of
    if not any(parts_of.values()):
        whole = np.bincount(instance.parent, weights=instance.load)
        parts_of = apportion(dict(zip(instance.parents, whole)), request.parts)
    part, seconds, first = np.zeros(instance.count, dtype=int), 0.0, 0
    order = np.argsort(instance.parent, kind="stable")
    starts = np.searchsorted(instance.parent[order], np.arange(len(instance.parents) + 1))
    for i, name in enumerate(instance.parents):
        units = order[starts[i]:starts[i + 1]]
        if parts_of[name] > 1:
            own, heads, at = instance.subgraph(units)
            task = Task(own, heads, weights[at], instance.load[units], parts_of[name], request,
                        (instance.x[units], instance.y[units]))
            found, spent = method(task)
            part[units] = first + found
            seconds += spent
        else:
            part[units] = first
        first += parts_of[name]
    return part, seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("method")
    parser.add_argument("instance")
    parser.add_argument("parts", type=int)
    parser.add_argument("tolerance", type=float)
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nested", action="store_true")
    parser.add_argument("--cut-edges", action="store_true")
    parser.add_argument("--from", dest="before")
    request = parser.parse_args()
    warnings.simplefilter("ignore")
    instance = Instance(request.instance)
    start = time.perf_counter()
    # Libraries that print do so on standard output, which is ours for the JSON line.
    out, sink = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    try:
        part, seconds = divide(instance, request)
    except Exception as fault:  # each library has its own; the driver reports it in one line
        print(f"{type(fault).__name__}: {fault}".splitlines()[0][:200], file=sys.stderr)
        sys.exit(1)
    os.dup2(out, 1)
    np.save(request.output, part)
    print(json.dumps({
        "cpu": round(seconds, 4), "wall": round(time.perf_counter() - start, 4), "peak": peak_bytes()}))


if __name__ == "__main__":
    main()
