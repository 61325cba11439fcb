"""Hostile names are text: nothing runs, nothing is loaded, nothing is hidden, nothing turns what stands beside it."""

from checks import quoted
from material import HOSTILE
import plan_checks

# What is in the page that its makers did not put there.
FOREIGN = """Array.from(document.querySelectorAll('*')).filter(e =>
  ['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'LINK', 'FORM', 'BASE', 'image', 'foreignObject', 'use', 'animate']
    .includes(e.tagName) || Array.from(e.attributes).some(a => /^on/i.test(a.name)) ||
  e.tagName.toLowerCase() === 'a' && !/^#s\\d+$/.test(e.getAttribute('href')) ||
  e.tagName.toLowerCase() === 'script' && !(e.parentElement === document.body)).map(e => e.outerHTML.slice(0, 80))"""

STYLES = "document.querySelectorAll('script, style').length"


def harmless(checks, page, twin):
    """The page has no element that the page of harmless names lacks, and no hostile text has run."""
    checks.equal(page.value("window.struck === undefined"), True, "no text ran as a script:")
    checks.equal(page.value(FOREIGN), [], "the list of elements that data made")
    checks.equal(page.value(STYLES), twin.value(STYLES), "the number of scripts and styles")
    checks.equal(page.value("getComputedStyle(document.body).display"), "block", "the body's display")


def shown(checks, page, wanted):
    """Texts are there as they were given, up to blanks and controls."""
    text = page.value("document.documentElement.textContent")
    # What steers the line stands as U+FFFD.
    plain = lambda words: "".join(c for c in words if c.isprintable() and not c.isspace() and c != "\ufffd")
    everything = plain(text)
    missing = [words[:30] for words in wanted if plain(words)[:60] not in everything]
    checks.equal(missing, [], "the list of names that do not show as they are")
    # A control that no page may hold would end it early in strict readers.
    marks = "\x7f\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
    bad = sorted({hex(ord(c)) for c in text if ord(c) < 32 and c not in "\n\t\r" or c in marks})
    checks.equal(bad, [], "the list of characters that steer")


def plan(checks, browser, material, folder):
    twin = browser.page()
    twin.open(material.address("small.html"))
    page = browser.page()
    page.open(material.address("hostile.html"))
    checks.quiet(page)
    harmless(checks, page, twin)
    units = [feature["properties"] for feature in material.read("hostile-territory.geojson")["features"]]
    shown(checks, page, [unit["name"] for unit in units if len(str(unit["code"])) == 12])
    checks.that(HOSTILE[0] in page.value("document.title"), "the title is the text given", page.value("document.title"))
    # Names are handled by the script too: facts, hits, rows.
    plan_checks.click_on_grid(checks, page, 20)
    plan_checks.click_on_row(checks, page, 5)
    for word in ("<script>", "onerror", "&", "W" * 20, "很长"):
        page.value("document.getElementById('search').value = ''; document.getElementById('search').focus()")
        page.type(word)
        checks.that(
            page.value("document.querySelectorAll('#hits [role=option]:not([aria-disabled])').length") > 0, f"{word!r} is found as text")
        page.key("Enter", "\r", 13)
        page.settle()
    harmless(checks, page, twin)
    isolated = page.value(
        "Array.from(document.querySelectorAll('#units tbody th')).every(c => c.querySelector('bdi'))")
    checks.that(isolated, "names in the table are isolated from the direction around them")
    wide = page.value("[document.documentElement.scrollWidth, innerWidth]")
    checks.that(wide[0] <= wide[1], "a long name does not widen the page", wide)
    wide = page.value("(b => [b.scrollWidth, b.clientWidth])(document.querySelector('.scroll'))")
    checks.that(wide[0] <= wide[1], "a long name does not push the figures out of sight", wide)
    page.picture(f"{folder}/hostile.png", whole=True)
    # An address that names something is hostile too.
    for fragment in ("#grid=%3Cimg%20src=x%20onerror=window.struck=1%3E", "#__proto__=1", "#grid=%", "#unit='];//"):
        page.value(f"location.hash = {quoted(fragment)}")
        page.settle()
    harmless(checks, page, twin)
    checks.quiet(page)
    page.print(f"{folder}/hostile.pdf")
    checks.that(len(plan_checks.pages_of(f"{folder}/hostile.pdf")) >= 2, "it prints")
    page.close()
    small = browser.page(width=390, height=844, mobile=True)
    small.open(material.address("hostile.html"))
    plan_checks.phone(checks, small)
    small.picture(f"{folder}/hostile-phone.png")
    checks.quiet(small)
    small.close()
    twin.close()


def dossier(checks, browser, material, folder):
    twin = browser.page()
    twin.open(material.address("dossier.html"))
    page = browser.page()
    page.open(material.address("hostile-dossier.html"))
    checks.quiet(page)
    harmless(checks, page, twin)
    claims = [feature["properties"] for feature in material.read("hostile-claims.geojson")["features"]]
    named = page.value("document.documentElement.textContent")
    used = [claim["source"] for claim in claims if claim["id"].split()[0] in named][:4]
    shown(checks, page, used)
    wide = page.value("[document.documentElement.scrollWidth, innerWidth]")
    checks.that(wide[0] <= wide[1], "a long name does not widen the page", wide)
    page.picture(f"{folder}/hostile-dossier.png")
    checks.quiet(page)
    page.close()
    twin.close()
