"""What leaves QGIS: positions in WGS 84 and the fields that are named, from any format and CRS."""

import csv
import json
import os
import re
import stat

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from support import GRIDTOOL, ROOT, Case, Heard, gridtool, read, set_path, small


class LayerTests(Case):
    def spy(self):
        """A gridtool that keeps what it is given before the real one sees it."""
        kept = self.path("kept")
        os.mkdir(kept)
        script = self.path("spy")
        with open(script, "w", encoding="utf-8") as file:
            file.write(
                "#!/bin/sh\n"
                f'for word in "$@"; do if [ -f "$word" ]; then cp "$word" \'{kept}\'; fi; done\n'
                f"exec '{GRIDTOOL}' \"$@\"\n"
            )
        os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
        set_path(script)
        return kept

    def households(self, crs="EPSG:4326", wanted=None, headings=("户号", "户主姓名", "phone", "persons")):
        """A layer of the small territory's households, with columns that are nobody's business."""
        import processing

        layer = QgsVectorLayer("Point?crs=EPSG:4326", "ledger", "memory")
        fields = [QgsField(heading, QVariant.String) for heading in headings[:3]]
        layer.dataProvider().addAttributes([*fields, QgsField(headings[3], QVariant.Int)])
        layer.updateFields()
        with open(small("households.csv"), encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file)][:wanted]
        features = []
        for row in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([row["id"], "SECRET", "SECRET", int(row["persons"] or 1)])
            if row["lon"] and row["lat"]:
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(row["lon"]), float(row["lat"]))))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        if crs != "EPSG:4326":
            layer = processing.run(
                "native:reprojectlayer", {"INPUT": layer, "TARGET_CRS": crs, "OUTPUT": "memory:ledger"}
            )["OUTPUT"]
        return layer

    def test_only_the_named_fields_go_out(self):
        kept = self.spy()
        heard = Heard()
        self.run_algorithm(
            "assign", heard, PLAN=small("plan.geojson"), HOUSEHOLDS=self.households(), HOUSEHOLDS_ID="户号",
            TABLE=self.path("assigned.csv"),
        )  # fmt: skip
        with open(os.path.join(kept, "households.csv"), encoding="utf-8", newline="") as file:
            table = list(csv.reader(file))
        self.assertEqual(table[0], ["户号", "persons", "lon", "lat"])
        self.assertGreater(len(table), 2000)
        for name in os.listdir(kept):
            with open(os.path.join(kept, name), encoding="utf-8") as file:
                self.assertNotIn("SECRET", file.read(), name)
        self.assertIn('layer "ledger": not handed on: 户主姓名, phone', heard.lines)

    def test_a_name_cannot_go_out_as_an_id(self):
        line = self.refused(
            "assign", PLAN=small("plan.geojson"), HOUSEHOLDS=self.households(), HOUSEHOLDS_ID="户主姓名",
            TABLE=self.path("assigned.csv"),
        )  # fmt: skip
        self.assertIn('column "户主姓名": belongs to a person', line)
        self.assertTrue(line.startswith('layer "ledger"'), line)
        self.assertFalse(os.path.exists(self.path("assigned.csv")))

    def test_claims_keep_their_id_beside_a_chosen_one_of_households(self):
        kept = self.spy()
        claim = QgsVectorLayer(
            "Polygon?crs=EPSG:4326&field=id:string&field=party:string&field=owner:string", "c", "memory"
        )
        features = []
        for i, x in enumerate((101.8, 101.805)):
            feature = QgsFeature(claim.fields())
            feature.setAttributes([f"C{i}", f"P{i}", "SECRET"])
            feature.setGeometry(
                QgsGeometry.fromWkt(f"POLYGON(({x} 35.6,{x + 0.01} 35.6,{x + 0.01} 35.61,{x} 35.61,{x} 35.6))")
            )
            features.append(feature)
        claim.dataProvider().addFeatures(features)
        result = self.run_algorithm(
            "disputes", CLAIMS=claim, HOUSEHOLDS=self.households(), HOUSEHOLDS_ID="户号",
            OUTPUT=self.path("disputes.geojson"),
        )  # fmt: skip
        self.assertEqual(result["DISPUTES"], 1)
        self.assertEqual(read(self.path("disputes.geojson"))["features"][0]["properties"]["claims"], ["C0", "C1"])
        self.assertEqual(
            read(os.path.join(kept, "claims.geojson"))["features"][0]["properties"], {"户号": "C0", "party": "P0"}
        )

    def test_another_crs_and_format_give_the_same_grids(self):
        import processing

        territory = self.path("territory.shp")
        processing.run(
            "native:reprojectlayer",
            {"INPUT": small("territory.geojson"), "TARGET_CRS": "EPSG:32647", "OUTPUT": territory},
        )
        self.run_algorithm(
            "assign", PLAN=small("plan.geojson"), HOUSEHOLDS=self.households("EPSG:32647"), HOUSEHOLDS_ID="户号",
            TABLE=self.path("assigned.csv"),
        )  # fmt: skip
        with open(small("households.csv"), encoding="utf-8", newline="") as file:
            rows = [[row["id"], row["lon"], row["lat"]] for row in csv.DictReader(file)]
        with open(self.path("plain.csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["id", "lon", "lat"], *rows])
        gridtool(
            "assign", "--grids", small("plan.geojson"), "--households", self.path("plain.csv"), "-o",
            self.path("own.csv"),
        )  # fmt: skip
        self.assertEqual(self.grids("assigned.csv"), self.grids("own.csv"))
        result = self.run_algorithm(
            "partition", TERRITORY=territory, HOUSEHOLDS=small("households.csv"), GRIDS=75,
            OUTPUT=self.path("plan.geojson"),
        )  # fmt: skip
        self.assertEqual((result["GRIDS_MADE"], result["VILLAGES"]), (75, 12))
        own = read(small("plan.geojson"))["gridgeo"]["summary"]
        self.assertEqual(result["HOUSEHOLDS_PLACED"], own["households_placed"])
        # Written out to 8 decimals: a hundred times finer than the lattice of the plan is worth.
        made = {f["properties"]["village"] for f in read(self.path("plan.geojson"))["features"]}
        self.assertEqual(made, {f["properties"]["village"] for f in read(small("plan.geojson"))["features"]})

    def grids(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return [(row["household"], row["grid"]) for row in csv.DictReader(file)]

    def test_only_selected_features(self):
        from qgis.core import QgsProcessingFeatureSourceDefinition

        layer = self.households()
        QgsProject.instance().addMapLayer(layer)
        self.addCleanup(QgsProject.instance().removeMapLayer, layer.id())
        layer.selectByIds([1, 2, 3, 4, 5])
        result = self.run_algorithm(
            "assign", PLAN=small("plan.geojson"), HOUSEHOLDS_ID="户号", TABLE=self.path("assigned.csv"),
            HOUSEHOLDS=QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True),
        )  # fmt: skip
        self.assertEqual(result["ROWS"], 5)

    def test_a_filtered_plan_is_not_read_whole(self):
        layer = self.layer(small("plan.geojson"), "plan")
        village = read(small("plan.geojson"))["features"][0]["properties"]["village"]
        layer.setSubsetString(f"\"village\" = '{village}'")
        grids = layer.featureCount()
        heard = Heard()
        self.run_algorithm("staff", heard, PLAN=layer, WORKERS=40, HEADS=2, OUTPUT=self.path("staffed.geojson"))
        self.assertEqual(len(read(self.path("staffed.geojson"))["features"]), grids)
        self.assertLess(grids, 75)
        self.assertTrue(any("not as gridtool wrote it" in warning for warning in heard.warnings), heard.warnings)

    def test_local_datums_are_refused_by_name(self):
        for code, name in (("EPSG:4214", "Beijing 1954"), ("EPSG:2327", "Xian 1980")):
            layer = self.households(wanted=3)
            layer.setCrs(QgsCoordinateReferenceSystem(code))
            line = self.refused(
                "assign", PLAN=small("plan.geojson"), HOUSEHOLDS=layer, HOUSEHOLDS_ID="户号", TABLE=self.path("a.csv")
            )
            self.assertIn(name, line)

    def test_a_layer_without_crs_is_refused(self):
        layer = self.households(wanted=3)
        layer.setCrs(QgsCoordinateReferenceSystem())
        line = self.refused(
            "assign", PLAN=small("plan.geojson"), HOUSEHOLDS=layer, HOUSEHOLDS_ID="户号", TABLE=self.path("a.csv")
        )
        self.assertEqual(line, 'layer "ledger": has no CRS; set it in the properties of the layer')

    def test_several_points_are_no_household(self):
        layer = QgsVectorLayer("MultiPoint?crs=EPSG:4326&field=id:string", "camps", "memory")
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["A"])
        feature.setGeometry(QgsGeometry.fromWkt("MULTIPOINT((101.8 35.6),(101.9 35.6))"))
        layer.dataProvider().addFeature(feature)
        line = self.refused("assign", PLAN=small("plan.geojson"), HOUSEHOLDS=layer, TABLE=self.path("a.csv"))
        self.assertTrue(line.startswith('layer "camps": feature 1: has 2 points'), line)

    def test_heights_and_curves_are_flattened(self):
        kept = self.spy()
        layer = QgsVectorLayer("CurvePolygonZ?crs=EPSG:4326&field=code:string", "round", "memory")
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["990101101001"])
        feature.setGeometry(
            QgsGeometry.fromWkt(
                "CurvePolygonZ(CircularStringZ(101 35 9,101.1 35.1 9,101.2 35 9,101.1 34.9 9,101 35 9))"
            )
        )
        layer.dataProvider().addFeature(feature)
        self.run_algorithm("check", TERRITORY=layer)
        shape = read(os.path.join(kept, "territory.geojson"))["features"][0]["geometry"]
        self.assertEqual(shape["type"], "Polygon")
        self.assertGreater(len(shape["coordinates"][0]), 50)
        self.assertTrue(all(len(position) == 2 for position in shape["coordinates"][0]))

    def test_names_are_those_that_gridtool_reads(self):
        from gridgeo import fields

        readers = os.path.join(ROOT, "Sources", "GridGeo", "Reading")
        for kind, reader in (
            (fields.TERRITORY, "TerritoryReader"), (fields.HOUSEHOLDS, "HouseholdReader"),
            (fields.BARRIERS, "BarrierReader"), (fields.UNITS, "BaseUnitReader"), (fields.CLAIMS, "ClaimReader"),
        ):  # fmt: skip
            with open(os.path.join(readers, f"{reader}.swift"), encoding="utf-8") as file:
                source = file.read()
            known = {
                name: tuple(json.loads(f"[{aliases}]"))
                for name, aliases in re.findall(r'FieldMap\.Field\(\s*"([^"]+)",\s*\[([^\]]*)\]', source)
            }
            for name, aliases in kind.items():
                self.assertEqual(known.get(name), aliases, f"{reader}: {name}")
