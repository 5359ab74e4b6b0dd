"""A framework's spreadsheet holds all of the framework: what is drawn is read back as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.frameworks.sheet_reading import read_framework_sheet
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from tests.frameworks import framework_of, music, music_standard, services
from tests.frameworks.sheets import drawn

FILE = Path("ours.xlsx")


def unpaired() -> Framework:
    """The small framework, with questions that no descriptor answers one by one."""
    content = music_standard()
    for heading in content["headings"]:
        for element in heading["elements"]:
            claims = element.pop("claims")
            element["questions"] = [claim["question"] for claim in claims]
            element |= {key: text for key, text in claims[0].items() if key != "question"}
            element["strong"] = [claim["strong"] for claim in claims]
    return framework_of(content)


def two_ratings() -> Framework:
    """The small framework on a scale of two."""
    content = music_standard()
    content["scale"] = [content["scale"][0], content["scale"][-1]]
    content["descriptors"] = "ends"
    for key in ("weak_to", "strong_from"):
        content.pop(key, None)
    for heading in content["headings"]:
        for element in heading["elements"]:
            element["claims"] = [{k: c[k] for k in ("question", "weak", "strong")} for c in element["claims"]]
    return framework_of(content)


def seven_ratings() -> Framework:
    """The large framework on a scale of seven, of which only the strongest is described, and which draws no lines."""
    scale = services().scale
    ratings = tuple(
        scale.ratings[0]._replace(id=f"step-{n}", label=f"Step {n}", short=f"S{n}", points=n) for n in range(1, 8)
    )
    return replace(services(), scale=replace(scale, ratings=ratings, weak_to=0, strong_from=0))


def one_line(weak_to: int, strong_from: int) -> Framework:
    """The small framework, whose scale says one end only."""
    return replace(music(), scale=replace(music().scale, weak_to=weak_to, strong_from=strong_from))


def odd_texts() -> Framework:
    """The small framework with texts that a spreadsheet, or a reader of lines, might take for something else."""
    content = music_standard()
    content |= {"title": "=1+1", "edition": "2.0", "source": "_x0041_ & <b> \"quoted\" 'so'", "wording": "+44 🙂 Ŵ"}
    first, second = content["headings"][0]["elements"]
    first |= {"title": "@home", "short": "1-2"}
    first["claims"][0]["question"] = "(b) Which?"
    first["claims"][1]["strong"] = "• 1. First - then second"
    claims = second.pop("claims")
    second |= {"title": "TRUE", "short": "0012", "questions": ["(a) Why?", "1. How?"], "strong": ["- one", "2) two"]}
    second |= {key: text for key, text in claims[0].items() if key not in {"question", "strong"}} | {"weak": "• none"}
    return framework_of(content)


MADE_UP = {
    "each rating described": music,
    "the strongest only, 12 by 5": services,
    "no pairs": unpaired,
    "odd texts": odd_texts,
    "two ratings": two_ratings,
    "seven ratings": seven_ratings,
    "only what needs action": lambda: one_line(2, 0),
    "only what is a strength": lambda: one_line(0, 5),
}


@pytest.mark.parametrize("name", MADE_UP)
def test_what_is_drawn_is_read_back(name: str) -> None:
    """A made-up framework comes back from its spreadsheet as it was, and nothing is said of the file."""
    framework = MADE_UP[name]()
    read = read_framework_sheet(FILE, drawn(framework))
    assert read.framework == framework
    assert read.remarks == ()


@pytest.mark.parametrize("framework", shipped_frameworks(), ids=lambda f: f"{f.id} {f.edition[-3:]}")
def test_what_is_shipped_is_read_back(framework: Framework) -> None:
    """A shipped framework comes back from its spreadsheet as it was, and nothing is said of the file."""
    read = read_framework_sheet(FILE, drawn(framework))
    assert read.framework == framework
    assert read.remarks == ()
