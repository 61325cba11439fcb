"""Counts what passed and what failed, and keeps the words of each failure."""

import json
import traceback

import devtools


class Checks:
    def __init__(self, verbose=False):
        self.passed = 0
        self.failed = []
        self.verbose = verbose
        self.group = ""

    def that(self, holds, what, found=None):
        """One expectation: what must hold, in words, and what was found when it does not."""
        what = f"{self.group}: {what}"
        if holds:
            self.passed += 1
            if self.verbose:
                print("ok   " + what)
            return True
        self.failed.append(what)
        print("FAIL " + what + ("" if found is None else f" (found {found!r})"), flush=True)
        return False

    def equal(self, found, wanted, what):
        return self.that(found == wanted, f"{what} is {wanted!r}", found)

    def run(self, name, body, *arguments):
        """One group of expectations; a fault in it is one failure and ends the group."""
        self.group = name
        try:
            body(self, *arguments)
        except (devtools.Fault, OSError, KeyError, TypeError, ValueError, IndexError, AttributeError) as fault:
            where = traceback.extract_tb(fault.__traceback__)[-1]
            self.that(False, f"ran to its end ({where.name}, line {where.lineno}: {fault})")

    def quiet(self, page):
        """Nothing was complained of, nothing but the page itself was asked for, no text became a script."""
        self.equal(page.complaints, [], "what the browser complains of")
        others = [address for address in page.requests if address.split("#")[0] != page.address.split("#")[0]]
        self.equal(others, [], "what was asked for besides the page")

    def summary(self):
        print(f"{self.passed} passed, {len(self.failed)} failed")
        return 1 if self.failed else 0


def quoted(text):
    """Text as a JavaScript literal."""
    return json.dumps(text)
