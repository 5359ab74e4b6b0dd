"""The trusts of the samples' programme: who they are and where each stands, and sentences of theirs to choose from.

All of it is text in ``samples/programme/texts``. What a trust says is chosen by its place among the others, with figures, months
and names by chance that starts from its name, so that the same texts make the same programme.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from matsheets.model.cells import sentence_start
from matsheets.samples.recipes import load_yaml
from matsheets.storage.shipped_files import samples_dir

#: The folder of the programme among the samples.
PROGRAMME_FOLDER = "programme"
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TERMS = ((1, "spring"), (4, "summer"), (9, "autumn"))
#: What a trust of one phase does not say.
_OTHER_PHASES = re.compile(r"primar|secondar|Year 7|Year 6|sixth form|physics|Key Stage|special school", re.IGNORECASE)
_ONE_PHASE = re.compile(r"Primary|Special")


class InventedTrust(NamedTuple):
    """One trust of the programme.

    Attributes:
        place: among the trusts, from 0.
        story: where it stands, as ``trusts.yaml`` explains.
        log: how its plan goes on: ``steady``, ``slow``, ``late`` or ``silent``; blank where nothing is begun.
        mentor: the name of the trust of the programme that supports it; blank where none does.
        agreement: the days of support agreed; 0 where no agreement says any.
        seeks: whether it looks for help, as it is answered; blank where it is not.
        days: offered a year; None where that is not said.
        strong, weak: the Refs of headings in which it stands higher or lower than elsewhere.
        groups: of a trust of which only groups' workbooks are in, the groups.
        both_rounds: whether, of a trust that ends, the workbook of the first round is there too.
        plan_made: whether its plan was made as a paper.
        updated: the day of its progress update; None where none was made.
    """

    place: int
    name: str
    region: str
    schools: int
    story: str
    log: str = ""
    mentor: str = ""
    agreement: int = 0
    seeks: str = ""
    days: int | None = None
    strong: Sequence[str] = ()
    weak: Sequence[str] = ()
    groups: Sequence[str] = ()
    both_rounds: bool = False
    plan_made: bool = False
    updated: dt.date | None = None

    @property
    def stem(self) -> str:
        """The place in its name, in small letters, which its files begin with."""
        return self.name.split()[0].lower()

    @property
    def number(self) -> str:
        """Its Companies House number."""
        return company_number_at(self.place)

    def person(self, role: str) -> str:
        """Return who has a role in it: the same person each time."""
        raw, chance = texts("trusts"), random.Random(f"{self.name} {role}")
        return f"{chance.choice(raw['first_names'])} {chance.choice(raw['last_names'])}"


def company_number_at(place: int) -> str:
    """Return the Companies House number of the trust at a place; its prefix is one that Companies House does not use."""
    return f"ZZ{1001 + place:06d}"


@cache
def texts(name: str) -> Mapping[str, Any]:
    """Return one of the files of the programme's texts: ``trusts``, ``ratings`` or ``plans``."""
    return load_yaml(samples_dir() / PROGRAMME_FOLDER / "texts" / f"{name}.yaml")


@cache
def invented_trusts() -> tuple[InventedTrust, ...]:
    """Return the trusts of the programme, in the order of their names."""
    return tuple(InventedTrust(place=place, **raw) for place, raw in enumerate(texts("trusts")["trusts"]))


class Wording:
    """Chooses sentences for one trust, and puts figures and days into them.

    Args:
        trust: whose words they are.
        what: that they are in; other words for another.
    """

    def __init__(self, trust: InventedTrust, what: str) -> None:
        self.trust = trust
        self.chance = random.Random(f"{trust.name} {what}")

    def choose(self, offered: Sequence[Any], turn: int) -> Any:
        """Return one of what is offered, by turns over the trusts; a trust of one phase says nothing of others."""
        fitting = [
            each for each in offered if not (_ONE_PHASE.search(self.trust.name) and _OTHER_PHASES.search(str(each)))
        ]
        kept = fitting or offered
        return kept[(self.trust.place + turn) % len(kept)]

    def fill(self, text: str, day: dt.date, due: dt.date | None = None) -> str:
        """Put figures into a sentence that is said on a day; ``due`` is that of the priority that it is about."""
        if "{" not in text:
            return text
        year = (due or day).year
        filled = text.format(**self._figures(day), year=year, next_year=year + 1,
                             school_year=f"{year - 1}/{year % 100}", next_school_year=f"{year}/{(year + 1) % 100}")  # fmt: skip
        return sentence_start(filled)

    def _figures(self, day: dt.date) -> dict[str, object]:
        chance, schools = self.chance, self.trust.schools
        before = day - dt.timedelta(days=chance.randint(25, 260))
        if before.month == 8:  # nobody is in school
            before = before.replace(month=7)
        few = max(2, round(schools * 0.35))
        return {
            "all": in_words(schools),
            "few": in_words(few),
            "most": in_words(min(schools - 1, max(few + 1, round(schools * 0.7)))),
            "n": chance.randint(11, 23),
            "m": in_words(chance.randint(3, 9)),
            "high": chance.randint(81, 94),
            "low": chance.randint(38, 57),
            "month": f"{before:%B %Y}",
            "day": _written(before - dt.timedelta(days=max(0, before.weekday() - 4))),
            "term": _term(day - dt.timedelta(days=chance.choice((120, 240, 360)))),
        }


def in_words(count: int) -> str:
    """Return a count as a sentence has it: in letters below ten."""
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else str(count)


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _term(day: dt.date) -> str:
    return f"{[name for month, name in _TERMS if month <= day.month][-1]} {day.year}"
