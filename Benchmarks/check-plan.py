#!/usr/bin/env python3
"""Audits a grid plan with shapely, apart from the program that made it.

    check-plan.py PLAN TERRITORY HOUSEHOLDS

Prints a figure a line and ends with status 1 when grids overlap, leave gaps, are broken or invalid, or a
household of a village is in none or in several. One on the line between grids counts for the first of them.
"""

import sys

import judge


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    properties, grids = judge.read_polygons(sys.argv[1])
    codes, villages = judge.read_villages(sys.argv[2])
    figures = judge.judge(
        codes, villages, [p["village"] for p in properties], grids, judge.read_points(sys.argv[3])
    )
    figures |= judge.tiling(villages, grids)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    faults = [
        name
        for name in (
            "invalid", "broken", "grids_of_no_village", "households_in_none", "households_in_several", "wide_gaps"
        )
        if figures[name]
    ]
    if not figures["coverage_valid"]:
        faults.append("coverage_valid")
    if figures["holes"] != figures["holes_of_the_territory"]:
        faults.append("holes")
    if figures["overlap_m2"] > 0.01:
        faults.append("overlap_m2")
    print("sound" if not faults else "unsound: " + ", ".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
