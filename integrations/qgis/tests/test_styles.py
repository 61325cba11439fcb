"""How results look: styled when loaded, told apart without colour, and really drawn."""

import os
from collections import Counter

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRuleBasedRenderer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from support import Case, data, demo_disputes, read, small


class StyleTests(Case):
    def draw(self, *layers, extent=None, dpi=96):
        settings = QgsMapSettings()
        settings.setLayers(list(layers))
        settings.setOutputSize(QSize(900, 700))
        settings.setOutputDpi(dpi)
        settings.setBackgroundColor(QColor("white"))
        settings.setDestinationCrs(layers[0].crs())
        box = extent or layers[0].extent()
        box.scale(1.05)
        settings.setExtent(box)
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        folder = os.environ.get("PICTURES")
        if folder:
            image.save(os.path.join(folder, self._testMethodName + ".png"))
        return image

    def colours(self, image):
        return Counter(image.pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 700, 2))

    def pattern(self, symbol):
        """All of a symbol but its colours."""
        said = []
        for part in symbol.symbolLayers():
            properties = part.properties()
            said.append(
                (part.layerType(), *(properties.get(key) for key in ("outline_style", "line_style", "angle", "name")))
            )
        return tuple(said)

    def assert_told_apart(self, symbols):
        patterns = [self.pattern(symbol) for symbol in symbols]
        self.assertEqual(len(set(patterns)), len(patterns), "two symbols differ by colour alone")

    def test_a_plan_is_coloured_by_load(self):
        _, layers = self.run_and_load(
            "partition", {"OUTPUT": self.path("plan.geojson")}, TERRITORY=small("territory.geojson"),
            HOUSEHOLDS=small("households.csv"), GRIDS=75,
        )  # fmt: skip
        layer = layers["OUTPUT"]
        renderer = layer.renderer()
        self.assertIsInstance(renderer, QgsGraduatedSymbolRenderer)
        self.assertEqual(renderer.classAttribute(), "load")
        loads = [feature["load"] for feature in layer.getFeatures()]
        ranges = renderer.ranges()
        self.assertEqual((ranges[0].lowerValue(), ranges[-1].upperValue()), (min(loads), max(loads)))
        for load in loads:
            self.assertEqual(sum(one.lowerValue() <= load <= one.upperValue() for one in ranges) >= 1, True)
        # Darker means more.
        lights = [one.symbol().color().lightness() for one in ranges]
        self.assertEqual(lights, sorted(lights, reverse=True))
        self.assertTrue(layer.labelsEnabled())
        seen = self.colours(self.draw(layer))
        for one in ranges:
            self.assertGreater(seen[one.symbol().color().name()], 100, one.label())

    def test_changes_are_coloured_by_kind(self):
        _, layers = self.run_and_load(
            "repartition", {"OUTPUT": self.path("new.geojson")}, PLAN=small("plan.geojson"),
            TERRITORY=small("territory.geojson"), HOUSEHOLDS=small("households.csv"), GRIDS=80,
            CHANGES=self.path("changes.csv"),
        )  # fmt: skip
        rules = layers["OUTPUT"].renderer().rootRule().children()
        labels = [rule.label() for rule in rules]
        self.assertIn("kept", labels)
        self.assertTrue(any(label.startswith("new (") for label in labels), labels)
        self.assert_told_apart([rule.symbol() for rule in rules])
        self.assertGreater(len(self.colours(self.draw(layers["OUTPUT"]))), 5)

    def test_staff_is_coloured_by_workers(self):
        _, layers = self.run_and_load(
            "staff", {"OUTPUT": self.path("staffed.geojson")}, PLAN=small("plan.geojson"), WORKERS=180, HEADS=20
        )
        renderer = layers["OUTPUT"].renderer()
        values = {feature["workers"] for feature in layers["OUTPUT"].getFeatures()}
        self.assertGreater(len(values), 1)
        self.assertEqual({category.value() for category in renderer.categories()}, values)
        self.draw(layers["OUTPUT"])

    def test_disputes_by_tier_and_certainty(self):
        folder = os.path.dirname(demo_disputes())
        result, layers = self.run_and_load(
            "disputes", {"OUTPUT": self.path("disputes.geojson"), "COMMITTEES": self.path("committees.geojson")},
            CLAIMS=data("claims.geojson"), TERRITORY=data("territory.geojson"), HOUSEHOLDS=data("households.csv"),
        )  # fmt: skip
        self.assertEqual(
            read(self.path("committees.geojson"))["features"],
            read(os.path.join(folder, "committees.geojson"))["features"],
        )
        layer = layers["OUTPUT"]
        self.assertIsInstance(layer.renderer(), QgsRuleBasedRenderer)
        groups = layer.renderer().rootRule().children()
        self.assertEqual([group.label() for group in groups], ["green tier", "yellow tier", "red tier"])
        self.assert_told_apart([rule.symbol() for group in groups for rule in group.children()])
        self.assertIsInstance(layers["COMMITTEES"].renderer(), QgsCategorizedSymbolRenderer)
        self.assert_told_apart([one.symbol().clone() for one in layers["COMMITTEES"].renderer().categories()])
        red = max(
            (feature for feature in layer.getFeatures() if feature["tier"] == "red"),
            key=lambda feature: feature.geometry().area(),
        )
        box = red.geometry().boundingBox()
        box.scale(1.5)
        seen = self.colours(self.draw(layer, layers["COMMITTEES"], extent=box))
        self.assertGreater(seen["#e8a19a"], 500)

    def test_settlements_by_option_and_party(self):
        dispute = next(
            feature["properties"]["id"] for feature in read(demo_disputes())["features"]
            if feature["properties"]["tier"] == "red" and len(feature["properties"]["parties"]) == 2
        )  # fmt: skip
        _, layers = self.run_and_load(
            "settle",
            {"AREAS": self.path("a.gpkg"), "LINES": self.path("l.gpkg"), "STAKES": self.path("s.gpkg")},
            DISPUTES=demo_disputes(), DISPUTE=dispute, CLAIMS=data("claims.geojson"),
            TERRITORY=data("territory.geojson"), METHODS=["median", "buffer"],
        )  # fmt: skip
        self.assertEqual(
            {one.value() for one in layers["LINES"].renderer().categories()},
            {feature["option"] for feature in layers["LINES"].getFeatures()},
        )
        self.assert_told_apart([one.symbol().clone() for one in layers["LINES"].renderer().categories()])
        self.assert_told_apart([one.symbol().clone() for one in layers["AREAS"].renderer().categories()])
        self.draw(layers["STAKES"], layers["LINES"], layers["AREAS"])

    def test_households_by_status(self):
        _, layers = self.run_and_load(
            "assign", {"OUTPUT": self.path("assigned.geojson")}, PLAN=small("plan.geojson"),
            HOUSEHOLDS=small("households.csv"), NEAREST=500,
        )  # fmt: skip
        categories = layers["OUTPUT"].renderer().categories()
        statuses = {feature["status"] for feature in layers["OUTPUT"].getFeatures()}
        self.assertLessEqual(statuses, {one.value() for one in categories})
        self.assert_told_apart([one.symbol().clone() for one in categories])
        self.draw(layers["OUTPUT"])

    def test_findings_by_severity(self):
        _, layers = self.run_and_load(
            "check", {"POINTS": self.path("points.gpkg")}, TERRITORY=small("territory.geojson"),
            HOUSEHOLDS=small("households.csv"),
        )  # fmt: skip
        self.assert_told_apart([one.symbol().clone() for one in layers["POINTS"].renderer().categories()])
        self.draw(layers["POINTS"])

    def test_the_style_of_a_file_from_the_command_line(self):
        layer = self.layer(small("plan.geojson"), "plan")
        self.run_algorithm("style", LAYER=layer, QML=self.path("plan.qml"))
        self.assertIsInstance(layer.renderer(), QgsGraduatedSymbolRenderer)
        other = self.layer(small("plan.geojson"), "other")
        message, fine = other.loadNamedStyle(self.path("plan.qml"))
        self.assertTrue(fine, message)
        self.assertEqual(other.renderer().classAttribute(), "load")
        disputes = self.layer(demo_disputes(), "disputes")
        self.run_algorithm("style", LAYER=disputes)
        self.assertIsInstance(disputes.renderer(), QgsRuleBasedRenderer)
        line = self.refused("style", LAYER=self.layer(small("territory.geojson"), "territory"))
        self.assertTrue(line.startswith('layer "territory"'), line)

    def test_classes_of_about_equally_many(self):
        from gridgeo import styles

        self.assertEqual(styles.quantiles([]), [])
        self.assertEqual(styles.quantiles([3, 3, 3]), [(3, 3)])
        self.assertEqual(styles.quantiles(range(1, 11)), [(1, 2), (2, 4), (4, 6), (6, 8), (8, 10)])
        self.assertEqual(styles.quantiles([1, 1, 1, 1, 1, 1, 1, 1, 9, 10]), [(1, 1), (1, 10)])
