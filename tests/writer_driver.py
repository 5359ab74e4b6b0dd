"""Restyles Word templates in LibreOffice Writer, as a person would; run by the Python that has ``uno``, not by pytest's.

Reads one job as JSON from standard input: ``soffice`` (command), ``profile`` (folder) and ``runs``, each with ``open`` and ``save``
(paths), ``logo`` (a picture) and ``field`` (a line of text to type below the cover's first line).
"""

import json
import sys
import time
from pathlib import Path

from calc_driver import prop, start
from com.sun.star.awt import Size
from com.sun.star.text.TextContentAnchorType import AS_CHARACTER

GREEN, SERIF = 0x005A30, "Liberation Serif"


def restyle(document):
    """Give headings and table headings another colour, and everything another face."""
    styles = document.StyleFamilies.getByName("ParagraphStyles")
    for name in ("Heading 1", "Heading 2", "Title"):
        styles.getByName(name).CharColor = GREEN
    styles.getByName("Standard").CharFontName = SERIF


def type_field(document, text):
    """Type a new paragraph with a tag after the first."""
    cursor = document.Text.createTextCursor()
    cursor.gotoStart(False)
    cursor.gotoEndOfParagraph(False)
    document.Text.insertControlCharacter(cursor, 0, False)
    document.Text.insertString(cursor, text, False)


def add_logo(document, path, context):
    """Put a picture at the very beginning of the cover, with alternative text."""
    picture = document.createInstance("com.sun.star.text.TextGraphicObject")
    picture.AnchorType = AS_CHARACTER
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.graphic.GraphicProvider", context)
    picture.Graphic = provider.queryGraphic((prop("URL", Path(path).as_uri()),))
    picture.Size = Size(3000, 1000)
    picture.Title, picture.Description = "Logo", "The trust's logo: a green oak"
    cursor = document.Text.createTextCursor()
    cursor.gotoStart(False)
    document.Text.insertTextContent(cursor, picture, False)


def change_documents(change):
    """Take one job from standard input: open, change and save each document; ``change`` is given it, its run and the context."""
    job = json.load(sys.stdin)
    process, context = start(job)
    try:
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for run in job["runs"]:
            document = desktop.loadComponentFromURL(Path(run["open"]).as_uri(), "_blank", 0, (prop("Hidden", True),))
            change(document, run, context)
            document.storeToURL(Path(run["save"]).as_uri(), (prop("FilterName", "MS Word 2007 XML"),))
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            time.sleep(0.1)  # it goes while it answers
        process.wait(timeout=60)
    finally:
        process.kill()


def restyle_template(document, run, context):
    """Restyle a template, type the field of its run and put in its logo."""
    restyle(document)
    type_field(document, run["field"])
    add_logo(document, run["logo"], context)


if __name__ == "__main__":
    change_documents(restyle_template)
