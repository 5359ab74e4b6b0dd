"""Charts: what they show, what "Edit data" opens and what the context says are one and the same."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import RichText
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.results import Outcome
from matsheets.documents.charts.chart_fill import finish_chart
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.summary import summary_context
from matsheets.documents.template.build import build_document
from matsheets.documents.template.chart_parts import charts_of
from matsheets.documents.template.engine import clear_cache, fill
from matsheets.errors import TemplateError
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.review.review import HeadingReview, Review
from matsheets.storage.shipped_files import doc_templates_dir
from tests import builders as small_workbooks
from tests.documents.builders import (
    MADE_ON,
    NASTY_TRUST,
    VERSION,
    assessment,
    empty_review,
    framework,
    paragraphs_of,
    respondent,
    rich_review,
    small_framework,
    text_of,
    view,
)
from tests.documents.charts.builders import A, C, charts_in, with_chart
from tests.documents.template.test_engine import rezipped
from tests.judges import sdk_errors
from tests.office import convert

TEMPLATE = doc_templates_dir() / DocumentKind.SUMMARY.template
EACH = [
    ["Heading", "{%tc for s in series %}", "{{ s.name }}{% cellbg s.fill %}", "{%tc endfor %}"],
    ["{%tr for h in headings %}"],
    ["{{ h.title }}", "{%tc for n in h.counts %}", "{{ n }}", "{%tc endfor %}"],
    ["{%tr endfor %}"],
]
VALUES: dict[str, Any] = {
    "series": [{"name": "Weak", "fill": "8B0000"}, {"name": "Strong & <well>", "fill": "E3F0B5"}],
    "headings": [{"title": "Vision", "counts": [2, 0]}, {"title": 'Pay & "conditions"', "counts": [0, 12]}],
}


def rated(frame: Framework, chosen: list[int], **change: Any) -> Review:
    """A review whose agreed ratings are these, element by element, by points; 0 is not rated."""
    agreed = respondent(AGREED, 90, file="agreed.xlsx")
    points = iter(chosen)
    headings = []
    for heading in empty_review(framework=frame).headings:
        elements = []
        for element in heading.elements:
            at = next(points)
            own = view(agreed, element.element, frame.scale.ratings[at - 1]) if at else None
            elements.append(element._replace(agreed=own, views=()))
        headings.append(HeadingReview(heading.heading, tuple(elements)))
    books = (assessment(agreed, frame),)
    return empty_review(
        framework=frame, headings=tuple(headings), respondents=(agreed,), assessments=books, gaps=(), **change
    )


def values_of(review: Review) -> dict[str, Any]:
    """What the summary of a review is filled with."""
    return summary_context(review, made_on=MADE_ON, draft=False, missing=(), version=VERSION)


def summary(review: Review) -> bytes:
    """The summary of a review."""
    return build_document(DocumentKind.SUMMARY, review, made_on=MADE_ON, version=VERSION)


def described(document: bytes) -> list[str]:
    """The alternative texts of a document's pictures."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return [found.get("descr", "") for found in body.iter("{*}docPr")]


# --- one and the same figures --------------------------------------------------------------------------------------


def points_for(frame: Framework) -> st.SearchStrategy[list[int]]:
    """A rating for each element of a framework, or none."""
    return st.lists(
        st.integers(0, len(frame.scale.ratings)), min_size=len(frame.elements), max_size=len(frame.elements)
    )


FRAMES = (framework(), small_framework())


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FRAMES).flatmap(lambda f: st.tuples(st.just(f), points_for(f), points_for(f))))
def test_chart_worksheet_and_context_hold_the_same_figures(drawn: tuple[Framework, list[int], list[int]]) -> None:
    """Whatever was rated in one round or two, cache, worksheet and context are equal, figure by figure."""
    frame, now, before = drawn
    review = rated(frame, now, round="Final", earlier=rated(frame, before, round="Baseline"))
    values = values_of(review)
    expected = []
    if any(a and b for a, b in zip(now, before, strict=True)):
        expected.append((values["movement"]["moves"], values["movement"]["headings"]))
    made = charts_in(summary(review))
    assert len(made) == len(expected)
    for chart, (series, headings) in zip(made, expected, strict=True):
        figures = [[s["label"] for s in series], *([h["title"], *h["counts"]] for h in headings)]
        assert [chart.caches[0][1:], *chart.caches[1:]] == figures
        assert chart.pointed_at[1:] == chart.caches[1:]
        assert [row[1:] for row in chart.sheet[:1]] + chart.sheet[1:] == figures
        assert [[row[0] for row in figures[1:]]] == [[h.heading.title for h in review.headings]]


def test_the_figures_of_the_chart_are_counted_from_the_ratings() -> None:
    """Counted here by hand: the first heading has one that moved down, one up, and one that was not rated before."""
    before = rated(framework(), [2, 2, 0, 4, 4, 2, 2, 2, 1, 4, 3, 3, 3, 3], round="Baseline")
    now = [1, 3, 2, 4, 4, 2, 2, 2, 1, 4, 4, 4, 3, 1]
    chart = charts_in(summary(rated(framework(), now, round="Final", earlier=before)))[0]
    assert chart.caches[0][1:] == ["Moved down", "No change", "Moved up", "Not compared"]
    assert [row[1:] for row in chart.caches[1:]] == [
        [1, 0, 1, 1],
        [0, 2, 0, 0],
        [0, 3, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 2, 0],
        [1, 1, 0, 0],
    ]


@settings(max_examples=30, deadline=None)
@given(points_for(FRAMES[0]))
def test_a_chart_is_rendered_as_plain_jinja_renders_it(points: list[int]) -> None:
    """The sandbox, its limits and its own escaping change nothing in a chart."""
    before = rated(FRAMES[0], [2] * 14, round="Baseline")
    review = rated(FRAMES[0], [1, *points[1:]], trust=NASTY_TRUST, round="Final", earlier=before)
    with zipfile.ZipFile(TEMPLATE) as package:
        chart = charts_of({name: package.read(name) for name in package.namelist()}, TEMPLATE)[0]
    plain = Environment(autoescape=True).from_string(chart.prepared.source).render(values_of(review))
    made = etree.tostring(charts_in(summary(review))[0].root, method="c14n")
    assert made == etree.tostring(etree.fromstring(finish_chart(plain, chart.plan).xml), method="c14n")


def test_a_framework_with_difficult_names_is_exact_in_chart_and_worksheet() -> None:
    """Ampersands, brackets, quotation marks and tags in a heading's title arrive as they are."""
    frame = framework()
    title = """Staff & "pay" <A'> {{ 7*7 }}"""
    frame = replace(frame, headings=(frame.headings[0]._replace(title=title), *frame.headings[1:]))
    before = rated(frame, [2] * 14, round="Baseline")
    chart = charts_in(summary(rated(frame, [1] * 14, round="Final", earlier=before)))[0]
    assert chart.caches[1][0] == chart.sheet[1][0] == title


# --- what it looks like --------------------------------------------------------------------------------------------


def test_series_have_their_colours_and_labels_that_name_the_move() -> None:
    """Each bar's label has the number and the word, in white on the dark colours."""
    root = charts_in(summary(two_rounds()))[0].root
    series = list(root.iter(f"{C}ser"))
    fills = [one.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") for one in series]
    assert fills == ["12353F", "D9E2E4", "0B6B78", "FFFFFF"]
    assert [one.find(f"{C}dLbls/{C}numFmt").get("formatCode") for one in series] == [
        '0" down";;;', '0" no change";;;', '0" up";;;', '0" not compared";;;',
    ]  # fmt: skip
    inks = [one.find(f"{C}dLbls/{C}txPr//{A}srgbClr").get("val") for one in series]
    assert inks == ["FFFFFF", "000000", "FFFFFF", "000000"]
    assert [one.find(f"{C}idx").get("val") for one in series] == list("0123")


@pytest.mark.parametrize(("size", "beside"), [(4, " no change"), (5, " same"), (12, " same"), (13, "")])
def test_crowded_bars_have_shorter_labels(size: int, beside: str) -> None:
    """Words where they have room, short forms where not, the number alone in bars of more than twelve elements."""
    frame = framework()
    element = frame.elements[0]
    many = tuple(element._replace(id=f"e{n}", ref=f"VIS-{n + 1:02d}") for n in range(size))
    frame = replace(frame, headings=(frame.headings[0]._replace(elements=many),))
    before = rated(frame, [3] * size, round="Baseline")
    values = values_of(rated(frame, [3] * size, round="Final", earlier=before))
    assert values["movement"]["moves"][1]["beside"] == beside


def test_text_in_charts_is_never_under_nine_points() -> None:
    """Every size that a chart states is 9 points or more."""
    for chart in charts_in(summary(two_rounds())):
        sizes = {int(found.get("sz")) for found in chart.root.iter(f"{A}defRPr")}
        assert sizes
        assert min(sizes) >= 900


def test_the_movement_has_colours_that_no_rating_has() -> None:
    """A reader cannot take "moved up" for Green."""
    used = {move["fill"] for move in values_of(two_rounds())["movement"]["moves"]}
    assert not used & {rating.fill for rating in framework().scale.ratings}


# --- what it says --------------------------------------------------------------------------------------------------

V, P, T, K, Q, G = (heading.title for heading in framework().headings)


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        (
            [2] * 14,
            [3, 3, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 4, 0],
            f"13 elements are rated in both rounds. Since the Baseline round, 3 moved up, 9 did not change and 1 moved down. "
            f"1 cannot be compared. {V} has the most elements that moved up (2). {T} has the only element that moved down (1).",
        ),
        (
            [1] + [0] * 13,
            [3] + [0] * 13,
            f"1 element is rated in both rounds. Since the Baseline round, 1 moved up. None moved down. "
            f"13 cannot be compared. {V} has the only element that moved up (1).",
        ),
        ([3] * 14, [3] * 14, "14 elements are rated in both rounds. Since the Baseline round, 14 did not change. None moved up "
         "or down."),
    ],
)  # fmt: skip
def test_the_alternative_text_says_what_moved(before: list[int], now: list[int], says: str) -> None:
    """How many moved each way, how many cannot be compared, and where most of them are."""
    review = rated(framework(), now, round="Final", earlier=rated(framework(), before, round="Baseline"))
    assert described(summary(review)) == [f"Bar chart. {says} The table below has every element."]


def two_rounds() -> Review:
    """A final round after a baseline, in which something moved each way."""
    before = rated(framework(), [2] * 14, round="Baseline")
    return rated(framework(), [3, 1, 2, 2, 4, 2, 2, 2, 2, 2, 2, 2, 2, 0], round="Final", earlier=before)


def test_workbooks_of_two_rounds_make_a_later_summary_that_shows_the_movement() -> None:
    """From the workbooks as they are read: the baseline has no chart, the final round one, with what moved in figures."""
    frame = small_workbooks.framework()
    rounds = {"Final": small_workbooks.GREEN, "Baseline": small_workbooks.RED}
    outcomes = []
    for label, rating in rounds.items():
        answers = small_workbooks.about(trust="Oakfield", group=AGREED, round=label)
        answers |= small_workbooks.ratings({"AAA-01": rating, "BBB-01": small_workbooks.AMBER_RED})
        outcomes.append(Outcome(Path(f"{label}.xlsx"), small_workbooks.workbook(frame, answers, file=f"{label}.xlsx")))
    builds = plan_builds(outcomes, [DocumentKind.SUMMARY], only_where_possible=False)
    final, baseline = (charts_in(build.content(templates=None, draft=False)) for build in builds)
    assert baseline == []
    assert final[0].caches == [
        ["", "Moved down", "No change", "Moved up", "Not compared"],
        ["Heading AAA", 0, 0, 1, 1],
        ["Heading BBB", 0, 1, 0, 0],
    ]


def test_the_table_of_movement_has_every_element_with_both_ratings() -> None:
    """Before, now, and which way by how many steps; what was not rated in both is not compared."""
    rows = {
        e["ref"]: (e["before"]["label"], e["now"]["label"], e["in_words"])
        for e in values_of(two_rounds())["movement"]["elements"]
    }
    refs = [element.ref for element in framework().elements]
    assert list(rows) == refs
    assert rows[refs[0]] == ("Amber-red", "Amber-green", "Moved up, 1 step")
    assert rows[refs[1]] == ("Amber-red", "Red", "Moved down, 1 step")
    assert rows[refs[2]] == ("Amber-red", "Amber-red", "No change")
    assert rows[refs[4]] == ("Amber-red", "Green", "Moved up, 2 steps")
    assert rows[refs[13]] == ("Amber-red", "Not rated", "Not compared")


def test_the_workbooks_of_the_earlier_round_are_among_the_sources() -> None:
    """A governor can see where the earlier ratings come from."""
    earlier = rich_review(2, round="Baseline")
    text = text_of(summary(rich_review(1, round="Final", earlier=earlier)))
    for of in earlier.respondents:
        assert of.file in text
    assert "Executive team (Baseline)" in text


# --- where there is nothing to show --------------------------------------------------------------------------------


def test_without_an_earlier_round_there_is_no_word_of_movement() -> None:
    """No heading, no chart, no workbook and no mention of them is left in the file."""
    document = summary(rich_review())
    assert "What moved" not in text_of(document)
    assert len(Document(io.BytesIO(document)).inline_shapes) == 0
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert [n for n in package.namelist() if "chart" in n or "embeddings" in n] == []
        for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            assert b"chart" not in package.read(name)


def test_what_moved_stands_on_the_first_page_and_in_the_contents_list() -> None:
    """How many moved which way, and which; a reader of the first page alone knows."""
    lines = paragraphs_of(summary(two_rounds()))
    assert (
        "Since Baseline, 2 moved up, 10 did not change, 1 moved down and 1 cannot be compared. Up: Purpose (VIS-01) and "
        "Talent (PEO-02). Down: Needs (VIS-02)."
    ) in lines
    assert [line for line in lines if line.endswith("What moved")] == ["2.\tWhat moved", "What moved"]


def test_a_third_round_has_the_first_and_the_last_beside_it() -> None:
    """Three columns of ratings, first to last; movement is since the round before."""
    first = rated(framework(), [1] * 14, round="Baseline")
    middle = replace(rated(framework(), [2] * 14, round="Review (mid-point)"), earlier=first)
    document = Document(io.BytesIO(summary(rated(framework(), [3] * 14, round="Final", earlier=middle))))
    rows = next(t.rows for t in document.tables if t.rows[0].cells[-1].text == "Movement")
    assert [cell.text for cell in rows[0].cells] == ["Element", "Baseline", "Review (mid-point)", "Final", "Movement"]
    assert [cell.text for cell in rows[1].cells][1:] == ["Red", "Amber-red", "Amber-green", "Moved up, 1 step"]


def test_where_the_basis_changed_the_movement_says_so() -> None:
    """The middle of the groups' ratings and what was agreed are not the same measure."""
    before = rich_review(2, agreed=False, round="Baseline")
    text = text_of(summary(rated(framework(), [3] * 14, round="Final", earlier=before)))
    assert "The Baseline ratings are the middle of the groups' own, these are agreed" in text


def test_another_framework_is_not_compared_and_the_document_says_so() -> None:
    """Ratings on other elements are no movement."""
    earlier = rated(small_framework(), [2] * 12, round="Baseline")
    document = summary(rated(framework(), [2] * 14, round="Final", earlier=earlier))
    assert charts_in(document) == []
    assert "The Baseline round was on another framework, so the ratings cannot be compared with it." in paragraphs_of(
        document
    )


def test_a_framework_of_another_name_is_another_framework() -> None:
    """Even where its elements are called the same."""
    other = replace(framework(), id="another")
    review = rated(framework(), [2] * 14, round="Final", earlier=rated(other, [3] * 14, round="Baseline"))
    assert not values_of(review)["movement"]["shown"]


def test_rounds_without_a_common_element_are_not_compared() -> None:
    """Nothing rated before: a sentence, no chart of it."""
    document = summary(
        rated(framework(), [2] * 14, round="Final", earlier=rated(framework(), [0] * 14, round="Baseline"))
    )
    assert charts_in(document) == []
    assert "No element is rated both in the Baseline round and now, so there is nothing to compare." in text_of(
        document
    )


def test_elements_are_compared_by_id_where_an_edition_gave_them_other_refs() -> None:
    """An element that moved to another place in a newer edition is still itself."""
    old = framework()
    first = old.headings[0]
    turned = first._replace(
        elements=tuple(e._replace(ref=f"OLD-{n:02d}") for n, e in enumerate(reversed(first.elements)))
    )
    older = replace(old, headings=(turned, *old.headings[1:]))
    before = rated(older, [1, 2, 3] + [2] * 11, round="Baseline")
    values = values_of(rated(old, [3, 2, 1] + [2] * 11, round="Final", earlier=before))
    assert {e["move"] for e in values["movement"]["elements"]} == {"No change"}


# --- sound files ---------------------------------------------------------------------------------------------------


@pytest.mark.judges
@pytest.mark.parametrize("review", [two_rounds(), rich_review(7), empty_review()], ids=["two rounds", "one", "nothing"])
def test_the_open_xml_sdk_finds_nothing_wrong_with_documents_and_worksheets(review: Review, tmp_path: Path) -> None:
    """The document and each workbook inside it."""
    document = summary(review)
    (tmp_path / "made.docx").write_bytes(document)
    assert sdk_errors(tmp_path / "made.docx") == []
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for number, name in enumerate(n for n in package.namelist() if n.endswith(".xlsx")):
            (tmp_path / f"{number}.xlsx").write_bytes(package.read(name))
            assert sdk_errors(tmp_path / f"{number}.xlsx") == []


def test_the_same_review_gives_the_same_bytes_again() -> None:
    """Also for the workbooks inside, compiled anew."""
    first = summary(two_rounds())
    clear_cache()
    assert summary(two_rounds()) == first


def test_python_docx_opens_a_document_with_a_chart() -> None:
    """One picture."""
    assert len(Document(io.BytesIO(summary(two_rounds()))).inline_shapes) == 1


# --- templates of one's own ----------------------------------------------------------------------------------------


def refused(content: bytes, **context: object) -> str:
    """What is said of a template that cannot be filled."""
    with pytest.raises(TemplateError) as caught:
        fill(content, VALUES | context, name="board.docx")
    return str(caught.value)


def test_a_chart_of_ones_own_is_filled_from_its_worksheet() -> None:
    """As openpyxl writes the workbook and Word the chart, with a sheet name that needs quotation marks."""
    chart = charts_in(fill(with_chart(EACH), VALUES))[0]
    assert chart.caches == chart.pointed_at
    assert chart.sheet == [
        ["Heading", "Weak", "Strong & <well>"],
        ["Vision", 2, 0],
        ['Pay & "conditions"', 0, 12],
    ]


def test_a_colour_given_in_the_header_is_the_series_colour() -> None:
    """With or without a fill of its own, and in the foreground of a pattern."""
    pattern = '<c:spPr><a:pattFill prst="pct20"><a:fgClr><a:schemeClr val="tx1"/></a:fgClr><a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill></c:spPr>'
    plain = '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr>'
    for look, path in (("", f"{A}solidFill"), (plain, f"{A}solidFill"), (pattern, f"{A}pattFill/{A}fgClr")):
        root = charts_in(fill(with_chart(EACH, look=look), VALUES))[0].root
        assert [s.find(f"{C}spPr/{path}/{A}srgbClr").get("val") for s in root.iter(f"{C}ser")] == ["8B0000", "E3F0B5"]


def test_without_a_colour_tag_the_template_keeps_its_own_colour() -> None:
    """Whoever restyles a chart in Word takes the tag out and gives it a colour there."""
    rows = [[str(cell).replace("{% cellbg s.fill %}", "") for cell in row] for row in EACH]
    plain = '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr>'
    root = charts_in(fill(with_chart(rows, look=plain), VALUES))[0].root
    assert [found.get("val") for found in root.iter(f"{A}schemeClr")] == ["accent1", "accent1"]


def test_a_worksheet_with_a_difficult_name_is_found_and_named() -> None:
    """An apostrophe is doubled in ranges; an ampersand is one in both files."""
    chart = charts_in(fill(with_chart(EACH, sheet="Ann's & Bo's"), VALUES))[0]
    assert chart.caches == chart.pointed_at
    assert chart.caches[2] == ['Pay & "conditions"', 0, 12]


def test_no_two_series_share_an_identity() -> None:
    """Word marks each series with an id of its own, which a repeated one must not keep."""
    content = with_chart(EACH)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        chart = package.read("word/charts/chart1.xml")
    marked = b'</c:val><c:extLst><c:ext uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}"/></c:extLst></c:ser>'
    made = fill(rezipped(content, {"word/charts/chart1.xml": chart.replace(b"</c:val></c:ser>", marked)}), VALUES)
    assert next(charts_in(made)[0].root.iter(f"{C}extLst"), None) is None


def test_titles_and_rows_of_ones_own_stand_beside_repeated_ones() -> None:
    """A tag in the chart's title, a row that is always there, a condition round another."""
    rows = [
        ["", "{{ trust }}"],
        ["Always", 3],
        ["{%tr if more %}"],
        ["Sometimes", "{{ 2 + 2 }}"],
        ["{%tr endif %}"],
    ]
    content = with_chart(rows, column="B", title="For {{ trust }}")
    for more, bars in ((True, [["Always", 3], ["Sometimes", 4]]), (False, [["Always", 3]])):
        chart = charts_in(fill(content, {"trust": NASTY_TRUST, "more": more}))[0]
        assert chart.caches[1:] == chart.pointed_at[1:] == bars
        assert chart.root.findtext(f".//{A}t") == f"For {NASTY_TRUST}"


def test_what_cannot_be_filled_is_said_with_the_chart_and_the_cell() -> None:
    """Unknown names, figures that are no numbers, colours that are none, ragged rows."""
    unknown = refused(with_chart([["", "{{ trsut }}"], ["a", 1]], column="B"), trust="Oak")
    assert unknown.startswith(
        'board.docx uses the unknown name "trsut", in chart 1 "{{ trsut }}". Did you mean "trust"?'
    )
    assert '"Vision" stands among its figures and is no number' in refused(
        with_chart([["", "n"], ["a", "{{ headings[0].title }}"]], column="B")
    )
    assert '"red" is no colour of six hexadecimal digits' in refused(
        with_chart([["", "{% cellbg 'red' %}n"], ["a", 1]], column="B")
    )
    ragged = refused(with_chart(EACH), headings=[{"title": "Vision", "counts": [1]}])
    assert 'cannot fill chart 1: its worksheet has a row of 2 cells ("Vision") under 3 headers' in ragged
    rows = refused(with_chart([["{%tr for h in headings %}"], ["", "n"], ["a", 1]], column="B"))
    assert "the first row of its worksheet has to hold the names of its series" in rows


def test_a_chart_that_writer_saved_is_filled_from_its_worksheet() -> None:
    """LibreOffice Writer writes "label 0", "categories" and "0" where the ranges were, and keeps the workbook."""
    content = with_chart(EACH)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        chart = package.read("word/charts/chart1.xml").decode()
    for old, new in (
        ("'My data'!$C$1", "label 0"),
        ("'My data'!$A$2:$A$4", "categories"),
        ("'My data'!$C$2:$C$4", "0"),
    ):
        assert old in chart
        chart = chart.replace(old, new)
    saved = rezipped(content, {"word/charts/chart1.xml": chart.encode()})
    assert charts_in(fill(saved, VALUES))[0].sheet == charts_in(fill(content, VALUES))[0].sheet
    assert charts_in(fill(saved, VALUES))[0].caches == charts_in(fill(content, VALUES))[0].caches


@pytest.mark.office
def test_our_charts_survive_being_saved_by_writer(tmp_path: Path) -> None:
    """The template opened and saved in LibreOffice Writer still gives charts with the right figures and labels."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "ours.docx").write_bytes(TEMPLATE.read_bytes())
    saved = convert([tmp_path / "ours.docx"], "docx:MS Word 2007 XML", tmp_path / "saved")[0]
    values = values_of(two_rounds())
    ours, theirs = charts_in(fill(TEMPLATE, values)), charts_in(fill(saved, values))
    assert [chart.caches for chart in theirs] == [chart.caches for chart in ours]
    assert [chart.sheet for chart in theirs] == [chart.sheet for chart in ours]
    beside = [f'0"{move["beside"]}"' for move in values["movement"]["moves"]]
    assert {'0" down"', '0" no change"', '0" up"'} <= set(beside)
    for chart in (*ours, *theirs):
        labels = [form.get("formatCode") for form in chart.root.iterfind(f".//{C}ser/{C}dLbls/{C}numFmt")]
        assert [label.partition(";")[0] for label in labels] == beside


def test_formatted_text_is_refused_and_a_broken_chart_never_written() -> None:
    """A worksheet and a chart's title hold plain text; what would break the file is said."""
    rich = refused(with_chart(EACH), headings=[{"title": RichText("bold", bold=True), "counts": [1, 2]}])
    assert "cannot fill chart 1: formatted text cannot stand in its worksheet" in rich
    broken = refused(with_chart(EACH, title="{{ (x | e)[:2] }}"), x="<a:t>")
    assert "cannot fill chart 1: a tag in its texts breaks it" in broken


def test_two_charts_on_one_worksheet_are_refused() -> None:
    """Each chart has figures of its own, so each needs a workbook of its own."""
    content = with_chart(EACH)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    again = re.search(rb'<Override PartName="/word/charts/chart1.xml"[^>]*>', parts["[Content_Types].xml"])
    assert again is not None
    both = again[0] + again[0].replace(b"chart1", b"chart2")
    twice = {
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(again[0], both),
        "word/charts/chart2.xml": parts["word/charts/chart1.xml"],
        "word/charts/_rels/chart2.xml.rels": parts["word/charts/_rels/chart1.xml.rels"],
    }
    assert "cannot fill chart 2: another chart has the same worksheet" in refused(rezipped(content, twice))


def test_a_chart_in_a_loop_is_refused() -> None:
    """Each copy would show the figures of the same worksheet."""
    content = with_chart(EACH, before=("{%p for h in headings %}",), after=("{%p endfor %}",))
    assert "cannot fill chart 1: it stands in a loop, or twice" in refused(content)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ 'a' * 1000000000 }}",
        "{% for a in range(10**9) %}{% endfor %}",
    ],
)
def test_a_worksheet_cannot_reach_out(attack: str) -> None:
    """The tags in a chart run in the same sandbox; what separates cells cannot be made by a tag."""
    assert "Traceback" not in refused(with_chart([["", "n"], [attack, 1]], column="B"))


def test_an_answer_cannot_take_a_chart_apart() -> None:
    """Control characters, which separate the cells on their way, never come from an answer; tags in it are text."""
    titled = "{{ 1 }}\x1f\x1e\x1c\x1d7\x10\x14red\x14</c:v>\ue110"
    values = {"series": VALUES["series"], "headings": [{"title": titled, "counts": [1, 2]}]}
    chart = charts_in(fill(with_chart(EACH), values))[0]
    assert chart.caches[1:] == chart.sheet[1:] == [["{{ 1 }}7red</c:v>\ue110", 1, 2]]


def test_an_unseen_chart_is_not_filled() -> None:
    """A chart that its condition leaves out asks for no names and leaves no part."""
    content = with_chart(
        [["", "{{ gone.away }}"], ["a", 1]], column="B", before=("{%p if shown %}",), after=("{%p endif %}",)
    )
    made = fill(content, {"shown": False})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [name for name in package.namelist() if re.search("chart|embeddings", name)]


def test_a_chart_without_tags_stays_as_it_is() -> None:
    """Figures that somebody typed are theirs."""
    content = with_chart([["", "n"], ["a", 1]], column="B")
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(io.BytesIO(fill(content, {}))) as after:
        for name in ("word/charts/chart1.xml", "word/embeddings/Sheet.xlsx"):
            assert after.read(name) == before.read(name)


def test_a_damaged_worksheet_leaves_the_chart_as_it_is() -> None:
    """What stands behind a chart is read within limits and never trusted."""
    content = rezipped(with_chart(EACH), {"word/embeddings/Sheet.xlsx": b"PK\x03\x04 nonsense"})
    with zipfile.ZipFile(io.BytesIO(fill(content, VALUES))) as package:
        assert package.read("word/embeddings/Sheet.xlsx") == b"PK\x03\x04 nonsense"


@pytest.mark.parametrize("kind", DocumentKind)
def test_nothing_but_texts_and_figures_is_text_in_a_chart(kind: DocumentKind) -> None:
    """Between elements stands nothing: a stray word there, which no schema allows, may cost the whole chart in Word."""
    with zipfile.ZipFile(doc_templates_dir() / kind.template) as package:
        charts = [package.read(name) for name in package.namelist() if re.fullmatch(r"word/charts/\w+\.xml", name)]
    assert len(charts) == (1 if kind is DocumentKind.SUMMARY else 0)
    for chart in charts:
        for element in etree.fromstring(chart).iter():
            assert not (element.tail or "").strip()
            assert not (len(element) and (element.text or "").strip())


def test_a_round_on_another_edition_is_told() -> None:
    """Where the words that people rated by changed between two rounds, what moved is told with that."""
    review = two_rounds()
    assert review.earlier is not None
    assert "wording" not in values_of(review)["movement"]["basis"]
    other = replace(review.earlier, framework=replace(review.earlier.framework, edition="Another"))
    told = values_of(replace(review, earlier=other))["movement"]["basis"]
    assert told.endswith("The framework's wording changed between the rounds: see the sources.")
