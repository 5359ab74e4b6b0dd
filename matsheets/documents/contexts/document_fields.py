"""Every name that a document's template may use, by the kind of document.

Why a module of its own: it takes what fills all of them, those of several trusts too, and only who changes templates asks.
"""

from __future__ import annotations

from collections.abc import Mapping

from matsheets.documents.contexts.comparison import COMPARISON_FIELDS
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.evidence import EVIDENCE_FIELDS
from matsheets.documents.contexts.evidence_by_map import EVIDENCE_BY_MAP_FIELDS
from matsheets.documents.contexts.joint_plan import JOINT_PLAN_FIELDS
from matsheets.documents.contexts.meeting import MEETING_FIELDS
from matsheets.documents.contexts.plan import PLAN_FIELDS
from matsheets.documents.contexts.pooled_paper import POOLED_FIELDS
from matsheets.documents.contexts.programme_paper import PROGRAMME_FIELDS
from matsheets.documents.contexts.shared_review import SHARED_REVIEW_FIELDS
from matsheets.documents.contexts.sla import SLA_FIELDS
from matsheets.documents.contexts.summary import SUMMARY_FIELDS
from matsheets.documents.contexts.update import UPDATE_FIELDS
from matsheets.documents.contexts.values import Field

_FIELDS: Mapping[DocumentKind, tuple[Field, ...]] = {
    DocumentKind.SUMMARY: SUMMARY_FIELDS,
    DocumentKind.EVIDENCE: EVIDENCE_FIELDS,
    DocumentKind.EVIDENCE_BY_MAP: EVIDENCE_BY_MAP_FIELDS,
    DocumentKind.PLAN: PLAN_FIELDS,
    DocumentKind.UPDATE: UPDATE_FIELDS,
    DocumentKind.SLA: SLA_FIELDS,
    DocumentKind.MEETING: MEETING_FIELDS,
    DocumentKind.SHARED: SHARED_REVIEW_FIELDS,
    DocumentKind.POOLED: POOLED_FIELDS,
    DocumentKind.COMPARISON: COMPARISON_FIELDS,
    DocumentKind.JOINT_PLAN: JOINT_PLAN_FIELDS,
    DocumentKind.PROGRAMME: PROGRAMME_FIELDS,
}


def known_fields(kind: DocumentKind) -> tuple[Field, ...]:
    """Return every name that a document's template may use."""
    return _FIELDS[kind]
