"""Drives LibreOffice Calc through its own interface; run by the Python that has ``uno``, not by pytest's.

Reads one job as JSON from standard input: ``soffice`` (command), ``profile`` (folder) and ``runs``, each with ``open`` and ``save`` (paths) and
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

    def sheet(self, tab):
        """Return a tab, unprotected, as a person gets it by Tools > Protect Sheet."""
        sheet = self.document.Sheets.getByName(tab)
        sheet.unprotect("")
        return sheet

    def insert_rows(self, tab, row, count):
        """Insert rows above a row (1-based)."""
        self.sheet(tab).Rows.insertByIndex(row - 1, count)

    def delete_rows(self, tab, row, count):
        """Delete rows from a row on (1-based)."""
        self.sheet(tab).Rows.removeByIndex(row - 1, count)

    def insert_column(self, tab, column):
        """Insert a column before a column (1-based)."""
        self.sheet(tab).Columns.insertByIndex(column - 1, 1)

    def delete_column(self, tab, column):
        """Delete a column (1-based)."""
        self.sheet(tab).Columns.removeByIndex(column - 1, 1)

    def sort(self, tab, cells, column):
        """Sort whole rows of a range by one of its columns (0-based), descending."""
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        descriptor = (prop("SortFields", fields), prop("ContainsHeader", False), prop("IsSortColumns", False))
        uno.invoke(self.sheet(tab).getCellRangeByName(cells), "sort", (descriptor,))

    def rename_tab(self, tab, name):
        """Give a tab another name."""
        self.document.Sheets.getByName(tab).Name = name

    def move_tab(self, tab, position):
        """Move a tab to another place."""
        self.document.Sheets.moveByName(tab, position)

    def delete_tab(self, tab):
        """Delete a tab."""
        self.document.Sheets.removeByName(tab)

    def copy_tab(self, tab, name):
        """Duplicate a tab, to stand right behind the last one."""
        self.document.Sheets.copyByName(tab, name, self.document.Sheets.Count)

    def merge(self, tab, cells):
        """Merge a range of cells."""
        self.sheet(tab).getCellRangeByName(cells).merge(True)

    def cut_and_paste(self, tab, source, target):
        """Cut a cell and paste it elsewhere on the tab."""
        sheet = self.sheet(tab)
        sheet.moveRange(sheet.getCellRangeByName(target).CellAddress, sheet.getCellRangeByName(source).RangeAddress)

    def copy_and_paste(self, tab, source, target):
        """Copy a cell and paste it over another, drop-down list, format and all."""
        sheet = self.sheet(tab)
        sheet.copyRange(sheet.getCellRangeByName(target).CellAddress, sheet.getCellRangeByName(source).RangeAddress)

    def count_from_1904(self):
        """Count days from 1904, as old Macs did."""
        null = uno.createUnoStruct("com.sun.star.util.Date")
        null.Day, null.Month, null.Year = 1, 1, 1904
        self.document.NullDate = null

    def formula(self, tab, address, formula):
        """Put a formula into a cell."""
        self.sheet(tab).getCellRangeByName(address).Formula = formula

    def through_ods(self, path):
        """Save as .ods, close, and open that."""
        self.document.storeToURL(Path(path).as_uri(), (prop("FilterName", "calc8"),))
        self.document.close(True)
        self.document = self.desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, ())
        self.controller = self.document.CurrentController

    def look(self, report):
        """Write what a person sees of notes, outlines and links to a JSON file: a record for each note and each link."""
        found = []
        for sheet in self.document.Sheets:
            for note in sheet.Annotations:
                cell = sheet.getCellByPosition(note.Position.Column, note.Position.Row)
                sides = [cell.LeftBorder2, cell.RightBorder2, cell.TopBorder2, cell.BottomBorder2]
                lines = [[side.Color & 0xFFFFFF, side.LineWidth] for side in sides]
                found.append({"tab": sheet.Name, "cell": cell.AbsoluteName, "note": note.String, "lines": lines})
        first = self.document.Sheets.getByIndex(0)
        for row in range(200):
            for field in first.getCellByPosition(2, row).TextFields:
                found.append({"tab": first.Name, "row": row + 1, "link": field.URL, "shown": field.Representation})
        Path(report).write_text(json.dumps(found))

    def save(self, path):
        """Save as .xlsx and close."""
        self.document.storeToURL(Path(path).as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))
        self.document.close(True)


def main():
    """Do the job that standard input describes."""
    job = json.load(sys.stdin)
    process, context = start(job)
    try:
        for run in job["runs"]:
            calc = Calc(context, run["open"])
            for name, *arguments in run["steps"]:
                getattr(calc, name)(*arguments)
            calc.save(run["save"])
    finally:
        try:
            calc.desktop.terminate()
        except Exception:
            process.kill()
        process.wait(30)


if __name__ == "__main__":
    main()
