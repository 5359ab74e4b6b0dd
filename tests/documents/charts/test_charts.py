"""Charts: what they show, what "Edit data" opens and what the context says are one and the same."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import RichText
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from matsheets.documents.charts.chart_fill import finish_chart
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.chart_parts import charts_of
from matsheets.documents.template.engine import clear_cache, fill
from matsheets.errors import TemplateError
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import (
    NASTY_TRUST,
)
from tests.documents.charts.builders import A, C, charts_in, with_chart
from tests.documents.template.test_engine import referred_to, rezipped
from tests.judges import sdk_errors
from tests.office import convert

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


CHARTED = with_chart(EACH)


# --- one and the same figures --------------------------------------------------------------------------------------

TITLES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=30
).filter(lambda text: text == text.strip() and not text.isdigit())


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    """Series and bars with any names, and a count of each in each."""
    names = draw(st.lists(TITLES, min_size=1, max_size=5))
    bars = draw(st.lists(TITLES, min_size=1, max_size=8))
    counts = [draw(st.lists(st.integers(0, 99), min_size=len(names), max_size=len(names))) for _ in bars]
    return {
        "series": [{"name": name, "fill": "8B0000"} for name in names],
        "headings": [{"title": title, "counts": own} for title, own in zip(bars, counts, strict=True)],
    }


@settings(max_examples=40, deadline=None)
@given(figures())
def test_chart_worksheet_and_context_hold_the_same_figures(values: dict[str, Any]) -> None:
    """Whatever is counted, cache, worksheet and context are equal, figure by figure."""
    (chart,) = charts_in(fill(CHARTED, values))
    expected = [[s["name"] for s in values["series"]], *([h["title"], *h["counts"]] for h in values["headings"])]
    assert [chart.caches[0][1:], *chart.caches[1:]] == expected
    assert chart.pointed_at[1:] == chart.caches[1:]
    assert [row[1:] for row in chart.sheet[:1]] + chart.sheet[1:] == expected


@settings(max_examples=20, deadline=None)
@given(figures())
def test_a_chart_is_rendered_as_plain_jinja_renders_it(values: dict[str, Any]) -> None:
    """The sandbox, its limits and its own escaping change nothing in a chart."""
    with zipfile.ZipFile(io.BytesIO(CHARTED)) as package:
        chart = charts_of({name: package.read(name) for name in package.namelist()}, Path("board.docx"))[0]
    plain = Environment(autoescape=True).from_string(chart.prepared.source).render(values)
    made = etree.tostring(charts_in(fill(CHARTED, values))[0].root, method="c14n")
    assert made == etree.tostring(etree.fromstring(finish_chart(plain, chart.plan).xml), method="c14n")


def test_difficult_names_are_exact_in_chart_and_worksheet() -> None:
    """Ampersands, brackets, quotation marks and tags in a bar's name arrive as they are."""
    title = """Staff & "pay" <A'> {{ 7*7 }}"""
    chart = charts_in(fill(CHARTED, VALUES | {"headings": [{"title": title, "counts": [1, 2]}]}))[0]
    assert chart.caches[1][0] == chart.sheet[1][0] == title


# --- what it looks like --------------------------------------------------------------------------------------------

LABELS = (
    '<c:dLbls><c:numFmt formatCode="0&quot; {{ s.name }}&quot;;;;" sourceLinked="0"/><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr>'
    '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:defRPr></a:pPr></a:p></c:txPr></c:dLbls>'
)


def test_series_have_their_colours_and_labels_that_name_them() -> None:
    """Each bar's label has the number and the word, in white on the dark colours."""
    values = VALUES | {"series": [{"name": "down", "fill": "12353F"}, {"name": "no change", "fill": "D9E2E4"}]}
    root = charts_in(fill(with_chart(EACH, labels=LABELS), values))[0].root
    series = list(root.iter(f"{C}ser"))
    assert [one.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") for one in series] == ["12353F", "D9E2E4"]
    assert [one.find(f"{C}dLbls/{C}numFmt").get("formatCode") for one in series] == ['0" down";;;', '0" no change";;;']
    assert [one.find(f"{C}dLbls/{C}txPr//{A}srgbClr").get("val") for one in series] == ["FFFFFF", "000000"]
    assert [one.find(f"{C}idx").get("val") for one in series] == list("01")


# --- sound files ---------------------------------------------------------------------------------------------------


@pytest.mark.judges
def test_the_open_xml_sdk_finds_nothing_wrong_with_the_worksheet_of_a_chart(tmp_path: Path) -> None:
    """The workbook that Edit Data opens."""
    with zipfile.ZipFile(io.BytesIO(fill(CHARTED, VALUES))) as package:
        (name,) = (n for n in package.namelist() if n.endswith(".xlsx"))
        (tmp_path / "made.xlsx").write_bytes(package.read(name))
    assert sdk_errors(tmp_path / "made.xlsx") == []


def test_the_same_values_give_the_same_bytes_again() -> None:
    """Also for the workbooks inside, compiled anew."""
    first = fill(CHARTED, VALUES)
    clear_cache()
    assert fill(CHARTED, VALUES) == first


def test_python_docx_opens_a_document_with_a_chart() -> None:
    """One picture."""
    assert len(Document(io.BytesIO(fill(CHARTED, VALUES))).inline_shapes) == 1


@pytest.mark.parametrize("kind", DocumentKind)
def test_our_templates_have_no_chart(kind: DocumentKind) -> None:
    """What a chart would show stands in a table, which everyone can read."""
    with zipfile.ZipFile(doc_templates_dir() / kind.template) as package:
        assert [name for name in package.namelist() if "chart" in name or "embeddings" in name] == []


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
def test_a_chart_survives_being_saved_by_writer(tmp_path: Path) -> None:
    """A template opened and saved in LibreOffice Writer still gives a chart with the right figures."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "ours.docx").write_bytes(CHARTED)
    saved = convert([tmp_path / "ours.docx"], "docx:MS Word 2007 XML", tmp_path / "saved")[0]
    ours, theirs = charts_in(fill(CHARTED, VALUES)), charts_in(fill(saved, VALUES))
    assert [chart.caches for chart in theirs] == [chart.caches for chart in ours]
    assert [chart.sheet for chart in theirs] == [chart.sheet for chart in ours]


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
        **referred_to(parts, "chart", "charts/chart2.xml"),
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
