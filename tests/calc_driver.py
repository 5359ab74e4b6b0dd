"""Drives LibreOffice Calc through its own interface; run by the Python that has ``uno``, not by pytest's.

Reads one job as JSON from standard input: ``soffice`` (command), ``profile`` (folder), ``open`` and ``save`` (paths) and
``steps``, each the name of a method of ``Calc`` and its arguments, such as ``["type", tab, address, text]``.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

_LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>en-GB</value></prop></item>
</oor:items>
"""


def prop(name, value):
    """Return a named value as UNO wants it."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def start(job):
    """Start LibreOffice with a profile of its own, in the locale of the people who use the workbook."""
    user = Path(job["profile"], "user")
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_LOCALE)
    pipe = f"matsheets{os.getpid()}"
    process = subprocess.Popen(
        [
            job["soffice"],
            f"-env:UserInstallation=file://{job['profile']}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context
        except Exception:
            time.sleep(0.25)
    process.kill()
    raise SystemExit("LibreOffice did not start")


class Calc:
    """One open workbook and the steps that a person can take in it."""

    def __init__(self, context, path):
        self.manager = context.ServiceManager
        self.desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.document = self.desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (prop("Hidden", False),))
        self.controller = self.document.CurrentController
        self.dispatcher = self.manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def dispatch(self, command, **arguments):
        """Do what a menu entry or a key does."""
        values = tuple(prop(name, value) for name, value in arguments.items())
        self.dispatcher.executeDispatch(self.controller.Frame, command, "", 0, values)

    def type(self, tab, address, text):
        """Go to a cell and type."""
        self.controller.setActiveSheet(self.document.Sheets.getByName(tab))
        self.dispatch(".uno:GoToCell", ToPoint=address)
        self.dispatch(".uno:EnterString", StringName=text)

    def clear(self, tab, address):
        """Go to a cell and press Delete."""
        self.controller.setActiveSheet(self.document.Sheets.getByName(tab))
        self.dispatch(".uno:GoToCell", ToPoint=address)
        self.dispatch(".uno:ClearContents")

    def save(self, path):
        """Save as .xlsx and close."""
        self.document.storeToURL(Path(path).as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))
        self.document.close(True)


def main():
    """Do the job that standard input describes."""
    job = json.load(sys.stdin)
    process, context = start(job)
    try:
        calc = Calc(context, job["open"])
        for name, *arguments in job["steps"]:
            getattr(calc, name)(*arguments)
        calc.save(job["save"])
    finally:
        try:
            calc.desktop.terminate()
        except Exception:
            process.kill()
        process.wait(30)


main()
