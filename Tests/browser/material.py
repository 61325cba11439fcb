"""What the pages are made of: the demonstration plan, a small territory with all that goes with it, hostile names."""

import json
import os
import subprocess


class Material:
    def __init__(self, gridtool, root, folder):
        self.gridtool = gridtool
        self.root = root
        self.folder = folder
        os.makedirs(folder, exist_ok=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def address(self, name):
        return "file://" + os.path.abspath(self.path(name))

    def run(self, *arguments):
        """Runs the program in the folder; what it wrote to standard output."""
        done = subprocess.run(
            [self.gridtool, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, timeout=600, check=False)
        if done.returncode != 0:
            raise OSError(f"gridtool {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return json.load(file)

    def write(self, name, value):
        with open(self.path(name), "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)

    def begin(self):
        """Starts on what takes longest: the plan of the demonstration territory, unless `make demo` has left it."""
        data = os.path.join(self.root, "GeoData")
        self.territory, households, self.barriers = (
            os.path.join(data, name) for name in ("territory.geojson", "households.csv", "barriers.geojson"))
        made = os.path.join(self.root, "out", "demo")
        self.plan = os.path.join(made, "plan.geojson")
        self.overlays = []
        self.partition = None
        if os.path.exists(self.plan):
            for option in ("disputes", "committees"):
                file = os.path.join(made, f"{option}.geojson")
                if os.path.exists(file):
                    self.overlays += [f"--{option}", file]
            return
        self.plan = self.path("demo-plan.geojson")
        self.partition = subprocess.Popen(
            [
                self.gridtool, "partition", self.territory, "--households", households, "--barriers",
                self.barriers, "--grids", "1856", "--effort", "low", "-o", self.plan, "--overwrite", "--quiet"],
            cwd=self.folder, stdin=subprocess.DEVNULL)

    def end(self):
        """Stops what still runs."""
        if self.partition and self.partition.poll() is None:
            self.partition.kill()
            self.partition.wait()

    def demo(self):
        """The page of that plan."""
        if self.partition and self.partition.wait(timeout=600) != 0:
            raise OSError("gridtool partition failed on the demonstration territory")
        self.run(
            "report", self.plan, "--territory", self.territory, "--barriers", self.barriers, *self.overlays, "-o",
            "demo.html", "--overwrite", "--quiet")
        with open(self.plan, encoding="utf-8") as file:
            return json.load(file)

    def small(self):
        """One county with a staffed plan, the plan after it, disputes, committees and options to settle."""
        seeds = os.path.join(self.root, "seeds")
        quiet = ["--overwrite", "--quiet"]
        self.run(
            "generate", os.path.join(seeds, "small.json"), "--claims", os.path.join(seeds, "huangnan-claims.json"),
            "-o", ".", *quiet)
        survey = ["--households", "households.csv", "--barriers", "barriers.geojson"]
        self.run(
            "partition", "territory.geojson", *survey, "--grids", "75", "--effort", "low", "-o", "plan.geojson",
            *quiet)
        self.run("staff", "plan.geojson", "--workers", "80", "--heads", "8", "-o", "staffed.geojson", *quiet)
        self.run(
            "repartition", "plan.geojson", "--territory", "territory.geojson", *survey, "--grids", "78", "-o",
            "new.geojson", "--changes", "changes.csv", *quiet)
        self.run(
            "disputes", "claims.geojson", "--territory", "territory.geojson", "--households", "households.csv",
            "-o", "disputes.geojson", "--committees", "committees.geojson", *quiet)


MARK = "window.struck=1"

# Texts that break what forgets to escape: markup, attributes, addresses, entities, formulas, turned and long text.
HOSTILE = [
    f"</title></svg><script>{MARK}</script>",
    f"\"><img src=x onerror=\"{MARK}\">",
    f"' onmouseover='{MARK}' x='",
    f"javascript:{MARK}",
    "&lt;b&gt; &amp; &#60;i&#62; &quot;",
    "\u202eright to left\u202c \u200f\u2067mixed\u2069 \u05d0\u05d1",
    "\u05e9\u05dd \u0627\u0633\u0645 name",
    f"</style><style>body{{display:none}}</style>",
    "]]><!-- --!> <![CDATA[",
    "line one\nline two\ttab\u2028line three",
    "bell \u0007 escape \u001b[31m null-like \u0001 del \u007f",
    "W" * 400,
    "很长的名字" * 60,
    "${" + MARK + "} `" + MARK + "` {{constructor.constructor('" + MARK + "')()}}",
    f"<svg/onload={MARK}>",
    f"</script><script>{MARK}//",
]


def hostile(material):
    """The small territory with hostile names, sources and ids: the page of its plan and the dossier of its disputes."""
    territory = material.read("territory.geojson")
    for number, feature in enumerate(territory["features"]):
        feature["properties"]["name"] = HOSTILE[number % len(HOSTILE)]
    material.write("hostile-territory.geojson", territory)
    claims = material.read("claims.geojson")
    for number, feature in enumerate(claims["features"]):
        text = HOSTILE[number % len(HOSTILE)]
        feature["properties"]["source"] = text
        feature["id"] = feature["properties"]["id"] = f"{number} {text}"[:300]
    material.write("hostile-claims.geojson", claims)
    plan = material.read("staffed.geojson")
    plan["gridgeo"]["inputs"] = [
        dict(entry, name=HOSTILE[number]) for number, entry in enumerate(plan["gridgeo"]["inputs"])]
    plan["gridgeo"]["options"] = {f"option {number}": text for number, text in enumerate(HOSTILE)}
    material.write("hostile-plan.geojson", plan)
    quiet = ["--overwrite", "--quiet"]
    names = ["--territory", "hostile-territory.geojson"]
    material.run(
        "disputes", "hostile-claims.geojson", *names, "-o", "hostile-disputes.geojson", "--committees",
        "hostile-committees.geojson", *quiet)
    material.run(
        "report", "hostile-plan.geojson", *names, "--disputes", "hostile-disputes.geojson", "--committees",
        "hostile-committees.geojson", "--title", HOSTILE[0], "--working", "-o", "hostile.html", *quiet)
    material.run(
        "report", "hostile-disputes.geojson", "--claims", "hostile-claims.geojson", *names, "--committees",
        "hostile-committees.geojson", "--title", HOSTILE[1], "--sheets", "all", "-o", "hostile-dossier.html", *quiet)
