"""The next step in one line: what to do, and the command for it, ready to paste."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from matsheets.documents.contexts.document_kinds import PULLED, DocumentKind
from matsheets.model.cells import listed, within_sentence
from matsheets.model.parsing import format_date
from matsheets.model.respondents import WorkbookSummary, facts_order
from matsheets.model.rounds import ROUNDS, round_key
from matsheets.steps.command_line import DOCUMENTS_FOLDER, MEETING_FOLDER, NamedFiles, finds, operand, paste
from matsheets.steps.made_documents import MadeDocument
from matsheets.steps.reached import Lack, LackKind, is_wanted
from matsheets.steps.round_facts import DocumentState, RoundFacts
from matsheets.steps.step import Step
from matsheets.storage.files import File, Remote
from matsheets.storage.output import slug

_BUILD = {
    DocumentKind.SUMMARY: "build-summary",
    DocumentKind.EVIDENCE: "build-evidence",
    DocumentKind.PLAN: "build-plan",
    DocumentKind.UPDATE: "build-update",
    DocumentKind.SLA: "build-sla",
}


class NextStep(NamedTuple):
    """What to do next.

    Attributes:
        what: in a few words, as after "Next:".
        arguments: the command for it, without ``matsheets``.
    """

    what: str
    arguments: tuple[str, ...]

    @property
    def command(self) -> str:
        """The command as a line that can be pasted into this system's shell."""
        return paste(self.arguments)

    def __str__(self) -> str:
        return f"{self.what}: {self.command}"

    def knowing(self, frameworks: Iterable[File], own: File | str = "") -> NextStep:
        """Return it with the framework files named that the command would not find by itself among what it is told to read.

        Args:
            frameworks: the files of those that the workbooks are on.
            own: the one of them, or the shipped one, that a new workbook is to be on; blank where it is on the usual one.
        """
        if self.arguments[0] == "new-workbook" and "--from" not in self.arguments:
            needed: list[File | str] = [own] if own else []
        else:
            needed = [file for file in dict.fromkeys(frameworks) if not finds(self.arguments, file)]
        # An address is no file that --framework takes, and may be named among the workbooks.
        options = ((str(file),) if isinstance(file, Remote) else ("--framework", operand(str(file))) for file in needed)
        return self._replace(arguments=(*self.arguments, *chain.from_iterable(options)))


class Places(NamedTuple):
    """Where a round's files are, for a command.

    Attributes:
        all: all of the trust's workbooks.
        trust: the trust's workbooks of this round and of those before it.
        own: those of this round alone; with groups' workbooks that were not given, where they lie beside the agreed one.
        file: returns how one workbook is named.
        files: all files of the run.
    """

    all: NamedFiles
    trust: NamedFiles
    own: NamedFiles
    file: Callable[[WorkbookSummary], str]
    files: frozenset[File]


def next_step(facts: RoundFacts, step: Step, lacks: Sequence[Lack], places: Places) -> NextStep:
    """Return what to do next for a round, from the step that it has reached and what is lacking on the way to the next."""
    if facts.replaced and facts.meeting_book is not None:
        old, new = listed(facts.replaced), facts.meeting_book.file
        return _check(f"move {old} out of the trust's folder, since {new} goes on from it, and check again", places)
    if facts.unread and not facts.later:
        settle = f"settle which framework {listed(facts.unread)} {'is' if len(facts.unread) == 1 else 'are'} on"
        return NextStep(f"{settle}, and look again", ("status", *places.all.names))
    before = step.number < Step.AGREED.number
    return _before_agreed(facts, step, lacks, places) if before else _after_agreed(facts, step, lacks, places)


def _after_agreed(facts: RoundFacts, step: Step, lacks: Sequence[Lack], places: Places) -> NextStep:
    if facts.lacks_views and step.number < Step.SUPPORT.number:
        return _check(_beside_views("check the agreed workbook", facts), places)
    number = sum(lack.number for lack in lacks if lack.kind is LackKind.ANSWERS)
    # Why first where one is blocked: the others would be built again once its answers are right.
    if number and any(state.blocked for state in facts.states):
        return _put_right(number, facts, places)
    build = _next_build(facts, step, places)
    if build is None and number:
        build = _put_right(number, facts, places)
    after = build or _plan(facts, step, places) or _after_plan(facts, step, places)
    return _pull(facts.edited[0], after, places) if facts.edited else after


def _pull(document: MadeDocument, after: NextStep, places: Places) -> NextStep:
    """Return the step to see what was edited in a document, which the workbooks do not say; and what comes after it."""
    then = "" if after.arguments[0] == "status" else f"; then {after.what}"
    what = f"{document.path.name} was edited in Word, so see what pull would take of it into the workbooks{then}"
    return NextStep(what, ("pull", operand(str(document.path)), *places.trust.names, "--dry-run"))


def _put_right(number: int, facts: RoundFacts, places: Places) -> NextStep:
    answers = f"the {number} answers that need" if number > 1 else "the answer that needs"
    again = ", as the sentences above say, and check again" if facts.problems_listed else ""
    return _check(f"put right {answers} attention{again}", places)


def _plan(facts: RoundFacts, step: Step, places: Places) -> NextStep | None:
    """Return what is to be filled in of the plan; None where it is complete."""
    if not facts.has_plan:
        return _fill_in("plan", facts, places)
    if facts.is_final and not facts.has_medium_term:
        return _fill_in("medium term", facts, places)
    if not facts.starts and not facts.is_final:
        return _check("give the plan's priorities the days on which they start, and check it", places)
    return None


def _check(what: str, places: Places) -> NextStep:
    return NextStep(what, ("check", *places.own.names))


def _before_agreed(facts: RoundFacts, step: Step, lacks: Sequence[Lack], places: Places) -> NextStep:
    if step is Step.SENT_OUT:
        return _check("when the workbooks are back, check them", places)
    if step is Step.VIEWS_IN:
        return _with_answers_to_mend(facts, lacks, places)
    paper = facts.meeting_paper
    is_behind = bool(facts.outdated) or (paper is not None and facts.behind(paper).number > 0)
    if step is not Step.MEETING_PREPARED or (is_behind and not facts.lacks_views):
        return _prepare_meeting("", lacks, facts, places)
    if facts.meeting_book is not None:
        return _check(_hold_meeting(facts.meeting_book, facts), places)
    if paper is not None and set(paper.path.parent.glob("*.xlsx")) - places.files:
        look = ("status", *places.all.names, operand(str(paper.path.parent)))
        return NextStep("name the folder of the meeting's paper too, where the meeting's workbook seems to lie", look)
    return _prepare_meeting("", lacks, facts, places)


#: What to do with what ``check`` found in groups' workbooks, while the meeting goes on.
_SEND_SENTENCES = (
    "send the sentences above to those who are to put the answers right (check --mark-up DIR marks them in copies); "
    "the meeting waits for none of it, so "
)


def _with_answers_to_mend(facts: RoundFacts, lacks: Sequence[Lack], places: Places) -> NextStep:
    """Return the step where answers of groups' workbooks need attention: once they are listed, to go on without them."""
    if not facts.problems_listed:
        return _check("see which answers to have put right", places)
    if facts.group.trust_key and facts.group.round:
        return _prepare_meeting(_SEND_SENTENCES, lacks, facts, places)
    return _check("have these answers put right, as the sentences above say, and check again", places)


def _hold_meeting(book: WorkbookSummary, facts: RoundFacts) -> str:
    """Say that the meeting is to be held and its workbook filled in; where its day is past, that it is."""
    file, day = book.file, facts.meeting_day
    if day is None or day >= facts.today:
        return _beside_views(f"hold the meeting, fill in {file}, and check it", facts)
    past = f"the day of the meeting, {format_date(day)}, is past: fill in {file} with what was settled"
    return _beside_views(f"{past} (or give its new day there), and check it", facts)


def _beside_views(what: str, facts: RoundFacts) -> str:
    """Say that the agreed workbook is checked beside the groups' workbooks, where those were not given."""
    if not facts.lacks_views:
        return what
    known = "" if facts.views_beside else " (name their files or folder too)"
    return f"{what} beside the groups' workbooks{known}"


def _prepare_meeting(before: str, lacks: Sequence[Lack], facts: RoundFacts, places: Places) -> NextStep:
    """Return the step to prepare the meeting; where its paper is there already, both are written anew beside it."""
    missing = [lack.text.partition(":")[0] for lack in lacks if lack.kind is LackKind.GROUP]
    still = f" (still without {listed([within_sentence(group) for group in missing])})" if missing else ""
    again = ("--force",) if facts.meeting_paper or facts.outdated else ()
    anew = " anew" if again else ""
    still = ", where all that was typed is carried over" if facts.outdated else still
    folder = places.own.inside(MEETING_FOLDER)
    return NextStep(
        f"{before}prepare the {facts.group.words.meeting.one}{anew}{still}",
        ("prepare-meeting", *places.own.names, "-o", folder, *again),
    )


def _next_build(facts: RoundFacts, step: Step, places: Places) -> NextStep | None:
    """Return the command that makes what should be there, or makes it anew; None where nothing is to be made."""
    wanted = [
        state
        for state in facts.states
        if not state.is_current and not state.blocked and (state.made is not None or is_wanted(facts, state, step))
    ]
    if not wanted:
        return None
    if edited := next((state for state in wanted if state.edited and state.made), None):
        return _see_edits(edited, places)
    kinds = list(dict.fromkeys(state.planned.kind for state in wanted))
    together = len(kinds) > 1 and _is_all_wanted(facts)
    command = "build-all" if together else _BUILD[kinds[0]]
    titles = [f"the {_small(kind.title_in(facts.group.words))}" for kind in (kinds if together else kinds[:1])]
    again = " again" if all(state.made for state in wanted) else ""
    folder, options = _output(facts, wanted, places)
    return NextStep(f"build {listed(titles)}{again}", (command, *places.trust.names, "-o", folder, *options))


def _is_all_wanted(facts: RoundFacts) -> bool:
    """Tell whether ``build-all`` makes nothing but what should be there: no update that nobody asked for, no paper anew."""
    anew = any(state.blocked or (state.made and not state.is_current) for state in facts.states)
    return not anew and not facts.updates and not facts.has_news


def _see_edits(state: DocumentState, places: Places) -> NextStep:
    """Return the step before a document is built again whose words somebody changed: its edits would be lost."""
    assert state.made is not None
    name, path = state.made.path.name, operand(str(state.made.path))
    if state.planned.kind in PULLED:
        what = f"{name} was edited, so see what pull would take of it into the workbooks before you build it again with --force"
        return NextStep(what, ("pull", path, *places.trust.names, "--dry-run"))
    what = f"{name} was edited, so see what differs before you build it again"
    return NextStep(what, ("verify", path, *places.trust.names))


def _output(facts: RoundFacts, wanted: Sequence[DocumentState], places: Places) -> tuple[str, tuple[str, ...]]:
    """Return where documents go, and the options by which those that are there are kept or replaced."""
    there = [state.made.path.parent for state in (*wanted, *facts.states) if state.made]
    folder = str(there[0]) if there else places.trust.inside(DOCUMENTS_FOLDER)
    options = ("--resume",) if there or facts.group.earlier else ()
    return folder, (*options, "--force") if any(state.made for state in wanted) else options


def _small(title: str) -> str:
    return within_sentence(title)


#: What is filled in: the part that it is in, the tab, and what the part is called.
_TO_FILL_IN: Mapping[str, tuple[str, str, str]] = {
    "plan": ("plan", "Plan", "the development plan"),
    "medium term": ("plan", "Medium term", "the medium-term priorities"),
    "partnership": ("partnership", "Partnership", "the partnership"),
    "progress": ("progress", "Progress", "the log of the plan"),
}


def _fill_in(name: str, facts: RoundFacts, places: Places, before: str = "") -> NextStep:
    """Return the step to fill in a tab of a workbook: of the agreed one, else of another that has it, else of a new one.

    Args:
        name: what is filled in.
        facts: of the round.
        places: its files.
        before: what to say first.
    """
    part, tab, what = _TO_FILL_IN[name]
    having = sorted((w for w in facts.workbooks if part in w.milestones.parts), key=facts_order)
    if having:
        filled = f"{before}fill in the tab {tab} of {having[0].file}, and check it"
        return NextStep(filled, ("check", places.file(having[0])))
    return _new_workbook(f"{before}write a workbook for {what}", facts, part, places)


def _new_workbook(what: str, facts: RoundFacts, part: str, places: Places) -> NextStep:
    trust = facts.group.trust_name
    file = places.trust.inside(f"{slug(trust)}-{part}.xlsx")
    named = ("--trust", trust) if trust else ()
    return NextStep(what, ("new-workbook", *named, "--parts", part, "-o", file))


#: What stands before the step to fill in a partnership: nobody has to have one.
_ONLY_IF_PARTNERSHIP = (
    "nothing more is needed until the first of what is planned starts, unless a partnership agreement is wanted: then "
)


def _after_plan(facts: RoundFacts, step: Step, places: Places) -> NextStep:
    look = ("status", *places.all.names)
    if facts.may_have_partnership and step.number < Step.SUPPORT.number:
        return _fill_in("partnership", facts, places, _ONLY_IF_PARTNERSHIP)
    if step.number < Step.SUPPORT.number:
        return NextStep("nothing to build until the first of what is planned starts; then look again", look)
    return _while_supported(facts, places) or _next_round(facts, places)


def _while_supported(facts: RoundFacts, places: Places) -> NextStep | None:
    """Return the step between two rounds: a progress update, what it needs, or to go on with the log; None where it is over."""
    book = facts.log_book
    if facts.update_is_due and facts.has_news:
        folder, _ = _output(facts, (), places)
        # Why named: the paper is of the day on which the board looks, though the last entry is older, or others are later.
        day = max(facts.untold_review or facts.logged[-1], facts.logged[-1])
        build = (_BUILD[DocumentKind.UPDATE], *places.trust.names, "-o", folder, "--on", day.isoformat())
        return NextStep("build the progress update", build)
    if facts.update_is_due and book is not None:
        what = f"write in the tab Progress of {book.file} what became of the plan, and check it"
        return NextStep(what, ("check", places.file(book)))
    if facts.has_medium_term or facts.is_reviewed_out:
        return None
    log = f"go on with the log in {book.file}; " if book else ""
    until = f"{format_date(facts.hears_by)}, a term after the last paper" if facts.hears_by else "the plan is reviewed"
    return NextStep(f"{log}nothing to build until {until}; then look again", ("status", *places.all.names))


def _next_round(facts: RoundFacts, places: Places) -> NextStep:
    """Return the step to the next round: to send out its workbooks, or to check those that are back."""
    blank = [w for w in facts.without_round if not w.gives_view and "review" in w.milestones.parts]
    if blank:
        return NextStep("when the workbooks of the next round are back, check them", ("check", *places.trust.names))
    taken = {workbook.round_key for workbook in (*facts.workbooks, *facts.group.earlier)}
    name = _name_after(facts.group.round, taken, facts.today)
    folder = places.trust.inside(slug(name))
    sources = (word for place in places.trust.names for word in ("--from", place))
    what = (
        f"write the workbooks of the next round, under the name that it is to have, from those of {facts.group.round}"
    )
    over = _over(facts) if facts.has_medium_term else ""
    return NextStep(over + what, ("new-workbook", *sources, "--round", name, "-o", folder))


def _over(facts: RoundFacts) -> str:
    """Return that no paper is to come once medium-term priorities are told, and what goes on all the same: a plan with a review to come."""
    coming = next((day for day in facts.reviews if day >= facts.today), None)
    if coming is None:
        return "nothing to build any more; when the trust is rated again, "
    log = f"go on with the log in {facts.log_book.file}" if facts.log_book else "go on with the plan"
    until = f"until the plan is reviewed on {format_date(coming)}"
    return f"no further paper is due; {log} {until}; when the trust is rated again, "


#: A round that is called by its year: "Review 2027".
_YEAR_AT_END = re.compile(r"(.*\D)(20\d\d)", re.DOTALL)


def _name_after(name: str, taken: Set[str], today: dt.date) -> str:
    """Return a name for the round after one: named as that is, where it ends with a year; else the next that is suggested.

    Where neither gives one, it is of the year.
    """
    if year := _YEAR_AT_END.fullmatch(name):
        return f"{year[1]}{max(int(year[2]) + 1, today.year)}"
    last = max((place for place, choice in enumerate(ROUNDS) if round_key(choice.label) in taken), default=-1)
    return ROUNDS[last + 1].label if last + 1 < len(ROUNDS) else f"Annual review {today.year + 1}"


def look_at_trusts(names: Iterable[str]) -> NextStep:
    """Return what comes next for several trusts, whose files have these names in the command that was run."""
    return NextStep("see where each trust stands", ("status", *map(operand, names)))


def after_writing(path: File, number: int = 1, *, with_agreed: bool = False) -> NextStep:
    """Return what comes after so many workbooks were written to be filled in: to a file, or into a folder.

    Args:
        path: the file or the folder.
        number: of workbooks.
        with_agreed: whether one of them is the agreed one, which waits for the meeting.
    """
    if with_agreed and number > 1:
        what = "send out the groups' workbooks, and keep the agreed one; when they are back, check them"
    elif with_agreed:
        what = "keep it for the meeting; meanwhile, check it"
    else:
        what = (
            "send it out; when it is back, check it" if number == 1 else "send them out; when they are back, check them"
        )
    return NextStep(what, ("check", operand(str(path))))


def after_preparing(paths: Sequence[str]) -> NextStep:
    """Return what comes after a meeting has been prepared from workbooks: they and its own, or the folder that it lies in."""
    return NextStep("hold the meeting, fill in its workbook, and check it", ("check", *map(operand, paths)))


def after_mending(path: File) -> NextStep:
    """Return what comes after a workbook was written afresh from others."""
    return NextStep("check the new workbook", ("check", operand(str(path))))
