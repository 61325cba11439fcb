#!/usr/bin/env python3
"""Judges what `gridtool assign` wrote, row by row, by exact arithmetic on the doubles that the files name.

    exact-assign.py PLAN HOUSEHOLDS ASSIGNED.csv

A grid holds a point that lies on one of its rings, or inside by the even-odd rule; the lowest code wins. A row is
`border` if a grid holds its point, and the square of half side 5e-8 about it meets the ground of two grids and an
edge of one. Comparisons of doubles are exact as they are; wherever more is needed (a point in the box of an edge,
an edge near the square) doubles become whole numbers first, so nothing here rounds. A file without the column
`status`, as the peers write it, is judged by its grids alone. Ends with a line of JSON, and with 1 if a row is wrong.
"""

import csv
import json
import sys

import numpy as np

SHIFT = 2.0**110  # makes every double of this size, and the half side, a whole number
HALF = 5e-8
REACH = 1e-6  # certainly more than the half side and any rounding: only for finding candidates
PIECE = 20_000
SHOWN = 10


def whole(value):
    scaled = value * SHIFT  # by a power of two: exact
    if scaled != int(scaled):
        sys.exit(f"exact-assign: {value!r} is too near zero for whole numbers here: move the data")
    return int(scaled)


def read_plan(path):
    """Codes in order; for each edge its ends and grid, sorted by grid; first edge of each grid."""
    with open(path) as file:
        items = json.load(file)["features"]
    items.sort(key=lambda item: item["properties"]["code"])
    codes, edges, firsts, boxes = [], [], [0], []
    for item in items:
        codes.append(item["properties"]["code"])
        geometry = item["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        lines = [np.array(ring, dtype=float)[:, :2] for part in parts for ring in part]
        edges.append(np.concatenate([np.hstack([line[:-1], line[1:]]) for line in lines]))
        firsts.append(firsts[-1] + len(edges[-1]))
        every = np.concatenate(lines)
        boxes.append([*every.min(axis=0), *every.max(axis=0)])
    return codes, np.concatenate(edges), np.array(firsts), np.array(boxes)


class Cells:
    """Which grids have boxes near a point: one list a cell, in a flat array."""

    def __init__(self, boxes):
        self.low = boxes[:, :2].min(axis=0) - 1
        span = boxes[:, 2:] - boxes[:, :2]
        self.size = np.maximum(np.median(span, axis=0), 1e-5)
        first = self.of(boxes[:, :2] - REACH)
        last = self.of(boxes[:, 2:] + REACH)
        self.columns = int(last[:, 0].max()) + 2
        self.rows = int(last[:, 1].max()) + 2
        wide = last - first + 1
        count = wide[:, 0] * wide[:, 1]
        grid = np.repeat(np.arange(len(boxes)), count)
        at = np.arange(count.sum()) - np.repeat(count.cumsum() - count, count)
        column = first[grid, 0] + at % wide[grid, 0]
        row = first[grid, 1] + at // wide[grid, 0]
        cell = row * self.columns + column
        order = np.argsort(cell, kind="stable")
        self.grids = grid[order]
        self.starts = np.searchsorted(cell[order], np.arange(self.columns * self.rows + 1))

    def of(self, points):
        return np.floor((points - self.low) / self.size).astype(np.int64)

    def pairs(self, points):
        """Point and grid of each candidate."""
        at = self.of(points)
        inside = (at >= 0).all(axis=1) & (at[:, 0] < self.columns) & (at[:, 1] < self.rows)
        cell = np.where(inside, at[:, 1] * self.columns + at[:, 0], 0)
        start = self.starts[cell]
        count = np.where(inside, self.starts[cell + 1] - start, 0)
        return expand(start, count, self.grids)


def expand(start, count, values=None):
    """For each entry its number repeated, and the positions start ... start + count, looked up."""
    owner = np.repeat(np.arange(len(count)), count)
    position = np.arange(count.sum()) - np.repeat(count.cumsum() - count, count) + np.repeat(start, count)
    return owner, position if values is None else values[position]


def side(ax, ay, bx, by, px, py):
    """Sign of the turn from a to b to p, whole numbers."""
    turn = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
    return (turn > 0) - (turn < 0)


def square_meets(ax, ay, bx, by, px, py, half):
    """Whether the edge meets the closed square about p, whole numbers: no axis and no normal parts them."""
    if min(ax, bx) > px + half or max(ax, bx) < px - half or min(ay, by) > py + half or max(ay, by) < py - half:
        return False
    corners = ((px + dx, py + dy) for dx in (-half, half) for dy in (-half, half))
    sides = [side(ax, ay, bx, by, x, y) for x, y in corners]
    return not (all(s > 0 for s in sides) or all(s < 0 for s in sides))


class Judge:
    def __init__(self, plan):
        self.codes, self.edges, self.firsts, self.boxes = read_plan(plan)
        self.cells = Cells(self.boxes)
        self.half = whole(HALF)

    def piece(self, points):
        """For each point the rank of its grid or -1, and whether its status is border."""
        point, grid = self.cells.pairs(points)
        x, y, box = points[point, 0], points[point, 1], self.boxes[grid]
        near = (x >= box[:, 0] - REACH) & (x <= box[:, 2] + REACH) & (y >= box[:, 1] - REACH) & (y <= box[:, 3] + REACH)
        point, grid = point[near], grid[near]
        start = self.firsts[grid]
        pair, edge = expand(start, self.firsts[grid + 1] - start)
        px, py = points[point[pair], 0], points[point[pair], 1]
        ax, ay, bx, by = self.edges[edge].T
        # A ray to the east crosses an edge that has one end above the point and one not above it.
        straddles = (ay > py) != (by > py)
        right = straddles & (px < np.minimum(ax, bx))
        crossings = np.bincount(pair[right], minlength=len(point))
        inside_box = (px >= np.minimum(ax, bx)) & (px <= np.maximum(ax, bx))
        inside_box &= (py >= np.minimum(ay, by)) & (py <= np.maximum(ay, by))
        close = (np.minimum(ax, bx) <= px + REACH) & (np.maximum(ax, bx) >= px - REACH)
        close &= (np.minimum(ay, by) <= py + REACH) & (np.maximum(ay, by) >= py - REACH)
        on = np.zeros(len(point), dtype=bool)
        meets = np.zeros(len(point), dtype=bool)
        for i in np.flatnonzero(inside_box | close):
            whole_edge = [whole(float(v[i])) for v in (ax, ay, bx, by, px, py)]
            if inside_box[i]:
                turn = side(*whole_edge)
                if turn == 0:
                    on[pair[i]] = True
                elif straddles[i] and (turn > 0) == (by[i] > ay[i]):
                    crossings[pair[i]] += 1
            if close[i] and not meets[pair[i]]:
                meets[pair[i]] = square_meets(*whole_edge, self.half)
        holds = on | (crossings % 2 == 1)
        rank = np.full(len(points), len(self.codes))
        np.minimum.at(rank, point[holds], grid[holds])
        touched = np.bincount(point[holds | meets], minlength=len(points))
        met = np.bincount(point[meets], minlength=len(points))
        rank = np.where(rank == len(self.codes), -1, rank)
        return rank, (rank >= 0) & (touched >= 2) & (met >= 1)


def expected(judge, households):
    """Household, grid and status of each row, in order."""
    with open(households, newline="") as file:
        rows = [(row["id"], float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    for first in range(0, len(rows), PIECE):
        piece = rows[first : first + PIECE]
        ranks, border = judge.piece(np.array([row[1:] for row in piece]))
        for row, rank, shared in zip(piece, ranks, border):
            status = "border" if shared else "inside" if rank >= 0 else "outside"
            yield row[0], judge.codes[rank] if rank >= 0 else "", status, row[1:]


def report(row, found, want):
    print(f"household {row[0]} at {row[3]!r}: {found}, exactly {want}", file=sys.stderr)


def judge_ours(judge, households, assigned):
    counts = {"rows": 0, "wrong_grids": 0, "lost": 0, "wrong_statuses": 0}
    with open(assigned, newline="") as file:
        answers = csv.DictReader(file)
        for row in expected(judge, households):
            counts["rows"] += 1
            answer = next(answers, None)
            if answer is None or answer["household"] != row[0]:
                # Every row must be there, and in its place: nothing after this can be compared.
                counts["lost"] += 1
                report(row, answer and answer["household"], "this household in this row")
                break
            wrong = answer["grid"] != row[1], answer["status"] != row[2]
            counts["wrong_grids"] += wrong[0]
            counts["wrong_statuses"] += wrong[1]
            if any(wrong) and counts["wrong_grids"] + counts["wrong_statuses"] <= SHOWN:
                report(row, (answer["grid"], answer["status"]), row[1:3])
        else:
            extra = sum(1 for _ in answers)
            counts["lost"] += extra
    return counts


def judge_peer(judge, households, assigned):
    """Rows of a peer in any order: lost when it has no grid for a household in one, wrong when not the lowest."""
    found = {}
    with open(assigned, newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["household"], []).append(row["grid"])
    counts = {"rows": 0, "wrong_grids": 0, "lost": 0, "several": 0}
    for row in expected(judge, households):
        counts["rows"] += 1
        answers = found.get(row[0], [])
        counts["several"] += len(answers) > 1
        counts["lost"] += row[2] != "outside" and not answers
        counts["wrong_grids"] += bool(answers) and min(answers) != row[1]
    return counts


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    plan, households, assigned = sys.argv[1:]
    with open(assigned) as file:
        columns = file.readline().replace('"', "").strip().split(",")
    judge = Judge(plan)
    counts = (judge_ours if "status" in columns else judge_peer)(judge, households, assigned)
    print(json.dumps(counts))
    sys.exit(0 if counts["wrong_grids"] + counts["lost"] + counts.get("wrong_statuses", 0) == 0 else 1)


if __name__ == "__main__":
    main()
