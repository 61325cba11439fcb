"""Households to grids."""

from qgis.core import QgsProcessing

from ..styles import style_when_loaded
from .base import GridtoolAlgorithm

STATUSES = ("inside", "border", "nearest", "disputed", "outside", "invalid")


class AssignAlgorithm(GridtoolAlgorithm):
    NAME = "assign"
    TITLE = "Assign households to grids 入格"
    TAGS = ("join", "households", "户")
    SUMMARY = "Gives every household its grid, exactly, a row for each row."
    HELP = """
Which grid a household is in is decided exactly, on borders too. Each row of the input gives one row of the output, in
the same order, with its status: inside, border (so near to a second grid that the rounding of the position may have
decided), nearest, disputed, outside or invalid.

The points come out as a layer, each status with a shape and colour of its own, or as a table. The summary counts
households and persons by grid, village, township and county; as published, small counts are suppressed.
"""
    STAGES = {"read grids": (10, 30), "assign": (30, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_result("PLAN", "Plan")
        self.add_households(optional=False)
        self.add_result("DISPUTES", "Disputes", optional=True)
        self.add_number(
            "NEAREST", "Nearest grid within, m, for households outside all", low=0, high=100_000, whole=False
        )
        self.add_flag("PUBLISH", "Suppress small counts in the summary", True)
        self.add_layer_output("OUTPUT", "Assigned households", kind=QgsProcessing.TypeVectorPoint, optional=True)
        self.add_table_output("TABLE", "Assigned households, table")
        self.add_table_output("SUMMARY", "Summary by grid, village, township and county, table")
        self.add_figures(ROWS="Rows", **{status.upper(): f"Households: {status}" for status in STATUSES})

    def checkParameterValues(self, parameters, context):
        fine, fault = super().checkParameterValues(parameters, context)
        if fine and not any(parameters.get(name) for name in ("OUTPUT", "TABLE", "SUMMARY")):
            return False, self.tr("no output was asked for; choose a layer or a table")
        return fine, fault

    def work(self, run):
        output = run.layer_path("OUTPUT")
        table = run.file_path("TABLE")
        summary = run.file_path("SUMMARY")
        plan = run.plan()
        disputes = run.disputes()
        households = run.households(optional=False)
        if run.feedback.isCanceled():
            return None
        arguments = ["assign", "--grids", plan, "--households", households, "--overwrite"]
        if disputes:
            arguments += ["--disputes", disputes]
        if run.number("NEAREST") is not None:
            arguments += ["--nearest", f"{run.number('NEAREST')}m"]
        arguments += run.field_options()
        counts = ["--summary", summary] if summary else []
        if summary and run.flag("PUBLISH"):
            counts.append("--publish")
        # A run takes a tenth of a second, so a second form of the output is a second run.
        answer = None
        for path in (output, table or (None if output else run.temporary("assigned.csv"))):
            if path:
                answer = run.gridtool(*arguments, *counts, "-o", path, stages=self.STAGES)
                if answer is None:
                    return None
                counts = []
        style_when_loaded(run.context, output, "assigned")
        result = {"OUTPUT": output, "TABLE": table, "SUMMARY": summary, "ROWS": answer["summary"]["rows"]}
        result.update({status.upper(): answer["summary"].get(status) for status in STATUSES})
        return result
