"""Checks what there is before anything is made of it."""

import os

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ..styles import style_when_loaded
from . import tables
from .base import GridtoolAlgorithm

COLUMNS = tables.columns(
    severity="text", code="text", message="text", remedy="text", layer="text", subject="text", feature="whole",
    row="whole", column="text", id="text", ring="text", vertex="whole", area_m2="real", length_m="real", count="whole",
)  # fmt: skip
SINKS = (
    ("AREAS", "Findings with ground", QgsProcessing.TypeVectorPolygon, QgsWkbTypes.MultiPolygon),
    ("POINTS", "Findings with a place", QgsProcessing.TypeVectorPoint, QgsWkbTypes.Point),
    ("TABLE", "All findings", QgsProcessing.TypeVector, QgsWkbTypes.NoGeometry),
)


class CheckAlgorithm(GridtoolAlgorithm):
    NAME = "check"
    TITLE = "Check data 数据检查"
    TAGS = ("validation", "topology", "quality")
    SUMMARY = "Validates a territory, its households, barriers and claims, or a plan, and lists every finding."
    HELP = """
Lists every finding with its place, size and remedy. An error cannot be used as it is and is left out by the other
algorithms, a warning is for somebody to look at, a note is worth knowing.

With a plan, the plan is checked against its territory and households: tiling, contiguity, nesting, codes, counts.

Give what there is, at least one layer. Findings come out as areas, as points and as a table of all; numbers of
features count from 1, rows of households from 2.
"""
    STAGES = {"read": (10, 40), "check": (40, 95), "write": (95, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_territory(optional=True)
        self.add_households()
        self.add_barriers()
        self.add_claims(optional=True)
        self.add_result("PLAN", "Plan", optional=True)
        for name, title, kind, _ in SINKS:
            self.add(QgsProcessingParameterFeatureSink(name, self.tr(title), kind, optional=True))
        self.add_figures(ERRORS="Errors", WARNINGS="Warnings", NOTES="Notes")

    def work(self, run):
        plan = run.plan()
        territory = run.territory()
        households = run.households()
        barriers = run.barriers()
        claims = run.claims()
        if not (plan or territory or households or barriers or claims):
            if run.feedback.isCanceled():
                return None
            raise QgsProcessingException("there is nothing to check; choose at least one layer")
        if plan and not territory:
            raise QgsProcessingException("a plan is checked against its territory; choose the territory")
        arguments = ["check"]
        if plan:
            arguments += [plan, "--territory", territory]
            if households:
                arguments += ["--households", households]
        else:
            arguments += [path for path in (territory, claims) if path]
            for option, path in (("--households", households), ("--barriers", barriers)):
                if path:
                    arguments += [option, path]
        arguments += run.field_options()
        path = run.temporary("findings.geojson")
        answer = run.gridtool(*arguments, "-o", path, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        result = self._write(run, path)
        totals = answer["totals"]["by_severity"]
        result.update(ERRORS=totals["error"], WARNINGS=totals["warning"], NOTES=totals["note"])
        return result

    def _write(self, run, path):
        crs = QgsCoordinateReferenceSystem("EPSG:4326")
        sinks = {}
        result = {}
        for name, _, _, geometry in SINKS:
            sink, destination = self.parameterAsSink(run.parameters, name, run.context, COLUMNS, geometry, crs)
            if sink is not None:
                sinks[name] = sink
                result[name] = destination
        layers = {os.path.basename(path): name for path, name in run.names.items()}
        for properties, geometry, kind in tables.features(path):
            properties["layer"] = layers.get(properties.get("file"), properties.get("file"))
            place = {"Polygon": "AREAS", "Point": "POINTS"}.get(kind)
            if geometry is not None and kind == "Polygon":
                geometry.convertToMultiType()
            for name, shape in ((place, geometry), ("TABLE", None)):
                if name in sinks:
                    sinks[name].addFeature(tables.feature(COLUMNS, properties, shape), QgsFeatureSink.FastInsert)
        sinks.clear()
        for name, destination in result.items():
            if name != "TABLE":
                style_when_loaded(run.context, destination, "findings")
        return result
