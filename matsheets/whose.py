"""Whose view a workbook holds, as its About tab says: the trust, the round, the group, the respondent.

What is misread there counts as not said: a formula error is no name, and "TBC" is no number.
"""

from __future__ import annotations

from collections.abc import Hashable

from matsheets.model.assessment import Assessment
from matsheets.model.cells import company_number, fold

#: The Refs of the About tab that say whose view a workbook holds.
REFS = {
    "trust_name": "ABT-01",
    "company_number": "ABT-02",
    "respondent": "ABT-11",
    "group": "ABT-13",
    "round": "ABT-14",
}


def said(assessment: Assessment, name: str) -> str:
    """Return one of the answers in ``REFS``: a choice as its label, anything else as typed; blank if misread."""
    found = assessment.answer(REFS[name])
    if found is None or found.misread is not None:
        return ""
    return found.value if isinstance(found.value, str) else found.text


def trust_number(assessment: Assessment) -> str:
    """Return the Companies House number as it is registered; blank where what is typed is none."""
    return company_number(said(assessment, "company_number"))


def trust_key(assessment: Assessment) -> str:
    """Return what tells a trust: its Companies House number, else its name folded; blank where it gives neither."""
    return trust_number(assessment) or fold(said(assessment, "trust_name"))


def round_of(assessment: Assessment) -> str:
    """Return the round's label, or a blank string where it is not given or not understood."""
    return said(assessment, "round")


def content_key(assessment: Assessment) -> Hashable:
    """Return what two copies of one workbook share: the bytes, or the workbook's id and every answer in it."""
    if not assessment.identity.workbook_id:
        return assessment.sha256
    answers = frozenset((answer.ref, answer.column, answer.text) for answer in assessment.answers)
    return assessment.identity.workbook_id, answers
