"""What a workbook remembers of its framework: enough to check it and to table it where the framework's file is nowhere.

It is the framework as its own file has it, in one line of JSON, without questions and descriptors, which stand in the workbook.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from matsheets.errors import FrameworkError, UnknownFrameworkError, WorkbookError
from matsheets.model.cells import fold
from matsheets.model.framework import USUAL_WORDS, Descriptors, Element, Framework, FrameworkWords, Heading
from matsheets.model.framework_reading import FrameworkReading, framework_of
from matsheets.model.workbook_identity import Identity, PrintedForm
from matsheets.model.yaml_nodes import yaml_nodes

#: What to do where a framework's file is nowhere.
FIND_IT = "Put its file beside the workbooks, or name it with --framework FILE."
#: Letters of it that go into one cell; what is longer is parted.
_PIECE = 8_000
#: Pieces that are read; a framework of 200 elements has four.
_MOST_PIECES = 40
#: What a framework's file says of a rating.
_OF_RATING = ("id", "label", "meaning", "short", "fill", "text")
#: Stands for the one descriptor that every element has, until what is remembered has been read like any framework's file.
_PLACEHOLDER = "-"


@lru_cache(maxsize=32)
def remember(framework: Framework) -> Mapping[str, str]:
    """Return what a workbook remembers of a framework, in pieces by their numbers, with the check sum of all under ``sum``."""
    text = _as_text(framework)
    pieces = {str(n): text[at : at + _PIECE] for n, at in enumerate(range(0, len(text), _PIECE), start=1)}
    return {"sum": _check_sum(text), **pieces}


def recall(pieces: Mapping[str, str], framework_id: str, edition: str) -> Framework | None:
    """Return the framework that a workbook remembers; None where that was changed, is half lost, or is another's.

    Args:
        pieces: what ``remember`` returned, as it came back.
        framework_id: which framework the workbook says that it is on.
        edition: which edition of it.
    """
    text = "".join(pieces.get(str(n), "") for n in range(1, min(len(pieces), _MOST_PIECES + 1)))
    if _check_sum(text) != pieces.get("sum"):
        return None
    found = _recall(text)
    is_own = found and (fold(found.id), fold(found.edition)) == (fold(framework_id), fold(edition))
    return found if is_own else None


def framework_printed(identity: Identity, printed: PrintedForm, framework: Framework) -> Framework | None:
    """Return the framework that a workbook was printed with, as it remembers it; None where it remembers none.

    Args:
        identity: what it says that it is.
        printed: what it remembers.
        framework: what it is read by, which may have other words and titles by now; it itself, where it has not.
    """
    if printed.framework.get("sum") == remember(framework)["sum"]:
        return framework
    return recall(printed.framework, identity.framework_id, identity.edition)


def words_printed(identity: Identity, printed: PrintedForm, framework: Framework) -> FrameworkWords | None:
    """Return the words that a workbook was printed in; None where it does not remember its framework; see ``framework_printed``."""
    found = framework_printed(identity, printed, framework)
    return found.words if found else None


def has_the_same_form(one: Framework, other: Framework) -> bool:
    """Tell whether the workbooks of two states of a framework have the same rows and columns, whatever stands in them to be read."""
    return means_the_same(one, other) and one.scale.descriptors is other.scale.descriptors


def framework_needed(framework: Framework) -> FrameworkError:
    """Return the error that something cannot be made without the questions and descriptors of a framework."""
    what = (
        f'The file of "{framework.title}" ({framework.edition}) is needed: its questions and descriptors are printed.'
    )
    return FrameworkError(None, what, FIND_IT, code="framework-needed")


def needs_framework(file: Path | str, framework: Framework) -> WorkbookError:
    """Return the error that a workbook cannot be used where the questions and descriptors of its framework are needed."""
    what = (
        f'is on "{framework.title}" ({framework.edition}), whose questions and descriptors are needed for this. No file here has '
        f"its {framework.words.element.many} and ratings as they were when it was made."
    )
    return UnknownFrameworkError(file, framework.id, framework.edition, what, FIND_IT, code="framework-needed")


def rival_memory(file: str, framework: Framework, other: str) -> WorkbookError:
    """Return the error that two workbooks were made with different frameworks of one name."""
    what = (
        f'remembers "{framework.title}" ({framework.edition}) otherwise than {other} does: other {framework.words.element.many} or '
        "ratings by one edition. They cannot be read together."
    )
    remedy = (
        "Read them apart. A framework that changes needs another edition, to which matsheets repair WORKBOOK --to FILE brings "
        "what was filled in before."
    )
    return WorkbookError(file, what, remedy, code="framework-ambiguous")


def is_changed(framework: Framework, pieces: Mapping[str, str]) -> bool:
    """Tell whether a framework does not mean what a workbook on its edition remembers of it."""
    if not pieces or pieces.get("sum") == remember(framework)["sum"]:
        return False
    found = recall(pieces, framework.id, framework.edition)
    return found is not None and not means_the_same(found, framework)


def means_the_same(one: Framework, other: Framework) -> bool:
    """Tell whether answers to two editions of a framework mean the same: each Ref the same element, each rating the same step."""
    return _meaning(one) == _meaning(other)


def _meaning(framework: Framework) -> object:
    scale = framework.scale
    ratings = [(r.id, fold(r.label), r.weak, scale.is_strong(r), r.explains) for r in scale.ratings]
    refs = [(heading.ref, heading.id, [(e.ref, e.id) for e in heading.elements]) for heading in framework.headings]
    return ratings, refs


def as_remembered(framework: Framework) -> Framework:
    """Return a framework as a workbook on it remembers it."""
    blank = ("",) * len(framework.scale.described)
    headings = tuple(
        heading._replace(elements=tuple(e._replace(questions="", descriptors=blank) for e in heading.elements))
        for heading in framework.headings
    )
    return replace(framework, headings=headings, superseded_by="", is_remembered=True)


def _as_text(framework: Framework) -> str:
    scale = framework.scale
    lines = {"weak_to": scale.weak_to, "strong_from": scale.strong_from, "explanation": scale.explanation}
    named = {key: scale.ratings[points - 1].id for key, points in lines.items() if points}
    words: dict[str, object] = {name: word._asdict() for name, word in framework.words.things.items()}
    if framework.words.groups != USUAL_WORDS.groups:
        words |= framework.words.groups._asdict()
    whole = {
        **{name: getattr(framework, name) for name in ("id", "title", "edition", "source", "wording")},
        **({"words": words} if framework.words != USUAL_WORDS else {}),
        "descriptors": scale.descriptors.value,
        **named,
        "scale": [{name: getattr(rating, name) for name in _OF_RATING} for rating in scale.ratings],
        "headings": [_heading(heading) for heading in framework.headings],
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _heading(heading: Heading) -> dict[str, object]:
    return {**heading._asdict(), "elements": [_element(element) for element in heading.elements]}


def _element(element: Element) -> dict[str, str]:
    kept = {"id": element.id, "ref": element.ref, "title": element.title}
    return kept if element.short == element.title else {**kept, "short": element.short}


def _check_sum(text: str) -> str:
    """Return what tells whether a text is whole; a program that sets other dashes or spaces has changed nothing."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


@lru_cache(maxsize=32)
def _recall(text: str) -> Framework | None:
    """Read what is remembered as a framework's file is read, with every rule for one."""
    try:
        whole: Any = json.loads(text)
        described = Descriptors(whole["descriptors"])
        whole["descriptors"] = Descriptors.STRONGEST.value
        for heading in whole["headings"]:
            for element in heading["elements"]:
                element |= {"questions": [_PLACEHOLDER], "strong": _PLACEHOLDER}
        tree = yaml_nodes(json.dumps(whole, ensure_ascii=False))
        found = framework_of(FrameworkReading(faults=tree.faults), tree.root, None)
    except (FrameworkError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return as_remembered(replace(found, scale=replace(found.scale, descriptors=described)))
