"""What people have on their disks: workbooks and documents of former editions are used as they were, answer for answer."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matsheets.batch.reading import check_workbook
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import read_manifest
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.carried_forward import is_changed_pack
from matsheets.model.framework import Framework, Rating
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.problems import Severity
from matsheets.samples.recipes import RecipeValue, load_recipe
from matsheets.trace.answers import compare_answers
from matsheets.trace.former_templates import FORMER_TEMPLATES, PRINT_AS_TODAY
from matsheets.trace.statements import statements_of
from matsheets.trace.verify import Verdict, verify
from matsheets.workbook.read.reader import read_workbook
from tests.books import merge_copies, repair
from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # noqa: PLC0414  the fixture, for the tests here

FORMER = Path(__file__).parent
CREATED, TODAY = dt.datetime(2027, 1, 11, 9, 30), dt.date(2027, 1, 11)
WORKBOOKS = sorted(FORMER.glob("schema-*/*/*.xlsx"))
DOCUMENTS = sorted(FORMER.glob("schema-*/*/*.docx"))
#: What the checks say of each workbook: that it is of an earlier version or edition.
OF_AGE = {"older-version", "edition-former"}
#: Advice on what was typed that earlier versions did not give yet.
NEW_ADVICE = {"liability-is-charge", "agreement-open"}
#: What is asked of a workbook once it has the questions that were added since; none of it is an error.
NEW_QUESTIONS = {"data-protection-incomplete"} | NEW_ADVICE

Typed = Mapping[tuple[str, str], RecipeValue]
#: Papers that were made before a framework had words of its own.
BEFORE_WORDS = sorted(FORMER.glob("before-words/*/*.docx"))


def prints_as_today(document: Path) -> bool:
    """Tell whether a document was made from a former template that prints what today's prints."""
    manifest = read_manifest(document.read_bytes())
    assert manifest is not None, document
    return manifest.template in PRINT_AS_TODAY


each_workbook = pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: f"{path.parts[-3][-1]}-{path.stem}")
#: A round of several groups with everything, and a final round; the others are changed in the slow tests.
FEW = ("ondlebury-baseline-agreed", "skerrowmere-final-agreed")
each_changed = pytest.mark.parametrize(
    "workbook",
    [pytest.param(path, marks=() if path.stem in FEW else pytest.mark.slow) for path in WORKBOOKS],
    ids=lambda path: f"{path.parts[-3][-1]}-{path.stem}",
)
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: f"{path.parts[-3][-1]}-{path.stem}")


def typed(workbook: Path) -> Typed:
    """Return what the recipe beside a workbook says was typed in it."""
    recipes = map(load_recipe, workbook.parent.glob("*.yaml"))
    return next(recipe.answers for recipe in recipes if recipe.file == workbook.name)


def as_typed(answer: Answer) -> RecipeValue:
    """Return an answer as a recipe would have it."""
    if isinstance(answer.value, dt.date | Decimal | bool):
        return answer.value
    return answer.value.label if isinstance(answer.value, Rating) else answer.text


def as_read(given: RecipeValue) -> RecipeValue:
    """Return what a recipe says as a workbook holds it."""
    if isinstance(given, str):
        return {"Yes": True, "No": False}.get(given, given.strip())
    return Decimal(str(given)) if isinstance(given, int | float) and not isinstance(given, bool) else given


def answers_of(assessment: Assessment) -> Typed:
    """Return what a workbook says, as a recipe would have it."""
    return {(answer.ref, answer.column): as_typed(answer) for answer in assessment.answers}


def expected(workbook: Path) -> Typed:
    """Return what is to be read from a workbook."""
    return {place: as_read(value) for place, value in typed(workbook).items()}


Open = Callable[[bytes], Assessment]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Read a workbook from its bytes."""
    return lambda content: read_workbook(tmp_path / "made.xlsx", content=content)


def codes(assessment: Assessment) -> set[str]:
    """Return what the checks say of a workbook on the day of its review."""
    today = assessment.value("ABT-15", "answer")
    assert isinstance(today, dt.date)
    found = check_workbook(assessment, today)
    return {f"{'error ' if problem.severity is Severity.ERROR else ''}{problem.code}" for problem in found}


def test_every_edition_is_there() -> None:
    """Two schemas, thirteen workbooks and ten documents of each."""
    assert len(WORKBOOKS) == 2 * 13
    assert len(DOCUMENTS) == 2 * 10


class TestWorkbooks:
    @each_workbook
    def test_is_read(self, workbook: Path) -> None:
        """Every cell that was typed in is an answer, and says what was typed."""
        assert answers_of(read_workbook(workbook)) == expected(workbook)

    @each_workbook
    def test_is_checked(self, workbook: Path) -> None:
        """Nothing is missing that it was never printed with, and nothing that was typed is an error now."""
        assert codes(read_workbook(workbook)) <= OF_AGE | NEW_ADVICE

    @each_changed
    def test_is_repaired(self, workbook: Path, opened: Open) -> None:
        """All its answers stand in a fresh workbook, nothing is left over, and no question is missing there."""
        repaired = repair(workbook, shipped_frameworks(), created=CREATED)

        assert answers_of(opened(repaired.content)) == expected(workbook)
        assert (repaired.not_placed, repaired.notes) == ((), ())
        assert codes(opened(repaired.content)) <= NEW_QUESTIONS | {"edition-former"}

    @each_changed
    def test_is_brought_to_todays_edition(self, workbook: Path, opened: Open, framework: Framework) -> None:
        """Its answers follow their elements to the framework as it is shipped today."""
        brought = repair(workbook, shipped_frameworks(), created=CREATED, to=framework)
        after = opened(brought.content)

        assert answers_of(after) == expected(workbook)
        assert (brought.not_placed, after.identity.edition) == ((), framework.edition)
        assert codes(after) <= NEW_QUESTIONS

    @each_changed
    def test_is_merged_with_itself(self, workbook: Path, opened: Open) -> None:
        """A copy of a workbook says nothing else, so nothing is left open."""
        merged = merge_copies([workbook, workbook], shipped_frameworks(), created=CREATED)

        assert answers_of(opened(merged.content)) == expected(workbook)
        assert (merged.clashes, merged.not_placed) == ((), ())

    @pytest.mark.slow
    @each_workbook
    def test_is_merged_from_halves(self, workbook: Path, opened: Open, tmp_path: Path) -> None:
        """Of two copies one has what the other lost, on whichever tab, and together they say it all."""
        halves = []
        for half in (0, 1):
            book = openpyxl.load_workbook(workbook)
            for answer in read_workbook(workbook).answers:
                if answer.cell.row % 2 == half and not answer.ref.startswith("ABT-"):
                    book[answer.cell.tab].cell(answer.cell.row, answer.cell.column).value = None
            halves.append(tmp_path / f"half-{half}.xlsx")
            book.save(halves[-1])
        merged = merge_copies(halves, shipped_frameworks(), created=CREATED)

        assert answers_of(opened(merged.content)) == expected(workbook)
        assert (merged.clashes, merged.not_placed) == ((), ())

    @pytest.mark.slow
    @each_workbook
    def test_is_merged_with_one_of_today(self, workbook: Path, opened: Open, tmp_path: Path) -> None:
        """Who repaired a copy, and who filled in the old one, still fill in one workbook."""
        new = tmp_path / "repaired.xlsx"
        new.write_bytes(repair(workbook, shipped_frameworks(), created=CREATED).content)
        merged = merge_copies([workbook, new], shipped_frameworks(), created=CREATED)

        assert answers_of(opened(merged.content)) == expected(workbook)
        assert (merged.clashes, merged.not_placed) == ((), ())


@pytest.mark.slow
@pytest.mark.parametrize("schema", ["schema-2", "schema-3"])
class TestTogether:
    def test_are_aggregated(self, schema: str, run: Run) -> None:
        """The table of all their ratings holds each rating that was typed, and no other."""
        assert run("aggregate", FORMER / schema, "-o", "all.json").code == 0
        rows = json.loads(Path("all.json").read_text())
        found = sorted((r["trust"], r["round"], r["group"], r["ref"], r["rating"]) for r in _ratings(rows))

        assert found == sorted(
            (given["ABT-01", "answer"], given["ABT-14", "answer"], given["ABT-13", "answer"], ref, rating)
            for given in (typed(workbook) for workbook in WORKBOOKS if schema in workbook.parts)
            for (ref, column), rating in given.items()
            if column == "rating"
        )

    def test_make_documents(self, schema: str, run: Run) -> None:
        """Today's documents are made from them, those of each former set and maybe more, and none is a draft."""
        ran = run("build-all", FORMER / schema, "-o", "papers")

        assert (ran.code, ran.err.count("draft")) == (0, 0)
        made = {path.name for path in Path("papers").glob("*.docx")}
        assert {path.name for path in DOCUMENTS if schema in path.parts} <= made


def _ratings(rows: Any) -> list[dict[str, str]]:
    return [row for row in (rows["ratings"] if isinstance(rows, dict) else rows) if row.get("rating")]


def outcomes_of(folder: Path) -> list[Outcome]:
    """Read the workbooks beside a document."""
    return [Outcome(path, read_workbook(path), ()) for path in sorted(folder.glob("*.xlsx"))]


def verdict_on(document: Path, outcomes: list[Outcome]) -> Verdict:
    """Verify a document by workbooks that were read."""
    return verify(document.read_bytes(), outcomes, templates=None, version="0.1.0", today=TODAY, name=document.name)


class TestDocuments:
    @each_document
    def test_is_verified(self, document: Path) -> None:
        """It says what the workbooks beside it say, and nobody edited it, whatever our templates have become."""
        verdict = verdict_on(document, outcomes_of(document.parent))

        assert verdict.differences == ()
        assert (verdict.edited, verdict.workbooks_changed) == (False, False)

    @each_document
    def test_the_template_is_known_as_ours(self, document: Path) -> None:
        """Nobody is asked for a template of their own where it was an earlier one of ours."""
        verdict = verdict_on(document, outcomes_of(document.parent))
        manifest = read_manifest(document.read_bytes())

        assert verdict.former_template is verdict.other_template
        assert manifest is not None
        assert manifest.template in FORMER_TEMPLATES

    @pytest.mark.parametrize("document", [*filter(prints_as_today, BEFORE_WORDS)], ids=lambda path: path.stem)
    def test_a_paper_from_before_words_is_made_again(self, document: Path) -> None:
        """Where today's template prints what the former one printed, all of it is compared, and nothing differs."""
        verdict = verdict_on(document, outcomes_of(document.parent))

        assert verdict.differences == ()
        assert (verdict.other_template, verdict.edited, verdict.workbooks_changed) == (False, False, False)

    @pytest.mark.parametrize("pack", sorted(FORMER.glob("before-words/peers/*.xlsx")), ids=lambda path: path.stem)
    def test_a_pack_from_before_words_is_as_it_was_made(self, pack: Path) -> None:
        """What it remembers of its answers is what today's matsheets works out of them."""
        found = read_workbook(pack)

        assert (found.shared is not None, is_changed_pack(found)) == (True, False)

    def test_says_so_in_a_sentence(self, run: Run) -> None:
        """The command line says that it is the same, and what was compared."""
        summary = next(path for path in DOCUMENTS if "schema-2" in path.parts and "summary" in path.name)
        ran = run("verify", summary, summary.parent)

        assert ran.code == 0
        assert ran.out.splitlines()[0] == f"{summary.name} says what the workbooks say."
        assert (
            "It was made from the Word template of an earlier matsheets, so each answer that it prints with its reference was "
            "compared, and nothing else." in ran.out
        )

    def test_a_rating_that_was_changed_since(self) -> None:
        """What the workbook says now is told beside what the document says, with the Ref and the places."""
        summary = next(path for path in DOCUMENTS if "schema-2" in path.parts and "summary" in path.name)
        (difference,) = changed(summary, ("VIS-01", "rating"), "Red", "agreed").differences

        assert (difference.ref, difference.document, difference.workbooks) == ("VIS-01", "Green", "Red")
        assert "Heat map › Rating" in difference.places

    @pytest.mark.slow
    @each_document
    def test_every_answer_is_compared(self, document: Path) -> None:
        """Whichever answer that it prints is another now, its Ref is among what differs; few answers are not printed."""
        kind = next(kind for kind in DocumentKind if kind.slug in document.stem)
        says = statements_of(document.read_bytes())
        manifest = read_manifest(document.read_bytes())
        assert manifest is not None
        used = [read_workbook(document.parent / source.base) for source in manifest.sources]
        used = [assessment for assessment in used if "final" in assessment.file or manifest.round != "Final"]
        assert compare_answers(says, used, kind) == ()
        unnoticed, tried = [], 0
        for at, assessment in enumerate(used):
            for number, answer in enumerate(assessment.answers):
                if _is_printed(document, answer):
                    other = replace(assessment, answers=_with(assessment, number, _another(answer, assessment)))
                    found = compare_answers(says, [*used[:at], other, *used[at + 1 :]], kind)
                    tried += 1
                    if not any(difference.ref == answer.ref for difference in found):
                        unnoticed.append((answer.ref, answer.column, answer.text))

        assert tried > 15
        assert [place for place in unnoticed if place[:2] not in UNNOTICED] == []


#: A column with one answer is known to be printed by that answer alone.
UNNOTICED = {("PLAN-09", "no_action")}
_PRINTED = {
    "summary": ("VIS", "PEO", "TEA", "CUR", "QUA", "GOV", "BEY"),
    "plan": ("PLAN", "MED"),
    "sla": ("PAR", "CHG"),
}


def _is_printed(document: Path, answer: Answer) -> bool:
    """Tell whether a document is about an answer, and its meaning can be changed."""
    prefixes = next(prefixes for name, prefixes in _PRINTED.items() if name in document.stem)
    return answer.ref.startswith(prefixes) and not isinstance(answer.value, bool)


def _another(answer: Answer, assessment: Assessment) -> Answer:
    """Return an answer with another meaning."""
    value = answer.value
    if isinstance(value, Rating):
        other = next(rating for rating in assessment.framework.scale.ratings if rating != value)
        return answer._replace(value=other, text=other.label)
    if isinstance(value, dt.date):
        return answer._replace(value=value + dt.timedelta(days=400), text="a good while later")
    if isinstance(value, Decimal):
        return answer._replace(value=value + 7, text=str(value + 7))
    return answer._replace(value="Something else altogether", text="Something else altogether")


def _with(assessment: Assessment, number: int, answer: Answer) -> tuple[Answer, ...]:
    return (*assessment.answers[:number], answer, *assessment.answers[number + 1 :])


def changed(document: Path, place: tuple[str, str], text: str, whose: str) -> Verdict:
    """Verify a document by its workbooks with one rating changed."""
    outcomes = []
    for outcome in outcomes_of(document.parent):
        assessment = outcome.assessment
        assert assessment is not None
        if whose in assessment.file:
            number = next(n for n, a in enumerate(assessment.answers) if (a.ref, a.column) == place)
            rating = next(r for r in assessment.framework.scale.ratings if r.label == text)
            answer = assessment.answers[number]._replace(value=rating, text=text)
            assessment = replace(assessment, answers=_with(assessment, number, answer))
        outcomes.append(Outcome(outcome.path, assessment, ()))
    return verdict_on(document, outcomes)
