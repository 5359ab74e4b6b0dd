"""The next round of each trust, carried forward from its latest: nothing that is known is typed twice, and nothing is rated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold, listed
from matsheets.model.framework import USUAL_WORDS, Framework, FrameworkWords
from matsheets.model.group_labels import agreed_label
from matsheets.model.not_made import NotMade
from matsheets.model.respondents import AGREED, gives_view
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.review.combine import combine_group
from matsheets.rounds.carried_answers import doubtful_ratings
from matsheets.rounds.last_round import LastRound, last_rounds
from matsheets.rounds.next_workbooks import NextWorkbook, NextWorkbooks
from matsheets.storage.output import FileNames
from matsheets.workbook.repair.editions import Change, changes_between, refuse_other_framework
from matsheets.workbook.repair.leftovers import Leftover
from matsheets.workbook.repair.repair import refuse_other_edition


class NextRound(NamedTuple):
    """The next round of one trust.

    Attributes:
        trust: its name.
        round: the name of the next round.
        last: the round that it was carried forward from.
        workbooks: one for each group that gave a view, then the agreed one.
        uncertain: what would have been carried over, and is not clear enough.
        changes: what is new, gone, reworded or renumbered in the framework, where it is another edition.
        notes: what else to know, in sentences.
        words: those of the framework that it is on.
    """

    trust: str
    round: str
    last: str
    workbooks: tuple[NextWorkbook, ...]
    uncertain: tuple[Leftover, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    words: FrameworkWords = USUAL_WORDS


class NextRoundSettings(NamedTuple):
    """What the next round is.

    Attributes:
        round: its name.
        to: the framework, or edition, that it is on; None for that of the round before.
        groups: the groups that get a workbook, the agreed one among them; none for all that gave a view, and the agreed one.
    """

    round: str
    to: Framework | None = None
    groups: tuple[str, ...] = ()


def carry_forward(
    assessments: Iterable[Assessment], round: str, *, to: Framework | None = None, groups: Collection[str] = ()
) -> tuple[NextRound, ...]:
    """Make the next round's workbooks of each trust from those of its latest round.

    The same workbooks in any order give the same bytes. Left untouched, the new ones hold nobody's answer.

    Args:
        assessments: workbooks of any trusts and rounds; of each trust the latest round counts.
        round: the name of the next round.
        to: the framework, or edition, that it is on; that of the round before unless given.
        groups: whose workbooks to make; unless given, one for each group that gave a view, and the agreed one.

    Returns:
        for each trust ``workbooks``, as bytes with the names of their files, and what was not carried over.

    Raises:
        ReviewError: the round has workbooks already, or it cannot be told which round was the last.
        WorkbookError: a workbook's own edition of its framework is not known.
        FrameworkError: ``to`` shares no element with the framework of the round before.
    """
    given = SummarisedWorkbooks(assessments)
    settings = NextRoundSettings(round, to, tuple(groups))
    names, found = FileNames(), []
    for found_round in last_rounds(given.summaries, round):
        made: NextRound | NotMade = (
            found_round
            if isinstance(found_round, NotMade)
            else next_round(found_round, given.of(found_round.last.workbooks), settings, names)
        )
        if isinstance(made, NotMade):
            raise ReviewError(None, made.why, "", code="next-round-refused")
        found.append(made)
    return tuple(found)


def next_round(
    found: LastRound, assessments: Sequence[Assessment], settings: NextRoundSettings, names: FileNames
) -> NextRound | NotMade:
    """Make the workbooks of the round that follows one, or say why none can be made.

    Args:
        found: the round before.
        assessments: its workbooks, in its order.
        settings: what the next round is.
        names: hands out the names of files.

    Raises:
        WorkbookError: a workbook's own edition of its framework is not known.
        FrameworkError: the framework that the new round is on shares no element with the old one.
    """
    last = found.last
    for assessment in assessments:
        refuse_other_edition(Path(assessment.file), assessment)
    review = combine_group(assessments, settings.to.scale if settings.to else None)
    refuse_other_framework(review.framework, settings.to or review.framework)
    making = NextWorkbooks(last, review, settings.round, settings.to or review.framework, names, found.framework)
    wanted = settings.groups or (*making.groups, AGREED)
    if not all(wanted):
        return NotMade(f"{listed(making.nameless)}: {_WITHOUT_GROUP}")
    agreed = {fold(AGREED), fold(agreed_label(making.target.words))}
    made = [making.agreed() if fold(group) in agreed else making.of_group(group) for group in wanted]
    told = [carried for _, carried in made]
    doubtful = doubtful_ratings(a for a in assessments if gives_view(a))
    return NextRound(
        last.trust_name,
        settings.round,
        last.round,
        tuple(workbook for workbook, _ in made),
        tuple(dict.fromkeys([*_left_out(found, making), *(each for c in told for each in c.uncertain), *doubtful])),
        changes_between(making.review.framework, making.target),
        tuple(
            dict.fromkeys(
                [*_without_workbook(found, making, settings), *(note for carried in told for note in carried.notes)]
            )
        ),
        making.target.words,
    )


#: What to do with a workbook that does not say whose view it holds, or of which round.
_WITHOUT_GROUP = "It does not say whose view it holds. Choose the group on its About tab, and run this again."
_WITHOUT_ROUND = "It does not say of which round it is. Type the round on its About tab, and run this again."


def _left_out(found: LastRound, making: NextWorkbooks) -> Iterator[Leftover]:
    """Yield the workbooks that have no part in the new round because they do not say whose view they hold, or of which round."""
    for file in found.without_round:
        yield Leftover(file, "the workbook", _WITHOUT_ROUND)
    for file, counted in found.passed_over.items():
        yield Leftover(
            file, "the workbook", f"It is another version of {counted}, which counts. Leave one of them out."
        )
    for file in making.nameless:
        yield Leftover(file, f"a view of the {making.review.framework.words.element.many}", _WITHOUT_GROUP)


def _without_workbook(found: LastRound, making: NextWorkbooks, settings: NextRoundSettings) -> Iterator[str]:
    """Yield which groups have no workbook unless they are named, because they gave no view in the round before."""
    if settings.groups:
        return
    if found.silent_groups:
        groups = listed(found.silent_groups)
        yield f"{groups} gave a view in an earlier round, not in this one, so there is no workbook for them. --group makes one."
    elif not making.groups:
        yield "No group gave a view in that round, so there is the agreed workbook alone. --group makes a group's."
