"""What the algorithms have in common: names, help and parameters."""

import os
import tempfile

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from .. import chinese, tool
from .run import Run


def _is_chinese():
    return QgsApplication.locale().lower().startswith("zh")


class GridtoolAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that is a command of gridtool."""

    # Of the algorithm and the command.
    NAME = ""
    TITLE = ""
    GROUP = ("grids", "Grids 网格")
    TAGS = ()
    SUMMARY = ""
    HELP = ""

    def name(self):
        return self.NAME

    def displayName(self):
        return self.tr(self.TITLE)

    def group(self):
        return self.tr(self.GROUP[1])

    def groupId(self):
        return self.GROUP[0]

    def tags(self):
        return ["gridgeo", "gridtool", *self.TAGS]

    def shortDescription(self):
        return self.tr(self.SUMMARY)

    def shortHelpString(self):
        if _is_chinese():
            return chinese.HELP[self.NAME].strip().replace("\n", "\n\n")
        # A line's end would show as a paragraph's.
        paragraphs = self.HELP.strip().split("\n\n")
        return "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)

    def icon(self):
        return QIcon(os.path.join(os.path.dirname(os.path.dirname(__file__)), "icon.svg"))

    def createInstance(self):
        return type(self)()

    def tr(self, text):
        return chinese.WORDS.get(text, text) if _is_chinese() else text

    def canExecute(self):
        fault = tool.missing_tool()
        return not fault, fault

    # MARK: Parameters

    def add(self, parameter, advanced=False, help=None):
        """Adds a parameter; `help` is shown as its tool tip."""
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
        if help:
            parameter.setHelp(self.tr(help))
        self.addParameter(parameter)

    def add_territory(self, optional=False):
        self.add(
            QgsProcessingParameterFeatureSource(
                "TERRITORY", self.tr("Territory 辖区"), [QgsProcessing.TypeVectorPolygon], optional=optional
            ),
            help="Polygons of one or more levels with a division code (code, 区划代码, adcode).",
        )
        self.add_field("TERRITORY_CODE", "Field of the division code", "TERRITORY")

    def add_households(self, optional=True):
        self.add(
            QgsProcessingParameterFeatureSource(
                "HOUSEHOLDS", self.tr("Households 户"), [QgsProcessing.TypeVector], optional=optional
            ),
            help="Points, or a table with columns lon and lat. Only id, position, persons, load and season go out.",
        )
        for name, title in (("ID", "id"), ("PERSONS", "number of persons"), ("LOAD", "load 工作量")):
            self.add_field(f"HOUSEHOLDS_{name}", f"Field of the households' {title}", "HOUSEHOLDS")

    def add_barriers(self):
        self.add(
            QgsProcessingParameterFeatureSource(
                "BARRIERS", self.tr("Barriers 阻隔"), [QgsProcessing.TypeVectorLine], optional=True
            ),
            help="Rivers and roads with kind and resistance from 0 to 1 (1: never crossed).",
        )

    def add_claims(self, optional=False):
        self.add(
            QgsProcessingParameterFeatureSource(
                "CLAIMS", self.tr("Claims 主张"), [QgsProcessing.TypeVectorPolygon], optional=optional
            ),
            help="Polygons with id and party, optionally right, season, dates, evidence and accuracy_m.",
        )
        self.add_field("CLAIMS_PARTY", "Field of the claiming party", "CLAIMS")

    def add_result(self, name, title, optional=False):
        """A layer that gridtool made."""
        self.add(
            QgsProcessingParameterVectorLayer(
                name, self.tr(title), [QgsProcessing.TypeVectorPolygon], optional=optional
            ),
            help="The file that gridtool wrote is read as it is. Any other layer is read by its fields.",
        )

    def add_field(self, name, title, parent):
        self.add(
            QgsProcessingParameterField(name, self.tr(title), parentLayerParameterName=parent, optional=True),
            advanced=True,
            help="Recognised by its name when not given.",
        )

    def add_number(
        self, name, title, default=None, low=None, high=None, whole=True, optional=True, advanced=False, help=None
    ):
        parameter = QgsProcessingParameterNumber(
            name,
            self.tr(title),
            QgsProcessingParameterNumber.Integer if whole else QgsProcessingParameterNumber.Double,
            optional=optional and default is None,
        )
        if default is not None:
            parameter.setDefaultValue(default)
        if low is not None:
            parameter.setMinimum(low)
        if high is not None:
            parameter.setMaximum(high)
        self.add(parameter, advanced=advanced, help=help)

    def add_choice(self, name, title, values, default, several=False, help=None):
        parameter = QgsProcessingParameterEnum(
            name, self.tr(title), list(values), several, default, optional=several, usesStaticStrings=True
        )
        self.add(parameter, advanced=True, help=help)

    def add_flag(self, name, title, default=False, help=None):
        self.add(QgsProcessingParameterBoolean(name, self.tr(title), default), advanced=True, help=help)

    def add_layer_output(self, name, title, optional=False, default=True, kind=QgsProcessing.TypeVectorPolygon):
        self.add(
            QgsProcessingParameterVectorDestination(
                name, self.tr(title), kind, optional=optional, createByDefault=default
            )
        )

    def add_table_output(self, name, title, filter="CSV (*.csv)"):
        self.add(
            QgsProcessingParameterFileDestination(name, self.tr(title), filter, optional=True, createByDefault=False)
        )

    def add_figures(self, **figures):
        """Numbers that come out, for models and scripts."""
        for name, title in figures.items():
            self.addOutput(QgsProcessingOutputNumber(name, self.tr(title)))

    # MARK: Running

    def checkParameterValues(self, parameters, context):
        fine, fault = super().checkParameterValues(parameters, context)
        for definition in self.parameterDefinitions() if fine else ():
            if not isinstance(definition, QgsProcessingParameterVectorDestination):
                continue
            path = parameters.get(definition.name())
            if isinstance(path, QgsProcessingOutputLayerDefinition):
                path = path.sink.staticValue()
            if (
                path
                and path != QgsProcessing.TEMPORARY_OUTPUT
                and not str(path).lower().endswith((".geojson", ".json", ".gpkg"))
            ):
                return False, self.tr(
                    f"{path}: results are GeoJSON or GeoPackages; end the name with .geojson or .gpkg, and save the "
                    "layer as another format afterwards"
                )
        return fine, fault

    def processAlgorithm(self, parameters, context, feedback):
        with tempfile.TemporaryDirectory(prefix="gridgeo-") as folder:
            run = Run(self, parameters, context, feedback, folder)
            result = self.work(run)
            if feedback.isCanceled() or result is None:
                return {}
            return {name: value for name, value in result.items() if value is not None}

    def work(self, run):
        """Does it: reads layers through the run, calls gridtool, returns the outputs.

        :returns: None when the run was cancelled.
        """
        raise NotImplementedError
