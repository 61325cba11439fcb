"""Options to settle a dispute, to compare."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..styles import style_when_loaded
from . import tables
from .base import GridtoolAlgorithm

METHODS = ("median", "share", "three-stage", "fence", "feature", "least-cost", "season", "status-quo", "buffer")
SINKS = (
    ("AREAS", "area", "Ground of each side", QgsProcessing.TypeVectorPolygon, QgsWkbTypes.MultiPolygon,
     tables.columns(dispute="text", option="text", method="text", key="text", party="text", area_ha="real",
                    area_mu="real", share="real", households="whole", nearest_house_m="real", change_ha="real",
                    change_pct="real", fence_m="real", stakes="whole")),
    ("LINES", "line", "Lines", QgsProcessing.TypeVectorLine, QgsWkbTypes.MultiLineString,
     tables.columns(dispute="text", option="text", method="text", key="text", parties="text", length_m="real",
                    fence_m="real", tolerance_m="real")),
    ("STAKES", "stake", "Stakes 界桩", QgsProcessing.TypeVectorPoint, QgsWkbTypes.Point,
     tables.columns(dispute="text", option="text", method="text", line="whole", number="whole", bearing_deg="real",
                    distance_m="real", course="text")),
)  # fmt: skip


class SettleAlgorithm(GridtoolAlgorithm):
    NAME = "settle"
    TITLE = "Options to settle a dispute 调处方案"
    GROUP = ("pasture", "Pasture 草场")
    TAGS = ("settlement", "boundary", "草场")
    SUMMARY = "Works out lines and time shares that could settle a dispute, to compare."
    HELP = """
Medians, splits by shares, fences, rivers and roads, cheapest lines, seasons in turn, actual use, and a strip that both
withdraw from: each with the same figures for both sides, stakes and the description of their course. A method that
cannot be applied is listed with the reason in the log. The tool compares; it decides nothing, and the order of the
sides makes no difference.

The id of the dispute is in the table of the disputes layer.
"""
    STAGES = {"read": (5, 15), "settle": (15, 97), "write": (97, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_result("DISPUTES", "Disputes")
        self.add(QgsProcessingParameterString("DISPUTE", self.tr("Id of the dispute")))
        self.add_claims()
        self.add_territory(optional=True)
        self.add_households()
        self.add(
            QgsProcessingParameterFeatureSource(
                "FEATURES", self.tr("Rivers, ridges and roads"), [QgsProcessing.TypeVectorLine], optional=True
            )
        )
        self.add_choice("METHODS", "Methods (all when none is chosen)", METHODS, None, several=True)
        for name, _, title, kind, _, _ in SINKS:
            self.add(QgsProcessingParameterFeatureSink(name, self.tr(title), kind, optional=True))
        self.add_table_output("STAKE_TABLE", "Stakes with the description of their course, table")
        self.add_table_output("GPX", "Stakes for a receiver", "GPX (*.gpx)")
        self.add_figures(OPTIONS="Options")

    def work(self, run):
        disputes = run.disputes()
        arguments = ["settle", disputes, "--dispute", run.text("DISPUTE"), "--claims", run.claims(optional=False)]
        for option, path in (
            ("--territory", run.territory()),
            ("--households", run.households()),
            ("--features", run.barriers("FEATURES")),
            ("--stakes", run.file_path("STAKE_TABLE")),
            ("--gpx", run.file_path("GPX")),
        ):
            if path:
                arguments += [option, path]
        if run.feedback.isCanceled():
            return None
        for method in run.choices("METHODS"):
            arguments += ["--method", method]
        arguments += run.field_options()
        path = run.temporary("options.geojson")
        answer = run.gridtool(*arguments, "-o", path, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        result = self._write(run, path)
        result["STAKE_TABLE"] = run.file_path("STAKE_TABLE")
        result["GPX"] = run.file_path("GPX")
        result["OPTIONS"] = sum(len(settlement["options"]) for settlement in answer["settlements"])
        return result

    def _write(self, run, path):
        crs = QgsCoordinateReferenceSystem("EPSG:4326")
        sinks = {}
        result = {}
        for name, kind, _, _, geometry, columns in SINKS:
            sink, destination = self.parameterAsSink(run.parameters, name, run.context, columns, geometry, crs)
            if sink is not None:
                sinks[kind] = (sink, columns)
                result[name] = destination
        for properties, geometry, _ in tables.features(path):
            kind = properties.get("kind")
            if kind not in sinks or geometry is None:
                continue
            sink, columns = sinks[kind]
            if kind != "stake":
                geometry.convertToMultiType()
            sink.addFeature(tables.feature(columns, properties, geometry), QgsFeatureSink.FastInsert)
        sinks.clear()
        for name, destination in result.items():
            style_when_loaded(run.context, destination, name.lower())
        return result
