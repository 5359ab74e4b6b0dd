"""What a document that shows changes says of itself: it is neither of the two that it was made of."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest

from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.redline.redline import redline
from matsheets.storage.shipped_files import samples_dir
from tests.documents.redline.test_redline import body, document, p
from tests.documents.redline.tracked import W, accepted, outline, part, rejected

NOON = dt.datetime(2026, 11, 9, 12)
TRUST = samples_dir() / "skerrowmere-primary-academies-trust"
OLD, NEW = (TRUST / time / f"{TRUST.name}-development-plan-{time}.docx" for time in ("baseline", "final"))
LABEL = "Changes from A to B"


@pytest.fixture(scope="module")
def shown() -> bytes:
    """The two plans of a trust, put together."""
    return redline(OLD.read_bytes(), NEW.read_bytes(), author="a", date=NOON, label=LABEL).content


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_each_page_says_what_it_is(shown):
    """The label is the first line of every page header, and every section has one on its first page too."""
    headers = [name for name in parts_of(shown) if "header" in name and name.endswith(".xml")]
    assert len(headers) == 2
    assert [outline(part(shown, name))[0][1] for name in headers] == [LABEL, LABEL]
    sections = list(part(shown).iter(f"{W}sectPr"))
    kinds = [{reference.get(f"{W}type") for reference in one.iterfind(f"{W}headerReference")} for one in sections]
    titled = [section.find(f"{W}titlePg") is not None for section in sections]
    assert any(titled)
    assert all("first" in kind for kind, first in zip(kinds, titled, strict=True) if first)


def test_without_headers_the_text_begins_with_it():
    """Where a document has no page header, its text begins with the label, which is no change."""
    content = redline(document(p("a")), document(p("b")), author="a", date=NOON, label=LABEL).content
    assert outline(rejected(part(content))[0]) == [("", LABEL), ("", "a")]
    assert outline(accepted(part(content))[0]) == [("", LABEL), ("", "b")]


def test_footers_are_compared(shown):
    """What differs in the page footers is tracked as well."""
    for name in ("word/footer1.xml", "word/footer2.xml"):
        was, now = (outline(part(path.read_bytes(), name)) for path in (OLD, NEW))
        assert was != now
        assert outline(rejected(part(shown, name))) == was
        assert outline(accepted(part(shown, name))) == now


def test_its_title_is_its_own(shown):
    """Its title is the plan's, with a word that changes are shown."""
    title = re.search(rb"<dc:title>(.*?)</dc:title>", parts_of(shown)["docProps/core.xml"])
    assert title
    assert title[1].decode() == "Development plan: Skerrowmere Primary Academies Trust (changes shown)"


def test_its_record_is_of_another_kind(shown):
    """Its record is that of no plan, and names the workbooks of both plans."""
    old, new, made = (read_manifest(content) for content in (OLD.read_bytes(), NEW.read_bytes(), shown))
    assert old
    assert new
    assert made
    assert (made.kind, made.shows_changes, new.shows_changes) == ("development-plan-changes", True, False)
    assert set(made.sources) == {*old.sources, *new.sources}
    assert (made.trust, made.round, made.draft) == (new.trust, new.round, False)


def test_its_record_names_both_plans_workbooks():
    """Its record names the workbooks of the old plan, too, those that the new one was not made from."""
    old, new = (content.read_bytes() for content in (NEW, OLD))
    made, was, now = map(read_manifest, (redline(old, new, author="a", date=NOON).content, old, new))
    assert made
    assert was
    assert now
    assert set(was.sources) - set(now.sources)
    assert set(made.sources) == {*was.sources, *now.sources}


def test_a_document_without_a_record():
    """Of documents without a record it has none either."""
    assert (
        read_manifest(redline(document(p("a")), document(p("b")), author="a", date=None, label=LABEL).content) is None
    )
    assert body(document(p("a"))) == [("", "a")]
