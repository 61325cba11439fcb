"""Shapely: STRtree of points queried by grids, which the query prepares; or of grids, queried by points."""

import numpy
import pandas
import pyogrio
import shapely

from stages import Stages, arguments


def main():
    options = arguments(__doc__, "contains", "intersects", "within")
    stages = Stages()

    def read_plan():
        meta, _, geometry, columns = pyogrio.raw.read(options.plan, columns=["code"])
        return columns[0], shapely.from_wkb(geometry)

    codes, grids = stages.run("read plan", read_plan)
    table = stages.run("read points", lambda: pandas.read_csv(options.points, usecols=["id", "lon", "lat"]))
    points = stages.run("make points", lambda: shapely.points(table["lon"].to_numpy(), table["lat"].to_numpy()))
    if options.predicate == "within":
        tree = stages.run("index", lambda: built(grids, points[:1]))
        row, grid = stages.run("join", lambda: tree.query(points, predicate="within"))
    else:
        tree = stages.run("index", lambda: built(points, grids[:1]))
        grid, row = stages.run("join", lambda: tree.query(grids, predicate=options.predicate))

    def write():
        order = numpy.argsort(row, kind="stable")
        ids = table["id"].to_numpy()[row[order]]
        pandas.DataFrame({"household": ids, "grid": codes[grid[order]]}).to_csv(options.output, index=False)

    stages.run("write", write)
    of = "grids" if options.predicate == "within" else "points"
    stages.report(f"Shapely, tree of {of}, {options.predicate}", shapely.__version__, len(row))


def built(geometries, probe):
    """The tree packs itself at its first query."""
    tree = shapely.STRtree(geometries)
    tree.query(probe)
    return tree


if __name__ == "__main__":
    main()
