"""Accepts or rejects all changes in Word documents in LibreOffice Writer; run by the Python that has ``uno``, not by pytest's.

Reads one job as JSON from standard input: ``soffice`` (command), ``profile`` (folder) and ``runs``, each with ``open`` and ``save``
(paths) and ``do``: ``AcceptAllTrackedChanges`` or ``RejectAllTrackedChanges``.
"""

from writer_driver import change_documents


def settle_changes(document, run, context):
    """Accept or reject all changes of a document."""
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{run['do']}", "", 0, ())


if __name__ == "__main__":
    change_documents(settle_changes)
