#!/usr/bin/env python3
"""Plans and points to time and to check `gridtool assign` with.

The same arguments give the same bytes anywhere: every random number is a hash of its place in the data, and all
sums are of whole numbers on the lattice of 10⁻⁷ degrees. Files are written in pieces; memory does not grow with
the rows.
"""

import argparse
import json
import math
import pathlib
import sys

import numpy as np

UNIT = 10_000_000  # one degree on the lattice
SEGMENTS = 10  # of a border between two corners: four borders make a grid of 40 vertices
PLANS = {"100k": (400, 250, 100_000), "1m": (1000, 1000, 40_000)}  # columns, rows, step on the lattice
ORIGIN = (101 * UNIT, 33 * UNIT)
PIECE = 1 << 19  # rows of a table written at a time
VILLAGE = 10  # grids along one side of a village, villages along one side of a township
HOUSEHOLDS_A_PLACE = 100

FOURS = np.array([list(b"%04d" % value) for value in range(10_000)], dtype=np.uint8)
# How many digits of a four-digit group are left when zeros at its end go.
KEPT = np.array([len(("%04d" % value).rstrip("0")) for value in range(10_000)], dtype=np.uint8)


def hashed(seed, *keys):
    """The 64 bits of SplitMix64 over the keys, which broadcast."""
    state = np.uint64((seed * 0x9E3779B97F4A7C15) & (2**64 - 1))
    with np.errstate(over="ignore"):
        for key in keys:
            state = state ^ np.asarray(key).astype(np.uint64)
            state = (state + np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            state = state ^ (state >> np.uint64(31))
    return state


def within(bits, bound):
    """Whole numbers in -bound ... bound of hashed bits."""
    return ((bits >> np.uint64(11)) % np.uint64(2 * bound + 1)).astype(np.int64) - bound


class Text:
    """Rows of bytes of one width with a mask of those that are kept: numbers without zeros at their end."""

    def __init__(self, rows, width):
        self.bytes = np.zeros((rows, width), dtype=np.uint8)
        self.mask = np.ones((rows, width), dtype=bool)
        self.at = 0

    def literal(self, text):
        text = text.encode()
        self.bytes[:, self.at : self.at + len(text)] = np.frombuffer(text, dtype=np.uint8)
        self.at += len(text)

    def whole(self, values, digits):
        """Whole numbers, zeros in front."""
        high, at = values, self.at + digits
        while at > self.at:
            take = min(4, at - self.at)
            high, low = np.divmod(high, 10_000)
            self.bytes[:, at - take : at] = FOURS[low][:, 4 - take :]
            at -= take
        self.at += digits

    def short(self, values):
        """Whole numbers below 100 without a zero in front."""
        self.whole(values, 2)
        self.mask[:, self.at - 2] = values > 9

    def degrees(self, values, digits):
        """Lattice numbers above zero as degrees with at most seven decimals and so many digits before them."""
        degrees, rest = np.divmod(values, UNIT)
        self.whole(degrees, digits)
        self.literal(".")
        high, low = np.divmod(rest, 1000)
        self.whole(high, 4)
        self.whole(low, 3)
        count = np.where(low > 0, 3 + KEPT[low], KEPT[high])  # KEPT[low] counts a zero in front of three digits
        self.mask[:, self.at - 7 : self.at] = np.arange(7) < count[:, None]
        self.mask[:, self.at - 8] = count > 0

    def joined(self):
        return self.bytes[self.mask].tobytes()

    def parts(self, rows):
        """The text of each group of so many rows."""
        ends = self.mask.reshape(-1, rows * self.mask.shape[1]).sum(axis=1).cumsum()
        text = self.joined()
        start = 0
        for end in ends:
            yield text[start:end]
            start = int(end)


class Lattice:
    """Crooked borders between the corners of a distorted lattice. Each is made once, from its place alone.

    A corner is moved by at most a tenth of the step; a border stays in a rhombus about its chord, at most 0.3 as
    wide as long. So borders meet nowhere but in corners, and the grids tile.
    """

    def __init__(self, columns, rows, step, seed):
        self.columns, self.rows, self.step, self.seed = columns, rows, step, seed

    def corner(self, column, row):
        move = self.step // 10
        x = ORIGIN[0] + column * self.step + within(hashed(self.seed, 1, column, row), move)
        y = ORIGIN[1] + row * self.step + within(hashed(self.seed, 2, column, row), move)
        return x, y

    def border(self, column, row, upright):
        """The vertices from a corner to the next one east or north, both ends included; arrays (n, 11)."""
        column, row = np.broadcast_arrays(column, row)
        x0, y0 = self.corner(column, row)
        x1, y1 = self.corner(column + (0 if upright else 1), row + (1 if upright else 0))
        k = np.arange(SEGMENTS + 1)
        along_x, along_y = (x1 - x0)[:, None], (y1 - y0)[:, None]
        # Sideways by at most 0.28 of the way to the nearer end, in thousandths of the chord.
        reach = 280 * np.minimum(k, SEGMENTS - k) // SEGMENTS
        bits = hashed(self.seed, 4 if upright else 3, column[:, None], row[:, None], k)
        aside = ((bits >> np.uint64(11)) % (2 * reach + 1).astype(np.uint64)).astype(np.int64) - reach
        x = x0[:, None] + along_x * k // SEGMENTS - along_y * aside // 1000
        y = y0[:, None] + along_y * k // SEGMENTS + along_x * aside // 1000
        return x, y

    def code(self, column, row):
        village = (column // VILLAGE, row // VILLAGE)
        across = -(-self.columns // VILLAGE**2)
        township = village[1] // VILLAGE * across + village[0] // VILLAGE
        inside = village[1] % VILLAGE * VILLAGE + village[0] % VILLAGE
        return "632301%03d%03d%03d" % (
            township + 1,
            inside + 1,
            row % VILLAGE * VILLAGE + column % VILLAGE + 1,
        )

    def row(self, row):
        """Code, ring text and lattice ring of each grid of one row."""
        column = np.arange(self.columns)
        low, high = self.border(column, row, False), self.border(column, row + 1, False)
        sides = self.border(np.arange(self.columns + 1), row, True)
        rings = []
        for axis in (0, 1):
            east, west = sides[axis][1:], sides[axis][:-1]
            rings.append(
                np.concatenate([low[axis][:, :-1], east[:, :-1], high[axis][:, :0:-1], west[:, ::-1]], axis=1)
            )
        return rings


def properties(lattice, column, row, ring_x, ring_y):
    """The properties that a plan has; areas on the sphere, to a part in a thousand."""
    code = lattice.code(column, row)
    near = [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)]
    near = sorted(lattice.code(c, r) for c, r in near if 0 <= c < lattice.columns and 0 <= r < lattice.rows)
    x, y = ring_x - int(ring_x[0]), ring_y - int(ring_y[0])
    twice = int((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())
    across = math.cos(math.radians(int(ring_y[0]) / UNIT))
    hectares = twice / 2 / UNIT**2 * 111_320**2 * across / 10_000
    load = 20 + int(hashed(lattice.seed, 5, column, row)) % 21
    return {
        "code": code,
        "kind": "basic",
        "village": code[:12],
        "township": code[:9],
        "county": code[:6],
        "households": load,
        "persons": load * 4,
        "load": load,
        "area_ha": round(hectares, 4),
        "area_mu": round(hectares * 15, 3),
        "compactness": 0.5,
        "neighbours": near,
        "deviation_pct": round((load - 30) / 0.3, 2),
    }


def head(options):
    about = {"version": "0", "command": "partition", "options": options, "seed": options["seed"]}
    compact = json.dumps(about, separators=(",", ":"))
    return '{"type":"FeatureCollection",\n"gridgeo":%s,\n"features":[' % compact


def feature(values):
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return '\n{"type":"Feature","id":"%s","properties":%s,"geometry":{"type":"Polygon","coordinates":[[' % (
        values["code"],
        text,
    )


def write_plan(options):
    columns, rows, step = PLANS[options.grids]
    if options.columns:
        columns, rows = options.columns, options.rows or options.columns
    lattice = Lattice(columns, rows, step, options.seed)
    box = [2**62, 2**62, 0, 0]
    with open(options.output, "wb") as out:
        out.write(head({"lattice": f"{columns} x {rows}", "seed": options.seed}).encode())
        for row in range(rows):
            x, y = lattice.row(row)
            box = [min(box[0], x.min()), min(box[1], y.min()), max(box[2], x.max()), max(box[3], y.max())]
            text = Text(x.size, 25)
            text.literal("[")
            text.degrees(x.ravel(), 3)
            text.literal(",")
            text.degrees(y.ravel(), 2)
            text.literal("],")
            for column, ring in enumerate(text.parts(x.shape[1])):
                before = "" if row == 0 and column == 0 else ","
                values = properties(lattice, column, row, x[column], y[column])
                out.write((before + feature(values)).encode() + ring[:-1] + b"]]}}")
        numbers = ",".join(repr(int(value) / UNIT) for value in box)
        out.write(f'\n],\n"bbox":[{numbers}]}}\n'.encode())


def features(path):
    """The features of a plan, which stand one a line."""
    with open(path, "rb") as file:
        for line in file:
            if line.startswith(b'{"type":"Feature",'):
                yield json.loads(line.strip().rstrip(b","))


def rings(geometry):
    parts = geometry["coordinates"]
    return parts if geometry["type"] == "Polygon" else [ring for part in parts for ring in part]


def box_of(path):
    """The bounding box of a plan, from the member at the file's end."""
    with open(path, "rb") as file:
        file.seek(max(0, pathlib.Path(path).stat().st_size - 4096))
        tail = file.read()
    at = tail.rfind(b'"bbox":[')
    if at < 0:
        sys.exit(f"assign-data: {path}: no bbox at the end: give a plan that gridtool or this program wrote")
    return [round(float(value) * UNIT) for value in tail[at + 8 : tail.index(b"]", at)].split(b",")]


def uniform(box, seed, rows):
    x = box[0] + (hashed(seed, 1, rows) >> np.uint64(8)) % np.uint64(box[2] - box[0] + 1)
    y = box[1] + (hashed(seed, 2, rows) >> np.uint64(8)) % np.uint64(box[3] - box[1] + 1)
    return x.astype(np.int64), y.astype(np.int64)


def clustered(box, seed, rows, count):
    """Places of about a kilometre, one after the other along a sweep of the box: rows grouped as registers are."""
    place = rows // HOUSEHOLDS_A_PLACE
    places = -(-count // HOUSEHOLDS_A_PLACE)
    strips = max(1, math.isqrt(places))
    strip, at = np.divmod(place, -(-places // strips))
    width, height = box[2] - box[0], box[3] - box[1]
    at = np.where(strip % 2 == 0, at, -(-places // strips) - 1 - at)
    x = box[0] + at * width // -(-places // strips)
    y = box[1] + strip * height // strips
    x = x + ((hashed(seed, 3, place) >> np.uint64(8)) % np.uint64(width // strips + 1)).astype(np.int64)
    y = y + ((hashed(seed, 4, place) >> np.uint64(8)) % np.uint64(height // strips + 1)).astype(np.int64)
    for key in (5, 6, 7):
        x = x + within(hashed(seed, key, rows), 30_000)
        y = y + within(hashed(seed, key + 10, rows), 30_000)
    return np.clip(x, box[0], box[2]), np.clip(y, box[1], box[3])


def write_rows(out, first, x, y, seed):
    """`id,lon,lat,persons` of lattice points."""
    rows = np.arange(first, first + len(x))
    bits = hashed(seed, 9, rows)
    persons = 1 + (bits % np.uint64(6) + (bits >> np.uint64(40)) % np.uint64(7)).astype(np.int64)
    text = Text(len(x), 37)
    text.literal("H")
    text.whole(rows + 1, 9)
    text.literal(",")
    text.degrees(x, 3)
    text.literal(",")
    text.degrees(y, 2)
    text.literal(",")
    text.short(persons)
    text.literal("\n")
    out.write(text.joined())


def count_of(text):
    scale = {"k": 1_000, "m": 1_000_000}.get(text[-1].lower(), 1)
    return round(float(text.rstrip("kKmM")) * scale)


def write_points(options):
    box = box_of(options.plan)
    if not (10 * UNIT <= box[1] and box[3] < 100 * UNIT and 100 * UNIT <= box[0]):
        sys.exit(f"assign-data: {options.plan}: ground outside 100-180 E, 10-90 N: move it there")
    count = count_of(options.count)
    with open(options.output, "wb") as out:
        out.write(b"id,lon,lat,persons\n")
        for first in range(0, count, PIECE):
            rows = np.arange(first, min(count, first + PIECE))
            if options.clustered:
                x, y = clustered(box, options.seed, rows, count)
            else:
                x, y = uniform(box, options.seed, rows)
            write_rows(out, first, x, y, options.seed)


def write_border(options):
    """Half the points on vertices, half on the lattice point nearest to the middle of an edge."""
    starts, ends = [], []
    for item in features(options.plan):
        for ring in rings(item["geometry"]):
            line = np.rint(np.array(ring) * UNIT).astype(np.int64)
            starts.append(line[:-1].astype(np.int32))
            ends.append(line[1:].astype(np.int32))
    starts, ends = np.concatenate(starts), np.concatenate(ends)
    count = count_of(options.count)
    pick = (hashed(options.seed, 1, np.arange(count)) % np.uint64(len(starts))).astype(np.int64)
    a, b = starts[pick].astype(np.int64), ends[pick].astype(np.int64)
    points = np.where((np.arange(count) % 2 == 0)[:, None], a, (a + b) // 2)
    with open(options.output, "wb") as out:
        out.write(b"id,lon,lat,persons\n")
        for first in range(0, count, PIECE):
            piece = points[first : first + PIECE]
            write_rows(out, first, piece[:, 0], piece[:, 1], options.seed)


def write_aligned(options):
    """Squares whose edges lie on round numbers; points on every line and corner, in every middle, and an ulp beside."""
    k, step = options.side, options.step
    line = [(100 + i * step, 30 + i * step) for i in range(k + 1)]
    # Round as people write them: the double nearest to the short decimal, not a sum of steps.
    line = [(float(f"{x:.7g}"), float(f"{y:.7g}")) for x, y in line]
    with open(options.plan, "w") as out:
        out.write(head({"squares": k, "seed": options.seed}))
        for row in range(k):
            for column in range(k):
                x0, x1, y0, y1 = line[column][0], line[column + 1][0], line[row][1], line[row + 1][1]
                ring = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
                code = "6323010%02d%03d%03d" % (row // 100 + 1, row % 100 + 1, column + 1)
                values = {"code": code, "kind": "basic", "village": code[:12], "township": code[:9]}
                values |= {"county": code[:6], "households": 30, "persons": 120, "load": 30}
                values |= {"area_ha": 1.0, "area_mu": 15.0, "compactness": 0.7854, "neighbours": []}
                values |= {"deviation_pct": 0.0}
                before = "" if row == 0 and column == 0 else ","
                points = ",".join(f"[{x!r},{y!r}]" for x, y in ring)
                out.write(before + feature(values) + points + "]]}}")
        out.write(f'\n],\n"bbox":[{line[0][0]!r},{line[0][1]!r},{line[-1][0]!r},{line[-1][1]!r}]}}\n')
    places = []
    for axis in (0, 1):
        along = []
        for i in range(k + 1):
            along.append(line[i][axis])
            if i < k:
                along.append((line[i][axis] + line[i + 1][axis]) / 2)
        places.append(along)
    beside = (lambda v: math.nextafter(v, -math.inf), lambda v: v, lambda v: math.nextafter(v, math.inf))
    with open(options.output, "w") as out:
        out.write("id,lon,lat,persons\n")
        number = 0
        for y in places[1]:
            for x in places[0]:
                for move_y in beside:
                    for move_x in beside:
                        number += 1
                        out.write(f"H{number:09d},{move_x(x):.17g},{move_y(y):.17g},1\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_subparsers(dest="what", required=True)
    plan = what.add_parser("plan", help="grids of 40 vertices whose crooked borders are shared exactly")
    plan.add_argument("grids", choices=list(PLANS))
    plan.add_argument("--columns", type=int, help="a smaller lattice, for trying things out")
    plan.add_argument("--rows", type=int)
    plan.set_defaults(run=write_plan)
    points = what.add_parser("points", help="households over the box of a plan")
    points.add_argument("count", help="such as 250k, 2.5m, 25m, 500m")
    points.add_argument("--plan", required=True)
    points.add_argument("--clustered", action="store_true", help="rows grouped by place, as registers are")
    points.set_defaults(run=write_points)
    border = what.add_parser("border", help="points on vertices and in the middle of edges of a plan")
    border.add_argument("count", nargs="?", default="600k")
    border.add_argument("--plan", required=True)
    border.set_defaults(run=write_border)
    aligned = what.add_parser("aligned", help="squares on round numbers and points on, and an ulp beside, their lines")
    aligned.add_argument("--side", type=int, default=40, help="squares along one side, at most 999")
    aligned.add_argument("--step", type=float, default=0.01, help="degrees; 0.125 puts the lines on powers of two")
    aligned.add_argument("--plan", required=True, help="the plan to write")
    aligned.set_defaults(run=write_aligned)
    for each in (plan, points, border, aligned):
        each.add_argument("-o", "--output", required=True)
        each.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
