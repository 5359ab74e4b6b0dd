"""The sample trusts' workbooks, and what of them a pack is to have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from matsheets.documents.template.build import build_document
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.assessment import Assessment
from matsheets.model.parsing import format_date
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook
from tests.packs import pack_bytes
from tests.sharing.leaks import Searched, searched

FRAMEWORK = open_framework("mat-assurance-framework")
#: As a pack calls the groups whose reasons it has.
GROUPS = "Executive team, Trustees, Heads and middle leaders, Mentor"
TRUSTS = ("harrowstrand", "ondlebury", "pennerdown", "skerrowmere")


@cache
def files_of(trust: str) -> dict[str, bytes]:
    """The workbooks of a sample trust, of all its rounds, as they come back."""
    recipes = (load_recipe(path) for path in find_recipes(samples_dir()) if path.parent.name.startswith(trust))
    return {recipe.file: replay(recipe, FRAMEWORK) for recipe in recipes}


@cache
def books_of(trust: str) -> tuple[Assessment, ...]:
    """The same, read."""
    return tuple(read_workbook(Path(name), [FRAMEWORK], content) for name, content in files_of(trust).items())


def group_of(book: Assessment) -> str:
    """Whose view a workbook says that it holds."""
    return str(book.value("ABT-13"))


def shared_texts(books: Sequence[Assessment], refs: Collection[str]) -> list[str]:
    """What a pack of the last round is to have of these elements: what was agreed, else what each group wrote."""
    last = max(str(book.value("ABT-15")) for book in books if any(book.value(ref, "rating") for ref in refs))
    round_ = next(book.value("ABT-14") for book in books if str(book.value("ABT-15")) == last)
    of_round = [book for book in books if book.value("ABT-14") == round_]
    agreed = [book for book in of_round if group_of(book) == AGREED]
    found = []
    for ref in refs:
        settled = [book for book in agreed if book.value(ref, "rating")]
        found += [book.text(ref, column) for book in settled or of_round for column in ("rationale", "evidence")]
    return found


def whose(books: Sequence[Assessment]) -> Iterator[str]:
    """Whose a pack is, and of which round and day."""
    last = max(books, key=lambda book: str(book.value("ABT-15")))
    yield from (last.text(ref) for ref in ("ABT-01", "ABT-02", "ABT-14", "ABT-15"))
    day = last.value("ABT-15")
    yield from (day.isoformat(), format_date(day), str((day - dt.date(1899, 12, 30)).days))


@cache
def form() -> Searched:
    """The files of a pack of an invented trust, which has none of the samples' words: what stands there is the form's."""
    shared = {e.ref: ("Amber-green", "Zzyzx.", "Qwrty.", "Agreed") for e in FRAMEWORK.elements}
    shared |= {FRAMEWORK.elements[0].ref: ("Red", f"{GROUPS}: Zzyzx.", "", "Cautious median of 3")}
    content = pack_bytes(shared, trust="Vvvvvv", number="ZZ999999", on=FRAMEWORK)
    read = read_workbook(Path("vvvvvv.xlsx"), [FRAMEWORK], content)
    return searched([("vvvvvv.xlsx", content), ("vvvvvv.docx", build_document("shared", combine([read])))])
