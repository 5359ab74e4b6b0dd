"""Build the Word templates from their sources: ``python doc_templates/source/build.py``.

The same sources give the same bytes on every machine, so a test can hold the committed templates to them.
"""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import kit  # noqa: E402 - found only once its folder is on the path

#: Each template's file and the module whose ``template()`` returns its document.
TEMPLATES = {
    "diagnostic-summary.docx": "diagnostic_summary",
    "diagnostic-evidence.docx": "diagnostic_evidence",
    "evidence-by-map.docx": "evidence_by_map",
    "development-plan.docx": "development_plan",
    "progress-update.docx": "progress_update",
    "trust-partnership-sla.docx": "sla",
    "meeting-paper.docx": "meeting_paper",
    "shared-review.docx": "shared_review",
    "pooled-paper.docx": "pooled_paper",
    "comparison.docx": "comparison",
    "joint-plan.docx": "joint_plan",
    "programme-paper.docx": "programme_paper",
}


def build(name: str) -> bytes:
    """Return the bytes of one template."""
    return kit.to_bytes(importlib.import_module(TEMPLATES[name]).template())


def main() -> None:
    """Write every template whose source is there beside this folder."""
    for name, module in TEMPLATES.items():
        if not (HERE / f"{module}.py").exists():
            print(f"{name}: no source yet")
            continue
        (HERE.parent / name).write_bytes(build(name))
        print(f"{name}: built")


if __name__ == "__main__":
    main()
