"""Invented trusts that review themselves by any framework: what their groups and meetings typed.

The texts are the sample trusts' own, of elements in turn; who rates what is worked out, so that groups differ, some rate nothing,
and every rating is given. No text has a word of the framework that the sample trusts are on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from matsheets.model.framework import NOT_RATED, Element, Framework
from matsheets.model.group_labels import agreed_label
from matsheets.samples.recipes import RecipeValue, load_recipe
from matsheets.storage.shipped_files import samples_dir

#: What is typed into a workbook, by Ref and column key.
Typed = dict[tuple[str, str], RecipeValue]

GROUPS = {"executive-team": "Executive team", "trustees": "Trustees", "headteachers": "Headteachers and middle leaders"}
#: Of each round its days: the views are given on the first, the meeting is held on the second.
ROUNDS = {
    "Baseline": (dt.date(2025, 10, 20), dt.date(2025, 11, 11)),
    "Review (mid-point)": (dt.date(2026, 6, 15), dt.date(2026, 7, 14)),
}
_LAST = "Review (mid-point)"
_SAMPLE = samples_dir() / "skerrowmere-primary-academies-trust"
_PARTNERS = samples_dir() / "ondlebury-learning-partnership-trust" / "agreed-with-partnership.yaml"
#: What the samples' texts may say of their own framework.
_OWN_WORDS = re.compile(
    r"(?i)\b(headings?|elements?|frameworks?|diagnostics?|capacity|red|amber|green|[a-z]{3}-\d\d|one (up|down))\b"
)
#: How far each of three groups is from what is agreed, for one element after another.
_APART = ((0, 0, 0), (0, 0, 1), (-1, 0, 1), (0, 1, 2), (0, -2, 0), (1, 1, 0), (-1, 2, 2))
_FULL_PRIORITIES = 6


class Trust(NamedTuple):
    """A trust: its name and number, and how far along the scale its ratings begin."""

    name: str
    number: str
    shift: int = 0

    @property
    def slug(self) -> str:
        """How files are named after it."""
        return self.name.lower().replace(" ", "-")


TRUSTS = (
    Trust("Harlowfield Schools Trust", "ZZ000051"),
    Trust("Brindlemoor Academies Trust", "ZZ000052", 1),
    Trust("Quarrendale Learning Trust", "ZZ000053", 3),
)


@cache
def _recipe(name: str) -> Mapping[tuple[str, str], RecipeValue]:
    return load_recipe(_SAMPLE / f"{name}.yaml").answers


@cache
def _reasons(name: str) -> Sequence[tuple[str, str]]:
    """Return the reasons and evidence of a sample's workbook that name nothing of its framework."""
    answers = _recipe(name)
    refs = [ref for ref, column in answers if column == "evidence"]
    pairs = [tuple(str(answers[ref, column]) for column in ("rationale", "evidence")) for ref in refs]
    return [(why, what) for why, what in pairs if not _OWN_WORDS.search(f"{why} {what}")]


def agreed_places(framework: Framework, trust: Trust, round_: str) -> list[int]:
    """Return for each element the place on the scale that the trust's meeting agreed, from 0."""
    many = len(framework.scale.ratings)
    places = [(number * 7 + number // 4 + trust.shift) % many for number, _ in enumerate(framework.elements)]
    if round_ == "Baseline":
        return places
    moved = {0: 1, 1: 1, 4: -1}
    weak = [rating.weak for rating in framework.scale.ratings]
    to = [min(max(place + moved.get(number % 6, 0), 0), many - 1) for number, place in enumerate(places)]
    return [
        old if weak[new] else new for old, new in zip(places, to, strict=True)
    ]  # the plan of the first round is the second's


def views(framework: Framework, trust: Trust, group: str, round_: str) -> Typed:
    """Return what a group typed: whose view it is, and a rating with its reason for each element, some of them not rated."""
    at = list(GROUPS).index(group)
    reasons = _reasons(f"{'baseline' if round_ == 'Baseline' else 'review'}-{group}")
    found = _about(trust, GROUPS[group], round_, ROUNDS[round_][0])
    for number, place in enumerate(agreed_places(framework, trust, round_)):
        if (number + 4 * at) % 13 == 7:
            found |= _rated(framework.elements[number], NOT_RATED, "We have seen too little of it to say.", "")
            continue
        own = min(max(place + _APART[number % len(_APART)][at], 0), len(framework.scale.ratings) - 1)
        found |= _rated(framework.elements[number], framework.scale.ratings[own].label, *reasons[number % len(reasons)])
    return found


def meeting(framework: Framework, trust: Trust, round_: str, *, partnership: bool = True) -> Typed:
    """Return what was typed at a trust's meeting: what was agreed, the plan, the logs, and a partnership."""
    words = framework.words
    found = _about(trust, agreed_label(words), round_, ROUNDS[round_][1])
    reasons = _reasons("baseline-agreed")
    places = agreed_places(framework, trust, round_)
    for number, (element, place) in enumerate(zip(framework.elements, places, strict=True)):
        found |= _rated(element, framework.scale.ratings[place].label, *reasons[number % len(reasons)])
    found |= _of("BEY", _recipe("baseline-agreed"))
    if round_ == "Baseline":
        found |= _plan(framework, places) | _log(_recipe("baseline-agreed"), framework, places)
        if partnership:
            found |= {
                p: v for p, v in load_recipe(_PARTNERS).answers.items() if p[0][:3] in {"PAR", "CHG", "SRV", "DAT"}
            }
            found = {place: value for place, value in found.items() if place[1] != "priorities"}
    else:
        found |= _medium_term(framework) | _log(_recipe("review-agreed"), framework, places)
    return found


def _about(trust: Trust, group: str, round_: str, day: dt.date) -> Typed:
    found = {place: value for place, value in _of("ABT", _recipe("baseline-agreed")).items() if place[0] < "ABT-11"}
    given = {1: trust.name, 2: trust.number, 11: f"Meeting of {day.day} {day:%B %Y}", 12: "Notes by the clerk", 13: group,
             14: round_, 15: day}  # fmt: skip
    if day in {held for _, held in ROUNDS.values()}:
        people = "Ruth Okonjo-Barnes, chief executive\nMargaret Lythe, chair"
        given |= {
            16: day,
            17: people,
            18: "Ruth Okonjo-Barnes, chief executive",
            19: "Board, executive team and advisers only",
        }
    return found | {(f"ABT-{number:02d}", "answer"): value for number, value in given.items()}


def _rated(element: Element, rating: str, rationale: str, evidence: str) -> Typed:
    columns = {"rating": rating, "rationale": rationale, "evidence": evidence}
    return {(element.ref, column): text for column, text in columns.items() if text}


def _of(prefix: str, answers: Mapping[tuple[str, str], RecipeValue]) -> Typed:
    return {place: value for place, value in answers.items() if place[0].startswith(prefix)}


def _weak(framework: Framework, places: Sequence[int]) -> list[Element]:
    rated = zip(framework.elements, places, strict=True)
    return [element for element, place in rated if framework.scale.ratings[place].weak]


def _plan(framework: Framework, places: Sequence[int]) -> Typed:
    """Return the sample's plan for as many weak elements as it has priorities; one more is for a whole heading, the rest wait."""
    weak, found = _weak(framework, places), Typed()
    for number, element in enumerate(weak[:_FULL_PRIORITIES], start=1):
        row = {column: v for (ref, column), v in _recipe("baseline-agreed").items() if ref == f"PLAN-{number:02d}"}
        found |= {(f"PLAN-{number:02d}", column): v for column, v in row.items()}
        found[f"PLAN-{number:02d}", "target"] = f"{element.ref} {element.title}"
    last = min(len(weak), _FULL_PRIORITIES) + 1
    found |= {(f"PLAN-{last:02d}", p[1]): v for p, v in _of("PLAN-08", _recipe("baseline-agreed")).items()}
    found[f"PLAN-{last:02d}", "target"] = f"{framework.headings[0].ref} {framework.headings[0].title}"
    for number, element in enumerate(weak[_FULL_PRIORITIES:], start=last + 1):
        found[f"PLAN-{number:02d}", "target"] = f"{element.ref} {element.title}"
        found[f"PLAN-{number:02d}", "no_action"] = "Not this year: trustees look at it again in June 2026."
    return found


def _log(answers: Mapping[tuple[str, str], RecipeValue], framework: Framework, places: Sequence[int]) -> Typed:
    """Return the sample's log, of the priorities that the plan has."""
    known = {f"PLAN-{n:02d}" for n in range(1, min(len(_weak(framework, places)), _FULL_PRIORITIES) + 1)}
    later = ROUNDS[_LAST][0] if answers is _recipe("baseline-agreed") else dt.date.max
    days = {ref: value for (ref, column), value in answers.items() if column == "date" and value < later}  # type: ignore[operator]
    entries = [ref for ref in days if answers.get((ref, "priority")) in known]
    found = {place: value for place, value in _of("PRG", answers).items() if place[0] in entries}
    support = _of("SUP", {place: value for place, value in answers.items() if place[0] in days})
    return found | {place: value for place, value in support.items() if not str(value).startswith("PLAN-")}


def _medium_term(framework: Framework) -> Typed:
    found = _of("MED", _recipe("final-agreed"))
    for number, ref in enumerate(dict.fromkeys(ref for ref, _ in found)):
        heading = framework.headings[number % len(framework.headings)]
        found[ref, "heading"] = f"{heading.ref} {heading.title}"
    return found
