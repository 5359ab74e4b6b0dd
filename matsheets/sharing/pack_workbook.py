"""The workbook of a pack: an ordinary one, with the rows of the elements that are shared and no others.

Nothing else is ever in it, so that nothing has to be hidden, and whoever opens its parts learns what whoever reads its tabs does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from matsheets.model.fingerprints import tab_keys
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import BASIS
from matsheets.sharing.shared_words import SharedElement
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.writer import write_workbook

#: The day on which a workbook says that it was made, where its round has none: the same inputs give the same bytes.
_NO_DAY = dt.date(1980, 1, 1)


class WhosePack(NamedTuple):
    """Whose review a pack is of.

    Attributes:
        trust, number, round: as the trust's workbooks give them.
        day: on which the round's ratings were settled; None where nothing tells it.
    """

    trust: str
    number: str
    round: str
    day: dt.date | None


def pack_workbook(
    whose: WhosePack, shared: Sequence[SharedElement], framework: Framework, own_ids: Iterable[str] = ()
) -> bytes:
    """Return the bytes of a pack's workbook; the same words from the same workbooks give the same bytes.

    It remembers a fingerprint of its own answers on each tab, so that it can be told whether they were changed since.

    Why its id comes from its own words: one that came from what else the trust's workbooks say would tell whether that was
    changed. Why from the ids of those workbooks too, which were drawn by lot and which no other trust has: the paper of a joint
    plan gives the hash of a pack to readers without the pack, who could otherwise try out what its other ratings are.

    Args:
        whose: whose review it is of.
        shared: what is in it.
        framework: what was rated on.
        own_ids: the ids of the trust's workbooks that its words come from, in any order.
    """
    trust = " ".join(whose.trust.split())
    texts = {(element.ref, BASIS): element.basis for element in shared}
    layout = build_layout(framework, [Part.REVIEW], frozenset(e.ref for e in shared)).with_optional(texts)
    named: dict[str, Written | None] = {
        "trust_name": trust,
        "company_number": whose.number,
        "respondent": f"{trust or 'The trust'}, to share with another trust",
        "round": whose.round,
        "review_date": whose.day,
    }
    answers: dict[tuple[str, str], Written] = {
        (layout.row_named("about", name).ref, "answer"): value for name, value in named.items() if value
    }
    for element in shared:
        words = {"rating": element.rating, "rationale": element.rationale, "evidence": element.evidence}
        answers |= {(element.ref, column): word for column, word in words.items() if word}
    held = repr((framework.id, framework.edition, sorted(answers.items()), sorted(texts.items()), sorted(own_ids)))
    workbook_id = hashlib.sha256(held.encode()).hexdigest()[:12]
    created = dt.datetime.combine(whose.day or _NO_DAY, dt.time())

    def written(layout: Layout) -> bytes:
        out = BytesIO()
        write_workbook(out, layout, workbook_id=workbook_id, created=created, answers=answers, trust=trust)
        return out.getvalue()

    # Why twice: what it remembers is to be held against what is read in it.
    first = read_workbook(Path("pack.xlsx"), [framework], written(layout))
    return written(replace(layout, carried=tab_keys(first)))
