"""The programme paper: what stands first, what is cut and counted, and that nobody is ranked, for two trusts and for thousands."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.documents.pages.programme_page import programme_page, programme_page_values
from matsheets.documents.template.programme_papers import build_programme_paper
from matsheets.frameworks.framework_files import open_framework
from matsheets.programme.trust_entry import (
    ElementEntry,
    MediumTermEntry,
    PartnershipEntry,
    PriorityEntry,
    Programme,
    StepEntry,
    TrustEntry,
)
from matsheets.review.movement import Move
from tests.builders import framework
from tests.documents.contexts.test_plan_pages import pages
from tests.documents.lint import lint
from tests.office import convert
from tests.programme.entries import trust_entry

FRAMEWORK = open_framework("mat-assurance-framework")
DAY = dt.date(2027, 6, 1)
STEPS = ("sent out", "views in", "checked", "meeting prepared", "agreed", "summary", "plan", "support", "update")


def trust(number: int, name: str = "") -> TrustEntry:
    """One of many trusts, each with much that waits, and with a name that is long where none is given."""
    refs = [element.ref for element in FRAMEWORK.elements]
    days = DAY - dt.timedelta(days=1 + number % 300)
    priorities = tuple(
        PriorityEntry(f"PLAN-{at:02d}", heading.ref, "", "It is done. " * 18, days, "Behind", overdue=True)
        for at, heading in enumerate(FRAMEWORK.headings, start=1)
    )
    step = StepEntry(
        STEPS[number % 9],
        number % 9 + 1,
        due="review of the plan",
        due_by=days,
        late=True,
        update_is_due=number % 2 == 0,
    )
    medium = tuple(
        MediumTermEntry(f"MED-{at:02d}", h.ref, "In the years to come. " * 9)
        for at, h in enumerate(FRAMEWORK.headings, start=1)
    )
    return trust_entry(
        FRAMEWORK, name or f"Trust {number:04d} of Many Long Names and Church of England Academies in the North",
        ((number + at) % 4 + 1 for at in range(len(refs))), agreed=refs if number % 2 == 0 else (),
        key=f"ZZ{number:06d}", region="North East", files=(f"trust-{number}.xlsx",), date=DAY, step=step, priorities=priorities,
        agreed_days=Decimal(6), given_days=Decimal(number % 9), medium_term=medium, seeks_help=True,
    )  # fmt: skip


def with_doubts(entry: TrustEntry) -> TrustEntry:
    """A trust of which everything is told that may be: what moved, whose views are in, what is doubtful; every other one could help."""
    helps = entry.key.endswith(("1", "3", "5", "7", "9"))
    moves = [Move.UP, Move.SAME, Move.DOWN, Move.OTHER_BASIS]
    own = tuple(
        e._replace(move=moves[at % 4], points=4 if helps or at > 9 else 1, agreed=True, evidenced=True)
        for at, e in enumerate(entry.elements)
    )
    plan = tuple(p._replace(due_cannot_be=p.ref == "PLAN-01", logged_on=DAY) for p in entry.priorities)
    return entry._replace(
        elements=own, priorities=plan, groups=("Executive team", "Trustees", "Heads and middle leaders", "Mentor", "Staff"),
        seeks_help=not helps, days_offered=Decimal(10) if helps else None, uncounted=("a.xlsx names no round.",), date=DAY + dt.timedelta(days=1), logged_on=DAY,
        step=entry.step._replace(tells_updates=False, awaited=("Trustees",)),
    )  # fmt: skip


def many(number: int) -> Programme:
    """A programme of so many trusts."""
    return Programme(FRAMEWORK, DAY, tuple(map(trust, range(number))))


def test_the_rest_of_a_long_list_is_counted_with_its_tab() -> None:
    """What needs the lead, updates and support stand for the first; the number of the others and where they stand follows."""
    values = programme_context(many(300), version="1")
    assert len(values["needs"]) < 20
    left = 300 - len(values["needs"])
    assert values["more_needs"] == f"{left} more trusts: see the tab Needs the lead of the workbook."
    assert (len(values["updates"]), values["more_updates"]) == (
        8,
        "142 more trusts: see the tab Updates of the workbook.",
    )
    assert (len(values["support"]), values["more_support"]) == (
        10,
        "290 more trusts: see the tab Support of the workbook.",
    )
    assert values["map"]["rows"] == []
    assert values["map"]["elsewhere"].startswith("The map of 300 trusts is too large for a page")


def test_a_page_that_scrolls_has_every_row_and_whole_names() -> None:
    """On the programme's page of 300 trusts each that waits, is overdue, has support or looks for help stands with its whole name."""
    values = programme_page_values(many(300), version="1")
    every = [
        f"Trust {number:04d} of Many Long Names and Church of England Academies in the North" for number in range(300)
    ]
    assert [row["whole_name"] for row in values["map"]["rows"]] == every
    for rows in (values["needs"], values["support"], values["seekers"]):
        assert sorted(row["trust"] for row in rows) == every
    assert len(values["updates"]) == 150
    assert not any(values[name] for name in ("more_needs", "more_updates", "more_support", "more_seekers"))
    assert "…" not in str(programme_page(many(300)), "utf-8")


def test_counts_are_of_trusts_and_the_map_is_in_the_order_of_names() -> None:
    """Whoever is rated strongest stands by its name; an element has how many of the trusts that rated it."""
    strong = trust(3, "Zeta")._replace(elements=tuple(ElementEntry(e.ref, 4) for e in FRAMEWORK.elements))
    weak = trust(0, "Alpha")._replace(elements=tuple(ElementEntry(e.ref, 1) for e in FRAMEWORK.elements))
    first, *others = weak.elements
    weak = weak._replace(elements=(first._replace(points=2), *others))
    values = programme_context(Programme(FRAMEWORK, DAY, (weak, strong)), version="1")
    assert [row["trust"] for row in values["map"]["rows"]] == ["Alpha", "Zeta"]
    assert [cell["high"]["label"] for cell in values["map"]["rows"][0]["cells"]] == ["Amber-red", *["Red"] * 5]
    assert {(e["strong"], e["weak"]) for e in values["elements"]} == {("1 of 2", "1 of 2")}


def test_what_the_figures_do_not_say_stands_on_the_first_page() -> None:
    """Workbooks without a round, files that could not be used, reviews dated after the day, dates before a start; else nothing."""
    entry = trust(0)._replace(
        uncounted=("a.xlsx names no round.", "b.xlsx names no round."), date=DAY + dt.timedelta(days=1)
    )
    entry = entry._replace(priorities=(entry.priorities[0]._replace(due_cannot_be=True),))
    told = programme_context(Programme(FRAMEWORK, DAY, (entry,), unusable=("c.xlsx is empty.",)), version="1")
    assert told["doubts"] == (
        "Two workbooks do not say of which round they are, and count nowhere. One file could not be used. The review of one "
        "trust is dated after this day, and counts all the same. One priority is due before its start, and is not called past "
        "its date. See the tab Not counted of the workbook."
    )
    assert programme_context(Programme(FRAMEWORK, DAY, (trust(0),)), version="1")["doubts"] == ""


def test_what_was_agreed_in_part_is_told_apart() -> None:
    """A trust that agreed all but one element is not counted with those that agreed every one."""
    every = trust(0)
    some = every._replace(elements=(every.elements[0]._replace(agreed=False), *every.elements[1:]))
    told = programme_context(Programme(FRAMEWORK, DAY, (every, some)), version="1")["found"]
    assert "at the diagnostic meeting one agreed every element, one more only some." in told


def test_an_update_of_which_no_paper_is_here_is_not_known_to_be_overdue() -> None:
    """With a log and no papers the trust is named; where its papers are there, that nothing is overdue stands."""
    step = StepEntry("agreed", 5, tells_updates=False)
    entry = trust(0, "Alpha")
    unknown = entry._replace(
        step=step, priorities=tuple(p._replace(logged_on=DAY) for p in entry.priorities), logged_on=DAY
    )
    told = programme_context(Programme(FRAMEWORK, DAY, (unknown,)), version="1")["updates_known"]
    assert told.startswith(
        "No update is known to be overdue. One trust of the 1 with a log has no development plan or update here"
    )
    assert told.endswith(": Alpha.")
    known = unknown._replace(step=step._replace(tells_updates=True))
    assert (
        programme_context(Programme(FRAMEWORK, DAY, (known,)), version="1")["updates_known"]
        == "No progress update is overdue."
    )


def test_each_heading_names_a_medium_term_priority_of_another_trust() -> None:
    """As long as there is another: the first by name would stand under every heading."""
    told = programme_context(Programme(FRAMEWORK, DAY, (trust(0, "Alpha"), trust(1, "Beta"))), version="1")[
        "medium_term"
    ]
    assert [row["trust"] for row in told][:3] == ["Alpha", "Beta", "Alpha"]


def test_what_moved_is_told_in_counts_of_ratings_on_one_basis() -> None:
    """Of what could be compared all three counts stand, and where most moved; what has no one basis is counted apart."""
    moves = [Move.UP, Move.UP, Move.SAME, Move.DOWN, Move.OTHER_BASIS, Move.NOT_RATED_TWICE]
    entry = trust(0)
    elements = tuple(e._replace(move=move) for e, move in zip(entry.elements, moves, strict=False))
    again = entry._replace(elements=(elements[0], *(e._replace(move=None) for e in entry.elements[1:])))
    told = programme_context(Programme(FRAMEWORK, DAY, (entry._replace(elements=elements), again)), version="1")
    assert told["moved"].startswith(
        "Of two trusts, 3 ratings are higher, 1 the same and 1 lower. Most often higher: VIS-01 (2 of 2) and VIS-02 (1 of 1). "
        "Most often lower: PEO-01 (1 of 1)."
    )
    assert "1 more has no such basis." in told["moved"]
    assert programme_context(Programme(FRAMEWORK, DAY, (entry,)), version="1")["moved"] == ""


def test_support_in_all_is_told_as_far_as_it_is_known() -> None:
    """Days agreed and given have the number of their trusts; where none were agreed, or none given, that is said."""

    def told(*days: tuple[int | None, int | None]) -> str:
        of = [tuple(None if each is None else Decimal(each) for each in pair) for pair in days]
        entries = tuple(
            trust(at)._replace(agreed_days=agreed, given_days=given) for at, (agreed, given) in enumerate(of)
        )
        return str(programme_context(Programme(FRAMEWORK, DAY, entries), version="1")["support_in_all"])

    assert told((6, 2), (4, None), (None, 3)) == (
        "10 days are agreed for two trusts; they have had 2 days so far. One trust with no days agreed has had 3 days."
    )
    assert told((1, None)) == "1 day is agreed for one trust; none is given so far."
    assert told((None, 3)) == "One trust with no days agreed has had 3 days."
    assert told((None, None)) == "No support is agreed or logged so far."


def test_days_that_a_trust_is_to_give_are_no_days_that_it_is_owed() -> None:
    """What it agreed to give stands in a sentence; of an agreement that has not begun, none are left so far."""
    give = PartnershipEntry("Alpha", "", "A school", Decimal(65), "a.xlsx")
    get = PartnershipEntry("Beta", "", "Beta", Decimal(6), "a.xlsx", starts=DAY + dt.timedelta(days=30))
    giver = trust(0, "Alpha")._replace(partnerships=(give,), agreed_days=None, given_days=None)
    told = programme_context(Programme(FRAMEWORK, DAY, (giver,)), version="1")
    assert (told["support"], told["support_in_all"]) == (
        [],
        "One trust agreed to give others 65 days: see the tab Support of the workbook.",
    )
    both = giver._replace(partnerships=(give, get), agreed_days=Decimal(6))
    (row,) = programme_context(Programme(FRAMEWORK, DAY, (both,)), version="1")["support"]
    assert (row["agreed"], row["given"], row["left"]) == ("6", "0", "Begins 1 Jul 2027")


def test_a_framework_of_other_headings_and_nothing_returned_make_a_paper() -> None:
    """Five headings have five columns; a programme in which nothing has come back says so."""
    five = framework(1, 1, 1, 1, 1)
    entry = trust(0, "Alpha")._replace(
        framework=(five.id, five.edition), elements=tuple(ElementEntry(e.ref, 2) for e in five.elements)
    )
    assert programme_context(Programme(five, DAY, (entry,)), version="1")["map"]["columns"] == 5
    blank = trust(0, "Alpha")._replace(
        elements=(), priorities=(), medium_term=(), step=StepEntry("sent out", 1), agreed_days=None, given_days=None
    )
    made = build_programme_paper(Programme(five, DAY, (blank,)))
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs)
    for sentence in (
        "No trust has rated itself so far.",
        "No trust has a plan so far.",
        "No support is agreed or logged so far.",
    ):
        assert sentence in text


def test_the_paper_is_accessible_and_the_same_twice() -> None:
    """The lint finds nothing, and one programme gives one document."""
    made = build_programme_paper(many(7))
    assert lint(made) == []
    assert made == build_programme_paper(replace(many(7)))


@pytest.mark.office
def test_the_paper_has_six_pages_at_the_most(tmp_path: Path) -> None:
    """However many trusts there are, with long names and much that waits; the first page holds who has returned what."""
    files = [tmp_path / f"{number}.docx" for number in (2, 6, 23, 40, 300, 2500)]
    for file in files:
        entries = tuple(map(with_doubts, many(int(file.stem)).entries))
        file.write_bytes(build_programme_paper(Programme(FRAMEWORK, DAY, entries, unusable=("a.xlsx is empty.",))))
    for pdf in convert(files, "pdf", tmp_path):
        texts = pages(pdf)
        assert len(texts) <= 6, pdf.stem
        assert "Who has returned what" in texts[0], pdf.stem
        assert "Past the day of what is due next" in texts[0], pdf.stem
