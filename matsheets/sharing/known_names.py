"""Whose names are left out of an anonymous pack, and what may still be a name, for a human to look at.

Names that the workbooks know are found as a diagnostic meeting's are. Anything else that looks like a name is listed and left as it
stands: a machine that guesses would leave in a name that is a word, and cut words that are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from matsheets.meeting.name_text import TITLES, fold_word, words_of
from matsheets.meeting.personal_names import LEFT_OUT, PersonalNames, names_in
from matsheets.meeting.typed_names import OFFICES, SCHOOLS
from matsheets.model.framework import Framework
from matsheets.model.respondents import REFS
from matsheets.model.trust_names import fold_name
from matsheets.review.review import Review
from matsheets.sharing.shared_words import SharedElement

#: The questions of About that are answered with people's names: chief executive, chair, mentor, who was at the meeting, presenter.
_NAMED = ("ABT-07", "ABT-08", "ABT-10", REFS["respondent"], "ABT-17", "ABT-18")

_MAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[\w.-]+\w")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ][\w'’-]*"
_TITLED = re.compile(rf"\b([A-Z][a-z]+)\.? +((?:[A-Z]\.? *)?{_CAPITAL})")
_RUN = re.compile(rf"{_CAPITAL}(?: +{_CAPITAL})+")
_INITIALS = re.compile(rf"\b(?:[A-Z]\. ?)+{_CAPITAL}|\b(?:[A-Z]\.){{2,}}|\((?:[A-Z]{{2}})\)|(?<=\bby )[A-Z]{{2}}\b")
#: Capitalised words that stand together without being anybody's name.
_PUBLIC = """
act after agreement analysis annual audit autumn beyond big board bursary catholic census centre christmas chief church code committee company
council county curriculum date day days department developing development diocese diocesan district division early east easter education
english era every executive fair february final first foundation framework free friday general governance government great group
half head health hub information inspection inspector institute january july june key labour lead leader leadership learning level
local london march may meeting mental minutes monday multi national new north northern november nursery october office ofsted
operating opportunity parent partnership pathway phase phonics plan plus policy premium primary private progress project pupil
quality reading regional register report research review royal saturday school schools science second secondary senior september
service sixth south southern special spring stage standards state statement strategy summer sunday sure survey teach teacher
teaching term thursday training trust tuesday unit university wednesday west western white winter year
"""


def known_names(review: Review, others: Iterable[str] = ()) -> PersonalNames:
    """Return the names of those who filled in a trust's workbooks, of its chief executive, chair and mentor, and of who met.

    Args:
        review: of the round that is shared.
        others: who filled in workbooks of other rounds: a text may still speak of them.
    """
    trusts = {fold_name(str(review.facts.get(name, ""))) for name in ("trust_name", "mentor_trust")}
    people = {*others, *(a.text(ref) for a in review.assessments for ref in _NAMED)}
    people |= {line for text in people for line in text.splitlines()}
    roles = [respondent.role for respondent in review.respondents if respondent.role]
    return names_in(sorted(text for text in people if text and fold_name(text) not in trusts), roles)


def possible_names(
    shared: Iterable[SharedElement], names: PersonalNames, framework: Framework, trust: str
) -> Mapping[str, tuple[str, ...]]:
    """Return what in the texts of a pack may be a person's name, each with the Refs it stands in.

    Args:
        shared: the elements, known names left out.
        names: the known names; a first name or a surname alone is listed.
        framework: its words are nobody's.
        trust: and neither are those of the trust's name.
    """
    ordinary = _ordinary_words(framework, trust)
    ratings = {word for choice in framework.scale.choices for word in choice.label.split("-")}
    found: dict[str, dict[str, None]] = {}
    for element in shared:
        for text in (element.rationale, element.evidence):
            for name in _in_text(text.replace(LEFT_OUT, ";"), names, ordinary):
                if name not in ratings:
                    found.setdefault(name, {})[element.ref] = None
    return {name: tuple(refs) for name, refs in sorted(found.items())}


def _ordinary_words(framework: Framework, trust: str) -> frozenset[str]:
    elements = (text for e in framework.elements for text in (e.title, e.questions, e.weak, e.strong))
    labels = (choice.label for choice in framework.scale.choices)
    texts = (trust, framework.title, *(h.title for h in framework.headings), *elements, *labels, _PUBLIC)
    return frozenset(fold_word(word) for text in texts for word in words_of(text)) | OFFICES | SCHOOLS


def _in_text(text: str, names: PersonalNames, ordinary: Collection[str]) -> Iterator[str]:
    yield from (found[0] for found in _MAIL.finditer(text))
    yield from (found[0] for found in _TITLED.finditer(text) if fold_word(found[1]) in TITLES)
    yield from (found[0].strip("()") for found in _INITIALS.finditer(text))
    yield from names.parts_in(text)
    for run in _RUN.finditer(text):
        name = run[0].removesuffix("'s").removesuffix("’s")
        words = [fold_word(word) for word in name.split()]
        if not any(word in ordinary or word in TITLES for word in words):
            yield name
