"""Where a text names a person: by the whole name, with an initial, or with a title, however it is spaced and joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from matsheets.meeting.name_text import ABBREVIATED_TITLES, PARTICLES, TITLES, NameText, fold_word, is_capital, words_of
from matsheets.meeting.typed_names import OFFICES, WORDS, Person, people_in
from matsheets.meeting.typed_roles import Role, people_in_role, roles_in

#: What stands where a name was.
LEFT_OUT = "[name left out]"

_MAIL_LOCAL = re.compile(r"(?<![^\s<>()\[\],;:\"/@])[^\s<>()\[\],;:\"/@]+(?=@)")
#: A word of an address in which letters are spelt with per cent signs.
_ESCAPED = re.compile(r"(?<!\S)[^\s%]*%\S*")
#: Words between an office and its place, and how many names may stand between the first and the last.
_CONNECTING = frozenset({"at", "of", "in", "for", "the", "from", "s"})
_MIDDLE_AT_MOST, _CONNECTING_AT_MOST = 2, 3
_ORDINARY = WORDS | OFFICES
#: A first name is also known by a longer or a shorter one that begins with it: Tim, Timothy.
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class PersonalNames:
    """The names that are to be found.

    Attributes:
        people: whose they are.
        roles: roles that name one person, since they say where.
        parts: the words of people's names, as they were typed: what may still stand for somebody where it stands alone.
    """

    people: tuple[Person, ...]
    roles: tuple[Role, ...] = ()
    parts: tuple[str, ...] = ()

    def without(self, text: str) -> str:
        """Return a text in which ``LEFT_OUT`` stands for each of the names."""
        if "%" in text:
            text = _ESCAPED.sub(lambda found: self._unescaped(found[0]), text)
        left, at = "", 0
        for start, end in self._spans(NameText(text)):
            if start >= at:
                left, at = left + text[at:start] + LEFT_OUT, end
        return left + text[at:]

    def parts_in(self, text: str) -> frozenset[str]:
        """Return the first names and surnames that stand alone in a text, spelt as they were typed."""
        standing = {fold_word(word) for word in words_of(text) if is_capital(word)}
        return frozenset(part for part in self.parts if fold_word(part) in standing)

    def has_part(self, text: str) -> bool:
        """Tell whether any first name or surname stands in a text, with a capital or without."""
        return not {fold_word(part) for part in self.parts}.isdisjoint(map(fold_word, words_of(text)))

    def _unescaped(self, address: str) -> str:
        """Return an address with its letters spelt out and without the names, or as it was where it has none."""
        spelt = unquote(address)
        left = self.without(spelt) if spelt != address else address
        return left if left != spelt else address

    def _spans(self, text: NameText) -> list[tuple[int, int]]:
        """Return where names begin and end in a text, in order; of those that begin together the longest first."""
        # Why: most texts hold no name, and few hold more than one person's; letters alone are quickly searched.
        people = [p for p in self.people if any(key in text.letters for key in (*p.surnames, *p.given))]
        roles = [role for role in self.roles if role.place[0] in text.letters]
        found = list(_in_mail(text.text, self.people)) if "@" in text.text else []
        if people or roles:
            found += _in_words(text, people, roles)
        return sorted(found, key=lambda span: (span[0], -span[1]))


def names_in(people: Iterable[str], roles: Iterable[str] = ()) -> PersonalNames:
    """Return the names that texts give people and roles by.

    Args:
        people: what people typed as their names, several in one text too. A group's or a meeting's name names nobody.
        roles: what they typed as their roles. Only one that says where, such as "Headteacher of Yoxenby", names one person; who
            wrote a view down is named there too.
    """
    roles = list(roles)
    found = dict.fromkeys(person for text in people for person in people_in(text))
    found |= dict.fromkeys(person for text in roles for person in people_in_role(text))
    parts = {fold_word(part): part for person in found for part in person.parts}
    return PersonalNames(
        tuple(sorted(found)),
        tuple(sorted({role for text in roles for role in roles_in(text)})),
        tuple(sorted(parts.values())),
    )


def _in_mail(text: str, people: Iterable[Person]) -> Iterator[tuple[int, int]]:
    """Yield where the first half of an e-mail address is made of a person's names and initials alone: rhale, ruthh."""
    for found in _MAIL_LOCAL.finditer(text):
        local = "".join(map(fold_word, words_of(found[0])))
        if any(local in _locals(person) for person in people):
            yield found.span()


def _locals(person: Person) -> Iterator[str]:
    """Yield what the first half of a person's address may be, folded."""
    initials = dict.fromkeys([person.initials, person.initials[:1]])
    yield from (*person.given, *(i + surname[:1] for i in initials for surname in person.surnames if i))
    for surname in person.surnames:
        yield surname
        for first in (*person.given, *initials):
            yield from (first + surname, surname + first, first + surname[:1])


def _in_words(text: NameText, people: Iterable[Person], roles: Iterable[Role]) -> Iterator[tuple[int, int]]:
    words, at = text.words, 0
    while at < len(words):
        ends = [end for person in people for end in _ends(text, person, at)]
        ends += [end for role in roles for end in _role_ends(text, role, at)]
        whole = [end for end in ends if (words[at].whole and words[end - 1].ends) or words[at].in_address]
        if whole:
            start, end = words[at].start, words[max(whole) - 1].end
            bracket = "(" in text.text[start:end] and text.text[end : end + 1] == ")"
            yield start, end + bracket
        at = max(whole, default=at + 1)


def _ends(text: NameText, person: Person, at: int) -> Iterator[int]:
    """Yield where a person's name ends that begins at a word, its titles first."""
    start = at
    while at < len(text.words) and text.words[at].key in TITLES and text.joined(at):
        at += 1
    if at > start:
        yield from _after_title(text, person, at)
    if person.initials:
        yield from (end for end in (_given_first(text, person, at), _surname_first(text, person, at)) if end)
        if text.words[at].in_address:
            yield from _run_together(text, person, at)
    else:
        yield from _alone(text, person, at)


def _given_first(text: NameText, person: Person, at: int) -> int | None:
    """Return where "Ruth Hale", "Ruth M. Hale", "R. Hale" or "Ruth H." ends."""
    for end, full in _given_ends(text, person, at):
        middle = 0 if full and person.with_capitals else _MIDDLE_AT_MOST
        surname = _surname_after(text, person, end, middle, full=full)
        sure = full or not _may_be_article(text, person, at)
        small = full and not person.with_capitals
        if surname and sure and (small or (text.has_capitals(at, end) and text.has_capitals(*surname))):
            return surname[1]
        if full and text.joined(end - 1) and _is_letter_of_surname(text, person, end) and text.words[at].capital:
            return end + 1
    return None


def _given_ends(text: NameText, person: Person, at: int) -> Iterator[tuple[int, bool]]:
    """Yield where a first name ends, and whether it is one that was typed, in full."""
    for given in person.given:
        if end := text.spelt(at, given):
            yield end, True
    word = text.words[at]
    if len(word.key) == 1:
        if word.key in person.initials:
            yield at + 1, False
    elif (word.capital or word.in_address) and word.key not in _ORDINARY:
        friendly = any(_begins(word.key, given) for given in person.given)
        by_initial = not person.given and word.key[0] == person.initials[:1]
        if friendly or by_initial or (word.key == person.initials and text.text[word.start : word.end].isupper()):
            yield at + 1, False


def _begins(one: str, other: str) -> bool:
    shorter, longer = sorted([one, other], key=len)
    return len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter)


def _surname_after(
    text: NameText, person: Person, at: int, middle: int, *, full: bool = False
) -> tuple[int, int] | None:
    """Return where the surname after a word begins and ends, past particles and up to so many other names."""
    if at >= len(text.words) or not text.joined(at - 1):
        return None
    if end := _surname(text, person, at):
        return at, end
    word = text.words[at]
    if word.key in PARTICLES or (len(word.key) == 1 and word.key in person.initials):
        return _surname_after(text, person, at + 1, middle, full=full)
    shared = full and middle == _MIDDLE_AT_MOST and word.key == "and"  # Ruth and Tim Hale
    if shared or (middle and (word.capital or word.in_address) and word.key not in OFFICES):
        return _surname_after(text, person, at + 1, middle - (not shared), full=False)
    return None


def _surname(text: NameText, person: Person, at: int) -> int | None:
    return next(filter(None, (text.spelt(at, surname) for surname in person.surnames)), None)


def _may_be_article(text: NameText, person: Person, at: int) -> bool:
    """Tell whether an initial is rather the word "a" or "I": "A Green rating", where nothing shows that it is none."""
    return (
        text.words[at].key in ("a", "i")
        and not text.gap(at).startswith((".", "-"))
        and not _ORDINARY.isdisjoint(person.surnames)
    )


def _is_letter_of_surname(text: NameText, person: Person, at: int) -> bool:
    word = text.words[at]
    stopped = text.gap(at).startswith(".")
    letters = {surname[0] for surname in person.surnames}
    return len(word.key) == 1 and word.capital and word.key in letters and (stopped or not person.with_capitals)


def _surname_first(text: NameText, person: Person, at: int) -> int | None:
    """Return where "Hale, Ruth" or "Hale, R. M." ends; what is another's surname before "Ruth Hale" is none."""
    surname = _surname(text, person, at)
    if not surname or not text.joined(surname - 1, comma=True) or _given_first(text, person, surname):
        return None
    capitals = text.has_capitals(at, surname)
    for end, full in _given_ends(text, person, surname):
        if full and (not person.with_capitals or (capitals and text.has_capitals(surname, end))):
            return _past_initials(text, end)
        stopped = text.gap(end - 1).startswith(".") or text.words[at].in_address
        ordinary = not _ORDINARY.isdisjoint(person.surnames)
        if capitals and text.has_capitals(surname, end) and (stopped or not (full or ordinary)):
            return _past_initials(text, end)
    return None


def _past_initials(text: NameText, at: int) -> int:
    while at < len(text.words) and len(text.words[at].key) == 1 and text.words[at].capital and text.joined(at - 1):
        at += 1
    return at


def _after_title(text: NameText, person: Person, at: int) -> Iterator[int]:
    """Yield where a name ends after a title: Mr Hale, Mr T. Hale, Dame Ruth."""
    title = text.words[at - 1]
    sure = title.key in ABBREVIATED_TITLES
    if not (sure or title.capital):
        return
    surname = _surname_after(text, person, at, _MIDDLE_AT_MOST)
    if surname and (sure or text.has_capitals(*surname)):
        yield surname[1]
    yield from (end for end, full in _given_ends(text, person, at) if full and text.has_capitals(at, end))


def _run_together(text: NameText, person: Person, at: int) -> Iterator[int]:
    """Yield where a name ends that is one word of an address: rhale, ruthhale, haleruth."""
    key = text.words[at].key
    first = (*person.given, person.initials, person.initials[:1])
    if any(
        key in (one + surname, *([surname + one] if len(one) > 1 else []))
        for one in first
        for surname in person.surnames
    ):
        yield at + 1


def _alone(text: NameText, person: Person, at: int) -> Iterator[int]:
    """Yield where a name of one word ends; one that is another word too counts only with a capital of its own."""
    end = text.spelt(at, person.surnames[0])
    if end and text.has_capitals(at, end) and not (person.with_capitals and text.begins_sentence(at)):
        yield end


def _role_ends(text: NameText, role: Role, at: int) -> Iterator[int]:
    """Yield where "headteacher of Yoxenby Primary" or "Yoxenby's headteacher" ends."""
    for office in role.offices:
        end = text.spelt(at, office)
        if end:
            end = _past(text, end, _CONNECTING)
            if text.joined(end - 1, comma=True) and (place := _place_end(text, role, end)):
                yield place
    if (end := _place_end(text, role, at)) is not None:
        end = _past(text, end, {"s"})
        if text.joined(end - 1):
            yield from filter(None, (text.spelt(end, office) for office in role.offices))


def _past(text: NameText, at: int, words: Iterable[str]) -> int:
    for _ in range(_CONNECTING_AT_MOST):
        if text.joined(at - 1, comma=True) and text.words[at].key in words:
            at += 1
    return at


def _place_end(text: NameText, role: Role, at: int) -> int | None:
    """Return where a place ends, of which the first word must stand, with its capital."""
    if text.words[at].key != role.place[0] or not text.words[at].capital:
        return None
    at += 1
    for word in role.place[1:]:
        if text.joined(at - 1) and text.words[at].key == word:
            at += 1
    return at
