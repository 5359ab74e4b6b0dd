"""What the trusts of the samples' programme answer: ratings with reasons, plans, logs, agreements and the medium term."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.model.framework import Element, Framework
from matsheets.model.respondents import AGREED
from matsheets.samples.programme_trusts import InventedTrust, Wording, invented_trusts, texts
from matsheets.samples.recipes import Answers, RecipeValue

#: Where trusts stand more often than elsewhere, in steps of the scale.
_COMMON = {"VIS-01": 0.5, "VIS-02": 0.1, "PEO-01": -0.5, "PEO-02": -0.2, "TEA-03": -0.3, "CUR-02": -0.1, "QUA-01": 0.3,
           "QUA-02": -0.2, "GOV-01": 0.2}  # fmt: skip
_LEVEL = {"gives": 3.2, "ends": 2.3, "year": 2.3, "new": 2.2, "views": 2.4}
_BETTER, _WORSE, _LATER = 0.8, -0.8, 0.5
_PRIORITIES = 7
_BLANK_EVIDENCE = 0.06
_STARTS, _DUES = dt.date(2026, 1, 12), (dt.date(2026, 12, 18), dt.date(2027, 3, 26), dt.date(2027, 7, 2))
_DUE_BY_NOW = dt.date(2026, 10, 23)
_LOGGED = (dt.date(2026, 2, 25), dt.date(2026, 6, 10), dt.date(2026, 10, 14))
_MOVED_TO = dt.date(2027, 7, 2)
_SAMPLES_TERM = dt.date(2026, 11, 20)
_ORDER = ("VIS", "PEO", "TEA", "CUR", "QUA", "GOV")


class PlannedPriority(NamedTuple):
    """One priority of a plan: its Ref, the element that it serves, and when it is due."""

    ref: str
    element: str
    due: dt.date


def rated(trust: InventedTrust, framework: Framework, who: str, *, later: bool = False) -> dict[str, str]:
    """Return how somebody in a trust rates each element, by Ref.

    Args:
        trust: who.
        framework: whose elements.
        who: whose view it is. The groups of a trust are near each other, and none is where all the others are.
        later: whether it is a year later.
    """
    found, labels = {}, [rating.label for rating in framework.scale.ratings]
    of_trust, own = random.Random(trust.name), random.Random(f"{trust.name} {who}")
    moved = random.Random(f"{trust.name} later")
    for _, element in _elements(framework):
        heading = element.ref[:3]
        level = _LEVEL[trust.story] + _COMMON.get(element.ref, 0) + of_trust.gauss(0, 0.55)
        level += _BETTER * (heading in trust.strong) + _WORSE * (heading in trust.weak)
        if who != AGREED:
            level += own.gauss(0, 0.5)
        if later and moved.random() < 0.45:
            level += _LATER
        found[element.ref] = labels[min(len(labels), max(1, round(level))) - 1]
    return found


def _elements(framework: Framework) -> Iterator[tuple[int, Element]]:
    return enumerate(element for heading in framework.headings for element in heading.elements)


def review_answers(
    trust: InventedTrust, framework: Framework, who: str, day: dt.date, *, later: bool = False
) -> Answers:
    """Return the ratings with their reasons and evidence, and an issue or two beyond the framework."""
    wording, answers = Wording(trust, f"{who} {day}"), dict[tuple[str, str], RecipeValue]()
    turn = sum(map(ord, who)) + day.year
    for place, element in _elements(framework):
        label = rated(trust, framework, who, later=later)[element.ref]
        said = wording.choose(texts("ratings")[element.ref][label], turn + place)
        answers[element.ref, "rating"] = label
        answers[element.ref, "rationale"] = wording.fill(said["because"], day)
        if wording.chance.random() > _BLANK_EVIDENCE:
            answers[element.ref, "evidence"] = wording.fill(said["evidence"], day)
    if who in (AGREED, "Executive team"):
        issue = wording.choose(texts("plans")["issues"], turn)
        answers |= {("BEY-01", column): wording.fill(text, day) for column, text in issue.items()}
    return answers


def plan_answers(trust: InventedTrust, framework: Framework, day: dt.date) -> tuple[Answers, list[PlannedPriority]]:
    """Return the plan for the weak elements of a trust, and its priorities; what is too much for it is left for now."""
    ratings = rated(trust, framework, AGREED)
    order, tie = {rating.label: rating.points for rating in framework.scale.weak}, random.Random(f"{trust.name} order")
    weak = [element for _, element in _elements(framework) if ratings[element.ref] in order]
    weak.sort(key=lambda element: (order[ratings[element.ref]], tie.random()))
    wording, answers, priorities = Wording(trust, "plan"), dict[tuple[str, str], RecipeValue](), list[PlannedPriority]()
    for number, element in enumerate(weak, start=1):
        ref, target = f"PLAN-{number:02d}", f"{element.ref} {element.title}"
        if number > _PRIORITIES:
            answers[ref, "target"] = target
            answers[ref, "no_action"] = wording.choose(texts("plans")["left_for_now"], number)
            continue
        priority = PlannedPriority(ref, element.ref, _due(trust, number))
        priorities.append(priority)
        answers |= {(ref, column): value for column, value in _row(wording, priority, target, day).items()}
    return answers, priorities


def _due(trust: InventedTrust, number: int) -> dt.date:
    """Return when a priority is due: of a plan that is under way, the first by now, and of one that is late the second too."""
    if trust.story == "new":
        return _DUES[1 + number % 2]
    return _DUE_BY_NOW if number <= {"late": 3, "slow": 2}.get(trust.log, 1) else _DUES[number % 3]


def _row(wording: Wording, priority: PlannedPriority, target: str, day: dt.date) -> dict[str, RecipeValue]:
    trust, number = wording.trust, int(priority.ref[-2:])
    bank, shared = texts("plans")[priority.element], texts("plans")["any"]
    start = _STARTS if trust.story != "new" else dt.date(2027, 1, 11)
    actions = [wording.choose(bank["actions"], number + step) for step in range(3)]
    role = texts("trusts")["roles"][priority.element[:3]]
    found: dict[str, RecipeValue] = {
        "target": target,
        "objective": wording.choose(bank["objectives"], number),
        "actions": "\n".join(dict.fromkeys(actions)),
        "lead": f"{trust.person(role)}, {role}",
        "support": wording.choose(bank["support"], number) if trust.mentor else "None: we have no mentor.",
        "start": start,
        "due": priority.due,
        "resources": wording.choose(shared["resources"], number),
        "monitoring": wording.choose(shared["monitoring"], number),
        "review_on": min(priority.due, dt.date(2026, 12, 9) if trust.story != "new" else dt.date(2027, 3, 10)),
    }
    if trust.plan_made or (trust.place * 7 + number) % 31:  # now and then nobody says how success is measured
        found["success"] = wording.fill(wording.choose(bank["success"], number), day, priority.due)
    return found


def log_answers(trust: InventedTrust, priorities: Sequence[PlannedPriority], until: dt.date) -> Answers:
    """Return the log of a plan, up to a day; of one that is not begun there is none."""
    if not trust.log:
        return {}
    answers, number = dict[tuple[str, str], RecipeValue](), 0
    wording, bank = Wording(trust, "log"), texts("plans")
    for turn, first in enumerate(_LOGGED):
        for place, priority in enumerate(priorities):
            day = first + dt.timedelta(days=(trust.place * 5 + place * 3) % 24)
            day -= dt.timedelta(days=max(0, day.weekday() - 4))
            if day > until or (trust.log == "silent" and turn):
                continue
            said = _entry(wording, bank[priority.element], priority, place, turn, day)
            number += 1
            answers |= {(f"PRG-{number:02d}", column): value for column, value in said.items()}
    return answers


def _entry(
    wording: Wording, bank: dict[str, list[str]], priority: PlannedPriority, place: int, turn: int, day: dt.date
) -> dict[str, RecipeValue]:
    """Return one entry: the last of a priority says that it is done, on track or behind, as the trust's log goes on."""
    log, last = wording.trust.log, turn == len(_LOGGED) - 1
    behind = turn and ((log == "slow" and place % 2 == 1) or (log == "late" and (place < 2 or place % 3 == 0)))
    found: dict[str, RecipeValue] = {"priority": priority.ref, "date": day, "status": "On track"}
    if behind:
        found["status"] = "Behind"
        found["done"] = wording.fill(bank["behind"][turn % 2], day)
        found["difference"] = wording.choose(texts("plans")["any"]["no_difference"], place + turn)
        if last and log == "slow":
            found["new_due"] = _MOVED_TO
            found["why_new_due"] = wording.choose(texts("plans")["any"]["why_new_due"], place)
        return found
    if last and priority.due <= _SAMPLES_TERM and log in ("steady", "slow"):
        found["status"] = "Done"
    found["done"] = wording.fill(bank["done"][turn], day)
    found["difference"] = wording.fill(bank["difference"][(2, 0, 1)[turn]], day)
    return found


def support_answers(trust: InventedTrust, priorities: Sequence[PlannedPriority], until: dt.date) -> Answers:
    """Return the log of the mentor's support, up to a day; of an agreement the days come near what is agreed, or stay behind."""
    if not trust.mentor:
        return {}
    answers, wording = dict[tuple[str, str], RecipeValue](), Wording(trust, "support")
    (mentor,) = (each for each in invented_trusts() if each.name == trust.mentor)
    visits = {"steady": 8, "slow": 6, "late": 4, "silent": 3}[trust.log]
    for number in range(1, visits + 1):
        day = _STARTS + dt.timedelta(days=10 + number * 280 // visits + trust.place % 7)
        day -= dt.timedelta(days=max(0, day.weekday() - 4))
        if day > until:
            break
        ref = f"SUP-{number:02d}"
        answers[ref, "date"] = day
        answers[ref, "who"] = (
            f"{mentor.person('chief executive')}, chief executive" if number % 2 else _helper(mentor, number)
        )
        answers[ref, "what"] = wording.choose(texts("plans")["any"]["visits"], number)
        answers[ref, "days"] = (1, 0.5, 2, 1)[number % 4]
        if priorities:
            answers[ref, "priority"] = priorities[number % len(priorities)].ref
        if trust.agreement:
            answers[ref, "service"] = f"SRV-{(1, 2, 2, 3)[number % 4]:02d}"
    return answers


def _helper(mentor: InventedTrust, number: int) -> str:
    heading = _ORDER[number // 2 % len(_ORDER)]
    role = texts("trusts")["roles"][heading]
    return f"{mentor.person(role)}, {role}"


def medium_term_answers(trust: InventedTrust, framework: Framework, day: dt.date) -> Answers:
    """Return the medium-term priorities: what is weak still, and one thing more."""
    wording, answers = Wording(trust, "medium term"), dict[tuple[str, str], RecipeValue]()
    ratings = rated(trust, framework, AGREED, later=True)
    weak = {rating.label for rating in framework.scale.weak}
    chosen = [element for _, element in _elements(framework) if ratings[element.ref] in weak][:4]
    for number, element in enumerate(chosen, start=1):
        heading = framework.heading_of(element.ref)
        role = texts("trusts")["roles"][heading.ref]
        answers |= {
            (f"MED-{number:02d}", column): text
            for column, text in {
                "heading": f"{heading.ref} {heading.title}",
                "priority": wording.choose(texts("plans")[element.ref]["objectives"], number + 1),
                "why": wording.fill(wording.choose(texts("plans")["any"]["why_medium_term"], number), day),
                "when": ("Summer 2028", "Autumn 2028", "Summer 2029")[number % 3],
                "lead": f"{trust.person(role)}, {role}",
            }.items()
        }
    return answers


def agreement_answers(trust: InventedTrust, priorities: Sequence[PlannedPriority]) -> Answers:
    """Return the agreement with the mentor's trust: free of charge, made as a deed."""
    raw = texts("trusts")["agreement"]
    (mentor,) = (each for each in invented_trusts() if each.name == trust.mentor)
    answers: Answers = {(ref, "answer"): value for ref, value in _parties(raw, mentor, trust).items()}
    half, quarter = trust.agreement - 2 * (trust.agreement // 4), trust.agreement // 4
    for number, (service, days) in enumerate(zip(raw["services"], (quarter, half, quarter), strict=True), start=1):
        for column, text in service.items():
            answers[f"SRV-{number:02d}", column] = text.format(mentor=mentor.person("chief executive"))
        answers[f"SRV-{number:02d}", "days"] = days
        served = [priority.ref for priority in priorities[number - 1 :: 3]]
        answers[f"SRV-{number:02d}", "priorities"] = ", ".join(served) or "n/a"
    return answers | {(f"DAT-{number:02d}", "answer"): text for number, text in enumerate(raw["data"], start=1)}


def _parties(raw: dict[str, str], mentor: InventedTrust, trust: InventedTrust) -> dict[str, RecipeValue]:
    address = [raw["address"].format(name=each.name, place=each.stem.title()) for each in (mentor, trust)]
    return {
        "PAR-01": mentor.name, "PAR-30": mentor.number, "PAR-02": address[0],
        "PAR-03": f"{mentor.person('chief executive')}, chief executive", "PAR-04": f"office@{mentor.stem}.example",
        "PAR-27": "Another multi-academy trust", "PAR-07": trust.name, "PAR-34": trust.number, "PAR-08": address[1],
        "PAR-09": f"{trust.person('chief executive')}, chief executive", "PAR-10": f"office@{trust.stem}.example",
        "PAR-11": raw["start"], "PAR-12": raw["end"], "PAR-13": "No", "PAR-15": 6, "PAR-16": 0,
        "PAR-23": dt.date(2025, 12, 10), "PAR-24": raw["review_meetings"], "PAR-29": "Yes", "PAR-28": "Yes",
        "PAR-25": 2500000, "PAR-37": 2500000, "PAR-36": 5000000, "PAR-38": "Yes",
    }  # fmt: skip
