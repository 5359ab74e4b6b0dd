"""The plan's pages, as LibreOffice sets them: how many, and that no priority that fits a page is parted."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.framework import Framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from tests.documents.builders import AGREED, framework, priorities, respondent, rich_review
from tests.documents.contexts.test_plan import made
from tests.office import convert, poppler
from tests.papers import most_plan_pages

BOOK = respondent(AGREED, 90, file="90 agreed.xlsx")


def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    done = subprocess.run([poppler("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return done.stdout.split("\f")[:-1]


def lying(pdf: Path) -> list[bool]:
    """Of each page, whether it lies on its side."""
    done = subprocess.run([poppler("pdfinfo"), "-f", "1", "-l", "999", pdf], check=True, capture_output=True, text=True)
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", done.stdout)
    return [float(width) > float(height) for width, height in sizes]


def parted(texts: list[str]) -> list[int]:
    """The pages on which some priority begins or ends without the other."""
    found = [[len(re.findall(rf"^ *{word} {{2,}}", text, re.M)) for word in ("Actions", "Success")] for text in texts]
    return [number for number, (begun, ended) in enumerate(found, start=1) if begun != ended]


@pytest.mark.office
def test_the_samples_plans_are_two_pages_and_half_a_page_a_priority(tmp_path: Path, framework: Framework) -> None:
    """And a page more for each table that only later rounds have; with the terms on one page that lies on its side, and no priority parted."""
    files, planned = [], {}
    for recipe in (load_recipe(path) for path in find_recipes(samples_dir())):
        files.append(tmp_path / recipe.file)
        files[-1].write_bytes(replay(recipe, framework))
    builds = plan_builds(
        read_and_check(files, [framework], today=SAMPLES_DAY), [DocumentKind.PLAN], only_where_possible=True
    )
    for build in builds:
        path = tmp_path / build.name
        path.write_bytes(build.content(templates=None, draft=False))
        planned[path] = len(build.review.priorities)
    assert sorted(planned.values()) == [8, 8, 8, 8, 10]

    for (path, count), pdf in zip(planned.items(), convert(list(planned), "pdf", tmp_path), strict=True):
        texts = pages(pdf)
        print(f"{len(texts)} pages, {count} priorities: {path.stem}")
        assert len(texts) <= most_plan_pages(path.read_bytes())
        assert parted(texts) == []
        assert lying(pdf) == [False] * (len(texts) - 1) + [True]


@pytest.mark.office
def test_a_plan_of_any_size_keeps_its_priorities_whole(tmp_path: Path) -> None:
    """Twenty have their terms on one page, sixty on three; one with actions of two pages is parted, and the others not."""
    long = "\n".join(f"Write part {n} of the description with teachers from each of the schools." for n in range(60))
    few = priorities(framework(), BOOK, 3)
    reviews = {
        "20": rich_review(priorities=tuple(priorities(framework(), BOOK, 20))),
        "60": rich_review(priorities=tuple(priorities(framework(), BOOK, 60))),
        "long": rich_review(priorities=(few[0], few[1]._replace(actions=long), few[2])),
    }
    files = [tmp_path / f"{name}.docx" for name in reviews]
    for file, review in zip(files, reviews.values(), strict=True):
        file.write_bytes(made(review))

    twenty, sixty, one_long = convert(files, "pdf", tmp_path)

    assert [len(pages(pdf)) <= 2 + count / 2 for pdf, count in ((twenty, 20), (sixty, 60))] == [True, True]
    assert [parted(pages(pdf)) for pdf in (twenty, sixty)] == [[], []]
    with_terms = [
        sum("Autumn 2026" in text and "Spring 2027" in text for text in pages(pdf)) for pdf in (twenty, sixty)
    ]
    assert with_terms == [1, 3]
    assert len(parted(pages(one_long))) == 2


@pytest.mark.office
def test_the_last_page_is_never_the_sources_alone(tmp_path: Path) -> None:
    """They stand below the terms where they fit, with the signatures or without, and else before them."""
    some = priorities(framework(), BOOK, 11)
    undated = [priority._replace(start=None) for priority in some[:3]]
    reviews = {
        "plain": rich_review(priorities=tuple(some[:8])),
        "undated": rich_review(priorities=(*undated, *some[3:])),
        "names": rich_review(priorities=tuple(some), facts={"chair": "Nia " * 30, "mentor": "Ifor"}),
        "many": rich_review(14, priorities=tuple(some)),
    }
    files = [tmp_path / f"{name}.docx" for name in reviews]
    for file, review in zip(files, reviews.values(), strict=True):
        file.write_bytes(made(review))

    last = [pages(pdf)[-1] for pdf in convert(files, "pdf", tmp_path)]

    assert ["Term by term" in text for text in last] == [True] * len(reviews)
