"""The workbooks of one trust's next round: one for each group that gave a view, and the agreed one.

Why each group's from its own and the agreed one alone: what another group said is not to be seen before rating, and a workbook
that is left out changes none but its group's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.carried_forward import logged_objectives
from matsheets.model.carried_plan import carried_reasons, plan_to_remember
from matsheets.model.cells import fold
from matsheets.model.edition_scales import is_one_scale
from matsheets.model.fingerprints import tab_keys
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import LAST_TIME, OptionalTexts
from matsheets.model.respondents import AGREED, gives_view, respondent_of
from matsheets.review.grouping import TrustRound
from matsheets.review.progress import plan_workbook, progress_of
from matsheets.review.review import Review
from matsheets.rounds.carried_answers import (
    GROUP_REF,
    ROUND_REF,
    CarriedAnswers,
    carried_facts,
    carried_partnership,
    carried_plan,
    joined,
)
from matsheets.rounds.last_time_texts import last_time_agreed, last_time_of_group
from matsheets.storage.output import FileNames, slug
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.editions import Carried, ChangeKind, carry, changes_between, moved_refs
from matsheets.workbook.repair.repair import draw

#: The day on which a workbook says that it was made, where nothing gives one: the same inputs give the same bytes.
_NO_DAY = dt.date(1980, 1, 1)
#: What stands under Last time beside an element that is new, or that has other words now.
_OF_CHANGE = {
    ChangeKind.NEW: "New in this edition of the {framework}",
    ChangeKind.REWORDED: "Its words have changed since then",
}


class NextWorkbook(NamedTuple):
    """One workbook of the next round.

    Attributes:
        name: what to call its file.
        group: whose it is; that of the agreed one says so.
        content: its bytes.
    """

    name: str
    group: str
    content: bytes


@dataclass(frozen=True)
class NextWorkbooks:
    """Makes the workbooks of the round that follows one.

    Attributes:
        last: the summaries of the round before.
        review: what its workbooks say.
        round: the name of the new round.
        target: the framework that the new ones are on.
        names: hands out the names of files.
        framework: the id of the framework, where the trust has rounds on another one too: names of files have it then.
    """

    last: TrustRound
    review: Review
    round: str
    target: Framework
    names: FileNames
    framework: str = ""

    @cached_property
    def groups(self) -> Mapping[str, tuple[Assessment, ...]]:
        """The workbooks of each group that gave a view, by its name, in the order of the groups."""
        found: dict[str, list[Assessment]] = {}
        called: dict[str, str] = {}
        for respondent, assessment in zip(self.review.respondents, self.review.assessments, strict=True):
            if gives_view(assessment) and respondent.group and not respondent.agreed:
                group = called.setdefault(fold(respondent.group), respondent.group)
                found.setdefault(group, []).append(assessment)
        return {group: tuple(books) for group, books in found.items()}

    @property
    def nameless(self) -> tuple[str, ...]:
        """The workbooks that give a view and do not say whose it is."""
        pairs = zip(self.review.respondents, self.review.assessments, strict=True)
        return tuple(a.file for r, a in pairs if not r.group and gives_view(a))

    @cached_property
    def agreed_books(self) -> tuple[Assessment, ...]:
        """The agreed workbooks of the round before, those that settle something first."""
        pairs = zip(self.review.respondents, self.review.assessments, strict=True)
        return tuple(sorted((a for r, a in pairs if r.agreed), key=lambda a: not gives_view(a)))

    def agreed(self) -> tuple[NextWorkbook, CarriedAnswers]:
        """Make the agreed workbook; return it with what goes into it and what does not."""
        holder = [a for a in self.review.assessments if a.file == self.review.plan_from]
        partnership = carried_partnership(self.review, self.last.workbooks)
        facts = carried_facts([*self.agreed_books, *holder] or self.review.assessments)
        parts = [Part.REVIEW, Part.PLAN, Part.PROGRESS, *([Part.PARTNERSHIP] if partnership.answers else [])]
        carried = joined(facts, carried_plan(self.review), partnership)
        return self._make(AGREED, "agreed", parts, carried, last_time_agreed(self.review))

    def of_group(self, group: str) -> tuple[NextWorkbook, CarriedAnswers]:
        """Make a group's workbook; that of one that gave no view has what was agreed alone."""
        own = next((books for name, books in self.groups.items() if fold(name) == fold(group)), ())
        texts = last_time_of_group(self.review, {book.file for book in own})
        facts = carried_facts([*self.agreed_books, *own])
        return self._make(group, slug(group, "group"), [Part.REVIEW], facts, texts, own)

    def _make(
        self,
        group: str,
        called: str,
        parts: Sequence[Part],
        carried: CarriedAnswers,
        texts: OptionalTexts,
        own: Sequence[Assessment] = (),
    ) -> tuple[NextWorkbook, CarriedAnswers]:
        """Write one workbook.

        Args:
            group: whose it is.
            called: what the name of its file says of that.
            parts: what it holds.
            carried: the answers that go into it.
            texts: what stands under Last time, by the Refs of the round before; in today's words where the scale is the same.
            own: the workbooks of its group; of the agreed one, none.
        """
        source = self.review.framework
        moved = moved_refs(source, self.target)
        kept = {(ref, key): text for (ref, key), text in texts.items() if moved.get(ref, ref)}
        told_on = self.target.scale if is_one_scale(source.scale, self.target.scale) else source.scale
        written = carry(carried.answers, source, build_layout(self.target), kept, told_on=told_on)
        given = {(ROUND_REF, "answer"): self.round, (GROUP_REF, "answer"): group}
        whole = written._replace(answers={**written.answers, **given}, optional=self._with_changes(written.optional))
        name = "-".join(filter(None, [slug(self.last.trust_name), called, self.framework, slug(self.round, "round")]))
        content = self._draw(whole, parts, [group, self.round, self.last.trust_key], [*self.agreed_books, *own])
        uncertain = (*carried.uncertain, *written.unplaced)
        return NextWorkbook(self.names.take(name, ".xlsx"), group, content), carried._replace(uncertain=uncertain)

    def _with_changes(self, texts: OptionalTexts) -> OptionalTexts:
        """Return what stands under Last time with what became of the elements where the framework is another edition."""
        found = dict(texts)
        for change in changes_between(self.review.framework, self.target):
            if said := _OF_CHANGE.get(change.kind):
                place = change.ref, LAST_TIME
                found[place] = "\n".join(filter(None, [found.get(place, ""), self.target.words.fill(said)]))
        return found

    def _draw(
        self, carried: Carried, parts: Sequence[Part], whose: Sequence[str], made_from: Iterable[Assessment]
    ) -> bytes:
        """Draw a workbook that remembers what was carried into it; its id comes from what it holds.

        Why twice: what a workbook says is what is read in it, and what it remembers is to be held against that.
        """
        layout = build_layout(self.target, parts)
        days = [day for book in made_from if (day := respondent_of(book).date)]
        created = dt.datetime.combine(max(days, default=_NO_DAY), dt.time())
        first = draw(layout, carried, [], "", created)
        written = read_workbook(Path("next.xlsx"), [self.target], first)
        keys = {**tab_keys(written), **logged_objectives(written), **self._plan_to_remember(written)}
        told = [*whose, self.target.id, self.target.edition, sorted(keys.items()), sorted(carried.optional.items())]
        workbook_id = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return draw(layout, carried._replace(carried=keys), [], workbook_id, created)

    def _plan_to_remember(self, written: Assessment) -> Mapping[str, str]:
        """Return what a workbook remembers of the plan in it, with the days of the rounds that gave its dates and reasons."""
        holder = plan_workbook(self.review)
        reasons = carried_reasons(holder) if holder else {}
        since = {
            no.source.ref: then.since
            if (then := reasons.get(no.source.ref)) and then.text == no.reason
            else self.review.day
            for no in self.review.no_actions
        }
        return plan_to_remember(
            written, {each.priority.source.ref: each.due_since for each in progress_of(self.review)}, since
        )
