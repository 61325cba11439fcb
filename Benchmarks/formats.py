"""Files of other programs: processor seconds and memory of whole programs beside their peers, same files, same run.

The layer is the demonstration plan, as many times as asked, each copy some degrees to the east. One judge (pyogrio
and shapely, no code of ours) looks at everything that was written: the number of features, and their area to 1e-6.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
GRIDTOOL = HERE.parent / ".build/release/gridtool"
FORMATS = ["gpkg", "fgb", "shp", "geojson"]

ONE = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1"},"geometry":{"type":"Polygon",'
    '"coordinates":[[[101,35],[101.1,35],[101.1,35.1],[101,35]]]}}]}'
)
GEOPANDAS = """
import sys, warnings, geopandas
warnings.simplefilter("ignore")
geopandas.read_file(sys.argv[1]).to_file(sys.argv[2])
"""
LOOK = """
import sys, warnings, pyogrio
warnings.simplefilter("ignore")
frame = pyogrio.read_dataframe(sys.argv[1], layer=0)
print([len(frame), float(frame.geometry.area.sum())])
"""
PANDAS = """
import sys, pandas
table = (pandas.read_excel if sys.argv[1].endswith("xlsx") else pandas.read_csv)(sys.argv[1], dtype=str)
(table.to_excel if sys.argv[2].endswith("xlsx") else table.to_csv)(sys.argv[2], index=False)
"""


def remove(path):
    for file in path.parent.glob(path.stem + ".*"):
        file.unlink()


def timed(command, target, runs):
    """The best of some processes, as the kernel accounts for them; nothing when one fails."""
    best = None
    for _ in range(runs):
        if target:
            remove(target)
        start = time.perf_counter()
        child = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        words = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            print(f"formats: {' '.join(map(str, command))}: {words.strip()[-300:]}", file=sys.stderr)
            return None
        run = (usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)
        if best is None or run < best:
            best = run
    return best


def looked_at(path):
    """Features and their area, seen by a process of its own."""
    done = subprocess.run([sys.executable, "-c", LOOK, path], capture_output=True, text=True)
    if done.returncode:
        return 0, done.stderr.strip()[-300:]
    return tuple(json.loads(done.stdout))


def copies(plan, count, target):
    layer = json.loads(plan.read_text(encoding="utf-8"))
    features = []

    def moved(part, by):
        if isinstance(part[0], (int, float)):
            return [round(part[0] + by, 7), part[1]]
        return [moved(inner, by) for inner in part]

    for number in range(count):
        for feature in layer["features"]:
            code = f"{feature['id']}-{number}"
            features.append({
                "type": "Feature", "id": code, "properties": feature["properties"] | {"code": code},
                "geometry": feature["geometry"] | {
                    "coordinates": moved(feature["geometry"]["coordinates"], 4 * (number - count // 2))},
            })
    target.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")),
        encoding="utf-8")
    return len(features)


def row(case, who, run, ours, judged):
    if run is None:
        return
    ratio = f"{run[0] / ours[0]:.2f}" if ours and run is not ours else ""
    print(f"| {case} | {who} | {run[0]:.2f} | {run[1]:.2f} | {run[2]:.0f} | {ratio} | {judged} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=8, help="of the demonstration plan (1,856 grids)")
    parser.add_argument("--runs", type=int, default=3, help="processes; the best counts")
    parser.add_argument("--without-peers", action="store_true")
    options = parser.parse_args()
    folder = HERE / ".scratch/formats"
    folder.mkdir(parents=True, exist_ok=True)
    demo = folder / "demo"
    if not (demo / "plan.geojson").exists():
        subprocess.run([GRIDTOOL, "demo", "-o", demo, "--quiet", "--overwrite"], check=True)
    layer = folder / "layer.geojson"
    # In a process of its own: a child's peak memory starts at its parent's size.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        count = pool.apply(copies, (demo / "plan.geojson", options.copies, layer))
    expected = looked_at(layer)
    print(f"{count} grids, {layer.stat().st_size / 1e6:.0f} MB of GeoJSON\n")
    print("| case | who | processor s | wall s | peak MB | times ours | features, area |")
    print("| --- | --- | --- | --- | --- | --- | --- |")

    has_ogr = shutil.which("ogr2ogr")

    def peers(source, target):
        yield "gridtool convert", [GRIDTOOL, "convert", source, target, "--overwrite", "--quiet"]
        if options.without_peers:
            return
        if has_ogr:
            more = ["-lco", "RFC7946=YES"] if target.suffix == ".geojson" else []
            more += ["-lco", "ENCODING=UTF-8"] if target.suffix == ".shp" else []
            yield "ogr2ogr", ["ogr2ogr", "-q", *more, target, source]
        yield "GeoPandas", [sys.executable, "-c", GEOPANDAS, source, target]

    def case(name, source, target):
        ours = None
        for who, command in peers(source, target):
            run = timed(command, target, options.runs)
            judged = "–"
            if run:
                found = looked_at(target)
                same = found[0] == expected[0] and abs(found[1] - expected[1]) < 1e-6 * expected[1]
                judged = "as they were" if same else f"{found} for {expected}"
            ours = ours or run
            row(name, who, run, ours, judged)

    for ending in FORMATS:
        source = folder / f"in-{ending}" / f"layer.{ending}"
        source.parent.mkdir(exist_ok=True)
        if ending == "geojson":
            shutil.copy(layer, source)
        else:
            remove(source)
            # The peers' own writer makes the input.
            subprocess.run([sys.executable, "-c", GEOPANDAS, layer, source], check=True)
        case(f"{ending} → geojson", source, folder / "out.geojson")
    for ending in FORMATS[:-1]:
        case(f"geojson → {ending}", layer, folder / f"out.{ending}")

    households = demo / "households.csv"
    book, table = folder / "book.xlsx", folder / "table.csv"
    for source, target in ((households, book), (book, table)):
        ours = None
        for who, command in (
            ("gridtool convert", [GRIDTOOL, "convert", source, target, "--overwrite", "--quiet"]),
            ("pandas, openpyxl", [sys.executable, "-c", PANDAS, source, target]),
        ):
            if ours and options.without_peers:
                continue
            run = timed(command, target, options.runs)
            ours = ours or run
            row(f"{source.suffix[1:]} → {target.suffix[1:]}, {sum(1 for _ in open(households)) - 1} households", who,
                run, ours, "–")

    one = folder / "one.geojson"
    one.write_text(ONE, encoding="utf-8")
    starts = [
        ("gridtool, no foreign file", [GRIDTOOL, "convert", one, folder / "o.geojson", "--overwrite", "--quiet"]),
        ("gridtool, GDAL opened", [GRIDTOOL, "convert", one, folder / "o.gpkg", "--overwrite", "--quiet"]),
    ]
    if not options.without_peers:
        if has_ogr:
            starts.append(("ogr2ogr", ["ogr2ogr", "-q", folder / "o.gpkg", one]))
        starts.append(("GeoPandas", [sys.executable, "-c", GEOPANDAS, one, folder / "o.gpkg"]))
    ours = None
    for who, command in starts:
        run = timed(command, folder / "o.gpkg", 2 * options.runs)
        ours = ours or run
        row("one grid", who, run, ours, "–")


if __name__ == "__main__":
    main()
