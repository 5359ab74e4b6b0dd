"""Every answer that a document prints stands with its Ref, so that a governor can ask where it comes from."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from matsheets.batch.document_planning import Build, builds_by_map, plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.review.review import Partnership
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.meetings import hold_meeting
from matsheets.samples.recipes import find_meeting, find_recipes, load_meeting, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook
from tests.documents.builders import MADE_ON, empty_review, map_of

TRUSTS = sorted({path.parent.name for path in find_recipes(samples_dir())})
#: Shorter answers ("Yes", "10") stand in many places that have nothing to do with them.
LONG_ENOUGH = 12
#: How much of a long answer a document prints before it says where the rest is.
BEGINNING = 120
#: Where the agreement names its parties, dates and services again: the cover, the page that sums it up, and where they sign.
#: Its key information and its schedules have the Refs.
PARTIES = {"", "Trust partnership service level agreement", "What we agreed", "Signatures",
           "The Trust", "The Governing Body", "The Supporting Trust", "The Supported Trust"}  # fmt: skip
#: Only the ABT answers, who took part and what the trust is, are printed where people look for them and not traced.
TRACED = re.compile(r"(?!ABT)[A-Z]{2,6}-\d{2,3}\b")


@dataclass(frozen=True)
class Printed:
    """A paragraph or a table's row, and the Refs that stand with it: in it, or in the heading or the header over it."""

    where: str
    text: str
    refs: frozenset[str]


def plain(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())


def printed(document: bytes) -> Iterator[Printed]:
    """Every paragraph and row of a document, read with python-docx.

    A table whose first header is a Ref is about it, and so is the title over such a table.
    """
    title, above = "", frozenset[str]()
    blocks = list(Document(io.BytesIO(document)).iter_inner_content())
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Paragraph):
            text = plain(block.text)
            if block.style is not None and str(block.style.name).lower().startswith("heading"):
                title = text
                above = frozenset(TRACED.findall(title)) | (
                    headed(following) if isinstance(following, Table) else set()
                )
            yield Printed(title, text, above | set(TRACED.findall(text)))
        else:
            assert isinstance(block, Table)
            for row in block.rows:
                text = plain(" ".join(cell.text for cell in row.cells))
                yield Printed(title, text, above | headed(block) | set(TRACED.findall(text)))


def headed(table: Table) -> frozenset[str]:
    """The Ref that the first header of a table is."""
    first = plain(table.rows[0].cells[0].text)
    return frozenset([first] if TRACED.fullmatch(first) else [])


@dataclass(frozen=True)
class Made:
    """A document of a sample trust."""

    build: Build
    blocks: tuple[Printed, ...]
    content: bytes


@pytest.fixture(scope="module", params=TRUSTS)
def documents(
    request: pytest.FixtureRequest, framework: Framework, tmp_path_factory: pytest.TempPathFactory
) -> list[Made]:
    """The documents of a sample trust, from its recipes through the real chain."""
    files, folder = [], tmp_path_factory.mktemp("trace")
    for recipe in (load_recipe(path) for path in find_recipes(samples_dir()) if path.parent.name == request.param):
        files.append(folder / recipe.file)
        files[-1].write_bytes(replay(recipe, framework))
    if path := find_meeting(samples_dir() / request.param):
        meeting = load_meeting(path)
        held = hold_meeting(meeting, [read_workbook(file, [framework]) for file in files])
        files.append(folder / meeting.file)
        files[-1].write_bytes(held.agreed)
    outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    builds = plan_builds(outcomes, list(REVIEW_DOCUMENTS), only_where_possible=True)
    builds += builds_by_map(outcomes, map_of(framework))
    contents = [build.content(templates=None, draft=True) for build in builds]
    return [Made(b, tuple(printed(content)), content) for b, content in zip(builds, contents, strict=True)]


def said(assessments: tuple[Assessment, ...]) -> dict[str, set[str]]:
    """Each answer, by Ref."""
    found: dict[str, set[str]] = {}
    for assessment in assessments:
        for answer in assessment.answers:
            if answer.column not in {"target", "heading"}:  # they name an element, whose own Ref they begin with
                found.setdefault(answer.ref, set()).add(plain(answer.text).rstrip("."))
    return found


def giving(text: str, answers: dict[str, set[str]]) -> set[str]:
    """Every Ref with an answer that has this text in it: two people may well write the same words."""
    return {ref for ref, texts in answers.items() if any(text in given for given in texts)}


def test_every_answer_stands_with_its_ref(documents: list[Made]) -> None:
    """Rationale, evidence, issue, priority, charge, service, detail of the agreement: the Ref is in its row or paragraph."""
    untraced, traced = [], set()
    for made in documents:
        answers = said(made.build.review.assessments)
        beginnings = {text[:BEGINNING] for texts in answers.values() for text in texts if len(text) >= LONG_ENOUGH}
        refs_of = {text: giving(text, answers) for text in beginnings}
        for block in made.blocks:
            if block.where in PARTIES and made.build.kind is DocumentKind.SLA:
                continue
            for text, refs in refs_of.items():
                if made.build.kind is not DocumentKind.SLA and all(ref.startswith("SRV") for ref in refs):
                    continue  # services stand in the agreement alone; their providers are people with other parts too
                if text in block.text and not any(ref.startswith("ABT") for ref in refs):
                    traced |= refs & block.refs
                    if not refs & block.refs:
                        untraced.append(f"{made.build.kind.slug}, {block.where}: {sorted(refs)} {text[:60]}")

    assert untraced == []
    assert len(traced) > 20


def test_every_rating_stands_with_its_ref(documents: list[Made]) -> None:
    """A coloured cell is in a row with a Ref, or under a heading with one; the legend alone explains the colours themselves."""
    found = 0
    for made in documents:
        document = Document(io.BytesIO(made.content))
        heading = ""
        for block in document.iter_inner_content():
            if isinstance(block, Paragraph):
                if block.style is not None and str(block.style.name).lower().startswith("heading"):
                    heading = block.text
                continue
            for row in block.rows if [cell.text for cell in block.rows[0].cells[1:2]] != ["What it means"] else []:
                if any("Rating On" in str(p.style.name) for cell in row.cells for p in cell.paragraphs if p.style):
                    text = " ".join(cell.text for cell in row.cells)
                    assert TRACED.search(text) or TRACED.search(heading), f"{made.build.name}: {heading}: {text[:80]}"
                    found += 1

    assert found >= 14


def test_every_row_of_plan_and_schedules_is_there(documents: list[Made]) -> None:
    """Each priority, medium-term priority, charge, service and detail that somebody filled in stands in its document."""
    homes = {"PLAN": DocumentKind.PLAN, "MED": DocumentKind.PLAN, "CHG": DocumentKind.SLA, "SRV": DocumentKind.SLA,
             "DAT": DocumentKind.SLA, "PAR": DocumentKind.SLA, "BEY": DocumentKind.SUMMARY}  # fmt: skip
    for made in documents:
        wanted = {
            ref for ref in said(made.build.review.assessments) if homes.get(ref.rpartition("-")[0]) is made.build.kind
        }
        there = {ref for block in made.blocks for ref in block.refs}
        assert wanted - there == set(), made.build.name


def test_the_newest_entry_of_each_priority_is_in_the_update(documents: list[Made]) -> None:
    """What was logged of it since the last paper stands with its Ref, older ones as far as there is room; so does each priority."""
    for made in documents:
        review, period = made.build.review, made.build.planned.period
        if made.build.kind is not DocumentKind.UPDATE or period is None:
            continue
        there = {ref for block in made.blocks for ref in block.refs}
        newest = {
            entry.priority_ref: entry.ref
            for entry in review.progress
            if entry.priority and entry.date and (period.since or dt.date.min) < entry.date <= period.on
        }
        new = {*newest.values()}
        assert new, made.build.name
        assert new - there == set(), made.build.name
        assert {priority.source.ref for priority in review.priorities} - there == set(), made.build.name


def test_the_sample_with_a_log_has_updates(documents: list[Made]) -> None:
    """So that what is asked of updates is asked of some."""
    logged = any(made.build.review.progress for made in documents)
    assert logged == any(made.build.kind is DocumentKind.UPDATE for made in documents)


def test_details_that_no_sample_has_stand_with_their_ref() -> None:
    """Figures that a clause prints stand there with their Refs, as the special terms do."""
    terms = {
        "special_terms": "The hall is free on Tuesdays.",
        "may_extend": True,
        "maximum_term": Decimal(24),
        "notice_weeks": Decimal(8),
        "payment_days": Decimal(30),
    }
    review = empty_review(partnerships=(Partnership(terms, (), (), {}, "agreed.xlsx"),))
    blocks = list(printed(build_document(DocumentKind.SLA, review, made_on=MADE_ON)))

    for ref, words in {
        "PAR-14": "must not last longer than 24 months",
        "PAR-15": "means 8 weeks",
        "PAR-18": "means 30 days",
        "PAR-26": "The hall is free on Tuesdays.",
    }.items():
        assert [ref in block.refs for block in blocks if words in block.text] == [True], ref
