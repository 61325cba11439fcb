#!/usr/bin/env python3
"""Takes some villages of a territory, each with the number of grids that a plan gives it, to a folder.

    subset.py FOLDER COUNT TARGET

Villages are taken at even steps through the list by code, so that farming and pastoral ones are among them;
the households are those whose point lies in one of them, the barriers all. COUNT 0 takes all villages.
"""

import collections
import csv
import json
import os
import shutil
import sys

import shapely


def main():
    folder, count, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    os.makedirs(target, exist_ok=True)
    with open(f"{folder}/plan.geojson", encoding="utf-8") as file:
        grids = collections.Counter(f["properties"]["village"] for f in json.load(file)["features"])
    with open(f"{folder}/territory.geojson", encoding="utf-8") as file:
        units = json.load(file)["features"]
    villages = sorted(
        (u for u in units if u["properties"]["level"] == "village"), key=lambda u: u["properties"]["code"]
    )
    if count:
        villages = [villages[i * len(villages) // count] for i in range(min(count, len(villages)))]
    for village in villages:
        village["properties"]["grids"] = grids[village["properties"]["code"]]
    with open(f"{target}/territory.geojson", "w", encoding="utf-8") as file:
        json.dump(
            {"type": "FeatureCollection", "features": villages}, file, ensure_ascii=False,
            separators=(",", ":"),
        )
    shutil.copy(f"{folder}/barriers.geojson", target)
    with open(f"{folder}/households.csv", newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        names, rows = rows.fieldnames, [r for r in rows if r["lon"] and r["lat"]]
    points = shapely.points([float(r["lon"]) for r in rows], [float(r["lat"]) for r in rows])
    shapes = shapely.from_geojson([json.dumps(v["geometry"]) for v in villages])
    inside = sorted(set(shapely.STRtree(points).query(shapes, predicate="intersects")[1].tolist()))
    with open(f"{target}/households.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, names)
        table.writeheader()
        table.writerows(rows[i] for i in inside)


if __name__ == "__main__":
    main()
