"""A review in which nobody who filled in a workbook is named.

People say more where it is not held against them, so a meeting may want the reasons without the names. Groups stay: who
stands apart is what a meeting is about. The names are left out of the answers themselves, and the review is put together again
from these, so that nothing that is made from it can hold one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from matsheets.meeting.personal_names import PersonalNames, names_in
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.respondents import GROUPS, REFS, Respondent
from matsheets.model.trust_names import fold_name
from matsheets.review.combine import combine_group
from matsheets.review.review import Review
from matsheets.storage.output import slug

#: The questions of the About tab that ask for people by name and are no facts about the trust: left out whole.
_ABOUT_PEOPLE = frozenset({REFS["respondent"], REFS["respondent_role"], "ABT-17"})
#: Facts about the trust that are people: chief executive, chair, mentor, presenter.
_FACTS_OF_PEOPLE = frozenset({"ABT-07", "ABT-08", "ABT-10", "ABT-18"})
#: Those whose answers tell which workbooks belong together.
_KEPT = frozenset({REFS["trust_name"], REFS["company_number"], REFS["group"], REFS["round"]})
_ABOUT = "ABT-"
_UNTOUCHED = frozenset({"file", "sha256", "framework", "parts", "identity", "printed", "answers"})


def without_names(review: Review) -> Review:
    """Return a review in which no respondent's name is left, in any text, file name or source.

    Whole names are found in every answer, also with an initial or a title, in file names and addresses; "[name left out]"
    stands for them. Roles are left out, and in texts where they say where, such as "Headteacher of Yoxenby". A first name or a
    surname alone stays. An answer on About with such a name is left out whole; so are the names of chief executive, chair, mentor and
    presenter where any workbook's answer has even a part of one: the other spelling would tell who it is.

    Each workbook is called after its group, and numbered where several are of one group; its fingerprint stays, so that a
    document's workbooks can be found. The names of those who filled in the workbooks of earlier rounds are left out too.
    """
    rounds = (review, *review.before)
    names = _names(rounds)
    left_out = _ABOUT_PEOPLE | _named_facts(rounds, names)
    found: Review | None = None
    for each in reversed(rounds):
        whose = [_group_without(respondent, names) for respondent in each.respondents]
        file_names = _file_names(whose, each.round if each is not review else "")
        given = [_without(a, names, left_out, file_names[a.file]) for a in each.assessments]
        found = replace(
            combine_group(given, review.framework.scale), earlier=found, anonymous=True, held_on=each.held_on
        )
    assert found is not None
    return found


def _names(rounds: Iterable[Review]) -> PersonalNames:
    """Return the names of those who filled in the workbooks of rounds; the trust's own name is nobody's."""
    people = [(r, fold_name(each.trust)) for each in rounds for r in each.respondents]
    return names_in((r.name for r, trust in people if fold_name(r.name) != trust), (r.role for r, _ in people))


def _named_facts(rounds: Iterable[Review], names: PersonalNames) -> frozenset[str]:
    """Return the questions about the trust's people in whose answers some workbook has a name, or a part of one."""
    answers = (answer for each in rounds for workbook in each.assessments for answer in workbook.answers)
    return frozenset(
        answer.ref
        for answer in answers
        if answer.ref in _FACTS_OF_PEOPLE and (names.without(answer.text) != answer.text or names.has_part(answer.text))
    )


def names_left_in_part(review: Review) -> Mapping[str, tuple[str, ...]]:
    """Return the first names and surnames that stand alone in what is shown of a review, with Refs and whose words they are in.

    ``without_names`` leaves them: Mark and Hale may be people, a mark and hale and hearty are none.
    """
    names = _names([review])
    ratings = {word for choice in review.framework.scale.choices for word in choice.label.split("-")}
    found: dict[str, dict[str, None]] = {}
    for ref, respondent, text in _shown_texts(review):
        for word in sorted(names.parts_in(names.without(text)) - ratings):
            found.setdefault(word, {})[f"{ref} ({respondent.group or 'group not recorded'})"] = None
    return {word: tuple(refs) for word, refs in sorted(found.items())}


def _shown_texts(review: Review) -> Iterator[tuple[str, Respondent, str]]:
    """Yield the texts of a review that a meeting's paper and workbook show, with the Ref of the row and whose they are."""
    for element in review.elements:
        for view in element.views:
            yield from ((view.source.ref, view.respondent, text) for text in (view.rationale, view.evidence))
    for issue in review.issues:
        yield from ((issue.source.ref, issue.respondent, text) for text in issue[:4] if isinstance(text, str))
    for respondent, workbook in zip(review.respondents, review.assessments, strict=True):
        for answer in workbook.answers if respondent.agreed else ():
            if not answer.ref.startswith(_ABOUT):
                yield answer.ref, respondent, answer.text


def _group_without(respondent: Respondent, names: PersonalNames) -> Respondent:
    """Return a respondent whose group, where it is none of ours but what somebody typed, holds no name."""
    ours = any(respondent.kind == choice.label for choice in GROUPS)
    return respondent if ours else respondent._replace(group=names.without(respondent.group))


def _file_names(respondents: Iterable[Respondent], round_: str) -> Mapping[str, str]:
    """Return what to call each workbook, by its file: after its group, in the order in which the review has them."""
    stems = {r.file: slug(f"{r.group} {round_}", "group-not-recorded") for r in respondents}
    several, met, found = Counter(stems.values()), Counter[str](), {}
    for file, stem in stems.items():
        met[stem] += 1
        width = len(str(several[stem]))
        found[file] = f"{stem}-{met[stem]:0{width}}.xlsx" if several[stem] > 1 else f"{stem}.xlsx"
    return found


def _without(assessment: Assessment, names: PersonalNames, left_out: Collection[str], file: str) -> Assessment:
    """Return a workbook in which the names are left out of everything that was typed in it, and some answers whole."""
    answers = (answer for answer in assessment.answers if answer.ref not in left_out)
    kept = tuple(left for answer in answers if (left := _answer(answer, names)) is not None)
    rest = {
        each.name: _cleaned(getattr(assessment, each.name), names)
        for each in fields(assessment)
        if each.name not in _UNTOUCHED
    }
    return replace(assessment, file=file, answers=kept, **rest)


def _answer(answer: Answer, names: PersonalNames) -> Answer | None:
    """Return an answer without the names; None for a fact about the trust that has one."""
    if answer.ref in _KEPT:
        typed = answer.ref == REFS["group"] and answer.misread is not None
        return answer._replace(text=names.without(answer.text)) if typed else answer
    if answer.ref.startswith(_ABOUT) and names.without(answer.text) != answer.text:
        return None
    left = answer._replace(cell=answer.cell._replace(tab=names.without(answer.cell.tab)))
    if answer.value is not None and not isinstance(answer.value, str):  # a rating, a date, a number
        return left
    link = answer.link if names.without(answer.link) == answer.link else ""
    return left._replace(
        text=names.without(answer.text),
        value=names.without(answer.value) if isinstance(answer.value, str) else None,
        reading=names.without(answer.reading),
        link=link,
    )


def _cleaned(value: Any, names: PersonalNames) -> Any:
    """Return anything that a workbook holds with the names left out of its texts."""
    if isinstance(value, str):
        return names.without(value)
    if isinstance(value, tuple):
        inner = [_cleaned(each, names) for each in value]
        return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
    if isinstance(value, Mapping):
        return {_cleaned(key, names): _cleaned(each, names) for key, each in value.items()}
    return value
