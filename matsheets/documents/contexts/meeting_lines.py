"""What takes a line each in a meeting's paper: ratings to choose, to hear and to confirm, and issues to keep or strike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.meeting_letters import BLANK, Whose, typed_value
from matsheets.documents.contexts.page_room import cut, first_sentence
from matsheets.documents.contexts.pattern_values import FEW, by_group, labels_of, short_name
from matsheets.documents.contexts.values import Field, Values, fields, rating_fields, rating_value, unbracketed
from matsheets.model.cells import first_listed
from matsheets.model.framework import NOT_RATED, Framework
from matsheets.review.agenda import Business, Item, Subject, subjects_of
from matsheets.review.review import Issue, View

#: A box to tick.
BOX = "\N{BALLOT BOX}\N{NO-BREAK SPACE}"
#: Characters of a subject's title, and of what one group and what each of several say of it; of a reason not to rate, and
#: of one for a rating.
_TITLE, _ALONE, _AMONG, _NO_REASON, _BRIEF = 90, 260, 150, 110, 130
#: Reasons for one rating that stand in brief; of more, where they stand.
_REASONS = 5
#: So many on one subject have half of that room each, and of more than so many the others are named alone.
_FEW_WORDS, _MOST_WORDS = 2, 4
#: After every rating of any scale.
_LAST = 1_000


def line_values(items: Sequence[Item], kinds: Sequence[Business], whose: Whose) -> list[Values]:
    """Return a line for each item of some kinds of business: who said what, and what may be ticked."""
    return [
        {
            "number": str(number),
            "ref": item.element.element.ref,
            "title": item.element.element.title,
            "short": item.element.element.short,
            "said": _said(item, whose),
            "rating": labels_of(item.element.rated_views),
            "choices": "\n".join(filter(None, [whose.last_time(item.element.element.ref), _choices(item)])),
        }
        for number, item in enumerate(items, start=1)
        if item.business in kinds
    ]


def _said(item: Item, whose: Whose) -> list[Values]:
    """Return who gave which rating, weakest first, then who gave none."""
    many = len(item.element.views) > FEW
    alike: dict[tuple[str, str], list[View]] = {}
    for view in sorted(item.element.views, key=lambda view: view.rating.points if view.rating else _LAST):
        why = view.rationale if view.not_rated and not many else ""
        alike.setdefault((_given(view)["label"], why), []).append(view)
    return [
        {
            "rating": _given(views[0]),
            "who": by_group(views, whose.names, many=many) + _why_not(views),
            "words": " ".join(_words(item, views, whose)),
        }
        for views in alike.values()
    ]


def _given(view: View) -> Values:
    """Return the rating, or in its place why there is none."""
    instead = NOT_RATED if view.not_rated else typed_value(view) if view.unclear else BLANK.capitalize()
    return rating_value(view.rating, instead=instead)


def _why_not(views: Sequence[View]) -> str:
    """Return the reason of those who chose not to rate, or that they gave none."""
    if not views[0].not_rated:
        return ""
    without, reason = sum(not view.rationale for view in views), cut(views[0].rationale, _NO_REASON)
    if without == len(views):
        return " (without a reason)"
    if without:
        return f" ({without} without a reason)"
    return f" ({reason})" if len({view.rationale for view in views}) == 1 else ""


def _words(item: Item, views: Sequence[View], whose: Whose) -> Iterator[str]:
    """Yield their reasons in brief, each with where it stands whole; and what is unclear about what they typed.

    Of several with a rating to choose one reason stands for its side. Those that stand beside the groups are not said again.
    """
    told = [] if _why_not(views) else [view for view in views if view.rationale]
    if item.business is Business.ADJACENT and views[0].rating:
        told = told[:1]
    for view in told[:_REASONS]:
        yield f"{first_sentence(view.rationale, _BRIEF)} ({whose.place(view)})"
    if rest := told[_REASONS:]:
        yield f"More reasons: {whose.places(rest)}."
    if views[0].unclear:
        yield whose.check_says(views[0])
        if typed_value(views[0]).endswith("…”"):
            yield f"Whole: {whose.place(views[0])}"


def _choices(item: Item) -> str:
    """Return what may be agreed, each after a box: the ratings that groups gave, or another."""
    ratings = sorted(set(item.element.ratings), key=lambda rating: rating.points)
    if item.business is Business.UNANIMOUS:
        return f"{BOX}{labels_of(item.element.rated_views)} confirmed"
    return " ".join(f"{BOX}{rating.label}" for rating in ratings)


def every_choice(framework: Framework) -> str:
    """Return every rating, and ``Not rated``, each after a box."""
    labels = (*(rating.label for rating in framework.scale.ratings), NOT_RATED)
    return "   ".join(BOX + label.replace(" ", "\N{NO-BREAK SPACE}") for label in labels)


def subject_values(issues: Sequence[Issue], names: Mapping[str, str]) -> list[Values]:
    """Return the issues beyond the framework by subject, each as one group or several put it."""
    return [_subject_value(subject, names) for subject in subjects_of(issues)]


def akin_text(subject: Subject) -> str:
    """Return that a subject may be one with what stands right above it; blank where nothing says so."""
    above = "the one" if subject.akin == 1 else "those"
    return f"May be one subject with {above} above" if subject.akin else ""


def _subject_value(subject: Subject, names: Mapping[str, str]) -> Values:
    issues = subject.issues
    refs = [f"{i.source.ref} ({unbracketed(short_name(names[i.respondent.file]))})" for i in issues]
    room = _ALONE if len(issues) == 1 else _AMONG if len(issues) <= _FEW_WORDS else _AMONG // 2
    rest = [short_name(names[issue.respondent.file]) for issue in issues[_MOST_WORDS:]]
    return {
        "title": cut(subject.title, _TITLE) or BLANK.capitalize(),
        "refs": first_listed(refs[:_MOST_WORDS], len(issues)),
        "akin": akin_text(subject),
        "raised": [
            {
                "who": short_name(names[issue.respondent.file]),
                "why": cut(issue.why, room) or BLANK,
                "known": cut(issue.known, room // 2) or BLANK,
                "next": cut(issue.next, room // 2) or BLANK,
            }
            for issue in issues[:_MOST_WORDS]
        ],
        "more": first_listed(rest[:_MOST_WORDS], len(rest)) if rest else "",
    }


def line_fields(prefix: str, of: str) -> tuple[Field, ...]:
    """Return the fields of ``line_values``; ``of`` says which elements they are."""
    return fields(
        (f"{prefix}.number", f"{of}: its number in the order of business", "text"),
        (f"{prefix}.ref", "its Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.short", "its short name", "text"),
        rating_fields(f"{prefix}.said[].rating", "what somebody said, the ratings first, weakest first"),
        (f"{prefix}.said[].who", "who said it, with the reason of one who does not rate", "text"),
        (
            f"{prefix}.said[].words",
            "their reasons in brief with where each stands, and what is unclear about a rating",
            "text",
        ),
        (f"{prefix}.rating", "the ratings given", "text"),
        (
            f"{prefix}.choices",
            "what was agreed in the round before, where that is known; then what may be agreed, each after a box",
            "text",
        ),
    )


def subject_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``subject_values``."""
    return fields(
        (f"{prefix}.title", "a subject beyond the framework", "text"),
        (f"{prefix}.refs", "the Refs of those who raised it, each with whose it is", "text"),
        (f"{prefix}.akin", "that it may be one subject with those above; blank where nothing says so", "text"),
        (f"{prefix}.raised[].who", "who raised it", "text"),
        (f"{prefix}.raised[].why", "why it matters, in brief", "text"),
        (f"{prefix}.raised[].known", "what is known, in brief", "text"),
        (f"{prefix}.raised[].next", "the next step, in brief", "text"),
        (f"{prefix}.more", "who else raised it; blank where all are there", "text"),
    )
