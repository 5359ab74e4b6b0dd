"""Every command and document with frameworks of other sizes, scales and words: the tests' own two, and two that are shipped."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Framework
from tests.every_command.every_command import Walk
from tests.every_command.exceptions import ALLOWED
from tests.every_command.foreign_words import Allowed, foreign, said_by, search, words_of
from tests.every_command.invented_trusts import TRUSTS
from tests.frameworks import music, music_standard, services, services_charter
from tests.office import convert

#: How many pages a document may have that a board or a lead reads, by what its file is called.
PAGES = {"diagnostic-summary": 8, "progress-update": 3, "programme-paper": 6}


def _content(made: Callable[[], object]) -> bytes:
    return yaml.safe_dump(made(), sort_keys=False, allow_unicode=True).encode()


def _walk(name: str, folder: Path) -> Walk:
    """Return the walk by a framework that has not begun yet."""
    own = {"music": (music, music_standard), "services": (services, services_charter)}
    if name in own:
        framework, content = own[name]
        return Walk(folder, framework(), _content(content))
    return Walk(folder, open_framework(name))


@pytest.fixture(
    scope="module", params=["music", "services", "trust-quality-descriptions", "academy-trust-governance-code"]
)
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The whole way of trusts by a framework: each command ended as it should, and made the files that it should."""
    return _walk(request.param, tmp_path_factory.mktemp("walked")).whole()


def test_the_shortest_way_has_no_word_of_another_framework(framework: Framework, tmp_path: Path) -> None:
    """From workbooks that are filled in to a check, papers and a page: nothing that is written or printed has one."""
    walk, trust = _walk("music", tmp_path), TRUSTS[0]
    walk.shortest(trust)
    assert not search(foreign(words_of(framework), walk.framework), walk.said(), ALLOWED, set())


@pytest.mark.slow
def test_no_command_says_a_word_of_another_framework(walked: Walk, framework: Framework) -> None:
    """Whatever is written or printed has none that its own framework has not, but for the exceptions; each of them is met."""
    met: set[Allowed] = set()
    assert not search(foreign(words_of(framework), walked.framework), walked.said(), ALLOWED, met)
    if walked.framework == music():
        assert [exception for exception in ALLOWED if exception not in met] == []


@pytest.mark.office
def test_papers_for_boards_have_as_many_pages_as_a_board_reads(walked: Walk, tmp_path: Path) -> None:
    """Counted by LibreOffice, with six, fourteen, eighteen and sixty things to rate."""
    import pikepdf

    papers: list[Path] = []
    for path in sorted(walked.folder.rglob("*.docx")):
        if any(name in path.name for name in PAGES) and path.parent.name != "again":
            papers.append(tmp_path / path.relative_to(walked.folder).as_posix().replace("/", "-"))
            shutil.copy(path, papers[-1])
    pages = {}
    for path, pdf in zip(papers, convert(papers, "pdf", tmp_path), strict=True):
        with pikepdf.open(pdf) as opened:
            pages[path.name] = len(opened.pages)
    more = walked.framework == services()  # sixty ratings take two pages, and the paper that looks back has them too
    over = {name: n for name, n in pages.items() if n > next(most for kind, most in PAGES.items() if kind in name)}
    assert not more or over.pop("both-harlowfield-schools-trust-diagnostic-summary-review-mid-point.docx") == 9
    assert (len(pages), over) == (7, {})


_NS = 'xmlns:w="w" xmlns:a="a" xmlns:x="x"'
PLANTED = {
    "word/document.xml": f"<w:p {_NS}><w:t>A diag</w:t><w:t>nostic day</w:t></w:p>",
    "word/document2.xml": f'<w:p {_NS}><x:docPr descr="Ratings from red up"/></w:p>',
    "word/charts/chart1.xml": f"<x:c {_NS}><x:v>VIS-01</x:v></x:c>",
    "docProps/core.xml": f"<x:c {_NS}><x:title>Clarity of purpose</x:title></x:c>",
    "docProps/custom.xml": f"<x:c {_NS}><x:lpwstr>{{&quot;a&quot;: [&quot;MAT assurance&quot;]}}</x:lpwstr></x:c>",
    "xl/sharedStrings.xml": f"<x:sst {_NS}><x:si><x:t>One ele</x:t><x:t>ment</x:t></x:si></x:sst>",
    "xl/worksheets/sheet1.xml": f'<x:c {_NS}><x:dataValidation prompt="Choose Green."/></x:c>',
    "xl/workbook.xml": f'<x:c {_NS}><x:definedName name="capacity"/></x:c>',
    "xl/comments1.xml": f"<x:comment {_NS}><x:t>Amber-red?</x:t></x:comment>",
}


@pytest.mark.parametrize("part", PLANTED)
def test_a_planted_word_is_found_in_each_part(framework: Framework, part: str) -> None:
    """In pieces, in any case, in an attribute, in JSON, and in a workbook within a document."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr(part, PLANTED[part])
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("word/embeddings/book.xlsx", inner.getvalue())
    for content in (inner, outer):
        assert len(search(foreign(words_of(framework), music()), said_by("a.docx", content.getvalue()), (), set())) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<p title='Two headings'>Fine</p>"),
        ("a.html", "<p>Fine <b>frameworks</b></p>"),
        ("a.csv", "trust,rating\nOak,Amber-green\n"),
        ("a.json", '{"elements": 3}'),
        ("a.svg", "<svg><text>Green</text></svg>"),
        ("a.yaml", "title: Teaching and learning\n"),
    ],
)
def test_a_planted_word_is_found_in_each_kind_of_file(framework: Framework, name: str, content: str) -> None:
    """In a page's text and attributes, in cells, keys and pictures."""
    found = search(foreign(words_of(framework), music()), said_by(name, content.encode()), (), set())
    assert [re.sub(r"\W.*", "", each.said.where) for each in found] == ["a"]


def test_an_exception_allows_its_own_place_and_no_other(framework: Framework) -> None:
    """A word stands where its exception says and with the words around it; elsewhere it is found."""
    pattern = foreign(words_of(framework), music())
    allowed, met = Allowed("csv column", "^heading$", "programs read it"), set[Allowed]()
    found = search(pattern, said_by("a.csv", b"heading,my heading\nheading,"), [allowed], met)
    assert ([each.said for each in found], met) == (
        [("a.csv column", "my heading"), ("a.csv cell", "heading")],
        {allowed},
    )


def test_words_of_the_framework_at_hand_are_its_own(framework: Framework) -> None:
    """The trust quality descriptions share a scale with the usual framework: their green is nobody else's."""
    pattern = foreign(words_of(framework), open_framework("trust-quality-descriptions"))
    assert [pattern.search(text) is None for text in ("Green", "an element", "VIS-01")] == [True, False, False]
