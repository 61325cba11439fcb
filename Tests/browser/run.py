"""Opens the pages that gridtool makes in Chromium and looks at what they do. Run by `make browser-test`."""

import argparse
import os
import sys
import time

import devtools
import dossier_checks
import hostile_checks
import plan_checks
import printed_checks
from checks import Checks
from material import Material, hostile


# Pages with one fault each, and whether it is a request or a complaint.
FAULTY = {
    "a request": ("<img src='http://127.0.0.1:9/x.png'>", "requests"),
    "a request for a style": ("<style>body{background:url(http://127.0.0.1:9/y)}</style>", "requests"),
    "an exception": ("<script>throw Error('one')</script>", "complaints"),
    "a message": ("<script>console.error('two')</script>", "complaints"),
    "a dialog": ("<script>alert('three')</script>", "complaints"),
    "a breach of the policy": (
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><script>four()</script>",
        "complaints"),
}


def watched(checks, browser, material, folder):
    """What the other groups rely on: a page that does wrong is seen to."""
    for name, (content, list_name) in FAULTY.items():
        with open(material.path("faulty.html"), "w", encoding="utf-8") as file:
            file.write(f"<!DOCTYPE html><title>faulty</title>{content}")
        page = browser.page()
        page.open(material.address("faulty.html"))
        found = getattr(page, list_name)
        checks.that(len(found) > (1 if list_name == "requests" else 0), f"{name} is noticed", found)
        page.close()


def demo(checks, browser, material, folder):
    plan = material.demo()
    page = browser.page()
    seconds = page.open(material.address("demo.html"))
    page.picture(f"{folder}/demo.png")
    plan_checks.opens(checks, page, seconds, material.path("demo.html"))
    plan_checks.shows_all(checks, page, plan)
    plan_checks.click_on_grid(checks, page, 700)
    page.picture(f"{folder}/demo-grid.png")
    plan_checks.click_on_row(checks, page, 40)
    plan_checks.view(checks, page)
    page.media(dark=True)
    page.settle()
    page.picture(f"{folder}/demo-dark.png")
    page.media()
    plan_checks.paper(checks, page, f"{folder}/demo.pdf", page.value("document.title"), 30)
    checks.quiet(page)
    page.close()


def small(checks, browser, material, folder):
    material.run(
        "report", "staffed.geojson", "--territory", "territory.geojson", "--barriers", "barriers.geojson",
        "--disputes", "disputes.geojson", "--committees", "committees.geojson", "-o", "small.html", "--overwrite",
        "--quiet")
    plan = material.read("staffed.geojson")
    page = browser.page()
    seconds = page.open(material.address("small.html"))
    plan_checks.opens(checks, page, seconds, material.path("small.html"))
    plan_checks.shows_all(checks, page, plan)
    plan_checks.layers(
        checks, page, ["townships", "villages", "grids", "barriers", "areas", "disputes", "committees"])
    plan_checks.colours(checks, page)
    plan_checks.search(checks, page, *found_by(material))
    plan_checks.table(checks, page)
    plan_checks.click_on_grid(checks, page, 20)
    plan_checks.click_on_row(checks, page, 5)
    for dark in (False, True):
        plan_checks.readable(checks, page, dark)
    page.picture(f"{folder}/small.png", whole=True)
    checks.quiet(page)
    page.close()


def found_by(material):
    """The code of a grid, and the name of a village."""
    plan = material.read("staffed.geojson")
    code = [feature["properties"]["code"] for feature in plan["features"]][33]
    units = [feature["properties"] for feature in material.read("territory.geojson")["features"]]
    village = [unit for unit in units if unit.get("level") == "village" or len(str(unit["code"])) == 12][4]
    return code, village["name"]


def telephone(checks, browser, material, folder):
    for name, dark in (("small", False), ("demo", True)):
        page = browser.page(width=390, height=844, mobile=True, dark=dark)
        page.open(material.address(f"{name}.html"))
        plan_checks.phone(checks, page)
        page.picture(f"{folder}/{name}-phone.png")
        checks.quiet(page)
        page.close()


def scriptless(checks, browser, material, folder):
    page = browser.page(scripts=False)
    page.open(material.address("small.html"))
    plan_checks.without_scripts(checks, page)
    page.picture(f"{folder}/small-no-script.png")
    page.close()


def compared(checks, browser, material, folder):
    """A plan and the one before it: the slider uncovers the old one."""
    material.run(
        "report", "new.geojson", "--territory", "territory.geojson", "--before", "plan.geojson", "--alternative",
        "plan.geojson", "-o", "compared.html", "--overwrite", "--quiet")
    page = browser.page()
    page.open(material.address("compared.html"))
    checks.quiet(page)
    widths = []
    for value in (0, 50, 100):
        page.value(
            f"(() => {{ const s = document.getElementById('slide'); s.value = {value};"
            "s.dispatchEvent(new Event('input', {bubbles: true})); })()")
        page.settle()
        widths.append(float(page.value("document.getElementById('cutbox').getAttribute('width')")))
    checks.that(widths[0] < widths[1] < widths[2], "the slider uncovers more and more", widths)
    checks.that(plan_checks.visible(page, ".compare"), "the other plan stands beside it")
    page.value("document.getElementById('slide').value = 50; "
               "document.getElementById('slide').dispatchEvent(new Event('input', {bubbles: true}))")
    page.settle()
    page.picture(f"{folder}/compared.png", whole=True)
    checks.quiet(page)
    page.close()


def dossier(checks, browser, material, folder):
    material.run(
        "report", "disputes.geojson", "--claims", "claims.geojson", "--territory", "territory.geojson",
        "--committees", "committees.geojson", "--lang", "zh,en", "-o", "dossier.html", "--overwrite", "--quiet")
    features = [feature["properties"] for feature in material.read("disputes.geojson")["features"]]
    ids = [f["id"] for f in features if f.get("certainty") in ("certain", "probable") and f.get("kind") != "gap"]
    page = browser.page()
    page.open(material.address("dossier.html"))
    dossier_checks.opens(checks, page, ids[:1])
    page.picture(f"{folder}/dossier.png")
    dossier_checks.paper(checks, page, f"{folder}/dossier.pdf")
    checks.quiet(page)
    page.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gridtool", required=True)
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--output", required=True, help="folder for screenshots and pages")
    parser.add_argument("--only", help="run the groups whose name holds this")
    parser.add_argument("--verbose", action="store_true", help="name what passed too")
    given = parser.parse_args()
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    folder = os.path.abspath(given.output)
    os.makedirs(folder, exist_ok=True)
    material = Material(os.path.abspath(given.gridtool), root, os.path.join(folder, "pages"))
    checks = Checks(given.verbose)
    browser = devtools.Browser(given.chromium)
    try:
        begin = time.monotonic()
        material.begin()
        checks.run("material", lambda _: (material.small(), hostile(material)))
        print(f"     pages to look at made in {time.monotonic() - begin:.0f} s", flush=True)
        for name, body in (
            ("watch", watched), ("small plan", small), ("no scripts", scriptless), ("before and after", compared),
            ("dossier", dossier), ("hostile plan", hostile_checks.plan),
            ("hostile dossier", hostile_checks.dossier), ("printed", printed_checks.printed),
            ("demonstration", demo), ("telephone", telephone),
        ):
            if given.only is None or given.only in name:
                begin = time.monotonic()
                checks.run(name, body, browser, material, folder)
                print(f"     {name}: {time.monotonic() - begin:.0f} s", flush=True)
    finally:
        browser.close()
        material.end()
    return checks.summary()


if __name__ == "__main__":
    sys.exit(main())
