"""One run of an algorithm: layers in, gridtool, results out."""

import os

from qgis.core import QgsProcessingException

from .. import fields, layers, tool


class Run:
    """One run of an algorithm: its parameters, and the folder that the layers are written to."""

    def __init__(self, algorithm, parameters, context, feedback, folder):
        self.algorithm = algorithm
        self.parameters = parameters
        self.context = context
        self.feedback = feedback
        self.folder = folder
        # Path of a temporary file → what the user knows it as.
        self.names = {}
        # Claims and units have their id under the name that the households' id was chosen by.
        self.id_column = self.text("HOUSEHOLDS_ID")

    # MARK: Values

    def has(self, name):
        value = self.parameters.get(name)
        return value is not None and value != ""

    def text(self, name):
        known = self.algorithm.parameterDefinition(name) is not None
        return self.algorithm.parameterAsString(self.parameters, name, self.context) if known else ""

    def number(self, name):
        """The number as gridtool takes it; None when there is none."""
        if self.parameters.get(name) is None and self.algorithm.parameterDefinition(name).defaultValue() is None:
            return None
        return f"{self.algorithm.parameterAsDouble(self.parameters, name, self.context):.12g}"

    def flag(self, name):
        return self.algorithm.parameterAsBoolean(self.parameters, name, self.context)

    def choice(self, name):
        return self.algorithm.parameterAsEnumString(self.parameters, name, self.context)

    def choices(self, name):
        return self.algorithm.parameterAsEnumStrings(self.parameters, name, self.context)

    def options(self, **names):
        """Options whose numbers are given: `options(grids="GRIDS")` is `--grids N`."""
        arguments = []
        for option, name in names.items():
            value = self.number(name)
            if value is not None:
                arguments += ["--" + option.replace("_", "-"), value]
        return arguments

    # MARK: Layers

    def source(self, name, kind, file, chosen=None, extra=(), required=(), optional=True):
        """Writes a layer to a file.

        :returns: its path; None when there is no layer, or the run was cancelled.
        """
        source = self.algorithm.parameterAsSource(self.parameters, name, self.context)
        if source is None:
            if optional and not self.has(name):
                return None
            raise QgsProcessingException(self.algorithm.invalidSourceError(self.parameters, name))
        return self._export(source, kind, file, chosen, extra, required)

    def _export(self, source, kind, file, chosen=None, extra=(), required=()):
        path = os.path.join(self.folder, file)
        renamed = {"id": self.id_column} if self.id_column and "id" in kind else None
        exported = layers.export(
            source, kind, path, self.context, self.feedback,
            chosen=chosen, extra=extra, required=required, renamed=renamed,
        )  # fmt: skip
        if exported is None:
            return None
        self.names[path] = f'layer "{exported.layer}"'
        return path

    def territory(self, optional=True):
        chosen = {"code": self.text("TERRITORY_CODE")}
        return self.source(
            "TERRITORY", fields.TERRITORY, "territory.geojson", chosen, required=("code",), optional=optional
        )

    def households(self, optional=True):
        chosen = {name: self.text(f"HOUSEHOLDS_{name.upper()}") for name in ("id", "persons", "load")}
        return self.source(
            "HOUSEHOLDS", fields.HOUSEHOLDS, "households.csv", chosen, required=("id",), optional=optional
        )

    def barriers(self, name="BARRIERS"):
        return self.source(name, fields.BARRIERS, "barriers.geojson")

    def claims(self, optional=True):
        chosen = {"party": self.text("CLAIMS_PARTY")}
        return self.source("CLAIMS", fields.CLAIMS, "claims.geojson", chosen, required=("party",), optional=optional)

    def plan(self):
        return self.result("PLAN", fields.PLAN, ("partition", "repartition", "staff", "merge"), "plan.geojson")

    def disputes(self):
        return self.result("DISPUTES", fields.DISPUTES, ("disputes", "merge"), "disputes.geojson")

    def result(self, name, kind, commands, file):
        """A layer that gridtool made: its own file, or else the layer written out."""
        layer = self.algorithm.parameterAsVectorLayer(self.parameters, name, self.context)
        if layer is None:
            if not self.has(name):
                return None
            raise QgsProcessingException(f"{name}: {self.parameters[name]}: no layer that can be read; check the path")
        path = layers.own_file(layer, commands)
        if path is not None:
            self.names[path] = f'layer "{layer.name()}"'
            return path
        self.feedback.pushWarning(
            f'layer "{layer.name()}": not as gridtool wrote it, so how it came about is not known; '
            "its features are read by their fields"
        )
        source = self.algorithm.parameterAsSource(self.parameters, name, self.context)
        return self._export(source, kind, file, required=(next(iter(kind)),))

    def field_options(self):
        """Names the households' id, by its own heading, so that gridtool can refuse a heading of a person."""
        return ["--field", f"id={self.id_column}"] if self.id_column and self.has("HOUSEHOLDS") else []

    # MARK: Outputs

    def layer_path(self, name):
        """Path of a layer that gridtool writes; None when it is not wanted."""
        path = self.algorithm.parameterAsOutputLayer(self.parameters, name, self.context)
        return os.path.abspath(path) if path else None

    def file_path(self, name):
        """Path of a table that gridtool writes; None when it is not wanted."""
        path = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        return os.path.abspath(path) if path else None

    def temporary(self, file):
        return os.path.join(self.folder, file)

    def gridtool(self, *arguments, stages=None):
        """Runs gridtool; None when it was cancelled."""
        if self.feedback.isCanceled():
            return None
        return tool.run(list(arguments), self.feedback, stages, self.names)
