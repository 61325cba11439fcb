"""Divides the villages of a territory into grids."""

from qgis.core import QgsProcessing, QgsProcessingException, QgsProcessingParameterFeatureSource

from .. import fields
from ..styles import style_when_loaded
from .base import GridtoolAlgorithm

EFFORTS = ("low", "normal", "high")


class PartitionAlgorithm(GridtoolAlgorithm):
    NAME = "partition"
    TITLE = "Divide villages into grids 网格划分"
    TAGS = ("districting", "balance", "网格")
    SUMMARY = "Divides every village of a territory into grids of even load that tile it exactly."
    HELP = """
Divides every village (行政村) of a territory into service grids (网格): contiguous pieces of ground with nearly
the same load each, that avoid crossing rivers and roads and tile the village exactly.

Say how many grids there are to be in one of three ways: a total, which is shared among the villages by load; a load
for each grid, such as 35 households, with the least and the most; or neither, when each village has its number in a
field called grids (网格数).

Households are points, or a table with lon and lat. Only their id, position, persons, load and season are handed on;
each counts 1 where there is no load. Villages with a number of households and no points are divided by area.

The plan is coloured by load, in classes of about equally many grids. Keep it as GeoJSON: the file says how it came
about, which 'Change a plan' and 'Allot staff' build upon. Working material, not a legal boundary.
"""
    STAGES = {"read": (5, 10), "check": (10, 15), "divide": (15, 97), "write": (97, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_territory()
        self.add_households()
        self.add_barriers()
        self.add(
            QgsProcessingParameterFeatureSource(
                "UNITS", self.tr("Base units"), [QgsProcessing.TypeVectorPolygon], optional=True
            ),
            advanced=True,
            help="Polygons with id and load that grids are made of and that are never split.",
        )
        self.add_number("GRIDS", "Total number of grids", low=1)
        self.add_number("TARGET", "Or: load of each grid", low=0, whole=False)
        self.add_number("MIN", "Least load of a grid", low=0, whole=False, advanced=True)
        self.add_number("MAX", "Most load of a grid", low=0, whole=False, advanced=True)
        self.add_number("TOLERANCE", "Tolerance around the village's mean, %", low=0, whole=False, advanced=True)
        self.add_choice("EFFORT", "Effort", EFFORTS, "normal")
        self.add_flag("SMOOTH", "Smooth the borders between grids", True)
        self.add_number("SEED", "Start of all random choices", default=1, low=0, advanced=True)
        self.add_layer_output("OUTPUT", "Plan")
        self.add_table_output("LIMITS", "What bounds each grid (四至), table")
        self.add_figures(
            GRIDS_MADE="Grids", VILLAGES="Villages", MEAN_DEVIATION="Mean deviation, %", HOUSEHOLDS_PLACED="Households"
        )

    def work(self, run):
        if run.number("GRIDS") is not None and run.number("TARGET") is not None:
            raise QgsProcessingException("a total of grids and a load of each were given; give one of them")
        output = run.layer_path("OUTPUT")
        limits = run.file_path("LIMITS")
        arguments = ["partition", run.territory(optional=False)]
        for option, path in (
            ("--households", run.households()),
            ("--barriers", run.barriers()),
            ("--units", run.source("UNITS", fields.UNITS, "units.geojson", required=("id",))),
        ):
            if path:
                arguments += [option, path]
        if run.feedback.isCanceled():
            return None
        arguments += run.options(grids="GRIDS", target="TARGET", min="MIN", max="MAX", seed="SEED")
        tolerance = run.number("TOLERANCE")
        if tolerance is not None:
            arguments += ["--tolerance", f"{tolerance}%"]
        arguments += ["--effort", run.choice("EFFORT"), "--smooth" if run.flag("SMOOTH") else "--no-smooth"]
        arguments += run.field_options()
        if limits:
            arguments += ["--limits", limits]
        answer = run.gridtool(*arguments, "-o", output, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        style_when_loaded(run.context, output, "plan")
        summary = answer["summary"]
        return {
            "OUTPUT": output,
            "LIMITS": limits,
            "GRIDS_MADE": summary["grids"],
            "VILLAGES": summary["villages"],
            "MEAN_DEVIATION": summary["mean_deviation_pct"],
            "HOUSEHOLDS_PLACED": summary["households_placed"],
        }
