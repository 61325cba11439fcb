"""What neighbours' pasture claims disagree about."""

from qgis.core import QgsProcessingParameterFile, QgsProcessingParameterString

from ..styles import style_when_loaded
from .base import GridtoolAlgorithm


class DisputesAlgorithm(GridtoolAlgorithm):
    NAME = "disputes"
    TITLE = "Find disputes 争议区"
    GROUP = ("pasture", "Pasture 草场")
    TAGS = ("overlap", "boundary", "草场")
    SUMMARY = "Finds and weighs pasture that neighbours' claims do not agree about."
    HELP = """
Ground that two or more parties claim for the same days (overlap), that one claims beyond the legal boundary
(encroachment), and border ground that nobody claims (gap), each with its range from the accuracy of the lines. The
tool measures and compares; it never decides, and never moves the boundary. Nothing depends on the order of the sides.

Without a territory parties are plain labels, and there is no boundary to cross.

Disputes are coloured and hatched by tier (分级): red crossed, yellow hatched, green dotted. The outline says how sure
it is: certain is solid, probable dashed, slivers that the lines' accuracy explains are dotted. Committees
(联合工作委员会) are outlines: solid for a prefecture, dashed for a county, dotted for a township.
"""
    STAGES = {"read": (5, 10), "arrange": (10, 50), "weigh": (50, 90), "form committees": (90, 97), "write": (97, 100)}

    def initAlgorithm(self, configuration=None):
        self.add_claims()
        self.add_territory(optional=True)
        self.add_households()
        self.add_number(
            "ACCURACY", "Accuracy of lines that do not say, m", low=0, whole=False,
            help="One standard deviation; 5 m when not given.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFile(
                "RULES", self.tr("Rules of the jurisdiction 规则"), extension="json", optional=True
            ),
            help="Seasons, rights that conflict, tiers, committees: a JSON file as in seeds/rules.",
        )
        self.add(
            QgsProcessingParameterString(
                "ON", self.tr("Only what is in force on this date, YYYY-MM-DD"), optional=True
            ),
            advanced=True,
        )
        self.add_number("MIN_AREA", "Leave out smaller disputes, mu 亩", low=0, whole=False)
        self.add_number(
            "GAP_DISTANCE", "Unclaimed ground is a gap up to this far from the boundary, m", low=0, whole=False,
            advanced=True,
        )  # fmt: skip
        self.add_flag("WIDTH", "Measure the width of each dispute")
        self.add_flag("SLIVERS", "List every sliver by itself")
        self.add_layer_output("OUTPUT", "Disputes")
        self.add_layer_output("COMMITTEES", "Committees", optional=True)
        self.add_figures(
            DISPUTES="Disputes", CERTAIN="Certain disputes", CERTAIN_HA="Certain ground, ha", RED="Red", YELLOW="Yellow"
        )

    def work(self, run):
        output = run.layer_path("OUTPUT")
        committees = run.layer_path("COMMITTEES")
        claims = run.claims(optional=False)
        territory = run.territory()
        if committees and not territory:
            run.feedback.pushInfo("committees need a territory: none are formed")
        arguments = ["disputes", claims]
        for option, path in (("--territory", territory), ("--households", run.households())):
            if path:
                arguments += [option, path]
        if run.feedback.isCanceled():
            return None
        for option, name, unit in (
            ("--accuracy", "ACCURACY", "m"),
            ("--min-area", "MIN_AREA", "mu"),
            ("--gap-distance", "GAP_DISTANCE", "m"),
        ):
            if run.number(name) is not None:
                arguments += [option, run.number(name) + unit]
        for option, name in (("--rules", "RULES"), ("--on", "ON")):
            if run.text(name):
                arguments += [option, run.text(name)]
        arguments += [option for option, name in (("--width", "WIDTH"), ("--slivers", "SLIVERS")) if run.flag(name)]
        arguments += run.field_options()
        if committees:
            arguments += ["--committees", committees]
        answer = run.gridtool(*arguments, "-o", output, "--overwrite", stages=self.STAGES)
        if answer is None:
            return None
        style_when_loaded(run.context, output, "disputes")
        style_when_loaded(run.context, committees, "committees")
        summary = answer["summary"]
        return {
            "OUTPUT": output,
            "COMMITTEES": committees,
            "DISPUTES": summary["disputes"],
            "CERTAIN": summary["certain_count"],
            "CERTAIN_HA": summary["certain_ha"],
            "RED": summary["red_count"],
            "YELLOW": summary["yellow_count"],
        }
