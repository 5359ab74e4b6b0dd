"""Stage 5: many workbooks side by side: what is given twice, and what does not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from matsheets.model.cells import fold, listed
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.respondents import AGREED, REFS, WorkbookSummary, name_of_trust

Workbooks = list[WorkbookSummary]


def check(workbooks: Sequence[WorkbookSummary]) -> Iterator[Problem]:
    """Yield what is wrong between workbooks. A copy is reported as a copy and takes no further part."""
    kept: Workbooks = []
    for same in _group(workbooks, lambda workbook: workbook.content_key):
        kept.append(same[0])
        if len(same) > 1:
            yield problem(Code.WORKBOOK_REPEATED, _files(same))
    yield from _names_and_numbers(kept)
    yield from _find_mixed(kept)
    for together in _group(kept, lambda workbook: workbook.review_key):
        if together[0].trust_key and together[0].round:
            yield from _check_one_round(together)


def _group(workbooks: Iterable[WorkbookSummary], key: Callable[[WorkbookSummary], Hashable]) -> Iterator[Workbooks]:
    groups: defaultdict[Hashable, Workbooks] = defaultdict(list)
    for workbook in workbooks:
        groups[key(workbook)].append(workbook)
    yield from groups.values()


def _files(workbooks: Iterable[WorkbookSummary]) -> list[Place]:
    return [Place(workbook.file) for workbook in workbooks]


def _places(workbooks: Iterable[WorkbookSummary], name: str) -> list[Place]:
    return [Place(workbook.file, workbook.cell(name), REFS[name]) for workbook in workbooks]


# --- one trust, one round --------------------------------------------------------------------------------------------


def _check_one_round(workbooks: Workbooks) -> Iterator[Problem]:
    words = {"trust": _trust_name(workbooks), "round": workbooks[0].round}
    used = sorted({workbook.framework_id for workbook in workbooks})
    if len(used) > 1:
        yield problem(Code.FRAMEWORKS_MIXED, _files(workbooks), frameworks=listed(used), **words)
    for same in _group(workbooks, lambda workbook: workbook.group):
        group = same[0].group
        versions = list(_versions(same))
        yield from versions
        if len(same) < 2 or not group or versions:
            continue
        code = Code.AGREED_TWICE if group == AGREED else Code.GROUP_TWICE
        yield problem(code, _places(same, "group"), count=len(same), group=group, **words)


def _versions(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield copies of one workbook that one respondent filled in differently.

    One blank workbook sent to several people is no such thing: their names differ.
    """
    for same in _group(workbooks, lambda workbook: workbook.version_key):
        if len(same) > 1:
            yield problem(Code.WORKBOOK_VERSIONS, _files(same), respondent=shorten(same[0].respondent))


def _trust_name(workbooks: Workbooks) -> str:
    return shorten(name_of_trust(workbooks)) or workbooks[0].trust_key


# --- all of them -----------------------------------------------------------------------------------------------------


def _names_and_numbers(workbooks: Workbooks) -> Iterator[Problem]:
    for same in _group(
        [workbook for workbook in workbooks if workbook.trust_number], lambda workbook: workbook.trust_number
    ):
        typed = [workbook.trust_name for workbook in same if workbook.trust_name]
        names = [f'"{shorten(name)}"' for at, name in enumerate(typed) if fold(name) not in map(fold, typed[:at])]
        if len(names) > 1:
            places = _places(same, "trust_name")
            yield problem(Code.TRUST_TWO_NAMES, places, number=same[0].trust_number, names=listed(names))
    for same in _group(workbooks, lambda workbook: fold(workbook.trust_name)):
        name = shorten(same[0].trust_name)
        numbers = sorted({workbook.trust_number for workbook in same if workbook.trust_number})
        if not name or not numbers:
            continue
        if len(numbers) > 1:
            places = _places([workbook for workbook in same if workbook.trust_number], "company_number")
            yield problem(Code.TRUST_TWO_NUMBERS, places, name=name, numbers=listed(numbers), count=len(numbers))
        without = [workbook for workbook in same if not workbook.trust_number]
        if without:
            places = _places(without, "company_number")
            yield problem(Code.TRUST_NUMBER_ABSENT, places, name=name, number=listed(numbers, "or"))


def _find_mixed(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield one problem, naming each file, where frameworks or editions differ."""
    editions = {
        (workbook.framework_id, workbook.edition): f'{workbook.framework_title} ("{workbook.edition}")'
        for workbook in workbooks
    }
    if len(editions) > 1:
        yield problem(Code.EDITIONS_MIXED, _files(workbooks), editions=listed(list(editions.values())))
