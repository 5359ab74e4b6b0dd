"""Who is meant by what people typed as their name: "Ann Fielding - Chair", "Hale, R.", "ann.fielding@trust.example"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.meeting.name_text import PARTICLES, TITLES, fold_word, is_capital, words_of

#: Words of groups, meetings, offices and schools: they end a name, and alone name nobody.
_SPELT_OFFICES = """
academies academy acting admin all am an anon anonymous and areas arts assessment assistant associate at attendance audit away bbc board
business bursar by carer carers central ceo cfo chair chairs chairman chairperson chairwoman charity chief church clerk co cofo
college committee committees community companies company completed consultant consultants coo council culture curriculum data day
days department deputy development designate designated diagnostic director directors discussion dsl early education educational effectiveness employee
england english enquiries estates everyone excellence exec executive executives external facilitator faculty federation feedback finance financial first focus for
form former forum from governance governing governor governors geography group groups head heads headship headteacher headteachers history hr human humanities
improvement in inclusion independent infant infants info interim it joint junior juniors key languages lead leader leaders leadership leads
learning local mail manager managers mat maths me meeting member members mentor middle minutes multi music myself na new no nonexecutive none non notes nursery
of office officer officers on operating operations our panel parent parents partner partnership partnerships pastoral people
performance phase premises prepared primary principal principals professional programme pupil pupils quality record representative
representatives resources response responses retired review risk safeguarding same school schools science secondary secretary self send
senco sendco senior services session sixth slt special sport staff standards steering strategic strategy student students subject
submitted support survey tba tbc team teacher teachers teaching the to treasurer trust trustee trustees trusts unknown us various
vice view voice vulnerable whole with working workshop year years yes
"""
#: What a school's name ends with: the words before it are a place.
_SPELT_SCHOOLS = "academy church college infant infants junior juniors nursery primary school secondary trust"
#: Letters after a name that are not in capitals only.
_SPELT_LETTERS = "ba bsc cert dphil ed edd frsa hons jp kc llb ma mba mbe med msc npqh obe pgce phd qc qts"
#: Words of many people: a word beside one of these is no first name.
_SPELT_COLLECTIVE = """
board committee committees company council day discussion feedback forum governors group groups heads leaders managers meeting
members minutes notes panel parents pupils record responses review session staff students survey team trust trustees view workshop
"""
_SPELT_MONTHS = "january february march april may june july august september october november december"
#: First names that are words as well, and words that a longer first name begins with.
_SPELT_WORDS = """
all amber and any april are art august autumn bill but can carol chance charity chase christian clay cliff crystal dale dawn
dean don drew duke earl eve ever faith fern for frank gene ginger glen grace grant green guy had has hazel heath heather her herb
hill him his holly hope how iris ivy jack jade jasmine jay jewel josh joy june just kit lance lily man many march mark may men
mercy miles nick no nor not olive one our pat patience pearl peg penny per pip poppy prudence ray red rich rob robin rod rose ruby
sage sam sand sandy she skip sky so sterling sue summer ted ten that the then they tom tony trinity verity victor victory viola
violet wade ward was we who will win wood woody you
"""
OFFICES = frozenset(map(fold_word, _SPELT_OFFICES.split()))
SCHOOLS, _LETTERS_AFTER, _MONTHS, _COLLECTIVE = (
    frozenset(map(fold_word, words.split()))
    for words in (_SPELT_SCHOOLS, _SPELT_LETTERS, _SPELT_MONTHS, _SPELT_COLLECTIVE)
)
_NOT_NAMES = OFFICES | TITLES | _LETTERS_AFTER
#: Names of these count only with their capitals.
WORDS = frozenset(map(fold_word, _SPELT_WORDS.split()))
_MAIL = re.compile(r"(?<![^\s<>()\[\],;:\"/@])([^\s<>()\[\],;:\"/@]+)@[\w.-]+")
#: An office, or what a person is called among friends, within a name: Ann (Annie) Fielding.
_WITHIN = re.compile(r"(?<=\w) [(\[]([^\s()\[\]]+)[)\]](?= +[^\W\d_])")
_AND = re.compile(r"[&+]|\band\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[;:/\\|()\[\]<>\n\t\u2022\u00b7\u2013\u2014=]|\s-+\s?|-+\s|\b(?:with|by|for|on|as|to|plus|behalf)\b",
    re.IGNORECASE,
)
_OF_PLACE = frozenset({"at", "of", "in", "from"})
_LOWER_CASE_AT_MOST, _WORDS_AT_MOST = 3, 8


class Person(NamedTuple):
    """A person's name.

    Attributes:
        given: the first names that were typed in full, folded.
        initials: the first letters of all first names; empty where only one word is known.
        surnames: the forms of the surname, folded, the longest first: with its particles, without, each half of a double one.
        with_capitals: whether the name counts only with capitals, since its words are other words too.
        parts: its words as they were typed.
    """

    given: tuple[str, ...]
    initials: str
    surnames: tuple[str, ...]
    with_capitals: bool
    parts: tuple[str, ...]


def people_in(text: str) -> Iterator[Person]:
    """Yield the people whom a text names that was typed as a name; none for a group, a meeting or an office."""
    for found in _MAIL.finditer(text):
        yield from _of_address(found[1])
    text = _WITHIN.sub(r" \1", _MAIL.sub(";", text))
    first = next((word for word in words_of(text) if fold_word(word) not in TITLES), "")
    small = not is_capital(first)
    names: list[tuple[list[str], bool]] = []
    several = False
    for part in _BETWEEN.split(text):
        shared = _AND.split(part)
        several = several or len(shared) > 1
        for at, piece in enumerate(shared):
            runs = list(_of_list(piece, small=small, after=any(_is_whole(name) for name, _ in names)))
            names += runs
            if at and len(runs) == 1 and len(runs[0][0]) > 1 and len(names) > 1 and len(names[-2][0]) == 1:
                names.append(([names[-2][0][0], runs[0][0][-1]], False))  # Ruth and Tim Hale
    alone = several or not any(_is_whole(name) for name, _ in names)
    for name, with_capitals in names:
        if _is_whole(name) or alone:
            yield _person(name, with_capitals)


def _of_address(local: str) -> Iterator[Person]:
    """Yield who may be meant by the first half of an e-mail address: ann.fielding, or afielding."""
    words = [word for word in words_of(local) if fold_word(word) not in OFFICES]
    if len(words) > 1:
        yield _person(words, False)
    elif words and len(words[0]) > 2:
        yield _person([words[0][0].upper(), words[0][1:]], True)
        yield _person(words, True)


def _of_list(text: str, *, small: bool, after: bool) -> Iterator[tuple[list[str], bool]]:
    """Yield the names between commas, each as its words, and whether it counts only with capitals: surname first too."""
    found: list[list[tuple[list[str], bool]]] = []
    for piece in text.split(","):
        after = after or any(_is_whole(name) for runs in found for name, _ in runs)
        found += filter(None, [list(_of_piece(piece, small=small, after=after))])
    if len(found) == 2 and all(len(runs) == 1 for runs in found):
        (surname, one), (given, other) = found[0][0], found[1][0]
        if not _is_whole(surname) and all(len(words_of(word)[0]) == 1 for word in given[1:]):
            yield [*given, *surname], one or other  # Hale, Ruth
            return
    for runs in found:
        yield from ((name, with_capitals) for name, with_capitals in runs if len("".join(name)) > 1)


def _of_piece(text: str, *, small: bool, after: bool) -> Iterator[tuple[list[str], bool]]:
    """Yield the names of a text without separators.

    Args:
        text: the text.
        small: whether names are typed without capitals in the cell.
        after: whether a name stands before the text: then what ends as a school's name does is a place.
    """
    chunks = [re.sub(r"['\u2019]s$", "", chunk).strip("'\"\u2018\u2019\u201c\u201d?!*") for chunk in text.split()]
    dated = any(map(re.compile("[0-9]").search, chunks))
    words = [chunk for chunk in chunks if words_of(chunk) and not re.search("[0-9]", chunk)]
    words = [word for word in words if not (dated and _key(word) in _MONTHS)]
    for run in _lower_case(words):
        # Why with capitals: beside words that have them these may be any words, and "Ann Fielding" is none of "written up".
        yield from ((n, not small or len(n) == 1) for n in _names(run, after=after) if small or len(n) > 1)
    runs = list(_runs(words))
    if len(words) == 2 and runs == [words[:1]] and _key(words[1]) not in OFFICES:
        yield words, True  # Ann fielding
    for run in runs:
        if not (run == words[:1] and len(words) > 1 and _key(words[1]) not in _OF_PLACE):  # Nine heads
            yield from ((name, False) for name in _names(run, after=after))


def _lower_case(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the runs of words without capitals that may be names, the first words of each; what follows "of" is a place."""
    runs: list[list[str]] = [[]]
    place = False
    for word in words:
        if _key(word) in _OF_PLACE or is_capital(word) or _is_about_names(word):
            place = _key(word) in _OF_PLACE and _key(word) != "from"
            runs.append([])
        elif not place:
            runs[-1].append(word)
    for run in (run for run in runs if not all(map(_is_particle, run))):
        yield run[: _LOWER_CASE_AT_MOST + sum(map(_is_particle, run))]


def _is_about_names(word: str) -> bool:
    """Tell whether a word is a title, an office or letters after a name, or the "I" of "I am"."""
    return _key(word) in _NOT_NAMES or word == "I" or _is_acronym(word)


def _runs(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the runs of words with capitals, with the particles between them; what follows "of" or "at" is a place."""
    run: list[str] = []
    place, named = False, False
    for at, word in enumerate(words):
        after = words[at + 1 :]
        particle = (
            _is_particle(word)
            and any(map(is_capital, after))
            and (run or is_capital(after[0]) or _is_particle(after[0]))
        )
        if is_capital(word) or particle:
            run.append(word)
            continue
        if run and not place:
            yield run
        named = named or len(run) > 1
        run, place = [], _key(word) in _OF_PLACE and (_key(word) != "from" or named)
    if run and not place:
        yield run


def _names(run: list[str], *, after: bool) -> Iterator[list[str]]:
    """Yield the names of a run of words: without titles, offices and letters after it.

    *Why a name for each beginning of a run:* nobody can list every office, and "Ann Fielding Bursar" is Ann Fielding too.
    """
    if not run or (after and (_key(run[-1]) in SCHOOLS or _key(run[0]) == "st")):
        return
    untitled = [word for at, word in enumerate(run) if at or _key(word) not in TITLES]
    titled = len(untitled) < len(run)
    after = after or any(_key(word) in _COLLECTIVE for word in run)
    if (
        not after
        and len(untitled) == 2
        and _key(untitled[0]) not in _NOT_NAMES
        and _key(untitled[1]) in OFFICES - SCHOOLS
    ):
        yield untitled  # Jo Head
        if titled:
            return
    for words in _between_offices(untitled):
        if len(words) > 1 or not (_names_nobody(words[0]) or (after and not titled)):
            yield from (
                words[:length]
                for length in range(2, min(len(words), _WORDS_AT_MOST))
                if not _is_particle(words[length - 1])
            )
            yield words
        if len(words) == 2 and words[0].isupper() and len(words[0]) > 3 and not words[1].isupper():
            yield words[::-1]  # FIELDING Ann


def _between_offices(run: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stretches of a run that are no title, no office and no letters after a name."""
    found: list[list[str]] = [[]]
    for word in run:
        if _key(word) in _NOT_NAMES:
            found.append([])
        elif len(found[-1]) < 2 or all(map(str.isupper, found[-1])) or not _is_acronym(word):
            found[-1].append(word)
    yield from filter(None, found)


def _is_acronym(word: str) -> bool:
    """Tell whether a word is written as letters after a name or an office are: FCIPD, PhD, SENDCo."""
    return re.match(r"[^\W\d_]{2}", word) is not None and (word[:2].isupper() or word[-1].isupper())


def _names_nobody(word: str) -> bool:
    """Tell whether a word alone is a month, or of a group: LGB, Trust-wide."""
    short = word.isupper() and len(word) <= 3 and not set("aeiouy") & set(fold_word(word))
    compound = any(fold_word(each) in OFFICES for each in words_of(word))
    return len(word) < 2 or short or compound or _key(word) in _MONTHS | _OF_PLACE


def _person(name: Sequence[str], with_capitals: bool) -> Person:
    mixed = any(map(is_capital, name))
    at = next(
        (n for n, word in enumerate(name) if _is_particle(word) and (n or (mixed and word.islower()))), len(name) - 1
    )
    shouted = all(word.isupper() for word in name)
    given: list[str] = []
    initials = ""
    for word in name[:at]:
        keys = [fold_word(each) for each in words_of(word)]
        spelt_initials = max(map(len, keys)) == 1 or (
            not shouted and word.isalpha() and word.isupper() and len(word) <= 3
        )
        initials += "".join(keys) if spelt_initials else "".join(key[0] for key in keys)
        given += [] if spelt_initials else ["".join(keys), *(keys[:1] if len(keys[0]) > 1 else [])]
    keys = [fold_word(each) for word in name[at:] for each in words_of(word)]
    core = next((n for n, key in enumerate(keys) if key not in PARTICLES), 0)
    halves = [half for half in keys[core:] if len(half) > 2] if "-" in name[-1] else []
    surnames = dict.fromkeys(["".join(keys), "".join(keys[core:]), *halves])
    typed = [word for chunk in name for word in words_of(chunk) if len(word) > 1]
    parts = [
        word[0].upper() + (word[1:].lower() if word.isupper() else word[1:])
        for word in typed
        if is_capital(word) or not with_capitals
    ]
    parts = [word for word in parts if fold_word(word) not in PARTICLES | OFFICES]
    strict = with_capitals or any(key in WORDS for key in given or surnames)
    return Person(
        tuple(dict.fromkeys(given)), initials, tuple(sorted(surnames, key=len, reverse=True)), strict, tuple(parts)
    )


def _is_whole(name: Sequence[str]) -> bool:
    """Tell whether a name has more than a first name, or a surname, alone."""
    return sum(not _is_particle(word) for word in name) > 1


def _is_particle(word: str) -> bool:
    return _key(word) in PARTICLES and "." not in word


def _key(word: str) -> str:
    return "".join(map(fold_word, words_of(word)))
