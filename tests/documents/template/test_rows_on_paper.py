"""Every row of a table is on paper, wherever on its page the table stands."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from matsheets.documents.template.first_row_lines import with_first_rows_unlined
from matsheets.documents.template.keep_rows_together import with_last_rows_kept
from matsheets.storage.shipped_files import doc_templates_dir
from tests.office import convert, pdf_text

#: Twentieths of a point from one place of a table to the next: LibreOffice lost rows in places half a point high.
STEP = 8
PLAIN, HEADER = "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def table(style: str, text: str, mark: str, *, kept: int) -> str:
    """A header row and five of two lines each, the first of which are kept together."""
    rows = [f'<w:tr>{HEADER}<w:tc><w:tcPr><w:tcW w:w="9639" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr>']
    for number in range(5):
        keep = "<w:keepNext/>" * (number < kept)
        said = f'<w:pPr><w:pStyle w:val="{text}"/>{keep}</w:pPr><w:r><w:t>{mark}n{number}</w:t><w:br/><w:t>and more</w:t></w:r>'
        rows.append(
            f'<w:tr>{PLAIN}<w:tc><w:tcPr><w:tcW w:w="9639" w:type="dxa"/></w:tcPr><w:p>{said}</w:p></w:tc></w:tr>'
        )
    look = f'<w:tblStyle w:val="{style}"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/>'
    return (
        f'<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid><w:gridCol w:w="9639"/></w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'
    )


def gap(height: int) -> str:
    """A page's first lines, so many twentieths of a point high together."""
    first, rest = f"<w:pageBreakBefore/>{exact(height // 2)}", exact(height - height // 2)
    return f"<w:p><w:pPr>{first}</w:pPr></w:p><w:p><w:pPr>{rest}</w:pPr></w:p>"


def exact(height: int) -> str:
    """The spacing of a line of a height."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'


@pytest.mark.office
def test_no_row_is_lost_wherever_a_page_ends(tmp_path: Path) -> None:
    """The tables of our documents hold all their rows in places less than half a point apart, all down a page's last lines."""
    template = zipfile.ZipFile(doc_templates_dir() / "diagnostic-summary.docx")
    document = template.read("word/document.xml").decode()
    start, end = document.index("<w:body>") + 8, document.rindex("<w:sectPr")
    files, marks, ends = [], set(), []
    for style, text, kept in (
        ("ReportTable", "CompactTableText", 0),
        ("ReportTable", "TableText", 2),
        ("FactsTable", "TableText", 0),
        ("StripTable", "StripOnLight", 0),
    ):
        body = ""
        for place in range(12_000, 14_500, STEP):
            mark = f"{style}{kept}at{place}"
            marks |= {f"{mark}n{number}" for number in range(5)}
            body += gap(place) + table(style, text, mark, kept=kept)
        body = with_first_rows_unlined(with_last_rows_kept(body))
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for name in template.namelist():
                content = (document[:start] + body + document[end:]).encode()
                package.writestr(name, content if name == "word/document.xml" else template.read(name))
        ends.append(rf"n{kept}\b[^\f]*\f[^\f]*n{kept + 1}\b")
        files.append(tmp_path / f"{style}{kept}.docx")
        files[-1].write_bytes(made.getvalue())
    pages = [pdf_text(page) for page in convert(files, "pdf", tmp_path)]
    assert all(re.search(end, page) for end, page in zip(ends, pages, strict=True)), "no page ends below the first rows"
    assert not sorted(marks - {word for page in pages for word in page.split()})
