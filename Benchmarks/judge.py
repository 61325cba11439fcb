"""One judge for every plan: what shapely and pyproj measure, whoever made the grids.

Nothing here reads a figure that a plan says of itself; loads are counted from the points.
"""

from __future__ import annotations

import json

import numpy as np
import pyproj
import shapely

# Half of 1.2e-7 degrees, about 1 cm: a vertex rounded to 7 decimals stands up to half a unit in each of both
# coordinates beside the line it was put on.
HALF_WIDTH = 0.6e-7


def planar(geometries):
    """Geometries in metres, in an equal-area frame about their own middle."""
    geometries = np.asarray(geometries, dtype=object)
    low_x, low_y, high_x, high_y = shapely.total_bounds(geometries)
    frame = f"+proj=laea +lat_0={(low_y + high_y) / 2} +lon_0={(low_x + high_x) / 2} +ellps=GRS80"
    forward = pyproj.Transformer.from_crs("EPSG:4326", frame, always_xy=True)
    return shapely.transform(geometries, lambda x, y: forward.transform(x, y), interleaved=False)


def read_polygons(path):
    """Properties and shapely geometries of a GeoJSON file."""
    with open(path, "rb") as file:
        features = json.load(file)["features"]
    shapes = shapely.from_geojson([json.dumps(f["geometry"]) for f in features])
    return [f["properties"] for f in features], shapes


def read_villages(path):
    """Codes and geometries of the villages of a territory."""
    properties, shapes = read_polygons(path)
    own = [i for i, p in enumerate(properties) if p.get("level", "village") == "village"]
    return [properties[i]["code"] for i in own], shapes[own]


def read_points(path):
    """Points of the households that have one; a summer camp is the second row of its household."""
    import pandas

    table = pandas.read_csv(path, dtype={"id": str})
    if "season" in table:
        table = table[table["season"] != "summer"]
    table = table.drop_duplicates("id").dropna(subset=["lon", "lat"])
    return shapely.points(table["lon"].to_numpy(), table["lat"].to_numpy())


def judge(village_codes, villages, grid_villages, grids, points):
    """Figures of a plan in degrees.

    `grid_villages` names the village of each grid. Gaps and overlaps are in square metres: what a village
    has and no grid of it covers, what its grids cover twice, and what they cover beyond it. `wide_gaps`
    counts villages where gap or excess is wider than rounding to 7 decimals explains.
    """
    grids = np.asarray(grids, dtype=object)
    villages = np.asarray(villages, dtype=object)
    of_village = {code: [] for code in village_codes}
    strangers = 0
    for i, code in enumerate(grid_villages):
        if code in of_village:
            of_village[code].append(i)
        else:
            strangers += 1

    # Which grids hold each household that lies in a village.
    inside = np.unique(shapely.STRtree(points).query(villages, predicate="intersects")[1])
    tree = shapely.STRtree(points)
    pairs = tree.query(grids, predicate="intersects")
    touched_by = np.bincount(pairs[1], minlength=len(points))[inside]
    held_by = np.bincount(tree.query(grids, predicate="contains")[1], minlength=len(points))[inside]
    # A point on a shared border counts for the first of its grids, as it must for one.
    order = np.lexsort((pairs[0], pairs[1]))
    owners, first = np.unique(pairs[1][order], return_index=True)
    loads = np.bincount(pairs[0][order][first], minlength=len(grids))

    planar_grids = planar(grids)
    areas = shapely.area(planar_grids)
    compactness = 4 * np.pi * areas / shapely.length(planar_grids) ** 2

    gap = overlap = beyond = 0.0
    broken = wide_gaps = 0
    deviations, deviations_full = [], []
    for code, village in zip(village_codes, villages):
        own = np.array(of_village[code], dtype=int)
        if len(own) == 0:
            continue
        scale = shapely.area(planar([village]))[0] / shapely.area(village)
        union = shapely.union_all(grids[own])
        missing = shapely.difference(village, union)
        excess = shapely.difference(union, village)
        gap += shapely.area(missing) * scale
        beyond += shapely.area(excess) * scale
        overlap += max(0.0, shapely.area(grids[own]).sum() - shapely.area(union)) * scale
        wide_gaps += any(shapely.area(shapely.buffer(s, -HALF_WIDTH)) > 0 for s in (missing, excess))
        allowed = shapely.get_num_geometries(village)
        broken += int((shapely.get_num_geometries(grids[own]) > allowed).sum())
        mean = loads[own].mean()
        if mean > 0:
            off = 100 * np.abs(loads[own] - mean) / mean
            deviations.extend(off)
            if mean >= 20:
                deviations_full.extend(off)
    deviations = np.array(deviations or [0.0])
    deviations_full = np.array(deviations_full or [0.0])
    return {
        "villages": sum(1 for own in of_village.values() if own),
        "grids": len(grids),
        "grids_of_no_village": strangers,
        "invalid": int((~shapely.is_valid(grids)).sum()),
        "broken": broken,
        "gap_m2": round(gap, 3),
        "beyond_m2": round(beyond, 3),
        "overlap_m2": round(overlap, 3),
        "wide_gaps": int(wide_gaps),
        "households": len(inside),
        "households_in_one": int((held_by == 1).sum()),
        "households_in_none": int((touched_by == 0).sum()),
        "households_in_several": int((held_by > 1).sum()),
        "households_on_a_border": int(((held_by == 0) & (touched_by > 0)).sum()),
        "mean_deviation_pct": round(float(deviations.mean()), 2),
        "mean_deviation_pct_20": round(float(deviations_full.mean()), 2),
        "max_deviation_pct": round(float(deviations.max()), 1),
        "mean_compactness": round(float(compactness.mean()), 3),
        "min_compactness": round(float(compactness.min()), 3),
    }


def tiling(villages, grids):
    """Whether all grids together match edge by edge, and the area of holes that the villages do not have."""
    grids = np.asarray(grids, dtype=object)
    union = shapely.union_all(grids)
    ground = shapely.union_all(np.asarray(villages, dtype=object))

    def holes(shape):
        parts = shapely.get_parts(shape)
        return sum(shapely.get_num_interior_rings(parts))

    return {
        "coverage_valid": bool(shapely.coverage_is_valid(grids)),
        "holes": int(holes(union)),
        "holes_of_the_territory": int(holes(ground)),
    }
