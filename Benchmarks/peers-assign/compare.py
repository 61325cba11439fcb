"""Rows and checksum of each answer, one JSON line each: `compare.py [--ours CSV] CSV…`.

The checksum is the sum of a hash of household and grid, so the order of rows does not matter. Rows that ours calls
border are left out everywhere: the peers have other rules for them. Rows that ours leaves outside are not: a peer
that finds a grid for one of them has another checksum. Where checksums differ the differing rows are counted.
"""

import argparse
import json

import duckdb


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours")
    parser.add_argument("outputs", nargs="+")
    options = parser.parse_args()
    base = duckdb.connect()
    base.execute("CREATE TABLE border (household VARCHAR)")
    if options.ours:
        base.execute(
            "INSERT INTO border SELECT household FROM read_csv(?, all_varchar = true) WHERE status = 'border'",
            [options.ours],
        )
    border = base.execute("SELECT count(*) FROM border").fetchone()[0]
    answers = (
        "SELECT household, grid FROM read_csv(?, all_varchar = true) "
        "WHERE grid IS NOT NULL AND household NOT IN (SELECT household FROM border)"
    )
    reference = None
    for path in [options.ours, *options.outputs] if options.ours else options.outputs:
        rows, total = base.execute(
            f"SELECT count(*), sum(hash(household || ',' || grid)::HUGEINT) FROM ({answers})", [path]
        ).fetchone()
        line = {"rows": rows, "checksum": int(total or 0), "border": border}
        if options.ours and reference is None:
            reference = line
            continue
        if reference and line != reference:
            for key, pair in (("differ", (path, options.ours)), ("without", (options.ours, path))):
                sql = f"SELECT count(*) FROM (({answers}) EXCEPT ALL ({answers}))"
                line[key] = base.execute(sql, pair).fetchone()[0]
        print(json.dumps(line))


if __name__ == "__main__":
    main()
