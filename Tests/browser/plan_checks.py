"""What the page of a plan must do, seen from outside: by its ids, its roles and what is on the screen."""

import os
import re
import subprocess

from checks import quoted

NOTE = "not a legal boundary"


def visible(page, selector):
    return page.value(
        f"(() => {{ const e = document.querySelector({quoted(selector)}); return !!e && e.checkVisibility("
        "{visibilityProperty: true, opacityProperty: true}); }})()".replace("}})()", "})()"))


def pages_of(file):
    """The text of each page of a PDF, by poppler."""
    done = subprocess.run(["pdftotext", "-layout", file, "-"], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8", "replace").split("\f")[:-1]


def opens(checks, page, seconds, file):
    size = os.path.getsize(file)
    print(f"     {os.path.basename(file)}: {size / 1e6:.2f} MB, open and painted in {seconds:.2f} s", flush=True)
    checks.that(size < 5_000_000, "the file is smaller than 5 MB", size)
    checks.quiet(page)


def shows_all(checks, page, plan):
    """Each grid has an outline, and each unit a row."""
    grids = [feature["properties"] for feature in plan["features"] if "village" in feature["properties"]]
    checks.equal(page.value("document.querySelectorAll('#grids path').length"), len(grids), "the number of outlines")
    villages = len({grid["village"] for grid in grids})
    checks.equal(
        page.value("document.querySelectorAll('#units tbody tr.village').length"), villages, "the number of villages")
    titles = page.value("Array.from(document.querySelectorAll('#grids path title'), t => t.textContent)")
    missing = [grid["code"] for grid in grids if not any(grid["code"] in title for title in titles)][:3]
    checks.equal(missing, [], "the list of grids without facts")
    checks.that(NOTE in page.value("document.body.innerText"), "the note is on the page")
    checks.equal(page.unnamed(), [], "the list of controls without a name")


# A place on the screen where the grid of this number is on top, and can be clicked. The overlays are switched off.
PLACE = """(number => {
  const path = document.querySelectorAll('#grids path')[number], box = path.getBoundingClientRect();
  for (let i = 1; i < 12; i++) for (let j = 1; j < 12; j++) {
    const x = box.left + box.width * i / 12, y = box.top + box.height * j / 12;
    if (document.elementFromPoint(x, y) === path) return [x, y];
  }
  return null;
})"""


def click_on_grid(checks, page, number):
    for layer in ("disputes", "committees"):
        if page.value(f"!!document.querySelector('#switch-{layer}:checked')"):
            page.click_on(f"#switch-{layer}")
    page.value("document.getElementById('map').scrollIntoView({block: 'center'})")
    page.settle()
    place = page.value(f"{PLACE}({number})")
    if not checks.that(place is not None, f"grid {number} can be reached with the pointer"):
        return
    page.click(*place)
    title = page.value(f"document.querySelectorAll('#grids path title')[{number}].textContent")
    code = re.match(r"\S+", title).group()
    checks.equal(
        page.value("document.getElementById('pick').getAttribute('d')"),
        page.value(f"document.querySelectorAll('#grids path')[{number}].getAttribute('d')"), "the outline picked")
    checks.that(code in page.value("document.getElementById('values').innerText"), "the facts name the grid")
    row = page.value(
        "(() => { const rows = document.querySelectorAll('#units tr.on'); return rows.length === 1 &&"
        f"rows[0].dataset.from <= {number} && {number} < rows[0].dataset.to && rows[0].className; }})()")
    checks.that(row and "village" in row, "the row of its village is marked", row)
    checks.that(code in page.value("decodeURIComponent(location.hash)"), "the address names the grid")
    checks.that(
        page.value(
            "(() => { const box = document.querySelector('#units tr.on').getBoundingClientRect();"
            "const out = document.querySelector('.scroll').getBoundingClientRect();"
            "return box.bottom > out.top && box.top < out.bottom; })()"), "the marked row is in sight in its table")


def click_on_row(checks, page, number):
    whole = page.value("document.getElementById('map').getAttribute('viewBox')")
    page.click_on(f"#units tbody tr.village:nth-of-type({number}), #units tbody tr:nth-child({number})")
    found = page.value(
        "(() => { const row = document.querySelector('#units tr.on'); if (!row) return null;"
        "const paths = Array.from(document.querySelectorAll('#grids path')).slice(row.dataset.from, row.dataset.to);"
        "return [paths.map(p => p.getAttribute('d')).join(''),"
        "document.getElementById('pick').getAttribute('d'), row.sectionRowIndex + 1]; })()")
    if checks.that(found is not None, "a row is marked"):
        checks.equal(found[2], number, "the row marked")
        checks.that(found[0] and found[0] == found[1], "all grids of the row are picked on the map")
    checks.that(
        page.value("document.getElementById('map').getAttribute('viewBox')") != whole, "the map goes there")
    page.click_on("#whole")
    checks.equal(page.value("document.getElementById('pick').getAttribute('d')"), "", "what is picked after 'whole'")


def colours(checks, page):
    values = page.value("Array.from(document.querySelectorAll('input[name=by]'), i => i.value)")
    checks.that(len(values) >= 2, "there is more than one colouring", values)
    fills = {}
    for value in values:
        page.click_on(f"input[name=by][value={value}]")
        fills[value] = page.value(
            "Array.from(document.querySelectorAll('#grids path'), p => getComputedStyle(p).fill).join()")
        checks.that(visible(page, f".legend.by-{value}"), f"the legend of '{value}' is shown")
        others = [other for other in values if other != value and visible(page, f".legend.by-{other}")]
        checks.equal(others, [], f"the list of other legends beside '{value}'")
        legend = set(page.value(
            f"Array.from(document.querySelectorAll('.legend.by-{value} rect'), r => getComputedStyle(r).fill)"))
        if value not in ("area", "tier", "change"):
            on_map = {fill for fill in fills[value].split("rgb") if fill}
            on_map = {"rgb" + fill.rstrip(",") for fill in on_map if not fill.startswith("url")}
            missing = [fill for fill in on_map if "url" not in fill and fill not in legend]
            checks.equal(missing, [], f"the list of colours of '{value}' without a legend")
    checks.equal(len(set(fills.values())), len(values), "the number of different pictures")
    page.click_on("input[name=by][value=load]")
    checks.equal(
        page.value("Array.from(document.querySelectorAll('#grids path'), p => getComputedStyle(p).fill).join()"),
        fills["load"], "the picture of the load, shown again,") if "load" in fills else None


def layers(checks, page, wanted):
    names = page.value("Array.from(document.querySelectorAll('#layers input'), i => i.value)")
    checks.equal([name for name in wanted if name not in names], [], "the list of layers without a switch")
    for name in names:
        part = f"#map [data-layer={name}]"
        if not page.value(f"!!document.querySelector({quoted(part)})"):
            checks.that(False, f"layer '{name}' is on the map")
            continue
        before = page.value(f"document.querySelector('#switch-{name}').checked")
        for state in (not before, before):
            page.click_on(f"#switch-{name}")
            checks.equal(page.value(f"document.querySelector('#switch-{name}').checked"), state, f"switch '{name}'")
            shown = page.value(
                f"Array.from(document.querySelectorAll({quoted(part)})).some(e => "
                "getComputedStyle(e).display !== 'none' && getComputedStyle(e).visibility !== 'hidden')")
            checks.equal(shown, state, f"layer '{name}' seen")


def search(checks, page, code, name, kind="unit"):
    """By code and by name, with the keyboard alone."""
    page.value("document.activeElement.blur()")
    page.key("/", "/")
    checks.equal(page.value("document.activeElement.id"), "search", "what has the focus after '/'")
    page.type(code)
    checks.that(page.value("document.querySelectorAll('#hits [role=option]:not([aria-disabled])').length") >= 1, "the code is found")
    page.key("Enter", "\r", 13)
    page.settle()
    checks.that(code in page.value("decodeURIComponent(location.hash)"), "Enter selects what was found")
    checks.that(page.value("document.getElementById('pick').getAttribute('d')") != "", "it is picked on the map")
    page.value("document.getElementById('search').value = ''; document.getElementById('search').focus()")
    page.type(name)
    checks.equal(
        page.value("document.querySelector('#hits [role=option]:not([aria-disabled]) bdi').textContent"), name, "the first hit for the name")
    checks.equal(page.value("document.getElementById('search').getAttribute('aria-expanded')"), "true", "aria-expanded")
    page.key("Escape", code=27)
    page.settle()
    checks.that(not visible(page, "#hits"), "Escape closes the list")
    page.value("document.getElementById('search').value = ''")
    page.type("no such thing \u2603")
    checks.equal(page.value("document.querySelectorAll('#hits [role=option]:not([aria-disabled])').length"), 0, "the number of hits for nothing")
    page.value("document.getElementById('search').value = ''; document.getElementById('search').blur()")
    page.click_on("#whole")


def table(checks, page):
    """The filter and the order, against the cells themselves."""
    words = page.value("Array.from(document.querySelectorAll('#units tbody th'), c => c.textContent.toLowerCase())")
    wanted = words[len(words) // 2].split()[0]
    page.value("document.getElementById('find').focus()")
    page.type(wanted)
    expected = sum(wanted in word for word in words)
    shown = page.value("Array.from(document.querySelectorAll('#units tbody tr')).filter(r => r.offsetHeight > 0).length")
    checks.equal(shown, expected, f"the number of rows with {wanted!r}")
    checks.equal(page.value("document.getElementById('rows').textContent"), str(expected), "the number said")
    page.value("document.getElementById('find').value = ''")
    page.value("document.getElementById('find').dispatchEvent(new Event('input'))")
    page.value("document.getElementById('level').value = 'village';"
               "document.getElementById('level').dispatchEvent(new Event('change'))")
    for state, turn in (("descending", -1), ("ascending", 1)):
        page.click_on("#units thead th:nth-child(2) button")
        checks.equal(
            page.value("document.querySelector('#units thead th:nth-child(2)').getAttribute('aria-sort')"), state,
            "aria-sort")
        cells = page.value(
            "Array.from(document.querySelectorAll('#units tbody tr')).filter(r => r.offsetHeight > 0)"
            ".map(r => parseFloat(r.cells[1].textContent.replace(/,/g, '')))")
        checks.that(len(cells) > 1 and cells == sorted(cells, key=lambda n: n * turn), f"the rows are {state}")
    page.value("document.getElementById('level').value = '';"
               "document.getElementById('level').dispatchEvent(new Event('change'))")


def view(checks, page):
    """Buttons and keys move the map, and back."""
    box = lambda: [float(n) for n in page.value("document.getElementById('map').getAttribute('viewBox')").split()]
    page.click_on("#whole")
    whole = box()
    page.click_on("#in")
    checks.that(box()[2] < whole[2] * 0.9, "'+' comes nearer")
    page.click_on("#out")
    checks.that(abs(box()[2] / whole[2] - 1) < 0.01, "'−' goes back")
    page.value("document.getElementById('map').focus()")
    page.key("+", "+")
    page.settle()
    nearer = box()
    checks.that(nearer[2] < whole[2] * 0.9, "the key + comes nearer")
    page.key("ArrowRight", code=39)
    page.settle()
    checks.that(box()[0] > nearer[0], "the arrow key moves the view")
    page.key("0", "0")
    page.settle()
    checks.equal(box(), whole, "the view after the key 0")


LIGHT = """(selector => {
  const channel = v => (v /= 255, v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = text => { const n = text.match(/[\\d.]+/g).map(Number);
    return 0.2126 * channel(n[0]) + 0.7152 * channel(n[1]) + 0.0722 * channel(n[2]); };
  const element = document.querySelector(selector);
  let ground = element, colour;
  do { colour = getComputedStyle(ground).backgroundColor; ground = ground.parentElement; }
  while (ground && /, 0\\)$|transparent/.test(colour));
  if (/, 0\\)$/.test(colour)) colour = 'rgb(255, 255, 255)';
  return [light(colour), light(getComputedStyle(element).color)];
})"""


def readable(checks, page, dark):
    """Text stands out from its ground by WCAG 2.1's 4.5 to 1, in the light and in the dark."""
    page.media(dark=dark)
    page.settle()
    ground = page.value(f"{LIGHT}('body')")[0]
    checks.that(ground < 0.2 if dark else ground > 0.7, "the ground is " + ("dark" if dark else "light"), ground)
    for selector in ("h1", ".lead", ".cards dd", ".cards dt", "#units tbody th", "#units tbody td", ".hint", ".made dt"):
        if not page.value(f"!!document.querySelector({quoted(selector)})"):
            continue
        a, b = sorted(page.value(f"{LIGHT}({quoted(selector)})"))
        checks.that((b + 0.05) / (a + 0.05) >= 4.5, f"{selector} can be read", round((b + 0.05) / (a + 0.05), 2))
    page.media()


def phone(checks, page):
    """No need to scroll sideways, and nothing to press that a thumb would miss."""
    wide = page.value("[document.documentElement.scrollWidth, innerWidth]")
    checks.that(wide[0] <= wide[1], "the page is no wider than the telephone", wide)
    small = page.value(
        "Array.from(document.querySelectorAll('.tools button')).map(b => b.getBoundingClientRect())"
        ".filter(b => b.width > 0 && Math.min(b.width, b.height) < 24).length")
    checks.equal(small, 0, "the number of buttons under 24 pixels")
    checks.that(page.value("document.getElementById('map').getBoundingClientRect().width") > 250, "the map is shown")


def paper(checks, page, file, title, most):
    """Prints: the map first with title and note, then the tables, on few pages."""
    page.print(file)
    texts = pages_of(file)
    checks.that(2 <= len(texts) <= most, f"it prints on 2 to {most} pages", len(texts))
    first = " ".join(texts[0].split()) if texts else ""
    checks.that(title in first, "the title is on the first page", first[:80])
    checks.that(NOTE in first, "the note is on the first page")
    checks.that("km" in first or " m" in first, "the scale bar is on the first page")
    checks.equal([number + 1 for number, text in enumerate(texts) if not text.strip()], [], "the list of empty pages")


def without_scripts(checks, page):
    """The page shows its figures where scripts are not allowed."""
    checks.quiet(page)
    tree = page.command("DOM.getDocument", depth=1)["root"]["nodeId"]
    for selector, least in (("#grids path", 1), ("#units tbody tr", 1)):
        found = page.command("DOM.querySelectorAll", nodeId=tree, selector=selector)["nodeIds"]
        checks.that(len(found) >= least, f"{selector} is there without scripts")
