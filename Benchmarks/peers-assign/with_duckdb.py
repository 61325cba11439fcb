"""DuckDB: the spatial extension's join. The extension comes from a package; DuckDB checks its signature."""

import pathlib

import duckdb
import duckdb_extension_spatial

from stages import Stages, arguments


def main():
    options = arguments(__doc__, "within", "intersects")
    stages = Stages()
    base = duckdb.connect(config={"threads": options.threads})
    folder = pathlib.Path(duckdb_extension_spatial.__file__).parent
    base.execute(f"LOAD '{next(folder.glob('extensions/*/spatial.duckdb_extension'))}'")
    run = lambda name, sql: stages.run(name, lambda: base.execute(sql))  # noqa: E731
    run("read plan", f"CREATE TABLE plan AS SELECT code, geom FROM ST_Read('{options.plan}')")
    run(
        "read points",
        f"CREATE TABLE points AS SELECT id, ST_Point(lon, lat) AS geom FROM read_csv('{options.points}')",
    )
    test = {"within": "ST_Within(points.geom, plan.geom)", "intersects": "ST_Intersects(plan.geom, points.geom)"}
    run(
        "join",
        "CREATE TABLE joined AS SELECT points.id AS household, plan.code AS grid "
        f"FROM points JOIN plan ON {test[options.predicate]}",
    )
    run("write", f"COPY joined TO '{options.output}' (HEADER)")
    rows = base.execute("SELECT count(*) FROM joined").fetchone()[0]
    stages.report(f"DuckDB {options.predicate}", duckdb.__version__, rows)


if __name__ == "__main__":
    main()
