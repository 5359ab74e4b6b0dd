"""Page numbers in the contents: fields filled, pages counted by Word's rules, and the same as LibreOffice's pages."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from matsheets.documents.blocks import Table
from matsheets.documents.contexts.kinds import DocumentKind
from matsheets.documents.formats import Formats
from matsheets.documents.markup import Reader
from matsheets.documents.pagination import Paginator
from matsheets.documents.template.build import build_document
from matsheets.documents.template.engine import fill
from matsheets.documents.words import BYTE_BY_BYTE, fill_lines
from matsheets.storage.resources import doc_templates_dir
from matsheets.workbook.write.font_metrics import Typeface
from tests.documents.builders import MADE_ON, ROOT, empty_review, rich_review
from tests.documents.heavy import heavy_review, terse_review
from tests.office import convert, pdf_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE = '<w:sectPr><w:pgSz w:w="12000" w:h="5000"/><w:pgMar w:top="500" w:bottom="500" w:left="1000" w:right="1000"/></w:sectPr>'
# 400 twentieths of a point a line, exactly: ten lines fill the 4,000 that a page above has.
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:widowControl w:val="0"/>'
    '<w:spacing w:line="400" w:lineRule="exact"/></w:pPr></w:style></w:styles>'
)


def p(text: str = "x", properties: str = "", name: str = "") -> str:
    """A paragraph of one line, with a bookmark."""
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>' if name else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(count: int, properties: str = "") -> str:
    """One paragraph of so many lines."""
    return p("</w:t><w:br/><w:t>".join("x" * count), properties)


def row(height: int, properties: str = "", content: str = "") -> str:
    """A row of a least height."""
    return (
        f'<w:tr><w:trPr>{properties}<w:trHeight w:val="{height}"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>'
        f"</w:tcPr>{content or p()}</w:tc></w:tr>"
    )


def pages(body: str, *, styles: str = STYLES, section: str = PAGE, **parts: str) -> dict[str, int]:
    """The page of each bookmark of a document."""
    rels = "".join(
        f'<Relationship Id="r{name}" Type="x/{name}" Target="{name}.xml"/>' for name in ("styles", "numbering", *parts)
    )
    found = {f"word/{name}.xml": content.encode() for name, content in {"styles": styles, **parts}.items()}
    found["word/_rels/document.xml.rels"] = rels.encode()
    return Paginator(found, "word/document.xml").pages(
        f"<w:document {W}><w:body>{body}{section}</w:body></w:document>", found
    )


# --- how pages fill ------------------------------------------------------------------------------------------------


def test_a_page_ends_where_it_is_full() -> None:
    """Ten lines stand on a page, and the eleventh on the next."""
    body = "".join(p(name=f"n{n}") for n in range(21))
    assert [pages(body)[f"n{n}"] for n in (0, 9, 10, 19, 20)] == [1, 1, 2, 2, 3]


def test_words_go_on_a_new_line_where_the_old_one_is_full() -> None:
    """Fifteen words of 20 narrow letters take five lines of a column that holds three of them."""
    # 20 times 452 units of 2,048, in 10 points: 882.8 twentieths of a point, and a space of 45; the column has 3,000.
    words = " ".join(["'" * 20] * 15)
    narrow = PAGE.replace('w:w="12000"', 'w:w="5000"')
    assert pages(p(words) + lines(4) + p(name="in") + p(name="out"), section=narrow) == {"in": 1, "out": 2}


@pytest.mark.parametrize(
    ("properties", "page"), [("", 1), ("<w:pageBreakBefore/>", 2), ('<w:pageBreakBefore w:val="0"/>', 1)]
)
def test_a_paragraph_that_starts_a_page(properties: str, page: int) -> None:
    """A paragraph with a page break before it stands on the next page."""
    assert pages(p() + p(properties=properties, name="n"))["n"] == page


def test_a_page_break_within_a_paragraph() -> None:
    """What follows a page break stands on the next page, and nothing of an empty rest."""
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    assert pages(p(name="a") + broken + lines(9) + p(name="b") + p(name="c")) == {"a": 1, "b": 2, "c": 3}


def test_a_heading_goes_with_the_paragraph_below_it() -> None:
    """A chain of paragraphs that stay with the next moves to the new page together."""
    keep = "<w:keepNext/>"
    assert pages(lines(8) + p(properties=keep, name="a") + p(properties=keep) + p(name="b")) == {"a": 2, "b": 2}


def test_a_paragraph_that_may_not_be_parted_moves_whole() -> None:
    """Three lines that stay together leave two free lines behind."""
    mark = p("x</w:t><w:br/><w:t>x</w:t><w:br/><w:t>x", "<w:keepLines/>", "n")
    assert pages(lines(8) + mark)["n"] == 2
    assert pages(lines(8) + mark.replace("<w:keepLines/>", ""))["n"] == 1


def test_no_single_line_is_left_behind() -> None:
    """With widow control a paragraph of three lines moves whole where only one or two of its lines would fit."""
    mark = p("x</w:t><w:br/><w:t>x</w:t><w:br/><w:t>x", '<w:widowControl w:val="1"/>', "n")
    assert [pages(lines(before) + mark)["n"] for before in (7, 8, 9)] == [1, 2, 2]


def test_the_greater_of_two_spaces_stands_between_paragraphs() -> None:
    """Space after and space before are not added up."""
    spaced = '<w:spacing w:before="{}" w:after="{}"/>'
    body = lines(7, spaced.format(0, 800)) + p(properties=spaced.format(400, 0), name="in")
    assert pages(body)["in"] == 1
    assert pages(body.replace('w:after="800"', 'w:after="801"'))["in"] == 1
    assert pages(body.replace('w:after="800"', 'w:after="820"'))["in"] == 2


def test_header_rows_are_repeated() -> None:
    """The rows of a table that go on, on a new page, stand below its header there."""
    header = row(1000, "<w:tblHeader/>")
    body = lambda head: f"<w:tbl><w:tblPr/>{head}{row(1000) * 6}</w:tbl>" + p(name="n")  # noqa: E731
    assert pages(body(header))["n"] == 3  # a header and three rows on each of two pages
    assert pages(body(row(1000)))["n"] == 2


def test_a_row_that_may_not_be_parted_moves_whole() -> None:
    """Such a row leaves room behind; another goes on, on the next page."""
    tall = p("x</w:t><w:br/><w:t>" * 7 + "x")
    body = lines(5) + f"<w:tbl><w:tblPr/>{row(10, '<w:cantSplit/>', tall)}</w:tbl>" + lines(2) + p(name="n")
    assert pages(body)["n"] == 3
    assert pages(body.replace("<w:cantSplit/>", ""))["n"] == 2


def test_sections_have_pages_of_their_own() -> None:
    """A section starts a page, of its own size; its pages may be counted from another number."""
    first = PAGE.replace('w:h="5000"', 'w:h="3000"')
    counted = PAGE.replace("<w:pgMar", '<w:pgNumType w:start="7"/><w:pgMar')
    body = p(name="a") + lines(4, first) + p(name="b") + lines(9) + p(name="c")
    assert pages(body) == {"a": 1, "b": 2, "c": 3}
    assert pages(body, section=counted) == {"a": 1, "b": 7, "c": 8}


def test_pictures_take_their_height() -> None:
    """An inline picture pushes down what follows it."""
    height = 3_700 * 635
    picture = f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="{height}"/></wp:inline></w:drawing></w:r></w:p>'
    assert pages(picture + p(name="n"))["n"] == 2
    assert pages(picture.replace("inline", "anchor") + p(name="n"))["n"] == 1


def test_a_tall_header_takes_its_room_from_the_page() -> None:
    """A header that does not fit the margin pushes the text down."""
    section = PAGE.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/>')
    header = f"<w:hdr {W}>{lines(4)}</w:hdr>"
    body = lines(7) + p(name="n")
    assert pages(body, section=section, header=header)["n"] == 2
    assert pages(body, section=section, header=f"<w:hdr {W}/>")["n"] == 1
    assert pages(body)["n"] == 1


# --- the fields ----------------------------------------------------------------------------------------------------


def field(instruction: str, shows: str = "0") -> str:
    """A field as Word writes one."""
    kind = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        kind.format("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + kind.format("separate")
        + f"<w:r><w:t>{shows}</w:t></w:r>" + kind.format("end")
    )  # fmt: skip


BODY = "{}" + p() + p(properties="<w:pageBreakBefore/>", name="here")


def shown(content: str, bookmark: str = "here") -> str:
    """What a paragraph shows once its template is filled; the bookmark of that name stands on the second page."""
    out = io.BytesIO()
    after = BODY.format("").replace("here", bookmark)
    with zipfile.ZipFile(doc_templates_dir() / DocumentKind.PLAN.template) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = f"<w:document {W}><w:body><w:p>{content}</w:p>{after}</w:body></w:document>"
            part = body.encode() if name == "word/document.xml" else old.read(name)
            new.writestr(name, re.sub(rb"\{[{%].*?[}%]\}", b"", part))
    with zipfile.ZipFile(io.BytesIO(fill(out.getvalue(), {}))) as made:
        first = re.findall(r"<w:p[ >].*?</w:p>", made.read("word/document.xml").decode(), re.DOTALL)[0]
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", first))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (field(r" PAGEREF here \h "), "2"),
        (field(' PAGEREF "here" \\* MERGEFORMAT'), "2"),
        (field(r" PAGEREF here</w:instrText><w:instrText xml:space='preserve'> \h "), "2"),
        (r'<w:fldSimple w:instr=" PAGEREF here \h "><w:r><w:t>0</w:t></w:r></w:fldSimple>', "2"),
        (field(r" PAGEREF here \h ", "0</w:t></w:r><w:r><w:t>0"), "2"),
        (field(r" PAGEREF gone \h ", "7"), "7"),
        (field(r" PAGEREF here \p ", "above"), "above"),
        (field(r" REF here \h ", "7"), "7"),
        (field(r" TOC \o ", field(r" PAGEREF here \h ")).replace("<w:r><w:t><w:r>", "<w:r>").replace("</w:r></w:t></w:r>", "</w:r>"), "2"),
    ],
    ids=["complex", "quoted", "in-pieces", "simple", "two-runs", "gone", "in-words", "another", "in-contents"],
)  # fmt: skip
def test_a_field_shows_the_page_of_its_bookmark(content: str, expected: str) -> None:
    """Every form of the field that Word and Writer write is filled; what cannot be is left as it was."""
    assert shown(content) == expected


@pytest.mark.parametrize("name", ["voilà", "Ågren", "straße", "…und_mehr"])
def test_a_bookmark_may_have_letters_beyond_ascii(name: str) -> None:
    """A name is whole for us where it is for Word, whichever bytes its letters are kept in."""
    assert shown(field(rf" PAGEREF {name} \h "), name) == "2"


def test_every_part_is_in_the_contents_with_its_page() -> None:
    """The contents name the parts in order, and their pages rise."""
    for kind in DocumentKind:
        made = build_document(kind, rich_review(), made_on=MADE_ON)
        found = listed(made)
        assert len(found) >= 7
        assert [number for _, number in found.values()] == sorted(number for _, number in found.values())
        assert max(number for _, number in found.values()) >= 7


# --- against LibreOffice -------------------------------------------------------------------------------------------


def listed(document: bytes) -> dict[str, tuple[str, int]]:
    """Return, for each entry of the contents, its title and the page number that is saved in the document."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        xml = package.read("word/document.xml").decode()
    found = {}
    for anchor, entry in re.findall(r'<w:hyperlink w:anchor="([^"]*)"[^>]*>(.*?)</w:hyperlink>', xml):
        title, number = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", entry)
        found[anchor] = (html.unescape(title), int(number))
    return found


def standing(pdf: Path, titles: list[str]) -> dict[str, int]:
    """Return the last page on which each title stands alone on a line."""
    found = {}
    for number, page in enumerate(pdf_text(pdf).split("\f"), start=1):
        alone = {" ".join(line.split()) for line in page.splitlines()}
        found.update({title: number for title in titles if title in alone})
    return found


def restyled(kind: DocumentKind, folder: Path) -> Path:
    """Copy a template with other type, other sizes, other margins and a header of three lines."""
    changes = {
        "word/styles.xml": [(b'"Calibri"', b'"Liberation Sans"'), (b'<w:sz w:val="24"/>', b'<w:sz w:val="21"/>'),
                            (b'<w:sz w:val="44"/>', b'<w:sz w:val="34"/>')],
        "word/document.xml": [(b'w:right="1134"', b'w:right="1500"'), (b'w:bottom="1247"', b'w:bottom="1900"')],
    }  # fmt: skip
    target = folder / kind.template
    with zipfile.ZipFile(doc_templates_dir() / kind.template) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in changes.get(name, []):
                assert before in part
                part = part.replace(before, after)
            if name.startswith("word/header"):
                part = part.replace(b"</w:hdr>", b"<w:p><w:r><w:t>Our own</w:t></w:r></w:p>" * 3 + b"</w:hdr>")
            new.writestr(name, part)
    return target


@pytest.mark.office
def test_the_pages_are_those_of_libreoffice(tmp_path: Path) -> None:
    """Samples, nothing answered, one word each, far too much, and restyled: each number saved is the page it says."""
    made = {file.stem: file.read_bytes() for file in sorted(ROOT.glob("samples/*/*.docx"))}
    assert len(made) >= 9
    reviews = {"empty": empty_review(), "terse": terse_review(), "heavy": heavy_review()}
    for kind in DocumentKind:
        for name, review in reviews.items():
            draft = name == "empty"
            made[f"{name}-{kind.slug}"] = build_document(
                kind, review, made_on=MADE_ON, draft=draft, missing=["A"] * 40 if draft else ()
            )
        own = restyled(kind, tmp_path)
        made[f"restyled-{kind.slug}"] = build_document(kind, rich_review(), made_on=MADE_ON, templates=own)
    files = [tmp_path / f"{name}.docx" for name in made]
    for file in files:
        file.write_bytes(made[file.stem])
    wrong = {}
    for pdf in convert(files, "pdf", tmp_path):
        said = dict(listed(made[pdf.stem]).values())
        really = standing(pdf, list(said))
        assert len(said) >= 7
        assert set(said) == set(really), pdf.stem
        if said != really:
            wrong[pdf.stem] = {title: (said[title], really[title]) for title in said if said[title] != really[title]}
    assert wrong == {}


def test_markup_that_means_nothing_is_understood_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in front of the first paragraph is not read again for every document."""
    learnt: list[str] = []
    known = Reader._learn
    monkeypatch.setattr(Reader, "_learn", lambda self, markup: (learnt.append(markup), known(self, markup))[1])
    reader = Reader(Formats(STYLES, "", ""))
    reader.read(f"<w:document {W}><w:body>{p('one')}{PAGE}</w:body></w:document>", [9000])
    before = len(learnt)
    reader.read(f"<w:document {W}><w:body>{p('two')}{PAGE}</w:body></w:document>", [9000])
    assert before > 0
    assert learnt[before:] == []


def _heights(reader: Reader, xml: str) -> list[tuple[float, bool, bool]]:
    tables = (block for block in reader.read(xml, [9000]) if isinstance(block, Table))
    return [(round(row.height, 3), row.with_next, row.header) for table in tables for row in table.rows]


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_row_known_by_its_shape_is_as_high_as_one_set_step_by_step(kind: DocumentKind) -> None:
    """In documents full of words that the template has not met, every row has the height that setting it afresh gives."""
    makers = (rich_review, terse_review, heavy_review)
    made = [zipfile.ZipFile(io.BytesIO(build_document(kind, make()))) for make in makers]
    documents = [package.read("word/document.xml").decode(BYTE_BY_BYTE) for package in made]
    with zipfile.ZipFile(doc_templates_dir() / kind.template) as template:
        parts = [template.read(f"word/{name}.xml").decode(BYTE_BY_BYTE) for name in ("styles", "numbering")]
    knowing = Reader(Formats(*parts, ""))
    for xml in documents:
        assert _heights(knowing, xml) == _heights(Reader(Formats(*parts, "")), xml)


@pytest.mark.parametrize(
    ("before", "after"),
    [("short", "so long that it takes two lines or more of this narrow cell"), ("semi-detached", "twenty-five to thirty-one"),
     ("O&amp;M", "&lt;&gt; &#39;quoted&#39; &amp; &quot;joined&quot;"), ("one", "")],
)  # fmt: skip
def test_runs_that_share_a_line_are_set_after_one_another(before: str, after: str) -> None:
    """A row with a label in bold, a text behind it and a line break is as high as one set afresh, whatever the words."""

    def document(label: str, text: str) -> str:
        cell = (
            "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr><w:p><w:r><w:rPr><w:b/><w:sz w:val='40'/></w:rPr>"
            f"<w:t>{label}</w:t></w:r><w:r><w:t>{text}</w:t><w:br/><w:t>{label}</w:t></w:r></w:p></w:tc>"
        ).replace("'", '"')
        return f"<w:document {W}><w:body><w:tbl><w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr></w:tbl>{PAGE}</w:body></w:document>"

    styles = STYLES.replace('w:lineRule="exact"', 'w:lineRule="auto"').replace("400", "240")
    knowing = Reader(Formats(styles, "", ""))
    knowing.read(document("label", "words that were there at first"), [9000])
    xml = document(before, after)
    assert _heights(knowing, xml) == _heights(Reader(Formats(styles, "", "")), xml)


def test_letters_beyond_ascii_are_as_wide_as_they_are() -> None:
    """A part is laid out byte by byte, and its words are measured letter by letter all the same."""
    face, text = Typeface(), "naïve – “Zoë’s” café"
    filled = fill_lines(text.encode().decode(BYTE_BY_BYTE), face, 1e6, 0.0, 0.0)
    assert filled[0] == 0
    assert sum(filled) == pytest.approx(face.measured(text))
