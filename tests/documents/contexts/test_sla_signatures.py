"""The clean copy of an agreement: who signs it and how, what stands in its way, and templates of one's own."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.authoring.template_check import examine
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.build import build_document
from matsheets.errors import ReviewError, TemplateError
from matsheets.workbook.layout.choices import OTHER_TRUST, SCHOOL_BODY
from tests.documents.contexts.test_sla import FREE, TEMPLATE, Answers, plain, review_of, section
from tests.documents.contexts.test_sla_options import COMPLETE, answered
from tests.documents.lint import lint
from tests.judges import sdk_errors
from tests.office import convert, pdf_text

OWN = {("ABT-01", "answer"): "Oakfield Trust"}
SCHOOL: Answers = {("PAR-27", "answer"): SCHOOL_BODY, ("PAR-34", "answer"): None}
TRUSTS: Answers = {
    ("PAR-27", "answer"): OTHER_TRUST, ("PAR-07", "answer"): "Oskerridge Schools Trust",
    ("PAR-32", "answer"): None, ("PAR-33", "answer"): None, ("PAR-06", "answer"): None,
}  # fmt: skip


def signed(*settings: Answers) -> bytes:
    """The clean copy of a complete agreement with these settings."""
    return build_document("sla", review_of(answered(OWN, *settings, base=COMPLETE)), for_signature=True)


def places_to_sign(made: bytes) -> str:
    """Return the text of the last part of an agreement."""
    return plain(made).rpartition("\nSignatures\n")[2]


# --- who signs --------------------------------------------------------------------------------------------------------

TO_WRITE = ["Signed:", "Name:", "Position:", "Date:"]


def test_a_trust_and_a_governing_body_sign() -> None:
    """A director and the chair, each with a signature, a name, a position and a date; nobody witnesses."""
    block = places_to_sign(signed(SCHOOL, {("PAR-38", "answer"): False}))
    trust, _, school = block.partition("\nThe Governing Body\n")
    assert "Signed for and on behalf of Brackenmoor Learning Trust" in trust
    assert "A director, or someone else whom the board of directors has authorised:" in trust
    assert "Signed for and on behalf of The Governing Body of Hazel Lane Primary School" in school
    assert "The chair, or another governor whom the Governing Body has authorised:" in school
    for part in (trust, school):
        assert [line for line in part.splitlines() if line in TO_WRITE] == TO_WRITE
    assert not re.search("deed|witness", block)


def test_trusts_execute_a_deed_as_companies_do() -> None:
    """Two directors, or a director and the secretary or a witness: Companies Act 2006, section 44; the witness is described."""
    block = places_to_sign(signed(TRUSTS, FREE))
    assert block.count("Executed as a deed by ") == 2
    assert "Executed as a deed by Oskerridge Schools Trust, acting by two directors or" in block
    for part in block.split("\nThe Supported Trust\n"):
        rows = ["A director:", "Either A: a second director, or the company secretary:",
                "Or B: a witness, in whose presence the director signs:"]  # fmt: skip
        assert [line for line in part.splitlines() if line in rows] == rows
        assert [part.count(label) for label in ("Signed:", "Name:", "Occupation:", "Address:", "Date:")] == [
            3,
            3,
            1,
            1,
            3,
        ]
    assert "A witness is an adult" not in block  # advice, which stands among the notes on the draft


def test_a_governing_body_executes_a_deed_by_two_governors() -> None:
    """Its seal, where it has one, is authenticated by two governors: Education Act 2002, schedule 1; a witness signs too."""
    block = places_to_sign(signed(SCHOOL, FREE)).partition("\nThe Governing Body\n")[2]
    rows = [
        "The chair or another authorised governor, beside the seal if there is one:",
        "and a second governor:", "in the presence of this witness:",
    ]  # fmt: skip
    assert [line for line in block.splitlines() if line in rows] == rows
    assert "director" not in block


def test_free_support_without_a_deed_is_signed_as_an_agreement() -> None:
    """The parties choose; where they answer No, nothing speaks of a deed."""
    made = plain(signed(SCHOOL, FREE, {("PAR-38", "answer"): False}))
    assert not re.search(r"\bas a deed|Executed", made)
    assert "Signed for and on behalf of Brackenmoor Learning Trust" in made


def test_the_draft_has_the_same_places_to_sign() -> None:
    """Whoever reads the draft sees who will have to sign."""
    answers = answered(OWN, TRUSTS, FREE, base=COMPLETE)
    assert places_to_sign(build_document("sla", review_of(answers))) == places_to_sign(signed(TRUSTS, FREE))


# --- what a clean copy is ---------------------------------------------------------------------------------------------


def test_the_terms_are_those_of_the_draft() -> None:
    """Clause by clause the clean copy says what the draft says, but for the Refs in brackets."""
    answers = answered(OWN, SCHOOL, {("SRV-01", "priorities"): "PLAN-01"}, base=COMPLETE)
    draft = section(build_document("sla", review_of(answers)), "Part B: Terms\nDefinitions", "Schedule 1")
    clean = section(
        build_document("sla", review_of(answers), for_signature=True), "Part B: Terms\nDefinitions", "Schedule 1"
    )
    assert "(PAR-15)" in draft
    assert re.sub(r" \((?:PAR|DAT)-\d\d\)", "", draft) == clean


def test_rows_of_the_schedules_are_counted() -> None:
    """In the place of the workbook's Refs stand numbers, under a header that says so, and no priority of a plan is spoken of."""
    printed = plain(signed(SCHOOL, {("PAR-38", "answer"): None}))
    assert "\nNo.\nItem\nBasis\n" in printed
    assert "\n1\nMentoring\nBy the day\n" in printed
    assert "\n2\nBenchmarking\nFixed\n" in printed
    assert "\n1\nMentoring\nA morning a fortnight.\n" in printed


def test_a_copy_to_be_signed_is_the_trusts_paper() -> None:
    """Its properties name the trust as its author, whatever its name holds; the draft's name matsheets."""
    trust = {("PAR-01", "answer"): "Brackenmoor & Moss <Learning> Trust"}
    answers = answered(OWN, SCHOOL, trust, {("PAR-38", "answer"): None}, base=COMPLETE)
    for clean, author in ((True, "Brackenmoor & Moss <Learning> Trust"), (False, "matsheets")):
        made = build_document("sla", review_of(answers), for_signature=clean)
        properties = Document(io.BytesIO(made)).core_properties
        assert (properties.author, properties.last_modified_by) == (author, author)


def test_no_date_but_that_of_the_signatures() -> None:
    """The agreement dates from the last signature, so that no page foot gives it another date."""
    with zipfile.ZipFile(io.BytesIO(signed(SCHOOL, {("PAR-38", "answer"): None}))) as package:
        feet = [package.read(name).decode() for name in package.namelist() if "footer" in name]
    assert feet
    assert not any("Document date" in foot for foot in feet)


def test_the_record_says_that_it_is_to_be_signed() -> None:
    """The manifest names the workbook, and that this is the clean copy; a draft's says nothing of it, as before."""
    review = review_of(answered(OWN, SCHOOL, {("PAR-38", "answer"): None}, base=COMPLETE))
    clean, draft = (read_manifest(build_document("sla", review, for_signature=f)) for f in (True, False))
    assert clean is not None
    assert draft is not None
    assert (clean.for_signature, draft.for_signature) == (True, False)
    assert [source.file for source in clean.sources] == ["oakfield-agreed.xlsx"]
    assert "matsheets for signature" in clean.as_properties()
    assert "matsheets for signature" not in draft.as_properties()


# --- what stands in its way -------------------------------------------------------------------------------------------


def refusal(*settings: Answers) -> list[str]:
    """Return what is open, a line each."""
    with pytest.raises(ReviewError) as raised:
        signed(SCHOOL, {("PAR-38", "answer"): None}, *settings)
    assert raised.value.code == "agreement-open"
    first, *lines = raised.value.what.splitlines()
    assert first == "The agreement cannot be signed as long as anything in it is open:"
    return lines


def test_each_point_that_is_open_is_named_with_its_place() -> None:
    """File, tab, cell, Ref, what is open and what to do, a line each."""
    (line,) = refusal({("PAR-36", "answer"): None})
    assert line.startswith("oakfield-agreed.xlsx › Partnership › ")
    assert '(PAR-36): "Least cover that each party\'s insurance gives, for one claim" is blank, and the' in line
    assert len(refusal({("PAR-36", "answer"): None, ("PAR-15", "answer"): None, ("DAT-08", "answer"): None})) == 3


def test_an_error_stands_in_the_way_too() -> None:
    """Charges that do not come to the total are no agreement."""
    (line,) = refusal({("PAR-16", "answer"): Decimal(9000)})
    assert "(PAR-16): The total service charge is £9,000.00" in line


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("On [dates to follow].", "[dates to follow]"), ("[", "["), ("Six days, TBC", "TBC"), ("to be confirmed", "to be confirmed"),
     ("By ____ each term", "____"), ("Ms XXX", "XXX"), ("Tom Reed??", "??")],
)  # fmt: skip
def test_a_text_that_settles_nothing_is_quoted(text: str, quoted: str) -> None:
    """Brackets, gaps and placeholders that people type are points too."""
    (line,) = refusal({("SRV-01", "provided"): text})
    assert f'(SRV-01): "{quoted}" looks like something that is still to be settled.' in line


@pytest.mark.parametrize("text", ["There are none.", "None", "n/a", "No", "Visits on dates to be agreed each term."])
def test_short_texts_that_settle_something(text: str) -> None:
    """Whoever says that there is none has settled it, and so have words that leave a date to the parties."""
    assert signed(SCHOOL, {("PAR-38", "answer"): None, ("DAT-07", "answer"): text})


def test_a_row_of_the_workbook_in_a_text_is_named() -> None:
    """A reader of the agreement has no workbook; a reference of the parties' own that looks alike is fine."""
    (line,) = refusal({("SRV-01", "provided"): "Two visits (PLAN-02)."})
    assert '(SRV-01): "PLAN-02" is a row of this workbook, which whoever reads the agreement does not have.' in line
    assert signed(SCHOOL, {("PAR-38", "answer"): None, ("PAR-19", "answer"): "OLPT-27"})


def test_only_an_agreement_that_is_no_draft_can_be_signed() -> None:
    """Anything else is a slip of whoever calls."""
    review = review_of(answered(OWN, SCHOOL, base=COMPLETE))
    with pytest.raises(ValueError, match="only an agreement"):
        build_document("plan", review, for_signature=True)
    with pytest.raises(ValueError, match="only an agreement"):
        build_document("sla", review, for_signature=True, draft=True)


def test_without_a_partnership_there_is_nothing_to_sign() -> None:
    """The four tabs are blank."""
    with pytest.raises(ReviewError, match="hold no partnership"):
        build_document("sla", review_of(OWN), for_signature=True)


# --- templates of one's own -------------------------------------------------------------------------------------------


def template_with(tmp_path: Path, old: str, new: str) -> Path:
    """Copy our template with a text changed in Word."""
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(TEMPLATE) as package, zipfile.ZipFile(path, "w") as out:
        for name in package.namelist():
            content = package.read(name)
            if name == "word/document.xml":
                assert old in content.decode()
                content = content.replace(old.encode(), new.encode())
            out.writestr(name, content)
    return path


def test_a_reworded_template_makes_a_clean_copy_too(tmp_path: Path) -> None:
    """One template makes the draft and the copy to be signed, reworded or not."""
    own = template_with(tmp_path, "This Agreement never renews by itself.", "This Agreement ends for good.")
    review = review_of(answered(OWN, SCHOOL, {("PAR-38", "answer"): None}, base=COMPLETE))
    made = plain(build_document("sla", review, templates=own, for_signature=True))
    assert "This Agreement ends for good." in made
    assert "PAR-" not in made


@pytest.mark.parametrize(
    ("typed", "quoted"), [("Ends (PAR-12).", "PAR-12"), ("Ends [on a day to be agreed].", "[on a day to be agreed]")]
)
def test_a_template_that_leaves_a_ref_or_a_gap_is_refused(tmp_path: Path, typed: str, quoted: str) -> None:
    """What no switch takes out is quoted with its paragraph; the draft is made all the same."""
    own = template_with(tmp_path, "This Agreement never renews by itself.", typed)
    review = review_of(answered(OWN, SCHOOL, {("PAR-38", "answer"): None}, base=COMPLETE))
    with pytest.raises(TemplateError) as raised:
        build_document("sla", review, templates=own, for_signature=True)
    assert f'own.docx makes no clean copy: "{quoted}" stands in "{typed}".' in str(raised.value)
    assert "for_signature" in raised.value.remedy
    assert quoted in plain(build_document("sla", review, templates=own))


def test_a_ref_whose_hyphen_never_breaks_is_found_too(tmp_path: Path) -> None:
    """Word has an element of its own for such a hyphen; so have the Refs that a document prints."""
    typed = "Ends (PAR</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>12)."
    own = template_with(tmp_path, "This Agreement never renews by itself.", typed)
    review = review_of(answered(OWN, SCHOOL, {("PAR-38", "answer"): None}, base=COMPLETE))
    with pytest.raises(TemplateError, match=r'"PAR-12" stands in "Ends \(PAR-12\)\."'):
        build_document("sla", review, templates=own, for_signature=True)


def test_the_check_of_a_template_warns_of_what_no_switch_takes_out(tmp_path: Path) -> None:
    """Ours is clean; a Ref that somebody typed is a thing to look at, since the draft can be built."""
    fields = known_fields(DocumentKind.SLA)
    assert examine(TEMPLATE.read_bytes(), fields)[:2] == ((), ())
    own = template_with(tmp_path, "This Agreement never renews by itself.", "Ends (PAR-12).")
    report = examine(own.read_bytes(), fields)
    assert report.problems == ()
    assert [(found.code, '"PAR-12" stands in' in found.what) for found in report.warnings] == [
        ("template-signature", True)
    ]


# --- outside judges ---------------------------------------------------------------------------------------------------

CASES: dict[str, tuple[Answers, ...]] = {
    "school, charged": (SCHOOL, {("PAR-38", "answer"): False}),
    "school, deed": (SCHOOL, FREE),
    "trusts, deed": (TRUSTS, FREE),
}


@pytest.mark.judges
@pytest.mark.parametrize("case", CASES)
def test_the_sdk_validator_finds_no_fault_in_a_clean_copy(tmp_path: Path, case: str) -> None:
    """The Open XML SDK accepts it, and so does our own lint for readers with a screen reader."""
    path = tmp_path / "copy.docx"
    path.write_bytes(signed(*CASES[case]))
    assert sdk_errors(path) == []
    assert lint(path.read_bytes()) == []


@pytest.mark.office
@pytest.mark.parametrize("case", CASES)
def test_both_parties_sign_on_one_page(tmp_path: Path, case: str) -> None:
    """The last page has the heading, and every place to sign."""
    path = tmp_path / "copy.docx"
    path.write_bytes(signed(*CASES[case]))
    (pdf,) = convert([path], "pdf", tmp_path)
    last = pdf_text(pdf).rstrip("\f").rpartition("\f")[2]
    assert "Signatures" in last
    assert last.count("Signed:") == (2 if case == "school, charged" else 6)
