"""What to ask a trust about its ratings: where the evidence is thin, where it leaves something out, where nothing speaks of a claim."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from matsheets.comparison.claims import nearest_question, untouched_claims
from matsheets.comparison.questions import Question, QuestionKind, Quote
from matsheets.comparison.text_facts import PartCount, days_in, has_figure, is_dated, parts_in, shares_in
from matsheets.comparison.trusts import Standing
from matsheets.model.cells import listed
from matsheets.model.parsing import format_date
from matsheets.review.review import AGREED_BASIS

_MONTHS_TO_OLD = 12
#: From this share on, a count beside a strength is read as what is in order, and the rest is asked about.
_MOST = 0.6
_IN_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
#: Whose number it is, where the rest are persons.
_PERSONS = re.compile(
    r"\b(?:heads?|headteachers|leaders|teachers|staff|assistants|parents|carers|families|pupils|children|trustees|governors|"
    r"members|chairs|people|colleagues|leavers|mentors|coaches|respondents)\b"
)
#: What tells that people were asked, and that something was to be done.
_ASKED = re.compile(
    r"\b(?:surveys?|questionnaires?|polls?|pupil voice|asked|repl(?:y|ies|ied)|conversations?|interviews?|say|said)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:done|closed|completed?|finished|implemented|carried out|actions?|recommendations?)\b", re.IGNORECASE
)
#: What evidence may be, in the order in which it is recognised, and what is asked where it says neither when nor how many.
_VAGUE = (
    (
        r"survey|questionnaire|feedback|voice|conversations?|discussions?|interviews?|told|asked|spoke|listen|say|said|feel|think",
        "Who was asked, how many of them and when, and what did the least content among them say?",
    ),
    (
        r"visits?|walks?|observ\w+|learning walk|drop-?ins?|monitoring|reviews?|looks?|book scrutin\w+|work scrutin\w+",
        "How many were there, in which schools, and what was changed because of the last one?",
    ),
    (
        r"results?|data|outcomes?|figures?|attendance|scores?|grades?|assessments?|dashboard|progress 8|attainment",
        "Which figure is meant, in which school was it lowest, and how does it stand beside the year before?",
    ),
    (
        r"training|cpd|coaching|course|sessions?|induction|programmes?|network\w*",
        "Who took part and who did not, and what do they do differently now?",
    ),
    (
        r"polic\w+|plan|plans|strateg\w+|minutes|scheme|handbook|documents?|papers?|framework|guide|calendar|terms of reference|"
        r"vision|statement|website",
        "That is what is written down. What would we see in a school that keeps to it, and in one that does not?",
    ),
)
_VAGUE_OTHERWISE = "If we came to one of your schools on Monday, what would we be shown?"
#: Words by which somebody tells what they think, and no more.
_OPINION = re.compile(r"\b(?:we (?:believe|feel|think|know|are confident)|in our (?:view|opinion)|i (?:believe|feel|think)|our (?:sense|impression)|"
                      r"it is (?:felt|believed|generally known)|everyone knows|anecdotal\w*)\b", re.IGNORECASE)  # fmt: skip


def element_questions(standing: Standing, on: dt.date | None) -> Iterator[Question]:
    """Yield what can be asked about one rating; nothing of one that is not there.

    Args:
        standing: what the trust says of the element.
        on: the day of its review, against which dates are held; None where it is not known.
    """
    if standing.rating is None:
        return
    if not standing.evidence:
        yield _without_evidence(standing)
    elif question := _thin(standing, on):
        yield question
    if question := _groups_apart(standing):
        yield question
    if standing.is_strong:
        if question := _untouched(standing):
            yield question
        if question := _part_left_out(standing):
            yield question


def _question(standing: Standing, kind: QuestionKind, *pieces: str | Quote, mark: str = "") -> Question:
    return Question(kind, standing.ref, standing.element.element.title, standing.rating, pieces, mark)


def _opening(standing: Standing) -> tuple[str | Quote, ...]:
    """Return what the trust says: its rating, and the first reason for it in its own words."""
    label = standing.rating.label if standing.rating else ""
    if standing.basis == AGREED_BASIS:
        said = f"You rate this {label}"
    elif len(standing.words) > 1:
        said = f"Your groups together come to {label}"
    else:
        said = f"This stands at {label}"
    if not standing.reason:
        return (f"{said}, without a reason",)
    writes = ", and one of them writes " if len(standing.words) > 1 else " and write "
    if standing.basis != AGREED_BASIS and len(standing.words) < 2:
        writes = ", with the reason "
    return f"{said}{writes}", Quote(standing.reason)


def _ended(pieces: tuple[str | Quote, ...], end: str) -> tuple[str | Quote, ...]:
    return (*pieces, end)


def _without_evidence(standing: Standing) -> Question:
    typed = next((words.evidence for words in standing.words if words.evidence), "")
    named: tuple[str | Quote, ...] = (", and name nothing that shows it. ",)
    if typed:
        named = (". As evidence there is only ", Quote(typed), ". ")
    if standing.is_weak:
        ask = "How did you find out, and would the schools where it shows most describe it in the same way?"
        return _question(standing, QuestionKind.WEAKNESS_WITHOUT_EVIDENCE, *_opening(standing), *named, ask)
    ask = nearest_question(standing.element.element, standing.reason) or "What would you show us first?"
    return _question(standing, QuestionKind.STRENGTH_WITHOUT_EVIDENCE, *_opening(standing), *named, ask)


def _thin(standing: Standing, on: dt.date | None) -> Question | None:
    """Return what is asked where the evidence that is named is thin: neither date nor figure, old, or one view."""
    evidence, texts = standing.evidence, [words.evidence for words in standing.words if words.names_evidence]
    if not any(is_dated(text) or has_figure(text) for text in texts):
        if opinion := _OPINION.search(evidence):
            return _question(
                standing, QuestionKind.ONE_VIEW, "The evidence here is ", Quote(evidence), ". That tells us what you think of your own "
                f"work (\"{opinion[0].casefold()}\"). Who else has looked, and what did they find that you had not expected?",
            )  # fmt: skip
        ask = next(
            (ask for words, ask in _VAGUE if re.search(rf"\b(?:{words})\b", evidence, re.IGNORECASE)), _VAGUE_OTHERWISE
        )
        return _question(
            standing,
            QuestionKind.VAGUE,
            "Your evidence is ",
            Quote(evidence),
            ", and nothing in it says when or how many. ",
            ask,
        )
    days = days_in(evidence)
    if days and on and standing.is_strong and _months(days[-1], on) > _MONTHS_TO_OLD:
        newest = format_date(days[-1]).partition(" ")[2]
        return _question(
            standing, QuestionKind.OLD, "Your evidence is ", Quote(evidence), f". The newest date in it, {newest}, lies "
            f"{_months(days[-1], on)} months before your review. What did you find the last time you looked, and what may have "
            "changed since?",
        )  # fmt: skip
    if standing.basis == "One rating":
        return _question(
            standing, QuestionKind.ONE_VIEW, *_opening(standing), ". Nobody else rated it. Whom would you ask next, and what do you "
            "expect them to say that this view leaves out?",
        )  # fmt: skip
    return None


def _months(earlier: dt.date, later: dt.date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def _groups_apart(standing: Standing) -> Question | None:
    """Return what is asked where the trust's own groups lay apart; who gave which rating stays the trust's own."""
    if standing.trust.is_pack or not standing.element.differs:
        return None
    label = standing.rating.label if standing.rating else ""
    if standing.element.agreed is None:
        ask = "What does each side see that the other does not, and when will you settle it together?"
        return _question(
            standing, QuestionKind.GROUPS_APART, f"{label} is the middle of ratings two or more steps apart: your groups do not "
            f"agree. {ask}",
        )  # fmt: skip
    if not standing.is_strong or not standing.reason:
        return None
    return _question(
        standing, QuestionKind.GROUPS_APART, f"Your own groups were two or more steps apart before you agreed on {label}. You write ",
        Quote(standing.reason), ". What do those who saw it least favourably still not accept, and what would convince them?",
    )  # fmt: skip


def _untouched(standing: Standing) -> Question | None:
    """Return what is asked about a claim of strong capacity of which nothing speaks that the trust says; of several, one question."""
    if not standing.evidence:
        return None
    texts = [text for words in standing.words for text in (words.reason, words.evidence)]
    claims = untouched_claims(standing.element.element, texts)
    if not claims:
        return None
    first, *others = claims
    label, letters = (
        standing.rating.label if standing.rating else "",
        [f"({claim.letter})" for claim in others if claim.letter],
    )
    also = f", nor {listed(letters, 'or')}" if letters else ""
    nowhere = "your reason" if len(standing.words) < 2 else "any of your groups' reasons"
    return _question(
        standing, QuestionKind.UNTOUCHED_CLAIM, f"Your evidence for {label} is ", Quote(standing.evidence), f". Neither that nor {nowhere} "
        f"mentions this part of strong capacity{also}: \"{first.text}\" {first.question or 'What would you point to?'}",
        mark=f"({first.letter})" if first.letter else "",
    )  # fmt: skip


def _part_left_out(standing: Standing) -> Question | None:
    """Return what is asked about a count, or a share of those who were asked, that stands as evidence of a strength."""
    found = [(part, clause) for clause in _clauses(standing) for part in parts_in(clause)]
    most = [(part, clause) for part, clause in found if part.counted >= _MOST * part.of]
    label = standing.rating.label if standing.rating else ""
    if most:
        part, clause = min(most, key=lambda pair: pair[0].counted / pair[0].of)
        return _question(standing, QuestionKind.PART, "You name ", Quote(clause), f". {_rest(part, clause)}")
    if found:
        ask = f". What does that count say for {label}, and what does it say against it?"
        return _question(standing, QuestionKind.PART, "As evidence of a strength you name ", Quote(found[0][1]), ask)
    for clause in _clauses(standing):
        if shares_in(clause) and _ASKED.search(clause):
            ask = ". What did the others tell you, in which schools do they work, and what has changed for them since?"
            return _question(standing, QuestionKind.PART, "Your evidence has ", Quote(clause), ask)
    return None


def _clauses(standing: Standing) -> Iterator[str]:
    """Yield the evidence of a rating piece by piece, as people part it."""
    for words in standing.words:
        yield from (clause.strip(" .") for clause in re.split(r"[;\n]|\. (?=[A-Z])", words.evidence))


def _rest(part: PartCount, clause: str) -> str:
    """Return what is asked about those that a count leaves out."""
    rest = (
        f"other {_IN_WORDS[part.rest] if part.rest < len(_IN_WORDS) else f'{part.rest:,}'}"
        if part.rest > 1
        else "other one"
    )
    if _ASKED.search(clause):
        return f"What did the {rest} say, and what have you done about it?"
    if _TO_DO.search(clause):
        return f"What is holding up the {rest}, and who has asked?"
    if _PERSONS.search(part.phrase):
        return f"Who {'are' if part.rest > 1 else 'is'} the {rest}, and what is being done there?"
    return (
        f"What became of the {rest}, and what have you done differently because of {'them' if part.rest > 1 else 'it'}?"
    )
