"""The whole way through: a workbook is made, completed in LibreOffice Calc by its own interface, checked and built."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import BOARD_DOCUMENTS, DocumentKind
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework, Rating
from matsheets.model.problems import Severity
from matsheets.samples.recipes import RecipeValue, load_recipe
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.clerk import addresses, typed
from tests.conftest import WriteWorkbook
from tests.documents.lint import lint
from tests.office import CalcRun, drive_calc

pytestmark = pytest.mark.office

TODAY = dt.date(2026, 11, 20)
RECIPE = samples_dir() / "ondlebury-learning-partnership-trust" / "agreed-with-partnership.yaml"
NAME = """St Æthelwine's & "Oak" <Learning> Trust"""
LONG = "A sentence of some length about the trust & its schools. " * 88  # 5,016 characters
NASTY: Mapping[tuple[str, str], RecipeValue] = {
    ("ABT-01", "answer"): NAME,
    ("PAR-01", "answer"): NAME,
    ("VIS-01", "rationale"): "Seven by seven is {{ 7*7 }} & <w:p> is no paragraph.\nSecond line 😀 {% for x in y %}",
    ("VIS-02", "rationale"): LONG.strip(),
    ("PLAN-01", "objective"): "=1+1 is not a formula\n- and this is the second line 🌳",
    ("SRV-01", "provided"): "Coaching & {{ trust }} <b>",
    ("PRG-01", "priority"): "PLAN-01",
    ("PRG-01", "date"): dt.date(2026, 11, 10),
    ("PRG-01", "status"): "On track",
    ("PRG-01", "done"): "Two schools & one <b>visit</b> {{ 7*7 }} 🌳",
    ("PRG-01", "difference"): "Nine of ten say so {% if x %} & <w:p>",
}


@pytest.fixture(scope="module")
def answers() -> Mapping[tuple[str, str], RecipeValue]:
    """A sample's answers, some of them replaced by the nastiest that a trust could give."""
    return {**load_recipe(RECIPE).answers, **NASTY}


@pytest.fixture(scope="module")
def completed(
    answers: Mapping[tuple[str, str], RecipeValue],
    framework: Framework,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A workbook made empty and typed full in Calc, one answer after another."""
    from matsheets.workbook.write.writer import write_workbook

    folder = tmp_path_factory.mktemp("calc")
    layout = build_layout(framework)
    with (folder / "empty.xlsx").open("wb") as out:
        write_workbook(out, layout, workbook_id="c0ffee000001", created=dt.datetime(2026, 9, 7))
    places = addresses(folder / "empty.xlsx", layout)
    steps = [["type", *places[place], typed(value)] for place, value in answers.items()]
    drive_calc([CalcRun(folder / "empty.xlsx", folder / "completed.xlsx", steps)], folder / "profile")
    return folder / "completed.xlsx"


def meaning(assessment: Assessment, place: tuple[str, str]) -> object:
    """Return an answer as the recipe states it: a rating by its label, a target by its text."""
    answer = assessment.answer(*place)
    assert answer is not None, f"{place} was not read"
    if isinstance(answer.value, Rating):
        return answer.value.label
    if isinstance(answer.value, bool) or answer.column in {"target", "heading"}:
        return answer.text
    return answer.value


class TestCompletedInCalc:
    def test_every_answer_is_read_back_as_it_was_typed(
        self, completed: Path, answers: Mapping[tuple[str, str], RecipeValue], framework: Framework
    ) -> None:
        """All answers of a full workbook come back, each with the value that was typed, and no other answer does."""
        assessment = read_workbook(completed, [framework])

        expected = {p: Decimal(str(v)) if isinstance(v, int | float) else v for p, v in answers.items()}
        expected = {p: v.strip() if isinstance(v, str) else v for p, v in expected.items()}
        assert expected == {(a.ref, a.column): meaning(assessment, (a.ref, a.column)) for a in assessment.answers}

    def test_nothing_needs_attention(self, completed: Path, framework: Framework) -> None:
        """A workbook with every answer in place has no errors and no warnings."""
        (outcome,) = read_and_check([completed], [framework], today=TODAY)

        assert [str(p) for p in outcome.problems if p.severity > Severity.NOTE] == []

    def test_the_documents_carry_the_answers_exactly(self, completed: Path, framework: Framework) -> None:
        """Names, braces, angle brackets, line breaks, emoji and 5,000 characters arrive as they were typed."""
        outcomes = read_and_check([completed], [framework], today=TODAY)
        builds = plan_builds(outcomes, BOARD_DOCUMENTS, only_where_possible=False)
        texts = {b.kind: _text(b.content(templates=None, draft=False)) for b in builds}

        assert set(texts) == set(BOARD_DOCUMENTS)
        for kind, text in texts.items():
            assert NAME in text, kind
        for ref, column in (("VIS-01", "rationale"), ("VIS-02", "rationale")):
            assert str(NASTY[ref, column]) in texts[DocumentKind.EVIDENCE]
        assert " ".join(str(NASTY["PLAN-01", "objective"]).split()) in texts[DocumentKind.PLAN]  # a title is one line
        assert str(NASTY["SRV-01", "provided"]) in texts[DocumentKind.SLA]
        for column in ("done", "difference"):
            assert str(NASTY["PRG-01", column]) in texts[DocumentKind.UPDATE]

    def test_the_documents_are_accessible(self, completed: Path, framework: Framework) -> None:
        """Our lint finds nothing in documents built from what Calc saved."""
        outcomes = read_and_check([completed], [framework], today=TODAY)

        for build in plan_builds(outcomes, BOARD_DOCUMENTS, only_where_possible=False):
            assert lint(build.content(templates=None, draft=False)) == [], build.kind


#: Ten faults as a trust makes them: what is typed where in Calc (None: deleted), the code that names it, and other
#: answers of the row that the problem names too.
FAULTS: tuple[tuple[tuple[str, str], str | None, str, tuple[str, ...]], ...] = (
    (("VIS-03", "rating"), "Yellow", "rating-unknown", ()),
    (("PEO-01", "rating"), "Amber", "rating-ambiguous", ()),
    (("PEO-02", "rating"), None, "rating-missing", ()),
    (("TEA-01", "rationale"), None, "rationale-missing", ()),
    (("PLAN-01", "lead"), None, "plan-incomplete", ()),
    (("PLAN-02", "due"), "01/09/2020", "due-before-start", ("start",)),
    (("PLAN-03", "review_on"), "31/02/2027", "date-impossible", ()),
    (("PAR-09", "answer"), None, "partnership-missing", ()),
    (("SRV-02", "provider"), None, "service-incomplete", ()),
    (("ABT-13", "answer"), None, "group-missing", ()),
)


class TestPlantedFaults:
    def test_ten_faults_are_reported_at_their_cells_and_nothing_else(
        self, completed: Path, framework: Framework, layout: Layout, tmp_path: Path
    ) -> None:
        """Ten faults made in Calc give ten problems, each at its cell, and no eleventh."""
        places = addresses(completed, layout)
        steps = [
            ["clear", *places[place]] if text is None else ["type", *places[place], text] for place, text, *_ in FAULTS
        ]
        drive_calc([CalcRun(completed, tmp_path / "faults.xlsx", steps)], tmp_path / "profile")

        (outcome,) = read_and_check([tmp_path / "faults.xlsx"], [framework], today=TODAY)

        found = [
            (p.code, *sorted((place.cell.tab, place.cell.address) for place in p.places if place.cell))
            for p in outcome.problems
            if p.severity > Severity.NOTE
        ]
        expected = [
            (code, *sorted(places[place[0], column] for column in (place[1], *others)))
            for place, _, code, others in FAULTS
        ]
        assert sorted(expected) == sorted(found)


def _text(content: bytes) -> str:
    """Return all of a document's text, cells of tables included, line breaks as newlines."""
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    return "\n".join(docx.text.paragraph.Paragraph(p, None).text for p in body.iter(docx.oxml.ns.qn("w:p")))


def test_the_empty_workbook_is_the_one_that_new_workbook_makes(written: WriteWorkbook, layout: Layout) -> None:
    """Every input of the layout has a cell that openpyxl finds by Ref and header."""
    found = addresses(written(), layout)

    inputs = {(row.ref, c.key) for tab in layout.tabs for row in tab.rows for c in tab.columns if tab.entry(row, c)}
    assert inputs == {place for place in found if layout.entry(*place)}
