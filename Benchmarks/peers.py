#!/usr/bin/env python3
"""What Python's usual libraries do with the same files; each case in a process of its own.

    peers.py CASE FOLDER [--scale N] [--repeats N]

Prints a JSON line a repeat with the members that `gridgeo-bench` prints. Modules are imported before the
clock starts.
"""

import argparse
import csv
import json
import os
import resource
import sys
import time


def peak_bytes():
    """The kernel's high-water mark of this process; `ru_maxrss` would count the parent's too."""
    try:
        with open("/proc/self/status") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


class Clock:
    def __init__(self):
        self.wall = time.perf_counter()
        self.cpu = time.process_time()

    def seconds(self):
        return round(time.perf_counter() - self.wall, 4), round(time.process_time() - self.cpu, 4)


# Reading polygons: each returns how many features it holds, with their geometries and, but for one, properties.


def read_json_shape(path):
    from shapely.geometry import shape

    def work():
        with open(path, "rb") as file:
            features = json.load(file)["features"]
        return [(f["properties"], shape(f["geometry"])) for f in features]

    return work


def read_orjson_ragged(path):
    import numpy
    import orjson
    import shapely

    def work():
        with open(path, "rb") as file:
            features = orjson.loads(file.read())["features"]
        positions, rings, polygons, parts = [], [0], [0], [0]
        for feature in features:
            geometry = feature["geometry"]
            many = geometry["coordinates"]
            for polygon in [many] if geometry["type"] == "Polygon" else many:
                for ring in polygon:
                    positions.extend(ring)
                    rings.append(len(positions))
                polygons.append(len(rings) - 1)
            parts.append(len(polygons) - 1)
        offsets = tuple(numpy.asarray(o) for o in (rings, polygons, parts))
        shapes = shapely.from_ragged_array(
            shapely.GeometryType.MULTIPOLYGON, numpy.asarray(positions), offsets
        )
        return list(zip((f["properties"] for f in features), shapes))

    return work


def read_shapely_text(path):
    import shapely

    def work():
        with open(path, "rb") as file:
            return shapely.get_parts(shapely.from_geojson(file.read()))

    return work


def read_pyogrio(path):
    import geopandas  # noqa: F401
    import pyogrio

    return lambda: pyogrio.read_dataframe(path)


# Reading households.


def households_csv(path):
    def work():
        kept = []
        with open(path, newline="", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                point = (float(row["lon"]), float(row["lat"])) if row["lon"] and row["lat"] else None
                kept.append((row["id"], point, int(row["persons"]), float(row["load"]), row["season"]))
        return kept

    return work


def households_pandas(path):
    import pandas
    import shapely

    def work():
        table = pandas.read_csv(path, dtype={"id": str})
        return shapely.points(table["lon"].to_numpy(), table["lat"].to_numpy())

    return work


# Checking.


def check_shapely(folder):
    import geopandas
    import numpy
    import pandas
    import shapely

    def work():
        units = geopandas.read_file(f"{folder}/territory.geojson")
        table = pandas.read_csv(f"{folder}/households.csv", dtype={"id": str})
        found = int((~units.is_valid).sum()) + int(units["code"].duplicated().sum())
        for _, level in units.groupby("level"):
            edges = shapely.coverage_invalid_edges(level.geometry.to_numpy())
            found += int((~shapely.is_empty(edges)).sum())
        shapes = dict(zip(units["code"], units.geometry))
        for code, parent, own in zip(units["code"], units["parent"], units.geometry):
            if parent in shapes and shapely.area(shapely.difference(own, shapes[parent])) > 1e-10:
                found += 1
        points = shapely.points(table["lon"].to_numpy(), table["lat"].to_numpy())
        villages = units[units["level"] == "village"].geometry.to_numpy()
        inside = numpy.unique(shapely.STRtree(points).query(villages, predicate="intersects")[1])
        found += len(table) - len(inside)
        found += int(table[table["season"] != "summer"]["id"].duplicated().sum())
        return range(found)

    return work


# Writing.


def write_pyogrio(folder, source, **options):
    import pyogrio

    frame = pyogrio.read_dataframe(f"{folder}/{source}")
    target = f"{folder}/written-peer.geojson"

    def work():
        if os.path.exists(target):
            os.remove(target)
        frame.to_file(target, driver="GeoJSON", engine="pyogrio", **options)
        return frame

    return work, target


def write_to_json(folder, source):
    import pyogrio

    frame = pyogrio.read_dataframe(f"{folder}/{source}")
    if "neighbours" in frame:
        frame["neighbours"] = frame["neighbours"].map(list)
    target = f"{folder}/written-peer.geojson"

    def work():
        with open(target, "w", encoding="utf-8") as file:
            file.write(frame.to_json(drop_id=True))
        return frame

    return work, target


RFC = {"RFC7946": "YES", "COORDINATE_PRECISION": "7", "WRITE_BBOX": "YES"}


def cases(folder):
    """Name to (work, path of what is read or written)."""
    territory, households = f"{folder}/territory.geojson", f"{folder}/households.csv"

    def reading(maker, path):
        return lambda: (maker(path), path)

    return {
        "read-regions:json+shape": reading(read_json_shape, territory),
        "read-regions:orjson+ragged": reading(read_orjson_ragged, territory),
        "read-regions:shapely.from_geojson": reading(read_shapely_text, territory),
        "read-regions:pyogrio": reading(read_pyogrio, territory),
        "read-households:csv": reading(households_csv, households),
        "read-households:pandas": reading(households_pandas, households),
        "check:shapely": lambda: (check_shapely(folder), territory),
        "write-territory:pyogrio": lambda: write_pyogrio(folder, "territory.geojson"),
        "write-territory:pyogrio-rfc7946": lambda: write_pyogrio(folder, "territory.geojson", **RFC),
        "write-territory:to_json": lambda: write_to_json(folder, "territory.geojson"),
        "write-plan:pyogrio": lambda: write_pyogrio(folder, "plan.geojson"),
        "write-plan:pyogrio-rfc7946": lambda: write_pyogrio(folder, "plan.geojson", **RFC),
        "write-plan:to_json": lambda: write_to_json(folder, "plan.geojson"),
    }


def main():
    names = cases("")
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=names)
    parser.add_argument("folder")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=1)
    request = parser.parse_args()
    work, path = cases(request.folder)[request.case]()
    case, tool = request.case.split(":")
    for _ in range(request.repeats):
        clock = Clock()
        held = work()
        wall, cpu = clock.seconds()
        line = {
            "tool": tool, "case": case, "scale": request.scale, "items": len(held),
            "bytes": os.path.getsize(path), "wall": wall, "cpu": cpu, "peak": peak_bytes(),
        }
        del held
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
