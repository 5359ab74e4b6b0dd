"""Where a text names a person: by the whole name, with an initial, or with a title, however it is spaced and joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: What stands where a name was.
LEFT_OUT = "[name left out]"

_SPELT_TITLES = """
mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend canon father fr sister rabbi imam cllr councillor
"""
_SPELT_LETTERS_AFTER = """
obe mbe cbe kbe dbe phd dphil edd ma msc ba bsc med jp qc kc dl frsa fcct npqh nle qts aca fca
"""
#: Words of groups, meetings and offices: what is made of these alone names nobody.
_SPELT_OFFICES = """
a academies academy acting all anon anonymous and april areas assessment assistant associate at audit august board
business central chair chairs chief clerk co committee committees community company council culture curriculum data
december deputy development diagnostic director directors early education educational effectiveness estates excellence
executive executives external february finance financial first for governance governing governor governors group head
heads headship headteacher headteachers hr human improvement in inclusion independent interim it january joint july
june key lead leader leaders leadership leads learning local manager managers march may me meeting member members
mentor middle myself na nonexecutive none november non october of office officer officers on operating operations our
partner partnership partnerships pastoral people performance phase premises primary principal principals quality
representative resources review risk safeguarding school schools secondary secretary self send senco senior september
services sixth slt special staff standards strategic strategy subject tba tbc team teacher teachers teaching the to
trust trustee trustees trusts vice working years
"""
_TITLES, _LETTERS_AFTER, _OFFICES = (
    frozenset(words.split()) for words in (_SPELT_TITLES, _SPELT_LETTERS_AFTER, _SPELT_OFFICES)
)
#: What parts the names of several people in one cell.
_BETWEEN = re.compile(r"[;/&+\n()\[\]|]|\band\b|\bwith\b", re.IGNORECASE)
_WORD, _DIGIT = re.compile(r"[^\W_]+"), re.compile(r"[0-9]")
#: Small words within a name; those before the name of a place; those between an office and a place.
_PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ap", "ferch", "y"}
)
_BEFORE_PLACES = frozenset({"at", "of", "in", "from"})
_CONNECTING = frozenset({"at", "of", "in", "for", "the", "from"})
#: Words of a name that was typed without capitals.
_LOWER_CASE_AT_MOST = 3
#: A name with fewer letters counts only as it was typed.
_SHORT = 4
#: No letter before, none after: the name of a file may go on with a number.
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_TITLE = rf"(?:{'|'.join(sorted(_TITLES))})\b\.?[\W_]{{1,2}}"


@dataclass(frozen=True)
class PersonalNames:
    """The names that are to be found.

    Attributes:
        patterns: finds each of them, after a word that it never stands without, folded. *Why the word:* it is looked for in a
            hundredth of the time.
        parts: the words of people's names, as they were typed: what may still stand for somebody where it stands alone.
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    parts: tuple[str, ...] = ()

    def without(self, text: str) -> str:
        """Return a text in which ``LEFT_OUT`` stands for each of the names."""
        folded = text.casefold()
        for word, pattern in self.patterns:
            if word in folded:
                text = pattern.sub(LEFT_OUT, text)
        return text

    def parts_in(self, text: str) -> frozenset[str]:
        """Return the first names and surnames that stand alone in a text, spelt as they were typed."""
        return frozenset(self.parts).intersection(_WORD.findall(text))

    def is_name(self, text: str) -> bool:
        """Tell whether a text is one of the names and nothing else, but for titles and letters after it."""
        left = self.without(text)
        words = {word.casefold() for word in _WORD.findall(left.replace(LEFT_OUT, " "))}
        return left != text and words <= _TITLES | _LETTERS_AFTER


def names_in(people: Iterable[str], roles: Iterable[str] = ()) -> PersonalNames:
    """Return the names that texts give people and roles by.

    Args:
        people: what people typed as their names, several in one text too. A group's or a meeting's name names nobody.
        roles: what they typed as their roles. Only one that says where, such as "Headteacher of Yoxenby", names one person.
    """
    given = [name for text in people for name in _several(text)]
    found = {"|".join(_forms(name)): _words(name)[-1].casefold() for name in given}
    for role in roles:
        if not _is_office(role):
            forms, word = _role_forms(role)
            found[forms] = word
    longest_first = sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    parts = {word for name in given for word in _words(name) if len(word) >= _SHORT and _is_capital(word)}
    patterns = tuple((word, _compiled(forms)) for forms, word in longest_first)
    return PersonalNames(patterns, tuple(sorted(word for word in parts if word.casefold() not in _OFFICES)))


def _compiled(forms: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:{forms}){_AFTER}", re.IGNORECASE)


def _several(text: str) -> Iterator[list[str]]:
    """Yield each person's name of a text, as its words without titles and letters after it."""
    for part in _BETWEEN.split(text):
        pieces = [piece for piece in part.split(",") if not _is_office(piece)]
        if len(pieces) == 2 and all(len(_WORD.findall(piece)) == 1 for piece in pieces):  # Hale, Ruth
            pieces = [" ".join(reversed(pieces))]
        for piece in pieces:
            words = [word for word in piece.split() if _WORD.search(word) and not _DIGIT.search(word)]
            for name in _capitalised(words) if any(map(_is_capital, words)) else [words[:_LOWER_CASE_AT_MOST]]:
                yield from _bare(name)


def _is_capital(word: str) -> bool:
    return word.lstrip("('\"\u2018\u201c")[:1].isupper()


def _capitalised(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the runs of words with capitals, with the particles between them: "written up by Ann de Souza" has one.

    What follows "of" or "at" is a place.
    """
    run: list[str] = []
    before = ""
    for at, word in enumerate(words):
        particle = run and _folded(word) in _PARTICLES and any(map(_is_capital, words[at + 1 :]))
        if _is_capital(word) or particle:
            run.append(word)
            continue
        if run and before not in _BEFORE_PLACES:
            yield run
        run, before = [], _folded(word)
    if run and before not in _BEFORE_PLACES:
        yield run


def _bare(words: list[str]) -> Iterator[list[str]]:
    """Yield a name without titles and letters after it; one that begins with an office also without that."""
    while words and _folded(words[0]) in _TITLES:
        words = words[1:]
    while len(words) > 1 and _folded(words[-1]) in _LETTERS_AFTER:
        words = words[:-1]
    if len("".join(_words(words))) > 1 and not _is_office(" ".join(words)):
        yield words
    offices = next((at for at, word in enumerate(words) if _folded(word) not in _OFFICES | _TITLES), 0)
    if offices and len(words) - offices > 1:
        yield words[offices:]


def _role_forms(role: str) -> tuple[str, str]:
    """Return the forms of a role that says where, and a word that all of them have.

    "Headteacher, Yoxenby Primary" is the headteacher of Yoxenby, and Yoxenby's headteacher.
    """
    words = _WORD.findall(role)
    start = next(at for at, word in enumerate(words) if word.casefold() not in _OFFICES)
    office, (place, *rest) = words[:start], words[start:]
    while office and office[-1].casefold() in _CONNECTING:
        office.pop()
    if not office:
        return _spelt(words), words[-1].casefold()
    whole = re.escape(place) + "".join(rf"(?:[\W_]+{re.escape(word)})?" for word in rest)
    joined = rf"[\W_]+(?:(?:{'|'.join(sorted(_CONNECTING))})[\W_]+)*"
    return rf"{_spelt(office)}{joined}{whole}|{whole}(?:['\u2019]s?)?[\W_]+{_spelt(office)}", place.casefold()


def _words(parts: Iterable[str]) -> list[str]:
    return _WORD.findall(" ".join(parts))


def _folded(word: str) -> str:
    return "".join(_WORD.findall(word)).casefold()


def _is_office(text: str) -> bool:
    """Tell whether a text names a group, a meeting or an office alone, or nobody at all."""
    return all(_DIGIT.search(word) or word.casefold() in _OFFICES for word in _WORD.findall(text))


def _spelt(words: Iterable[str]) -> str:
    """Return the form of words however they are joined: by spaces, hyphens, full stops, underscores, or not at all."""
    return r"[\W_]*".join(map(re.escape, words))


def _forms(name: list[str]) -> Iterator[str]:
    """Yield the forms of one name: whole, surname first, with an initial, with a title and the surname."""
    whole = _spelt(_words(name))
    if len(whole) < _SHORT:  # Jo, but not the Jo of "so-jo"; Me, but not me
        whole = f"(?-i:{whole})"
    yield f"(?:{_TITLE})?{whole}"
    if len(name) < 2:
        return
    first, surname = _WORD.findall(name[0]), _spelt(_WORD.findall(name[-1]))
    yield rf"{surname}[\W_]{{1,2}}{_spelt(first)}"
    initial = re.escape(first[0][0])
    middle = r"(?:[^\W\d_][\W_]{1,2}){0,2}"
    # A name given with an initial alone may stand in full elsewhere.
    given = rf"{initial}[^\W\d_]*" if len(first[0]) == 1 else initial
    yield rf"(?:{_TITLE})?{given}[\W_]{{1,2}}{middle}{surname}"
    for middle_names in range(1, len(name) - 1):
        yield rf"(?:{_TITLE})?{_spelt(first)}[\W_]{{1,2}}{_spelt(_words(name[1 + middle_names :]))}"
    yield rf"{_TITLE}(?:[^\W\d_]+[\W_]{{1,2}})?{surname}"
