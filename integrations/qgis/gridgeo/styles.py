"""How results look: colours that are told apart with any kind of colour vision, and never colour alone."""

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProcessingLayerPostProcessorInterface,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsWkbTypes,
)

from .symbols import fill, label

# Yellow to green: the sequential scheme YlGn of ColorBrewer (Brewer and Harrower 2003), as in the reports.
SEQUENTIAL = ("#f7f7b9", "#c2e699", "#78c679", "#31a354", "#006837")
INK = "#1d2521"

# tier: fill, ink, hatch
TIERS = {
    "red": ("#e8a19a", "#9b1420", "crosses"),
    "yellow": ("#ffe9a8", "#7a5a00", "lines"),
    "green": ("#cfe8dc", "#0b5d3b", "dots"),
}
# certainty: outline
CERTAINTIES = {"certain": "solid", "probable": "dash", "sliver": "dot"}
CHANGES = {
    "kept": ("#f2f2ee", None),
    "reshaped": ("#fdd49e", "dots"),
    "split": ("#fc8d59", "lines"),
    "merged": ("#9ebcda", "back lines"),
    "new": ("#78c679", "crosses"),
}
# status: shape, colour
STATUSES = {
    "inside": ("circle", "#31a354"),
    "border": ("square", "#0072b2"),
    "nearest": ("triangle", "#e69f00"),
    "disputed": ("cross_fill", "#d55e00"),
    "outside": ("diamond", "#cc79a7"),
    "invalid": ("star", "#555555"),
}
SEVERITIES = {
    "error": ("#e8a19a", "#9b1420", "crosses", "cross_fill"),
    "warning": ("#ffe9a8", "#7a5a00", "lines", "triangle"),
    "note": ("#c6dbef", "#08519c", "dots", "circle"),
}
DASHES = ("solid", "dash", "dot", "dash dot", "dash dot dot")
LINE_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a5a00", "#56b4e9", "#e69f00", "#000000")
LEVELS = ("township", "county", "prefecture")

_shown = []


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles a result when QGIS has loaded it."""

    def __init__(self, kind, **facts):
        super().__init__()
        self.kind = kind
        self.facts = facts

    def postProcessLayer(self, layer, context, feedback):
        apply(layer, self.kind, **self.facts)


def style_when_loaded(context, destination, kind, name=None, **facts):
    """Has a result styled if it is going to be loaded."""
    if not destination or not context.willLoadLayerOnCompletion(destination):
        return
    details = context.layerToLoadOnCompletionDetails(destination)
    if name:
        details.name = name
    styler = Styler(kind, **facts)
    # QGIS keeps only a pointer to it.
    _shown.append(styler)
    del _shown[:-50]
    details.setPostProcessor(styler)


def apply(layer, kind, **facts):
    """Gives a layer the style of its kind of result; see `STYLES`."""
    STYLES[kind](layer, **facts)
    layer.triggerRepaint()


def guess(layer):
    """The kind of result that a layer's fields belong to; None where they belong to none."""
    names = {field.name() for field in layer.fields()}
    for kind, wanted in (
        ("disputes", {"tier", "certainty", "parties"}),
        ("committees", {"level", "border_km", "parties"}),
        ("staffed", {"code", "workers", "head", "load"}),
        ("plan", {"code", "load", "deviation_pct"}),
        ("assigned", {"household", "grid", "status"}),
        ("findings", {"severity", "code", "message"}),
    ):
        if wanted <= names:
            return kind
    return None


# MARK: Plans


def quantiles(values, most=5):
    """Classes of about equally many values, as (low, high); equal values are never in two classes."""
    values = sorted(values)
    bounds = []
    for k in range(1, most + 1):
        if values:
            bound = values[max(0, (len(values) * k + most - 1) // most - 1)]
            if not bounds or bounds[-1] != bound:
                bounds.append(bound)
    lows = [values[0], *bounds[:-1]] if bounds else []
    return list(zip(lows, bounds))


def _numbers(layer, field):
    index = layer.fields().indexOf(field)
    return [feature[index] for feature in layer.getFeatures() if isinstance(feature[index], (int, float))]


def _class(colour):
    # On the darkest ground dark borders would not be seen.
    return fill(colour, SEQUENTIAL[1] if colour == SEQUENTIAL[-1] else INK, width=0.12)


def _graduated(layer, field):
    classes = quantiles(_numbers(layer, field))
    ranges = []
    for i, (low, high) in enumerate(classes):
        colour = SEQUENTIAL[i * 4 // (len(classes) - 1) if len(classes) > 1 else 2]
        text = f"{low:g}" if low == high else f"{low:g} – {high:g}" if i == 0 else f"> {low:g} – {high:g}"
        ranges.append(QgsRendererRange(low, high, _class(colour), text))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


def _plan(layer):
    _graduated(layer, "load")
    label(layer, 'right("code", 3)', scale=60_000)


def _staffed(layer):
    values = sorted(set(_numbers(layer, "workers")))
    categories = []
    for i, value in enumerate(values):
        colour = SEQUENTIAL[i * 4 // max(len(values) - 1, 1)]
        text = f"{value} worker" + ("" if value == 1 else "s")
        categories.append(QgsRendererCategory(value, _class(colour), text))
    layer.setRenderer(QgsCategorizedSymbolRenderer("workers", categories))
    label(layer, '"head" || \'\\n\' || "workers"', scale=60_000)


def _changed(layer, changes=None):
    """Grids by what became of them; the classes hold the codes, so that the layer needs no table."""
    groups = {}
    for code, change in (changes or {}).items():
        if change in CHANGES and change != "kept":
            groups.setdefault(change, []).append(code)
    root = QgsRuleBasedRenderer.Rule(None)
    for change in ("new", "split", "merged", "reshaped"):
        if change not in groups:
            continue
        colour, hatch = CHANGES[change]
        codes = ",".join("'" + code.replace("'", "''") + "'" for code in sorted(groups[change]))
        symbol = fill(colour, INK, width=0.2, hatch=hatch)
        root.appendChild(
            QgsRuleBasedRenderer.Rule(
                symbol, filterExp=f'"code" IN ({codes})', label=f"{change} ({len(groups[change])})"
            )
        )
    kept = QgsRuleBasedRenderer.Rule(fill(CHANGES["kept"][0], "#8a948e", width=0.12), label="kept")
    kept.setIsElse(True)
    root.appendChild(kept)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    label(layer, 'right("code", 3)', scale=60_000)


# MARK: Disputes


def _disputes(layer):
    root = QgsRuleBasedRenderer.Rule(None)
    # Drawn in this order: the gravest on top.
    for tier in ("green", "yellow", "red"):
        colour, ink, hatch = TIERS[tier]
        group = QgsRuleBasedRenderer.Rule(None, filterExp=f"\"tier\" = '{tier}'", label=f"{tier} tier")
        for certainty in ("sliver", "probable", "certain"):
            # Slivers line every border there is: they must not shout.
            width = 0.15 if certainty == "sliver" else 0.4
            symbol = fill(colour, ink, width=width, outline=CERTAINTIES[certainty], hatch=hatch)
            group.appendChild(
                QgsRuleBasedRenderer.Rule(symbol, filterExp=f"\"certainty\" = '{certainty}'", label=certainty)
            )
        root.appendChild(group)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    label(layer, '"id"', scale=30_000)


def _committees(layer):
    categories = [
        QgsRendererCategory(level, fill(None, "#5e3c99", width=0.7, outline=outline), f"committee of a {level}")
        for level, outline in zip(LEVELS, ("dot", "dash", "solid"))
    ]
    categories.append(QgsRendererCategory("", fill(None, "#5e3c99", width=0.7, outline="dash dot"), "other"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("level", categories))
    label(layer, '"id"', scale=200_000)


def _lines(layer):
    layer.setRenderer(QgsCategorizedSymbolRenderer("option", _options(layer, _option_line)))


def _areas(layer):
    parties = sorted(str(value) for value in layer.uniqueValues(layer.fields().indexOf("party")) if value)
    hatches = ("lines", "back lines", "dots", "crosses")
    categories = [
        QgsRendererCategory(
            party,
            fill(None, LINE_COLOURS[i % 8], width=0.3, outline=DASHES[i % 5], hatch=hatches[i % 4]),
            party,
        )
        for i, party in enumerate(parties)
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("party", categories))


def _stakes(layer):
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "triangle", "color": "#ffffff", "outline_color": INK, "outline_width": "0.3", "size": "2.4"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    label(layer, '"number"', scale=20_000)


def _options(layer, symbol):
    values = sorted(str(value) for value in layer.uniqueValues(layer.fields().indexOf("option")) if value)
    return [QgsRendererCategory(value, symbol(i), value) for i, value in enumerate(values)]


def _option_line(i):
    return QgsLineSymbol.createSimple(
        {"line_color": LINE_COLOURS[i % 8], "line_width": "0.7", "line_style": DASHES[i % 5]}
    )


# MARK: Households, findings


def _assigned(layer):
    categories = []
    for status, (shape, colour) in STATUSES.items():
        symbol = QgsMarkerSymbol.createSimple(
            {"name": shape, "color": colour, "outline_color": INK, "outline_width": "0.1",
             "size": "1.2" if status == "inside" else "2.4"}
        )  # fmt: skip
        categories.append(QgsRendererCategory(status, symbol, status))
    layer.setRenderer(QgsCategorizedSymbolRenderer("status", categories))


def _findings(layer):
    categories = []
    for severity, (colour, ink, hatch, shape) in SEVERITIES.items():
        if layer.geometryType() == QgsWkbTypes.PointGeometry:
            symbol = QgsMarkerSymbol.createSimple(
                {"name": shape, "color": colour, "outline_color": ink, "outline_width": "0.4", "size": "3"}
            )
        elif layer.geometryType() == QgsWkbTypes.PolygonGeometry:
            symbol = fill(colour, ink, width=0.5, hatch=hatch)
        else:
            return
        categories.append(QgsRendererCategory(severity, symbol, severity))
    layer.setRenderer(QgsCategorizedSymbolRenderer("severity", categories))


STYLES = {
    "plan": _plan,
    "staffed": _staffed,
    "changed": _changed,
    "disputes": _disputes,
    "committees": _committees,
    "lines": _lines,
    "areas": _areas,
    "stakes": _stakes,
    "assigned": _assigned,
    "findings": _findings,
}
