"""Allots workers to grids and groups grids under heads."""

from qgis.core import QgsProcessingParameterFolderDestination

from ..styles import style_when_loaded
from .base import GridtoolAlgorithm

LANGUAGES = ("zh", "en")
METHODS = ("webster", "hill", "dhondt", "adams", "hamilton")


class StaffAlgorithm(GridtoolAlgorithm):
    NAME = "staff"
    TITLE = "Allot staff 网格员与网格长"
    TAGS = ("apportionment", "supervision", "网格员", "网格长")
    SUMMARY = "Allots workers to the grids of a plan and groups grids into one supervision area for each head."
    HELP = """
Grid workers (网格员) are allotted to grids by load and travel, at least one a grid. Grids are grouped into supervision
areas (网格长责任区) that hang together inside one township, one for each grid head (网格长), with loads as even as
can be.

Few households per worker are warned of: a plan must not become a means of watching people.

The tables have a row for each service centre (网格化服务管理中心) and each supervision area; the territory gives
their names.

The plan is coloured by workers; larger scales show head and workers of each grid.
"""
    STAGES = {"read": (0, 5), "group": (5, 97), "write": (97, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_result("PLAN", "Plan")
        self.add_territory(optional=True)
        self.add_number("WORKERS", "Grid workers 网格员", low=1, optional=False)
        self.add_number("HEADS", "Grid heads 网格长", low=1, optional=False)
        self.add_choice("METHOD", "Method", METHODS, "webster")
        self.add_number(
            "MIN_HOUSEHOLDS", "Warn of fewer households per worker than", default=10, low=0, whole=False, advanced=True
        )
        self.add_number("SEED", "Start of all random choices", default=1, low=0, advanced=True)
        self.add_layer_output("OUTPUT", "Staffed plan")
        self.add(
            QgsProcessingParameterFolderDestination(
                "TABLES",
                self.tr("Tables of service centres and supervision areas"),
                optional=True,
                createByDefault=False,
            )
        )
        self.add_choice("LANGUAGE", "Language of the tables", LANGUAGES, "zh")
        self.add_figures(
            HOUSEHOLDS_PER_WORKER="Households per worker",
            HOUSEHOLDS_PER_WORKER_MIN="Fewest households per worker in a grid",
        )

    def work(self, run):
        output = run.layer_path("OUTPUT")
        plan = run.plan()
        arguments = ["staff", plan, "--method", run.choice("METHOD")]
        arguments += run.options(
            workers="WORKERS", heads="HEADS", seed="SEED", min_households_per_worker="MIN_HOUSEHOLDS"
        )
        tables = run.file_path("TABLES")
        if tables:
            arguments += ["--tables", tables, "--lang", run.choice("LANGUAGE")]
            territory = run.territory()
            if territory:
                arguments += ["--territory", territory]
        if run.feedback.isCanceled():
            return None
        answer = run.gridtool(*arguments, "-o", output, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        style_when_loaded(run.context, output, "staffed")
        summary = answer["summary"]
        return {
            "OUTPUT": output,
            "TABLES": tables,
            "HOUSEHOLDS_PER_WORKER": summary.get("households_per_worker"),
            "HOUSEHOLDS_PER_WORKER_MIN": summary.get("households_per_worker_min"),
        }
