"""`gridtool report` with --png and --pdf gives what the browser gives."""

import os
import struct

from plan_checks import NOTE, pages_of


def printed(checks, browser, material, folder):
    source = ["report", "staffed.geojson", "--territory", "territory.geojson", "--overwrite", "--quiet"]
    material.run(
        *source, "--title", "小县 网格", "--lang", "both", "-o", "picture.html", "--svg", "picture.svg", "--png",
        "picture.png", "--pdf", "picture.pdf", "--width", "900", "--dpi", "144")
    with open(material.path("picture.png"), "rb") as file:
        head = file.read(24)
    checks.equal(head[:8], b"\x89PNG\r\n\x1a\n", "the head of the PNG")
    checks.equal(struct.unpack(">I", head[16:20])[0], 1350, "the width of the PNG")
    page = browser.page()
    page.open(material.address("picture.html"))
    page.print(f"{folder}/picture.pdf")
    page.close()
    wanted = [" ".join(text.split()) for text in pages_of(f"{folder}/picture.pdf")]
    found = [" ".join(text.split()) for text in pages_of(material.path("picture.pdf"))]
    checks.equal(len(found), len(wanted), "the number of pages")
    checks.that(found == wanted, "the text is that of the page that the browser prints")
    checks.that(found and NOTE in found[0] and "小县 网格" in found[0], "title and note are on the first page")
    material.run(*source, "--title", "小县 网格", "-o", "map.pdf", "--pdf-of", "map")
    texts = pages_of(material.path("map.pdf"))
    checks.equal(len(texts), 1, "the number of pages of the map")
    checks.that("小县" in "".join(texts), "the title is on the map")
    with open(material.path("picture.pdf"), "rb") as file:
        first = file.read()
    material.run(*source, "--title", "小县 网格", "--lang", "both", "-o", "picture.pdf", "--width", "900")
    with open(material.path("picture.pdf"), "rb") as file:
        checks.that(file.read() == first, "the same page gives the same PDF")
    os.replace(material.path("picture.png"), f"{folder}/picture.png")
