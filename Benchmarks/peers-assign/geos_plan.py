"""The grids of a plan as codes and WKB, one after the other, for geos_join: `geos_plan.py PLAN OUTPUT`."""

import struct
import sys

import pyogrio


def main():
    plan, output = sys.argv[1:]
    _, _, geometry, columns = pyogrio.raw.read(plan, columns=["code"])
    with open(output, "wb") as out:
        for code, shape in sorted(zip(columns[0], geometry)):
            for part in (code.encode(), bytes(shape)):
                out.write(struct.pack("=I", len(part)) + part)


if __name__ == "__main__":
    main()
