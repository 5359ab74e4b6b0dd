"""The update's pages, as LibreOffice sets them: three with a plan of eight, six with sixty priorities, the first by itself."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.framework import Framework
from matsheets.review.review import ProgressEntry, Review, Source, SupportEntry
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from tests.documents.builders import AGREED, framework, medium_term, priorities, respondent, rich_review
from tests.documents.contexts.test_plan_pages import pages
from tests.documents.contexts.updates import JULY, MARCH, agreement, logged, made
from tests.office import convert

BOOK = respondent(AGREED, 90, file="90 agreed.xlsx")
SENTENCE = "We asked three times, in three ways, and heard the same from heads, from staff and from parents who had not met before. "
STATUSES = ("On track", "Behind", "Done", "Stopped", "Not started")
ON, SINCE = dt.date(2027, 7, 9), dt.date(2027, 1, 20)


def full(count: int, each: int, **change: object) -> Review:
    """So many priorities, each with so many long entries, thirty of support, and an agreement of eight services."""
    planned = tuple(priorities(framework(), BOOK, count))
    entries = []
    for number in range(1, count * each + 1):
        of, turn = planned[(number - 1) % count], (number - 1) // count
        moved = (number + turn) % 4 == 0
        ref = f"PRG-{number:02d}"
        day = SINCE + dt.timedelta(days=1 + 160 * number // (count * each))
        entries.append(
            ProgressEntry(
                ref, of.source.ref, of, day, STATUSES[(number + turn) % 5], SENTENCE * 4, SENTENCE * 3 if number % 5 else "",
                dt.date(2027, 12, 17) if moved else None, SENTENCE * 2 if moved else "", Source(BOOK.file, ref),
            )
        )  # fmt: skip
    given = tuple(
        SupportEntry(
            f"SUP-{n:02d}", SINCE + dt.timedelta(days=n), "Dr Siân Pryce", SENTENCE, Decimal("0.5"), "", f"SRV-{1 + n % 8:02d}",
            Source(BOOK.file, f"SUP-{n:02d}"),
        )
        for n in range(1, 31)
    )  # fmt: skip
    one = agreement("agreement.xlsx")
    services = tuple(
        one.services[0]._replace(service=f"{SENTENCE[:50]}{n}", source=Source(one.file, f"SRV-{n:02d}"))
        for n in range(1, 9)
    )
    partnerships = (one._replace(services=services),)
    return rich_review(
        0,
        **{"priorities": planned, "progress": tuple(entries), "support": given, "partnerships": partnerships, **change},
    )


@pytest.mark.office
def test_the_samples_updates_are_three_pages(tmp_path: Path, framework: Framework) -> None:
    """The last one too, with its medium-term priorities."""
    files = []
    for recipe in (load_recipe(path) for path in find_recipes(samples_dir())):
        files.append(tmp_path / recipe.file)
        files[-1].write_bytes(replay(recipe, framework))
    outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    builds = plan_builds(outcomes, [DocumentKind.UPDATE], only_where_possible=True)
    assert len(builds) >= 3
    documents = [tmp_path / build.name for build in builds]
    for path, build in zip(documents, builds, strict=True):
        path.write_bytes(build.content(templates=None, draft=build.blocked))

    for pdf in convert(documents, "pdf", tmp_path):
        texts = pages(pdf)
        assert len(texts) <= 3
        assert "Every priority" in texts[1]
        assert "Support given" in texts[0]


@pytest.mark.office
def test_an_update_keeps_to_its_pages_however_much_was_logged(tmp_path: Path) -> None:
    """Eight priorities and 25 long entries on three, sixty with two each on six; the first page holds what the board decides."""
    final = tuple(medium_term(framework(), BOOK))
    made_of = {
        "8": (made(full(8, 3), ON, SINCE), 3),
        "8 last": (made(full(8, 3, medium_term=final), ON, SINCE), 3),
        "8 draft": (made(full(8, 3), ON, SINCE, draft=True, missing=["One thing."] * 6), 3),
        "12": (made(full(12, 2), ON, SINCE), 3),
        "20": (made(full(20, 3), ON, SINCE), 5),
        "60": (made(full(60, 2), ON, SINCE), 6),
        "60 draft": (made(full(60, 2), ON, SINCE, draft=True, missing=["One thing."] * 6), 6),
        "two terms": (made(logged(), JULY, MARCH), 3),
        "nothing": (made(rich_review(0), ON, SINCE), 3),
    }
    files = [tmp_path / f"{name}.docx" for name in made_of]
    for file, (content, _) in zip(files, made_of.values(), strict=True):
        file.write_bytes(content)

    for pdf, (_, most) in zip(convert(files, "pdf", tmp_path), made_of.values(), strict=True):
        texts = pages(pdf)
        assert len(texts) <= most, pdf.stem
        assert "Support given" in texts[0], pdf.stem
        assert "Every priority" in texts[1], pdf.stem
