"""The meeting paper as it is made: who answered, the map, the order of business, both sides, and what takes a line each."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.documents.contexts.meeting import meeting_context
from matsheets.documents.contexts.pattern_values import by_group
from matsheets.documents.template.build import build_document
from matsheets.errors import ReviewError
from matsheets.model.cells import NO_BREAK_HYPHEN
from matsheets.model.framework import NOT_RATED
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import AMBER_RED, GREEN, RED, Bad, framework, twelve
from tests.documents.builders import (
    EXECUTIVE,
    HEADS,
    MADE_ON,
    MENTOR,
    TRUSTEES,
    VERSION,
    empty_review,
    paragraphs_of,
    rich_review,
    small_framework,
    tables_of,
)
from tests.documents.contexts.meetings import GROUPS, WIDE, book, books, meeting
from tests.documents.lint import lint
from tests.judges import sdk_errors
from tests.review.books import by

REVIEWS: dict[str, Callable[[], Review]] = {
    "every kind of business": meeting,
    "no mentor": lambda: meeting(GROUPS[:3]),
    "two groups": lambda: meeting((TRUSTEES, MENTOR)),
    "one group": lambda: meeting((EXECUTIVE,)),
    "fourteen groups": lambda: rich_review(14, agreed=False),
    "three points": lambda: rich_review(4, agreed=False, frame=small_framework()),
    "five headings": lambda: rich_review(4, agreed=False, frame=twelve()),
    "nothing": empty_review,
}


def made(review: Review, **how: object) -> bytes:
    """The paper of a review."""
    return build_document("meeting", review, made_on=MADE_ON, version=VERSION, **how)  # type: ignore[arg-type]


@cache
def whole() -> bytes:
    """The paper of the four groups, with an element for each kind of business."""
    return made(meeting())


def plain(text: str) -> str:
    """A text without the signs that hold a line together, each space as one."""
    return "\n".join(" ".join(line.split()) for line in text.replace(NO_BREAK_HYPHEN, "-").split("\n"))


def tables(document: bytes) -> dict[str, list[list[str]]]:
    """The tables of a document by their title, as texts."""
    return {
        plain(title): [[plain(text) for text in row] for row in rows] for title, rows in tables_of(document).items()
    }


def said(document: bytes) -> list[str]:
    """The paragraphs of a document."""
    return [plain(text) for text in paragraphs_of(document)]


def entry(document: bytes, ref: str) -> list[str]:
    """The paragraphs of one entry, from its title to what was agreed."""
    texts = said(document)
    start = next(n for n, text in enumerate(texts) if text.startswith(ref) and " Item " in text)
    return texts[start : start + next(n for n, text in enumerate(texts[start:]) if text.startswith("Who shows")) + 1]


# --- as a document -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REVIEWS)
def test_every_paper_is_accessible(name: str) -> None:
    """The lint finds nothing, from one group to fourteen, as a draft too."""
    for draft in (False, True):
        assert lint(made(REVIEWS[name](), draft=draft, missing=("One thing.",) * draft)) == []


@pytest.mark.judges
@pytest.mark.parametrize("name", REVIEWS)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The outside judge of Word files has nothing to say."""
    path = tmp_path / "paper.docx"
    path.write_bytes(made(REVIEWS[name]()))
    assert sdk_errors(path) == []


def test_no_figure_is_worked_out_of_ratings() -> None:
    """Letters are counted, and nothing else: no mean, no median, no index, no percentage."""
    for name, make in REVIEWS.items():
        text = " ".join(said(made(make()))).casefold()
        assert re.findall(r"\b(median|mean|average|index|score|middle of)\b", text) == [], name


def test_nothing_that_was_agreed_is_looked_at() -> None:
    """With an agreed workbook beside them, the groups' paper is the one without it."""
    agreed = book(AGREED, dict.fromkeys(("AAA-01", "CCC-01"), GREEN), BEY_01__issue="Kept")
    assert made(combine([*books(), agreed])) == made(combine(books()))


def test_no_paper_is_made_of_what_was_agreed_alone() -> None:
    """There is nothing to talk about in a workbook of the meeting itself."""
    with pytest.raises(ReviewError):
        made(combine([book(AGREED, {"AAA-01": GREEN})]))


def test_the_order_of_the_files_changes_nothing() -> None:
    """The same workbooks in another order give the same bytes."""
    assert made(combine(books()[::-1])) == made(combine(books()))


# --- the first page ------------------------------------------------------------------------------------------------


def test_the_first_page_says_who_answered_and_who_did_not() -> None:
    """Each group with its letter and how many elements it rated; one without a workbook stands there too."""
    rows = tables(
        made(meeting((EXECUTIVE, TRUSTEES, MENTOR), BBB_03__rating=NOT_RATED, BBB_03__rationale="None of us saw it."))
    )
    assert rows["Who answered, and who did not"][1:] == [
        ["E", "Executive team", "8 of 9", "1 blank"],
        ["T", "Trustees", "7 of 9", "1 not rated, 1 blank"],
        ["[M]", "Mentor", "7 of 9", "2 blank"],
        ["–", "Heads and middle leaders", "None", "No workbook"],
    ]


def test_the_map_has_a_letter_for_each_group_in_the_column_of_its_rating() -> None:
    """The mentor's stands in brackets; each row has its number in the order of business."""
    rows = tables(whole())["The map: who gave which rating"]
    assert rows == [
        ["Item", "Element", "Red", "Amber-red", "Amber-green", "Green", "No rating"],
        ["4", "AAA-01 Element AAA1", "E", "T", "H", "[M]", "–"],
        ["1", "AAA-02 Element AAA2", "[M]", "–", "H", "E T", "–"],
        ["3", "AAA-03 Element AAA3", "E", "–", "T H", "[M]", "–"],
        ["2", "AAA-04 Element AAA4", "T [M]", "–", "–", "E H", "–"],
        ["5", "BBB-01 Element BBB1", "–", "–", "–", "E T H [M]", "–"],
        ["6", "BBB-02 Element BBB2", "–", "E", "T H [M]", "–", "–"],
        ["7", "BBB-03 Element BBB3", "E", "–", "–", "–", "T H [M] blank"],
        ["8", "BBB-04 Element BBB4", "–", "–", "–", "–", "E T H [M] blank"],
        ["9", "CCC-01 Element CCC1", "–", "E T H [M]", "–", "–", "–"],
    ]


def test_not_rated_and_unclear_stand_apart_from_a_blank() -> None:
    """Each says which it is."""
    review = meeting(AAA_01__rating=Bad("Amber", Misread.AMBIGUOUS), AAA_02__rating=NOT_RATED, AAA_03__rating=None)
    rows = {row[1][:6]: row[-1] for row in tables(made(review))["The map: who gave which rating"]}
    assert (rows["AAA-01"], rows["AAA-02"], rows["AAA-03"]) == ("T unclear", "T not rated", "T blank")


def test_a_day_that_was_typed_unclearly_is_no_blank() -> None:
    """Sources prints it as it was typed, and says that it is not clear; the days of the others were left blank."""
    review = meeting(ABT_15__answer=Bad("mid November", Misread.UNKNOWN))
    rows = {row[1]: row[2] for row in tables(made(review))["Workbooks that this paper was made from"]}
    assert (rows["Trustees"], rows["Executive team"]) == ("mid November (not clear)", "blank")


def test_groups_with_several_workbooks_have_numbered_letters() -> None:
    """Letters stay those of the groups: E1, E2; the others' have no number."""
    second = book(EXECUTIVE, {"AAA-01": AMBER_RED})
    second = replace(second, file="exec2.xlsx", sha256="2")
    rows = tables(made(combine([*books(), second])))["The map: who gave which rating"]
    assert rows[1] == ["4", "AAA-01 Element AAA1", "E1", "E2 T", "H", "[M]", "–"]


def test_a_scale_of_three_points_has_three_columns() -> None:
    """As many columns as the scale has ratings, under their own words."""
    rows = tables(made(REVIEWS["three points"]()))["The map: who gave which rating"]
    assert rows[0] == ["Item", "Element", "Emerging", "Developing", "Secure", "No rating"]
    assert len(rows) == 1 + 12


def test_the_order_of_business_says_what_is_settled_chosen_and_confirmed() -> None:
    """Counts first; each item to settle by name, in order; and where to begin."""
    texts = said(whole())
    start = texts.index("Order of business") + 1
    assert texts[start : start + 12] == [
        "To settle, 5, in this order:",
        "1 AAA-02 Element AAA2: mentor against the trust (one apart: mentor, lower)",
        "2 AAA-04 Element AAA4: two camps: 2 lower, 2 higher",
        "3 AAA-03 Element AAA3: one apart: executive team, lower",
        "4 AAA-01 Element AAA1: spread out",
        "5 BBB-01 Element BBB1: same rating, thin evidence",
        "To choose, 1: ratings next to each other (item 6).",
        "One view only, 1: hear the others (item 7).",
        "No rating yet, 1: rate it, or agree not to (item 8).",
        "To confirm, 1: all the same, with evidence (item 9).",
        "Begin with item 1, AAA-02 Element AAA2: what parts the trust from the mentor is heard before what parts its own groups.",
        "To settle",
    ]


def test_missing_groups_are_said_first() -> None:
    """Before anything else, with what that means for the patterns."""
    texts = said(made(meeting((EXECUTIVE, TRUSTEES))))
    start = texts.index("Before you begin") + 1
    assert texts[start : start + 2] == [
        "No workbook gives the view of heads and middle leaders: no pattern counts them. Ask them at the meeting.",
        "Who answered",
    ]
    assert "Before you begin" not in said(whole())


def test_a_row_without_room_on_the_first_page_stands_overleaf() -> None:
    """On a framework of ninety elements, each is on the map once; the first items are on the first page."""
    many = framework(30, 30, 30)
    refs = [element.ref for element in many.elements]
    given = {group: dict.fromkeys(refs, GREEN) | {refs[-1]: RED if group == EXECUTIVE else GREEN} for group in GROUPS}
    review = combine([book(group, ratings, on=many) for group, ratings in given.items()])
    document = Document(io.BytesIO(made(review)))
    maps = [t for t in document.tables if plain(t.rows[0].cells[0].text) == "Item" and len(t.columns) == 7]
    rows = [[plain(cell.text) for cell in row.cells] for table in maps for row in table.rows[1:]]
    assert len(maps) == 2
    assert sorted(row[1][:6] for row in rows) == sorted(refs)
    assert [int(row[0]) for row in rows[: len(maps[0].rows) - 1]] == list(range(1, len(maps[0].rows)))
    assert rows[0][1][:6] == refs[-1]


def test_the_last_rows_of_the_map_have_no_page_to_themselves() -> None:
    """Of some more elements than fit beside a table of who answered, all are on the first page, and who answered in a line."""
    tables_of = {}
    for count in range(18, 34):
        frame = framework(count)
        given = {g: {e.ref: GREEN if g == EXECUTIVE else RED for e in frame.elements} for g in GROUPS[:3]}
        page = meeting_context(
            combine([book(g, ratings, on=frame) for g, ratings in given.items()]),
            made_on=None, draft=False, missing=(), version="1",
        )  # fmt: skip
        tables_of[count] = (page["answered_in_table"], len(page["map"]["rest"]))
    assert (False, 0) in tables_of.values()
    assert 1 not in [rest for _, rest in tables_of.values()]


# --- to settle -----------------------------------------------------------------------------------------------------


def test_both_sides_stand_side_by_side_in_their_own_words() -> None:
    """Lower on the left; whose view, the reason and the evidence, with the rating where a side has several."""
    rows = tables(whole())["AAA-02 Element AAA2: what each side says"]
    assert rows == [
        ["Lower: Red", "Higher: Amber-green and Green"],
        [
            "[M] Mentor\nMentor (external challenge) on AAA-02.\nEvidence: Seen by Mentor (external challenge), AAA-02.",
            "E Executive team Green\nExecutive team on AAA-02.\nEvidence: Seen by Executive team, AAA-02.\n"
            "T Trustees Green\nTrustees on AAA-02.\nEvidence: Seen by Trustees, AAA-02.\n"
            "H Heads and middle leaders Amber-green\nHeadteachers and middle leaders on AAA-02.\n"
            "Evidence: Seen by Headteachers and middle leaders, AAA-02.",
        ],
    ]


def test_spread_out_ratings_have_a_column_each() -> None:
    """By rating, weakest first."""
    rows = tables(whole())["AAA-01 Element AAA1: what each side says"]
    assert rows[0] == ["Red", "Amber-red", "Amber-green", "Green"]
    assert [cell.split("\n")[0] for cell in rows[1]] == [
        "E Executive team", "T Trustees", "H Heads and middle leaders", "[M] Mentor",
    ]  # fmt: skip


def test_thin_evidence_has_one_column_of_those_who_agree() -> None:
    """All who rated, those without evidence too."""
    document = whole()
    rows = tables(document)["BBB-01 Element BBB1: what each side says"]
    assert rows[0] == ["All who rated: Green"]
    assert rows[1][0].count("Evidence: blank") == 3
    assert "Same rating, thin evidence: 4 say Green, and one of them names evidence." in entry(document, "BBB-01")


def test_an_entry_has_the_descriptors_the_pattern_and_lines_to_fill_in() -> None:
    """In the order in which they are read."""
    texts = entry(whole(), "AAA-04")
    assert texts[:6] == [
        "AAA-04 Element AAA4 Item 2",
        "Weak capacity (Red)",
        "Strong capacity (Green)",
        "Weak.",
        "Strong.",
        "Two camps: trustees and mentor lower, executive team and heads and middle leaders higher; "
        "4 of 6 pairs two or more steps apart.",
    ]
    assert texts[-3] == "Agreed: ☐ Red ☐ Amber-red ☐ Amber-green ☐ Green ☐ Not rated"
    assert texts[-2].startswith("Because")
    assert texts[-1] == "Who shows the evidence, and where"


def test_an_unclear_rating_stands_as_typed_with_what_check_says() -> None:
    """A block of its own on no side: what was typed, the reason and the evidence, and what to do about it."""
    texts = entry(made(meeting(AAA_01__rating=Bad("Ambre", Misread.UNKNOWN))), "AAA-01")
    at = texts.index("T Trustees: “Ambre”, unclear")
    assert texts[at + 1 : at + 4] == [
        "Trustees on AAA-01.",
        "Evidence: Seen by Trustees, AAA-01.",
        '"Ambre" is not one of the ratings. Choose Red, Amber-red, Amber-green, Green or Not rated.',
    ]


def test_one_rating_beside_one_that_cannot_be_read_is_settled() -> None:
    """An entry of its own, with who is unclear; it is none to confirm."""
    document = made(meeting(CCC_01__rating=Bad("Ambre", Misread.UNKNOWN)))
    texts = entry(document, "CCC-01")
    assert "Same rating, not all clear: 3 say Amber-red. Unclear: trustees." in texts
    assert "All who rated: Amber-red" in texts
    assert "T Trustees: “Ambre”, unclear" in texts
    assert any("CCC-01" in text and "same rating, not all clear" in text for text in said(document))


def test_an_unclear_rating_of_many_words_stands_with_where_the_whole_is() -> None:
    """Three hundred characters of it, wherever it stands; a shorter one whole, beyond the sixty of a message."""
    typed = "Red in four of our schools, and Green in the rest, as far as we were able to see it in one autumn term. "
    for ref in ("AAA_01", "BBB_02"):
        answers = {f"{ref}__rating": Bad((typed * 4).strip(), Misread.UNKNOWN)}
        texts = said(made(meeting(**answers)))
        (told,) = [text for text in texts if text.startswith(("T Trustees: “", "“"))]
        shown = told[told.index("“") : told.index("”")]
        assert 250 < len(shown) <= 301
        assert shown.endswith("…")
        assert any(f"Whole: {ref.replace('_', '-')} in T" in text for text in texts)
        texts = said(made(meeting(**{f"{ref}__rating": Bad(typed.strip(), Misread.UNKNOWN)})))
        assert any(f"“{typed.strip()}”" in text for text in texts)
        assert not any("Whole:" in text for text in texts)


def test_a_group_that_does_not_rate_says_why() -> None:
    """Beside both sides, with its reason."""
    review = meeting(AAA_02__rating=NOT_RATED, AAA_02__rationale="We have not seen it.")
    assert "T Trustees: not rated. We have not seen it." in entry(made(review), "AAA-02")
    silent = made(
        meeting(AAA_02__rating=NOT_RATED, AAA_02__rationale=None, BBB_02__rating=NOT_RATED, BBB_02__rationale=None)
    )
    assert "T Trustees: not rated, without a reason" in entry(silent, "AAA-02")
    assert "Not rated: trustees (without a reason)" in tables(silent)["To choose"][1][2]


def test_one_word_stands_for_what_nobody_typed() -> None:
    """A rating, a reason and evidence left blank are called blank, wherever they stand."""
    blanks = {f"{ref}__{column}": None for ref in ("AAA_01", "AAA_02") for column in ("rationale", "evidence")}
    document = made(meeting(**blanks, AAA_01__rating=None, BBB_02__rating=None))
    assert "T Trustees: blank" in entry(document, "AAA-01")
    assert (
        "T Trustees Green\nReason: blank\nEvidence: blank"
        in tables(document)["AAA-02 Element AAA2: what each side says"][1][1]
    )
    assert "Blank: trustees" in tables(document)["To choose"][1][2]
    everything = " ".join(said(document))
    assert re.findall(r"Not recorded|No reason recorded|left the rating blank", everything) == []


def test_descriptors_stand_whole() -> None:
    """Whatever room everyone's words would take; only one that is far too long is cut, and says where it stands whole."""
    weak = "\n".join(
        f"({letter}) Schools differ in this, and nobody at the trust can say in which way or why." for letter in "abcde"
    )
    for text, whole_text in ((weak, True), (weak * 20, False)):
        frame = replace(
            WIDE,
            headings=tuple(
                h._replace(elements=tuple(e._replace(descriptors=(text, text)) for e in h.elements))
                for h in WIDE.headings
            ),
        )
        long = {
            f"AAA_04__{column}": "We heard it in every school that we went to. " * 200
            for column in ("rationale", "evidence")
        }
        review = combine([replace(found, framework=frame) for found in books(**long)])
        texts = entry(made(review), "AAA-04")
        assert texts[3] == texts[4]
        assert (texts[3] == " ".join(text.split())) is whole_text
        assert ("Whole: beside AAA-04 in every workbook" in texts) is not whole_text
        assert texts[3].endswith("…") is not whole_text


def test_long_names_are_cut_to_a_line() -> None:
    """Of people and of the trust: the names that a database gives are longer than what anybody calls out."""
    people = [
        by(
            EXECUTIVE,
            on=WIDE,
            file=f"{n}.xlsx",
            trust="The Very Long Named " * 10,
            more={("ABT-11", "answer"): f"Dame {letter * 120}"},
        )
        for n, letter in enumerate("ab")
    ]
    document = made(combine(people))
    texts = said(document)
    assert texts[0].startswith("The Very Long Named The Very")
    assert texts[0].removesuffix("For the people at the meeting").rstrip().endswith("…")
    assert len(texts[0]) < 160
    assert not any("a" * 45 in text for text in texts)


def test_the_paper_is_for_the_people_at_the_meeting_whatever_the_boards_papers_are() -> None:
    """How a board's papers are to be handled is no word of this one."""
    review = meeting()
    assert made(replace(review, facts={**review.facts, "handling": "Open to the public"})) == made(review)


def test_three_lines_are_there_to_write_the_reason_on() -> None:
    """On the fullest page too."""
    full = meeting(AAA_04__rationale="We heard it in every school that we went to. " * 200)
    for ref in ("AAA-01", "AAA-02", "AAA-03", "AAA-04", "BBB-01"):
        (because,) = [text for text in paragraphs_of(made(full)) if text.startswith("Because")][:1]
        assert because.count("\t") >= 3, ref


def test_what_is_cut_says_where_the_whole_stands() -> None:
    """With the Ref, and the letter under which Sources names the workbook."""
    document = made(meeting(AAA_04__rationale="We heard it in every school that we went to. " * 120))
    texts = entry(document, "AAA-04")
    cut = next(text for text in texts if text.startswith("We heard it"))
    assert cut.endswith("…")
    assert "Whole: AAA-04 in T" in texts
    assert [row[:2] for row in tables(document)["Workbooks that this paper was made from"][1:]][1] == ["T", "Trustees"]


# --- a line each ---------------------------------------------------------------------------------------------------


def test_ratings_next_to_each_other_take_a_line_to_choose() -> None:
    """Who said what, and a box for each rating given."""
    (row,) = tables(whole())["To choose"][1:]
    assert row == [
        "6",
        "BBB-02 Element BBB2",
        "Amber-red executive team\nExecutive team on BBB-02. (BBB-02 in E)\n"
        "Amber-green trustees, heads and middle leaders and mentor\nTrustees on BBB-02. (BBB-02 in T)",
        "☐ Amber-red ☐ Amber-green or\nBecause",
    ]


def test_one_view_and_none_take_a_line_to_rate() -> None:
    """With those who left it blank."""
    rows = tables(whole())["To rate: one view only, or none"][1:]
    assert [row[1:] for row in rows] == [
        [
            "BBB-03 Element BBB3",
            "Red executive team\nExecutive team on BBB-03. (BBB-03 in E)\nBlank: trustees, heads and middle leaders and mentor",
            "☐ Red or\nBecause",
        ],
        [
            "BBB-04 Element BBB4",
            "Blank: executive team, trustees, heads and middle leaders and mentor",
            "Rating\nBecause",
        ],
    ]


def test_unanimous_elements_take_a_line_to_confirm() -> None:
    """The one rating with reasons for it, which may be as many as the groups, and a box."""
    (row,) = tables(whole())["To confirm"][1:]
    assert row[1:] == [
        "CCC-01 Element CCC1",
        "Amber-red executive team, trustees, heads and middle leaders and mentor\nExecutive team on CCC-01. (CCC-01 in E) "
        "Trustees on CCC-01. (CCC-01 in T) Headteachers and middle leaders on CCC-01. (CCC-01 in H) "
        "Mentor (external challenge) on CCC-01. (CCC-01 in M)",
        "☐ Amber-red confirmed or\nBecause",
    ]


def test_a_reason_stands_beside_a_rating_that_is_unclear() -> None:
    """In a line to choose as in an entry, before what is unclear about the rating."""
    review = meeting(BBB_02__rating=Bad("amber", Misread.AMBIGUOUS))
    (row,) = tables(made(review))["To choose"][1:]
    assert "“amber”: trustees\nTrustees on BBB-02. (BBB-02 in T) " in row[2]


def test_a_reason_not_to_rate_is_given_once() -> None:
    """Beside who does not rate, and not again below."""
    review = meeting(CCC_01__rating=NOT_RATED, CCC_01__rationale="Not seen yet.", CCC_01__evidence=None)
    (row,) = tables(made(review))["To confirm"][1:]
    assert row[2].count("Not seen yet.") == 1


def test_of_more_reasons_than_there_is_room_for_it_is_said_where_they_stand() -> None:
    """Nothing that was written is passed over."""
    review = combine(
        [
            book(EXECUTIVE, {"CCC-01": RED}),
            *(replace(book(TRUSTEES, {"CCC-01": RED}), file=f"{n}.xlsx") for n in range(1, 8)),
        ]
    )
    (row,) = tables(made(review))["To confirm"][1:]
    assert row[2].endswith("(CCC-01 in T4) More reasons: CCC-01 in T5, T6, T7.")


def test_groups_of_one_view_each_have_no_count() -> None:
    """Their names are long, and nothing says what (1) would be."""
    views = meeting().elements[0].views
    names = {v.respondent.file: f"{v.respondent.group} who all have very long names" for v in views}
    assert by_group(views, names) == "executive team, trustees, heads and middle leaders and mentor"
    assert (
        by_group([*views, views[1]], names, many=True)
        == "executive team, trustees (2), heads and middle leaders and mentor"
    )


def test_issues_are_merged_by_subject() -> None:
    """One row a subject, with what each group said of it, and boxes to keep or strike."""
    first = book(EXECUTIVE, {"AAA-01": GREEN}, BEY_01__issue="Reserves", BEY_01__why="They fall.")
    other = book(
        TRUSTEES, {"AAA-01": GREEN}, BEY_01__issue="Buses", BEY_02__issue="reserves", BEY_02__why="They are low."
    )  # fmt: skip
    rows = tables(made(combine([first, other])))["Issues beyond the framework, by subject"][1:]
    assert [(row[0], row[2]) for row in rows] == [
        ("Reserves\nBEY-01 (Executive team) and BEY-02 (Trustees)", "☐ Keep\n☐ Strike"),
        ("Buses\nBEY-01 (Trustees)", "☐ Keep\n☐ Strike"),
    ]
    assert "Executive team: They fall." in rows[0][1]
    assert "Trustees: They are low." in rows[0][1]
    assert "No group raised an issue beyond the framework." in said(whole())


def test_subjects_that_may_be_one_say_so() -> None:
    """Nothing is merged by a guess: the second way to put a subject stands below the first, with a word on it."""
    issues = {
        "BEY_01__issue": "Reserves",
        "BEY_02__issue": "Falling rolls",
        "BEY_03__issue": "The level of our reserves",
    }
    rows = tables(made(combine([book(EXECUTIVE, {"AAA-01": GREEN}, **issues)])))[
        "Issues beyond the framework, by subject"
    ]
    assert [row[0].split("\n") for row in rows[1:3]] == [
        ["Reserves", "BEY-01 (Executive team)"],
        ["The level of our reserves", "BEY-03 (Executive team)", "May be one subject with the one above"],
    ]


def test_a_meeting_paper_is_no_document_of_a_board() -> None:
    """It is not among those that are built together, nor is what is shared with another trust, or arranged by a map."""
    assert [kind for kind in REVIEW_DOCUMENTS if not kind.of_board] == [
        DocumentKind.EVIDENCE_BY_MAP, DocumentKind.MEETING, DocumentKind.SHARED,
    ]  # fmt: skip
    assert (HEADS, MENTOR, WIDE.id) == (GROUPS[2], GROUPS[3], "small")
