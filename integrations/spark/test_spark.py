"""Both steps on a local cluster with two executors, processes of their own, against single runs of gridtool.

    GRIDTOOL=path/to/gridtool python test_spark.py

`make spark-test` prepares all of it.
"""

import glob
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

# Workers run this Python too.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import assign
import partition
import pyspark
import step
from pyspark.sql import SparkSession

GRIDTOOL = os.path.abspath(os.environ["GRIDTOOL"])
WISH = ["--grids", "75", "--effort", "low"]


class SparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .appName("gridtool test")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.task.maxFailures", "1")
            .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .config("spark.hadoop.mapreduce.input.fileinputformat.split.maxsize", "40000")
            .getOrCreate()
        )
        cls.spark.sparkContext.setLogLevel("OFF")
        cls.folder = tempfile.TemporaryDirectory()
        cls.data = pathlib.Path(cls.folder.name)
        root = pathlib.Path(__file__).resolve().parents[2]
        run("generate", root / "seeds/small.json", "-o", cls.data / "small", "--quiet")
        cls.files = {
            "territory": str(cls.data / "small/territory.geojson"),
            "households": str(cls.data / "small/households.csv"),
            "barriers": str(cls.data / "small/barriers.geojson"),
        }
        cls.plan = str(cls.data / "plan.geojson")
        run("partition", cls.files["territory"], "--households", cls.files["households"], "--barriers",
            cls.files["barriers"], *WISH, "-o", cls.plan, "--quiet")  # fmt: skip

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def setUp(self):
        self.here = pathlib.Path(tempfile.mkdtemp(dir=self.data))

    def new(self):
        """A folder that is not there."""
        return os.path.join(tempfile.mkdtemp(dir=self.here), "out")

    def table(self, text, name="table.csv"):
        path = self.here / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def single(self, households, *options):
        path = self.here / "single.csv"
        run("assign", "--grids", self.plan, "--households", households, "-o", path, "--quiet", *options)
        return path.read_text(encoding="utf-8")

    def assigned(self, households, **choices):
        output = self.new()
        count = assign.save(self.spark, households, self.plan, output, gridtool=GRIDTOOL, **choices)
        return count, parts(output)

    def refusal(self, call):
        """gridtool's line that the job fails with."""
        with self.assertRaises(Exception) as caught:
            call()
        return step.cause(caught.exception)


class AssignTest(SparkTest):
    def test_rows_are_those_of_a_single_run(self):
        """In many partitions on both executors, in the order of the file."""
        rows = pathlib.Path(self.files["households"]).read_text(encoding="utf-8").splitlines()
        text = "\n".join([rows[0]] + [f"{i}-{row}" for i in range(3) for row in rows[1:]]) + "\n"
        path = self.table(text)
        plain = ["--ignore-column", "season"]
        lines, _, _ = assign.assign(self.spark, path, self.plan, gridtool=GRIDTOOL, options=plain)
        self.assertGreater(lines.getNumPartitions(), 4)
        options = ["--nearest", "500m", "--ignore-column", "season"]
        count, output = self.assigned(path, options=options)
        self.assertEqual(output, self.single(path, *options))
        self.assertEqual(count, 3 * (len(rows) - 1))
        folders = self.spark.sparkContext.parallelize(range(8), 8).map(lambda _: (time.sleep(0.2), os.getcwd())[1])
        folders = folders.collect()
        self.assertEqual(len(set(folders)), 2, "two executors with folders of their own")

    def test_odd_rows_are_kept(self):
        """Chinese headings, a byte order mark, line ends of Windows, quotes, blank rows, faults, no last line end."""
        rows = ["\ufeff备注,户编号,经度,纬度,人口"]
        for i in range(4000):
            rows.append(f'"a, ""note""",多吉{i},{101.7 + i % 50 / 200},{35.5 + i % 37 / 200},{i % 7}')
            if i % 50 == 0:
                rows += ["", ",,,,", f"x,bad{i},x,35.6,1", f"x,short{i}", f",,101.8,35.6,1"]
        path = self.table("\r\n".join(rows))
        count, output = self.assigned(path)
        self.assertEqual(output, self.single(path))
        self.assertEqual(count, 4000 + 3 * 80)

    def test_several_files_have_their_headings(self):
        folder = self.here / "tables"
        folder.mkdir()
        rows = ["id,lon,lat"] + [f"h{i},{101.7 + i % 50 / 200},{35.5 + i % 37 / 200}" for i in range(3000)]
        (folder / "a.csv").write_text("\n".join(rows[:1500]) + "\n")
        # A row that reads like the heading is a row.
        (folder / "b.csv").write_text("\n".join([rows[0]] + rows[1500:] + [rows[0]]) + "\n")
        (folder / "c.csv").write_text(rows[0] + "\n")
        count, output = self.assigned(str(folder))
        whole = self.table("\n".join(rows + [rows[0]]) + "\n")
        self.assertEqual(output, self.single(whole))
        self.assertEqual(count, len(rows))
        (folder / "d.csv").write_text("id,lat,lon\n1,35,101\n")
        line = self.refusal(lambda: self.assigned(str(folder)))
        self.assertIn("do not have one heading", line)

    def test_only_a_heading(self):
        path = self.table("id,lon,lat\n")
        self.assertEqual(self.assigned(path), (0, self.single(path)))

    def test_refusals_are_gridtools_own(self):
        good = "id,lon,lat\n" + "".join(f"{i},101.8,35.6\n" for i in range(9000))
        cases = {
            "姓名": self.table("id,lon,lat,姓名\n1,101,35,x\n", "person.csv"),
            "longitude": self.table("id,x\n1,2\n", "short.csv"),
        }
        for word, path in cases.items():
            line = self.refusal(lambda: self.assigned(path))
            self.assertTrue(line.startswith("gridtool: error: "), line)
        line = self.refusal(lambda: self.assigned(self.table(good), options=["--nearest", "500"]))
        self.assertIn("gridtool: error: ", line)
        self.assertIn("500", line)
        missing = self.refusal(
            lambda: assign.save(
                self.spark, self.table(good), self.plan, self.new(), gridtool="/nowhere/gridtool"
            )
        )
        self.assertIn("install gridtool", missing)

    def test_a_fault_within_a_worker_fails_the_job(self):
        """gridtool's line comes from the executor, not only from the look at the heading."""
        script = self.here / "gridtool"
        script.write_text(
            "#!/bin/sh\n"
            f'[ "$(head -c 9000 | tee {self.here}/in.$$ | wc -l)" -le 1 ] && exec {GRIDTOOL} "$@" <{self.here}/in.$$\n'
            'echo "household,grid"; echo "half a row" | tr -d "\\n"\n'
            'echo "gridtool: error: standard input: row 7: made up" >&2; exit 65\n'
        )
        script.chmod(0o755)
        path = self.table("id,lon,lat\n" + "".join(f"{i},101.8,35.6\n" for i in range(9000)))
        out = self.new()
        line = self.refusal(lambda: assign.save(self.spark, path, self.plan, out, gridtool=str(script)))
        self.assertEqual(line, "gridtool: error: standard input: row 7: made up")
        self.assertFalse(os.path.exists(os.path.join(out, "_SUCCESS")))

    def test_a_lost_row_fails_the_job(self):
        script = self.here / "gridtool"
        script.write_text(f'#!/bin/sh\n{GRIDTOOL} "$@" | grep -v "^4711,"\n')
        script.chmod(0o755)
        path = self.table("id,lon,lat\n" + "".join(f"{i},101.8,35.6\n" for i in range(9000)))
        line = self.refusal(
            lambda: assign.save(self.spark, path, self.plan, self.new(), gridtool=str(script))
        )
        self.assertRegex(line, r"partition \d+: \d+ rows in, \d+ out")

    def test_line_breaks_in_fields_and_other_encodings_are_refused(self):
        path = self.table('id,lon,lat,n\n1,101.8,35.6,"a\nb"\n')
        self.assertIn("line break within a field", self.refusal(lambda: self.assigned(path)))
        other = self.here / "gb.csv"
        for text in ("id,lon,lat,备注\n1,101.8,35.6,x\n", "id,lon,lat\n多吉,101.8,35.6\n"):
            other.write_bytes(text.encode("gb18030"))
            self.assertIn("not UTF-8", self.refusal(lambda: self.assigned(str(other))))

    def test_the_script_as_it_is_submitted(self):
        output = self.new()
        done = submit("assign.py", "--grids", self.plan, "--households", self.files["territory"], "--output", output)
        self.assertEqual(done.returncode, 1)
        # spark-submit puts a script's standard error on standard output.
        self.assertRegex(done.stdout + done.stderr, r"(?m)^gridtool: error: standard input: row 1: no column")
        path = self.table("id,lon,lat\n1,101.8,35.6\n2,101.81,35.6\n")
        done = submit("assign.py", "--grids", self.plan, "--households", path, "--output", output, "--nearest", "1km")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("2 rows", done.stdout)
        self.assertEqual(parts(output), self.single(path, "--nearest", "1km"))

    def test_an_output_that_is_there_is_kept(self):
        path = self.table("id,lon,lat\n1,101.8,35.6\n")
        output = self.new()
        os.mkdir(output)
        line = self.refusal(lambda: assign.save(self.spark, path, self.plan, output, gridtool=GRIDTOOL))
        self.assertIn("already exists", line)


class PartitionTest(SparkTest):
    def test_the_plan_is_that_of_a_single_run(self):
        single = pathlib.Path(self.plan).read_bytes()
        for count in (1, 3, 5):
            output = self.here / f"{count}.geojson"
            made = partition.save(self.spark, self.files, count, str(output), gridtool=GRIDTOOL, options=WISH)
            self.assertEqual(made, count)
            self.assertEqual(output.read_bytes(), single)

    def test_the_script_as_it_is_submitted(self):
        output = self.here / "plan.geojson"
        files = [word for role, path in self.files.items() for word in (f"--{role}", path)]
        done = submit("partition.py", *files, "--shards", "2", "--output", output, "--", *WISH)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(output.read_bytes(), pathlib.Path(self.plan).read_bytes())

    def test_a_refusal_is_gridtools_own(self):
        output = self.here / "x.geojson"
        line = self.refusal(
            lambda: partition.save(
                self.spark, self.files, 2, str(output), gridtool=GRIDTOOL, options=["--grids", "3"]
            )
        )
        self.assertIn("gridtool: error: 3 grids are too few", line)
        self.assertFalse(output.exists())


def run(*arguments):
    subprocess.run([GRIDTOOL, *map(str, arguments)], check=True)


def submit(script, *arguments):
    """Submits a script in a Spark of its own, whose workers are threads of the driver."""
    folder = os.path.dirname(os.path.abspath(__file__))
    spark = os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-submit")
    given = [*arguments[: arguments.index("--")], "--gridtool", GRIDTOOL, *arguments[arguments.index("--") :]] \
        if "--" in arguments else [*arguments, "--gridtool", GRIDTOOL]  # fmt: skip
    return subprocess.run(
        [spark, "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--py-files", f"{folder}/step.py",
         f"{folder}/{script}", *map(str, given)], capture_output=True, text=True)  # fmt: skip


def parts(folder):
    return "".join(
        pathlib.Path(part).read_text(encoding="utf-8") for part in sorted(glob.glob(f"{folder}/part-*"))
    )


class Result(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Result).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.passed} passed, {failed} failed")
    sys.exit(1 if failed or not result.passed else 0)
