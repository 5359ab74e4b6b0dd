"""Writes the workbook of a joint plan: the trusts, and the elements that several of them may work on together."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from matsheets.model.framework import Framework
from matsheets.model.joint_plans import JOINT_REF, TRUST_REF, JointElement, JointTrust, called_together, views_text
from matsheets.model.optional_columns import TRUSTS_SAY
from matsheets.model.trust_names import short_names
from matsheets.workbook.layout.choices import targets
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.write.drawing import Written
from matsheets.workbook.write.writer import write_workbook


def write_joint_workbook(
    framework: Framework, trusts: Sequence[JointTrust], shared: Sequence[JointElement] = (), *, created: dt.datetime
) -> bytes:
    """Write a joint workbook and return its bytes; the same arguments give the same bytes.

    Each element that several trusts share has a row, with what each of them says beside it. No objective is filled in:
    nobody has said one.

    Args:
        framework: whose elements the trusts have in common.
        trusts: two to four of them, in the order in which they stand.
        shared: the elements, or headings, in the order of the rows; the trusts in them by the names that they have here.
        created: when it is made, for the document's properties.

    Raises:
        ValueError: an element is none of the framework's.
    """
    answers: dict[tuple[str, str], Written] = {}
    for number, trust in enumerate(trusts, start=1):
        told = {
            "trust": trust.name, "number": trust.number, "key_person": trust.key_person, "round": trust.round,
            "date": trust.date,
        }  # fmt: skip
        answers |= {(f"{TRUST_REF}-{number:02d}", key): value for key, value in told.items() if value}
    labels = {choice.value: choice.label for choice in targets(framework)}
    names = [trust.name for trust in trusts]
    short = dict(zip(names, short_names(names), strict=True))
    says: dict[tuple[str, str], str] = {}
    for number, element in enumerate(shared, start=1):
        if element.ref not in labels:
            raise ValueError(f"{element.ref} is no {framework.words.element.one} of {framework.title}")
        ref = f"{JOINT_REF}-{number:02d}"
        answers[ref, "target"] = labels[element.ref]
        views = (view._replace(trust=short.get(view.trust, view.trust)) for view in element.views)
        says[ref, TRUSTS_SAY] = views_text(views)
    out = BytesIO()
    write_workbook(
        out,
        build_layout(framework, [Part.JOINT]).with_optional(says),
        workbook_id=_id_of(framework, answers, says),
        created=created,
        answers=answers,
        trust=called_together(names),
    )
    return out.getvalue()


def _id_of(framework: Framework, *told: Mapping[tuple[str, str], object]) -> str:
    """Return what tells the workbook from every other: the same for the same content."""
    content = repr((framework.id, framework.edition, *(sorted(pairs.items()) for pairs in told)))
    return hashlib.sha256(content.encode()).hexdigest()[:12]
