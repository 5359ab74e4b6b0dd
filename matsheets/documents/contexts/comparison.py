"""The comparison's context: two to four trusts beside each other, what they could learn, and what each is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from matsheets.comparison.challenge import challenge_of
from matsheets.comparison.comparison import Lesson, SharedArea, TrustComparison
from matsheets.comparison.questions import Challenge, Question, more_by_kind
from matsheets.comparison.trusts import ComparedTrust, Standing
from matsheets.documents.contexts.compared_elements import (
    element_fields,
    heading_values,
    map_fields,
    map_rows,
    rating_of,
    words_for_none,
)
from matsheets.documents.contexts.page_room import cut, ended, in_brief, names_in
from matsheets.documents.contexts.values import (
    FRAMEWORK_FIELDS,
    MADE_ON,
    NOT_RECORDED,
    TRUST_FIELD,
    Values,
    dated,
    fields,
    framework_values,
    paper_values,
    rating_fields,
    rating_value,
    round_and_date,
    said,
    workbook_value,
)
from matsheets.model.cells import first_listed, fold, fold_prose, listed
from matsheets.model.framework import Element, FrameworkWords, Heading
from matsheets.model.respondents import GROUP_NOT_RECORDED
from matsheets.review.review import AGREED_BASIS, Priority, Review

#: Characters of a quote within a question, of evidence that is worth asking about, and of an objective.
QUOTE, EVIDENCE, OBJECTIVE = 180, 240, 130
#: Of several trusts that could be asked about one element, each has its part of that, down to the least.
_LEAST_EVIDENCE = 110
#: Priorities for one area that stand with their aims, and further ones that are named.
_MOST_PRIORITIES, _MOST_REFS = 2, 3
#: Days by which reviews may lie apart without a word.
_DAYS_APART = 183
#: Characters of a list of elements on the first page.
_BRIEF = 260
#: What stands for a view in the list of sources.
_AGREED, _PACK = "Agreed", "Pack"


def comparison_context(comparison: TrustComparison, *, made_on: dt.date | None, version: str) -> Values:
    """Return everything that the comparison is filled with; the names are in ``COMPARISON_FIELDS``."""
    names = [trust.short for trust in comparison.trusts]
    framework = comparison.trusts[0].review.framework
    lessons, shared = comparison.lessons, comparison.shared_areas
    return {
        **paper_values(listed(names), made_on=made_on, version=version),
        "columns": len(names),
        "trusts": [_trust_value(trust) for trust in comparison.trusts],
        **framework_values(framework),
        "frameworks_differ": comparison.frameworks_differ,
        "scales_differ": comparison.scales_differ,
        "days_apart": days_apart(comparison),
        "scale": [{**rating_value(r), "meaning": r.meaning} for r in framework.scale.ratings],
        "map": map_rows(comparison),
        "words_for_none": words_for_none(comparison),
        "lessons_in_brief": names_in([_in_brief(lesson.element.element) for lesson in lessons], _BRIEF),
        "shared_in_brief": names_in([_in_brief(area.element or area.heading) for area in shared], _BRIEF),
        "lessons": [_lesson_value(lesson) for lesson in lessons],
        "shared": [_shared_value(area) for area in shared],
        "without_plan": listed([trust.short for trust in comparison.trusts if trust.is_pack]),
        "challenges": [
            _challenge_value(comparison, trust, challenge_of(comparison, trust)) for trust in comparison.trusts
        ],
        "headings": heading_values(comparison),
        "alone": list(_alone_values(comparison)),
        "sources": [source for trust in comparison.trusts for source in _source_values(trust)],
    }


def days_apart(comparison: TrustComparison) -> str:
    """Say that the trusts' reviews lie more than half a year apart, with the oldest and the newest; blank where they do not."""
    days = [(trust.review.day, trust.short) for trust in comparison.trusts if trust.review.day]
    (first, older), (last, newer) = min(days, default=(None, "")), max(days, default=(None, ""))
    if first is None or last is None or (last - first).days <= _DAYS_APART:
        return ""
    return (
        f"These reviews lie more than half a year apart: that of {older} is of {dated(first)}, that of {newer} of {dated(last)}. Much may "
        f"have changed since at {older}: ask whether it has a newer one."
    )


def _in_brief(target: Element | Heading) -> str:
    return f"{target.ref} {target.short if isinstance(target, Element) else target.title}"


def _trust_value(trust: ComparedTrust) -> Values:
    review = trust.review
    shared = "" if trust.shared is None else f"{len(trust.shared)} of {len(review.elements)}"
    return {
        "name": trust.name,
        "short": trust.short,
        "review": round_and_date(review.round, dated(review.day)),
        "is_pack": trust.is_pack,
        "gave": f"A pack: {shared} {_words(trust).element.many}" if trust.is_pack else "Its workbooks",
    }


def _lesson_value(lesson: Lesson) -> Values:
    element = lesson.element.element
    room = max(EVIDENCE // len(lesson.could_tell), _LEAST_EVIDENCE)
    return {
        "ref": element.ref,
        "title": element.title,
        "could_ask": listed([standing.trust.short for standing in lesson.could_ask]),
        "could_tell": [
            {
                "short": s.trust.short,
                "rating": rating_of(s),
                "basis": "" if s.basis == AGREED_BASIS else s.basis,
                "evidence": in_brief(_evidence_of(s), room),
            }
            for s in lesson.could_tell
        ],
    }


def _evidence_of(standing: Standing) -> str:
    """Return the evidence that a trust names; where its groups name other things, each after those who do."""
    if len(standing.evidence) == 1:
        return standing.evidence[0]
    by_text: dict[str, list[str]] = {text: [] for text in standing.evidence}
    for text, who in by_text.items():
        who += [
            words.who
            for words in standing.words
            if words.names_evidence and fold_prose(words.evidence) == fold_prose(text)
        ]
    return "; ".join(f"{listed(who)}: {text.rstrip('.')}" for text, who in by_text.items())


def _shared_value(area: SharedArea) -> Values:
    """Return what several share: of each of them its rating and Ref, and what its plan has for it."""
    target = area.element or area.heading
    says = zip(area.trusts, area.standings, area.priorities, strict=True)
    return {
        "ref": target.ref,
        "title": target.title,
        "says": [
            {
                "short": trust.short,
                "rating": rating_of(standing) if standing else rating_value(None, instead=""),
                "priorities": list(_priority_texts(priorities)) or _no_priority(trust, area),
            }
            for trust, standing, priorities in says
        ],
    }


def _no_priority(trust: ComparedTrust, area: SharedArea) -> list[str]:
    """Say that a trust's plan has no priority for an area, or leaves it for now, or that there is none; of a pack, nothing."""
    if trust.is_pack:
        return []
    if not trust.review.plan_from:
        return ["Has no plan yet."]
    target = (area.element or area.heading).ref
    left = [n for n in trust.review.no_actions if target in {t.ref for t in (n.element, n.heading) if t}]
    return [f"{left[0].source.ref}: left for now." if left else "No priority for it."]


def _priority_texts(priorities: Sequence[Priority]) -> Iterator[str]:
    """Yield the first priorities for an area, each with its Ref, in brief, then the Refs of the others."""
    for priority in priorities[:_MOST_PRIORITIES]:
        what = ended(cut(priority.objective, OBJECTIVE)) if priority.objective else f"{NOT_RECORDED}."
        yield f"{priority.source.ref}: {what}"
    if more := [priority.source.ref for priority in priorities[_MOST_PRIORITIES:]]:
        yield f"Also {first_listed(more[:_MOST_REFS], len(more))}."


def _challenge_value(comparison: TrustComparison, trust: ComparedTrust, challenge: Challenge) -> Values:
    others = [other.short for other in comparison.trusts if other is not trust]
    return {
        "short": trust.short,
        "others": listed(others),
        "questions": [_question_value(n, question) for n, question in enumerate(challenge.questions, start=1)],
        "more": [
            f"{kind.told(trust.review.framework)}: {listed(refs)}." for kind, refs in more_by_kind(challenge.more)
        ],
        "more_count": len(challenge.more),
    }


def _question_value(number: int, question: Question) -> Values:
    return {
        "number": number,
        "ref": question.ref,
        "title": f"{question.subject} {question.mark}".strip(),
        "rating": rating_value(question.rating, instead=""),
        "text": question.text(lambda text: in_brief(text, QUOTE)),
    }


def _alone_values(comparison: TrustComparison) -> Iterator[Values]:
    """Yield for each trust the elements that stand beside nothing of another's."""
    for trust in comparison.trusts:
        found = [f"{element.ref} {element.title}" for other, element in comparison.alone if other is trust]
        if found:
            yield {"short": trust.short, "elements": listed(found)}


def _source_values(trust: ComparedTrust) -> Iterator[Values]:
    """Yield the workbooks of a trust: those of its latest round, then those of the round before; without names of people."""
    for review in (trust.review, *trust.review.before[:1]):
        for respondent, assessment in zip(review.respondents, review.assessments, strict=True):
            whose = respondent.group or GROUP_NOT_RECORDED
            yield {
                **workbook_value(assessment, dated(respondent.date)),
                "short": trust.short,
                "view": _PACK
                if trust.is_pack
                else _AGREED
                if respondent.agreed
                else whose
                if respondent.rates
                else f"No view of the {_words(trust).element.many}",
                "review": _round_text(review, trust.review),
                "framework": review.framework.title,
            }


def _words(trust: ComparedTrust) -> FrameworkWords:
    return trust.review.framework.words


def _round_text(review: Review, latest: Review) -> str:
    same = fold(review.round) == fold(latest.round)
    return said(review.round) if same else f"{said(review.round)} (the round before)"


COMPARISON_FIELDS = fields(
    ("trust", "the trusts, each by what it is called beside a Ref", "text"),
    TRUST_FIELD,
    ("draft", "never: a comparison is no draft", "yes or no"),
    MADE_ON,
    ("version", "the version of matsheets", "text"),
    ("columns", "how many trusts there are: two, three or four", "number"),
    ("trusts[].name", "a trust's name, in the order given", "text"),
    ("trusts[].short", "what it is called beside a Ref", "text"),
    ("trusts[].review", "the round of its review, with the date", "text"),
    ("trusts[].is_pack", "it gave a pack, with what it chose to share", "yes or no"),
    ("trusts[].gave", "what it gave: a pack and of how many elements, or its workbooks", "text"),
    FRAMEWORK_FIELDS,
    ("frameworks_differ", "the trusts rated on other frameworks, or other editions of one", "yes or no"),
    ("scales_differ", "the trusts rated on other scales", "yes or no"),
    (
        "days_apart",
        "that their reviews lie more than half a year apart, with the dates; blank where they do not",
        "text",
    ),
    rating_fields("scale[]", "each rating of the first trust's scale, weakest first"),
    ("scale[].meaning", "what it means, in words", "text"),
    map_fields("map[]"),
    ("words_for_none[].label", "a word on the map that stands for no rating", "text"),
    ("words_for_none[].meaning", "what it means", "text"),
    ("lessons_in_brief", "the elements of which one could learn from another, in a list; blank without any", "text"),
    ("shared_in_brief", "the elements and headings that several share, in a list; blank without any", "text"),
    ("lessons[].ref", "the Ref of an element that one trust could learn of from another", "text"),
    ("lessons[].title", "its title", "text"),
    ("lessons[].could_ask", "the trusts that have it as an area for improvement", "text"),
    ("lessons[].could_tell[].short", "a trust that has it as a strength, on named evidence", "text"),
    rating_fields("lessons[].could_tell[].rating", "that trust's rating"),
    ("lessons[].could_tell[].basis", "where that rating comes from; blank where it was agreed", "text"),
    ("lessons[].could_tell[].evidence", "the evidence that it names, in brief", "text"),
    ("shared[].ref", "the Ref of an element or a heading that several work on", "text"),
    ("shared[].title", "its title", "text"),
    ("shared[].says[].short", "one of the trusts that do", "text"),
    rating_fields("shared[].says[].rating", "its rating; blank for a whole heading"),
    ("shared[].says[].priorities[]", "its priorities for it, each with its Ref, in brief", "list of texts"),
    ("without_plan", "the trusts that gave a pack, which never holds a plan; blank without any", "text"),
    ("challenges[].short", "the trust that is asked", "text"),
    ("challenges[].others", "the trusts that ask", "text"),
    ("challenges[].questions[].number", "a question's number", "number"),
    ("challenges[].questions[].ref", "the Ref of the element or the priority that it is about", "text"),
    ("challenges[].questions[].title", "what it is about", "text"),
    rating_fields("challenges[].questions[].rating", "the rating that it is about; blank where it is about none"),
    ("challenges[].questions[].text", "the question, with the trust's own words in brief", "text"),
    ("challenges[].more[]", "what else could be asked, each kind with its Refs", "list of texts"),
    ("challenges[].more_count", "how many further questions that are", "number"),
    element_fields("headings[]"),
    ("alone[].short", "a trust with elements that stand beside nothing of another's", "text"),
    ("alone[].elements", "those elements", "text"),
    ("sources[].short", "whose workbook it is", "text"),
    ("sources[].file", "its file name", "text"),
    ("sources[].view", "what it holds: the agreed view, a group's, a pack", "text"),
    ("sources[].review", "the round", "text"),
    ("sources[].date", "the date it gives", "text"),
    ("sources[].edition", "the edition of the framework it was made with", "text"),
    ("sources[].framework", "the framework's title", "text"),
    ("sources[].fingerprint", "the first twelve digits of its SHA-256 hash", "text"),
)
