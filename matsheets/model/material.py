"""What documents are made from, and which of it an answer is.

A problem with an answer stands in the way of those documents alone that need that answer. The catalogue of problems, the
checks and the kinds of document meet here: an answer is some material, and a document is made from some.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache


class Material(Enum):
    """A kind of answers that documents are made from.

    Attributes:
        TRUST: which trust a workbook is of. Every document needs that.
        VIEW: whose view a workbook gives, and when; who leads the trust.
        FACTS: the trust's size and place.
        RATINGS: the ratings alone, which a plan is held against.
        REASONS: what was said of the ratings, and issues beyond the framework.
        PAIRING: whether the trust looks for help, and what it offers: a programme's paper alone says that, so it is not of ``ABOUT``.
        PROGRESS: the log of the plan, and that of the mentor's support.
        JOINT: what several trusts mean to do together, and which they are.
    """

    TRUST = "trust"
    VIEW = "view"
    FACTS = "facts"
    PAIRING = "pairing"
    RATINGS = "ratings"
    REASONS = "reasons"
    PLAN = "plan"
    PROGRESS = "progress"
    PARTNERSHIP = "partnership"
    JOINT = "joint plan"


Materials = frozenset[Material]

#: What the Refs begin with of the rows of the About tab, of those that a plan, the logs, or a partnership, are told by, and
#: of the issues beyond the framework, and of those of a joint workbook. All others are the framework's.
ABOUT_REF, BEYOND_REF = "ABT", "BEY"
PLAN_REFS, PARTNERSHIP_REFS = ("PLAN", "MED"), ("PAR", "CHG", "SRV", "DAT")
PROGRESS_REFS, JOINT_REFS = ("PRG", "SUP"), ("TRU", "JNT")
_OF_TABS = {
    prefix: frozenset({material})
    for prefixes, material in (
        (PLAN_REFS, Material.PLAN),
        (PROGRESS_REFS, Material.PROGRESS),
        (PARTNERSHIP_REFS, Material.PARTNERSHIP),
        (JOINT_REFS, Material.JOINT),
    )
    for prefix in prefixes
}

#: Which rows of the About tab say of which trust a workbook is, and which say whose view it holds, of which round: each
#: workbook answers those for itself.
TRUST_ROWS, OWN_ROWS = frozenset({"ABT-01", "ABT-02"}), frozenset({"ABT-11", "ABT-12", "ABT-13", "ABT-14"})
_ABOUT_ROWS = (
    dict.fromkeys(TRUST_ROWS, Material.TRUST)
    | dict.fromkeys(("ABT-03", "ABT-04", "ABT-05", "ABT-06"), Material.FACTS)
    | dict.fromkeys(("ABT-20", "ABT-21"), Material.PAIRING)
)

ABOUT: Materials = frozenset({Material.TRUST, Material.VIEW, Material.FACTS})
REVIEW: Materials = frozenset({Material.RATINGS, Material.REASONS})


@lru_cache(maxsize=4096)
def material_of(ref: str, column: str = "") -> Materials:
    """Return which material an answer is.

    Args:
        ref: of its row, or only what the Refs of its tab begin with.
        column: the key of its column; without it, the whole row is meant.
    """
    prefix = ref.rpartition("-")[0] or ref
    if prefix == ABOUT_REF:
        if ref == ABOUT_REF:
            return ABOUT
        return frozenset({_ABOUT_ROWS.get(ref, Material.VIEW)})
    if prefix in _OF_TABS:
        return _OF_TABS[prefix]
    if column == "rating":
        return frozenset({Material.RATINGS})
    return frozenset({Material.REASONS}) if prefix == BEYOND_REF or column in {"rationale", "evidence"} else REVIEW
