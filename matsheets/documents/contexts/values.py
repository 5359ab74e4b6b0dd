"""What every document's context shares: how ratings, dates, blanks and people are put for a template.

Plain values only: texts, whole numbers, truth values, lists and dicts. Ratings are dicts with ``label``, ``fill``,
``light``, ``weak``, ``rated`` and ``mark``, so that a template can print the word and put the colour behind it: behind the whole cell
(``{% cellbg r.fill %}``), or behind the word alone (``{{r r.mark }}``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.scale_values import lines_of_the_scale
from matsheets.documents.contexts.word_values import fact_labels, word_fields, words_value
from matsheets.model.assessment import Assessment
from matsheets.model.cells import sentence_start
from matsheets.model.framework import NOT_RATED, Framework, Rating, contrast
from matsheets.model.parsing import format_date, format_number
from matsheets.model.respondents import GROUP_NOT_RECORDED, REFS, Respondent
from matsheets.review.review import NOT_SETTLED, ElementReview, Priority, Review, Source, View

NOT_RECORDED = "Not recorded"
#: What the view is called that was settled together, and what stands for a view where a workbook holds a plan alone.
AGREED_VIEW, PLAN_ALONE, PARTNERSHIP_ALONE = "Agreed", "The plan alone", "The partnership alone"

#: Characters of a trust's name that fit one line of a page's header beside the title of the document.
TRUST_IN_BRIEF = 60
#: After what was typed where a date was asked for and is none, and characters of it.
NOT_A_DATE, _LONGEST_DATE = " (not a date)", 40

Values = dict[str, Any]


class Field(NamedTuple):
    """One name that a template may use."""

    name: str
    meaning: str
    kind: str


def said(text: str | None) -> str:
    """Return a text, or the words that stand for a blank."""
    return text or NOT_RECORDED


def brief(text: str, *, where: str, limit: int = 420) -> str:
    """Return a text up to the limit as it is, and the beginning of a longer one, saying where it goes on."""
    if len(text) <= limit:
        return said(text)
    start = text[:limit]
    end = max(start.rfind(". "), start.rfind(".\n"))
    cut = start[: end + 1] if end > limit // 2 else start.rpartition(" ")[0] or start
    return f"{cut.rstrip()} […] Continues in {where}."


def dated(day: dt.date | None) -> str:
    """Return a date in words, or the words that stand for a blank."""
    return format_date(day) if day else NOT_RECORDED


def short_date(day: dt.date) -> str:
    """Return a date as it stands in a narrow column: ``4 Feb 2027``."""
    number, month, year = format_date(day).split()
    return f"{number} {month[:3]} {year}"


def review_dates(review: Review) -> str:
    """Return the date that those who rated give, or the first and the last of their dates."""
    days = sorted({r.date for r in review.raters if r.date})
    return " to ".join(map(dated, dict.fromkeys((days[0], days[-1])))) if days else NOT_RECORDED


def rating_value(rating: Rating | None, *, instead: str = NOT_RATED) -> Values:
    """Return a rating: its word, its colour, what is so of it, and the word shaded.

    Args:
        rating: the rating, or None.
        instead: the words for no rating.
    """
    label, fill, light = instead, "FFFFFF", False
    if rating is not None:
        label, fill = rating.label, rating.fill
        light = contrast(rating.text, "000000") > contrast(rating.text, "FFFFFF")
    weak = rating is not None and rating.weak
    mark = shaded_word(label, fill, "FFFFFF" if light else "000000", weak)
    return {"label": label, "fill": fill, "light": light, "weak": weak, "rated": rating is not None, "mark": mark}


def given_rating_value(view: View) -> Values:
    """Return what one respondent gave an element: ``Not rated`` is an answer, a blank is none, what is unclear is as typed."""
    typed = f"{view.unclear} (not clear)" if view.unclear else NOT_RECORDED
    return rating_value(view.rating, instead=NOT_RATED if view.not_rated else typed)


def standing_rating_value(element: ElementReview) -> Values:
    """Return the rating that stands for an element: ``Not rated`` is an answer, what nobody answered is not recorded."""
    unrated = NOT_RATED if element.is_not_rated else NOT_RECORDED
    return rating_value(element.rating, instead=NOT_SETTLED if element.awaits_meeting else unrated)


def date_value(review: Review, priority: Priority, column: str, *, form: Callable[[dt.date], str] = format_date) -> str:
    """Return a date of a priority in words; what could not be read as one stands as it was typed, and marked."""
    day = getattr(priority, column)
    return form(day) if day else typed_date(review, priority, column) or NOT_RECORDED


def typed_date(review: Review, priority: Priority, column: str) -> str:
    """Return what was typed for a date of a priority and could not be read as one, marked; blank where there is nothing."""
    held = next((a for a in review.assessments if a.file == priority.source.file), None)
    return no_date(held, priority.source.ref, column) if held else ""


def no_date(held: Assessment, ref: str, column: str) -> str:
    """Return what stands in a cell for a date and could not be read as one, marked; blank where there is nothing."""
    typed = " ".join(held.misread_text(ref, column).split())
    return f"{typed[:_LONGEST_DATE]}{NOT_A_DATE}" if typed else ""


@cache
def shaded_word(label: str, fill: str, ink: str, barred: bool) -> str:
    """Return a word in bold on its colour, as runs of WordprocessingML for ``{{r }}``; on white it is as the text is.

    What needs attention has a bar before its word, as in a cell of its own: spaces on the colours, so that nothing is read out.

    *Why:* a coloured cell beside a long answer is a slab as tall as the answer. docxtpl's own RichText leaves out the
    pattern that the schema asks every shading for.
    """
    from markupsafe import Markup

    if fill == "FFFFFF" and not barred:
        return Markup("<w:r><w:t>{}</w:t></w:r>").format(label)
    bar = [(fill, "\N{NO-BREAK SPACE}"), (ink, "\N{NO-BREAK SPACE}")] if barred else []
    run = Markup(
        '<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="{}"/><w:shd w:val="clear" w:color="auto" w:fill="{}"/></w:rPr>'
        '<w:t xml:space="preserve">{}</w:t></w:r>'
    )
    word = f"\N{NO-BREAK SPACE}{label}\N{NO-BREAK SPACE}"
    return Markup().join(run.format(ink, colour, text) for colour, text in [*bar, (fill, word)])


def names_of(respondents: Sequence[Respondent]) -> dict[str, str]:
    """Return what to call each respondent's view, by file: the group, with a name where two share a group.

    Why the agreed one is called so alone: a round may be settled without a diagnostic meeting, and where there was one that
    need not stand under every sentence.
    """
    groups = [r.group for r in respondents]
    taken: dict[str, int] = {}
    found = {}
    for respondent in respondents:
        name = AGREED_VIEW if respondent.agreed else respondent.group or GROUP_NOT_RECORDED
        if groups.count(respondent.group) > 1:
            name += f" ({respondent.name})" if respondent.name else ""
        taken[name] = taken.get(name, 0) + 1
        found[respondent.file] = f"{name}, {taken[name]}" if taken[name] > 1 else name
    return found


def qualified_refs(sources: Sequence[Source], names: Mapping[str, str]) -> list[str]:
    """Return how to print the Refs of numbered rows side by side: those that several workbooks use say whose they are.

    Why: the rows of each workbook are numbered by themselves, so that ``BEY-01`` of two groups are two issues:
    ``BEY-01 (Trustees)``.
    """
    used = Counter(source.ref for source in sources)
    return [f"{s.ref} ({unbracketed(names[s.file])})" if used[s.ref] > 1 else s.ref for s in sources]


def unbracketed(text: str) -> str:
    """Return a text as it may stand between brackets, with commas for its own."""
    return re.sub(r"\s*\(", ", ", text).removeprefix(", ").replace(")", "")


def people(respondents: Sequence[Respondent], names: Mapping[str, str]) -> list[str]:
    """Return what to call several views together, those of one group as one: ``Trustees (Ada Obi, Sam Lee)``."""
    by_group: dict[str, list[Respondent]] = {}
    for respondent in respondents:
        by_group.setdefault(respondent.group, []).append(respondent)
    found = []
    for group, members in by_group.items():
        named = [m.name for m in members if m.name]
        together = len(members) > 1 and group and len(named) == len(members)
        found.extend([f"{group} ({', '.join(named)})"] if together else [names[m.file] for m in members])
    return found


def source_value(source: Source) -> Values:
    """Return where a statement comes from: Ref, workbook, and the place in it as tab and cell."""
    place = f"{source.cell.tab}, {source.cell.address}" if source.cell else ""
    return {"ref": source.ref, "file": source.file, "cell": place}


def fact_text(value: object) -> str:
    """Return an answer of the About tab as text; a blank string where it was not given."""
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, Decimal):
        return format_number(value)
    return str(value) if value not in (None, "") else ""


def paper_values(trust: str, *, made_on: dt.date | None, draft: bool = False, version: str) -> Values:
    """Return what any document says of itself, and whose it is: a trust's, those of several, or a programme's."""
    return {
        "trust": trust,
        "trust_in_brief": cut(trust, TRUST_IN_BRIEF),
        "draft": draft,
        "made_on": dated(made_on),
        "dated": made_on is not None,
        "version": version,
    }


def framework_values(framework: Framework) -> Values:
    """Return what a document says of its framework, and the words that it calls things by."""
    told = {name: getattr(framework, name) for name in ("title", "edition", "source", "wording")}
    return {"framework": told, "words": words_value(framework.words)}


def round_and_date(round_: str, date: str) -> str:
    """Return a round with its date, or whichever of them is given."""
    return ", ".join(text for text in (round_, date) if text not in {"", NOT_RECORDED}) or NOT_RECORDED


def common_values(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return the values that every document of one trust has."""
    framework = review.framework
    return {
        **paper_values(review.trust or "Trust not named", made_on=made_on, draft=draft, version=version),
        "round": said(review.round),
        "round_and_date": round_and_date(review.round, review_dates(review)),
        "missing": list(missing),
        "reviewed_on": review_dates(review),
        **framework_values(framework),
        "scale": [
            {
                **rating_value(rating),
                "meaning": sentence_start(rating.meaning),
                "explains": rating.explains,
            }
            for rating in framework.scale.ratings
        ],
        **lines_of_the_scale(framework.scale),
        "facts": [
            {"label": label, "value": said(fact_text(review.facts.get(name)))}
            for name, label in fact_labels(framework.words)
        ],
        "chief_executive": said(fact_text(review.facts.get("chief_executive"))),
        "chair": said(fact_text(review.facts.get("chair"))),
        "with_mentor": review.with_mentor,
        "mentor": said(fact_text(review.facts.get("mentor"))),
        "mentor_trust": said(fact_text(review.facts.get("mentor_trust"))),
        "sources": list(workbook_values(review)),
    }


def workbook_values(review: Review) -> Iterator[Values]:
    """Yield what a review's table of sources says of each of its workbooks."""
    names = names_of(review.respondents)
    for respondent, assessment in zip(review.respondents, review.assessments, strict=True):
        who = names[respondent.file] if respondent.rates else _alone(review, respondent.file)
        yield {**workbook_value(assessment, _view_date(respondent.date, assessment)), "who": who}


def workbook_value(assessment: Assessment, date: str) -> Values:
    """Return what a table of sources says of any workbook; ``date`` is the one that it gives."""
    return {
        "file": assessment.file,
        "date": date,
        "edition": assessment.identity.edition or assessment.framework.edition,
        "fingerprint": assessment.sha256[:12],
    }


def _view_date(date: dt.date | None, assessment: Assessment) -> str:
    """Return the day of a view; one that could not be read, as it was typed."""
    typed = "" if date else assessment.text(REFS["review_date"])
    return f"{typed} (not clear)" if typed else dated(date)


def _alone(review: Review, file: str) -> str:
    """Return what stands for a view in a workbook that gives none."""
    return PLAN_ALONE if file in {review.plan_from, *review.plan_rivals} else PARTNERSHIP_ALONE


_RATING_PARTS = (
    ("label", "the rating's word, or Not rated, or Not recorded", "text"),
    ("fill", "its colour, six hexadecimal digits, for {% cellbg %}", "text"),
    ("light", "the word must be white on that colour", "yes or no"),
    ("weak", "it is an area for improvement, and has a bar before its word", "yes or no"),
    ("rated", "there is a rating", "yes or no"),
    ("mark", "its word in bold with its colour behind the word alone, for {{r }}", "text"),
)


def rating_fields(name: str, meaning: str) -> Iterator[Field]:
    """Yield the fields of one rating."""
    for part, what, kind in _RATING_PARTS:
        yield Field(f"{name}.{part}", f"{meaning}: {what}", kind)


def source_fields(name: str, ref: str) -> tuple[Field, ...]:
    """Return the fields of ``source_value``; ``ref`` says what the Ref is of."""
    return fields(
        (f"{name}.ref", ref, "text"),
        (f"{name}.file", "the workbook it comes from", "text"),
        (f"{name}.cell", "the tab and cell it comes from", "text"),
    )


def workbook_fields(name: str, file: str) -> tuple[Field, ...]:
    """Return the fields of ``workbook_values``; ``file`` says what the file name is of."""
    return fields(
        (f"{name}.file", file, "text"),
        (f"{name}.who", "whose view it holds", "text"),
        (f"{name}.date", "the date it gives", "text"),
        (f"{name}.edition", "the edition of the framework it was made with", "text"),
        (f"{name}.fingerprint", "the first twelve digits of its SHA-256 hash", "text"),
    )


def fields(*rows: tuple[str, str, str] | Iterable[Field]) -> tuple[Field, ...]:
    """Put a table of fields together from rows and from groups of fields."""
    found: list[Field] = []
    for row in rows:
        found.extend([Field(*row)] if isinstance(row, tuple) and isinstance(row[0], str) else row)  # type: ignore[arg-type]
    return tuple(found)


#: Two fields of every document; ``Review.day`` decides them.
MADE_ON = fields(
    (
        "made_on",
        "the document's date: the latest that the workbooks give for a review or the diagnostic meeting",
        "text",
    ),
    ("dated", "the workbooks give such a date", "yes or no"),
)

#: The running header's field of every document.
TRUST_FIELD = fields(
    ("trust_in_brief", f"the trust's name for a page's header, up to {TRUST_IN_BRIEF} letters", "text")
)

FRAMEWORK_FIELDS = fields(
    ("framework.title", "the framework's title", "text"),
    ("framework.edition", "its edition", "text"),
    ("framework.source", "where its headings and titles come from", "text"),
    ("framework.wording", "whose words its questions and descriptors are", "text"),
    *word_fields(),
)

COMMON_FIELDS = fields(
    ("trust", "the trust's name", "text"),
    TRUST_FIELD,
    ("round", "the name of the round: Baseline, or any other", "text"),
    ("round_and_date", "the round with its date, or whichever of them is given", "text"),
    ("draft", "answers are missing or need attention", "yes or no"),
    ("missing[]", "one sentence for each thing that is missing", "list of texts"),
    MADE_ON,
    ("version", "the version of matsheets", "text"),
    ("reviewed_on", "the date of the review, or its first and last", "text"),
    FRAMEWORK_FIELDS,
    rating_fields("scale[]", "each rating of the scale, weakest first"),
    ("scale[].meaning", "what it means, in words", "text"),
    ("scale[].explains", "it is no step: a trust does otherwise by choice, and explains why", "yes or no"),
    ("strong_ratings", "the ratings that are strengths: Amber-green or Green", "text"),
    (
        "strengths_title",
        "what a chapter of them is called: Strengths, or Rated Applied where a code is explained",
        "text",
    ),
    ("weak_ratings", "the ratings that are areas for improvement: Red or Amber-red", "text"),
    ("between_ratings", "the ratings that are neither; blank where the scale has none", "text"),
    ("explanation", "the rating by which a trust explains that it does otherwise; blank where there is none", "text"),
    ("facts[].label", "a fact about the trust: what it is", "text"),
    ("facts[].value", "the answer given, or Not recorded", "text"),
    ("chief_executive", "the trust's chief executive", "text"),
    ("chair", "the chair of trustees", "text"),
    ("with_mentor", "a mentor is named, or gives a view", "yes or no"),
    ("mentor", "the mentor, or whom the framework names in a mentor's place: words.outsider", "text"),
    ("mentor_trust", "the mentor's trust, or that of whom the framework names in a mentor's place", "text"),
    workbook_fields("sources[]", "a workbook's file name"),
)
