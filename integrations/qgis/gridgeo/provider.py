"""The provider: the list of algorithms, and the setting that says where gridtool is."""

import os

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms import ALGORITHMS
from .tool import PATH_SETTING, tool_version


class GridGeoProvider(QgsProcessingProvider):
    """All algorithms of GridGeo."""

    def id(self):
        return "gridgeo"

    def name(self):
        return "GridGeo"

    def longName(self):
        version = tool_version()
        return f"GridGeo ({version})" if version else "GridGeo"

    def icon(self):
        return QIcon(os.path.join(os.path.dirname(__file__), "icon.svg"))

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(
                self.name(),
                PATH_SETTING,
                "Path of gridtool (searched in PATH when empty)",
                "",
                valuetype=Setting.FILE,
            )
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        if PATH_SETTING in ProcessingConfig.settings:
            ProcessingConfig.removeSetting(PATH_SETTING)

    def loadAlgorithms(self):
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    # The file that gridtool writes says in itself how it came about; no other format can hold that.

    def supportedOutputVectorLayerExtensions(self):
        return ["geojson"]

    def defaultVectorFileExtension(self, hasGeometry=True):
        return "geojson"

    def supportsNonFileBasedOutput(self):
        return True
