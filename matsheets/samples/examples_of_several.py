"""What documents of several of the sample trusts are filled with: examples for the names that their templates may use."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import chain
from pathlib import Path

from matsheets._version import __version__
from matsheets.comparison.comparison import compare_trusts
from matsheets.comparison.rating_changes import ratings_since
from matsheets.comparison.selection import reviews_to_compare
from matsheets.documents.contexts.comparison import comparison_context
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.joint_plan import joint_plan_context
from matsheets.documents.contexts.pooled_paper import pooled_context
from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.documents.template.joint_plan_paper import reviews_beside
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import MOST_TRUSTS, JointPlan, TrustView, views_text
from matsheets.model.optional_columns import TRUSTS_SAY
from matsheets.model.respondents import AGREED, answer_text
from matsheets.programme.pooled_figures import pooled_figures_of
from matsheets.programme.trust_entry import (
    DAYS_REF,
    ElementEntry,
    MediumTermEntry,
    PartnershipEntry,
    PriorityEntry,
    Programme,
    StepEntry,
    TrustEntry,
)
from matsheets.review.review import Review
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.programme_trusts import invented_trusts
from matsheets.samples.read_back import read_contents, read_recipes
from matsheets.samples.recipes import replay, sample_recipes
from matsheets.sharing.pack import share
from matsheets.steps.programme_run import programme_of
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.writer import write_workbook

#: The elements that a sample trust shares in a pack.
_SHARED = ("VIS-01", "TEA-02")
_BASELINE = "Baseline"
#: The trusts of a joint plan, what each says of an element, and a priority of theirs.
_PLANNERS = ("Skerrowmere Primary Academies Trust", "Ondlebury Learning Partnership Trust", "Pennerdown Trust")
_SAYS = ("Red", "Amber-red", "Green")
_PLAN: Mapping[str, Written] = {
    "target": "TEA-01 Approach to pedagogy",
    "objective": "Teachers in all our schools begin lessons with recall of what was taught before, and check it in every class, so that "
    "no pupil starts a new topic on knowledge that has not been secured, whichever of our schools they are in.",
    "brings": "Ondlebury: its lead for teaching, one day a month.\nSkerrowmere: films of ten lessons, and a school to visit.",
    "lead_trust": "Ondlebury Learning Partnership Trust",
    "lead": "Ruth Okonjo, director of education",
    "start": dt.date(2027, 1, 4),
    "due": dt.date(2027, 7, 16),
    "success": "Nine of ten lessons seen in June begin with recall that is checked.",
}
#: How many trusts a pooled paper has, and how many one that has nothing to print.
_TRUSTS, _FEW = 40, 12
#: A day on which some of what the samples plan is past its date.
_LATER = dt.date(2027, 11, 1)


def comparison_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield comparisons of the sample trusts: as they agreed, with the groups' own ratings, and with what two of them share.

    The last is of a pack beside the first rounds of all others, which lie far apart, one of them on another edition.
    """
    read = _assessments(framework)
    own = [assessment for assessment in read if answer_text(assessment, "group") != AGREED]
    first = answer_text(own[0], "trust_name")
    (pack,) = share([a for a in read if answer_text(a, "trust_name") == first], elements=_SHARED)
    second = next(name for a in own if (name := answer_text(a, "trust_name")) != first)
    other = [assessment for assessment in own if answer_text(assessment, "trust_name") == second]
    packed = read_contents({pack.workbook_name: pack.workbook}, framework)
    for assessments in (read, own, [*(each.assessment for each in packed if each.assessment), *other]):
        yield _compared(reviews_to_compare(assessments))
    baselines = [assessment for assessment in own if answer_text(assessment, "round") == _BASELINE]
    of_others = [assessment for assessment in baselines if answer_text(assessment, "trust_name") != first]
    reviews = reviews_to_compare([*(each.assessment for each in packed if each.assessment), *of_others])
    yield _compared([*reviews[:-1], _of_another_edition(reviews[-1])])


def _compared(reviews: Sequence[Review]) -> Mapping[str, object]:
    return comparison_context(compare_trusts(reviews[:MOST_TRUSTS]), made_on=SAMPLES_DAY, version=__version__)


def _of_another_edition(review: Review) -> Review:
    """Return a review as if the framework's edition had no element of those that a sample trust's pack holds last."""
    headings = tuple(
        each._replace(elements=tuple(e for e in each.elements if e.element.ref != _SHARED[-1]))
        for each in review.headings
    )
    return replace(review, headings=headings, framework=replace(review.framework, edition="An edition before"))


def _assessments(framework: Framework) -> list[Assessment]:
    """Return what the sample trusts' workbooks say."""
    outcomes = read_recipes(tuple(chain.from_iterable(sample_recipes())), framework)
    return [outcome.assessment for outcome in outcomes if outcome.assessment]


def joint_plan_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what a joint plan is filled with: by itself, and as a draft beside the trusts' workbooks of today."""
    plan = JointPlan(_joint(framework))
    for others, missing in (((), None), (_assessments(framework), ["Due is blank, and every priority needs it."])):
        beside = reviews_beside(plan, others)
        yield joint_plan_context(plan, ratings_since(plan, beside), beside, missing=missing, version=__version__)


def _joint(framework: Framework) -> Assessment:
    """Return a joint workbook with a priority that is whole, one that is not, and an element that was left."""
    answers: dict[tuple[str, str], Written] = {("JNT-01", key): value for key, value in _PLAN.items()}
    answers |= {
        ("JNT-02", "objective"): "Governors see the same three figures in each trust.",
        ("JNT-03", "target"): "CUR Curriculum and assessment",
    }
    answers |= {(f"TRU-{number:02d}", "trust"): name for number, name in enumerate(_PLANNERS, start=1)}
    answers |= {
        ("TRU-01", "number"): "07654321",
        ("TRU-01", "key_person"): "Jo Field, chief executive",
        ("TRU-01", "round"): "Baseline",
        ("TRU-01", "date"): SAMPLES_DAY,
    }
    views = [
        TrustView(name, word, "TEA-01", "agreed", ("PLAN-03",)) for name, word in zip(_PLANNERS, _SAYS, strict=True)
    ]
    layout = build_layout(framework, [Part.JOINT]).with_optional({("JNT-01", TRUSTS_SAY): views_text(views)})
    out = BytesIO()
    write_workbook(out, layout, workbook_id="000000000001", created=dt.datetime(2026, 11, 2), answers=answers)
    return read_workbook(Path("joint-plan.xlsx"), [framework], out.getvalue())


def pooled_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what the paper of forty trusts is filled with, some of its rows withheld, and that of twelve, with none printed."""
    for trusts in (_TRUSTS, _FEW):
        entries = tuple(_entry(framework, number) for number in range(trusts))
        yield pooled_context(pooled_figures_of(Programme(framework, dt.date(2027, 3, 1), entries)), version=__version__)


def _entry(framework: Framework, number: int) -> TrustEntry:
    """Return one of the trusts: of every second element and heading the same is true of as many trusts as can be printed."""
    ratings = framework.scale.ratings
    elements = (
        ElementEntry(element.ref, 1 if number % 10 < at % 3 + 2 else len(ratings), number % 3 > 0)
        for at, element in enumerate(framework.elements)
    )
    priorities = (
        PriorityEntry("PLAN-01", heading.ref, "", "", None, "", overdue=False)
        for at, heading in enumerate(framework.headings)
        if number % 10 < at % 3 + 3
    )
    return TrustEntry(
        str(number), str(number), "", "", (), "", "", None, StepEntry("agreed", 5), (framework.id, framework.edition),
        tuple(elements), tuple(priorities), has_mentor=number % 4 > 0, support_refs=("SUP-01",) * (number % 5 > 2),
        medium_term=(MediumTermEntry("MED-01", "", ""),) * (number % 7 > 4),
    )  # fmt: skip


def programme_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what the programme paper of the sample trusts is filled with, with boards that wait, and on another day."""
    with tempfile.TemporaryDirectory() as folder:
        for recipe in chain.from_iterable(sample_recipes()):
            Path(folder, recipe.file).write_bytes(replay(recipe, framework))
        later = programme_of(folder, on=_LATER, frameworks=[framework])
        now = programme_of(folder, on=SAMPLES_DAY, frameworks=[framework])
    waiting = [entry._replace(step=entry.step._replace(update_is_due=True)) for entry in later.entries]
    yield programme_context(replace(later, entries=tuple(waiting)), version=__version__)
    yield programme_context(now, version=__version__)
    yield programme_context(_of_many(now), version=__version__)


def _of_many(programme: Programme) -> Programme:
    """Return a programme with forty more trusts, so that no list has room in the paper.

    All of them wait for an update, four of ten for help. Of the first nothing has come back, the last rated on another
    framework; one gives an answer that nobody can read, one has given all the days that it offers.
    """
    first, *others = invented_trusts()
    called = [trust.name for trust in others]
    made = [_waiting(_entry(programme.framework, number), called[number]) for number in range(len(called))]
    giver = made[9]
    agreed = PartnershipEntry(giver.name, "", called[0], Decimal(5), "agreement.xlsx")
    made[9] = giver._replace(days_offered=Decimal(5), partnerships=(agreed,))
    made[8] = made[8]._replace(unread=((DAYS_REF, "some, in spring"),))
    nothing = TrustEntry(
        first.name, first.name, "", "", (), "", "", None, StepEntry("nothing in", 1), ("", ""), seeks_help=True
    )
    *entries, other = made
    return replace(
        programme,
        entries=(nothing, *programme.entries, *entries),
        others=(other._replace(framework=("its-own-framework", "2026")),),
        unusable=("notes.xlsx: it is no workbook of ours.",),
    )


def _waiting(entry: TrustEntry, name: str) -> TrustEntry:
    """Return one of the many: its board waits for an update, it has support, and with many weak elements it looks for help."""
    evidenced = tuple(element._replace(evidenced=True) for element in entry.elements)
    weak = sum(element.points == 1 for element in evidenced)
    return entry._replace(
        name=name,
        step=entry.step._replace(update_is_due=True),
        elements=evidenced,
        agreed_days=Decimal(6),
        given_days=Decimal(4),
        seeks_help=True if weak else None,
    )


#: Yields what documents of a kind are filled with, the best examples first; a line for each kind.
EXAMPLES_OF_SEVERAL: Mapping[DocumentKind, Callable[[Framework], Iterator[Mapping[str, object]]]] = {
    DocumentKind.COMPARISON: comparison_values,
    DocumentKind.JOINT_PLAN: joint_plan_values,
    DocumentKind.POOLED: pooled_values,
    DocumentKind.PROGRAMME: programme_values,
}
