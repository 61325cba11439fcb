"""GeoJSON with several kinds of geometry in it to sinks of one kind each."""

import json

from qgis.core import QgsFeature, QgsField, QgsFields, QgsJsonUtils
from qgis.PyQt.QtCore import QVariant

TYPES = {"text": QVariant.String, "whole": QVariant.Int, "real": QVariant.Double}


def columns(**types):
    """Fields by name and type: text, whole or real."""
    made = QgsFields()
    for name, type in types.items():
        made.append(QgsField(name, TYPES[type]))
    return made


def features(path):
    """The features of a file, each as (properties, geometry or None, kind of geometry or None)."""
    with open(path, encoding="utf-8") as file:
        for feature in json.load(file)["features"]:
            shape = feature["geometry"]
            if shape is None:
                yield feature["properties"], None, None
                continue
            bare = json.dumps({"type": "Feature", "properties": {}, "geometry": shape})
            geometry = QgsJsonUtils.stringToFeatureList(bare)[0].geometry()
            yield feature["properties"], geometry, shape["type"].replace("Multi", "")


def feature(columns, properties, geometry=None):
    """A feature for a sink; lists become text."""
    made = QgsFeature(columns)
    for field in columns:
        value = properties.get(field.name())
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value)
        made[field.name()] = value
    if geometry is not None:
        made.setGeometry(geometry)
    return made
