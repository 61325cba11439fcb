"""What goes wrong is said in one line, and a cancelled run leaves nothing."""

import glob
import json
import os
import stat
import tempfile

from qgis.core import QgsApplication, QgsProcessingContext, QgsVectorLayer

from support import GRIDTOOL, Case, Heard, data, read, set_path, small


class FaultTests(Case):
    def algorithm(self, name):
        return QgsApplication.processingRegistry().createAlgorithmById(f"gridgeo:{name}")

    def test_a_missing_gridtool(self):
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.environ["PATH"] = self.path("")
        set_path("")
        fine, line = self.algorithm("partition").canExecute()
        self.assertFalse(fine)
        self.assertIn("install it", line)
        self.assertIn("Providers > GridGeo", line)
        self.assertNotIn("\n", line)
        set_path(self.path("nothing"))
        fine, line = self.algorithm("partition").canExecute()
        self.assertFalse(fine)
        self.assertTrue(line.startswith(self.path("nothing") + ": no program"), line)
        # The style needs no gridtool.
        self.assertTrue(self.algorithm("style").canExecute()[0])

    def test_gridtool_in_path(self):
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.symlink(GRIDTOOL, self.path("gridtool"))
        os.environ["PATH"] = self.path("") + os.pathsep + path
        set_path("")
        self.assertEqual(self.algorithm("partition").canExecute(), (True, ""))
        self.assertTrue(self.provider.longName().startswith("GridGeo (gridtool "), self.provider.longName())

    def test_a_setting_that_leads_nowhere_is_not_made_up_for(self):
        os.symlink(GRIDTOOL, self.path("gridtool"))
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.environ["PATH"] = self.path("") + os.pathsep + path
        set_path(self.path("other"))
        self.assertFalse(self.algorithm("partition").canExecute()[0])

    def test_errors_of_gridtool_name_the_layer(self):
        territory = read(small("territory.geojson"))
        territory["features"] = [f for f in territory["features"] if f["properties"]["level"] == "village"][:3]
        for feature in territory["features"]:
            feature["properties"]["code"] = None
        path = self.path("villages.geojson")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(territory, file)
        line = self.refused("partition", TERRITORY=path, GRIDS=9, OUTPUT=self.path("plan.geojson"))
        self.assertIn('layer "villages"', line)
        self.assertFalse(os.path.exists(self.path("plan.geojson")))

    def test_too_few_workers(self):
        line = self.refused("staff", PLAN=small("plan.geojson"), WORKERS=20, HEADS=5, OUTPUT=self.path("s.geojson"))
        self.assertEqual(line, "--workers 20 and 75 grids: each grid needs a worker; give at least 75")

    def test_contradicting_wishes(self):
        common = {"TERRITORY": small("territory.geojson"), "OUTPUT": self.path("plan.geojson")}
        self.assertIn("give one of them", self.refused("partition", GRIDS=75, TARGET=30, **common))
        self.assertIn(
            "either",
            self.refused("divideunits", UNITS=small("plan.geojson"), LOAD="load", OUTPUT=self.path("p.geojson")),
        )
        self.assertIn("nothing to check", self.refused("check"))
        self.assertIn("territory", self.refused("check", PLAN=small("plan.geojson")))

    def test_a_layer_without_a_code(self):
        layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=label:string", "land", "memory")
        line = self.refused("partition", TERRITORY=layer, GRIDS=9, OUTPUT=self.path("plan.geojson"))
        self.assertTrue(
            line.startswith('layer "land": there is no field for the code; rename one to one of: code, 区划代码'), line
        )

    def test_names_cut_at_ten_bytes_are_known(self):
        from gridgeo import fields

        self.assertEqual(fields.match(fields.TERRITORY, ["行政区划代", "名称"]), {"code": "行政区划代", "name": "名称"})
        self.assertEqual(fields.match(fields.DISPUTES, ["hectare_da"])["hectare_days"], "hectare_da")
        # Of two that may be meant, neither is.
        self.assertNotIn("area_error_ha", fields.match(fields.DISPUTES, ["area_error", "area_error"]))
        self.assertNotIn("code", fields.match(fields.TERRITORY, ["行政"]))

    def test_other_formats_of_output_are_refused(self):
        parameters = {"TERRITORY": small("territory.geojson"), "GRIDS": 75, "OUTPUT": self.path("plan.shp")}
        fine, line = self.algorithm("partition").checkParameterValues(parameters, QgsProcessingContext())
        self.assertFalse(fine)
        self.assertIn("plan.shp", line)

    def test_a_gridtool_that_says_nothing(self):
        script = self.path("broken")
        with open(script, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nexit 7\n")
        os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
        set_path(script)
        line = self.refused("staff", PLAN=small("plan.geojson"), WORKERS=75, HEADS=5, OUTPUT=self.path("s.geojson"))
        self.assertEqual(line, "gridtool ended with status 7 and said nothing")

    def test_cancelling_ends_gridtool(self):
        pid = self.path("pid")
        script = self.path("watched")
        with open(script, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\necho $$ >'{pid}'\nexec '{GRIDTOOL}' \"$@\"\n")
        os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
        set_path(script)
        before = set(glob.glob(os.path.join(tempfile.gettempdir(), "gridgeo-*")))
        heard = Heard(cancel_at="divide")
        result = self.run_algorithm(
            "partition", heard, TERRITORY=data("territory.geojson"), HOUSEHOLDS=data("households.csv"), GRIDS=1856,
            EFFORT="high", OUTPUT=self.path("plan.geojson"),
        )  # fmt: skip
        self.assertTrue(heard.isCanceled())
        self.assertEqual(result, {})
        self.assertEqual(glob.glob(self.path("*plan*")), [])
        self.assertEqual(set(glob.glob(os.path.join(tempfile.gettempdir(), "gridgeo-*"))), before)
        with open(pid, encoding="utf-8") as file:
            child = int(file.read())
        with self.assertRaises(ProcessLookupError):
            os.kill(child, 0)

    def test_a_gridtool_that_will_not_end_is_killed(self):
        script = self.path("stubborn")
        with open(script, "w", encoding="utf-8") as file:
            file.write(
                f"#!/bin/sh\ntrap '' TERM\necho $$ >'{self.path('pid')}'\n"
                "printf '\\r\\033[Kgroup      …' >&2\nwhile :; do sleep 0.1; done\n"
            )
        os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
        set_path(script)
        heard = Heard(cancel_at="group")
        self.run_algorithm(
            "staff", heard, PLAN=small("plan.geojson"), WORKERS=75, HEADS=5, OUTPUT=self.path("s.geojson")
        )
        with open(self.path("pid"), encoding="utf-8") as file:
            child = int(file.read())
        with self.assertRaises(ProcessLookupError):
            os.kill(child, 0)
