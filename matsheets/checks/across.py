"""Stage 5: many workbooks side by side: what is given twice, and what does not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from matsheets.checks import rounds
from matsheets.model.agreements import agreements_of, differences, plan_holders
from matsheets.model.cells import first_listed, listed
from matsheets.model.group_labels import group_label
from matsheets.model.outdated_meetings import other_editions, outdated_views
from matsheets.model.problem_catalogue import Code, problem, quote_with_files, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.raters import raters_among
from matsheets.model.respondents import (
    AGREED,
    REFS,
    WorkbookSummary,
    is_agreed,
    name_of_trust,
)
from matsheets.model.trust_names import fold_name, may_be_one_name, near_names
from matsheets.model.trust_rounds import near_trusts, review_keys, standing
from matsheets.model.words_in_use import words_of
from matsheets.workbook.layout.schema import question_in
from matsheets.workbook.layout.tab_definitions import partnership_tabs

Workbooks = list[WorkbookSummary]

#: How many answers a message names in which two workbooks differ.
_PLACES_NAMED = 5

#: What is no problem where another workbook of the round holds the plan; where the workbook is not counted, besides; and
#: where it is not filled in before its meeting, whose day nobody knows yet.
_PLANNED_ELSEWHERE = frozenset({Code.PLAN_EMPTY.slug})
_NOT_COUNTED = _PLANNED_ELSEWHERE | {Code.RATING_MISSING.slug, Code.RATING_TO_CONFIRM.slug, Code.NOTHING_FILLED_IN.slug}
_BEFORE_MEETING = _NOT_COUNTED | {Code.REVIEW_DATE_MISSING.slug}
#: Every problem of one workbook that may be none beside others.
MOOT_CODES = _PLANNED_ELSEWHERE | _NOT_COUNTED | _BEFORE_MEETING


def check(workbooks: Sequence[WorkbookSummary]) -> Iterator[Problem]:
    """Yield what is wrong between workbooks. A copy is reported as a copy and takes no further part."""
    kept: Workbooks = []
    for same in _group(workbooks, lambda workbook: workbook.content_key):
        kept.append(same[0])
        if len(same) > 1:
            yield problem(Code.WORKBOOK_REPEATED, _files(same))
    yield from _names_and_numbers(kept)
    yield from _near_names(kept)
    reviews = [workbook for workbook in kept if workbook.holds_review or workbook.plan]
    yield from _several_reviews(reviews)
    yield from _editions_mixed(reviews)
    yield from rounds.check(kept)
    keys = {id(workbook): key for key, workbook in zip(review_keys(kept), kept, strict=True)}
    for of_round in _group(kept, lambda workbook: keys[id(workbook)]):
        together = standing(of_round)
        yield from _gone_on_from(of_round, together)
        if together[0].trust_key and keys[id(together[0])].round:
            yield from _check_one_round(together)
            yield from _outdated(together)
        yield from _blank_views(together)
        yield from _plans(together)
        yield from _logs(together)
        yield from _partnerships(together)


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
    of_round = [workbook for workbook in workbooks if workbook.holds_review or workbook.plan]
    facts = {"trust": _trust_name(workbooks), "round": next((w.round for w in of_round), "")}
    yield from _check_names(workbooks)
    for same in _group(raters_among(workbooks), lambda workbook: workbook.group):
        group = same[0].group
        versions = list(_versions(same))
        yield from versions
        if len(same) < 2 or not group or versions or same[0].is_pack:
            continue
        code = Code.AGREED_TWICE if group == AGREED else Code.GROUP_TWICE
        called = group_label(group, same[0].words)
        yield problem(code, _places(same, "group"), count=len(same), group=called, **facts)


def _check_names(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield names under one number that have nothing in common: somebody typed another trust's number."""
    named = [workbook for workbook in workbooks if workbook.trust_name and workbook.trust_number]
    names = list(_group(named, lambda workbook: fold_name(workbook.trust_name)))
    first = fold_name(names[0][0].trust_name) if names else ""
    if all(may_be_one_name(first, fold_name(same[0].trust_name)) for same in names[1:]):
        return
    quoted = listed([_quote(called) for called in names])
    number = named[0].trust_number
    yield problem(Code.NUMBER_OF_TWO_TRUSTS, _places(named, "company_number"), number=number, names=quoted)


def _gone_on_from(of_round: Workbooks, together: Workbooks) -> Iterator[Problem]:
    """Yield the workbooks that give way: those carried forward to one that goes on from them, packs to the trust's own views."""
    agreed, own = (listed([w.file for w in together if counts(w)]) for counts in (is_agreed, _gives_own_view))
    for workbook in of_round:
        if workbook not in together and workbook.is_pack:
            yield problem(Code.PACK_NOT_COUNTED, Place(workbook.file), files=own)
        elif workbook not in together:
            yield problem(Code.CARRIED_REPLACED, Place(workbook.file), files=agreed)


def _gives_own_view(workbook: WorkbookSummary) -> bool:
    return workbook.gives_view and not workbook.is_pack


def _versions(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield copies of one workbook that one respondent filled in differently.

    One blank workbook sent to several people is no such thing: their names differ.
    """
    for same in _group(workbooks, lambda workbook: workbook.version_key):
        if len(same) > 1:
            yield problem(Code.WORKBOOK_VERSIONS, _files(same), respondent=shorten(same[0].respondent))


def _blank_views(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield the workbooks whose review is blank while others of the round give a view."""
    counted = {id(workbook) for workbook in raters_among(workbooks)}
    for workbook in workbooks:
        if workbook.holds_review and id(workbook) not in counted:
            if workbook.for_meeting:
                words, left = workbook.words, len(workbook.agreed.left)
                are = f"{words.element.counted(left)} {'is' if left == 1 else 'are'}"
                yield problem(Code.MEETING_NOT_RECORDED, Place(workbook.file), words=words, left=are)
            else:
                yield problem(Code.VIEW_NOT_GIVEN, Place(workbook.file))


def _outdated(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield what the meeting's workbook does not list, or lists otherwise than a group now says it."""
    for found in outdated_views(workbooks):
        place = Place(found.meeting.file, found.cell, found.ref)
        facts = {"group": found.group, "files": listed(found.files)}
        if found.is_late:
            yield problem(Code.VIEW_NOT_LISTED, place, **facts)
        else:
            yield problem(Code.LISTED_VIEW_CHANGED, place, then=found.then, now=found.now, **facts)
    for meeting, views in other_editions(workbooks):
        others = listed([f'{view.file} on "{view.edition}"' for view in views])
        them = "it" if len(views) == 1 else "them"
        facts = {"edition": meeting.edition, "others": others, "them": them}
        yield problem(Code.VIEW_OF_OTHER_EDITION, Place(meeting.file), words=meeting.words, **facts)


def _plans(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield plans that contradict each other; of versions of one workbook, which are a problem already, one is looked at."""
    holders, unused = plan_holders(same[0] for same in _group(workbooks, lambda workbook: workbook.version_key))
    if len(holders) > 1:
        yield problem(Code.PLAN_IN_SEVERAL, _files(holders))
    for workbook in unused:
        yield problem(Code.PLAN_UNUSED, Place(workbook.file), file=holders[0].file)


def _logs(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield logs beside a plan that stands in another workbook; a workbook without any plan is told so by itself."""
    holders, _ = plan_holders(workbooks)
    for workbook in workbooks:
        if len(holders) == 1 and workbook.plan and workbook.log not in ("", holders[0].log):
            yield problem(Code.LOG_UNUSED, Place(workbook.file), file=holders[0].file)


def moot_codes(workbooks: Sequence[WorkbookSummary]) -> Mapping[str, frozenset[str]]:
    """Return which problems of one workbook alone are none beside the other workbooks of a trust and round, by its file.

    A workbook that is not counted is asked for no ratings and no plan, and a plan may stand in another workbook.
    """
    counted = {id(workbook) for workbook in raters_among(workbooks)}
    planned = any(workbook.plan for workbook in workbooks)
    moot: dict[str, frozenset[str]] = {}
    for workbook in workbooks:
        codes = _PLANNED_ELSEWHERE if planned else frozenset()
        if workbook.holds_review and id(workbook) not in counted:
            codes = _BEFORE_MEETING if workbook.for_meeting else _NOT_COUNTED
        if codes:
            moot[workbook.file] = codes
    return moot


def _partnerships(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield partnerships that contradict each other about one school; those that say the same count once."""
    agreements = agreements_of(workbooks)
    by_name = {fold_name(agreement.school): agreement for agreement in agreements}
    for pair in near_names(by_name):
        near = [by_name[name] for name in pair]
        if not all(agreement.urn for agreement in near):
            names = listed([f'"{shorten(agreement.school)}"' for agreement in near])
            yield problem(Code.SCHOOL_NAMES_NEAR, _files(w for each in near for w in each.holders), names=names)
    for agreement in agreements:
        first, *rivals = agreement.holders
        school = shorten(agreement.school)
        if rivals:
            places = {place: None for rival in rivals for place in differences(first, rival)}
            yield problem(
                Code.PARTNERSHIPS_DIFFER, _files(agreement.holders), school=school, differences=_questions(places)
            )
        for unused in agreement.unused:
            differ = _questions(differences(first, unused))
            yield problem(
                Code.PARTNERSHIP_UNUSED, Place(unused.file), school=school, file=first.file, differences=differ
            )


def _questions(places: Iterable[tuple[str, str]]) -> str:
    """Return answers by their places, as people find them: ``PAR-11 (Start date)``; of many, the first."""
    tabs = {tab.prefix: tab for tab in partnership_tabs()}
    named = []
    for ref, column in places:
        tab = tabs[ref.rpartition("-")[0]]
        row = next((row for row in tab.rows if row.ref == ref), None)
        named.append(f"{ref} ({(question_in(row.given) if row else '') or tab.column(column).header})")
    return first_listed(named[:_PLACES_NAMED], len(named))


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
            if len(numbers) > 1:
                yield problem(Code.TRUST_NUMBER_NEEDED, places, name=name, numbers=listed(numbers))
            else:
                yield problem(Code.TRUST_NUMBER_ABSENT, places, name=name, number=numbers[0])


def _quote(called: Workbooks) -> str:
    """Return the name that workbooks give, with the files that give it."""
    return quote_with_files(called[0].trust_name, (workbook.file for workbook in called))


def _near_names(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield the names that may well be of one trust, where no number tells whether they are."""
    for pair in near_trusts(workbooks):
        places = [place for same in pair for place in _places(same, "trust_name")]
        yield problem(Code.TRUST_NAMES_NEAR, places, names=listed([_quote(same) for same in pair]))


def _several_reviews(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield each round of a trust for which there are workbooks on several frameworks: a review each."""
    for same in _group((w for w in workbooks if w.trust_key and w.round), lambda w: (w.trust_key, w.round_key)):
        reviews = list(_group(same, lambda workbook: workbook.framework_id))
        if len(reviews) > 1:
            used = listed([quote_with_files(review[0].framework_title, (w.file for w in review)) for review in reviews])
            facts = {"trust": _trust_name(same), "round": shorten(same[0].round)}
            words = words_of(same)
            yield problem(Code.FRAMEWORKS_MIXED, _files(same), words=words, used=used, **facts)


def _editions_mixed(workbooks: Workbooks) -> Iterator[Problem]:
    """Yield one problem, naming each file, where workbooks on one framework are on different editions of it."""
    for same in _group(workbooks, lambda workbook: workbook.framework_id):
        editions = {workbook.edition: f'{workbook.framework_title} ("{workbook.edition}")' for workbook in same}
        if len(editions) > 1:
            words = words_of(same)
            yield problem(Code.EDITIONS_MIXED, _files(same), words=words, editions=listed(list(editions.values())))
