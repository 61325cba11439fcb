"""Peers of the labelled arrangement, each in a process of its own: `disputes_peers.py METHOD FILE`.

FILE is what `gridgeo-bench claims` writes: int32, little-endian: the number of claims; for each claim the number
of rings; for each ring the number of positions (the first repeated last) and then x, y in 1e-7 degree.

union: GEOS's way to the whole arrangement: unary union of all boundaries, polygonize, and each face's claims by a
point inside it, looked up in a tree of prepared claims.
pairs: the tree join and one intersection for each pair that meets; no sets of three, nothing fits together.
overlay: the same by GeoPandas.

Prints one JSON line: processor and wall seconds without reading, peak memory, and sums to compare.
"""

import json
import resource
import sys
import time

import numpy as np
import shapely


def read(path):
    data = np.fromfile(path, dtype="<i4")
    polygons = []
    at = 1
    for _ in range(data[0]):
        rings = []
        count = data[at]
        at += 1
        for _ in range(count):
            n = data[at]
            rings.append(data[at + 1 : at + 1 + 2 * n].reshape(-1, 2) / 1e7)
            at += 1 + 2 * n
        polygon = shapely.Polygon(rings[0])
        for ring in rings[1:]:
            polygon = polygon.symmetric_difference(shapely.Polygon(ring))
        polygons.append(polygon)
    return np.array(polygons, dtype=object)


def union(polygons):
    lines = shapely.unary_union(shapely.boundary(polygons))
    faces = shapely.get_parts(shapely.polygonize([lines]))
    tree = shapely.STRtree(polygons)
    places = shapely.point_on_surface(faces)
    point, claim = tree.query(places, predicate="within")
    m = np.bincount(point, minlength=len(faces))
    areas = shapely.area(faces)
    return {
        "faces": len(faces),
        "union": float(areas[m > 0].sum()),
        "pairs": float((areas * m * (m - 1) / 2).sum()),
    }


def pairs(polygons):
    tree = shapely.STRtree(polygons)
    a, b = tree.query(polygons, predicate="intersects")
    keep = a < b
    pieces = shapely.intersection(polygons[a[keep]], polygons[b[keep]])
    return {"faces": int(keep.sum()), "pairs": float(shapely.area(pieces).sum())}


def overlay(polygons):
    import geopandas

    frame = geopandas.GeoDataFrame({"claim": range(len(polygons))}, geometry=polygons)
    both = geopandas.overlay(frame, frame, how="intersection", keep_geom_type=True)
    both = both[both["claim_1"] < both["claim_2"]]
    return {"faces": len(both), "pairs": float(both.area.sum())}


def main():
    method, path = sys.argv[1:3]
    polygons = read(path)
    if method == "overlay":
        import geopandas  # noqa: F401: not part of the time
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.time()
    sums = {"union": union, "pairs": pairs, "overlay": overlay}[method](polygons)
    wall = time.time() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "tool": method,
                "claims": len(polygons),
                "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
                "wall": wall,
                "peak": after.ru_maxrss * 1024,
                "grown": (after.ru_maxrss - before.ru_maxrss) * 1024,
                **sums,
            }
        )
    )


if __name__ == "__main__":
    main()
