"""What the dossier of disputes must be, on the screen and on paper."""

from plan_checks import pages_of


def opens(checks, page, ids):
    checks.quiet(page)
    text = page.value("document.body.innerText")
    checks.equal([name for name in ids if name not in text], [], "the list of disputes without a sheet")
    wide = page.value("[document.documentElement.scrollWidth, innerWidth]")
    checks.that(wide[0] <= max(wide[1], 800), "a sheet is no wider than A4", wide)
    checks.equal(page.unnamed(), [], "the list of controls without a name")
    # Words of the overview's headings and kinds stay whole: none is narrower than its longest word.
    cut = page.value(
        "Array.from(document.querySelectorAll('.cover .list th, .cover .list td')).filter(c => !c.querySelector('bdi'))"
        ".filter(c => c.scrollWidth > c.clientWidth + 1 || getComputedStyle(c).overflowWrap === 'anywhere').length")
    checks.equal(cut, 0, "the number of cells that cut a word")


def paper(checks, page, file):
    """Each sheet begins a page, none is cut or empty, and each sheet of a dispute stays on one."""
    page.print(file)
    texts = pages_of(file)
    sheets = page.value("Array.from(document.querySelectorAll('.sheet'), s => (s.querySelector('h1,h2,h3') || s).textContent)")
    checks.that(len(texts) >= len(sheets), "each sheet has a page", (len(texts), len(sheets)))
    checks.equal([number + 1 for number, text in enumerate(texts) if not text.strip()], [], "the list of empty pages")
    heads = [text.split()[0] for text in texts if text.split()]
    disputes = [sheet.split()[0] for sheet in sheets if sheet.startswith("D-")]
    checks.equal(
        [name for name in disputes if name not in heads], [], "the list of disputes that do not begin a page")
    checks.that(any("not a legal boundary" in " ".join(text.split()) for text in texts), "the note is on paper")
    return len(texts)
