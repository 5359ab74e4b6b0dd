"""Headless Chromium, driven over the DevTools protocol through a pipe: what a page looks like, asks for, and breaks of WCAG.

Nothing but the standard library: the browser reads commands from its file descriptor 3 and answers on 4, each a JSON text that
ends with a zero byte.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.office import missing

_LIMIT = 60  # seconds for one answer
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--force-color-profile=srgb", "--remote-debugging-pipe",
)  # fmt: skip


def axe_source() -> str:
    """Return axe-core's script: from the folder in ``MATSHEETS_AXE``, the npm package ``axe-core``."""
    folder = os.environ.get("MATSHEETS_AXE")
    if not folder or not Path(folder, "axe.min.js").is_file():
        missing("axe-core (npm install axe-core, then set MATSHEETS_AXE to node_modules/axe-core)")
        raise AssertionError
    return Path(folder, "axe.min.js").read_text(encoding="utf-8")


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Start Chromium with an empty profile, and end it."""
    command = os.environ.get("MATSHEETS_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if command is None:
        missing("Chromium (apt-get install chromium, or set MATSHEETS_CHROMIUM to its command)")
        raise AssertionError
    to_read, to_browser = os.pipe()
    from_browser, to_write = os.pipe()

    def settle() -> None:
        ends = os.dup(to_read), os.dup(to_write)  # one of them may be 3 or 4 itself
        os.dup2(ends[0], 3)
        os.dup2(ends[1], 4)

    process = subprocess.Popen(
        [command, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=settle, pass_fds=(3, 4),  # noqa: PLW1509 (no test starts a thread)
    )  # fmt: skip
    os.close(to_read)
    os.close(to_write)
    try:
        yield Browser(to_browser, from_browser)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(to_browser)
        os.close(from_browser)


class Browser:
    """A browser with one tab."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._read, self._number, self._session = b"", 0, ""
        self.requests: list[str] = []
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return what comes back; events on the way are kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0") if len(json.dumps(message)) < 60_000 else self._send(
            message
        )
        while True:
            found = self._next()
            if found.get("id") == self._number:
                if "error" in found:
                    raise RuntimeError(f"{method}: {found['error']}")
                result: dict[str, Any] = found["result"]
                return result

    def _send(self, message: dict[str, Any]) -> None:
        content = memoryview(json.dumps(message).encode() + b"\0")
        while content:
            content = content[os.write(self._to, content) :]

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + _LIMIT
        while b"\0" not in self._read:
            assert time.monotonic() < until, "the browser did not answer"
            piece = os.read(self._from, 1 << 20)
            assert piece, "the browser has ended"
            self._read += piece
        text, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(text)
        if "method" in found:
            self.events.append(found)
            if found["method"] == "Page.javascriptDialogOpening":
                raise AssertionError("a script of the page was run")
            if found["method"] == "Network.requestWillBeSent":
                self.requests.append(found["params"]["request"]["url"])
        return found

    def open(self, path: Path, *, width: int = 1366, height: int = 900, dark: bool = False) -> None:
        """Open a page in a window of a width, and wait until it is there."""
        self.requests.clear()
        self.events.clear()
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="", features=[scheme])
        self.call("Page.navigate", url=path.resolve().as_uri())
        while all(event["method"] != "Page.loadEventFired" for event in self.events):
            self._next()

    def evaluate(self, expression: str) -> Any:
        """Return what a script comes to; it is run by the browser's own tools, which no policy of the page forbids."""
        found = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def screenshot(self) -> bytes:
        """Return the whole page as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        made = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True)
        return base64.b64decode(made["data"])
