"""What outside judges say of documents with tracked changes: LibreOffice, which accepts and rejects them, and the Open XML SDK."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from matsheets.documents.redline.redline import redline
from matsheets.storage.shipped_files import samples_dir
from tests.documents.redline.test_redline import PLANS, any_body, document, p, rich
from tests.documents.redline.tracked import body
from tests.judges import sdk_errors
from tests.office import settle_changes

NOON = dt.datetime(2026, 11, 9, 12)
#: Plans against plans, and documents against documents of another kind, which share hardly a word.
PAIRS = [(PLANS[0], PLANS[1]), (PLANS[-1], PLANS[-2]), (PLANS[-2], PLANS[-1])]
SUMMARIES = sorted(samples_dir().rglob("*summary*.docx"))
EVIDENCE = sorted(samples_dir().rglob("*evidence*.docx"))


def shown(old: bytes, new: bytes) -> bytes:
    """The two put together, with a label."""
    return redline(old, new, author="Ann Clerk", date=NOON, label="Changes from A to B").content


def words(blocks: Sequence[Any]) -> Iterator[str]:
    """What blocks say, paragraph by paragraph and cell by cell; LibreOffice may keep a blank line."""
    for block in blocks:
        if isinstance(block, tuple):
            if block[1].strip():
                yield " ".join(block[1].split())
        else:
            for row in block:
                yield "row"
                for cell in row:
                    yield "cell"
                    yield from words(cell)


@pytest.mark.office
def test_libreoffice_accepts_and_rejects(tmp_path):
    """LibreOffice's own Accept All gives the words of the new plan, its Reject All those of the old one."""
    files = []
    for number, (old, new) in enumerate(PAIRS):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(shown(old.read_bytes(), new.read_bytes()))
    accepted, rejected = (settle_changes(files, tmp_path / name, name) for name in ("accept", "reject"))
    for (old, new), after, before in zip(PAIRS, accepted, rejected, strict=True):
        assert list(words(body(after.read_bytes()))) == list(words(body(new.read_bytes())))
        assert list(words(body(before.read_bytes()))) == list(words(body(old.read_bytes())))


def odd_pairs() -> Iterator[tuple[bytes, bytes]]:
    """Documents with everything that can stand in a line, and random ones."""
    yield document(rich("one") + p("a")), document(rich("two") + rich("three") + p("b"))
    chance = random.Random(5)
    for _ in range(3):
        yield document(any_body(chance)), document(any_body(chance))


@pytest.mark.judges
def test_the_sdk_finds_nothing(tmp_path):
    """The Open XML SDK finds nothing wrong with them, whatever was put together, that is not wrong with the documents."""
    pairs = [
        (old.read_bytes(), new.read_bytes())
        for old, new in (*PAIRS, (SUMMARIES[0], PLANS[0]), (EVIDENCE[0], SUMMARIES[-1]))
    ]
    found = {}
    for number, (old, new) in enumerate([*pairs, *odd_pairs()]):
        errors = []
        for name, content in (("shown", shown(old, new)), ("new", new), ("old", old)):
            path = Path(tmp_path / f"{number}-{name}.docx")
            path.write_bytes(content)
            errors.append({error.rpartition(": ")[2] for error in sdk_errors(path)})
        found[number] = errors[0] - errors[1] - errors[2]
    assert not set().union(*found.values()), found
    assert len(found) == 9
