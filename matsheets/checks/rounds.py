"""Stage 5, a trust's rounds beside each other: names that look like one, and dates that do not fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matsheets.model.cells import listed
from matsheets.model.parsing import format_date
from matsheets.model.problem_catalogue import Code, problem, quote_with_files, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.respondents import REFS, WorkbookSummary, name_of_trust
from matsheets.model.rounds import Round, in_order, near_rounds, round_in_words
from matsheets.model.trust_rounds import review_keys, round_of

#: Reviews of one round are made within weeks; between one round and the next lies most of a year.
_LONGEST_ROUND = dt.timedelta(days=183)


class _RoundBooks(NamedTuple):
    """One round of a trust with its workbooks."""

    round: Round
    workbooks: Sequence[WorkbookSummary]

    @property
    def called(self) -> str:
        return shorten(self.round.name)

    @property
    def quoted(self) -> str:
        return quote_with_files(self.round.name, (workbook.file for workbook in self.workbooks))

    @property
    def places(self) -> list[Place]:
        return [Place(w.file, w.cell("round"), REFS["round"]) for w in self.workbooks]


def check(workbooks: Sequence[WorkbookSummary]) -> Iterator[Problem]:
    """Yield what is wrong between the rounds of each trust on one framework, from workbooks without their copies."""
    series: dict[tuple[str, str], dict[str, list[WorkbookSummary]]] = {}
    for (trust, framework, round_), workbook in zip(review_keys(workbooks), workbooks, strict=True):
        if workbook.trust_key and round_ and workbook.is_of_a_round:
            series.setdefault((trust, framework), {}).setdefault(round_, []).append(workbook)
    for rounds in series.values():
        found = [_RoundBooks(round_of(of_round), of_round) for of_round in rounds.values()]
        trust = shorten(name_of_trust(w for each in found for w in each.workbooks)) or found[0].workbooks[0].trust_key
        for each in found:
            yield from _dates_apart(each, trust)
        if len(found) > 1:
            yield from _between(found, trust)


def _dates_apart(of: _RoundBooks, trust: str) -> Iterator[Problem]:
    """Yield a round whose reviews are so far apart that somebody may have used its name again."""
    dates = sorted(workbook.date for workbook in of.workbooks if workbook.date)
    if dates and dates[-1] - dates[0] > _LONGEST_ROUND:
        span = {"first": format_date(dates[0]), "last": format_date(dates[-1])}
        example = f"{of.called} {dates[-1].year}"
        yield problem(Code.ROUND_DATES_APART, of.places, trust=trust, round=of.called, example=example, **span)


def _between(rounds: Sequence[_RoundBooks], trust: str) -> Iterator[Problem]:
    books = {each.round.key: each for each in rounds}
    near = [(books[one.key], books[other.key]) for one, other in near_rounds(each.round for each in rounds)]
    for pair in near:
        places = [place for each in pair for place in each.places]
        names = listed([each.quoted for each in pair])
        yield problem(Code.ROUND_NAMES_NEAR, places, trust=trust, names=names)
    told = {frozenset(each.round.key for each in pair) for pair in near}
    yield from _of_one_date(rounds, told, trust)
    yield from _out_of_order(rounds, trust)
    for each, following in pairwise(in_order(rounds, lambda each: each.round)):
        yield from _logged_after(each, following.round)
    for each in rounds:
        if not each.round.has_place and any(workbook.gives_view or workbook.plan for workbook in each.workbooks):
            yield problem(
                Code.ROUND_WITHOUT_DATE, [Place(w.file) for w in each.workbooks], trust=trust, round=each.called
            )


def _logged_after(of: _RoundBooks, following: Round) -> Iterator[Problem]:
    """Yield the logs of a round that go on after the next one."""
    for workbook in of.workbooks:
        last = max((*workbook.milestones.logged, *workbook.milestones.supported), default=None)
        if last and following.date and last > following.date:
            words = {"last": format_date(last), "next": round_in_words(following.name)}
            yield problem(Code.LOG_AFTER_ROUND, Place(workbook.file), date=format_date(following.date), **words)


def _of_one_date(rounds: Iterable[_RoundBooks], told: set[frozenset[str]], trust: str) -> Iterator[Problem]:
    by_date: dict[dt.date, list[_RoundBooks]] = {}
    for each in rounds:
        if each.round.date is not None:
            by_date.setdefault(each.round.date, []).append(each)
    for date, same in sorted(by_date.items()):
        if len(same) > 1 and frozenset(each.round.key for each in same) not in told:
            places = [place for each in same for place in each.places]
            names = listed([each.quoted for each in same])
            yield problem(Code.ROUNDS_OF_ONE_DATE, places, trust=trust, names=names, date=format_date(date))


def _out_of_order(rounds: Iterable[_RoundBooks], trust: str) -> Iterator[Problem]:
    """Yield rounds with names of the list that are dated the other way round."""
    named = [each for each in rounds if each.round.suggested_place is not None and each.round.date is not None]
    named.sort(key=lambda each: each.round.suggested_place or 0)
    for earlier, later in pairwise(named):
        if earlier.round.date and later.round.date and later.round.date < earlier.round.date:
            facts = {
                "earlier": earlier.called,
                "later": later.called,
                "earlier_date": format_date(earlier.round.date),
                "later_date": format_date(later.round.date),
            }
            places = [place for each in (earlier, later) for place in each.places]
            yield problem(Code.ROUNDS_OUT_OF_ORDER, places, trust=trust, **facts)
