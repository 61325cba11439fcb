"""Divides base units as a whole, without a territory."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from .. import fields
from ..styles import style_when_loaded
from .base import GridtoolAlgorithm
from .partition import EFFORTS

OBJECTIVES = ("border-length", "cut-edges", "compactness", "inertia", "travel")


class UnitsAlgorithm(GridtoolAlgorithm):
    NAME = "divideunits"
    TITLE = "Divide base units into parts"
    TAGS = ("districting", "regionalisation")
    SUMMARY = "Joins polygons into connected parts of even load."
    HELP = """
Joins polygons with a load into connected parts of even load, such as grids into service districts or precincts into
constituencies. Say how many parts, or the load of each with the least and the most.

No part reaches across two values of the field 'within', where one is given. Barriers count where they run along a
common border of two units.

Only the id, the load and the field 'within' are handed on.
"""
    STAGES = {"read": (5, 10), "check": (10, 15), "divide": (15, 97), "write": (97, 100)}

    def initAlgorithm(self, configuration=None):
        self.add(QgsProcessingParameterFeatureSource("UNITS", self.tr("Base units"), [QgsProcessing.TypeVectorPolygon]))
        self.add_field("UNITS_ID", "Field of the units' id", "UNITS")
        self.add(
            QgsProcessingParameterField(
                "LOAD",
                self.tr("Field of the load"),
                parentLayerParameterName="UNITS",
                type=QgsProcessingParameterField.Numeric,
            )
        )
        self.add(
            QgsProcessingParameterField(
                "WITHIN", self.tr("No part reaches across two values of"), parentLayerParameterName="UNITS",
                optional=True,
            )
        )  # fmt: skip
        self.add_barriers()
        self.add_number("PARTS", "Number of parts", low=1)
        self.add_number("TARGET", "Or: load of each part", low=0, whole=False)
        self.add_number("MIN", "Least load of a part", low=0, whole=False, advanced=True)
        self.add_number("MAX", "Most load of a part", low=0, whole=False, advanced=True)
        self.add_number("TOLERANCE", "Tolerance around the mean, %", low=0, whole=False, advanced=True)
        self.add_choice("OBJECTIVE", "What to make small", OBJECTIVES, "border-length")
        self.add_choice("EFFORT", "Effort", EFFORTS, "normal")
        self.add_number("SEED", "Start of all random choices", default=1, low=0, advanced=True)
        self.add_layer_output("OUTPUT", "Parts")
        self.add_figures(PARTS_MADE="Parts", WORST_DEVIATION="Largest deviation, %")

    def work(self, run):
        if (run.number("PARTS") is None) == (run.number("TARGET") is None):
            raise QgsProcessingException("give either a number of parts or a load of each")
        output = run.layer_path("OUTPUT")
        load = run.text("LOAD")
        within = run.text("WITHIN")
        units = run.source(
            "UNITS", fields.UNITS, "units.geojson", {"id": run.text("UNITS_ID")}, required=("id",), optional=False,
            extra=[name for name in (load, within) if name],
        )  # fmt: skip
        barriers = run.barriers()
        if run.feedback.isCanceled():
            return None
        arguments = ["partition", "--units", units, "--load-field", load]
        if within:
            arguments += ["--within", within]
        if barriers:
            arguments += ["--barriers", barriers]
        arguments += run.options(parts="PARTS", target="TARGET", min="MIN", max="MAX", seed="SEED")
        tolerance = run.number("TOLERANCE")
        if tolerance is not None:
            arguments += ["--tolerance", f"{tolerance}%"]
        arguments += ["--objective", run.choice("OBJECTIVE"), "--effort", run.choice("EFFORT")]
        answer = run.gridtool(*arguments, "-o", output, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        style_when_loaded(run.context, output, "plan")
        summary = answer.get("summary", answer)
        return {
            "OUTPUT": output,
            "PARTS_MADE": summary.get("parts"),
            "WORST_DEVIATION": summary.get("worst_deviation_pct"),
        }
