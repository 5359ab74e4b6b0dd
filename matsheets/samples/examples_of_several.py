"""What documents of several of the sample trusts are filled with: examples for the names that their templates may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.framework import Framework
from matsheets.samples.comparison_example import comparison_values
from matsheets.samples.joint_plan_example import joint_plan_values
from matsheets.samples.pooled_example import pooled_values
from matsheets.samples.programme_example import programme_values

#: Yields what documents of a kind are filled with, the best examples first; a line for each kind.
EXAMPLES_OF_SEVERAL: Mapping[DocumentKind, Callable[[Framework], Iterator[Mapping[str, object]]]] = {
    DocumentKind.COMPARISON: comparison_values,
    DocumentKind.JOINT_PLAN: joint_plan_values,
    DocumentKind.POOLED: pooled_values,
    DocumentKind.PROGRAMME: programme_values,
}
