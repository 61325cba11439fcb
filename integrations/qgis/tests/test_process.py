"""The packed plugin in qgis_process, the program that QGIS has for scripts."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

from support import GRIDTOOL, PLUGINS, Case, gridtool, read, small


def program():
    """Debian's wrapper hands on an option that qgis_process does not know; the program behind it works."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


class ProcessTests(Case):
    def package(self, *arguments):
        answer = subprocess.run(
            [sys.executable, "-B", os.path.join(PLUGINS, "package.py"), *arguments],
            capture_output=True,
            check=True,
            text=True,
        )
        return answer.stdout.strip()

    def qgis(self, *arguments, tool=None):
        folder = os.path.dirname(tool) if tool else self.path("empty")
        environment = dict(
            os.environ, HOME=self.path("home"), XDG_DATA_HOME=self.path("share"), QT_QPA_PLATFORM="offscreen",
            PATH=os.pathsep.join((folder, "/usr/bin", "/bin")),
        )  # fmt: skip
        return subprocess.run([program(), *arguments], capture_output=True, text=True, env=environment, timeout=300)

    def install(self):
        self.package("--install", "--profile", self.path("share/QGIS/QGIS3/profiles/default"))
        answer = self.qgis("plugins", "enable", "gridgeo")
        self.assertEqual(answer.returncode, 0, answer.stderr)

    def test_runs_from_a_profile(self):
        self.install()
        os.mkdir(self.path("bin"))
        os.symlink(GRIDTOOL, self.path("bin/gridtool"))
        tool = self.path("bin/gridtool")
        listed = self.qgis("list", tool=tool).stdout
        for name in (
            "assign",
            "check",
            "disputes",
            "divideunits",
            "partition",
            "repartition",
            "settle",
            "staff",
            "style",
        ):
            self.assertIn(f"gridgeo:{name}", listed)
        self.assertIn("GridGeo", listed)
        told = self.qgis("help", "gridgeo:partition", tool=tool).stdout
        self.assertIn("TERRITORY", told)
        self.assertIn("low", told)
        answer = self.qgis(
            "run", "gridgeo:partition", "--json", "--", f"TERRITORY={small('territory.geojson')}",
            f"HOUSEHOLDS={small('households.csv')}", f"BARRIERS={small('barriers.geojson')}", "GRIDS=75",
            f"OUTPUT={self.path('plan.geojson')}", tool=tool,
        )  # fmt: skip
        self.assertEqual(answer.returncode, 0, answer.stdout + answer.stderr)
        said = json.loads(answer.stdout[answer.stdout.index("{") :])
        self.assertEqual(said["results"]["GRIDS_MADE"], 75)
        self.assertEqual(read(self.path("plan.geojson"))["features"], read(small("plan.geojson"))["features"])

    def test_a_missing_gridtool_is_said(self):
        self.install()
        answer = self.qgis(
            "run", "gridgeo:staff", "--", f"PLAN={small('plan.geojson')}", "WORKERS=150", "HEADS=20",
            f"OUTPUT={self.path('s.geojson')}",
        )  # fmt: skip
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("gridtool was not found: install it", answer.stdout + answer.stderr)
        self.assertFalse(os.path.exists(self.path("s.geojson")))

    def test_the_zip(self):
        first, second = self.path("out/a.zip"), self.path("out/b.zip")
        self.assertEqual(self.package("--zip", first), first)
        self.package("--zip", second)
        with open(first, "rb") as one, open(second, "rb") as other:
            self.assertEqual(one.read(), other.read())
        with zipfile.ZipFile(first) as archive:
            names = archive.namelist()
            about = archive.read("gridgeo/metadata.txt").decode()
        self.assertTrue(all(name.startswith("gridgeo/") for name in names), names)
        for name in ("__init__.py", "metadata.txt", "LICENSE", "README.md", "icon.svg", "algorithms/partition.py"):
            self.assertIn(f"gridgeo/{name}", names)
        self.assertFalse([name for name in names if "test" in name or "__pycache__" in name])
        # The plugin is of the version that gridtool is of.
        version = gridtool("check", small("territory.geojson"))["version"]
        self.assertIn(f"version={version}\n", about)
        self.assertIn("hasProcessingProvider=yes\n", about)
