"""What a pack is made of, of which round, and by what it is known."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.sharing.choice import choose_elements
from matsheets.sharing.known_names import known_names
from matsheets.sharing.pack import SharedPack, share
from matsheets.sharing.pack_lines import lines_of
from matsheets.sharing.possible_names import NameKind, possible_names
from matsheets.sharing.shared_words import SharedElement
from matsheets.workbook.read.reader import read_workbook
from tests.builders import AMBER_RED, GREEN, RED, Bad, about, framework, row
from tests.packs import pack
from tests.review.books import EXECUTIVE, HEADS, SMALL, TRUSTEES, by

DAY = dt.date(2026, 10, 14)
EXECUTIVES = by(
    EXECUTIVE, {"AAA-01": RED, "AAA-02": GREEN},
    more=about(respondent="Ruth Hale", date=DAY)
    | row("AAA-01", rationale="Nobody can say it.", evidence="Survey, May 2026.") | row("AAA-02", rationale="All do."),
)  # fmt: skip
BOARD = by(TRUSTEES, {"AAA-01": GREEN}, more=about(date=DAY) | row("AAA-01", rationale="Ruth Hale told us so."))


def settled(**options: object) -> Assessment:
    """What the meeting settled, of one element."""
    options.setdefault("more", about(date=DAY) | row("AAA-01", rationale="Settled together.", evidence="Minutes."))
    return by(AGREED, {"AAA-01": AMBER_RED}, **options)


def made(*books: Assessment, **options: object) -> SharedPack:
    """The one pack of some workbooks."""
    (found,) = share(books, **options)  # type: ignore[arg-type]
    return found


def read(found: SharedPack) -> Assessment:
    """A pack's workbook, read back."""
    return read_workbook(Path(found.workbook_name), [found.framework], found.workbook)


def test_what_was_agreed_goes_out_with_its_own_reasons_alone() -> None:
    """The groups' words beside an agreed rating stay with the trust; where one group alone rated, it is not named."""
    one, two = made(EXECUTIVES, BOARD, settled()).shared
    assert one == SharedElement("AAA-01", "Element AAA1", "Amber-red", "Agreed", "Settled together.", "Minutes.")
    assert two == SharedElement("AAA-02", "Element AAA2", "Green", "One rating", "All do.", "")


def test_a_median_has_each_groups_words_after_its_name_and_no_groups_rating() -> None:
    """The lower of two in the middle stands, and both groups' reasons, without a word of who gave which."""
    found = read(made(EXECUTIVES, BOARD, elements=["AAA-01"]))
    assert found.basis_of("AAA-01") == "Cautious median of 2"
    assert found.text("AAA-01", "rating") == "Red"
    assert found.text("AAA-01", "rationale") == "Executive team: Nobody can say it.\nTrustees: Ruth Hale told us so."
    assert found.text("AAA-01", "evidence") == "Executive team: Survey, May 2026."


def test_two_of_one_group_are_numbered_and_a_group_of_anybodys_name_is_a_group() -> None:
    """Nobody is told apart by a name, also where one was typed as the group."""
    more = row("AAA-01", rationale="One.") | about(respondent="Ada Obi")
    other = by(
        HEADS, {"AAA-01": RED}, file="b.xlsx", more=row("AAA-01", rationale="Two.") | about(respondent="Sam Lee")
    )
    third = by(
        Bad("Mrs Fenn's group", Misread.UNKNOWN), {"AAA-01": RED}, file="c.xlsx", more=row("AAA-01", rationale="Three.")
    )
    (one,) = made(by(HEADS, {"AAA-01": RED}, file="a.xlsx", more=more), other, third).shared
    assert one.rationale == "Heads and middle leaders 1: One.\nHeads and middle leaders 2: Two.\nA group: Three."


def test_not_rated_is_an_answer_to_share_and_a_blank_is_none() -> None:
    """Not rated goes out with its reason; what nobody rated is named and is not in the pack."""
    book = by(EXECUTIVE, {}, more=row("AAA-01", rating="Not rated", rationale="Too early."))
    found = made(book)
    assert [(e.ref, e.rating, e.basis, e.rationale) for e in found.shared] == [
        ("AAA-01", "Not rated", "Not rated", "Too early.")
    ]
    assert found.unrated == ("AAA-02", "BBB-01")


def test_the_latest_round_with_a_view_is_shared() -> None:
    """An earlier round is named as left out, and a later workbook in which nobody rated is no round to share."""
    later = by(EXECUTIVE, {"AAA-01": GREEN}, round="Final", more=about(date=dt.date(2028, 6, 1)))
    blank = by(EXECUTIVE, {}, round="Annual review 2029", more=about(date=dt.date(2029, 6, 1)))
    found = made(EXECUTIVES, later, blank)
    assert (found.round, [e.rating for e in found.shared], found.earlier) == (
        "Final", ["Green"], ("Baseline", "Annual review 2029")
    )  # fmt: skip


def test_who_and_when_is_all_that_a_pack_says_about_the_trust() -> None:
    """Name, number, round and day are on About, and nobody's name or role."""
    book = replace_about(EXECUTIVES)
    found = read(made(book))
    assert {a.ref: a.text for a in found.answers if a.ref.startswith("ABT")} == {
        "ABT-01": "Oakfield",
        "ABT-02": "07654321",
        "ABT-11": "Oakfield, to share with another trust",
        "ABT-14": "Baseline",
        "ABT-15": "14 Oct 2026",
    }


def replace_about(book: Assessment) -> Assessment:
    """The same workbook, with more on About."""
    more = by(EXECUTIVE, {}, more={("ABT-07", "answer"): "Ruth Hale", ("ABT-12", "answer"): "Chief executive"})
    return replace(book, answers=(*book.answers, *(a for a in more.answers if a.ref in {"ABT-07", "ABT-12"})))


def test_nothing_of_a_pack_tells_whether_the_trusts_own_workbooks_changed() -> None:
    """What is not shared changes no byte of the pack, and its id is that of its words."""
    changed = replace(EXECUTIVES, sha256="another", file="renamed.xlsx")
    more = by(TRUSTEES, {}, file="x.xlsx", more=row("BEY-01", issue="Reserves"))
    one, two = made(EXECUTIVES, elements=["AAA-01"]), made(changed, more, elements=["AAA-01"])
    assert (one.workbook, one.paper) == (two.workbook, two.paper)
    assert read(one).identity.workbook_id != read(made(EXECUTIVES)).identity.workbook_id


def test_who_knows_the_words_of_a_pack_does_not_know_its_hash() -> None:
    """It depends on the id of the trust's own workbook too, so that a hash of the pack confirms no guess at its ratings."""
    other = replace(EXECUTIVES, identity=EXECUTIVES.identity._replace(workbook_id="drawn by lot"))
    one, two = made(EXECUTIVES), made(other)
    assert (one.shared, one.workbook == two.workbook) == (two.shared, False)


def test_the_paper_says_what_the_pack_says_and_names_it_alone() -> None:
    """Words, basis and source come from the pack's workbook."""
    found = made(EXECUTIVES, BOARD, elements=["AAA-01"])
    doc = Document(io.BytesIO(found.paper))
    text = "\n".join(
        [*(p.text for p in doc.paragraphs), *(c.text for t in doc.tables for r in t.rows for c in r.cells)]
    )
    for words in (
        "1 of the 3 elements",
        "Cautious median of 2",
        "Trustees: Ruth Hale told us so.",
        "oakfield-shared-review.xlsx",
    ):
        assert words in text
    assert "oakfield-baseline" not in text


def test_an_anonymous_pack_leaves_out_known_names_and_lists_what_may_be_one() -> None:
    """Who filled in a workbook is left out; another name is listed with its Ref, and stays."""
    board = by(TRUSTEES, {"AAA-01": GREEN}, more=row(
        "AAA-01", rationale="Ruth Hale and Priya Nair told us, says Ruth. Ask p.nair@example.org or Mr Obi.",
        evidence="Oakfield Learning Trust's Board Minutes, Heading AAA, May 2026; see Ash Primary School.",
    ))  # fmt: skip
    found = made(EXECUTIVES, board, elements=["AAA-01"], anonymous=True)
    assert "[name left out] and Priya Nair" in read(found).text("AAA-01", "rationale")
    assert {kind: set(names) for kind, names in found.names.items()} == {
        NameKind.NAME: {"Mr Obi", "Priya Nair"}, NameKind.CONTACT: {"p.nair@example.org"},
        NameKind.WORD: {"Ruth", "Ash"},
    }  # fmt: skip


def test_who_filled_in_an_earlier_round_is_not_named_either() -> None:
    """A text of the last round may speak of somebody who rated in the first."""
    later = by(EXECUTIVE, {"AAA-01": GREEN}, round="Final", more=about(date=dt.date(2028, 6, 1), respondent="Sam Lee")
               | row("AAA-01", rationale="As Ruth Hale wished."))  # fmt: skip
    assert read(made(EXECUTIVES, later, anonymous=True)).text("AAA-01", "rationale") == "As [name left out] wished."


@pytest.mark.parametrize("text", ["J. Fenn", "(JF)", "Dame Jo", "Jo Fenn's", "Cllr A. Fenn"])
def test_initials_titles_and_two_capitalised_words_may_be_a_name(text: str) -> None:
    """Each way to name somebody is listed."""
    shared = SharedElement("AAA-01", "", "Red", "Agreed", f"We asked {text} about it.", "")
    assert possible_names([shared], known_names(combine([EXECUTIVES])), SMALL, "Oakfield")


@pytest.mark.parametrize(
    "text",
    ["Year Six", "Key Stage 2", "Ofsted in March", "Pupil Premium", "Red or Green", "West Midlands", "the SEND team"],
)
def test_what_schools_write_with_capitals_is_no_name(text: str) -> None:
    """A list of everything would be read by nobody."""
    shared = SharedElement("AAA-01", "", "Red", "Agreed", f"We saw {text} there.", "")
    assert possible_names([shared], known_names(combine([EXECUTIVES])), SMALL, "Oakfield") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mark Hope leads maths. Priya is off sick.", {NameKind.NAME: {"Mark Hope"}, NameKind.WORD: {"Priya"}}),
        ("All rests on Joy Bell; Mark, who leads maths, told us.", {NameKind.NAME: {"Joy Bell"}, NameKind.WORD: {"Mark"}}),
        ("Our SENDCo, Priya, is off; ring 07700 900123.", {NameKind.CONTACT: {"07700 900123"}, NameKind.WORD: {"Priya"}}),
        ("Call (0161) 496 0123 about 20 of 22.", {NameKind.CONTACT: {"(0161) 496 0123"}}),
        ("Head of maths M. Hope resigned; JB covers.", {NameKind.INITIALS: {"M. Hope", "JB"}}),
        ("In Kestlethorne they help.", {NameKind.WORD: {"Kestlethorne"}}),
        ("Pupil Aiden Khan was excluded.", {NameKind.NAME: {"Aiden Khan"}}),
        ("Chair Jane Green said so to mr hale.", {NameKind.NAME: {"Jane Green", "mr hale"}}),
        ("Mr van der Berg met Łukasz Żak.", {NameKind.NAME: {"Mr van der Berg", "Łukasz Żak"}}),
        ("See hale-plan.pdf: PAUL INCE.", {NameKind.CONTACT: {"hale-plan.pdf"}, NameKind.NAME: {"PAUL INCE"}}),
        ("In the view of ruth, no.", {NameKind.WORD: {"Ruth"}}),
    ],
)  # fmt: skip
def test_whoever_is_known_nowhere_is_listed_by_how_he_was_found(text: str, found: object) -> None:
    """Names of ordinary words, first names, places, telephone numbers and bare initials are there for a human to look at."""
    shared = SharedElement("AAA-01", "", "Red", "Agreed", text, "")
    names = possible_names([shared], known_names(combine([EXECUTIVES])), SMALL, "Oakfield")
    assert {kind: set(each) for kind, each in names.items()} == found


def test_texts_that_speak_of_a_rating_are_listed_with_their_cell() -> None:
    """A group's rating is in no column, and a sentence may tell it; "amber" in other words is none."""
    more = row("AAA-01", rationale="It is clear. Trustees came at amber-red, heads Green.", evidence="A rated scale.")
    found = made(settled(more=more | about(date=DAY)))
    assert [(each.ref, each.words) for each in found.mentions] == [
        ("AAA-01", "Trustees came at amber-red, heads Green."), ("AAA-01", "A rated scale."),
    ]  # fmt: skip
    where = read(found).cell("AAA-01", "rationale")
    assert where is not None
    assert found.mentions[0].cell == f"{where.tab} › {where.address}"


def test_the_list_says_of_ratings_and_names_only_what_is_so() -> None:
    """One group's rating that stands is not among what is left out, and nothing claims that all names are."""
    one = "\n".join(lines_of(made(EXECUTIVES)))
    assert "Where one group alone rated, its rating and its words stand without its name." in one
    assert "what each group rated" not in one
    both = "\n".join(lines_of(made(EXECUTIVES, BOARD, elements=["AAA-01"], anonymous=True)))
    assert (
        "  A column of what each group rated. A text may still tell a group's rating (none was found that does)."
        in both
    )
    assert "Of the names in the texts, those that the workbooks know are left out." in both
    assert (
        "Nothing else was found that looks like a name. A role or a school may tell who is meant too: read the texts."
        in both
    )


def test_an_answer_about_who_may_see_the_papers_that_is_none_is_quoted() -> None:
    """Somebody did say it, in other words than the list's: only a reader can tell how narrow they are."""
    typed = Bad("Board and our two peers", Misread.UNKNOWN)
    found = made(by(EXECUTIVE, {"AAA-01": RED}, more={("ABT-19", "answer"): typed}))
    assert any('is "Board and our two peers" (ABT-19), which is none of' in line for line in lines_of(found))


def test_the_narrowest_handling_is_told() -> None:
    """Where workbooks differ about who may see the papers, the narrowest counts."""
    books = [
        by(EXECUTIVE, {"AAA-01": RED}, more={("ABT-19", "answer"): "May be shared openly"}),
        by(TRUSTEES, {"AAA-01": RED}, more={("ABT-19", "answer"): "Board only"}),
    ]
    assert made(*books).handling == "Board only"


def test_headings_and_elements_are_chosen_by_number_ref_or_title() -> None:
    """Both together are shared, in the framework's order."""
    wide = framework(2, 2, 1)
    assert choose_elements(wide, ["2"], ["aaa-02"]) == ("AAA-02", "BBB-01", "BBB-02")
    assert choose_elements(wide, ["Heading CCC"]) == ("CCC-01",)
    assert choose_elements(wide) == ("AAA-01", "AAA-02", "BBB-01", "BBB-02", "CCC-01")
    for none in ("9", "-1"):
        with pytest.raises(ReviewError, match=f'no heading "{none}"'):
            choose_elements(wide, [none])


def test_two_agreed_workbooks_make_no_pack() -> None:
    """Which of two counts is the trust's to say, before anything goes out."""
    with pytest.raises(ReviewError, match="contradict each other"):
        share([settled(), settled(file="other.xlsx", more=row("AAA-01", rationale="Otherwise."))])


def test_a_pack_is_nobodys_to_share_on() -> None:
    """Of what another trust shared no pack is made."""
    assert share([pack()]) == ()
