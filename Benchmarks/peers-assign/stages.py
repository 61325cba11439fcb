"""What the peers share: their command line, the clock for their stages and the one line they end with."""

import argparse
import json
import resource
import time


class Stages:
    """Wall and processor seconds of named stages, in the order they run."""

    def __init__(self):
        self.seconds = {}
        self.processor = {}

    def run(self, name, work):
        wall, spent = time.perf_counter(), time.process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - wall
        self.processor[name] = self.processor.get(name, 0) + time.process_time() - spent
        return result

    def report(self, tool, version, rows):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        line = {"tool": tool, "version": version, "rows": rows, "peak": peak}
        line |= {"seconds": self.seconds, "processor": self.processor}
        print(json.dumps(line))


def arguments(about, *predicates):
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("plan", help="GeoJSON with a code on each feature")
    parser.add_argument("points", help="CSV with id, lon, lat")
    parser.add_argument("output", help="CSV: household, grid; one row a match")
    parser.add_argument("--threads", type=int, default=1, help="where the tool has a setting for it")
    parser.add_argument("--predicate", choices=predicates, default=predicates[0])
    return parser.parse_args()
