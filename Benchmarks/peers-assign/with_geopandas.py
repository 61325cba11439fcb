"""GeoPandas: sjoin of points with grids."""

import geopandas
import pandas
import pyogrio

from stages import Stages, arguments


def main():
    options = arguments(__doc__, "within", "intersects")
    stages = Stages()
    plan = stages.run("read plan", lambda: pyogrio.read_dataframe(options.plan, columns=["code"]))
    plan = plan[["code", "geometry"]]
    table = stages.run("read points", lambda: pandas.read_csv(options.points, usecols=["id", "lon", "lat"]))
    points = stages.run(
        "make points",
        lambda: geopandas.GeoDataFrame(
            {"id": table["id"]}, geometry=geopandas.points_from_xy(table["lon"], table["lat"]), crs=plan.crs
        ),
    )
    joined = stages.run("join", lambda: geopandas.sjoin(points, plan, predicate=options.predicate))
    rows = joined[["id", "code"]].rename(columns={"id": "household", "code": "grid"})
    stages.run("write", lambda: rows.to_csv(options.output, index=False))
    stages.report(f"GeoPandas {options.predicate}", geopandas.__version__, len(rows))


if __name__ == "__main__":
    main()
