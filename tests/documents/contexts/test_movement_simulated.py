"""Simulated rounds whose truth is known: every statement of movement that the papers print is parsed, and is true."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import pytest

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine_all
from matsheets.review.review import Review
from tests import builders as small_workbooks
from tests.documents.builders import (
    EXECUTIVE,
    HEADS,
    MADE_ON,
    MENTOR,
    TRUSTEES,
    VERSION,
    framework,
    paragraphs_of,
    small_framework,
    tables_of,
)
from tests.editions import next_edition

BASELINE, MIDDLE, FINAL = "Baseline", "Review (mid-point)", "Final"
#: What a sentence calls a round.
IN_WORDS = {BASELINE: "the Baseline round", MIDDLE: "the Review (mid-point)"}
FOUR = (EXECUTIVE, TRUSTEES, HEADS, MENTOR)
FOURTEEN = (*FOUR, *(f"Panel {letter}" for letter in "ABCDEFGHIJ"))
EVIDENCE = ("", "n/a", "The minutes of May.", "the minutes of May", "A survey of June.", "Visits in July.")
#: What the papers call a group for short.
SHORT = {HEADS: "Heads and middle leaders", MENTOR: "Mentor"}
#: How a sentence about groups begins, by how many they are.
COUNTED = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
#: What the second rating of the scale was called in edition 0.
CALLED_THEN = "Nearly there"


def reworded_in(frame: Framework) -> frozenset[str]:
    """The elements of which editions 2 and 3 ask something else: every third."""
    return frozenset(e.ref for e in frame.elements[::3])


def edition_of(frame: Framework, name: str) -> Framework:
    """An edition: 0 lacks an element and calls a rating otherwise, 1 is as given, 2 is reworded, 3 also lacks another."""
    lacking = {"0": frame.headings[-2].elements[-1].ref, "3": frame.headings[0].elements[-1].ref}
    return next_edition(
        frame,
        renamed={frame.scale.ratings[1].id: CALLED_THEN} if name == "0" else {},
        reworded=reworded_in(frame) if name in {"2", "3"} else (),
        dropped=lacking.get(name, ""),
        edition=name,
    )


class Given(NamedTuple):
    """What somebody gave an element."""

    points: int
    evidence: str


@dataclass
class Round:
    """Who answered, to which edition, and what: by group, the agreed view among them, and by the element's Ref."""

    edition: dict[str, str]
    ratings: dict[str, dict[str, Given]]


NO_BASIS = {"other", "nothing", "new"}


class Truth(NamedTuple):
    """What is so of an element between two rounds; ``basis`` is agreed, groups, other, nothing or new."""

    basis: str
    then: int = 0
    now: int = 0
    standing: bool = False
    groups: frozenset[str] = frozenset()
    new_evidence: bool = True

    @property
    def way(self) -> str:
        """Up, same or down where there is a basis."""
        if self.basis in NO_BASIS:
            return ""
        return "same" if self.now == self.then else "up" if self.now > self.then else "down"


def middle(points: Iterable[int]) -> int:
    """The cautious median, by counting from the weakest."""
    ordered = sorted(points)
    return ordered[-(len(ordered) // -2) - 1]


@dataclass
class World:
    """What was simulated: rounds in their order on one framework."""

    frame: Framework
    rounds: dict[str, Round] = field(default_factory=dict)

    def words(self, of: Round, who: str, ref: str) -> bool:
        """Whether somebody answers to other words of an element than those that were given."""
        return ref in reworded_in(self.frame) and of.edition[who] in {"2", "3"}

    def asked(self, name: str) -> dict[str, str]:
        """The elements that a round asks of, by Ref, with their short names."""
        editions = self.rounds[name].edition.values()
        return {e.ref: e.short for edition in editions for e in edition_of(self.frame, edition).elements}

    def gone(self, then: str, now: str) -> set[str]:
        """The elements that one round asks of and the other does not."""
        return set(self.asked(then)) - set(self.asked(now))

    def silent(self, then: str, now: str) -> set[str]:
        """The groups that gave ratings in one round and none in the other."""
        return set(self.rounds[then].ratings) - set(self.rounds[now].ratings) - {AGREED}

    def standing(self, name: str, ref: str) -> tuple[str, int]:
        """What stands for an element in a round: agreed, the middle, or nothing."""
        given = {who: own[ref] for who, own in self.rounds[name].ratings.items() if ref in own}
        if AGREED in given:
            return "agreed", given[AGREED].points
        return ("middle", middle(g.points for g in given.values())) if given else ("", 0)

    def truth(self, then: str, now: str, ref: str) -> Truth:
        """What is so of an element between two rounds."""
        if ref not in self.asked(then):
            return Truth("new")
        one, other = self.rounds[then], self.rounds[now]
        (basis_then, was), (basis_now, is_) = self.standing(then, ref), self.standing(now, ref)
        if not (basis_then and basis_now):
            return Truth("nothing")
        known = {" ".join(own[ref].evidence.lower().strip(".").split()) for own in one.ratings.values() if ref in own}
        known |= {"", "n/a"}

        def fresh(who: str) -> bool:
            return " ".join(other.ratings[who][ref].evidence.lower().strip(".").split()) not in known

        raters = [{who for who, own in r.ratings.items() if ref in own and who != AGREED} for r in (one, other)]
        both = {who for who in raters[0] & raters[1] if self.words(one, who, ref) == self.words(other, who, ref)}
        agreed_twice = basis_then == basis_now == "agreed"
        if agreed_twice and self.words(one, AGREED, ref) == self.words(other, AGREED, ref):
            return Truth("agreed", was, is_, standing=True, new_evidence=any(map(fresh, raters[1] | {AGREED})))
        pair = [middle(r.ratings[who][ref].points for who in both) for r in (one, other)] if both else []
        all_alike = (
            raters[0] == raters[1] == both and len({self.words(r, w, ref) for r in (one, other) for w in both}) == 1
        )
        if pair:
            ways = {who: other.ratings[who][ref].points - one.ratings[who][ref].points for who in both}
            same_way = [who for who, steps in ways.items() if steps * (pair[1] - pair[0]) > 0]
            standing = basis_then == basis_now == "middle" and all_alike
            return Truth("groups", *pair, standing, frozenset(both), any(map(fresh, same_way)))
        return Truth("other")

    def group_moves(self, then: str, now: str, ref: str) -> dict[str, int]:
        """By how many steps each group that rated an element twice in the same words went up."""
        one, other = self.rounds[then], self.rounds[now]
        return {
            who: own[ref].points - one.ratings[who][ref].points
            for who, own in other.ratings.items()
            if who != AGREED
            and ref in own
            and ref in one.ratings.get(who, {})
            and self.words(one, who, ref) == self.words(other, who, ref)
        }

    @cached_property
    def refs(self) -> dict[str, str]:
        """The short names by Ref of the elements that the last round asks of."""
        return self.asked(list(self.rounds)[-1])

    def label(self, points: int) -> str:
        """A rating's word."""
        return self.frame.scale.ratings[points - 1].label

    def review(self) -> Review:
        """The last round, as it is read from everybody's workbooks."""
        books = []
        for n, (name, of) in enumerate(self.rounds.items()):
            for who, own in of.ratings.items():
                frame = edition_of(self.frame, of.edition[who])
                answers = small_workbooks.about(
                    trust="Oakfield", group=who, respondent=f"{who} person", round=name, date=dt.date(2025 + n, 10, 1)
                )
                for ref, given in own.items():
                    rating = frame.scale.ratings[given.points - 1]
                    texts = {"evidence": given.evidence} if given.evidence else {}
                    answers |= small_workbooks.row(ref, rating=rating, rationale="Because.", **texts)
                if who == next(iter(of.ratings)):
                    answers |= self.plan(n)
                books.append(small_workbooks.workbook(frame, answers, file=f"{name} {who}.xlsx"))
        return next(r for r in combine_all(books) if r.round == list(self.rounds)[-1])

    def plan(self, number: int) -> dict[tuple[str, str], small_workbooks.Given]:
        """A plan of a priority for each of three elements and for a whole heading, and at the end what comes after."""
        targets = [
            self.frame.elements[0].ref,
            self.frame.elements[3].ref,
            self.frame.elements[-1].ref,
            self.frame.headings[1].ref,
        ]
        rows: dict[tuple[str, str], small_workbooks.Given] = {}
        for n, target in enumerate(targets, start=1):
            rows |= small_workbooks.row(f"PLAN-{n:02d}", target=target, objective=f"Objective {n} of plan {number}.")
        if number:
            rows |= small_workbooks.row("MED-01", priority="Grow our own headteachers.")
        return rows


# --- worlds --------------------------------------------------------------------------------------------------------


class Making(NamedTuple):
    """How a world is made: its chance, and what stays the same in it: the level at which each group sees each element."""

    chance: random.Random
    frame: Framework
    levels: dict[str, dict[str, int]]

    def rate(self, level: int) -> int:
        """What somebody gives who sees an element at a level: as often that as one step off."""
        off = self.chance.choice((0, 0, 1, -1))
        return min(max(level + off, 1), len(self.frame.scale.ratings))

    def round(
        self, groups: Iterable[str], *, agreed: bool = False, edition: str = "1", lift: dict[str, int] | None = None
    ) -> Round:
        """A round in which these groups rate every element, and what was agreed after it."""
        lift, asked = lift or {}, {e.ref for e in edition_of(self.frame, edition).elements}
        ratings = {
            who: {
                ref: Given(self.rate(level[who] + lift.get(who, 0)), self.chance.choice(EVIDENCE))
                for ref, level in self.levels.items()
                if ref in asked
            }
            for who in (*groups, *([AGREED] if agreed else []))
        }
        return Round(dict.fromkeys(ratings, edition), ratings)

    def anything(self, groups: tuple[str, ...]) -> Round:
        """A round in which anything may be missing, agreed for a few elements, or on another edition."""
        made = self.round(
            [g for g in groups if self.chance.random() < 0.8] or groups[:1], agreed=self.chance.random() < 0.7
        )
        for who, own in made.ratings.items():
            made.edition[who] = self.chance.choice("1112")
            for ref in list(own):
                if self.chance.random() < (0.4 if who == AGREED else 0.15):
                    del own[ref]
        made.ratings = {who: own for who, own in made.ratings.items() if own}
        return made


Scenario = Callable[[Making, tuple[str, ...]], tuple[Round, ...]]
SCENARIOS: dict[str, Scenario] = {
    "nothing changed": lambda m, g: (m.round(g), m.round(g)),
    "one group moved": lambda m, g: (m.round(g), m.round(g, lift={g[0]: 1})),
    "everyone moved": lambda m, g: (m.round(g), m.round(g, lift=dict.fromkeys(g, 1))),
    "groups swapped": lambda m, g: (m.round(g[:2]), m.round(g[1:])),
    "others altogether": lambda m, g: (m.round(g[:2]), m.round(g[2:])),
    "agreed, then the middle": lambda m, g: (m.round((), agreed=True), m.round(g)),
    "the middle, then agreed": lambda m, g: (m.round(g), m.round(g, agreed=True)),
    "agreed both times": lambda m, g: (m.round(g, agreed=True), m.round(g[:2], agreed=True)),
    "another edition": lambda m, g: (m.round(g, agreed=True), m.round(g, agreed=True, edition="2")),
    "asked otherwise": lambda m, g: (m.round(g, edition="0"), m.round(g, agreed=True, edition="3")),
    "asked otherwise twice": lambda m, g: (
        m.round(g, agreed=True, edition="0"),
        m.round(g, agreed=True),
        m.round(g[1:], agreed=True, edition="3"),
    ),
    "anything": lambda m, g: (m.anything(g), m.anything(g)),
    "three rounds of anything": lambda m, g: (m.anything(g), m.anything(g), m.anything(g)),
}


def simulated(scenario: str, seed: int, frame: Framework | None = None, groups: tuple[str, ...] = FOUR) -> World:
    """A world of a kind."""
    chance, frame = random.Random(f"{scenario} {seed}"), frame or framework()
    levels = {}
    for element in frame.elements:
        level = chance.randint(1, len(frame.scale.ratings))
        apart = {who: level + chance.choice((-1, 0, 1)) for who in (*groups, AGREED)}
        levels[element.ref] = {who: min(max(own, 1), len(frame.scale.ratings)) for who, own in apart.items()}
    rounds = SCENARIOS[scenario](Making(chance, frame, levels), groups)
    names = (BASELINE, FINAL) if len(rounds) == 2 else (BASELINE, MIDDLE, FINAL)
    return World(frame, dict(zip(names, rounds, strict=True)))


# --- reading the papers --------------------------------------------------------------------------------------------


class Reading:
    """A text that is taken apart, statement by statement; what no statement takes is found out at the end."""

    def __init__(self, text: str) -> None:
        """Begin with the whole text."""
        self.text = text

    def take(self, pattern: str) -> re.Match[str] | None:
        """Take what a pattern matches out of the text."""
        found = re.search(pattern, self.text)
        if found:
            self.text = self.text[: found.start()] + self.text[found.end() :]
        return found

    def numbers(self, what: str) -> int:
        """Take a count out of the text; 0 where there is none."""
        found = self.take(rf"(?:\band )?(\d+) (?:{what})")
        return int(found[1]) if found else 0

    def end(self) -> None:
        """Nothing is left but what joins statements."""
        assert re.fullmatch(r"[\s,;.]*(?:and)?[\s,;.]*", self.text), self.text


@dataclass
class Checked:
    """A world beside what its papers say of it."""

    world: World
    then: str
    now: str

    @cached_property
    def truths(self) -> dict[str, Truth]:
        """What is so of each element since the round before."""
        return {ref: self.world.truth(self.then, self.now, ref) for ref in self.world.refs}

    def of(self, *ways: str) -> set[str]:
        """The elements that went one of these ways."""
        return {ref for ref, truth in self.truths.items() if truth.way in ways}

    def on(self, *bases: str) -> set[str]:
        """The elements on one of these bases."""
        return {ref for ref, truth in self.truths.items() if truth.basis in bases}

    def named(self, text: str, expected: set[str]) -> None:
        """Every element in a list of names is one of these, and with those that are counted they are all of them."""
        names, _, more = text.rpartition(" and ")
        count = int(found[1]) if (found := re.fullmatch(r"(\d+) more", more)) else 0
        refs = re.findall(r"\(([A-Z]+-\d+)\)", text)
        assert set(refs) <= expected, (text, expected)
        assert len(refs) + count == len(expected), (names, expected)
        for short, ref in re.findall(r"(?:^|, | and )([^,()]+?) \(([A-Z]+-\d+)\)", text):
            assert self.world.refs[ref] == short

    def first_page(self, line: str) -> None:
        """What moved in a few words."""
        read = Reading(line)
        self.sentence(read)
        for word in ("Up", "Down"):
            found = read.take(rf"{word}: (.+?)\.(?= |$)")
            assert bool(found) == bool(self.of(word.lower())), line
            if found:
                self.named(found[1], self.of(word.lower()))
        assert bool(read.take("5 to 8 of 14 move when groups only rate again.")) == self.is_chance
        self.silent(read)
        read.end()

    def silent(self, read: Reading) -> None:
        """Which groups answered then and not now, each by its whole name."""
        silent = self.world.silent(self.then, self.now)
        found = read.take(
            rf"(\w+) (groups?) that answered in {re.escape(IN_WORDS[self.then])} gave no view this time: (.+?)\.$"
        )
        assert bool(found) == bool(silent), read.text
        if found:
            count = COUNTED[len(silent)] if len(silent) < len(COUNTED) else str(len(silent))
            assert (found[1], found[2]) == (count, "group" if len(silent) == 1 else "groups")
            assert sorted(found[3].split("; ")) == sorted(silent)

    def told_silent(self, paragraphs: list[str]) -> None:
        """On the first page and among what is lacking, wherever groups are silent and nowhere else."""
        assert len(paragraphs) == 2 * bool(self.world.silent(self.then, self.now))
        for paragraph in paragraphs:
            self.silent(Reading(paragraph))

    def sentence(self, read: Reading) -> None:
        """How many moved which way, on which basis, and how many are not compared."""
        line = read.text
        assert read.take(rf"^Since {re.escape(self.then)},")
        for way, told in (("up", "moved up"), ("same", "did not change"), ("down", "moved down")):
            count = read.numbers(told)
            if way != "same" or self.of("up", "down"):
                assert count == len(self.of(way)), line
        assert read.numbers("stands? on another basis") == len(self.on("other")), line
        assert read.numbers("cannot be compared") == len(self.on("nothing")), line
        assert read.numbers("(?:is|are) new") == len(self.on("new")), line
        assert read.numbers("(?:is|are) no longer asked") == len(self.world.gone(self.then, self.now)), line
        if read.take("no rating moved"):
            assert self.of("same") == set(self.world.refs)
        if found := read.take(r"none of (\d+) moved"):
            assert (int(found[1]), self.of("up", "down")) == (len(self.of("same")), set())
        if read.take("no rating can be said to have moved"):
            assert not self.of("up", "same", "down")
        agreed, groups = len(self.on("agreed")), len(self.on("groups"))
        if found := read.take(r"\((\d+) agreed both times, (\d+) by the same groups\)"):
            assert (int(found[1]), int(found[2])) == (agreed, groups)
        elif read.take(r"\(agreed both times\)"):
            assert (groups, agreed > 0) == (0, True)
        elif read.take(r"\(by the groups that rated both times\)"):
            assert (groups > 0, agreed) == (True, 0)

    @cached_property
    def is_chance(self) -> bool:
        """Whether some of the groups' middles moved, and no larger a share of them than 8 of 14."""
        moved = len(self.on("groups") & self.of("up", "down"))
        return moved > 0 and moved / len(self.on("groups")) <= 8 / 14

    def section(self, line: str) -> None:
        """The paragraph above the table."""
        read = Reading(line)
        assert read.take(rf"^Compared with {re.escape(self.then)} \(1 October 20\d\d\)\.")
        assert read.take(
            r"A rating can move because the trust did, or because people know more now: ask which it was\."
        )
        if MIDDLE in self.world.rounds:
            since = read.take(r"Since Baseline,.+?\.(?= |$)")
            assert since
            Checked(self.world, BASELINE, self.now).sentence(Reading(since[0]))
        total = len(self.truths)
        bases = {
            "agreed": r"(?:was|were) agreed both times",
            "groups": r"(?:is|are) compared by the groups that rated both times, each held against itself",
            "other": "stands? on another basis",
            "nothing": "(?:is|are) not rated both times",
            "new": "(?:is|are) new in this edition",
        }
        if not read.take(rf"Of {total} elements,"):
            (basis,) = {truth.basis for truth in self.truths.values()}
            assert read.take(rf"All {total} elements {bases[basis]}\.")
        else:
            assert {basis: read.numbers(words) for basis, words in bases.items()} == {b: len(self.on(b)) for b in bases}
        self.not_standing(read)
        self.other_edition(read)
        if read.take(r"So none can be said to have moved\."):
            assert not self.of("up", "same", "down")
        else:
            assert read.take(rf"Since {re.escape(IN_WORDS[self.then])},")
            counted = {
                way: read.numbers(t)
                for way, t in (("up", "moved up"), ("same", "did not change"), ("down", "moved down"))
            }
            assert counted == {way: len(self.of(way)) for way in counted}
        without = {ref for ref in self.of("up", "down") if not self.truths[ref].new_evidence}
        found = read.take(r"Moved with no new evidence named: (.+?)\.(?= |$)")
        assert bool(found) == bool(without), line
        if found:
            self.named(found[1], without)
        self.chance(read)
        if found := read.take(
            r"Another basis is another measure, so what differs there is not counted as moved\. (.+)\.$"
        ):
            self.other_bases(found[1])
        assert bool(found) == bool(self.on("other"))
        read.end()

    def other_edition(self, read: Reading) -> None:
        """What is no longer asked, with what stood of it, and what was called otherwise."""
        told = set()
        for ref in self.world.gone(self.then, self.now):
            basis, points = self.world.standing(self.then, ref)
            how = {"agreed": "agreed", "middle": "rated"}[basis]
            told.add(f"{self.world.asked(self.then)[ref]} ({ref}), {how} {self.world.label(points)}")
        found = read.take(r"No longer asked: (.+?)\.(?= |$)")
        assert (set(found[1].split("; ")) if found else set()) == told
        renamed = "0" in self.world.rounds[self.then].edition.values()
        assert bool(read.take(rf"Rating renamed: {CALLED_THEN}, now {self.world.label(2)}\.")) == renamed

    def not_standing(self, read: Reading) -> None:
        """That dumbbells are of groups, where the ratings that stand are another measure."""
        found = read.take(
            r"For (?:(\d+) of )?them the dumbbell shows those groups alone: the ratings that stand are on another basis"
            r"(?: \((.+?)\))?\."
        )
        behind = [ref for ref, t in self.truths.items() if t.basis == "groups" and not t.standing]
        assert bool(found) == bool(behind)
        if found:
            assert int(found[1] or len(self.on("groups"))) == len(behind)
            assert self.one_reason == (found[2] or "")

    @cached_property
    def one_reason(self) -> str:
        """Why ratings that stand are another measure than the groups', where that is one reason; it stands above the table."""
        told = {self.why(ref) for ref, t in self.truths.items() if t.basis == "groups" and not t.standing}
        return told.pop() if len(told) == 1 else ""

    def chance(self, read: Reading) -> None:
        """The sentence that so few moves say little."""
        found = read.take(
            r"By groups, (\d+) of (\d+) moved, which is no larger a share than when groups rate again with nothing changed "
            r"\(5 to 8 of 14 elements\)(; of ratings agreed at a meeting nothing like it is known)?\."
        )
        assert bool(found) == self.is_chance
        if found:
            groups = self.on("groups")
            assert (int(found[1]), int(found[2])) == (len(groups & self.of("up", "down")), len(groups))
            assert bool(found[3]) == bool(self.on("agreed"))

    def other_bases(self, text: str) -> None:
        """Why which elements are not compared."""
        seen = 0
        for part in text.split("; "):
            words, _, names = part.partition(": ")
            expected = {ref for ref in self.on("other") if self.why(ref) == words.lower()}
            assert expected, (part, {ref: self.why(ref) for ref in self.on("other")})
            seen += len(expected)
            if names == "every element":
                assert expected == set(self.truths)
            else:
                self.named(names, expected)
        assert seen == len(self.on("other"))

    def why(self, ref: str) -> str:
        """Why an element's two ratings are no measure of each other."""
        rounds = self.world.rounds[self.then], self.world.rounds[self.now]
        bases = [self.world.standing(name, ref)[0] for name in (self.then, self.now)]
        behind = [
            [who for who, own in r.ratings.items() if ref in own and (who == AGREED) == (basis == "agreed")]
            for r, basis in zip(rounds, bases, strict=True)
        ]
        told = []
        if bases[0] != bases[1]:
            told.append("agreed then, not now" if bases[0] == "agreed" else "agreed now, not then")
        elif set(behind[0]) != set(behind[1]):
            told.append("other groups")
        if len({self.world.words(r, who, ref) for r, by in zip(rounds, behind, strict=True) for who in by}) > 1:
            told.append("reworded")
        return ", ".join(told)

    def table(self, rows: list[list[str]]) -> None:
        """Each element: what stood, what stands, its dumbbell, and what is said of it."""
        header, *body = rows
        names = [BASELINE, MIDDLE, FINAL] if MIDDLE in self.world.rounds else [BASELINE, FINAL]
        assert header[1 : 1 + len(names)] == names
        for row, ref in zip(body, self.world.refs, strict=True):
            assert row[0] == f"{ref} {self.world.refs[ref]}"
            for name, cell in zip(names, row[1:], strict=False):
                points = self.world.standing(name, ref)[1]
                instead = "Not rated" if ref in self.world.asked(name) else "Not asked"
                assert cell.strip() == (self.world.label(points) if points else instead)
            self.dumbbell(row[-2], self.truths[ref])
            self.words(row[-1].splitlines(), ref)

    def dumbbell(self, track: str, truth: Truth) -> None:
        """The place of each mark is the rating, on one basis."""
        marks, places = track.split("\t")[1:], len(self.world.frame.scale.ratings)
        apart = {3: 4, 4: 3}[places]
        if truth.basis in NO_BASIS:
            assert track.strip() == "–"
        elif truth.way == "same":
            assert (marks.index("◉"), marks.count("·")) == (apart * (truth.now - 1), places - 1)
        else:
            assert (marks.index("○"), marks.index("●")) == (apart * (truth.then - 1), apart * (truth.now - 1))
            assert ("→" in marks, "←" in marks) == (truth.way == "up", truth.way == "down")

    def words(self, lines: list[str], ref: str) -> None:
        """Which way, on what basis, which groups, and on what evidence."""
        assert lines.pop(0) == self.in_words(self.truths[ref])
        if MIDDLE in self.world.rounds:
            since = self.in_words(self.world.truth(BASELINE, self.now, ref))
            if since != self.in_words(self.truths[ref]):
                assert lines.pop(0) == f"Since Baseline: {since[0].lower()}{since[1:]}"
        read = Reading(" ".join(lines))
        truth = self.truths[ref]
        if read.take(r"Agreed both times\."):
            assert truth.basis == "agreed"
        if found := read.take(r"Same groups: (.+?)\."):
            assert (truth.basis, truth.standing) == ("groups", True)
            self.groups(found[1], dict.fromkeys(truth.groups, ""))
        found = read.take(r"^(.+?) alone: ([\w-]+), then ([\w-]+)\.")
        assert bool(found) == (truth.basis == "groups" and not truth.standing)
        if found:
            assert (found[2], found[3]) == (self.world.label(truth.then), self.world.label(truth.now))
            self.groups(found[1], dict.fromkeys(truth.groups, ""))
        if (found and not self.one_reason) or truth.basis == "other":
            why = self.why(ref)
            assert why
            assert read.take(rf"{'The ratings shown: ' if found else ''}{why[:1].upper()}{why[1:]}\.")
        assert bool(read.take(r"No new evidence\.")) == (truth.way in {"up", "down"} and not truth.new_evidence)
        moves = {who: steps for who, steps in self.world.group_moves(self.then, self.now, ref).items() if steps}
        if found := read.take(r"Groups' own: ((?:[\w ]+ (?:up|down) \d(?:, |\.))+(?:\d+ more\.)?)"):
            self.groups(found[1].rstrip("."), {w: f" {'up' if s > 0 else 'down'} {abs(s)}" for w, s in moves.items()})
        else:
            assert not moves or truth.groups == set(moves)
        read.end()

    def in_words(self, truth: Truth) -> str:
        """How an element's movement is put; of groups whose middle is not the rating that stands, that it is theirs."""
        steps = abs(truth.now - truth.then)
        by = f"{steps} step{'s' if steps > 1 else ''}"
        told = {"up": f"Moved up, {by}", "down": f"Moved down, {by}", "same": "No change"}
        without = {"other": "Other basis", "nothing": "Not compared", "new": "New in this edition"}
        said = told.get(truth.way) or without[truth.basis]
        return f"Same groups: {said[0].lower()}{said[1:]}" if truth.way and not truth.standing else said

    def groups(self, text: str, expected: dict[str, str]) -> None:
        """Every group in a list is one of these, with what is said of it, and with those counted they are all."""
        parts = text.strip().split(", ")
        more = int(found[1]) if (found := re.fullmatch(r"(\d+) more", parts[-1])) else 0
        named = parts[:-1] if more else parts
        assert set(named) <= {f"{SHORT.get(who, who)}{said}" for who, said in expected.items()}, (text, expected)
        assert len(named) + more == len(expected), (text, expected)

    def strip(self, rows: Iterable[list[str]]) -> None:
        """Beside a rating stands up or down exactly where the rating that stands moved."""
        said = dict(self._strip(rows))
        moved = {ref: t.way for ref, t in self.truths.items() if t.standing and t.way in {"up", "down"}}
        refs = {short: ref for ref, short in self.world.refs.items()}
        assert {refs[short]: way for short, way in said.items()} == moved

    def _strip(self, rows: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
        for row in rows:
            for cell in row[1:]:
                if found := re.fullmatch(r"(.+): [^:]+, (up|down)", cell):
                    yield found[1], found[2]

    def strengths(self, line: str) -> None:
        """Of every strength that is named it is told that it fell, and from what, exactly where what stands did."""
        named = re.findall(r"\(([A-Z]+-\d+)(?:, down from ([\w-]+))?\)", line)
        assert named or line.startswith("No element is rated as a strength")
        for ref, label in named:
            truth = self.truths[ref]
            fell = truth.way == "down" and truth.standing
            assert label == (self.world.label(truth.then) if fell else "")

    def plan(self, paragraphs: list[str], rows: list[list[str]]) -> None:
        """What became of the earlier priorities: which way each rating moved, on what basis, and how many which way."""
        served = self.world.frame.elements
        pillar = self.world.frame.headings[1]
        targets = [[served[0].ref], [served[3].ref], [served[-1].ref], [e.ref for e in pillar.elements]]
        ways = []
        for refs in targets:
            truths = [self.truths[ref] for ref in refs]
            then, now = min(t.then for t in truths), min(t.now for t in truths)
            compared = all(t.way for t in truths)
            ways.append(("same" if then == now else "up" if now > then else "down") if compared else "")
        (line,) = (p for p in paragraphs if p.startswith(f"Priorities from {self.then}: 4."))
        counted = re.match(
            r".+Rated higher now: (\d); the same: (\d); lower: (\d)(?:; without two ratings on one basis: (\d))?\.",
            line,
        )
        assert counted, line
        assert [int(n or 0) for n in counted.groups()] == [ways.count(way) for way in ("up", "same", "down", "")]
        for row in rows[1:]:
            (number,) = re.findall(r"PLAN-0(\d)", row[0])
            truths = [self.truths[ref] for ref in targets[int(number) - 1]]
            basis = row[2].splitlines()[2:]
            plain = all(t.standing for t in truths) or not all(t.basis != "nothing" for t in truths)
            if all(t.standing for t in truths):
                assert basis == []
            if found := re.search(r"by the same groups ([\w-]+), then ([\w-]+)$", " ".join(basis)):
                labels = [
                    self.world.label(min(points)) for points in zip(*((t.then, t.now) for t in truths), strict=True)
                ]
                assert list(found.groups()) == labels
                assert not plain


def below(heading: str, paragraphs: list[str]) -> str:
    """The paragraph below a heading, or, where there is no room for it, the one that begins with it."""
    at = next(at for at, p in enumerate(paragraphs) if p == heading or p.startswith(f"{heading}. "))
    return paragraphs[at + 1] if paragraphs[at] == heading else paragraphs[at].removeprefix(f"{heading}. ")


def check(world: World) -> None:
    """Hold everything that the papers of the last round say of movement against the truth."""
    review = world.review()
    *_, then, now = world.rounds
    checked = Checked(world, then, now)
    document = build_document(DocumentKind.SUMMARY, review, made_on=MADE_ON, version=VERSION)
    paragraphs, found = paragraphs_of(document), tables_of(document)
    checked.told_silent([p for p in paragraphs if " gave no view this time: " in p])
    if not checked.of("up", "same", "down") and not checked.on("other"):
        assert "What moved" not in paragraphs
        return
    (brief,) = (p for p in paragraphs if p.startswith(f"Since {then}, "))
    checked.first_page(brief)
    (section,) = (p for p in paragraphs if p.startswith(f"Compared with {then} ("))
    checked.section(" ".join(section.split()))
    checked.table(found["Ratings in the rounds, and what moved"])
    if strip := found.get("Heat strip of all elements"):
        checked.strip(strip[1:])
    checked.strengths(below("Strengths to keep", paragraphs))
    plan = build_document(DocumentKind.PLAN, review, made_on=MADE_ON, version=VERSION)
    checked.plan(paragraphs_of(plan), tables_of(plan)["What became of the earlier priorities"])


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_the_papers_say_of_movement_is_true(scenario: str, seed: int) -> None:
    """Four groups on four points: no change and known change, the first page, the section, its table and the plan."""
    check(simulated(scenario, seed))


@pytest.mark.parametrize("scenario", ["nothing changed", "anything", "three rounds of anything"])
def test_it_is_true_of_three_points_and_of_fourteen_groups(scenario: str) -> None:
    """Names are counted where there are too many."""
    check(simulated(scenario, 1, small_framework()))
    check(simulated(scenario, 2, groups=FOURTEEN))


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_it_is_true_of_many_worlds(scenario: str) -> None:
    """Five of each kind, one of them of fourteen groups."""
    for seed in range(3, 8):
        check(simulated(scenario, seed, groups=FOURTEEN if seed % 5 == 0 else FOUR))


def test_where_nothing_changed_the_papers_say_that_so_much_moves_by_itself() -> None:
    """Of forty worlds of four groups in which nothing changed, almost all are told so; of those where all rose, few are."""
    alike, raised = ([simulated(kind, seed) for seed in range(40)] for kind in ("nothing changed", "everyone moved"))
    told = [sum(Checked(w, BASELINE, FINAL).is_chance for w in worlds) for worlds in (alike, raised)]
    moved = [len(Checked(w, BASELINE, FINAL).of("up", "down")) for w in alike]
    assert 5 <= sum(moved) / len(moved) <= 8
    assert told[0] > 30 > told[1]
