"""What each group said of an element and beyond the framework, as the meeting's workbook prints it beside the cells to settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.pattern_values import FEW, called, short_name
from matsheets.model.cells import CELL_LIMIT, escape_for_excel, listed, sentence_start, utf16_length
from matsheets.model.framework import NOT_RATED, USUAL_WORDS, FrameworkWords
from matsheets.model.group_views import TO_CONFIRM
from matsheets.model.last_time import LAST_AGREED
from matsheets.model.meeting_views import NO_ANSWER, UNCLEAR
from matsheets.model.problem_catalogue import shorten
from matsheets.model.respondents import GROUP_NOT_RECORDED
from matsheets.review.agenda import Item, Subject
from matsheets.review.review import View

#: Characters that the words of all groups share where a cell cannot hold them whole: half of what it holds, since some count
#: twice.
_SHARED_ROOM = 16_000


def views_text(
    number: int,
    item: Item,
    names: Mapping[str, str],
    words: FrameworkWords = USUAL_WORDS,
    *,
    settled: bool = False,
    last: str = "",
) -> str:
    """Return who said what of an element, one to a line, in the order of the groups; blank where nobody was asked.

    Of many groups, those who said the same share a line: ``Green: Trustees (3), Mentor``. A rating that two or more gave and
    nobody else differed from has the mark To confirm before it all. What was agreed in the round before comes before what they
    say now. The last line is where it stands in the meeting's paper.

    Args:
        number: the item's, in the order of business.
        item: the element, and what the meeting does about it.
        names: what each group is called, by file.
        words: of the framework.
        settled: whether the meeting has been over it, so that nothing is left to confirm.
        last: the rating that was agreed in the round before; blank where none was.
    """
    element, business = item.element, item.business
    views = element.views
    if not views:
        return ""
    lines = [f"{short_name(names[view.respondent.file])}: {answer_of(view)}" for view in views]
    if len(views) > FEW:
        lines = list(_counted(views))
    if last:
        lines.insert(0, f"{LAST_AGREED}{last}")
    if business.to_confirm and element.median and not settled:
        lines.insert(0, f"{TO_CONFIRM}{element.median.label}")
    return "\n".join([*lines, f"Item {number}. {item.title(words)}"])


def _counted(views: Sequence[View]) -> Iterator[str]:
    """Yield what was said, the weakest rating first, each with who said it: ``Green: Trustees (3), Mentor``."""
    ordered = sorted(views, key=lambda view: view.rating.points if view.rating else 0)
    groups: dict[str, Counter[str]] = {}
    for view in [*(v for v in ordered if v.rating), *(v for v in ordered if not v.rating)]:
        who = short_name(view.respondent.group or GROUP_NOT_RECORDED)
        groups.setdefault(answer_of(view), Counter())[who] += 1
    for answer, counts in groups.items():
        who = ", ".join(f"{group} ({count})" if count > 1 else group for group, count in counts.items())
        yield f"{sentence_start(answer)}: {who}"


def answer_of(view: View) -> str:
    """Return what a view rates an element, in words: a rating's label, or what stands for one."""
    if view.rating:
        return view.rating.label
    if view.unclear:
        return f'"{shorten(view.unclear)}", {UNCLEAR}'
    return NOT_RATED if view.not_rated else NO_ANSWER


def raisers_text(subject: Subject, names: Mapping[str, str]) -> str:
    """Return who raised a subject beyond the framework."""
    whose = dict.fromkeys(issue.respondent for issue in subject.issues)
    return f"Raised by {listed(called(list(whose), names))}"


def joined_words(subject: Subject, column: str, names: Mapping[str, str]) -> str:
    """Return what groups said of a subject: one group's words as they are, those of several each after its name.

    Args:
        subject: what they raised.
        column: ``why``, ``known`` or ``next``.
        names: what each is called, by file.
    """
    given = [(issue, text) for issue in subject.issues if (text := getattr(issue, column))]
    if len(subject.issues) == 1:
        return given[0][1] if given else ""
    return joined_lines(
        [(f"{short_name(names[issue.respondent.file])}: ", text, issue.source.ref) for issue, text in given]
    )


def joined_lines(told: Sequence[tuple[str, str, str]]) -> str:
    """Return what several said as one text, a line for each, with as much of each as one cell has room for.

    Args:
        told: who speaks, as the line begins; the words; and the Ref of the row in which they stand whole.
    """
    whole = "\n".join(who + text for who, text, _ in told)
    if utf16_length(escape_for_excel(whole)) <= CELL_LIMIT:
        return whole
    room = _SHARED_ROOM // len(told)
    return "\n".join(who + _beginning(text, ref, room) for who, text, ref in told)


def _beginning(text: str, ref: str, room: int) -> str:
    """Return as much of a text as there is room for, and where the rest is."""
    return text if len(text) <= room else f"{text[:room].rstrip()}… (the rest is in {ref} of their workbook)"
