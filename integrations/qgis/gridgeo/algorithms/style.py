"""Styles a result that is there already."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterVectorLayer,
)

from .. import styles
from .base import GridtoolAlgorithm

AUTOMATIC = "by its fields"
KINDS = (AUTOMATIC, "plan", "staffed", "disputes", "committees", "assigned", "findings")


class StyleAlgorithm(GridtoolAlgorithm):
    NAME = "style"
    TITLE = "Style a result"
    GROUP = ("look", "Look")
    TAGS = ("symbology", "qml")
    SUMMARY = "Gives a plan, disputes, committees, assigned households or findings their style."
    HELP = """
Gives a layer that gridtool made, here or on the command line, the style that the algorithms give it; the colours are
told apart with any kind of colour vision, and nothing is told by colour alone. The style can be saved as QML.
"""

    def initAlgorithm(self, configuration=None):
        self.add(QgsProcessingParameterVectorLayer("LAYER", self.tr("Layer"), [QgsProcessing.TypeVectorAnyGeometry]))
        self.add_choice("KIND", "Kind of result", KINDS, AUTOMATIC)
        self.add_table_output("QML", "Style file", "QML (*.qml)")
        self.addOutput(QgsProcessingOutputVectorLayer("OUTPUT", self.tr("Styled layer")))

    def flags(self):
        # The style belongs to a layer that is on the screen.
        return super().flags() | QgsProcessingAlgorithm.FlagNoThreading

    def canExecute(self):
        return True, ""

    def processAlgorithm(self, parameters, context, feedback):
        layer = self.parameterAsVectorLayer(parameters, "LAYER", context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "LAYER"))
        kind = self.parameterAsEnumString(parameters, "KIND", context)
        if kind == AUTOMATIC:
            kind = styles.guess(layer)
            if kind is None:
                raise QgsProcessingException(
                    f'layer "{layer.name()}": its fields are those of no result of gridtool; choose the kind'
                )
        styles.apply(layer, kind)
        result = {"OUTPUT": layer.id()}
        path = self.parameterAsFileOutput(parameters, "QML", context)
        if path:
            message, fine = layer.saveNamedStyle(path)
            if not fine:
                raise QgsProcessingException(f"{path}: {message}")
            result["QML"] = path
        return result
