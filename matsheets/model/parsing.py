"""What people type into cells: choices, yes or no, dates, money and numbers, and how they are written out.

Understanding never guesses: a value is understood in one way, or the result says why not, with the candidates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from matsheets.model.cells import fold, fold_as_typed

T = TypeVar("T")
_WORD = re.compile(r"\w+")


class Misread(Enum):
    """Why a typed value could not be understood; each has its own message in the catalogue."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    NOT_A_DATE = "not a date"
    NO_SUCH_DATE = "no such date"
    SHORT_YEAR = "short year"
    FAR_DATE = "far date"
    NOT_MONEY = "not money"
    NOT_A_NUMBER = "not a number"
    BELOW_ZERO = "below zero"
    NOT_YES_OR_NO = "not yes or no"
    FORMULA_WITHOUT_VALUE = "formula without value"
    FORMULA_ERROR = "formula error"
    PICTURE = "picture"
    SHOWN_AS_ANOTHER = "shown as another value"


class Understood(NamedTuple, Generic[T]):
    """What a typed value means, or why it could not be told.

    Attributes:
        value: the meaning, or None.
        misread: why there is no value, or None.
        candidates: for an unknown or ambiguous value, the allowed values it could be, nearest first.
        reading: words that show what was understood where it differs from what was typed (a date, a term).
    """

    value: T | None = None
    misread: Misread | None = None
    candidates: tuple[str, ...] = ()
    reading: str = ""


class Choice(NamedTuple):
    """One allowed value.

    Attributes:
        also: other ways to write it that can mean nothing else.
        nearly: words that may mean it, or something else; they are never taken for it, only answered with it.
        stands_for: what programs know it by, where that is not the label; see ``value``.
    """

    label: str
    also: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    stands_for: str = ""

    @property
    def value(self) -> str:
        """What it is once it is read, however a list words it for people."""
        return self.stands_for or self.label


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\-_/.,;:]+", "", fold_as_typed(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


@lru_cache(maxsize=64)
def _spellings(choices: tuple[Choice, ...]) -> dict[str, list[int]]:
    """Return by every way to spell a choice, squeezed, the indexes of the choices that it spells."""
    found: dict[str, list[int]] = {}
    for index, choice in enumerate(choices):
        for spelling in {_squeeze(choice.label), *map(_squeeze, choice.also)}:
            found.setdefault(spelling, []).append(index)
    return found


def spells(text: str, choice: Choice) -> bool:
    """Tell whether a text is a choice's label or another way to write it."""
    return _squeeze(text) in _spellings((choice,))


def understand_choice(text: str, choices: Sequence[Choice]) -> Understood[int]:
    """Find the one choice that the text spells; the value is its index in ``choices``.

    ``amber red``, ``AMBER–RED`` and ``A/R`` spell Amber-red; ``Amber`` is ambiguous; ``Yellow`` is unknown.
    """
    choices = tuple(choices)
    spelt = _spellings(choices).get(_squeeze(text), ())
    if len(spelt) == 1:
        same = text == choices[spelt[0]].label
        return Understood(spelt[0], reading="" if same else choices[spelt[0]].label)
    meant = tuple(c.label for c in choices if _squeeze(text) in map(_squeeze, c.nearly))
    if meant:
        return Understood(misread=Misread.UNKNOWN, candidates=meant)
    typed = _words(text)
    in_order = _WORD.findall(fold(text))
    if in_order and (exact := [c.label for c in choices if in_order == _WORD.findall(fold(c.label))]):
        return Understood(misread=Misread.UNKNOWN, candidates=tuple(exact))  # with a mark or a picture beside it
    part_of = [c.label for c in choices if typed and typed <= _words(c.label)]
    holds = [c.label for c in choices if _words(c.label) <= typed]
    possible = tuple(dict.fromkeys(holds + part_of))
    if len(possible) > 1:
        return Understood(misread=Misread.AMBIGUOUS, candidates=possible)
    import difflib  # only for what is no choice, and slow to load

    by_fold = {fold(c.label): c.label for c in choices}
    near = difflib.get_close_matches(fold(text), by_fold, n=2, cutoff=0.6)
    return Understood(misread=Misread.UNKNOWN, candidates=possible or tuple(by_fold[n] for n in near))


_LONGEST_RATING = 100  # with all that may stand after it
_AGREED = re.compile(
    r"(?P<choice>.*?\w)[\s,;:-]*[(\[-]?\s*(?:as\s+)?(?:agreed|confirmed|final|settled)"
    r"(?:\s+(?:by\s+(?:all|everyone|the\s+(?:group|board|trust))|at\s+the\s+(?:diagnostic\s+)?meeting))?\s*[)\]]?\.?"
)


def understand_rating(text: str, choices: Sequence[Choice]) -> Understood[int]:
    """Find the one rating that the text spells, as ``understand_choice`` does; that it is agreed may stand after it.

    ``Amber-green (agreed)`` is Amber-green. Any other words beside a rating are not passed over: they may take it back.
    """
    found = understand_choice(text, choices)
    if found.value is not None or len(text) > _LONGEST_RATING or not (remark := _AGREED.fullmatch(fold_as_typed(text))):
        return found
    spelt = understand_choice(remark["choice"], choices)
    return spelt if spelt.value is None else Understood(spelt.value, reading=choices[spelt.value].label)


def understand_yes_no(value: str | bool) -> Understood[bool]:
    """Understand yes or no, as a word, a letter, or a spreadsheet's TRUE and FALSE; a remark may stand after it.

    ``Yes please`` and ``Yes, for maths`` are yes, ``No thanks`` is no. ``Yes and no`` and ``Yes, if the board agrees`` are neither.
    """
    if isinstance(value, bool):
        return Understood(value)
    folded = fold(value)
    if folded in {"yes", "y", "true"}:
        return Understood(True)
    if folded in {"no", "n", "false"}:
        return Understood(False)
    if _NO_AND_MORE.fullmatch(folded):
        return Understood(False, reading="No")
    found = _YES_AND_MORE.fullmatch(folded)
    if found and "?" not in folded and not _TAKES_BACK & _words(found["remark"]):
        return Understood(True, reading="Yes")
    return Understood(misread=Misread.NOT_YES_OR_NO)


_YES_AND_MORE = re.compile(r"yes(?:\s*[.!]|\s*[,;:(]|\s+-|\s+(?=please\b))(?P<remark>.*)")
#: Words after a yes that may take it back, or put it off.
_TAKES_BACK = _words(
    "after almost although apart before but depending depends except however if later maybe mostly n no not nearly never "
    "none once or partly pending perhaps possibly probably provided provisionally soon subject t tbc think though unless "
    "unsure until when whether without"
)
#: Why so few: ``No, only their names`` of personal data is a yes.
_NO_AND_MORE = re.compile(
    r"no(?:[\s,.!-]+(?:thanks|thank you(?: very much)?|not (?:at present|at the moment|at this time|now|needed|this year)))?[\s.!]*"
)


# Not strftime("%B"), which speaks the language of the machine.
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS = {
    spelling: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for spelling in (name.lower(), name[:3].lower())
} | {"sept": 9}
_WEEKDAY = r"(?:[a-z]+[.,]?\s+)?(?:the\s+)?"
_DAY, _YEAR = r"([0-9]{1,2})(?:st|nd|rd|th)?", r"([0-9]{2}|[0-9]{4})"
_NUMERIC_DATE = re.compile(rf"([0-9]{{1,2}})\s*[-/.]\s*([0-9]{{1,2}})\s*[-/.]\s*{_YEAR}")
#: Whatever stands between them, four digits first are the year, and the month follows it (ISO 8601).
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?")
_WORD_DATE = re.compile(rf"{_WEEKDAY}{_DAY}[\s./-]+(?:of\s+)?([a-z]+)\.?,?[\s./-]+{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}([a-z]+)\.?[\s-]+(?:the\s+)?{_DAY}(?:,\s*|[\s-]+){_YEAR}")
_TERM = re.compile(r"(autumn|spring|summer)(?:\s+term)?,?\s+([0-9]{4})")

#: First and last day of each school term, as (month, day) pairs. Terms differ by a few days between local
#: authorities; these are the usual outer limits of a term in England, so that no real term date lies outside.
TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (4, 15)), "summer": ((4, 16), (8, 31))}

#: No answer to our questions is a date before the first or after the last: such a one is a slip, and is asked about.
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)


def format_date(day: dt.date) -> str:
    """Write a date as people in England read it: ``1 September 2026``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def term_of(day: dt.date) -> str:
    """Name the school term that a date falls in, such as ``Autumn 2026``."""
    for name, (first, last) in TERMS.items():
        if first <= (day.month, day.day) <= last:
            return f"{name.capitalize()} {day.year}"
    raise AssertionError(f"TERMS leaves a gap at {day}")


def understand_date(value: str | dt.datetime | dt.date, *, last_day: bool = False) -> Understood[dt.date]:
    """Understand a date: a real one, or text with the day first, as in the United Kingdom.

    Args:
        value: what stands in the cell.
        last_day: for a term (``Autumn 2026``), take its last day instead of its first.

    Returns:
        The date. ``reading`` shows it in full wherever it was typed as text. A two-digit year is not guessed.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        if not EARLIEST <= value <= LATEST:
            return Understood(misread=Misread.FAR_DATE)
        return Understood(value)
    return _date_in_words(fold_as_typed(value), last_day=last_day)


def _date_in_words(text: str, *, last_day: bool) -> Understood[dt.date]:
    if found := _TERM.fullmatch(text):
        month, day = TERMS[found[1]][1 if last_day else 0]
        return _checked_date(found[2], month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked_date(found[1], int(found[2]), int(found[3]))
    if found := _NUMERIC_DATE.fullmatch(text):
        return _checked_date(found[3], int(found[2]), int(found[1]))
    if (found := _WORD_DATE.fullmatch(text)) and found[2] in _MONTHS:
        return _checked_date(found[3], _MONTHS[found[2]], int(found[1]))
    if (found := _MONTH_FIRST.fullmatch(text)) and found[1] in _MONTHS:
        return _checked_date(found[3], _MONTHS[found[1]], int(found[2]))
    return Understood(misread=Misread.NOT_A_DATE)


def _checked_date(year: str, month: int, day: int) -> Understood[dt.date]:
    if len(year) != 4:
        return Understood(misread=Misread.SHORT_YEAR)
    try:
        date = dt.date(int(year), month, day)
    except ValueError:
        return Understood(misread=Misread.NO_SUCH_DATE)
    if not EARLIEST <= date <= LATEST:
        return Understood(misread=Misread.FAR_DATE)
    return Understood(date, reading=format_date(date))


_MONEY = re.compile(r"£?\s*(-?)\s*£?\s*([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(\.[0-9]{1,2})?")


def format_money(amount: Decimal) -> str:
    """Write an amount in pounds: ``£1,200.00``."""
    sign = "-" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.2f}"


def understand_money(value: str | float | Decimal) -> Understood[Decimal]:
    """Understand an amount in pounds: a number, or text such as ``£1,200`` and ``1 200.50``. ``12k`` is not guessed."""
    if isinstance(value, bool):
        return Understood(misread=Misread.NOT_MONEY)
    if isinstance(value, int | float | Decimal):
        return (
            Understood(amount) if (amount := _pence(str(value))) is not None else Understood(misread=Misread.NOT_MONEY)
        )
    found = _MONEY.fullmatch(fold_as_typed(value))
    amount = _pence(f"{found[1]}{re.sub(r'[, ]', '', found[2])}{found[3] or ''}") if found else None
    if amount is None:
        return Understood(misread=Misread.NOT_MONEY)
    return Understood(amount, reading=format_money(amount))


def _pence(digits: str) -> Decimal | None:
    """Return an amount to the penny; None where it is infinite, not a number, or longer than any amount."""
    try:
        amount = Decimal(digits).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


_NUMBER = re.compile(r"([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(\.[0-9]+)?")


def understand_number(value: str | float | Decimal) -> Understood[Decimal]:
    """Understand a count or a number of days (halves allowed): a number, or its plain or thousands form as text."""
    if isinstance(value, bool):
        return Understood(misread=Misread.NOT_A_NUMBER)
    if isinstance(value, int | float | Decimal):
        number = Decimal(str(value))
        if not number.is_finite():
            return Understood(misread=Misread.NOT_A_NUMBER)
        return Understood(number.normalize() if number else Decimal(0)) if number >= 0 else _BELOW_ZERO
    typed = fold_as_typed(value)
    if found := _NUMBER.fullmatch(typed):
        number = Decimal(re.sub(r"[, ]", "", found[1]) + (found[2] or ""))
        return Understood(number, reading=format_number(number))
    below = _NUMBER.fullmatch(typed.removeprefix("-").strip())
    return _BELOW_ZERO if below else Understood(misread=Misread.NOT_A_NUMBER)


_BELOW_ZERO: Understood[Decimal] = Understood(misread=Misread.BELOW_ZERO)


def format_number(number: Decimal) -> str:
    """Write a number without needless zeros: ``12``, ``2.5``, ``1,200``."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def days_in_words(days: Decimal) -> str:
    """Write a number of days: ``1 day``, ``2.5 days``."""
    return f"{format_number(days)} day{'' if days == 1 else 's'}"


# --- what counts as nothing ------------------------------------------------------------------------------------

_NONE = re.compile(
    r"[-\s]+|[\s(\[]*(?:(?:there (?:is|are) )?none(?: (?:agreed|needed|required|applicable|known|planned|currently|"
    r"at (?:present|the moment|this (?:time|stage))))?|nil|nothing|no|n\W?a|not (?:applicable|needed|required)|"
    r"no (?:special|other|further|additional) (?:terms|conditions))[\s.)\]]*"
)
_NO_DATA = re.compile(r"(the trust( \w+){0,3} )?no (school )?personal data( \w+){0,8}\.?")


def says_none(text: str) -> bool:
    """Tell whether an answer says that there is none, and no more than that: ``None``, ``n/a``, ``No``, ``-``."""
    return _NONE.fullmatch(fold(text)) is not None


def says_no_data(text: str) -> bool:
    """Tell whether an answer about personal data says that there is none, and no more than that."""
    return says_none(text) or _NO_DATA.fullmatch(fold(text)) is not None


_LONGEST_PLACEHOLDER = 80  # characters; what is longer says something, or is long and told as such
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_FILLER = (
    r"(?:n\W?[ak]|t\W?b\W?[acd]|nil|null|no|yes|ok(?:ay)?|ditto|same|idem|unknown|pending|later|blank|text|test|to ?do|asdf\w*"
    r"|(?:as per|as|see|same as|the same as) (?:above|below|before|previous(?:ly)?|last time)"
    r"|not (?:applicable|available|known|sure|yet|provided|recorded)"
    r"|to (?:be (?:added|advised|agreed|completed|confirmed|decided|determined|discussed|provided)|follow)"
    r"|no(?:ne|thing)?(?: (?:comments?|evidence|rationale|reason))?(?: (?:(?:as|at) )?(?:yet|available|given|known|recorded))?)"
)
_PLACEHOLDER = re.compile(rf"{_FILLER}(?:\W+{_FILLER})*|[a-z0-9]|(?P<again>\w)(?P=again)+|lorem ipsum.*")


def is_placeholder(text: str) -> bool:
    """Tell whether a text only fills its place: ``-``, ``n/a``, ``TBC``, ``as above``, ``none``, ``xxx``, and no words beside.

    Why: it passes for a reason or for evidence wherever blanks are counted, and tells whoever reads it nothing.
    """
    if not text or len(text) > _LONGEST_PLACEHOLDER:
        return False
    plain = _EDGES.sub("", fold(text))
    return not plain or _PLACEHOLDER.fullmatch(plain) is not None


#: What people put where something is still to be settled.
_UNSETTLED = re.compile(r"\[[^\[\]]*\]?|\bTB[ACD]\b|\btb[acd]\b|\b[Xx]{3,}\b|_{3,}|\?{2,}")


def unsettled_in(text: str) -> str:
    """Return what in a text is still to be settled: a gap, or all of a placeholder; blank where nothing is.

    An answer that says that there is none has settled it.
    """
    if says_none(text):
        return ""
    if found := _UNSETTLED.search(text):
        return found[0]
    return text if is_placeholder(text) else ""
