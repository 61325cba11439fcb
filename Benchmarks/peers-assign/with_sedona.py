"""SedonaDB: a spatial join in SQL. It runs on as many cores as it may use, so the caller pins it."""

import importlib.metadata

import pyarrow
import pyarrow.csv
import sedona.db

from stages import Stages, arguments


def main():
    options = arguments(__doc__, "intersects", "within")
    stages = Stages()
    base = sedona.db.connect()
    # Table, not view: what is read stays read when the next stage runs.
    stages.run(
        "read plan",
        lambda: base.read_pyogrio(options.plan).select("code", "wkb_geometry").to_memtable().to_view("plan"),
    )
    columns = pyarrow.csv.ConvertOptions(include_columns=["id", "lon", "lat"])
    reading = pyarrow.csv.ReadOptions(use_threads=options.threads > 1)
    table = stages.run(
        "read points",
        lambda: pyarrow.csv.read_csv(options.points, read_options=reading, convert_options=columns),
    )
    base.create_data_frame(table).to_view("rows")
    sql = (
        "SELECT p.id AS household, g.code AS grid FROM "
        "(SELECT id, ST_SetSRID(ST_Point(lon, lat), 4326) AS geom FROM rows) p "
        f"JOIN plan g ON ST_{options.predicate.capitalize()}(p.geom, g.wkb_geometry)"
    )
    joined = stages.run("join", lambda: base.sql(sql).to_arrow_table())
    joined = pyarrow.table(joined)
    stages.run("write", lambda: pyarrow.csv.write_csv(joined, options.output))
    stages.report(f"SedonaDB {options.predicate}", importlib.metadata.version("sedonadb"), joined.num_rows)


if __name__ == "__main__":
    main()
