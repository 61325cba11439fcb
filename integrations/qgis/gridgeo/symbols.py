"""Symbols and labels that the styles are made of."""

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointPatternFillSymbolLayer,
    QgsSimpleFillSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

_OUTLINES = {
    "solid": Qt.SolidLine,
    "dash": Qt.DashLine,
    "dot": Qt.DotLine,
    "dash dot": Qt.DashDotLine,
    "dash dot dot": Qt.DashDotDotLine,
}
# hatch: angles of its lines
_ANGLES = {"lines": (45,), "back lines": (135,), "crosses": (45, 135)}


def fill(colour, ink, width, outline="solid", hatch=None):
    """An area.

    :param colour: of the ground; None for none.
    :param ink: of outline and hatch.
    :param width: of the outline, in millimetres.
    :param outline: a name of `_OUTLINES`.
    :param hatch: lines, back lines, crosses, dots or None.
    """
    ground = QgsSimpleFillSymbolLayer()
    ground.setStrokeColor(QColor(ink))
    ground.setStrokeWidth(width)
    ground.setStrokeStyle(_OUTLINES[outline])
    ground.setPenJoinStyle(Qt.RoundJoin)
    if colour is None:
        ground.setBrushStyle(Qt.NoBrush)
    else:
        ground.setFillColor(QColor(colour))
    symbol = QgsFillSymbol.createSimple({})
    symbol.changeSymbolLayer(0, ground)
    for angle in _ANGLES.get(hatch, ()):
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(angle)
        lines.setDistance(1.6)
        lines.setLineWidth(0.25)
        lines.setColor(QColor(ink))
        symbol.appendSymbolLayer(lines)
    if hatch == "dots":
        dots = QgsPointPatternFillSymbolLayer()
        dots.setDistanceX(1.6)
        dots.setDistanceY(1.6)
        dots.setSubSymbol(
            QgsMarkerSymbol.createSimple({"name": "circle", "color": ink, "outline_style": "no", "size": "0.5"})
        )
        symbol.appendSymbolLayer(dots)
    return symbol


def label(layer, expression, scale):
    """Labels a layer where the map is at least as large as 1:scale."""
    text = QgsTextFormat()
    text.setSize(7)
    text.setSizeUnit(QgsUnitTypes.RenderPoints)
    text.setColor(QColor("#1d2521"))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.6)
    buffer.setColor(QColor(255, 255, 255, 210))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.setFormat(text)
    settings.fieldName = expression
    settings.isExpression = True
    settings.scaleVisibility = True
    settings.minimumScale = scale
    settings.maximumScale = 1
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
