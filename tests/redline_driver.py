"""Accepts or rejects all changes in Word documents in LibreOffice Writer; run by the Python that has ``uno``, not by pytest's.

Reads one job as JSON from standard input: ``soffice`` (command), ``profile`` (folder) and ``runs``, each with ``open`` and ``save``
(paths) and ``do``: ``AcceptAllTrackedChanges`` or ``RejectAllTrackedChanges``.
"""

import json
import sys
import time
from pathlib import Path

from calc_driver import prop, start


def main():
    """Take one job from standard input."""
    job = json.load(sys.stdin)
    process, context = start(job)
    try:
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        for run in job["runs"]:
            document = desktop.loadComponentFromURL(Path(run["open"]).as_uri(), "_blank", 0, (prop("Hidden", True),))
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, f".uno:{run['do']}", "", 0, ())
            document.storeToURL(Path(run["save"]).as_uri(), (prop("FilterName", "MS Word 2007 XML"),))
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            time.sleep(0.1)  # it goes while it answers
        process.wait(timeout=60)
    finally:
        process.kill()


if __name__ == "__main__":
    main()
