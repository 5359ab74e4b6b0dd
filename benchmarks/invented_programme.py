"""A whole programme of completed workbooks from a seed: trusts, rounds, groups, texts of all lengths.

Each workbook depends on the seed and on its own place in the programme only, so that any part of a programme can be made
by itself, on any number of cores, as the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.cells import LOOKS_LIKE_A_FORMULA
from matsheets.model.respondents import AGREED
from matsheets.samples.recipes import Answers, Recipe, RecipeValue, find_recipes, load_recipe
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.write.stamping import StampedWorkbook

RATERS = ("Executive team", "Trustees", "Headteachers and middle leaders")
ROUNDS = ("Baseline", "Final")
_CREATED = dt.datetime(2026, 9, 1, 9)
_FIRST_DAY = {"Baseline": dt.date(2026, 9, 14), "Final": dt.date(2027, 9, 13)}
_PARTNERSHIPS = 0.2  # of the agreed workbooks
_RENEWED = frozenset({"rationale", "evidence", "issue", "why", "known", "next", "objective", "actions", "monitoring",
                      "success", "support", "resources"})  # fmt: skip
_LONG = 0.01  # of the texts go on for a page
_PLACES = ("Ash", "Birch", "Carr", "Dun", "Elm", "Fenn", "Gors", "Hazel", "Ister", "Kest", "Lark", "Mere", "Nether",
           "Oak", "Pend", "Quarr", "Rush", "Skerr", "Thorn", "Ulver", "Wend", "Yarr")  # fmt: skip
_ENDS = ("bury", "combe", "dale", "field", "ford", "ham", "hurst", "ley", "mouth", "stead", "ton", "wick", "worth")
_KINDS = ("Learning Partnership", "Academies Trust", "Schools Trust", "Primary Academies & Schools Trust",
          "Church and Community Trust", "Education Trust")  # fmt: skip


@dataclass(frozen=True, slots=True)
class InventedProgramme:
    """How large a programme is, and what it is made from."""

    trusts: int
    seed: int
    groups: int = 3


@dataclass(frozen=True, slots=True)
class WorkbookPlace:
    """One workbook's place in a programme; the last of the groups is the agreed record."""

    trust: int
    round: int
    group: int


def places(programme: InventedProgramme) -> Iterator[WorkbookPlace]:
    """Yield the place of every workbook, trust by trust and round by round."""
    for trust in range(programme.trusts):
        for round_ in range(len(ROUNDS)):
            yield from (WorkbookPlace(trust, round_, group) for group in range(programme.groups))


def _names_all_evidence(recipe: Recipe) -> bool:
    """Tell whether a sample's group rates each element and names evidence: what it leaves blank is no fault put there."""
    given = Counter(column for _, column in recipe.answers)
    return given["evidence"] == given["rating"]


class Maker:
    """Makes a programme's workbooks, from the samples' recipes."""

    def __init__(self, programme: InventedProgramme) -> None:
        self.programme = programme
        self._framework = open_framework("mat-assurance-framework")
        recipes = [load_recipe(path) for path in find_recipes(samples_dir())]
        self._raters = [recipe for recipe in recipes if Part.PLAN not in recipe.parts and _names_all_evidence(recipe)]
        self._agreed = [
            recipe for recipe in recipes if Part.PLAN in recipe.parts and Part.PARTNERSHIP not in recipe.parts
        ]
        self._partners = [recipe for recipe in recipes if Part.PARTNERSHIP in recipe.parts]
        self._sentences = _sentences(recipes)
        self._by_parts: dict[frozenset[Part], StampedWorkbook] = {}

    def chance(self, place: WorkbookPlace) -> random.Random:
        """Return where everything that is left to chance in a workbook comes from, from its beginning."""
        return random.Random(f"{self.programme.seed} {place.trust} {place.round} {place.group}")

    def answers(self, place: WorkbookPlace, chance: random.Random) -> tuple[frozenset[Part], Answers]:
        """Return the parts of one workbook, and its answers."""
        agreed = place.group == self.programme.groups - 1
        kept = (
            self._partners if agreed and chance.random() < _PARTNERSHIPS else self._agreed if agreed else self._raters
        )
        recipe = chance.choice(kept)
        return recipe.parts, self._answers(recipe, place, chance, agreed=agreed)

    def write(
        self, place: WorkbookPlace, parts: frozenset[Part], answers: Mapping[tuple[str, str], RecipeValue]
    ) -> bytes:
        """Write a workbook with these answers, and return its bytes."""
        out = io.BytesIO()
        self._stamped(parts).write(
            out,
            workbook_id=f"{self.programme.seed % 0xFFFF:04x}{place.trust:05x}{place.round}{place.group:02x}",
            created=_CREATED,
            answers=answers,
            trust=str(answers.get(("ABT-01", "answer"), "")),
        )
        return out.getvalue()

    @staticmethod
    def name(place: WorkbookPlace) -> str:
        """Return what the workbook's file is called."""
        return f"trust-{place.trust:05d}-{ROUNDS[place.round].lower()}-{place.group + 1}.xlsx"

    def _stamped(self, parts: frozenset[Part]) -> StampedWorkbook:
        if parts not in self._by_parts:
            self._by_parts[parts] = StampedWorkbook(build_layout(self._framework, parts))
        return self._by_parts[parts]

    def _answers(self, recipe: Recipe, place: WorkbookPlace, chance: random.Random, *, agreed: bool) -> Answers:
        answers: Answers = {}
        for (ref, column), value in recipe.answers.items():
            if column == "rating":
                answers[ref, column] = self._rating(str(value), chance, agreed=agreed)
            elif column in _RENEWED:
                answers[ref, column] = self._text(column, chance)
            else:
                answers[ref, column] = value
        if not agreed:
            for ref in {ref for ref, _ in answers if ref.startswith("BEY-")}:
                if chance.random() < 0.5:  # half of the issues beyond the framework are not there
                    answers = {key: value for key, value in answers.items() if key[0] != ref}
        return {**answers, **self._about(recipe, place, chance, agreed=agreed)}

    def _rating(self, given: str, chance: random.Random, *, agreed: bool) -> str:
        """Rate as people do; an agreed rating stays in its half of the scale, because the plan builds on it."""
        labels = [rating.label for rating in self._framework.scale.ratings]
        if not agreed:
            return chance.choices(labels, weights=(1, 3, 4, 2))[0]
        half = len(labels) // 2
        return given if labels.index(given) < half else chance.choice(labels[half:])

    def _text(self, column: str, chance: random.Random) -> str:
        """Put sentences together: mostly a few, sometimes one, now and then a page."""
        count = chance.randint(25, 40) if chance.random() < _LONG else 1 + min(int(chance.expovariate(0.45)), 11)
        return " ".join(chance.choice(self._sentences[column]) for _ in range(count))

    def _about(
        self, recipe: Recipe, place: WorkbookPlace, chance: random.Random, *, agreed: bool
    ) -> Mapping[tuple[str, str], RecipeValue]:
        trust = _trust(self.programme.seed, place.trust)
        round_ = ROUNDS[place.round]
        group = AGREED if agreed else RATERS[place.group % len(RATERS)]
        day = _FIRST_DAY[round_] + dt.timedelta(days=chance.randrange(60))
        said: dict[str, RecipeValue] = {
            "ABT-01": trust,
            "ABT-02": f"ZZ{500_000 + place.trust}",
            "ABT-03": f"1{place.trust:07d}",
            "ABT-05": 2 + place.trust % 30,
            "ABT-06": 400 + (place.trust * 37) % 12_000,
            "ABT-11": f"{group}, {place.round + 1}.{place.group + 1}",
            "ABT-13": group,
            "ABT-14": round_,
            "ABT-15": day,
        }
        if agreed and ("ABT-16", "answer") in recipe.answers:
            said["ABT-16"] = day
        if Part.PARTNERSHIP in recipe.parts:
            said["PAR-01"], said["PAR-30"] = trust, said["ABT-02"]
        return {(ref, "answer"): value for ref, value in said.items()}


@cache
def _trust(seed: int, number: int) -> str:
    chance = random.Random(f"{seed} {number}")
    name = f"{chance.choice(_PLACES)}{chance.choice(_ENDS)}"
    return f"{name} {chance.choice(_KINDS)} {number + 1}"


def _sentences(recipes: Sequence[Recipe]) -> dict[str, tuple[str, ...]]:
    """Return the samples' sentences by column, in a fixed order, without what looks like a list or a formula."""
    found: dict[str, dict[str, None]] = {}
    for recipe in recipes:
        for (_, column), value in recipe.answers.items():
            if column in _RENEWED and isinstance(value, str):
                for sentence in re.split(r"(?<=[.?!;])\s+|\n+", value):
                    if len(sentence) > 3 and sentence[0] not in LOOKS_LIKE_A_FORMULA | {"•"}:
                        found.setdefault(column, {}).setdefault(sentence.strip())
    return {column: tuple(texts) for column, texts in found.items()}
