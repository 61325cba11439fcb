"""What the tests share: a QGIS without a window, the demonstration data, runs of gridtool itself."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
PLUGINS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(ROOT, "GeoData")
GRIDTOOL = os.environ["GRIDTOOL"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("PYTHONPATH", None)

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer  # noqa: E402

sys.path[:0] = [os.path.join(QgsApplication.pkgDataPath() or "/usr/share/qgis", "python", "plugins"), PLUGINS]
if "/usr/share/qgis/python/plugins" not in sys.path:
    sys.path.insert(0, "/usr/share/qgis/python/plugins")

_started = []


def start():
    """QGIS with the provider, once for all tests."""
    if not _started:
        QgsApplication.setPrefixPath("/usr", True)
        application = QgsApplication([], False)
        application.initQgis()
        from processing.core.Processing import Processing

        Processing.initialize()
        from gridgeo.provider import GridGeoProvider

        provider = GridGeoProvider()
        QgsApplication.processingRegistry().addProvider(provider)
        _started.extend((application, provider))
    return _started[1]


def set_path(path):
    """The setting of gridtool's path, for this process only."""
    from processing.core.ProcessingConfig import ProcessingConfig

    ProcessingConfig.settings["GRIDTOOL_PATH"].value = path


class Heard(QgsProcessingFeedback):
    """Keeps what an algorithm says; cancels when a stage begins, if asked to."""

    def __init__(self, cancel_at=None):
        super().__init__(False)
        self.lines = []
        self.warnings = []
        self.commands = []
        self.stages = []
        self.percents = []
        self.cancel_at = cancel_at
        self.progressChanged.connect(self.percents.append)

    def pushInfo(self, text):
        self.lines.append(text)

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushCommandInfo(self, text):
        self.commands.append(text)

    def setProgressText(self, text):
        self.stages.append(text)
        if text == self.cancel_at:
            self.cancel()


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    @classmethod
    def setUpClass(cls):
        cls.provider = start()

    def setUp(self):
        set_path(GRIDTOOL)
        self._folder = tempfile.TemporaryDirectory(prefix="gridgeo-test-")
        self.addCleanup(self._folder.cleanup)

    def path(self, name):
        return os.path.join(self._folder.name, name)

    def run_algorithm(self, name, feedback=None, context=None, **parameters):
        """Runs an algorithm of ours and returns its outputs."""
        import processing

        feedback = feedback or Heard()
        if context is None:
            context = QgsProcessingContext()
            context.setProject(QgsProject.instance())
        context.setFeedback(feedback)
        return processing.run(f"gridgeo:{name}", parameters, feedback=feedback, context=context)

    def refused(self, name, feedback=None, **parameters):
        """The line that an algorithm ends with."""
        from qgis.core import QgsProcessingException

        with self.assertRaises(QgsProcessingException) as caught:
            self.run_algorithm(name, feedback, **parameters)
        line = str(caught.exception)
        self.assertNotIn("\n", line)
        self.assertNotIn("\x1b", line)
        self.assertNotIn("gridgeo-", line, "the line names a temporary file")
        return line

    def layer(self, path, name="layer"):
        layer = QgsVectorLayer(path, name, "ogr")
        self.assertTrue(layer.isValid(), path)
        return layer

    def run_and_load(self, name, outputs, feedback=None, **parameters):
        """Runs an algorithm as the desktop does: the outputs are loaded, and styled by whatever it asked for."""
        context = QgsProcessingContext()
        project = QgsProject()
        context.setProject(project)
        for output, destination in outputs.items():
            parameters[output] = destination
            context.addLayerToLoadOnCompletion(destination, QgsProcessingContext.LayerDetails(output, project, output))
        feedback = feedback or Heard()
        result = self.run_algorithm(name, feedback, context, **parameters)
        layers = {}
        for output, destination in outputs.items():
            layer = self.layer(destination, output)
            processor = context.layerToLoadOnCompletionDetails(destination).postProcessor()
            self.assertIsNotNone(processor, f"{output} is not styled")
            processor.postProcessLayer(layer, context, feedback)
            layers[output] = layer
        return result, layers


def gridtool(*arguments):
    """gridtool's own answer, from outside QGIS."""
    answer = subprocess.run([GRIDTOOL, *arguments, "--json"], capture_output=True, check=True)
    return json.loads(answer.stdout)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def data(name):
    return os.path.join(DATA, name)


_made = {}


def small(name):
    """A file of a small territory, made once."""
    if "folder" not in _made:
        _made["folder"] = tempfile.TemporaryDirectory(prefix="gridgeo-small-")
        folder = _made["folder"].name
        gridtool("generate", os.path.join(ROOT, "seeds", "small.json"), "-o", folder)
        files = {key: os.path.join(folder, key) for key in ("territory.geojson", "households.csv", "barriers.geojson")}
        gridtool(
            "partition", files["territory.geojson"], "--households", files["households.csv"], "--barriers",
            files["barriers.geojson"], "--grids", "75", "-o", os.path.join(folder, "plan.geojson"),
        )  # fmt: skip
    return os.path.join(_made["folder"].name, name)


def demo_disputes():
    """The disputes of the demonstration territory, made once."""
    if "disputes" not in _made:
        _made["disputes"] = tempfile.TemporaryDirectory(prefix="gridgeo-disputes-")
        folder = _made["disputes"].name
        gridtool(
            "disputes", data("claims.geojson"), "--territory", data("territory.geojson"), "--households",
            data("households.csv"), "--committees", os.path.join(folder, "committees.geojson"),
            "-o", os.path.join(folder, "disputes.geojson"),
        )  # fmt: skip
    return os.path.join(_made["disputes"].name, "disputes.geojson")
