"""The agreement's options: in every combination the numbers, the references and the defined words are right."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.sla import sla_context
from matsheets.documents.contexts.sla_clean_copy import clean_copy, points_to_settle
from matsheets.documents.template.build import build_document
from matsheets.documents.template.engine import fill
from matsheets.workbook.layout.choices import OTHER_TRUST, SCHOOL_BODY, SINGLE_TRUST, VAT
from tests.documents.contexts.test_sla import (
    FREE,
    RICH,
    TEMPLATE,
    TERMS,
    Answers,
    W,
    agreement,
    assert_counted_alike,
    changed,
    clause_numbers,
    paragraphs_of,
    plain,
    references,
    review_of,
    section,
    style_of,
    targets,
    texts,
    unsettled,
)

SCHEDULE_3 = tuple((f"DAT-{n:02d}", "answer") for n in range(1, 11))
NOTHING_ON_DATA: Answers = dict.fromkeys(SCHEDULE_3)
NO_DATA: Answers = NOTHING_ON_DATA | {("PAR-29", "answer"): False}
#: Answers to every question, whoever party 2 is, and whether or not there is a charge.
COMPLETE: Answers = RICH | {
    ("PAR-03", "answer"): "Mercy Osei, chief executive", ("PAR-04", "answer"): "m.osei@brackenmoor.example",
    ("PAR-06", "answer"): "999902", ("PAR-08", "answer"): "Hazel Lane", ("PAR-09", "answer"): "Tom Reed, headteacher",
    ("PAR-10", "answer"): "office@hazel-lane.example", ("PAR-22", "answer"): "Staff and parents, in the autumn of 2027.",
    ("PAR-29", "answer"): True, ("PAR-30", "answer"): "ZZ000020", ("PAR-32", "answer"): "Community school",
    ("PAR-33", "answer"): "Alderwick Borough Council", ("PAR-34", "answer"): "ZZ000021", ("PAR-36", "answer"): Decimal(5000000),
    ("PAR-37", "answer"): Decimal(250000), ("PAR-38", "answer"): True,
    ("CHG-02", "invoice_date"): dt.date(2027, 12, 10), ("SRV-01", "priorities"): "PLAN-01, PLAN-03",
    **dict.fromkeys(SCHEDULE_3, "As agreed with both data protection officers."),
}  # fmt: skip
#: For each option, its settings: what is answered in place of the other answers. None takes an answer out.
OPTIONS: dict[str, tuple[Answers, ...]] = {
    "party 2": (
        {("PAR-27", "answer"): SCHOOL_BODY},
        *(
            {("PAR-27", "answer"): label, ("PAR-07", "answer"): "Hazel Lane Academy Trust"}
            for label in (SINGLE_TRUST, OTHER_TRUST)
        ),
    ),
    "charge": (*({("PAR-17", "answer"): choice.label} for choice in VAT), FREE),
    "extension": ({("PAR-13", "answer"): True}, {("PAR-13", "answer"): False}),
    "tupe": ({("PAR-28", "answer"): True}, {("PAR-28", "answer"): False}),
    "data": ({("PAR-29", "answer"): True}, NOTHING_ON_DATA | {("PAR-29", "answer"): None}, NO_DATA),
    "joining": ({}, {("PAR-21", "answer"): None, ("PAR-22", "answer"): None}),
    "limit": ({}, {("PAR-25", "answer"): None}),
    "special terms": ({}, {("PAR-26", "answer"): None}),
}


def answered(*settings: Answers, base: Answers = RICH) -> Answers:
    """RICH, or other answers, with these settings."""
    together: dict[tuple[str, str], Any] = dict(base)
    for setting in settings:
        together |= setting
    return {cell: value for cell, value in together.items() if value is not None}


EVERY = list(itertools.product(*OPTIONS.values()))


def pairs() -> Iterator[tuple[Answers, ...]]:
    """Yield each setting with each setting of every other option, the rest as they come first."""
    base = tuple(settings[0] for settings in OPTIONS.values())
    seen = []
    for one, other in itertools.combinations(range(len(base)), 2):
        for a, b in itertools.product(list(OPTIONS.values())[one], list(OPTIONS.values())[other]):
            found = tuple(a if at == one else b if at == other else setting for at, setting in enumerate(base))
            if found not in seen:
                seen.append(found)
                yield found


def faults(made: bytes) -> Iterator[str]:
    """Yield what is wrong with the numbers, the references or the words of one agreement."""
    numbered = [(number, *paragraphs_of(made)[paragraph]) for number, paragraph in clause_numbers(made)]
    yield from wrong_numbers(made, numbered)
    yield from wrong_lists(numbered)
    yield from wrong_words(made)


def wrong_numbers(made: bytes, numbered: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield references that do not show their target, and numbers in the text that lead nowhere."""
    at, found = targets(made), references(made)
    yield from (f"{name} shows {shown}, and stands at {at.get(name)}" for name, shown in found if at.get(name) != shown)
    headings = [text for _, style, text in numbered if style == "ClauseHeading"]
    if len(TERMS["clauses"]) != len(headings):
        yield "a clause is gone"
    for clause, heading in zip(TERMS["clauses"], headings, strict=False):
        number = at[f"clause_{clause['id'].replace('-', '_')}"]
        if "{" not in clause["title"] and headings[int(number) - 1] != clause["title"]:
            yield f"the bookmark of {clause['title']} stands at {heading}"
    known = {number.rstrip(".") for number, _, _ in numbered}
    said = [n for text in texts_of(made) for n in re.findall(r"(?:[Cc]lauses?|[Pp]aragraphs?)\s(\d+(?:\.\d+)?)", text)]
    yield from (f"{number} is mentioned and is no clause" for number in said if number not in known)
    if len(said) < 10:
        yield "no cross-references were found in the text"


def wrong_lists(numbered: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield clauses without a paragraph, and lists whose items do not read as one sentence."""
    for (number, style, text), (_, below, _) in itertools.pairwise([*numbered, ("", "", "")]):
        if style == "ClauseHeading" and below != "Clause":
            yield f"clause {number} is empty"
        if style == "Clause" and text.endswith(":") != (below == "Subclause"):
            yield f"{number} leads to no items"
        if style == "Subclause":
            last = below != "Subclause"
            if text.endswith(".") != last or not text.endswith((".", ";", "; and", "; or")):
                yield f"the item {number} {text!r} ends wrongly"
    joined = [text for (_, style, text), (_, below, _) in itertools.pairwise(numbered) if style == below == "Subclause"]
    if not joined:
        yield "no items were found"


def wrong_words(made: bytes) -> Iterator[str]:
    """Yield words that are defined and not used, or used and not defined, and what a template leaves behind."""
    defined = [text.split(" means ")[0] for style, text in paragraphs_of(made).values() if style == "Definition"]
    yield from (f"{term} is defined twice" for term in set(defined) if defined.count(term) > 1)
    body = "\n".join(text for text in terms_of(made))
    used = set(USED.findall(body))
    for term in VOCABULARY:
        if (term in used) != (term in defined):
            yield f"{term} is {'used' if term in used else 'not used'} and {'defined' if term in defined else 'not defined'}"
    for sign in ("{{", "{%", "None", "  ", " .", " ,", "..", " '"):
        if sign in body:
            yield f"{sign!r} in the text"


VOCABULARY = {d["term"] for p in TERMS["clauses"][0]["paragraphs"] for d in p.get("definitions", ())} - {"Party"}
#: A defined word; the longest that stands there, so that School Staff is no School. One may be of several: School Days.
USED = re.compile(rf"(?<![A-Za-z])({'|'.join(sorted(VOCABULARY, key=len, reverse=True))})s?(?![A-Za-z])")


def texts_of(made: bytes) -> list[str]:
    """Return the texts of all paragraphs with ordinary spaces."""
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(made)]


def terms_of(made: bytes) -> Iterator[str]:
    """Yield the texts of the terms, definitions without the word that they define."""
    special = RICH["PAR-26", "answer"]
    for style, said in paragraphs_of(made).values():
        text = said.replace("\N{NO-BREAK SPACE}", " ")
        if style == "Definition":
            yield text.partition(" means ")[2]
        elif style in {"ClauseHeading", "Clause", "Subclause"} and not text.startswith(special):
            yield text


def described(setting: tuple[Answers, ...]) -> str:
    """Return one combination as words, for a failure."""
    return ", ".join(f"{option} {OPTIONS[option].index(s)}" for option, s in zip(OPTIONS, setting, strict=True))


def test_every_pair_of_settings() -> None:
    """Wherever two options meet, numbers, references, lists and defined words are right."""
    found = {described(s): list(faults(agreement(answered(*s)))) for s in pairs()}
    assert len(found) == 94
    assert {combination: wrong for combination, wrong in found.items() if wrong} == {}


def to_sign(answers: Answers) -> tuple[bytes, bool]:
    """Make the clean copy of an agreement, also where something is open, and tell whether anything is."""
    values = sla_context(review_of(answers), made_on=dt.date(2026, 11, 20), draft=False, missing=(), version="0.1.0")
    is_open = bool(values["sla"]["points"])  # type: ignore[index]
    return fill(TEMPLATE, clean_copy(values), references=True), is_open


#: What only a draft says.
DRAFTING = ("raft", "Points to settle", "Not recorded", "your advisers", "Before you sign", "legal advice", "matsheets",
            "oakfield-agreed", "still missing", "before signing")  # fmt: skip


def unclean(made: bytes, *, is_open: bool) -> Iterator[str]:
    """Yield what has no place in a copy that is signed: a Ref, a gap where nothing is open, a note on the draft."""
    printed = "\n".join(texts_of(made))
    yield from (f"the Ref {ref}" for ref in re.findall(r"\b(?:PAR|CHG|SRV|DAT|PLAN|ABT)-?\s?\d+", printed))
    yield from (f"the note {note!r}" for note in DRAFTING if note in printed)
    if ("[" in printed or "]" in printed) and not is_open:
        yield "a gap between square brackets"
    deed = "The Parties make this Agreement as a deed" in printed
    if "Signed:" not in printed or ("Executed as a deed by" in printed) is not deed:
        yield "no place to sign"


@pytest.mark.slow
@pytest.mark.parametrize("party_2", [SCHOOL_BODY, SINGLE_TRUST, OTHER_TRUST])
def test_every_combination_to_be_signed(party_2: str) -> None:
    """In each combination of all the options, numbers, references, lists and words are right, and nothing is of a draft.

    A third of them for each kind of party 2. Nothing is open where a limit is recorded, Schedule 3 says yes or no, and a date
    for the decision on joining is set or, between two trusts, nobody thinks of it.
    """
    assert len(EVERY) == 3 * 6 * 2 * 2 * 3 * 2 * 2 * 2 == 1728
    found, closed = {}, 0
    for setting in (s for s in EVERY if s[0]["PAR-27", "answer"] == party_2):
        made, is_open = to_sign(answered(*setting, base=COMPLETE))
        closed += not is_open
        found[described(setting)] = [*faults(made), *unclean(made, is_open=is_open)]
    assert len(found) == 576
    assert closed == 6 * 2 * 2 * 2 * (2 if party_2 == OTHER_TRUST else 1) * 1 * 2
    assert {combination: wrong for combination, wrong in found.items() if wrong} == {}


@pytest.mark.slow
def test_every_pair_of_settings_to_be_signed() -> None:
    """Wherever two options meet, a copy is refused if and only if the draft lists a point; else nothing of a draft is in it."""
    for setting in pairs():
        answers = answered(*setting, base=COMPLETE)
        made, is_open = to_sign(answers)
        review = review_of(answers | {("ABT-01", "answer"): "Oakfield Trust"})
        assert bool(points_to_settle(review)) is is_open, described(setting)
        assert [*faults(made), *unclean(made, is_open=is_open)] == [], described(setting)


def test_the_judge_sees_what_is_wrong() -> None:
    """A clause number that was typed, a word that is not defined and an empty clause are each seen."""

    def spoilt(change: str) -> bytes:
        def spoil(root: etree._Element) -> None:
            if change == "empty":
                heading = next(p for p in root.iter(f"{W}p") if style_of(p) == "ClauseHeading")
                for below in list(heading.itersiblings()):
                    if style_of(below) == "ClauseHeading":
                        break
                    heading.getparent().remove(below)  # type: ignore[union-attr]
            else:
                paragraph = [p for p in root.iter(f"{W}p") if style_of(p) == "Clause"][-1]
                next(paragraph.iter(f"{W}t")).text = change

        return changed(agreement(RICH), spoil)

    assert "clause 1. is empty" in list(faults(spoilt("empty")))
    assert "23 is mentioned and is no clause" in list(faults(spoilt("See clause 23 ")))
    assert "Supported Trust is used and not defined" in list(faults(spoilt("The Supported Trust pays.")))


# --- what each option says ----------------------------------------------------------------------------------------

SAYS: list[tuple[Answers, str, str]] = [
    ({}, "means the governing body of the School, a body corporate", "Supported Trust"),
    ({("PAR-27", "answer"): SCHOOL_BODY}, "an Academy Order is made, or if it decides", "Supporting Trust"),
    ({("PAR-27", "answer"): SINGLE_TRUST}, "which runs the School", "Governing Body"),
    ({("PAR-27", "answer"): SINGLE_TRUST}, "the School should join an Academy Trust with other schools", "Local Authority"),
    ({("PAR-27", "answer"): OTHER_TRUST}, "What the Supported Trust keeps deciding", "Governing Body"),
    ({("PAR-27", "answer"): OTHER_TRUST}, "whether it should merge with another Academy Trust", "join none"),
    ({("PAR-27", "answer"): OTHER_TRUST, ("PAR-21", "answer"): None}, "is not a step towards a merger", "must first do what"),
    (FREE, "The Trust provides the Services free of charge.", "Service Charge"),
    ({}, "The Governing Body's total liability to the Trust, for all claims of every kind", "Each Party's total liability"),
    (FREE, "Each Party's total liability to the other, for all claims", "The Governing Body's total liability"),
    (FREE | {("PAR-38", "answer"): True}, "more than six years after the breach", "Service Charge"),
    ({}, "as soon as it can", "six years after the breach"),
    ({("PAR-27", "answer"): OTHER_TRUST, ("PAR-21", "answer"): None}, "of their own accord.\n", "law transfers the School"),
    (FREE, "gives its promises in this Agreement in return for the Services.", "as a deed"),
    (FREE | {("PAR-38", "answer"): True}, "The Parties make this Agreement as a deed (PAR-38).", "Service Charge"),
    ({("PAR-17", "answer"): VAT[3].label}, "are exempt from value added tax", "do not include value added tax"),
    ({("PAR-17", "answer"): VAT[4].label}, "is not registered for value added tax", "do not include value added tax"),
    ({("PAR-28", "answer"): False}, "Nothing in this Agreement moves anyone", "TUPE"),
    ({("PAR-28", "answer"): None}, "do not intend or expect TUPE", "Supporting Trust"),
    (NO_DATA, "do not need the Trust to handle School Personal Data", "Personal Data the Trust must:"),
    ({("PAR-29", "answer"): False}, "When it handles School Personal Data the Trust must:", "do not need the Trust to handle"),
    ({}, "Unless Schedule 3 sets another time, it must do so within 20 Working Days.", "Schedule 3. It must do so"),
    ({("PAR-23", "answer"): dt.date(2026, 11, 16)}, "has told the regional director that this Agreement was proposed.", "unless it has done so"),
    ({}, "must tell the regional director that this Agreement has been made.", "was proposed"),
    ({("PAR-27", "answer"): SCHOOL_BODY}, "confirms that its governors or trustees have", "committee member"),
    ({("PAR-27", "answer"): SCHOOL_BODY}, "a decision is made to close the School;", "every School"),
    ({("PAR-27", "answer"): SINGLE_TRUST}, "or the appointment of trustees or of the headteacher", "governor"),
    ({("PAR-27", "answer"): OTHER_TRUST}, "an individual trustee, committee member or member of staff", "governor"),
    ({("PAR-27", "answer"): OTHER_TRUST}, "“The headteacher” means the head of the School concerned, and", "close the School"),
    ({("PAR-27", "answer"): OTHER_TRUST}, "a decision is made to close every School;", "over the School or the Trust"),
    ({("PAR-13", "answer"): False}, "End Date means the end date in the Key Information.", "or any later date agreed"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "there", "absent"), SAYS)
def test_each_option_puts_its_words_in_and_the_others_out(setting: Answers, there: str, absent: str) -> None:
    """What an answer decides stands in the terms, and what it leaves out does not."""
    terms = section(agreement(answered(setting)), "Part B: Terms\nDefinitions", "Signatures")
    assert there in terms
    assert absent not in terms


def test_options_left_blank_change_nothing() -> None:
    """A workbook from before the options makes the agreement that their default answers make."""
    old, new = (
        answered(),
        answered(*({(ref, "answer"): True} for ref in ("PAR-28",)), {("PAR-27", "answer"): SCHOOL_BODY}),
    )
    wanted = section(agreement(new), "Part B: Terms\nDefinitions", "Signatures")
    assert section(agreement(old), "Part B: Terms\nDefinitions", "Signatures") == wanted


def test_two_trusts_on_the_first_pages() -> None:
    """Between two trusts no governing body, URN or joining is spoken of, and all schools take part unless some are named."""
    trust = {("PAR-27", "answer"): OTHER_TRUST, ("PAR-07", "answer"): "Oskerridge Schools Trust", ("PAR-05", "answer"): None,
             ("PAR-21", "answer"): None}  # fmt: skip
    printed = plain(agreement(answered(trust)))
    assert "Schools that take part PAR-05\nAll the schools that the Supported Trust runs" in printed
    assert "Party 1: the Supporting Trust" in printed
    assert "Party 2: the Supported Trust" in printed
    assert "checked it against the circumstances of the Parties." in printed
    for absent in ("Governing Body", "governing body", "URN", "PAR-21", "joining a trust", "local authority"):
        assert absent not in printed


def test_the_key_information_is_the_tables_of_part_a() -> None:
    """The definition speaks of the tables, of which there are six, and where they stand."""
    made = plain(agreement(RICH))
    assert "Key Information means the tables of key information in Part A of this document, taken together." in made
    assert "Part A: Key information" in made


def test_points_for_advisers_follow_from_the_answers() -> None:
    """Free support raises the question of a deed and of a limit; a usual agreement raises what every one does."""
    start, end = "These questions follow from the answers in the workbook.\n", "Before you sign"
    usual = section(agreement(answered()), start, end).strip().splitlines()
    assert [point.partition(":")[0] for point in usual] == [
        "Procurement", "Recruitment", "Local authority", "Special terms",
    ]  # fmt: skip
    free = answered(FREE, NO_DATA, {("PAR-25", "answer"): None, ("PAR-28", "answer"): False})
    found = section(agreement(free), start, end).strip().splitlines()
    assert [point.partition(":")[0] for point in found] == [
        "Procurement", "Recruitment", "Free support", "Limit of liability", "TUPE", "Personal data", "Special terms",
    ]  # fmt: skip


@pytest.mark.parametrize(("cap", "data_cap", "cover", "asked"), [
    (2500000, 5000000, 5000000, False), (2499999, 5000000, 5000000, True), (5000000, 100000, 5000000, True),
    (50000, 50000, None, False),
])  # fmt: skip
def test_a_limit_far_below_the_insurance_is_asked_about(
    cap: int, data_cap: int, cover: int | None, asked: bool
) -> None:
    """Cover on which nobody can claim is paid for: a limit below half of it is a question for advisers."""
    figures = {"PAR-25": cap, "PAR-37": data_cap, "PAR-36": cover}
    made = agreement(answered({(ref, "answer"): Decimal(v) if v else None for ref, v in figures.items()}))
    assert ("less than half of the insurance that each party promises" in plain(made)) is asked


def test_a_service_names_the_priorities_that_it_serves() -> None:
    """Below its name stands what the workbook says, and nothing where it says nothing."""
    assert "Mentoring\nFor PLAN-01, PLAN-03\n" in plain(
        agreement(answered({("SRV-01", "priorities"): "PLAN-01, PLAN-03"}))
    )
    assert "Mentoring\nA morning a fortnight." in plain(agreement(RICH))


def test_the_title_is_that_of_the_cover() -> None:
    """The document's title names the trust on its first page, also where that is not the workbook's own."""
    import io

    from docx import Document

    for answers, trust in (
        (RICH, "Brackenmoor Learning Trust"),
        ({("ABT-01", "answer"): "Oakfield Trust"}, "Oakfield Trust"),
    ):
        made = build_document(DocumentKind.SLA, review_of({**answers, ("ABT-01", "answer"): "Oakfield Trust"}))
        assert Document(io.BytesIO(made)).core_properties.title == f"Trust partnership service level agreement: {trust}"
        assert texts_of(made)[0] == trust


# --- outside judges -----------------------------------------------------------------------------------------------

#: Everything out that can be out, for a school and between two trusts, and a single-academy trust with everything in.
EXTREMES: dict[str, tuple[Answers, ...]] = {
    "all off": (FREE, NO_DATA, {(ref, "answer"): None for ref in ("PAR-21", "PAR-25", "PAR-26")},
                {(ref, "answer"): False for ref in ("PAR-13", "PAR-28")}),
    "two trusts": ({("PAR-27", "answer"): OTHER_TRUST}, FREE, NO_DATA, {(ref, "answer"): None for ref in ("PAR-05", "PAR-21")}),
    "single-academy trust": ({("PAR-27", "answer"): SINGLE_TRUST, ("PAR-17", "answer"): VAT[4].label},),
}  # fmt: skip


@pytest.mark.office
@pytest.mark.parametrize("case", EXTREMES)
def test_libreoffice_counts_the_same_whatever_is_left_out(tmp_path: Path, case: str) -> None:
    """LibreOffice, given wrong numbers in every cross-reference, works out the ones that we save."""
    assert_counted_alike(unsettled(answered(*EXTREMES[case])), tmp_path, least=120)


@pytest.mark.judges
@pytest.mark.parametrize("case", EXTREMES)
def test_the_sdk_validator_finds_no_fault_whatever_is_left_out(tmp_path: Path, case: str) -> None:
    """The Open XML SDK accepts the agreement, and so does our own lint for readers with a screen reader."""
    from tests.documents.lint import lint
    from tests.judges import sdk_errors

    path = tmp_path / "agreement.docx"
    path.write_bytes(agreement(answered(*EXTREMES[case]), draft=True, missing=("Something.",)))
    assert sdk_errors(path) == []
    assert lint(path.read_bytes()) == []
