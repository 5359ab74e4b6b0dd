"""The workbooks of three invented trusts, from what their groups typed (``trusts.yaml``, ``views.yaml``, ``plans.yaml``)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.samples.recipes import find_recipes, load_recipe
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.write.writer import write_workbook

Typed = dict[tuple[str, str], Any]
#: How ratings are typed: from the list, in small letters, with a space.
_TYPED = {"R": "Red", "a": "amber red", "A": "Amber-green", "g": "green", "G": "Green", "n": "Not rated"}
#: Two trusts that agree a partnership, in a sample, whose answers are typed here by others.
_PARTNERSHIP = "pennerdown-church-and-community-schools-trust"


@cache
def _read(name: str) -> Any:
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))


def trusts() -> tuple[str, ...]:
    """Return what the trusts are called in names of files."""
    return tuple(_read("trusts"))


def workbooks(trust: str, framework: Framework) -> Iterator[tuple[str, bytes]]:
    """Yield each workbook of a trust by its file's name: one of each group, and the agreed one with the plan."""
    about = _read("trusts")[trust]
    for number, group in enumerate(about["groups"], start=1):
        typed = _about(about, group["group"], group["who"]) | _ratings(
            about, group["ratings"], group["view"], framework
        )
        yield f"{trust[:12]}-{number}.xlsx", _written(typed, number, {Part.REVIEW}, framework)
    agreed = _about(about, AGREED, "notes by the clerk") | _ratings(about, about["agreed"], 3, framework)
    agreed |= _plan(about, framework) | (_partnership(about) if about.get("partnership") else {})
    parts = {Part.REVIEW, Part.PLAN} | ({Part.PARTNERSHIP} if about.get("partnership") else set())
    yield f"{trust[:12]}-agreed.xlsx", _written(agreed, 90, parts, framework)


def _written(typed: Typed, number: int, parts: set[Part], framework: Framework) -> bytes:
    out = io.BytesIO()
    answers = {place: value for place, value in typed.items() if value != ""}
    write_workbook(
        out,
        build_layout(framework, parts),
        workbook_id=f"{number:012x}",
        created=dt.datetime(2026, 9, 7),
        answers=answers,
    )
    return out.getvalue()


def _about(about: dict[str, Any], group: str, who: str) -> Typed:
    leader, chair = about["leader"], about["chair"]
    mentor_trust, mentor = about["mentor"]
    found = {
        1: about["name"], 2: about["number"], 3: about["provider"], 4: "Yorkshire and the Humber", 5: about["schools"],
        6: about["pupils"], 7: leader, 8: chair, 9: mentor_trust, 10: mentor, 11: about["meeting"] if group == AGREED else who, 12: "as agreed" if group == AGREED else "for the group", 13: group,
        14: "Baseline", 15: about["review"], 16: about["review"] + dt.timedelta(days=7),
        17: f"{leader}, CEO\n{chair} (chair)\n{mentor}", 18: chair, 19: about["handling"],
    }  # fmt: skip
    return {
        (f"ABT-{number:02d}", "answer"): value for number, value in found.items() if number != 16 or group == AGREED
    }


def _ratings(about: dict[str, Any], letters: str, view: int, framework: Framework) -> Typed:
    found: Typed = {}
    for element, letter in zip(framework.elements, letters, strict=True):
        why, evidence = _read("views")[element.ref][view]
        reason = why if "%s" not in why else why.replace("%s", about["school"])
        found[element.ref, "rating"] = _TYPED[letter]
        found[element.ref, "rationale"] = reason
        found[element.ref, "evidence"] = evidence
    for number, issue in enumerate(about["beyond"] if view in {0, 3} else (), start=1):
        found |= {
            (f"BEY-{number:02d}", column): text
            for column, text in zip(("issue", "why", "known", "next"), issue, strict=True)
        }
    return found


def _plan(about: dict[str, Any], framework: Framework) -> Typed:
    weak = [e for e, letter in zip(framework.elements, about["agreed"], strict=True) if letter in "Ra"]
    found: Typed = {}
    for number in range(about["plan"]):
        element, priority = weak[number % len(weak)], _read("plans")[number % len(_read("plans"))]
        ref = f"PLAN-{number + 1:02d}"
        found |= {(ref, column): text for column, text in priority.items()}
        found[ref, "target"] = f"{element.ref} {element.title}"
        found[ref, "start"] = ("Autumn 2026", dt.date(2027, 1, 4), "1 March 2027")[number % 3]
        found[ref, "due"] = ("Summer 2027", dt.date(2027, 12, 17), "31 March 2028")[number % 3]
        found[ref, "review_on"] = dt.date(2027, 3, 15) + dt.timedelta(days=7 * number)
    for number, element in enumerate(weak[about["plan"] :], start=about["plan"] + 1):
        found[f"PLAN-{number:02d}", "target"] = f"{element.ref} {element.title}"
        found[f"PLAN-{number:02d}", "no_action"] = (
            "Not this year. We can't do everything - trustees to look again in June."
        )
    for number in range(about["medium"]):
        heading = framework.headings[number % len(framework.headings)]
        found[f"MED-{number + 1:02d}", "heading"] = f"{heading.ref} {heading.title}"
        found[f"MED-{number + 1:02d}", "priority"] = f"{heading.title}: what this plan leaves for later"
        found[f"MED-{number + 1:02d}", "why"] = "one thing at a time" if number % 2 else "It builds on the first year."
    return found


def _partnership(about: dict[str, Any]) -> Typed:
    """Return a partnership between two trusts: the sample's, between these two."""
    (recipe,) = (r for r in find_recipes(samples_dir()) if _PARTNERSHIP in r.parts and "agreed" in r.stem)
    names = {
        "Oskerridge Schools Trust": about["mentor"][0], "Pennerdown Church and Community Schools Trust": about["name"],
        "Priya Raman": about["mentor"][1], "Ms Raman": about["mentor"][1], "Alison Peverell": about["leader"],
        "Oskerridge": about["mentor"][0], "Pennerdown": about["school"],
    }  # fmt: skip
    found: Typed = {}
    for (ref, column), value in load_recipe(recipe).answers.items():
        if ref.startswith(("PAR", "CHG", "SRV", "DAT")) and column != "priorities":
            text = value
            for old, new in names.items() if isinstance(value, str) else ():
                text = str(text).replace(old, new)
            found[ref, column] = text
    party = {"PAR-05": about["school"], "PAR-27": "Single academy trust", "PAR-34": about["number"]}
    return found | {(ref, "answer"): text for ref, text in party.items()}
