"""One judge for every plan on a graph: numpy, scipy and the instance, and no code of any partitioner.

Nothing that a plan says of itself is read; a plan is only which part each unit is in.
"""

from __future__ import annotations

import math
import os

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph


class Instance:
    """An instance as arrays: each edge once, with a < b, and the same graph as compressed rows."""

    def __init__(self, path):
        """Reads the file, or what was kept of it beside it if that is not older."""
        kept = f"{path}.npz"
        if not (os.path.exists(kept) and os.path.getmtime(kept) >= os.path.getmtime(path)):
            keep(path, kept)
        with np.load(kept) as arrays:
            self.load, self.area, self.outer = arrays["load"], arrays["area"], arrays["outer"]
            self.x, self.y, self.parent = arrays["x"], arrays["y"], arrays["parent"]
            self.a, self.b, self.length = arrays["a"], arrays["b"], arrays["length"]
            self.parents = arrays["parents"].tolist()
            self.parts_of = dict(zip(self.parents, arrays["parts"].tolist()))
        self.count = len(self.load)
        tails, heads = np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a])
        order = np.lexsort((heads, tails))
        self.heads = heads[order].astype(np.int32)
        self.lengths = np.concatenate([self.length, self.length])[order]
        self.starts = np.searchsorted(tails[order], np.arange(self.count + 1)).astype(np.int32)

    def weights(self):
        """Border lengths as whole numbers of at least 1, the longest scaled to at most 100,000."""
        longest = self.lengths.max(initial=1.0)
        scale = 1.0 if 1 <= longest <= 100_000 else 100_000 / longest
        return np.maximum(1, np.rint(self.lengths * scale)).astype(np.int32)

    def subgraph(self, units):
        """The graph of some units: starts, heads, lengths with the units renumbered, in the order given."""
        place = np.full(self.count, -1, dtype=np.int32)
        place[units] = np.arange(len(units))
        degree = self.starts[units + 1] - self.starts[units]
        of = np.repeat(np.arange(len(units)), degree)
        at = np.arange(len(of)) + np.repeat(self.starts[units] - np.cumsum(degree) + degree, degree)
        inside = place[self.heads[at]] >= 0
        of, at = of[inside], at[inside]
        starts = np.searchsorted(of, np.arange(len(units) + 1)).astype(np.int32)
        return starts, place[self.heads[at]], at


def keep(path, kept):
    import orjson

    with open(path, "rb") as file:
        graph = orjson.loads(file.read())
    nodes = graph["nodes"]
    place = {node["id"]: i for i, node in enumerate(nodes)}
    edges = [
        (i, place[e["id"]], e["shared_perim"])
        for i, row in enumerate(graph["adjacency"]) for e in row if i < place[e["id"]]
    ]
    known = dict(graph["graph"] or [])
    names = sorted({node["parent"] for node in nodes if "parent" in node})
    number = {name: i for i, name in enumerate(names)}
    columns = list(zip(*edges)) or [(), (), ()]
    with open(f"{kept}.part", "wb") as file:
        np.savez(
            file,
            load=np.array([n["load"] for n in nodes], dtype=np.int64), area=np.array([n["area"] for n in nodes]),
            outer=np.array([n["perimeter_out"] for n in nodes]), x=np.array([n["x"] for n in nodes]),
            y=np.array([n["y"] for n in nodes]), a=np.array(columns[0], dtype=np.int64),
            parent=np.array([number[n["parent"]] if "parent" in n else -1 for n in nodes], dtype=np.int64),
            b=np.array(columns[1], dtype=np.int64), length=np.array(columns[2], dtype=float),
            parents=np.array(names, dtype=str),
            parts=np.array([known.get("parts", {}).get(name, 0) for name in names], dtype=np.int64),
        )
    os.replace(f"{kept}.part", kept)


def band(load, parts, tolerance):
    """The least and the most load of a part: ⌈(1 − t)·mean⌉ and ⌊(1 + t)·mean⌋."""
    mean = load / parts
    return math.ceil((1 - tolerance) * mean - 1e-9), math.floor((1 + tolerance) * mean + 1e-9)


def components(instance, part):
    """The component that each unit is in when edges between parts are taken away, and how many there are."""
    inside = part[instance.a] == part[instance.b]
    a, b = instance.a[inside], instance.b[inside]
    matrix = sparse.coo_array((np.ones(len(a), dtype=np.int8), (a, b)), shape=(instance.count, instance.count))
    number, label = csgraph.connected_components(matrix, directed=False)
    return label, number


def loads_of(instance, part, parts):
    return np.bincount(part, weights=instance.load, minlength=parts).astype(np.int64)


def judge(instance, part, parts, tolerance, nested=False):
    """Figures of a plan. `part` numbers parts from 0; with `nested` the mean is each parent's own."""
    part = np.asarray(part, dtype=np.int64)
    if len(part) != instance.count or part.min() < 0:
        raise ValueError("the plan does not give each unit a part")
    number = max(parts, int(part.max()) + 1)
    loads = loads_of(instance, part, number)
    sizes = np.bincount(part, minlength=number)
    label, _ = components(instance, part)
    pieces = np.unique(np.stack([part, label]), axis=1)[0]
    broken = int((np.bincount(pieces, minlength=number) > 1).sum())
    cut = part[instance.a] != part[instance.b]
    perimeter = np.bincount(part, weights=instance.outer, minlength=number)
    for side in (instance.a, instance.b):
        perimeter += np.bincount(part[side[cut]], weights=instance.length[cut], minlength=number)
    area = np.bincount(part, weights=instance.area, minlength=number)
    full = sizes > 0
    shape = 4 * np.pi * area[full] / np.maximum(perimeter[full], 1e-12) ** 2

    split = 0
    mean = np.full(number, instance.load.sum() / parts)
    low, high = (np.full(number, limit) for limit in band(instance.load.sum(), parts, tolerance))
    if nested:
        home = np.full(number, -1)
        home[part] = instance.parent
        split = len(np.unique(part[home[part] != instance.parent]))
        own = np.bincount(home[full], minlength=len(instance.parents))
        whole = np.bincount(instance.parent, weights=instance.load, minlength=len(instance.parents))
        for k in np.flatnonzero(full):
            mean[k] = whole[home[k]] / own[home[k]]
            low[k], high[k] = band(whole[home[k]], own[home[k]], tolerance)
    deviation = 100 * np.abs(loads - mean) / np.maximum(mean, 1e-12)
    return {
        "parts": int(full.sum()), "missing": parts - int(full.sum()), "broken": broken, "split": split,
        "worst_pct": round(float(deviation.max()), 2), "mean_deviation_pct": round(float(deviation.mean()), 2),
        "outside": int(((loads < low) | (loads > high)).sum()), "cut_edges": int(cut.sum()),
        "cut_length": round(float(instance.length[cut].sum()), 3),
        "mean_compactness": round(float(shape.mean()), 4), "min_compactness": round(float(shape.min()), 4),
    }


def infeasible(instance, tolerance):
    """How many parts must lie outside the band whatever a plan does, parent by parent, by arithmetic alone.

    Parts whose parent has a band with no whole number in it; parts of parents with an infeasible total; and one
    part for each unit that is heavier than the band's top.
    """
    must = 0
    for i, name in enumerate(instance.parents):
        own = instance.load[instance.parent == i]
        parts = instance.parts_of[name]
        low, high = band(own.sum(), parts, tolerance)
        if low > high:
            must += parts
        elif own.max(initial=0) > high:
            must += int((own > high).sum())
    return must


def moved(instance, before, after):
    """Load whose part changed, parts being matched so that most of the load stays (an exact assignment)."""
    from scipy.optimize import linear_sum_assignment

    size = max(before.max(), after.max()) + 1
    common = np.zeros((size, size))
    np.add.at(common, (before, after), instance.load)
    rows, columns = linear_sum_assignment(-common)
    return int(instance.load.sum() - common[rows, columns].sum())


def flow_bound(instance, before, loads, parts, tolerance):
    """Two least loads to move from `before` into the band: excess or want alone, and a flow over the parts.

    The first holds for any plan: a part must give up what it has above its band and be given what it lacks.
    The second lets load pass only between parts that touch, counted once a border; it is the usual measure, but
    a plan that hands a unit on across a thin part can lie under it.
    """
    own = np.bincount(before, weights=loads, minlength=parts)
    low, high = band(loads.sum(), parts, tolerance)
    excess = np.maximum(0, own - high).sum()
    want = np.maximum(0, low - own).sum()
    return int(max(excess, want)), hops(instance, before, own, low, high)


def hops(instance, before, own, low, high):
    """The least load × borders crossed that brings all parts into the band (a linear programme)."""
    from scipy.optimize import linprog

    cut = before[instance.a] != before[instance.b]
    pairs = np.unique(np.sort(np.stack([before[instance.a[cut]], before[instance.b[cut]]]), axis=0), axis=1)
    tails, heads = np.concatenate([pairs[0], pairs[1]]), np.concatenate([pairs[1], pairs[0]])
    arcs, parts = np.arange(len(tails)), len(own)
    net = sparse.coo_array(
        (np.concatenate([np.ones(len(tails)), -np.ones(len(tails))]),
         (np.concatenate([tails, heads]), np.concatenate([arcs, arcs]))), shape=(parts, len(tails))).tocsr()
    limits = sparse.vstack([net, -net])
    done = linprog(
        np.ones(len(tails)), A_ub=limits, b_ub=np.concatenate([own - low, high - own]), method="highs")
    return math.ceil(done.fun - 1e-6) if done.status == 0 else None
