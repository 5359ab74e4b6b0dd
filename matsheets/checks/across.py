"""Stage 5: many workbooks side by side: what is given twice, and what does not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from matsheets.model.cells import listed
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.respondents import AGREED, REFS, WorkbookSummary, name_of_trust
from matsheets.model.trust_names import fold_name, near_names

Workbooks = list[WorkbookSummary]

#: How many files a message names that give one name.
_FILES_NAMED = 3


def check(workbooks: Sequence[WorkbookSummary]) -> Iterator[Problem]:
    """Yield what is wrong between workbooks. A copy is reported as a copy and takes no further part."""
    kept: Workbooks = []
    for same in _group(workbooks, lambda workbook: workbook.content_key):
        kept.append(same[0])
        if len(same) > 1:
            yield problem(Code.WORKBOOK_REPEATED, _files(same))
    yield from _names_and_numbers(kept)
    yield from _near_names(kept)
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
        names = list(_group((w for w in same if w.trust_name), lambda workbook: fold_name(workbook.trust_name)))
        if len(names) > 1:
            quoted = listed([_quote(called) for called in names])
            yield problem(Code.TRUST_TWO_NAMES, _places(same, "trust_name"), number=same[0].trust_number, names=quoted)
    for same in _group(workbooks, lambda workbook: fold_name(workbook.trust_name)):
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


def _quote(called: Workbooks) -> str:
    """Return the name that workbooks give, with the files that give it."""
    files = list(dict.fromkeys(workbook.file for workbook in called))
    more = f" and {len(files) - _FILES_NAMED} more" if len(files) > _FILES_NAMED else ""
    return f'"{shorten(called[0].trust_name)}" (in {", ".join(files[:_FILES_NAMED])}{more})'


def _near_names(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield the names that may well be of one trust, where no number tells whether they are."""
    by_name = {fold_name(same[0].trust_name): same for same in _group(workbooks, lambda w: fold_name(w.trust_name))}
    for one, other in near_names(by_name):
        pair = (by_name[one], by_name[other])
        numbers = [{workbook.trust_number for workbook in same} for same in pair]
        if all("" not in found for found in numbers) or numbers[0] & numbers[1] - {""}:
            continue
        places = [place for same in pair for place in _places(same, "trust_name")]
        yield problem(Code.TRUST_NAMES_NEAR, places, names=listed([_quote(same) for same in pair]))


def _find_mixed(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield one problem, naming each file, where frameworks or editions differ."""
    editions = {
        (workbook.framework_id, workbook.edition): f'{workbook.framework_title} ("{workbook.edition}")'
        for workbook in workbooks
    }
    if len(editions) > 1:
        yield problem(Code.EDITIONS_MIXED, _files(workbooks), editions=listed(list(editions.values())))
