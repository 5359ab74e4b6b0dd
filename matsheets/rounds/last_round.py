"""Which round of each trust was the last, so that the next is carried forward from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from matsheets.model.cells import fold, listed
from matsheets.model.not_made import NotMade
from matsheets.model.respondents import WorkbookSummary, is_agreed
from matsheets.model.rounds import round_key
from matsheets.model.trust_rounds import near_trusts
from matsheets.review.grouping import TrustRound, by_series, distinct_workbooks, order_by_name_and_round, own_workbooks


class LastRound(NamedTuple):
    """The round of a trust that the next is carried forward from.

    Attributes:
        last: the round.
        without_round: the trust's workbooks that hold a view or a plan and do not say of which round.
        silent_groups: the groups that gave a view in a round before it, and none in it.
        passed_over: by its file, of each other version of one of its workbooks, the version that counts.
        framework: the framework's id, where the trust has rounds on another one too.
    """

    last: TrustRound
    without_round: tuple[str, ...] = ()
    silent_groups: tuple[str, ...] = ()
    passed_over: Mapping[str, str] = MappingProxyType({})
    framework: str = ""


def last_rounds(workbooks: Iterable[WorkbookSummary], name: str) -> Iterator[LastRound | NotMade]:
    """Yield of each trust its latest round on each framework, or why none can follow it.

    A pack is nothing to go on from. Workbooks of the new round in which nothing was changed since they were carried forward are passed over: they are made anew.

    Args:
        workbooks: of any trusts and rounds.
        name: that of the new round.
    """
    ordered = own_workbooks(workbooks)
    distinct = list(distinct_workbooks(ordered))
    versions = _other_versions(ordered, distinct)
    mistyped = _mistyped(ordered)
    found = by_series(group for _, group in order_by_name_and_round(distinct))
    frameworks = Counter(series.trust_or_file for series in found)
    for series, rounds in found.items():
        last = _last_of(rounds, name, mistyped.get(series.trust_or_file, ""), versions)
        if isinstance(last, LastRound) and frameworks[series.trust_or_file] > 1:
            last = last._replace(framework=series.framework)
        yield last


def _other_versions(
    workbooks: Iterable[WorkbookSummary], distinct: Sequence[WorkbookSummary]
) -> Mapping[str, tuple[str, ...]]:
    """Return by its file, of each workbook that counts, the files of other versions of it: they hold other answers."""
    known, said = {w.version_key: w.file for w in distinct}, {w.content_key for w in distinct}
    found: dict[str, tuple[str, ...]] = {}
    for workbook in workbooks:
        if workbook.content_key not in said and (file := known.get(workbook.version_key)):
            found[file] = (*found.get(file, ()), workbook.file)
    return found


def _mistyped(workbooks: Iterable[WorkbookSummary]) -> dict[str, str]:
    """Return why no round follows those trusts whose names may well be slips for another's, by their keys.

    Of two such trusts it is the one with fewer workbooks; both where they have as many.
    """
    found: dict[str, str] = {}
    for one, other in near_trusts(workbooks):
        for few, many in ((one, other), (other, one)):
            if len(few) <= len(many) and few[0].trust_key != many[0].trust_key:
                files = listed([workbook.file for workbook in few])
                found[few[0].trust_key] = (
                    f'{files}: the trust is called "{few[0].trust_name}", and in {listed([w.file for w in many])} it is called '
                    f'"{many[0].trust_name}", so nothing was carried forward from {"it" if len(few) == 1 else "them"}. If it is one '
                    "trust, type one name on the About tab of each; if there are two, type their Companies House numbers there."
                )
    return found


def _last_of(
    rounds: Sequence[TrustRound], name: str, why: str, versions: Mapping[str, tuple[str, ...]]
) -> LastRound | NotMade:
    files = tuple(workbook.file for group in rounds for workbook in group.workbooks)
    trust = next((group.trust_name for group in rounds if group.trust_name), "") or listed(files)
    made = [group for group in rounds if not all(workbook.untouched for workbook in group.workbooks)]
    filled = [group for group in made if any(w.gives_view or w.plan for w in group.workbooks)]
    candidates = [group for group in filled if group.name_and_date.has_place] or filled
    if why:
        return NotMade(why)
    if not rounds[0].trust_key:
        why = f"{listed(files)} names no trust, so nothing was carried forward from it. Type the trust's name on its About tab."
    elif taken := [group for group in made if round_key(group.round) == round_key(name)]:
        why = _taken(trust, taken[0])
    elif not filled:
        why = f"{trust}: nothing is filled in so far, so there is nothing to carry forward."
    elif len(candidates) > 1 and not candidates[0].name_and_date.has_place:
        why = _without_order(trust, candidates)
    elif len(agreed := _agreed_files(candidates[-1], versions)) > 1:
        why = _agreed_twice(trust, candidates[-1].round, agreed)
    return NotMade(why) if why else _found(rounds, candidates[-1], versions)


def _agreed_files(last: TrustRound, versions: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the workbooks that say what was agreed, with other versions of them."""
    agreed = [w.file for w in last.workbooks if is_agreed(w) and w.gives_view]
    return [each for file in agreed for each in (file, *versions.get(file, ()))]


def _found(rounds: Sequence[TrustRound], last: TrustRound, versions: Mapping[str, tuple[str, ...]]) -> LastRound:
    others = [w for group in rounds if group is not last for w in group.workbooks]
    nameless = [w.file for w in others if last.round and not w.round and (w.gives_view or w.plan)]
    before = [w.group for w in others if w.round and w.gives_view and w.group and not is_agreed(w)]
    now = {fold(w.group) for w in last.workbooks if w.gives_view}
    silent = {fold(group): group for group in before if fold(group) not in now}
    passed_over = {other: w.file for w in last.workbooks for other in versions.get(w.file, ())}
    return LastRound(last, tuple(nameless), tuple(silent.values()), passed_over)


def _agreed_twice(trust: str, name: str, files: Sequence[str]) -> str:
    return (
        f"{trust}, {name}: {len(files)} workbooks say what was agreed, and it cannot be told which one counts: {listed(files)}. Leave "
        "out the others, or change their group on the About tab."
    )


def _taken(trust: str, group: TrustRound) -> str:
    held = listed([workbook.file for workbook in group.workbooks])
    return (
        f'{trust} has workbooks of the round "{group.round}" already: {held}. Give the new round another name with --round, or leave '
        "these out."
    )


def _without_order(trust: str, groups: Iterable[TrustRound]) -> str:
    named = listed([f'"{group.round}"' if group.round else "one without a name" for group in groups])
    return (
        f"{trust} has several rounds, {named}, and none has a date, so it cannot be told which was the last. Type the date of the "
        "review on About, or give the workbooks of the last round alone."
    )
