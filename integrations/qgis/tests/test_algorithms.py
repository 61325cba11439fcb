"""Each algorithm gives what gridtool gives when it is called by hand."""

import csv
import json
import os

from qgis.core import QgsVectorLayer

from support import ROOT, Case, Heard, data, demo_disputes, gridtool, read, small


class AlgorithmTests(Case):
    def test_partition_of_the_demonstration_territory(self):
        heard = Heard()
        result = self.run_algorithm(
            "partition", heard, TERRITORY=data("territory.geojson"), HOUSEHOLDS=data("households.csv"),
            BARRIERS=data("barriers.geojson"), GRIDS=1856, EFFORT="low", OUTPUT=self.path("plan.geojson"),
            LIMITS=self.path("limits.csv"),
        )  # fmt: skip
        answer = gridtool(
            "partition", data("territory.geojson"), "--households", data("households.csv"), "--barriers",
            data("barriers.geojson"), "--grids", "1856", "--effort", "low", "-o", self.path("own.geojson"),
            "--limits", self.path("own.csv"),
        )  # fmt: skip
        plan, own = read(self.path("plan.geojson")), read(self.path("own.geojson"))
        self.assertEqual(len(plan["features"]), 1856)
        self.assertEqual(plan["features"], own["features"])
        self.assertEqual(plan["gridgeo"]["summary"], own["gridgeo"]["summary"])
        with open(self.path("limits.csv"), "rb") as limits, open(self.path("own.csv"), "rb") as expected:
            self.assertEqual(limits.read(), expected.read())
        self.assertEqual(result["GRIDS_MADE"], 1856)
        self.assertEqual(result["HOUSEHOLDS_PLACED"], answer["summary"]["households_placed"])
        self.assertEqual(heard.percents, sorted(heard.percents), "progress goes backwards")
        self.assertGreater(len(set(heard.percents)), 10)
        self.assertEqual([stage for stage in heard.stages if " " not in stage], ["read", "check", "divide", "write"])
        self.assertIn("  grids             1,856", heard.lines)

    def test_partition_by_target(self):
        self.run_algorithm(
            "partition", TERRITORY=small("territory.geojson"), HOUSEHOLDS=small("households.csv"), TARGET=30,
            MIN=15, MAX=50, SMOOTH=False, SEED=7, OUTPUT=self.path("plan.geojson"),
        )  # fmt: skip
        gridtool(
            "partition", small("territory.geojson"), "--households", small("households.csv"), "--target", "30",
            "--min", "15", "--max", "50", "--no-smooth", "--seed", "7", "-o", self.path("own.geojson"),
        )  # fmt: skip
        plan, own = read(self.path("plan.geojson")), read(self.path("own.geojson"))
        self.assertEqual(plan["features"], own["features"])
        self.assertEqual(plan["gridgeo"]["options"], own["gridgeo"]["options"])
        self.assertEqual(plan["gridgeo"]["seed"], 7)

    def test_divide_units(self):
        result = self.run_algorithm(
            "divideunits", UNITS=small("plan.geojson"), UNITS_ID="code", LOAD="households", PARTS=5, TOLERANCE=10,
            OUTPUT=self.path("parts.geojson"),
        )  # fmt: skip
        gridtool(
            "partition", "--units", small("plan.geojson"), "--load-field", "households", "--parts", "5",
            "--tolerance", "10%", "-o", self.path("own.geojson"),
        )  # fmt: skip
        self.assertEqual(read(self.path("parts.geojson"))["features"], read(self.path("own.geojson"))["features"])
        self.assertEqual(result["PARTS_MADE"], 5)

    def test_repartition(self):
        result = self.run_algorithm(
            "repartition", PLAN=small("plan.geojson"), TERRITORY=small("territory.geojson"),
            HOUSEHOLDS=small("households.csv"), BARRIERS=small("barriers.geojson"), GRIDS=80, MAX_MOVED=20,
            OUTPUT=self.path("new.geojson"), CHANGES=self.path("changes.csv"),
        )  # fmt: skip
        gridtool(
            "repartition", small("plan.geojson"), "--territory", small("territory.geojson"), "--households",
            small("households.csv"), "--barriers", small("barriers.geojson"), "--grids", "80", "--max-moved", "20%",
            "-o", self.path("own.geojson"), "--changes", self.path("own.csv"),
        )  # fmt: skip
        self.assertEqual(read(self.path("new.geojson"))["features"], read(self.path("own.geojson"))["features"])
        for name in ("{}.csv", "{}-grids.csv"):
            with (
                open(self.path(name.format("changes")), "rb") as file,
                open(self.path(name.format("own")), "rb") as own,
            ):
                self.assertEqual(file.read(), own.read())
        self.assertEqual(result["GRIDS_MADE"], 80)
        self.assertGreater(result["LOAD_MOVED"], 0)

    def test_repartition_keeps_to_the_plans_own_rules(self):
        heard = Heard()
        result = self.run_algorithm(
            "repartition", heard, PLAN=small("plan.geojson"), TERRITORY=small("territory.geojson"),
            HOUSEHOLDS=small("households.csv"), BARRIERS=small("barriers.geojson"), OUTPUT=self.path("new.geojson"),
        )  # fmt: skip
        self.assertEqual(read(self.path("new.geojson"))["features"], read(small("plan.geojson"))["features"])
        self.assertEqual(result["LOAD_MOVED"], 0)
        self.assertEqual(heard.warnings, [])

    def test_staff(self):
        result = self.run_algorithm(
            "staff",
            PLAN=small("plan.geojson"),
            WORKERS=150,
            HEADS=20,
            METHOD="hill",
            OUTPUT=self.path("staffed.geojson"),
        )
        gridtool(
            "staff", small("plan.geojson"), "--workers", "150", "--heads", "20", "--method", "hill", "-o",
            self.path("own.geojson"),
        )  # fmt: skip
        features = read(self.path("staffed.geojson"))["features"]
        self.assertEqual(features, read(self.path("own.geojson"))["features"])
        self.assertEqual(sum(feature["properties"]["workers"] for feature in features), 150)
        self.assertGreater(result["HOUSEHOLDS_PER_WORKER"], 0)

    def test_tables_of_staff(self):
        result = self.run_algorithm(
            "staff", PLAN=small("plan.geojson"), TERRITORY=small("territory.geojson"), WORKERS=150, HEADS=20,
            LANGUAGE="en", OUTPUT=self.path("staffed.geojson"), TABLES=self.path("tables"),
        )  # fmt: skip
        gridtool(
            "staff", small("plan.geojson"), "--territory", small("territory.geojson"), "--workers", "150", "--heads",
            "20", "--lang", "en", "-o", self.path("own.geojson"), "--tables", self.path("own"),
        )  # fmt: skip
        names = sorted(os.listdir(self.path("own")))
        self.assertIn("villages.csv", names)
        self.assertEqual(sorted(os.listdir(result["TABLES"])), names)
        for name in names:
            with open(self.path(f"tables/{name}"), "rb") as table, open(self.path(f"own/{name}"), "rb") as own:
                self.assertEqual(table.read(), own.read())

    def test_staff_of_a_plan_from_another_format(self):
        heard = Heard()
        copy = self.path("plan.gpkg")
        self.run_native("native:savefeatures", INPUT=small("plan.geojson"), OUTPUT=copy)
        self.run_algorithm("staff", heard, PLAN=copy, WORKERS=150, HEADS=20, OUTPUT=self.path("staffed.geojson"))
        gridtool("staff", small("plan.geojson"), "--workers", "150", "--heads", "20", "-o", self.path("own.geojson"))
        self.assertEqual(read(self.path("staffed.geojson"))["features"], read(self.path("own.geojson"))["features"])
        self.assertEqual(len(heard.warnings), 1)

    def test_assign(self):
        result = self.run_algorithm(
            "assign", PLAN=small("plan.geojson"), HOUSEHOLDS=small("households.csv"), NEAREST=500,
            OUTPUT=self.path("assigned.geojson"), TABLE=self.path("assigned.csv"), SUMMARY=self.path("summary.csv"),
        )  # fmt: skip
        arguments = ("assign", "--grids", small("plan.geojson"), "--households", small("households.csv"))
        answer = gridtool(
            *arguments, "--nearest", "500m", "-o", self.path("own.csv"), "--summary", self.path("own-summary.csv"),
            "--publish",
        )  # fmt: skip
        for name in ("assigned", "summary"):
            own = {"assigned": "own.csv", "summary": "own-summary.csv"}[name]
            with open(self.path(f"{name}.csv"), "rb") as file, open(self.path(own), "rb") as expected:
                self.assertEqual(file.read(), expected.read())
        with open(self.path("assigned.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        points = QgsVectorLayer(self.path("assigned.geojson"), "points", "ogr")
        self.assertEqual([feature["household"] for feature in points.getFeatures()], [row["household"] for row in rows])
        self.assertEqual(result["ROWS"], len(rows))
        self.assertEqual(result["INSIDE"], answer["summary"]["inside"])
        self.assertGreater(result["OUTSIDE"] + result["NEAREST"] + result["INVALID"], 0)

    def test_disputes(self):
        heard = Heard()
        result = self.run_algorithm(
            "disputes", heard, CLAIMS=data("claims.geojson"), TERRITORY=data("territory.geojson"),
            HOUSEHOLDS=data("households.csv"), OUTPUT=self.path("disputes.geojson"),
            COMMITTEES=self.path("committees.geojson"),
        )  # fmt: skip
        own = demo_disputes()
        self.assertEqual(read(self.path("disputes.geojson"))["features"], read(own)["features"])
        committees = os.path.join(os.path.dirname(own), "committees.geojson")
        self.assertEqual(read(self.path("committees.geojson"))["features"], read(committees)["features"])
        self.assertEqual(result["DISPUTES"], 764)
        self.assertEqual(result["CERTAIN"], 428)
        stages = [stage for stage in heard.stages if not stage.startswith("write layer")]
        self.assertEqual(stages, ["read", "arrange", "weigh", "form committees", "write"])
        self.assertEqual([line for line in heard.lines if "…" in line or "%" in line], [])

    def test_disputes_by_rules_of_the_jurisdiction(self):
        rules = os.path.join(ROOT, "seeds", "rules", "usual.json")
        with open(self.path("rules.json"), "w", encoding="utf-8") as file:
            json.dump({**read(rules), "accuracy_m": 25}, file)
        self.run_algorithm(
            "disputes", CLAIMS=data("claims.geojson"), RULES=self.path("rules.json"), ON="2020-07-01", MIN_AREA=3,
            OUTPUT=self.path("disputes.geojson"),
        )  # fmt: skip
        gridtool(
            "disputes", data("claims.geojson"), "--rules", self.path("rules.json"), "--on", "2020-07-01",
            "--min-area", "3mu", "-o", self.path("own.geojson"),
        )  # fmt: skip
        disputes, own = read(self.path("disputes.geojson")), read(self.path("own.geojson"))
        self.assertEqual(disputes["features"], own["features"])
        self.assertEqual(disputes["gridgeo"]["options"], own["gridgeo"]["options"])
        self.assertGreater(len(own["features"]), 0)

    def test_settle(self):
        dispute = next(
            feature["properties"] for feature in read(demo_disputes())["features"]
            if feature["properties"]["tier"] == "red" and len(feature["properties"]["parties"]) == 2
        )  # fmt: skip
        result = self.run_algorithm(
            "settle", DISPUTES=demo_disputes(), DISPUTE=dispute["id"], CLAIMS=data("claims.geojson"),
            TERRITORY=data("territory.geojson"), METHODS=["median", "share"], AREAS=self.path("areas.gpkg"),
            LINES=self.path("lines.gpkg"), STAKES=self.path("stakes.gpkg"), STAKE_TABLE=self.path("stakes.csv"),
        )  # fmt: skip
        answer = gridtool(
            "settle", demo_disputes(), "--dispute", dispute["id"], "--claims", data("claims.geojson"), "--territory",
            data("territory.geojson"), "--method", "median", "--method", "share", "-o", self.path("own.geojson"),
            "--stakes", self.path("own.csv"),
        )  # fmt: skip
        self.assertEqual(result["OPTIONS"], sum(len(one["options"]) for one in answer["settlements"]))
        own = read(self.path("own.geojson"))["features"]
        for name, kind in (("areas", "area"), ("lines", "line"), ("stakes", "stake")):
            expected = [feature["properties"] for feature in own if feature["properties"]["kind"] == kind]
            found = list(self.layer(self.path(f"{name}.gpkg")).getFeatures())
            self.assertEqual([f["option"] for f in found], [properties["option"] for properties in expected])
            self.assertGreater(len(found), 0)
        with open(self.path("stakes.csv"), "rb") as stakes, open(self.path("own.csv"), "rb") as expected:
            self.assertEqual(stakes.read(), expected.read())

    def test_check(self):
        result = self.run_algorithm(
            "check", TERRITORY=data("territory.geojson"), HOUSEHOLDS=data("households.csv"),
            BARRIERS=data("barriers.geojson"), POINTS=self.path("points.gpkg"), TABLE=self.path("all.gpkg"),
        )  # fmt: skip
        answer = gridtool(
            "check", data("territory.geojson"), data("households.csv"), data("barriers.geojson"), "-o",
            self.path("own.geojson"),
        )  # fmt: skip
        totals = answer["totals"]["by_severity"]
        self.assertEqual((result["ERRORS"], result["WARNINGS"]), (totals["error"], totals["warning"]))
        self.assertGreater(result["ERRORS"], 0)
        rows = list(self.layer(self.path("all.gpkg")).getFeatures())
        self.assertEqual(
            [(row["code"], row["severity"], row["message"], row["row"]) for row in rows],
            [(found["code"], found["severity"], found["message"], found["row"]) for found in answer["findings"]],
        )
        self.assertEqual({row["layer"] for row in rows}, {'layer "households"'})
        places = [f["geometry"]["coordinates"] for f in read(self.path("own.geojson"))["features"] if f["geometry"]]
        points = [f.geometry().asPoint() for f in self.layer(self.path("points.gpkg")).getFeatures()]
        self.assertEqual([[point.x(), point.y()] for point in points], places)

    def test_check_of_a_plan(self):
        broken = read(small("plan.geojson"))
        del broken["features"][3]
        with open(self.path("broken.geojson"), "w", encoding="utf-8") as file:
            json.dump(broken, file)
        result = self.run_algorithm(
            "check",
            PLAN=self.path("broken.geojson"),
            TERRITORY=small("territory.geojson"),
            AREAS=self.path("areas.gpkg"),
        )
        gaps = [found for found in self.layer(self.path("areas.gpkg")).getFeatures() if found["code"] == "grid-gap"]
        self.assertEqual(len(gaps), 1)
        self.assertGreater(gaps[0].geometry().area(), 0)
        self.assertGreater(result["ERRORS"], 0)

    def run_native(self, name, **parameters):
        import processing

        return processing.run(name, parameters)
