"""What tells one partnership from another: whom it is with, and its answers as far as they can be compared.

Why: a trust may have a partnership with each of several schools, one to a workbook. Whether two workbooks tell of one
partnership, and whether they say the same of it, shows from a few hundred bytes of each.
"""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import fold_prose, shared
from matsheets.model.framework import Rating
from matsheets.model.material import PARTNERSHIP_REFS
from matsheets.model.trust_names import fold_name

#: The answer to "who is party 2" by which the schools that take part are no party.
OTHER_TRUST = "Another multi-academy trust"

#: The Refs of the rows that tell whom a partnership is with, by the layout's names of those rows.
PARTY_REFS = {
    "provider_name": "PAR-01",
    "school_name": "PAR-05",
    "school_urn": "PAR-06",
    "school_body": "PAR-07",
    "party_2": "PAR-27",
}
_OWN_TRUST = "ABT-01"
_NAMES = frozenset({PARTY_REFS["provider_name"], PARTY_REFS["school_name"], PARTY_REFS["school_body"]})
_DIGEST = 8  # bytes of each answer: among a million answers, the chance that two look alike is one in a million


class PartnershipSummary(NamedTuple):
    """A workbook's partnership in few words.

    Attributes:
        school: whom it is with, as ``other_party`` returns it.
        urn: the school's unique reference number; blank where none is given.
        places: Ref and column of each answer, in order.
        digests: of each answer, a few bytes that are the same for answers that say the same.
    """

    school: str
    urn: str
    places: tuple[tuple[str, str], ...]
    digests: bytes

    def is_with_same_party(self, other: PartnershipSummary) -> bool:
        """Tell whether two partnerships are with one school: by its number where both give one, else by its name."""
        if self.urn and other.urn:
            return self.urn == other.urn
        return fold_name(self.school) == fold_name(other.school)

    def differences(self, other: PartnershipSummary) -> tuple[tuple[str, str], ...]:
        """Return the Ref and column of each answer that the two give differently, or that only one gives, tab by tab."""
        ours, theirs = self._answers(), other._answers()
        places = sorted(
            {*ours, *theirs}, key=lambda place: (PARTNERSHIP_REFS.index(place[0].rpartition("-")[0]), place)
        )
        return tuple(place for place in places if ours.get(place) != theirs.get(place))

    def _answers(self) -> dict[tuple[str, str], bytes]:
        return {place: self.digests[at * _DIGEST : (at + 1) * _DIGEST] for at, place in enumerate(self.places)}


def summarise_partnership(assessment: Assessment) -> PartnershipSummary | None:
    """Return a workbook's partnership in few words; None where it holds no answer of one."""
    if assessment.prefixes.isdisjoint(PARTNERSHIP_REFS):
        return None
    answers = sorted(
        (answer for answer in assessment.answers if answer.ref.rpartition("-")[0] in PARTNERSHIP_REFS),
        key=lambda answer: (answer.ref, answer.column),
    )
    digests = b"".join(
        sha256(meaning_of(answer).encode("utf-8", "surrogatepass")).digest()[:_DIGEST] for answer in answers
    )
    # Most partnerships answer the same questions.
    places = shared(tuple((answer.ref, answer.column) for answer in answers))
    return PartnershipSummary(other_party(assessment), _urn(assessment), places, digests)


def meaning_of(answer: Answer) -> str:
    """Return what an answer says, the same however it was typed."""
    if answer.value is None or isinstance(answer.value, str):
        text = answer.text if answer.value is None else answer.value
        return fold_name(text) if answer.ref in _NAMES else fold_prose(text)
    if isinstance(answer.value, Rating):
        return _REMEMBERED_RATING.format(*answer.value)
    return str(answer.value.normalize() if isinstance(answer.value, Decimal) else answer.value)


#: A rating as fingerprints have it. Why not its own text: workbooks and packs on people's disks remember fingerprints, and a
#: rating may get one attribute more.
_REMEMBERED_RATING = (
    "Rating(id={!r}, label={!r}, meaning={!r}, short={!r}, fill={!r}, text={!r}, points={!r}, weak={!r})"
)


def other_party(assessment: Assessment) -> str:
    """Return whom a workbook's partnership is with, as typed: party 1 where party 2 is the workbook's own trust.

    Else the school, or party 2 where that is another trust or no school is named. Blank where none is named.
    """
    provider, name, body = (assessment.text(PARTY_REFS[n]) for n in ("provider_name", "school_name", "school_body"))
    if _is_own_trust(assessment, body):
        return provider
    return body or name if assessment.value(PARTY_REFS["party_2"]) == OTHER_TRUST else name or body


def _is_own_trust(assessment: Assessment, name: str) -> bool:
    return bool(name) and fold_name(name) == fold_name(assessment.text(_OWN_TRUST))


def _urn(assessment: Assessment) -> str:
    """Return the number of the school that a partnership is with; blank where it is with a trust."""
    number = "".join(assessment.text(PARTY_REFS["school_urn"]).split())
    with_trust = assessment.value(PARTY_REFS["party_2"]) == OTHER_TRUST
    with_trust |= _is_own_trust(assessment, assessment.text(PARTY_REFS["school_body"]))
    return number if len(number) == 6 and number.isdecimal() and not with_trust else ""
