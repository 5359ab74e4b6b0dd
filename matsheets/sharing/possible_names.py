"""What in the texts of an anonymous pack may still name somebody, for a human to look at.

Names that the workbooks know are left out before. All else is listed and left as it stands: a machine that guesses would leave in a
name that is a word, and cut words that are none. Too much is listed rather than too little, and sorted by how it was found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from matsheets.meeting.name_text import TITLES, fold_word, words_of
from matsheets.meeting.personal_names import LEFT_OUT, PersonalNames
from matsheets.meeting.typed_names import OFFICES, SCHOOLS, WORDS
from matsheets.model.framework import Framework
from matsheets.sharing.shared_words import SharedElement


class NameKind(Enum):
    """How something was found that may be a name; the value says it for whoever looks."""

    NAME = "A whole name, or a title and a name"
    CONTACT = "An e-mail address or a telephone number"
    INITIALS = "Initials, or letters that stand for something else"
    WORD = "One word with a capital: a first name, a surname, a place or a thing"


#: By kind: what was found, with the Refs it stands in.
PossibleNames = Mapping[NameKind, Mapping[str, tuple[str, ...]]]

_CONTACT = re.compile(r"[^\s<>()\[\],;:\"]+@[\w.-]+\w|(?<![\w.])(?:\+|\(?0)\d(?:[ ()\u00a0-]{0,2}\d){8,12}(?!\w)")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ][\w'’-]*"
_TITLED = re.compile(rf"\b([A-Z][a-z]+)\.? +((?:[A-Z]\.? *)?{_CAPITAL})")
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?: +(?:[A-Z]\.? +)?{_CAPITAL})*")
_INITIALS = re.compile(rf"\b(?:[A-Z]\. ?)+{_CAPITAL}|\b(?:[A-Z]\.){{2,}}|(?<=\()[A-Z]{{2,3}}(?=\))|\b[A-Z]{{2}}\b")
#: What a sentence ends with, so that the next word has its capital from there.
_BEGINS = re.compile(r"(?:^|[.!?:\n\r\t•][\"”’')\]]*\s*|^\W+|\n\W*)[\"“‘'(\[]*$")
#: Two capitals that are nobody's.
_NO_INITIALS = frozenset(
    [
        "AI",
        "CE",
        "CP",
        "DT",
        "EY",
        "GB",
        "GP",
        "HR",
        "IT",
        "KS",
        "LA",
        "MP",
        "NE",
        "NI",
        "NW",
        "OK",
        "PE",
        "PP",
        "QA",
        "RE",
        "SE",
        "SW",
        "TA",
        "UK",
        "US",
        "VA",
    ]
)
#: Capitalised words that stand together, or alone, without being anybody's name.
_PUBLIC = """
act after agreement analysis annual april audit august autumn beyond big board bursary catholic census centre christmas chief church
code committee company council county curriculum date day days december department developing development diocese diocesan district
division early east easter education england english era europe every executive fair february final first foundation framework free
friday french general geography german governance government great group half head health history hub information inspection
inspector institute it january july june key labour latin lead leader leadership learning level local london march maths may meeting
mental minutes monday multi national new north northern november nursery october office ofsted operating opportunity parent
partnership pathway phase phonics plan plus policy premium primary private progress project pupil quality reading regional register
report research review royal saturday school schools science second secondary senior september service sixth south southern spanish
special spring stage standards state statement strategy summer sunday sure survey teach teacher teaching teams term thursday training
trust tuesday unit university wales wednesday west western white winter word excel year years
one two three four five six seven eight nine ten eleven twelve midlands reception class classes appendix
"""
#: Months, seasons and days, which are first names too: alone they are a date.
_DATES = "april august autumn june march may spring summer winter"
#: First names that people in schools have, for where a sentence begins with one.
_FIRST_NAMES = """
aaron abdul abigail adam adele adrian ahmed aidan aisha alan alex alexander alexandra ali alice alison amanda amelia amina amir amy
andrea andrew andy angela anita anna anne annie anthony antonia arjun asha ashley ayesha barbara ben benjamin bernadette beth bethany
betty beverley brenda brian bridget cameron carl caroline catherine charles charlie charlotte cheryl chloe chris christina christine
christopher claire clare claudia colin connor craig daniel danielle dave david deborah debbie deepa denise dennis derek diana diane
dominic donna dorothy duncan edward eileen elaine eleanor elizabeth ellen ellie emily emma eric esther ethan fatima fiona frances
francesca gail gareth gary gavin gemma geoff george georgina gerald gillian gina gordon graham greg hannah harriet harry hassan
helen henry hilary hugh ian imran isabel isabelle jacob jacqueline jacqui james jamie jane janet janice jason jatinder jay jayne jean
jeff jennifer jenny jeremy jessica jill joan joanna joanne joe joel john jon jonathan joseph josephine judith julia julian julie justin
karen karl kate katherine kathryn katie katy keith kelly ken kenneth kerry kevin khadija kim kiran kirsty kumar kwame laura lauren leah
leanne lesley lewis liam linda lindsay lisa lorraine louise lucy luke lynn lynne maggie malcolm manjit margaret maria marian marie
marion martin mary matthew maureen megan melanie michael michelle miriam mohammed molly monica muhammad naomi natalie natasha neil
nadia nicholas nicola nigel nina nisha norma oliver olivia omar pamela patricia patrick paul paula pauline peter phil philip philippa
phoebe priya rachael rachel raj rajesh rebecca richard robert roger rosemary rosie ross roy russell ruth ryan sally samantha samuel
sandra sanjay sara sarah sharon sheila shirley simon sofia sonia sophie stella stephanie stephen steve steven stuart sunita susan
suzanne tanya tara teresa terry thomas tim timothy tina toby tracey tracy usha valerie vanessa veronica vicky victoria vincent vijay
grace hazel heath heather holly ivy jack jade josh joy lily mark nick olive pam rob robin ruby sam sue tom tony victor violet
wendy william yasmin yusuf yvonne zahra zainab zoe
"""
_PUBLIC_WORDS, _DATE_WORDS, _FIRSTS = (
    frozenset(map(fold_word, words.split())) for words in (_PUBLIC, _DATES, _FIRST_NAMES)
)


class _Known(NamedTuple):
    """Words that are nobody's name: where any of a run is one, and where a word stands alone."""

    in_a_run: Collection[str]
    alone: Collection[str]
    ratings: Collection[str]


def possible_names(
    shared: Iterable[SharedElement], names: PersonalNames, framework: Framework, trust: str
) -> PossibleNames:
    """Return what in the texts of a pack may be a person's name, by how it was found.

    Args:
        shared: the elements, known names left out.
        names: the known names; a first name or a surname alone is listed.
        framework: its words are nobody's where they stand alone.
        trust: and neither are those of the trust's name.
    """
    known = _known_words(framework, trust)
    found: dict[NameKind, dict[str, dict[str, None]]] = {kind: {} for kind in NameKind}
    for element in shared:
        for text in (element.rationale, element.evidence):
            for kind, name in _in_text(text.replace(LEFT_OUT, ";"), names, known):
                found[kind].setdefault(name, {})[element.ref] = None
    return {
        kind: {name: tuple(refs) for name, refs in sorted(of_kind.items())}
        for kind, of_kind in found.items()
        if of_kind
    }


def _known_words(framework: Framework, trust: str) -> _Known:
    elements = (text for e in framework.elements for text in (e.title, e.questions, e.weak, e.strong))
    texts = (framework.title, *(h.title for h in framework.headings), *elements)
    ours = frozenset(fold_word(word) for text in texts for word in words_of(text))
    of_trust = frozenset(map(fold_word, words_of(trust)))
    in_a_run = (_PUBLIC_WORDS | OFFICES | SCHOOLS | of_trust) - (WORDS - _DATE_WORDS - _PUBLIC_WORDS)
    ratings = {word for choice in framework.scale.choices for word in (choice.label, *choice.label.split("-"))}
    return _Known(in_a_run, (ours | in_a_run) - (WORDS - _DATE_WORDS - _PUBLIC_WORDS), ratings)


def _in_text(text: str, names: PersonalNames, known: _Known) -> Iterator[tuple[NameKind, str]]:
    yield from ((NameKind.CONTACT, found[0]) for found in _CONTACT.finditer(text))
    text = _CONTACT.sub(" ; ", text)
    titled = [found for found in _TITLED.finditer(text) if fold_word(found[1]) in TITLES]
    yield from ((NameKind.NAME, re.sub(r"['’]s$", "", found[0])) for found in titled)
    for found in reversed(titled):
        text = f"{text[: found.start()]};{text[found.end() :]}"
    yield from ((NameKind.INITIALS, found[0]) for found in _INITIALS.finditer(text) if found[0] not in _NO_INITIALS)
    yield from ((NameKind.WORD, part) for part in names.parts_in(text))
    for run in _RUN.finditer(text):
        words = re.sub(r"['’]s\b", "", run[0]).split()
        begins = _BEGINS.search(text[: run.start()]) is not None
        yield from _in_run(words, known, begins=begins)


def _in_run(words: list[str], known: _Known, *, begins: bool) -> Iterator[tuple[NameKind, str]]:
    """Yield what of words with capitals that stand together may be a name; the first of a sentence has its capital from there."""
    keys = ["".join(map(fold_word, words_of(word))) for word in words]
    of_nobody = any(key in known.in_a_run or key in TITLES for key in keys)
    opening = begins and len(words) == 2 and _is_plain(words[0], keys[0], known)
    if len(words) > 1 and not of_nobody and not opening:
        yield NameKind.NAME, " ".join(words)
        return
    for at, (word, key) in enumerate(zip(words, keys, strict=True)):
        first = begins and not at
        if word in known.ratings or key in TITLES or not key:
            continue
        if key in _FIRSTS or (not first and key not in known.alone and not word.isupper()):
            yield NameKind.WORD, word


def _is_plain(word: str, key: str, known: _Known) -> bool:
    """Tell whether the first word of a sentence is one of the framework's, or a short one: "But Priya", "The Fenland"."""
    return key not in _FIRSTS and (key in known.alone or len(key) < 4 or word in known.ratings)
