"""Stage 5: many workbooks side by side: what is given twice, and what does not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from matsheets.cards import Card
from matsheets.model.catalogue import Code, listed, problem, shorten
from matsheets.model.cells import fold
from matsheets.model.problems import Place, Problem
from matsheets.whose import REFS
from matsheets.workbook.layout.layout import AGREED

Cards = list[Card]


def check(cards: Sequence[Card]) -> Iterator[Problem]:
    """Yield what is wrong between workbooks. A copy is reported as a copy and takes no further part."""
    kept: Cards = []
    for same in _group(cards, lambda card: card.content):
        kept.append(same[0])
        if len(same) > 1:
            yield problem(Code.WORKBOOK_REPEATED, _files(same))
    yield from _names_and_numbers(kept)
    yield from _find_mixed(kept)
    for together in _group(kept, lambda card: (card.trust, card.round)):
        if together[0].trust and together[0].round:
            yield from _check_one_round(together)


def _group(cards: Iterable[Card], key: Callable[[Card], Hashable]) -> Iterator[Cards]:
    groups: defaultdict[Hashable, Cards] = defaultdict(list)
    for card in cards:
        groups[key(card)].append(card)
    yield from groups.values()


def _files(cards: Iterable[Card]) -> list[Place]:
    return [Place(card.file) for card in cards]


def _places(cards: Iterable[Card], name: str) -> list[Place]:
    return [Place(card.file, card.cell(name), REFS[name]) for card in cards]


# --- one trust, one round --------------------------------------------------------------------------------------------


def _check_one_round(cards: Cards) -> Iterator[Problem]:
    words = {"trust": _trust_name(cards), "round": cards[0].round}
    used = sorted({card.framework for card in cards})
    if len(used) > 1:
        yield problem(Code.FRAMEWORKS_MIXED, _files(cards), frameworks=listed(used), **words)
    for same in _group(cards, lambda card: card.group):
        group = same[0].group
        versions = list(_versions(same))
        yield from versions
        if len(same) < 2 or not group or versions:
            continue
        code = Code.AGREED_TWICE if group == AGREED else Code.GROUP_TWICE
        yield problem(code, _places(same, "group"), count=len(same), group=group, **words)


def _versions(cards: Cards) -> Iterator[Problem]:
    """Yield copies of one workbook that one respondent filled in differently.

    One blank workbook sent to several people is no such thing: their names differ.
    """
    known = [card for card in cards if card.workbook_id and card.respondent]
    for same in _group(known, lambda card: (card.workbook_id, fold(card.respondent))):
        if len(same) > 1:
            yield problem(Code.WORKBOOK_VERSIONS, _files(same), respondent=shorten(same[0].respondent))


def _trust_name(cards: Cards) -> str:
    return next((shorten(card.trust_name) for card in cards if card.trust_name), cards[0].trust)


# --- all of them -----------------------------------------------------------------------------------------------------


def _names_and_numbers(cards: Cards) -> Iterator[Problem]:
    for same in _group([card for card in cards if card.number], lambda card: card.number):
        typed = [card.trust_name for card in same if card.trust_name]
        names = [f'"{shorten(name)}"' for at, name in enumerate(typed) if fold(name) not in map(fold, typed[:at])]
        if len(names) > 1:
            places = _places(same, "trust_name")
            yield problem(Code.TRUST_TWO_NAMES, places, number=same[0].number, names=listed(names))
    for same in _group(cards, lambda card: fold(card.trust_name)):
        name = shorten(same[0].trust_name)
        numbers = sorted({card.number for card in same if card.number})
        if not name or not numbers:
            continue
        if len(numbers) > 1:
            places = _places([card for card in same if card.number], "company_number")
            yield problem(Code.TRUST_TWO_NUMBERS, places, name=name, numbers=listed(numbers), count=len(numbers))
        without = [card for card in same if not card.number]
        if without:
            places = _places(without, "company_number")
            yield problem(Code.TRUST_NUMBER_ABSENT, places, name=name, number=listed(numbers, "or"))


def _find_mixed(cards: Cards) -> Iterator[Problem]:
    """Yield one problem, naming each file, where frameworks or editions differ."""
    editions = {(card.framework, card.edition): f'{card.title} ("{card.edition}")' for card in cards}
    if len(editions) > 1:
        yield problem(Code.EDITIONS_MIXED, _files(cards), editions=listed(list(editions.values())))
