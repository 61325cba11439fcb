"""Changes a plan as little as it takes."""

import csv
import os

from qgis.core import QgsProcessingException

from ..styles import style_when_loaded
from .base import GridtoolAlgorithm


class RepartitionAlgorithm(GridtoolAlgorithm):
    NAME = "repartition"
    TITLE = "Change a plan 网格调整"
    TAGS = ("redistricting", "update", "网格")
    SUMMARY = "A new plan from an old one, with as little change as it takes."
    HELP = """
When households come and go, or villages merge, the plan changes as little as it takes: grids that keep to the rules
keep code and outline, and each household that moves to another grid is listed with the reason.

The plan's own rules hold where nothing is given: its band, or its number of grids and a tolerance. For that the plan
has to be the GeoJSON file that gridtool wrote.

The new plan is coloured by what became of each grid: kept, reshaped, split, merged, new. The table of changes
(调整前后对照表) lists each household that moves, and a second table beside it, NAME-grids.csv, what became of each
grid.
"""
    STAGES = {"read": (5, 15), "check": (15, 25), "change": (25, 95), "write": (95, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_result("PLAN", "Plan to change")
        self.add_territory()
        self.add_households()
        self.add_barriers()
        self.add_number("GRIDS", "New total number of grids", low=1)
        self.add_number("TARGET", "Or: load of each grid", low=0, whole=False)
        self.add_number("MIN", "Least load of a grid", low=0, whole=False, advanced=True)
        self.add_number("MAX", "Most load of a grid", low=0, whole=False, advanced=True)
        self.add_number("TOLERANCE", "Tolerance around the village's mean, %", low=0, whole=False, advanced=True)
        self.add_number("MAX_MOVED", "Most load that may change its grid, %", low=0, high=100, whole=False)
        self.add_number("SEED", "Start of all random choices", default=1, low=0, advanced=True)
        self.add_layer_output("OUTPUT", "New plan")
        self.add_table_output("CHANGES", "Table of changes 调整前后对照表")
        self.add_figures(
            GRIDS_MADE="Grids", GRIDS_KEPT="Grids kept", LOAD_MOVED="Load moved", LOAD_MOVED_PCT="Load moved, %"
        )

    def work(self, run):
        if run.number("GRIDS") is not None and run.number("TARGET") is not None:
            raise QgsProcessingException("a total of grids and a load of each were given; give one of them")
        output = run.layer_path("OUTPUT")
        changes = run.file_path("CHANGES") or run.temporary("changes.csv")
        plan = run.plan()
        arguments = ["repartition", plan, "--territory", run.territory(optional=False)]
        for option, path in (("--households", run.households()), ("--barriers", run.barriers())):
            if path:
                arguments += [option, path]
        if run.feedback.isCanceled():
            return None
        arguments += run.options(grids="GRIDS", target="TARGET", min="MIN", max="MAX", seed="SEED")
        for option, name in (("--tolerance", "TOLERANCE"), ("--max-moved", "MAX_MOVED")):
            if run.number(name) is not None:
                arguments += [option, f"{run.number(name)}%"]
        arguments += run.field_options()
        answer = run.gridtool(*arguments, "-o", output, "--changes", changes, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        style_when_loaded(run.context, output, "changed", changes=changes_of_grids(changes))
        summary = answer["summary"]
        # A plan with nothing wrong comes back as it was, and its summary is the old one.
        kept = summary["grids"] if answer["unchanged"] else summary["grids_kept"]
        return {
            "OUTPUT": output,
            "CHANGES": run.file_path("CHANGES"),
            "GRIDS_MADE": summary["grids"],
            "GRIDS_KEPT": kept,
            "LOAD_MOVED": answer["moved"]["load"],
            "LOAD_MOVED_PCT": answer["moved"]["load_pct"],
        }


def changes_of_grids(changes):
    """Code → what became of it, from the table beside the table of changes."""
    stem, extension = os.path.splitext(changes)
    path = f"{stem}-grids{extension}"
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {row["grid"]: row["change"] for row in csv.DictReader(file)}
