"""The letters that stand for groups on a meeting's map, and who they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from matsheets.checks import misread_answer
from matsheets.documents.contexts.independence import missing_groups, returned_blank
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.pattern_values import short_name
from matsheets.documents.contexts.values import Field, Values, fields, names_of
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed, within_sentence
from matsheets.model.framework import NOT_RATED
from matsheets.model.last_time import LAST_AGREED
from matsheets.model.respondents import MENTOR_GROUP, Respondent
from matsheets.review.review import Review, View

#: What stands where there is nothing: a screen reader finds no empty cell.
NOTHING = "–"
#: What stands for every answer that nobody typed.
BLANK = "blank"
#: Characters of a rating that could not be understood; of what is said of it, and of it in there; of a person's name.
TYPED, _CHECK, _IN_BRIEF, _PERSON = 300, 260, 60, 40


def letters_of(respondents: Sequence[Respondent], names: Mapping[str, str]) -> dict[str, str]:
    """Return the letter of each respondent, by file: the first letter of the group, numbered where several have it.

    The mentor's stands in brackets, which grey print shows as well.
    """
    first = {r.file: short_name(names[r.file])[:1].upper() for r in respondents}
    several, taken = Counter(first.values()), Counter[str]()
    found = {}
    for respondent in respondents:
        letter = first[respondent.file]
        taken[letter] += 1
        numbered = f"{letter}{taken[letter]}" if several[letter] > 1 else letter
        found[respondent.file] = f"[{numbered}]" if respondent.kind == MENTOR_GROUP else numbered
    return found


class Whose(NamedTuple):
    """Whose views they are, by file: what to call them, the letters that stand for them, and what they hold.

    Attributes:
        names: what to call each view, as long as a line holds.
        letters: what stands for each on the map.
        held: each workbook.
        last: by the elements' Refs, what was agreed in the round before, where a workbook that was carried forward says it.
    """

    names: Mapping[str, str]
    letters: Mapping[str, str]
    held: Mapping[str, Assessment]
    last: Mapping[str, str] = MappingProxyType({})

    def last_time(self, ref: str) -> str:
        """Return what was agreed of an element in the round before, in words; blank where nothing says it."""
        return f"{LAST_AGREED}{self.last[ref]}" if ref in self.last else ""

    def place(self, view: View) -> str:
        """Return where the whole of a view stands: ``VIS-01 in M``."""
        return f"{view.source.ref} in {self.letters[view.respondent.file].strip('[]')}"

    def places(self, views: Sequence[View]) -> str:
        """Return where several views of one element stand whole: ``VIS-01 in E1, E2``."""
        return ", ".join([self.place(views[0]), *(self.letters[v.respondent.file].strip("[]") for v in views[1:])])

    def check_says(self, view: View) -> str:
        """Return what ``check`` says of a rating that could not be understood."""
        said = misread_answer(self.held[view.respondent.file], view.source.ref, "rating")
        return cut(said, _CHECK) or f"“{cut(view.unclear, _IN_BRIEF)}” is not clear."


def paper_names(respondents: Sequence[Respondent]) -> dict[str, str]:
    """Return what to call each view by file, no name of a person longer than a line holds."""
    return names_of([respondent._replace(name=cut(respondent.name, _PERSON)) for respondent in respondents])


def typed_value(view: View, limit: int = TYPED) -> str:
    """Return a rating that could not be understood as it was typed, in quotes; cut where it is very long."""
    return f"“{cut(view.unclear, limit)}”"


def own_views(review: Review) -> list[Respondent]:
    """Return those who gave a view of their own, in the order of groups."""
    return [respondent for respondent in review.raters if not respondent.agreed]


def why_no_rating(view: View) -> str:
    """Return why a view counts for no pattern, in a word or two; blank where it has a rating."""
    if view.rating is not None:
        return ""
    return NOT_RATED.lower() if view.not_rated else "unclear" if view.unclear else BLANK


def answered_values(review: Review, names: Mapping[str, str], letters: Mapping[str, str]) -> list[Values]:
    """Return who answered, with how many elements each rated; then the groups that did not."""
    of_file: dict[str, list[View]] = {}
    for element in review.elements:
        for view in element.views:
            of_file.setdefault(view.respondent.file, []).append(view)
    total, blank = len(review.elements), returned_blank(review)
    found = [
        {
            "letter": letters[r.file],
            "who": short_name(names[r.file]),
            "rated": f"{sum(view.rating is not None for view in of_file[r.file])} of {total}",
            "rest": _rest(of_file[r.file]),
            "answered": True,
        }
        for r in own_views(review)
    ]
    return found + [
        {
            "letter": NOTHING,
            "who": short_name(group),
            "rated": "None",
            "rest": "Workbook came back blank" if group in blank else "No workbook",
            "answered": False,
        }
        for group in map(review.framework.words.group, missing_groups(review))
    ]


def _rest(views: Sequence[View]) -> str:
    counts = Counter(filter(None, map(why_no_rating, views)))
    return ", ".join(f"{count} {why}" for why, count in counts.items()) or NOTHING


def key_of(answered: Sequence[Values]) -> str:
    """Return who answered in a line, for a page without room for a table: ``E1 executive team, 14 of 14``."""
    there = [
        f"{who['letter']} {who['who']}, {who['rated']}" + (f" ({who['rest']})" if who["rest"] != NOTHING else "")
        for who in answered
        if who["answered"]
    ]
    missing = [within_sentence(who["who"]) for who in answered if not who["answered"]]
    return "; ".join(there) + (f". No view from {listed(missing)}" if missing else "")


def answered_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``answered_values``."""
    return fields(
        (f"{prefix}.letter", "the letter that stands for whoever answered; a dash for a group that did not", "text"),
        (f"{prefix}.who", "the group, with a name where two share one", "text"),
        (f"{prefix}.rated", "how many elements they rated", "text"),
        (f"{prefix}.rest", "how many they did not rate, left unclear or blank; or that there is no workbook", "text"),
        (f"{prefix}.answered", "there is a view", "yes or no"),
    )
