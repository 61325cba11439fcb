"""Layers to the files that gridtool reads: WGS 84, and only the fields that are named."""

import csv
import json
import math
import os
import re

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime

from . import fields

# One more than gridtool's lattice of 1e-7 degrees needs.
DECIMALS = 8
# Without local parameters their positions would be off by a hundred metres and look right.
_REFUSED = re.compile(r"beijing[ _]*1954|xi'?an[ _]*1980", re.IGNORECASE)


class Exported:
    """A file that was made of a layer."""

    def __init__(self, path, layer, count):
        self.path = path
        self.layer = layer
        self.count = count


def export(source, kind, path, context, feedback, chosen=None, extra=(), required=(), renamed=None):
    """Writes a feature source as GeoJSON, or households as a table.

    :param source: a QgsProcessingFeatureSource.
    :param kind: a table of `fields`.
    :param path: of the file to write; `.csv` for a table of points.
    :param chosen: field → column, where the user says so.
    :param extra: columns to hand on by their own names, such as a load.
    :param required: fields that there must be.
    :param renamed: field → the name to write it as.
    :returns: an `Exported`, or None when the run was cancelled.
    :raises QgsProcessingException: one line.
    """
    layer = source.sourceName()
    names = [field.name() for field in source.fields()]
    found = fields.match(kind, names, chosen)
    for field in required:
        if field not in found:
            known = ", ".join((field, *kind[field]))
            raise QgsProcessingException(
                f'layer "{layer}": there is no field for the {field}; rename one to one of: {known}'
            )
    columns = [((renamed or {}).get(field, field), name) for field, name in found.items()]
    columns += [(name, name) for name in extra if name and name not in found.values()]
    used = {name for _, name in columns}
    left_out = [name for name in names if name not in used]
    if left_out:
        feedback.pushInfo(f'layer "{layer}": not handed on: {", ".join(left_out)}')
    feedback.setProgressText(f'write layer "{layer}"')
    is_table = path.endswith(".csv")
    has_geometry = source.wkbType() not in (QgsWkbTypes.NoGeometry, QgsWkbTypes.Unknown)
    transform = _to_wgs84(source, layer, context) if has_geometry else None
    if not has_geometry and (not is_table or "lon" not in found or "lat" not in found):
        raise QgsProcessingException(
            f'layer "{layer}": has neither geometry nor columns lon and lat; choose a layer with geometry'
        )
    write = _write_table if is_table else _write_features
    count = write(source, columns, path, layer, transform, has_geometry, feedback)
    return None if count is None else Exported(path, layer, count)


def own_file(layer, command=None):
    """Path of the file behind a layer if gridtool wrote it and the layer shows all of it, else None.

    Such a file holds more than its features: how it came about, the plan's rules, codes that were given up.
    """
    if layer is None or layer.subsetString() or layer.isModified():
        return None
    path = layer.source().split("|")[0]
    if not os.path.isfile(path) or not path.lower().endswith((".geojson", ".json")):
        return None
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            head = file.read(4096)
    except OSError:
        return None
    match = re.search(r'"gridgeo"\s*:\s*\{[^}]*?"command"\s*:\s*"([a-z]+)"', head)
    return path if match and (command is None or match[1] in command) else None


def _to_wgs84(source, layer, context):
    crs = source.sourceCrs()
    if not crs.isValid():
        raise QgsProcessingException(f'layer "{layer}": has no CRS; set it in the properties of the layer')
    for name in (crs.description(), crs.toWkt()):
        if _REFUSED.search(name):
            raise QgsProcessingException(
                f'layer "{layer}": {crs.description()} needs local parameters to be brought to WGS 84; '
                "transform the layer with those of your survey office first"
            )
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    return None if crs == wgs84 else QgsCoordinateTransform(crs, wgs84, context.transformContext())


def _features(source, layer, columns, transform, feedback):
    """Each feature with its number and its geometry in degrees, None where it has none."""
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes([name for _, name in columns], source.fields())
    # gridtool judges geometries itself, with ring and vertex.
    flags = QgsProcessingFeatureSource.FlagSkipGeometryValidityChecks
    for number, feature in enumerate(source.getFeatures(request, flags), 1):
        if feedback.isCanceled():
            return
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull() or geometry.isEmpty():
            geometry = None
        else:
            if QgsWkbTypes.isCurvedType(geometry.wkbType()):
                geometry = QgsGeometry(geometry.constGet().segmentize())
            shape = geometry.get()
            shape.dropZValue()
            shape.dropMValue()
            if transform is not None:
                try:
                    geometry.transform(transform)
                except QgsCsException:
                    raise QgsProcessingException(
                        f'layer "{layer}": feature {number}: cannot be brought to WGS 84; check the CRS of the layer'
                    ) from None
        yield number, feature, geometry


def _write_features(source, columns, path, layer, transform, has_geometry, feedback):
    count = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for number, feature, geometry in _features(source, layer, columns, transform, feedback):
            properties = {field: _value(feature[name], field) for field, name in columns}
            file.write(",\n" if count else "\n")
            file.write('{"type":"Feature","properties":')
            file.write(json.dumps(properties, ensure_ascii=False, separators=(",", ":")))
            file.write(',"geometry":' + ("null" if geometry is None else geometry.asJson(DECIMALS)) + "}")
            count = number
        file.write("\n]}\n")
    return None if feedback.isCanceled() else count


def _write_table(source, columns, path, layer, transform, has_geometry, feedback):
    positions = [] if not has_geometry else ["lon", "lat"]
    if has_geometry:
        columns = [(field, name) for field, name in columns if field not in ("lon", "lat")]
    count = 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([field for field, _ in columns] + positions)
        for number, feature, geometry in _features(source, layer, columns, transform, feedback):
            row = [_text(feature[name], field) for field, name in columns]
            if has_geometry:
                row += _position(geometry, layer, number)
            table.writerow(row)
            count = number
    return None if feedback.isCanceled() else count


def _position(geometry, layer, number):
    if geometry is None:
        return ["", ""]
    if QgsWkbTypes.geometryType(geometry.wkbType()) != QgsWkbTypes.PointGeometry:
        raise QgsProcessingException(f'layer "{layer}": feature {number}: is no point; choose a layer of points')
    points = geometry.asMultiPoint() if geometry.isMultipart() else [geometry.asPoint()]
    if len(points) != 1:
        raise QgsProcessingException(
            f'layer "{layer}": feature {number}: has {len(points)} points; a household has one: '
            "run 'Multipart to singleparts' first"
        )
    return [_number(points[0].x()), _number(points[0].y())]


def _number(value):
    if not math.isfinite(value):
        return ""
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _value(value, field):
    """An attribute as JSON has it."""
    if value is None or value == NULL:
        return None
    if isinstance(value, (QDate, QDateTime)):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        if isinstance(value, float):
            if not math.isfinite(value):
                return None
            if value.is_integer() and abs(value) < 2**53:
                value = int(value)
        return str(value) if field in fields.TEXT else value
    if isinstance(value, (list, dict)):
        return value
    text = str(value)
    # Lists and maps come back as text from most formats.
    if text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError:
            pass
    return text


def _text(value, field):
    value = _value(value, field)
    return "" if value is None else str(value)
