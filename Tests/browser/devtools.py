"""Chromium without a window, spoken to by its DevTools protocol over a pipe. Python's standard library alone."""

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time


class Fault(Exception):
    """The browser did not do what it was asked to."""


class Browser:
    """One Chromium with a profile of its own, gone with it."""

    def __init__(self, program, settings=()):
        self.folder = tempfile.mkdtemp(prefix="browser-")
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        # Chromium reads commands from descriptor 3 and answers on 4.
        def arrange():
            os.setsid()
            inward, outward = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(inward, 3)
            os.dup2(outward, 4)

        arguments = [
            program, "--headless", "--remote-debugging-pipe", f"--user-data-dir={self.folder}/profile",
            "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-breakpad", "--no-first-run",
            "--no-pings", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
            "--force-color-profile=srgb", "--window-size=1280,900", *settings]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        environment = dict(
            os.environ, GSETTINGS_BACKEND="memory", CHROME_CONFIG_HOME=f"{self.folder}/settings", TZ="UTC0")
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=environment, preexec_fn=arrange, close_fds=False)
        os.close(theirs_in)
        os.close(theirs_out)
        self.inward, self.outward = ours_in, ours_out
        self.number = 0
        self.rest = b""
        self.pages = {}

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        os.close(self.inward)
        os.close(self.outward)
        for _ in range(50):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not os.path.exists(self.folder):
                return
            time.sleep(0.02)

    def command(self, method, session=None, wait=120, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        text = json.dumps(message).encode() + b"\0"
        while text:
            text = text[os.write(self.outward, text):]
        wanted = self.number
        end = time.monotonic() + wait
        while True:
            answer = self.receive(end, method)
            if answer.get("id") == wanted:
                if "error" in answer:
                    raise Fault(f"{method}: {answer['error'].get('message')}")
                return answer["result"]

    def receive(self, end, what):
        """The next message; events are handed to their page."""
        while b"\0" not in self.rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.inward], [], [], left)[0]:
                raise Fault(f"{what}: no answer from the browser")
            part = os.read(self.inward, 1 << 20)
            if not part:
                raise Fault(f"{what}: the browser has ended")
            self.rest += part
        text, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(text)
        page = self.pages.get(message.get("sessionId"))
        if page and "method" in message:
            page.hear(message["method"], message["params"])
        return message

    def page(self, **settings):
        return Page(self, **settings)


class Page:
    """A tab. All that the browser complains of, and every request, is kept."""

    def __init__(self, browser, width=1280, height=900, mobile=False, dark=False, scripts=True):
        self.browser = browser
        self.events = []
        self.requests = []
        self.complaints = []
        self.target = browser.command("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.command("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        browser.pages[self.session] = self
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.command(f"{domain}.enable")
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)
        self.media(dark=dark)
        if mobile:
            self.command("Emulation.setTouchEmulationEnabled", enabled=True)
        if not scripts:
            self.command("Emulation.setScriptExecutionDisabled", value=True)

    def command(self, method, **parameters):
        return self.browser.command(method, session=self.session, **parameters)

    def media(self, dark=False, paper=False):
        self.command(
            "Emulation.setEmulatedMedia", media="print" if paper else "",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def hear(self, method, event):
        self.events.append(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(event["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.requests.append(event["url"])
        elif method == "Runtime.exceptionThrown":
            details = event["exceptionDetails"]
            self.complaints.append("exception: " + details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled":
            words = " ".join(str(item.get("value", item.get("description"))) for item in event["args"])
            self.complaints.append(f"console.{event['type']}: {words}")
        elif method == "Log.entryAdded":
            self.complaints.append(f"{event['entry']['source']}: {event['entry']['text']}")
        elif method == "Audits.issueAdded":
            code = event["issue"]["code"]
            # How a browser would like forms to be named is no fault of a page without forms.
            if code == "ContentSecurityPolicyIssue":
                self.complaints.append(f"{code}: {json.dumps(event['issue']['details'])}")
        elif method == "Page.javascriptDialogOpening":
            self.complaints.append(f"dialog: {event['message']}")
            self.browser.number += 1
            text = json.dumps({
                "id": self.browser.number, "method": "Page.handleJavaScriptDialog",
                "params": {"accept": False}, "sessionId": self.session})
            os.write(self.browser.outward, text.encode() + b"\0")

    def open(self, address):
        """Opens a page and waits until it has loaded and painted; how many seconds that took."""
        self.address = address
        self.events.clear()
        begin = time.monotonic()
        answer = self.command("Page.navigate", url=address)
        if answer.get("errorText"):
            raise Fault(f"{address}: {answer['errorText']}")
        while "Page.loadEventFired" not in self.events:
            self.browser.receive(begin + 120, address)
        self.settle()
        return time.monotonic() - begin

    def settle(self):
        """Waits until what has changed is on the screen."""
        self.command("Page.captureScreenshot", clip={"x": 0, "y": 0, "width": 1, "height": 1, "scale": 1})

    def value(self, expression):
        """The value of a JavaScript expression."""
        answer = self.command(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise Fault(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def click(self, x, y):
        self.command("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def click_on(self, selector):
        """Scrolls the element into view and clicks the middle of it."""
        found = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null;"
            "e.scrollIntoView({block: 'center', inline: 'center'}); const b = e.getBoundingClientRect();"
            "return [b.left + b.width / 2, b.top + b.height / 2]; })()")
        if not found:
            raise Fault(f"there is no {selector}")
        self.click(*found)

    def key(self, name, text=None, code=None):
        extra = {"text": text} if text else {}
        if code:
            extra["windowsVirtualKeyCode"] = code
        self.command("Input.dispatchKeyEvent", type="keyDown", key=name, **extra)
        self.command("Input.dispatchKeyEvent", type="keyUp", key=name, **extra)

    def type(self, text):
        self.command("Input.insertText", text=text)
        self.settle()

    def picture(self, path, whole=False):
        answer = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def print(self, path):
        """The page as it prints."""
        answer = self.command(
            "Page.printToPDF", wait=300, preferCSSPageSize=True, printBackground=True, displayHeaderFooter=False)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def unnamed(self):
        """Roles of the controls that a screen reader could only call by their kind."""
        roles = {"button", "checkbox", "radio", "searchbox", "combobox", "slider", "textbox", "link", "image"}
        bad = []
        for node in self.command("Accessibility.getFullAXTree")["nodes"]:
            role = node.get("role", {}).get("value")
            if role in roles and not node.get("ignored") and not node.get("name", {}).get("value", "").strip():
                bad.append(role)
        return bad

    def close(self):
        self.browser.pages.pop(self.session, None)
        self.browser.command("Target.closeTarget", targetId=self.target)
