"""The pairing of a programme as tables: who could help whom, and what each trust says of help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matsheets.model.cells import sentence_start
from matsheets.programme.pairing import Match, Seeker, pair
from matsheets.programme.pairing_reasons import PairingWords, Reason
from matsheets.programme.trust_entry import DAYS_REF, SEEKS_REF, Programme, TrustEntry
from matsheets.programme.trust_ties import Ties

#: The columns of the two tables.
PAIRING_COLUMNS = (
    "trust", "asked", "order", "could_help", "strong_as_agreed", "strong_not_agreed", "region", "same_region",
    "pairs_so_far", "days_a_year_offered", "days_a_year_taken", "days_a_year_free", "on_lists", "references", "files",
)  # fmt: skip
HELP_COLUMNS = (
    "trust", "looks_for_help", "region", "pairs_so_far", "days_a_year_offered", "days_a_year_taken", "days_a_year_free", "references", "files",
)  # fmt: skip
_SEPARATOR, _YES, _NO = "; ", "Yes", "No"


def pairing_rows(programme: Programme) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each trust that could help each that looks for help, and one for each for which nobody is named."""
    words = PairingWords(programme)
    for seeker in pair(programme).seekers:
        asked = words.why_asked(seeker)
        start = (words.name(seeker.trust), sentence_start(asked.text))
        if seeker.why_nobody:
            rest = (None,) * (len(PAIRING_COLUMNS) - 6)
            yield (
                *start,
                None,
                seeker.why_nobody.told(words.of_framework),
                *rest,
                _references([asked]),
                _files(seeker.trust),
            )
        for order, match in enumerate(seeker.matches, start=1):
            yield (*start, order, *_match(match, seeker, words))
        if seeker.more:
            yield (*start, None, f"{seeker.more:,} more, not listed", *(None,) * (len(PAIRING_COLUMNS) - 4))


def _match(match: Match, seeker: Seeker, words: PairingWords) -> tuple[Any, ...]:
    helper = match.helper
    strong = [[e.ref for e in match.strengths if e.agreed is agreed] for agreed in (True, False)]
    refs = [words.why_asked(seeker), *words.reasons(match, seeker)]
    return (
        words.name(helper.trust),
        *(", ".join(each) or None for each in strong),
        helper.trust.region or None,
        _YES if match.same_region else None,
        words.ties(helper.gives, helper.receives).text,
        helper.days.offered,
        helper.days.taken or None,
        helper.days.free,
        helper.lists,
        _references(refs),
        _files(helper.trust),
    )


def help_rows(programme: Programme) -> Iterator[tuple[Any, ...]]:
    """Yield what each trust says of help, looked for and offered, in the order of names."""
    words, ties = PairingWords(programme), Ties(programme.trusts, programme.day)
    for trust in programme.trusts:
        gives, days = ties.given_by(trust), ties.days_of(trust)
        told = words.ties(gives, ties.received_by(trust))
        name = words.name(trust)
        said = [(SEEKS_REF, trust.seeks_help), (DAYS_REF, trust.days_offered)]
        own = Reason("", tuple((ref, name) for ref, answer in said if answer is not None))
        yield (
            name,
            None if trust.seeks_help is None else _YES if trust.seeks_help else _NO,
            trust.region or None,
            told.text,
            days.offered,
            days.taken or None,
            days.free,
            _references([own, told]),
            _files(trust),
        )


def _references(reasons: list[Reason]) -> str | None:
    """Return the rows that say so, those of one trust together: ``VIS-01, ABT-21 (Oakfield Learning Trust)``."""
    of_trust: dict[str, dict[str, None]] = {}
    for reason in reasons:
        for ref, whose in reason.refs:
            of_trust.setdefault(whose, {})[ref] = None
    return _SEPARATOR.join(f"{', '.join(refs)} ({whose})" for whose, refs in of_trust.items()) or None


def _files(trust: TrustEntry) -> str:
    return _SEPARATOR.join(trust.files)
