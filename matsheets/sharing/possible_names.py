"""What in the texts of an anonymous pack may still name somebody, for a human to look at.

Names that the workbooks know are left out before. All else is listed and left as it stands: a machine that guesses would leave in a
name that is a word, and cut words that are none. Too much is listed rather than too little, and sorted by how it was found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from matsheets.meeting.name_text import ABBREVIATED_TITLES, fold_word, is_capital, words_of
from matsheets.meeting.personal_names import LEFT_OUT, PersonalNames
from matsheets.meeting.typed_names import OFFICES, SCHOOLS, WORDS
from matsheets.model.framework import Framework
from matsheets.sharing.shared_words import SharedElement


class NameKind(Enum):
    """How something was found that may be a name; the value says it for whoever looks."""

    NAME = "A whole name, or a title and a name"
    CONTACT = "An address, a telephone number or the name of a file"
    INITIALS = "Initials, or letters that stand for something else"
    WORD = "One word with a capital: a first name, a surname, a place or a thing"


#: By kind: what was found, with the Refs it stands in.
PossibleNames = Mapping[NameKind, Mapping[str, tuple[str, ...]]]

NOTHING: Mapping[str, str] = MappingProxyType({})

#: Marks that stand with a letter: accents on their own, and the vowels of scripts that write them beside it.
_LETTER = r"[^\W\d_]"
_REST = r"(?:[\w'’\u2011-]|[\u0300-\u036f\u0483-\u0487\u0900-\u0dff])*"
_WORD = rf"{_LETTER}{_REST}"
_CONTACT = re.compile(
    r"[^\s<>()\[\],;:\"]+@[\w.-]+\w|(?<!\w)@\w{3,}|(?:https?://|www\.)\S+"
    r"|(?<![\w.])(?:\+|\(?0)\d(?:[ ()\u00a0.-]{0,2}\d){8,12}(?!\w)"
    r"|[^\s<>()\[\],;:\"]+\.(?:docx?|xlsx?|pptx?|pdf|od[tsp]|csv|txt|msg|eml|jpe?g|png|mp[34])\b",
    re.IGNORECASE,
)
#: Small words within a name.
_SMALL = r"(?:ap|bin|binti|d[aeiou]|dos|del|della|den|der|el|ferch|ibn|la|le|ó|ní|van|von|y|al-)"
_GAP = r"[ \u00a0\t]+"
_TITLED = re.compile(
    rf"(?<!\w)(?i:{'|'.join(sorted(ABBREVIATED_TITLES - {'fr', 'hon', 'rt'}))})\b\.?{_GAP}(?:[A-Z]\.?{_GAP})*(?:{_SMALL}{_GAP}?)*{_WORD}"
    rf"(?:{_GAP}(?:{_SMALL}{_GAP}?)*[A-ZÀ-Þ]{_REST})*"
)
_RUN = re.compile(rf"(?<!\w){_WORD}(?:{_GAP}(?:[A-Z]\.?{_GAP})?(?:{_SMALL}{_GAP}?)*{_WORD})*")
_INITIALS = re.compile(
    rf"(?<!\w)(?:(?:[A-Z]\. ?)+|(?:[B-HJ-Z] )+)[A-ZÀ-Þ]{_REST}|\b(?:[A-Z]\.){{2,}}|(?<=\()[A-Z]{{2,4}}(?=\))|\b[A-Z]{{2,3}}\b"
    rf"|(?<!\w)[A-ZÀ-Þ]{_REST},? (?:[A-Z]\. ?)+(?=\W|$)"
)
_POSSESSIVE = re.compile(r"['’]s\b")
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
#: Months and seasons, which are first names too: alone they are a date.
_DATES = "april august autumn june march may spring summer winter"
#: Words that are no first names, of those that first names begin with or are.
_NO_NAMES = """
all any are art but can had has her him his how many no nor not one our she so that the then they was we who will you ever for now men
amber green red
"""
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
_PUBLIC_WORDS, _FIRSTS, _NO_FIRSTS = (
    frozenset(map(fold_word, words.split())) for words in (_PUBLIC, _FIRST_NAMES, f"{_DATES} {_NO_NAMES}")
)
#: First names that are other words too: before another capital they are names.
_NAME_WORDS = WORDS - _NO_FIRSTS - SCHOOLS - OFFICES


class _Known(NamedTuple):
    """Words that are nobody's name: of schools and of the trust's name, those and the framework's, and those of the scale."""

    offices: Collection[str]
    ordinary: Collection[str]
    ratings: Collection[str]


def possible_names(
    shared: Iterable[SharedElement],
    names: PersonalNames,
    framework: Framework,
    trust: str,
    about: Mapping[str, str] = NOTHING,
) -> PossibleNames:
    """Return what in the texts of a pack may be a person's name, by how it was found.

    Args:
        shared: the elements, known names left out.
        names: the known names; a first name or a surname alone is listed.
        framework: its words are nobody's where they stand alone.
        trust: and neither are those of the trust's name, but for the parts of known names.
        about: by Ref, what the pack says besides, as it stands there: listed where a known name is in it.
    """
    known = _known_words(framework, trust, names)
    found: dict[NameKind, dict[str, dict[str, None]]] = {kind: {} for kind in NameKind}
    for ref, text in about.items():
        if names.without(text) != text or "(" in text:
            found[NameKind.NAME].setdefault(text, {})[ref] = None
    for element in shared:
        for text in (element.rationale, element.evidence):
            for kind, name in _in_text(unicodedata.normalize("NFC", text.replace(LEFT_OUT, ";")), names, known):
                found[kind].setdefault(name, {})[element.ref] = None
    return {
        kind: {name: tuple(refs) for name, refs in sorted(of_kind.items())}
        for kind, of_kind in found.items()
        if of_kind
    }


def _known_words(framework: Framework, trust: str, names: PersonalNames) -> _Known:
    elements = (text for e in framework.elements for text in (e.title, e.questions, *e.descriptors))
    words = (text for word in framework.words for text in word)
    texts = (framework.title, *words, *(h.title for h in framework.headings), *elements)
    ours = frozenset(fold_word(word) for text in texts for word in words_of(text))
    parts = frozenset(map(fold_word, names.parts))
    offices = (_PUBLIC_WORDS | OFFICES | SCHOOLS | frozenset(map(fold_word, words_of(trust)))) - _NAME_WORDS - parts
    ratings = {word for choice in framework.scale.choices for word in (choice.label, *choice.label.split("-"))}
    return _Known(offices, (ours | offices) - _NAME_WORDS - parts, ratings)


def _in_text(text: str, names: PersonalNames, known: _Known) -> Iterator[tuple[NameKind, str]]:
    for kind, pattern in ((NameKind.CONTACT, _CONTACT), (NameKind.NAME, _TITLED), (NameKind.INITIALS, _INITIALS)):
        for found in reversed(list(pattern.finditer(text))):
            if kind is not NameKind.INITIALS or not _is_public(found[0], known):
                yield kind, _POSSESSIVE.sub("", found[0])
                text = f"{text[: found.start()]};{text[found.end() :]}"
    parts = {fold_word(part): part for part in names.parts}
    for key, word in ((fold_word(word), word) for word in words_of(text)):
        if key in parts and (is_capital(word) or key not in WORDS | OFFICES):
            yield NameKind.WORD, parts[key]
    for run in _RUN.finditer(text):
        for words, begins in _capitalised(run[0], begins=_BEGINS.search(text[: run.start()]) is not None):
            yield from _in_run(words, known, begins=begins)


def _is_public(initials: str, known: _Known) -> bool:
    """Tell whether capitals stand for what schools speak of (SLT), or after a word that is none's: "Appendix B."."""
    keys = [fold_word(word) for word in words_of(initials) if len(word) > 1]
    spoken = initials in _NO_INITIALS or fold_word(initials) in known.ordinary
    return spoken or any(key in known.offices for key in keys if not initials.isupper())


def _capitalised(text: str, *, begins: bool) -> Iterator[tuple[list[str], bool]]:
    """Yield the words with capitals that stand together, with the small ones between them, and whether a sentence begins there."""
    run: list[str] = []
    words = _POSSESSIVE.sub(" ; ", text).split()
    for at, word in enumerate([*words, ";"]):
        small = (
            bool(run) and at + 1 < len(words) and is_capital(words[at + 1]) and re.fullmatch(_SMALL, word) is not None
        )
        if is_capital(word) or small:
            run.append(word)
        elif run:
            yield run, begins and at == len(run)
            run = []


def _in_run(words: list[str], known: _Known, *, begins: bool) -> Iterator[tuple[NameKind, str]]:
    """Yield what of words with capitals that stand together may be a name; the first of a sentence has its capital from there."""
    keys = ["".join(map(fold_word, words_of(word))) for word in words]
    while len(words) > 1 and ((begins and _is_plain(words[0], keys[0], known)) or keys[0] in known.offices):
        words, keys, begins = words[1:], keys[1:], False
    first = keys[0] in _FIRSTS or keys[0] in _NAME_WORDS
    while len(words) > 1 and keys[-1] in known.offices and not first:
        words, keys = words[:-1], keys[:-1]
    of_nobody = any(key in known.offices for key in keys) or all(key in known.ordinary for key in keys)
    if len(words) > 1 and (first or not of_nobody):
        yield NameKind.NAME, " ".join(words)
        return
    for at, (word, key) in enumerate(zip(words, keys, strict=True)):
        alone = key and word not in known.ratings and not (begins and not at) and not _is_acronym(word)
        if key in _FIRSTS or (alone and key not in known.ordinary and len(word) > 1):
            yield NameKind.WORD, word


def _is_plain(word: str, key: str, known: _Known) -> bool:
    """Tell whether the first word of a sentence is an ordinary or a short one: "But Priya", "The Fenland"."""
    return key not in _FIRSTS | _NAME_WORDS and (
        key in known.ordinary or (word.isascii() and len(key) < 5) or word in known.ratings
    )


def _is_acronym(word: str) -> bool:
    """Tell whether a word is written as SEND and SENDCo are."""
    return word.isascii() and len(word) < 7 and word[:2].isupper()
