"""The plugin: it brings the provider and takes it away again."""

from qgis.core import QgsApplication

from .provider import GridGeoProvider


class GridGeoPlugin:
    """Registers the provider, in the desktop program and in qgis_process."""

    def __init__(self):
        self.provider = None

    def initProcessing(self):
        self.provider = GridGeoProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
