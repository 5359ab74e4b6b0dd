"""The letters that stand for groups on a meeting's map, and who they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from matsheets.documents.contexts.independence import missing_groups, returned_blank
from matsheets.documents.contexts.pattern_values import short_name
from matsheets.documents.contexts.values import Field, Values, fields
from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED
from matsheets.model.respondents import MENTOR_GROUP, Respondent
from matsheets.review.review import Review, View

#: What stands where there is nothing: a screen reader finds no empty cell.
NOTHING = "–"


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
        found[respondent.file] = f"[{numbered}]" if respondent.group == MENTOR_GROUP else numbered
    return found


def own_views(review: Review) -> list[Respondent]:
    """Return those who gave a view of their own, in the order of groups."""
    return [respondent for respondent in review.raters if not respondent.agreed]


def why_no_rating(view: View) -> str:
    """Return why a view counts for no pattern, in a word or two; blank where it has a rating."""
    if view.rating is not None:
        return ""
    return NOT_RATED.lower() if view.not_rated else "unclear" if view.unclear else "blank"


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
        for group in missing_groups(review)
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
    missing = [f"{who['who'][:1].lower()}{who['who'][1:]}" for who in answered if not who["answered"]]
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
