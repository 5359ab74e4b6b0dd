"""Nothing that a trust did not share is in any part of any file of its pack."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from matsheets.model.assessment import Assessment
from matsheets.model.carried_forward import is_changed_pack
from matsheets.model.respondents import AGREED
from matsheets.sharing.pack import share
from matsheets.workbook.read.reader import read_workbook
from tests.office import convert
from tests.sharing.conftest import FRAMEWORK, TRUSTS, books_of, files_of, form, group_of, shared_texts, whose
from tests.sharing.leaks import SEEN_FROM, searched, withheld

REFS = tuple(element.ref for element in FRAMEWORK.elements)
#: What is shared, as a command says it, and which elements those are.
CHOICES: Mapping[str, tuple[Mapping[str, Sequence[str]], tuple[str, ...]]] = {
    "headings": ({"headings": ["3", "4"]}, ("TEA-01", "TEA-02", "TEA-03", "CUR-01", "CUR-02")),
    "elements": ({"elements": ["TEA-01", "GOV-02"]}, ("TEA-01", "GOV-02")),
    "everything": ({}, REFS),
}


def packed(books: Iterable[Assessment], chosen: Mapping[str, Sequence[str]], **more: bool) -> list[tuple[str, bytes]]:
    """The files of the pack of one trust."""
    (pack,) = share(books, **chosen, **more)  # type: ignore[arg-type]
    return [(pack.workbook_name, pack.workbook), (pack.paper_name, pack.paper)]


def unsettled(books: Iterable[Assessment]) -> list[Assessment]:
    """The workbooks of a trust whose groups rated and settled nothing."""
    return [book for book in books if group_of(book) != AGREED]


def leaks(trust: str, choice: str, *, anonymous: bool = False, agreed: bool = True) -> list[str]:
    """What a trust's pack has of what was not shared."""
    books = books_of(trust) if agreed else unsettled(books_of(trust))
    chosen, refs = CHOICES[choice]
    kept = withheld(books_of(trust), (*shared_texts(books, refs), *whose(books)), form())
    assert len(kept) > 100
    return searched(packed(books, chosen, anonymous=anonymous)).hits(kept)


def test_nothing_withheld_is_in_a_pack_of_two_headings() -> None:
    """No stretch of any text of other elements, the plan, names or files stands in workbook or paper."""
    assert leaks("ondlebury", "headings") == []


@pytest.mark.slow
@pytest.mark.parametrize("trust", TRUSTS)
@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize(("agreed", "anonymous"), [(True, False), (True, True), (False, False), (False, True)])
def test_nothing_withheld_is_in_any_pack(trust: str, choice: str, agreed: bool, anonymous: bool) -> None:
    """So it is of every sample, of headings and elements and all, agreed and as a median, with names and without."""
    assert leaks(trust, choice, agreed=agreed, anonymous=anonymous) == []


@pytest.mark.slow
@pytest.mark.parametrize("trust", TRUSTS)
def test_an_anonymous_pack_names_nobody_that_the_workbooks_know(trust: str) -> None:
    """Who filled in a workbook, the chief executive, the chair and the mentor are named in no text."""
    books = unsettled(books_of(trust))
    people = {book.text(ref) for book in books_of(trust) for ref in ("ABT-07", "ABT-08", "ABT-10", "ABT-11")}
    names = [name for name in people if len(name.split()) == 2]
    assert names
    assert searched(packed(books, {}, anonymous=True)).hits(names) == []


# --- the search itself ------------------------------------------------------------------------------------------------


SECRET = "Nobody on the board has read the reserves policy & it shows, says M. Ashdown"


def _rewritten(content: bytes, change: Callable[[dict[str, bytes], zipfile.ZipFile], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        parts = {name: package.read(name) for name in package.namelist()}
        change(parts, made)
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def _in_part(name: str, text: bytes) -> Callable[[dict[str, bytes], zipfile.ZipFile], None]:
    def change(parts: dict[str, bytes], made: zipfile.ZipFile) -> None:
        parts[name] = parts.get(name, b"") + text

    return change


def _comment(parts: dict[str, bytes], made: zipfile.ZipFile) -> None:
    made.comment = SECRET[:40].encode()


def _entry_comment(parts: dict[str, bytes], made: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("xl/note.bin")
    info.comment = SECRET.encode("utf-16-le")
    made.writestr(info, b"")


def _nested(parts: dict[str, bytes], made: zipfile.ZipFile) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as embedded:
        embedded.writestr("xl/sharedStrings.xml", f"<t>{SECRET}</t>")
    parts["word/embeddings/book.xlsx"] = inner.getvalue()


PLANTED: Mapping[str, Callable[[dict[str, bytes], zipfile.ZipFile], None]] = {
    "whole": _in_part("docProps/custom.xml", SECRET.encode()),
    "cut at forty characters": _in_part("docProps/app.xml", SECRET[:40].encode()),
    "its middle": _in_part("xl/workbook.xml", SECRET[11 : 11 + SEEN_FROM + 12].encode()),
    "escaped": _in_part("xl/worksheets/sheet1.xml", "".join(f"&#x{ord(c):x};" for c in SECRET).encode()),
    "an attribute": _in_part("xl/x.xml", f'<a prompt="{SECRET[:44]}"/>'.encode()),
    "cut by runs": _in_part("word/document.xml", "</w:t></w:r><w:r><w:t>".join(SECRET).encode()),
    "UTF-16": _in_part("xl/vbaProject.bin", b"\x01" + SECRET.encode("utf-16-le")),
    "big-endian UTF-16": _in_part("xl/vbaProject.bin", SECRET.encode("utf-16-be")),
    "an entry's name": _in_part("xl/media/Nobody-on-the-board-has-read-the-reserves.png", b""),
    "a percent-escaped name": _in_part("xl/media/Nobody%20on%20the%20board%20has%20read%20the%20reserves", b""),
    "the comment of the file": _comment,
    "the comment of an entry": _entry_comment,
    "a file within the file": _nested,
}


@pytest.mark.parametrize("form", PLANTED)
def test_what_is_planted_in_a_pack_is_found(form: str) -> None:
    """The search can fail: a withheld sentence is found in every form and place that a file has."""
    planted = _rewritten(_small_pack(), PLANTED[form])
    assert searched([("pack.xlsx", planted)]).hits([SECRET]) == [SECRET]


def test_what_is_not_there_is_not_found() -> None:
    """The sentence that is planted stands in no pack by itself."""
    assert searched([("pack.xlsx", _small_pack())]).hits([SECRET]) == []


@cache
def _small_pack() -> bytes:
    return packed(books_of("ondlebury"), CHOICES["elements"][0])[0][1]


def test_a_pack_of_more_has_what_a_pack_of_less_withholds() -> None:
    """The search can fail on the trust's own words too: those of other elements are found where they are shared."""
    books = books_of("ondlebury")
    kept = withheld(books, (*shared_texts(books, CHOICES["elements"][1]), *whose(books)), form())
    assert len(searched(packed(books, {})).hits(kept)) > 50


@pytest.mark.office
@pytest.mark.parametrize("agreed", [True, False])
def test_workbooks_saved_again_by_libreoffice_leak_nothing_either(tmp_path: Path, agreed: bool) -> None:
    """A pack of workbooks that LibreOffice saved, itself saved by LibreOffice, has no more in it."""
    given = {b.file: files_of("pennerdown")[b.file] for b in books_of("pennerdown") if agreed or group_of(b) != AGREED}
    read = [read_workbook(path, [FRAMEWORK]) for path in saved_again(given, tmp_path / "given")]
    chosen, refs = CHOICES["headings"]
    kept = withheld([*books_of("pennerdown"), *read], (*shared_texts(read, refs), *whose(read)), form())
    (name, content), paper = packed(read, chosen)
    (again,) = saved_again({name: content}, tmp_path / "pack")
    assert read_workbook(again, [FRAMEWORK]).shared == set(refs)
    assert not is_changed_pack(read_workbook(again, [FRAMEWORK]))
    assert searched([(name, content), (name, again.read_bytes()), paper]).hits(kept) == []


def saved_again(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """The same workbooks as LibreOffice Calc saves them."""
    given = folder / "given"
    given.mkdir(parents=True)
    for name, content in files.items():
        (given / name).write_bytes(content)
    return convert([given / name for name in files], "xlsx", folder)
