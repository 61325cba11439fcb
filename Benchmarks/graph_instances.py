"""Makes the graphs that the partitioners are measured on, the same bytes each time.

An instance is a file in networkx's adjacency form, which every tool reads: nodes with `id`, `load`, `area`,
`x`, `y`, `perimeter_out` (the part of its outline that borders no other unit) and, where parts must nest,
`parent`; edges with `shared_perim`. Two units that do not touch and had to be joined (an island to the
nearest unit) share a border of length 0. `graph` holds `name`, and per number of parts what is known.
"""

from __future__ import annotations

import csv
import heapq
import json
import pathlib
import subprocess
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent


def write(path, name, nodes, a, b, length, **more):
    """Writes an instance; `nodes` is a list of attribute dictionaries, an edge is (a[i], b[i], length[i])."""
    import orjson

    tails, heads = np.concatenate([a, b]), np.concatenate([b, a])
    lengths = np.concatenate([length, length])
    order = np.lexsort((heads, tails))
    tails, heads, lengths = tails[order], heads[order].tolist(), lengths[order].tolist()
    starts = np.searchsorted(tails, np.arange(len(nodes) + 1)).tolist()
    temporary = path.with_suffix(".part")
    with open(temporary, "wb") as file:
        head = {"directed": False, "multigraph": False, "graph": [[k, v] for k, v in ({"name": name} | more).items()]}
        file.write(orjson.dumps(head)[:-1] + b',\n"nodes":[\n')
        for i, node in enumerate(nodes):
            file.write(orjson.dumps({"id": i} | node) + (b",\n" if i + 1 < len(nodes) else b"\n"))
        file.write(b'],\n"adjacency":[\n')
        for i in range(len(nodes)):
            row = [{"id": heads[e], "shared_perim": lengths[e]} for e in range(starts[i], starts[i + 1])]
            file.write(orjson.dumps(row) + (b",\n" if i + 1 < len(nodes) else b"\n"))
        file.write(b"]}\n")
    temporary.rename(path)


def apportion(loads, count):
    """Parts per parent by Sainte-Laguë (Webster), at least one each."""
    parts = {parent: 1 for parent in loads}
    heap = [(-load / 3, parent) for parent, load in sorted(loads.items())]
    heapq.heapify(heap)
    for _ in range(count - len(parts)):
        _, parent = heapq.heappop(heap)
        parts[parent] += 1
        heapq.heappush(heap, (-loads[parent] / (2 * parts[parent] + 1), parent))
    return parts


def clumped(side, clumps, widest, seed):
    """Loads of a lattice: each square has round(10 (1 + sum of a exp(-d²/2s²))) over `clumps` places drawn
    evenly over the lattice, d being the distance to the place, a drawn from 5 to 15, s from 3 to `widest`."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side] + 0.5
    height = np.ones((side, side))
    for _ in range(clumps):
        at_x, at_y = rng.uniform(0, side, 2)
        a, s = rng.uniform(5, 15), rng.uniform(3, widest)
        # Beyond 6 s nothing is left; a window keeps the large lattice quick.
        x0, x1 = max(0, int(at_x - 6 * s)), min(side, int(at_x + 6 * s) + 1)
        y0, y1 = max(0, int(at_y - 6 * s)), min(side, int(at_y + 6 * s) + 1)
        d2 = (x[y0:y1, x0:x1] - at_x) ** 2 + (y[y0:y1, x0:x1] - at_y) ** 2
        height[y0:y1, x0:x1] += a * np.exp(-d2 / (2 * s * s))
    return np.rint(10 * height).astype(int)


def lattice(path, side, clumps, widest, seed, block=None):
    """Unit squares, neighbours by side; `block` makes square parents of that many units a side."""
    load = clumped(side, clumps, widest, seed)
    index = np.arange(side * side).reshape(side, side)
    a = np.concatenate([index[:, :-1].ravel(), index[:-1, :].ravel()])
    b = np.concatenate([index[:, 1:].ravel(), index[1:, :].ravel()])
    edge = np.zeros((side, side), dtype=int)
    for border in (edge[0], edge[-1], edge[:, 0], edge[:, -1]):
        border += 1
    nodes = []
    for row in range(side):
        for column in range(side):
            node = {
                "load": int(load[row, column]), "area": 1.0, "x": column + 0.5, "y": row + 0.5,
                "perimeter_out": float(edge[row, column]),
            }
            if block:
                node["parent"] = f"b{row // block:02}{column // block:02}"
            nodes.append(node)
    write(path, f"lattice{side}", nodes, a, b, np.ones(len(a)))


def touching(shapes, least):
    """Pairs of polygons whose common border is longer than `least`, with its length."""
    import shapely

    a, b = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    a, b = a[a < b], b[a < b]
    common = shapely.intersection(shapes[a], shapes[b])
    # Where two polygons overlap by a sliver the common border is about half the sliver's outline.
    length = np.where(shapely.area(common) > 0, shapely.length(common) / 2, shapely.length(common))
    keep = length > least
    return a[keep], b[keep], length[keep]


def joined(shapes, a, b, length):
    """Ties each component to its nearest neighbour by an edge of length 0, the smallest first."""
    import networkx
    import shapely

    whole = networkx.Graph()
    whole.add_nodes_from(range(len(shapes)))
    whole.add_edges_from(zip(a.tolist(), b.tolist()))
    pieces = sorted(networkx.connected_components(whole), key=lambda p: (len(p), min(p)))
    while len(pieces) > 1:
        piece = sorted(pieces.pop(0))
        others = np.array(sorted(set(range(len(shapes))) - set(piece)))
        own, other = shapely.STRtree(shapes[others]).query_nearest(shapes[piece], all_matches=False)
        distance = shapely.distance(shapes[piece][own], shapes[others][other])
        nearest = int(np.argmin(distance))
        one, two = piece[own[nearest]], int(others[other[nearest]])
        a, b, length = np.append(a, min(one, two)), np.append(b, max(one, two)), np.append(length, 0.0)
        host = next(p for p in pieces if two in p)
        host |= set(piece)
        pieces.sort(key=lambda p: (len(p), min(p)))
    return a, b, length


def attributes(shapes, loads, a, b, length, extra=None):
    import shapely

    shared = np.zeros(len(shapes))
    np.add.at(shared, a, length)
    np.add.at(shared, b, length)
    outer = np.maximum(0, shapely.length(shapes) - shared)
    outer[outer < 1e-6 * shapely.length(shapes)] = 0
    centre = shapely.centroid(shapes)
    return [
        {"load": int(load), "area": round(float(area), 3), "x": round(float(x), 3), "y": round(float(y), 3),
         "perimeter_out": round(float(out), 3)} | (extra[i] if extra else {})
        for i, (load, area, x, y, out) in enumerate(zip(
            loads, shapely.area(shapes), shapely.get_x(centre), shapely.get_y(centre), outer))
    ]


def precincts(path, source):
    """Voting precincts in metres (EPSG:26915): load is `totpop`, parent the county."""
    import pyproj
    import shapely

    with open(source, "rb") as file:
        features = json.load(file)["features"]
    shapes = shapely.make_valid(shapely.from_geojson([json.dumps(f["geometry"]) for f in features]))
    forward = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:26915", always_xy=True)
    shapes = shapely.transform(shapes, lambda x, y: forward.transform(x, y), interleaved=False)
    loads = [int(f["properties"]["totpop"] or 0) for f in features]
    parents = [{"parent": str(int(f["properties"]["countyfips"]))} for f in features]
    a, b, length = joined(shapes, *touching(shapes, 0.5))
    write(path, "precincts", attributes(shapes, loads, a, b, length, parents), a, b, np.round(length, 3))


def villages(path, source):
    """Voronoi cells of each village's households, the graphs of all villages in one file, parent the village."""
    import shapely

    import peer_partition

    frame, shapes, points, _ = peer_partition.read(source)
    nodes, a, b, length, grids = [], [], [], [], {}
    for code, count, village, own in zip(frame["code"], frame["grids"], shapes, points):
        parts, loads = peer_partition.cells(village, own)
        one, two, border = joined(parts, *touching(parts, 0.01))
        a.append(one + len(nodes))
        b.append(two + len(nodes))
        length.append(border)
        nodes += attributes(parts, loads, one, two, border, [{"parent": str(code)}] * len(parts))
        grids[str(code)] = int(count)
    write(
        path, "villages", nodes, np.concatenate(a), np.concatenate(b), np.round(np.concatenate(length), 3),
        parts=grids)


def published(folder, source):
    """The published dual graphs with our attribute names; degrees stay degrees."""
    made = []
    with open(f"{source}/published_best.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        name = f"{row['state']}_{row['level']}"
        with open(f"{source}/{name}.json", "rb") as file:
            graph = json.load(file)
        place = {node["id"]: i for i, node in enumerate(graph["nodes"])}
        nodes = [
            {"load": n["pop"], "pop": n["pop"], "area": n["area_deg2"], "x": n["x_lon"], "y": n["y_lat"],
             "perimeter_out": n["outer_perim_deg"], "parent": n["county"]} for n in graph["nodes"]
        ]
        edges = sorted(
            (i, place[e["id"]], e.get("shared_perim", 0.0))
            for i, row_ in enumerate(graph["adjacency"]) for e in row_ if i < place[e["id"]])
        a, b, length = (np.array(column) for column in zip(*edges))
        path = folder / f"us2010-{name}.json"
        write(path, f"us2010-{name}", nodes, a.astype(int), b.astype(int), length.astype(float), published=row)
        made.append((path, row))
    return made


def shift(path, target, seed=7, places=10, most=0.15):
    """The same graph with loads that changed: each is multiplied by 1 + sum of ±a exp(-d²/2s²) over `places`
    units drawn evenly, growth and decline in turn, a drawn from half of `most` to `most`, s a twentieth of
    the map's diagonal; rounded, at least 0."""
    import orjson

    with open(path, "rb") as file:
        graph = orjson.loads(file.read())
    nodes = graph["nodes"]
    x, y = (np.array([node[axis] for node in nodes]) for axis in "xy")
    rng = np.random.default_rng(seed)
    s = np.hypot(np.ptp(x), np.ptp(y)) / 20
    factor = np.ones(len(nodes))
    for i, at in enumerate(rng.choice(len(nodes), places, replace=False)):
        a = rng.uniform(most / 2, most) * (1 if i % 2 == 0 else -1)
        factor += a * np.exp(-((x - x[at]) ** 2 + (y - y[at]) ** 2) / (2 * s * s))
    for node, f in zip(nodes, factor):
        node["load"] = int(round(node["load"] * max(0.0, float(f))))
    target.write_bytes(orjson.dumps(graph))


def numbered(graph, part, parts):
    """The plan with its parts renumbered so that halves of the numbers lie together, and halves of those.

    Scotch divides by halving the numbers of the parts; with numbers at random its remapping moves three times
    as much. To all others the numbers are names.
    """
    weight = np.bincount(part, minlength=parts)
    x = np.bincount(part, weights=graph.x, minlength=parts) / np.maximum(weight, 1)
    y = np.bincount(part, weights=graph.y, minlength=parts) / np.maximum(weight, 1)

    def order(group):
        if len(group) < 2:
            return group.tolist()
        axis = x if np.ptp(x[group]) >= np.ptp(y[group]) else y
        group = group[np.argsort(axis[group], kind="stable")]
        half = len(group) // 2
        return order(group[:half]) + order(group[half:])

    place = np.empty(parts, dtype=np.int64)
    place[order(np.arange(parts))] = np.arange(parts)
    return place[part]


def demo_villages(folder, gridtool, root):
    """The shipped territory with its plan's number of grids per village, as `subset.py` leaves it."""
    if not (folder / "demo/plan.geojson").exists():
        subprocess.run(
            [str(gridtool), "demo", "-o", str(folder / "demo"), "--data", str(root / "GeoData"), "--grids", "1856",
             "--overwrite", "--quiet"], check=True)
    subprocess.run(
        [sys.executable, str(HERE / "subset.py"), str(folder / "demo"), "0", str(folder / "demo-villages")],
        check=True)
    return folder / "demo-villages"
