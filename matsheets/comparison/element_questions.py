"""What to ask a trust about its ratings: where the evidence is thin, where it leaves something out, where nothing speaks of a claim."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from matsheets.comparison.claims import claim_left_open, nearest_weakness, unanswered_question, untouched_claims
from matsheets.comparison.questions import Question, QuestionKind, Quote, quotes
from matsheets.comparison.text_facts import PartCount, dates_in, has_figure, is_dated, parts_in, shares_in
from matsheets.comparison.trusts import Standing
from matsheets.model.cells import listed

_MONTHS_TO_OLD = 12
#: Characters up to which a reason is quoted as the whole case.
_SHORT = 90
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
#: What tells that a count may speak against a strength.
_AGAINST = re.compile(r"\b(?:not?|none|never|without|cannot|unable|unsure|would wait|missing|missed|lost|left(?! out\])|vacant|unfilled|late|wrong|failed|"
                      r"regraded|complain\w*|below|declin\w*|fell|absent)\b", re.IGNORECASE)  # fmt: skip
#: What evidence may be, in the order in which it is recognised, and what is asked where it says neither when nor how many.
_VAGUE = (
    (
        r"survey|questionnaire|feedback|voice|conversations?|discussions?|interviews?|told|asked|spoke|listen|say|said|feel|think",
        "Who was asked and who was not, and what did the least content among them say?",
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
        r"registers?|logs?|lists?|records?|trackers?|logbooks?",
        "Who keeps it, what is its newest entry, and who has acted on that?",
    ),
    (
        r"polic\w+|plan|plans|strateg\w+|minutes|scheme|handbook|documents?|papers?|framework|guide|calendar|terms of reference|"
        r"vision|statement|website",
        "That is what is written down. What would we see in a school that keeps to it, and in one that does not?",
    ),
)
_VAGUE_OTHERWISE = "If we came to one of your schools on Monday, what would we be shown?"
#: What tells that a trust itself leaves something open.
_LEFT_OPEN = re.compile(r"\b(?:not yet|only (?:one|two|three|a few|some|half)|(?:still|all|much|too much|everything) (?:depends?|rests?)|nobody|no one|"
                        r"ha(?:s|ve) not|do(?:es)? not know|cannot|unsure|less sure|untested|so far)\b", re.IGNORECASE)  # fmt: skip
_FIRST_SIGN = "What would be the first sign that it gets better, and who would notice?"
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
    if standing.rating.explains:
        yield _explained(standing)
    if standing.is_strong:
        if question := _untouched(standing):
            yield question
        if question := _part_left_out(standing):
            yield question


def _question(standing: Standing, kind: QuestionKind, *pieces: str | Quote, mark: str = "") -> Question:
    return Question(kind, standing.ref, standing.element.element.title, standing.rating, pieces, mark)


def _explained(standing: Standing) -> Question:
    """Return what is asked about something that a trust does otherwise by choice."""
    ask = (
        f". Whom does that serve better than what the {standing.trust.review.framework.words.framework.one} asks, how do you know, "
        "and when will you look at it again?"
    )
    return _question(standing, QuestionKind.EXPLAINED, *_case(standing), ask)


def _label(standing: Standing) -> str:
    return standing.rating.label if standing.rating else ""


def _case(standing: Standing) -> tuple[str | Quote, ...]:
    """Return what the trust says for its rating, in its own words, as a sentence without its end."""
    label, reasons = _label(standing), [words.reason for words in standing.words if words.reason]
    if not reasons:
        return (f"{label} stands here without a reason",)
    telling = [reason for reason in reasons if _AGAINST.search(reason)] if standing.is_weak else []
    reason = Quote((telling or reasons)[0])
    if not standing.evidence and len(standing.words) == 1 and len(reason.text) < _SHORT:
        return f"The whole case for {label} is ", reason
    return _opening(standing), reason


def _opening(standing: Standing) -> str:
    """Return how a trust's own words are led in: as its own, or as those of one of its groups."""
    if len(standing.words) > 1 and standing.basis != "One rating":
        return f"Your groups together come to {_label(standing)}, and one of them writes "
    return f"You have {_label(standing)} here and write "


def _without_evidence(standing: Standing) -> Question:
    typed = next((words.evidence for words in standing.words if words.evidence), "")
    named: tuple[str | Quote, ...] = (". No evidence is named. ",)
    if typed:
        named = (". As evidence there is only ", Quote(typed), ". ")
    elif not standing.reason:
        named = (" and without evidence. ",)
    element = standing.element.element
    if standing.is_weak and standing.rating:
        seen = nearest_weakness(element, standing.trust.review.framework.scale, standing.rating, standing.reason)
        this = f'Is it this that you see: "{seen}"' if seen else "What is it that you see?"
        ask = f"{this} In which schools, in which not, and who saw it?"
        return _question(standing, QuestionKind.WEAKNESS_WITHOUT_EVIDENCE, *_case(standing), *named, ask)
    ask = f"What would you show us for it? {_unanswered(standing)}".strip()
    return _question(standing, QuestionKind.STRENGTH_WITHOUT_EVIDENCE, *_case(standing), *named, ask)


def _unanswered(standing: Standing) -> str:
    """Return a question of the framework of which nothing speaks that the trust says; blank where each is touched on."""
    said = [text for words in standing.words for text in (words.reason, words.evidence)]
    return unanswered_question(standing.element.element, " ".join(said))


def _thin(standing: Standing, on: dt.date | None) -> Question | None:
    """Return what is asked where the evidence that is named is thin: neither date nor figure, old, or one view."""
    texts = standing.evidence
    evidence = "; ".join(texts)
    if not any(is_dated(text) or has_figure(text) for text in texts):
        if opinion := next((found for text in texts if (found := _OPINION.search(text))), None):
            return _question(
                standing, QuestionKind.VAGUE, "The evidence here is ", *quotes(texts), ". That tells us what you think of your own "
                f"work (\"{opinion[0].casefold()}\"). Who else has looked, and what did they find that you had not expected?",
            )  # fmt: skip
        ask = next(
            (ask for words, ask in _VAGUE if re.search(rf"\b(?:{words})\b", evidence, re.IGNORECASE)), _VAGUE_OTHERWISE
        )
        pieces = ("Your evidence is ", *quotes(texts), ", and nothing in it says when or how many. ", ask)
        return _question(standing, QuestionKind.VAGUE, *pieces)
    dates = dates_in(evidence)
    if dates and on and standing.is_strong and _months(dates[-1].month, on) > _MONTHS_TO_OLD:
        years = _months(dates[-1].month, on) // 12
        since = "a year" if years == 1 else f"{years} years"
        return _question(
            standing, QuestionKind.OLD, "Your evidence is ", *quotes(texts), f". The newest date in it, {dates[-1].named}, lies more than "
            f"{since} before your review. Has anybody looked since, and what would they find now?",
        )  # fmt: skip
    if standing.basis == "One rating":
        return _question(
            standing, QuestionKind.ONE_VIEW, *_case(standing), ". Nobody else rated it. Whom would you ask next, and what do you "
            "expect them to say that this view leaves out?",
        )  # fmt: skip
    return None


def _months(earlier: dt.date, later: dt.date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def follow_up(standing: Standing) -> Question | None:
    """Return a question that goes on from a trust's reason: from what it leaves open, else to what it does not speak of; None without one."""
    if standing.rating is None or not standing.reason:
        return None
    if left_open := _sentences(standing, _LEFT_OPEN):
        return _question(standing, QuestionKind.FOLLOW_UP, _opening(standing), Quote(left_open[-1]), f". {_FIRST_SIGN}")
    ask = _unanswered(standing)
    if standing.is_weak:
        ask = f"{ask} {_FIRST_SIGN}".strip()
    ask = ask or "In which of your schools is this least true, and how do you know?"
    return _question(standing, QuestionKind.FOLLOW_UP, *_case(standing), f". {ask}")


def _sentences(standing: Standing, tells: re.Pattern[str]) -> list[str]:
    """Return the sentences of a trust's reasons in which a pattern is found."""
    sentences = (one for words in standing.words for one in re.split(r"(?<=[.;!?])\s+|\n", words.reason))
    return [sentence.strip(" .;") for sentence in sentences if tells.search(sentence)]


def area_question(standing: Standing, others: Sequence[Standing]) -> Question:
    """Return what is asked about an area for improvement that others let the trust see too, by how they stand there."""
    strong = [other.trust.short for other in others if other.is_strong and other.evidence]
    weak = [other.trust.short for other in others if other.is_weak]
    telling = _sentences(standing, _LEFT_OPEN)[-1:] or sorted(_sentences(standing, _AGAINST), key=len)[-1:]
    case = (_opening(standing), Quote(telling[0])) if telling else _case(standing)
    ask = _FIRST_SIGN
    if strong:
        have = f"{'has' if len(strong) == 1 else 'have'} a strength here and {'names' if len(strong) == 1 else 'name'} evidence"
        ask = (
            f"{listed(strong)} {have}. What would you want to see there first, and what would not work in your schools?"
        )
    elif weak:
        too = f"{'has' if len(weak) == 1 else 'have'} this as an area for improvement too"
        ask = f"{listed(weak)} {too}. {_FIRST_SIGN}"
    return _question(standing, QuestionKind.COMMON_AREA, *case, f". {ask}")


def _groups_apart(standing: Standing) -> Question | None:
    """Return what is asked where the trust's own groups lay apart on what it agreed is a strength; who gave which rating stays its own."""
    element = standing.element
    if (
        standing.trust.is_pack
        or not element.differs
        or not element.agreed
        or not standing.is_strong
        or not standing.reason
    ):
        return None
    return _question(
        standing, QuestionKind.GROUPS_APART, f"Your own groups {_were_apart(standing)} before you agreed on {_label(standing)}. You "
        "write ", Quote(standing.reason), ". What do those who saw it least favourably still not accept, and what would convince them?",
    )  # fmt: skip


def _were_apart(standing: Standing) -> str:
    """Return how far groups were from each other."""
    return "did not all see a choice in this" if standing.element.explained_by_some else "were two or more steps apart"


def _untouched(standing: Standing) -> Question | None:
    """Return what is asked about a claim of the strongest rating that the trust names as open, else of which nothing speaks; of several, one question."""
    element, scale = standing.element.element, standing.trust.review.framework.scale
    strong = scale.described_as(scale.strongest)
    texts = [text for words in standing.words for text in (words.reason, words.evidence)]
    if left_open := claim_left_open(element, texts):
        claim, sentence = left_open
        ask = f'. Part ({claim.letter}) of {strong} is: "{claim.text}" {claim.question or _FIRST_SIGN}'
        return _question(
            standing, QuestionKind.CLAIM_LEFT_OPEN, _opening(standing), Quote(sentence), ask, mark=f"({claim.letter})"
        )
    claims = untouched_claims(element, texts) if standing.evidence else ()
    if not claims:
        return None
    first, *others = claims
    ask = first.question or "What would you point to?"
    part = f"part ({first.letter})" if first.letter else "one part"
    quoted = f'"{first.text}"'
    if others:
        nor = "your reason" if len(standing.words) < 2 else "any of your groups' reasons"
        letters = [f"({claim.letter})" for claim in others if claim.letter]
        also = f" {'Parts' if len(letters) > 1 else 'Part'} {listed(letters)} {'are' if len(letters) > 1 else 'is'} not mentioned either."
        told = f". Neither that nor {nor} mentions {part} of {strong}: {quoted}{also if letters else ''} {ask}"
    else:
        told = f". What neither that nor your reason mentions is {part} of {strong}: {quoted} {ask}"
    return _question(
        standing, QuestionKind.UNTOUCHED_CLAIM, f"Your evidence for {_label(standing)} is ", *quotes(standing.evidence), told,
        mark=f"({first.letter})" if first.letter else "",
    )  # fmt: skip


def _part_left_out(standing: Standing) -> Question | None:
    """Return what is asked about a count, or a share of those who were asked, that stands as evidence of a strength.

    Nothing is asked where several groups' words stand side by side: one of them may count what speaks against the strength.
    """
    if len(standing.words) > 1:
        return None
    found = [(part, clause) for clause in _clauses(standing) for part in parts_in(clause)]
    most = [(part, clause) for part, clause in found if part.counted >= _MOST * part.of and not _AGAINST.search(clause)]
    if most:
        part, clause = min(most, key=lambda pair: pair[0].counted / pair[0].of)
        return _question(standing, QuestionKind.PART, "You name ", Quote(clause), f". {_rest(part, clause)}")
    if found:
        ask = f". What does that count say for {_label(standing)}, and what does it say against it?"
        return _question(standing, QuestionKind.PART, "As evidence of a strength you name ", Quote(found[0][1]), ask)
    for clause in _clauses(standing):
        if shares_in(clause) and _ASKED.search(clause):
            ask = ". What do you know of the others, in which schools are they, and what has changed for them since?"
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
        return f"What do you know of the {rest}, and what have you done because of it?"
    if _TO_DO.search(clause):
        return f"What is holding up the {rest}, and who has asked?"
    if _PERSONS.search(part.phrase):
        return f"Who {'are' if part.rest > 1 else 'is'} the {rest}, and what is being done there?"
    return (
        f"What became of the {rest}, and what have you done differently because of {'them' if part.rest > 1 else 'it'}?"
    )
