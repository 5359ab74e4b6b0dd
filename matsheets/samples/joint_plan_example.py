"""What joint plans of the sample trusts are filled with: examples for the names that the template may use."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from matsheets._version import __version__
from matsheets.batch.reading import read_and_check
from matsheets.comparison.rating_changes import ratings_since
from matsheets.documents.contexts.joint_plan import joint_plan_context
from matsheets.documents.template.joint_plan_paper import reviews_beside
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import JointPlan, TrustView, views_text
from matsheets.model.optional_columns import TRUSTS_SAY
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.writer import write_workbook

_TRUSTS = ("Skerrowmere Primary Academies Trust", "Ondlebury Learning Partnership Trust", "Pennerdown Trust")
_SAYS = ("Red", "Amber-red", "Green")
_PLAN: Mapping[str, Written] = {
    "target": "TEA-01 Approach to pedagogy",
    "objective": "Teachers in all our schools begin lessons with recall of what was taught before, and check it in every class, so that "
    "no pupil starts a new topic on knowledge that has not been secured, whichever of our schools they are in.",
    "brings": "Ondlebury: its lead for teaching, one day a month.\nSkerrowmere: films of ten lessons, and a school to visit.",
    "lead_trust": "Ondlebury Learning Partnership Trust",
    "lead": "Ruth Okonjo, director of education",
    "start": dt.date(2027, 1, 4),
    "due": dt.date(2027, 7, 16),
    "success": "Nine of ten lessons seen in June begin with recall that is checked.",
}


def _joint(framework: Framework) -> Assessment:
    """Return a joint workbook with a priority that is whole, one that is not, and an element that was left."""
    answers: dict[tuple[str, str], Written] = {("JNT-01", key): value for key, value in _PLAN.items()}
    answers |= {
        ("JNT-02", "objective"): "Governors see the same three figures in each trust.",
        ("JNT-03", "target"): "CUR Curriculum and assessment",
    }
    answers |= {(f"TRU-{number:02d}", "trust"): name for number, name in enumerate(_TRUSTS, start=1)}
    answers |= {
        ("TRU-01", "number"): "07654321",
        ("TRU-01", "key_person"): "Jo Field, chief executive",
        ("TRU-01", "round"): "Baseline",
        ("TRU-01", "date"): SAMPLES_DAY,
    }
    views = [TrustView(name, word, "TEA-01", "agreed", ("PLAN-03",)) for name, word in zip(_TRUSTS, _SAYS, strict=True)]
    layout = build_layout(framework, [Part.JOINT]).with_optional({("JNT-01", TRUSTS_SAY): views_text(views)})
    out = BytesIO()
    write_workbook(out, layout, workbook_id="000000000001", created=dt.datetime(2026, 11, 2), answers=answers)
    return read_workbook(Path("joint-plan.xlsx"), [framework], out.getvalue())


def _others(framework: Framework) -> list[Assessment]:
    """Return the sample trusts' workbooks, the first with a name that the plan has too."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for path in find_recipes(samples_dir()):
            recipe = load_recipe(path)
            files.append(Path(folder, recipe.file))
            files[-1].write_bytes(replay(recipe, framework))
        outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    return [outcome.assessment for outcome in outcomes if outcome.assessment]


def joint_plan_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what a joint plan is filled with: by itself, and as a draft beside the trusts' workbooks of today."""
    plan = JointPlan(_joint(framework))
    for others, missing in (((), None), (_others(framework), ["Due is blank, and every priority needs it."])):
        beside = reviews_beside(plan, others)
        yield joint_plan_context(plan, ratings_since(plan, beside), beside, missing=missing, version=__version__)
