"""What documents of the sample trusts are filled with: an example for every name that a template may use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from matsheets.batch.document_planning import builds_by_map, plan_builds
from matsheets.batch.results import Outcome
from matsheets.documents.authoring.field_list import values_of
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.frameworks.map_files import open_map
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition, OpenMap
from matsheets.model.framework_map_file import shipped_maps
from matsheets.model.material import PROGRESS_REFS
from matsheets.review.review import AGREED_BASIS
from matsheets.samples.examples_of_several import EXAMPLES_OF_SEVERAL
from matsheets.samples.read_back import ReadRecipes, read_contents, read_recipes
from matsheets.samples.recipes import Recipe, RecipeValue, sample_recipes
from matsheets.sharing.pack import share
from matsheets.sharing.pack_workbook import WhosePack, pack_workbook
from matsheets.sharing.shared_words import SharedElement
from matsheets.workbook.layout.schema import Part

#: The total service charge and the limit of liability, which a draft may leave open together.
_OPEN = {("PAR-16", "answer"), ("PAR-25", "answer")}
_DATES = ("start", "review_on")
_ROUND, _REVIEWED_ON, _AGREED_ON = ("ABT-14", "answer"), ("ABT-15", "answer"), ("ABT-16", "answer")
_HANDLING = ("ABT-19", "answer")
#: From this day on a log has entries, and what becomes of a priority by turns.
_LOG, _STATUSES = dt.date(2028, 1, 10), ("Done", "On track", "Behind", "Stopped", "Behind")
#: Of the workbook of a round between two.
_BETWEEN, _WORKBOOK_ID = dt.date(2026, 5, 12), "000000000001"


def sample_values(
    kind: DocumentKind, framework: Framework, read: ReadRecipes = read_recipes
) -> Iterator[Mapping[str, object]]:
    """Yield what each sample trust's document is filled with, through the real writer, reader and checks; or of several trusts'.

    After the finished ones come drafts of the same, with answers left out that are often missing in real life, so that the
    names that say what is missing have examples too. Then come those of trusts whose first ratings no meeting settled, and
    of one that had three rounds, and of a trust whose earlier round nobody rated. Last come those of many groups that
    answered in a hurry, and for updates those of plans with a long log, and with one that has only begun.

    Args:
        kind: of the documents.
        framework: that the samples are on.
        read: reads the workbooks that recipes describe. Who asks for several kinds of documents can read each workbook once.
    """
    if kind.of_several:
        yield from EXAMPLES_OF_SEVERAL[kind](framework)
        return
    trusts = sample_recipes()
    for recipes in trusts:
        yield from _values(kind, read, recipes, framework)
    if kind is DocumentKind.SHARED:
        outcomes = read_contents({"shared-review.xlsx": _spoilt_pack(framework)}, framework)
        yield from _values_of_outcomes(kind, outcomes)
    for recipes in trusts:
        yield from _values(kind, read, [_unfinish(recipe) for recipe in recipes], framework)
    for recipes in trusts:
        yield from _values(kind, read, _unsettled(recipes), framework)
    two_rounds = [
        _first_and_last(recipes) for recipes in trusts if len({recipe.answers[_ROUND] for recipe in recipes}) > 1
    ]
    for recipes in two_rounds:
        yield from _values(kind, read, _third_round(_unsettled(recipes)), framework)
        yield from _values(kind, read, _third_round(recipes), framework)
    for recipes in two_rounds:
        yield from _values(kind, read, _unrated_before(recipes), framework)
    firsts = ([recipe for recipe in recipes if recipe.before is None] for recipes in trusts)
    most_groups = max(firsts, key=lambda recipes: sum(_AGREED_ON not in recipe.answers for recipe in recipes))
    yield from _values(kind, read, _in_a_hurry(most_groups), framework)
    if kind is DocumentKind.EVIDENCE_BY_MAP:
        yield from _values(kind, read, [_unproved(recipe) for recipe in trusts[0]], framework)
    for recipes in trusts if kind is DocumentKind.UPDATE else ():
        yield from _values(kind, read, [_logged(recipe, differs=True) for recipe in recipes], framework)
        yield from _values(kind, read, [_logged(recipe, differs=False) for recipe in recipes], framework)
        yield from _values(kind, read, [_logged(_unfinish(recipe), differs=True) for recipe in recipes], framework)
        yield from _values(kind, read, [_begun(recipe) for recipe in recipes], framework)


def _values(
    kind: DocumentKind, read: ReadRecipes, recipes: Sequence[Recipe], framework: Framework
) -> Iterator[Mapping[str, object]]:
    outcomes = read(recipes, framework)
    if kind is DocumentKind.SHARED:  # each trust's pack, without its last heading
        packs = share([o.assessment for o in outcomes if o.assessment], headings=["1", "2", "3"])
        outcomes = read_contents({pack.workbook_name: pack.workbook for pack in packs}, framework)
    yield from _values_of_outcomes(kind, outcomes)


def _values_of_outcomes(kind: DocumentKind, outcomes: Sequence[Outcome]) -> Iterator[Mapping[str, object]]:
    if kind is DocumentKind.EVIDENCE_BY_MAP:
        builds = tuple(build for by in _maps_of(outcomes) for build in builds_by_map(outcomes, by))
    else:
        builds = plan_builds(outcomes, [kind], only_where_possible=True)
    for build in builds:
        yield values_of(kind, build.review, [str(problem) for problem in build.problems])


def _maps_of(outcomes: Sequence[Outcome]) -> Iterator[OpenMap]:
    """Yield the shipped map to matters of the framework of some workbooks; then one of its first links, as of an earlier edition."""
    framework = next(outcome.assessment.framework for outcome in outcomes if outcome.assessment)
    maps = (open_map(name, shipped_frameworks()) for name in shipped_maps())
    found = next(each for each in maps if each.framework_ids == {framework.id})
    yield found
    origin = replace(found.origin, edition="An earlier edition")
    few = replace(found.map, origin=FrameworkEdition.of(origin), links=found.map.links[:2])
    yield replace(found, map=few, origin=origin)


def _spoilt_pack(framework: Framework) -> bytes:
    """Return a pack in which somebody typed what is no rating over one, so that its paper is a draft."""
    one, other = framework.headings[0].elements[:2]
    shared = (
        SharedElement(
            one.ref, one.title, "about right", AGREED_BASIS, "Heads set the aims together.", "Board minutes."
        ),
        SharedElement(other.ref, other.title, "Green", AGREED_BASIS, "Leaders check it each term.", "Three reports."),
    )
    return pack_workbook(WhosePack("Oakfield Learning Trust", "", "Baseline", _BETWEEN), shared, framework)


def _unfinish(recipe: Recipe) -> Recipe:
    """Return a recipe as it might stand a week before it is finished.

    One element has no rating and another no rationale. Of the plan there is only the beginning: the first priority serves
    nothing, nor does what is left for now, the second has no dates, and the rest is not written yet. Of the agreement, the
    total service charge and the limit of liability are open.
    """
    rated = sorted({ref for ref, column in recipe.answers if column == "rating"})
    planned = sorted({ref for ref, column in recipe.answers if column == "objective"})
    left = {ref for ref, column in recipe.answers if column == "no_action"}
    gone = {(ref, column) for ref in rated[:1] for column in ("rating", "rationale", "evidence")}
    gone |= {(ref, "rationale") for ref in rated[1:2]}
    gone |= {(ref, "target") for ref in planned[:1]}
    gone |= {(ref, column) for ref in planned[1:2] for column in _DATES}
    gone |= {(ref, "target") for ref in left} | _OPEN
    answers: dict[tuple[str, str], RecipeValue] = {
        key: value for key, value in recipe.answers.items() if key not in gone and key[0] not in set(planned[3:]) - left
    }
    return replace(recipe, answers=answers)


def _unproved(recipe: Recipe) -> Recipe:
    """Return a recipe in which nobody names evidence for anything."""
    return replace(recipe, answers={key: value for key, value in recipe.answers.items() if key[1] != "evidence"})


def _unsettled(recipes: Sequence[Recipe]) -> list[Recipe]:
    """Return a trust's recipes as if no meeting had settled the first round: its groups' own ratings and issues stand.

    On one element, the last of the groups rates lowest and all the others highest.
    """
    first = min(recipes, key=lambda recipe: str(recipe.answers[_REVIEWED_ON])).answers[_ROUND]
    groups = [recipe for recipe in recipes if _AGREED_ON not in recipe.answers]
    made = []
    for recipe in recipes:
        answers = dict(recipe.answers)
        if recipe in groups:
            element = next(ref for ref, column in answers if column == "rating")
            answers[element, "rating"] = "Red" if recipe is groups[-1] else "Green"
        elif answers[_ROUND] == first:
            gone = {ref for ref, column in answers if column in ("rating", "issue")}
            answers = {key: value for key, value in answers.items() if key[0] not in gone}
        made.append(replace(recipe, answers=answers))
    return made


def _first_and_last(recipes: Sequence[Recipe]) -> list[Recipe]:
    """Return a trust's recipes of its first round and of its last."""
    by_day = sorted(recipes, key=lambda recipe: str(recipe.answers[_REVIEWED_ON]))
    kept = {by_day[0].answers[_ROUND], by_day[-1].answers[_ROUND]}
    return [recipe for recipe in recipes if recipe.answers[_ROUND] in kept]


def _third_round(recipes: Sequence[Recipe]) -> list[Recipe]:
    """Return a trust's recipes with a round between its first and its last one, which has the last one's ratings and plan.

    The last plan takes up again what only the first one had. Another open priority of it is for the same element, which is a
    strength by now, says more than a title has room for and should be done by now. What its first closed priority served is weak.
    """
    *_, first, last = sorted(
        (recipe for recipe in recipes if _AGREED_ON in recipe.answers), key=lambda r: str(r.answers[_REVIEWED_ON])
    )
    between: dict[tuple[str, str], RecipeValue] = {
        _ROUND: "Review (mid-point)",
        _REVIEWED_ON: _BETWEEN,
        _AGREED_ON: _BETWEEN,
    }
    over = sorted(str(last.answers[ref, "priority"]) for (ref, _), said in last.answers.items() if said == "Done")
    planned = sorted(ref for ref, column in last.answers if column == "objective")
    one, two = [ref for ref in planned if ref not in over][:2]
    closed = str(last.answers[over[0], "target"])
    answers = {place: value for place, value in last.answers.items() if place[0] != one} | between
    review = replace(last, file=f"mid-point-{last.file}", workbook_id=_WORKBOOK_ID, answers=answers)
    target = str(last.answers[one, "target"])
    again: dict[tuple[str, str], RecipeValue] = {
        (one, "objective"): first.answers[one, "objective"],
        (two, "objective"): " ".join(
            str(last.answers[two, column]) for column in ("objective", "success", "monitoring")
        ),
        (two, "target"): target,
        (two, "due"): _BETWEEN,
        (target.split(maxsplit=1)[0], "rating"): "Green",
        (closed.split(maxsplit=1)[0], "rating"): "Red",
    }
    final = replace(last, answers={**last.answers, **again})
    return [*(recipe for recipe in recipes if recipe is not last), review, final]


def _unrated_before(recipes: Sequence[Recipe]) -> list[Recipe]:
    """Return a trust's recipes without the ratings of any round but the last: there is nothing to compare that with."""
    last = max(recipes, key=lambda recipe: str(recipe.answers[_REVIEWED_ON])).answers[_ROUND]
    return [
        recipe
        if recipe.answers[_ROUND] == last
        else replace(recipe, answers={key: value for key, value in recipe.answers.items() if key[1] != "rating"})
        for recipe in recipes
    ]


def _in_a_hurry(recipes: Sequence[Recipe]) -> list[Recipe]:
    """Return a trust's groups three times over, with no agreed view. Nobody but one rates the second element.

    On the first one they are far apart, one at length, and some typed what is no rating; on the third, all others agree. The first
    of them knows when the groups meet, and how the papers are to be handled. Some raise one issue in two ways.
    """
    first, second, third = sorted({ref for ref, column in recipes[0].answers if column == "rating"})[:3]
    views: list[dict[tuple[str, str], RecipeValue]] = [
        {
            (first, "rating"): "Red",
            (first, "rationale"): f"{recipes[0].answers[first, 'rationale']} " * 9,
            _AGREED_ON: _BETWEEN,
            _HANDLING: "Board, executive team and advisers only",
            (third, "rating"): "Green",
            ("BEY-07", "issue"): "Reserves fall below policy",
            ("BEY-08", "issue"): "Reserves below policy by 2027",
        },
        {(first, "rating"): "about right", (second, "rating"): "not sure", (third, "rating"): "about right"},
        {(first, "rating"): "Green", (third, "rating"): "Green"},
    ]
    groups = [recipe for recipe in recipes if _AGREED_ON not in recipe.answers] * len(views)
    made = []
    for number, recipe in enumerate(groups):
        kept = {key: value for key, value in recipe.answers.items() if key[0] != second or number == 0}
        answers = {**kept, **views[number % len(views)]}
        made.append(replace(recipe, file=f"{number}.xlsx", workbook_id=f"{number:012x}", answers=answers))
    return made


def _logged(recipe: Recipe, *, differs: bool) -> Recipe:
    """Return a recipe whose plan has a log of two entries for each priority, at length, and one without a day.

    Args:
        recipe: it stays as it is where it has no plan.
        differs: whether the entries say what difference was made, but for those of the last priority.
    """
    planned = sorted({ref for ref, column in recipe.answers if column == "objective"})
    if not planned:
        return recipe
    found: dict[tuple[str, str], RecipeValue] = {}
    for number, plan in enumerate([*planned, *planned, planned[0]], start=1):
        ref, day = f"PRG-{number:02d}", _LOG + dt.timedelta(days=7 * number)
        actions, success = (str(recipe.answers.get((plan, column), plan)) for column in ("actions", "success"))
        found |= {
            (ref, "priority"): plan,
            (ref, "status"): _STATUSES[number % len(_STATUSES)],
            (ref, "done"): actions * 3,
        }
        if differs and plan != planned[-1]:
            found[ref, "difference"] = success * 3
        if number <= 2 * len(planned):
            found |= {(ref, "date"): day, (f"SUP-{number:02d}", "date"): day, (f"SUP-{number:02d}", "days"): 1}
            found[f"SUP-{number:02d}", "service"] = f"SRV-{number:02d}"
        if number % 3 == 0:
            found |= {(ref, "new_due"): _LOG + dt.timedelta(days=700), (ref, "why_new_due"): success}
    del found["SUP-01", "days"]
    return replace(recipe, parts=recipe.parts | {Part.PROGRESS}, answers={**recipe.answers, **found})


def _begun(recipe: Recipe) -> Recipe:
    """Return a recipe whose log has only begun: one entry, a week after the review, too soon for a difference or a decision."""
    planned = sorted({ref for ref, column in recipe.answers if column == "objective"})
    reviewed = recipe.answers.get(_REVIEWED_ON)
    if not planned or not isinstance(reviewed, dt.date):
        return recipe
    answers = {place: value for place, value in recipe.answers.items() if not place[0].startswith(PROGRESS_REFS)}
    entry: dict[tuple[str, str], RecipeValue] = {
        ("PRG-01", "priority"): planned[0],
        ("PRG-01", "date"): reviewed + dt.timedelta(days=7),
        ("PRG-01", "status"): "On track",
        ("PRG-01", "done"): str(recipe.answers.get((planned[0], "actions"), planned[0])),
    }
    return replace(recipe, parts=recipe.parts | {Part.PROGRESS}, answers={**answers, **entry})
