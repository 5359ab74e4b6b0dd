"""How each document of several trusts is made again from its workbooks, so that ``verify`` can hold the two side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import Manifest


class RebuiltDocument(NamedTuple):
    """A document of several trusts as the workbooks make it now.

    Attributes:
        content: the bytes of the document.
        files: the names of the workbooks that it says something of.
        edition: of the framework that they are on.
        source_digest: what its own record would have in the place of a list of sources; blank where it has a list.
        draft: whether it would be a draft.
    """

    content: bytes
    files: Set[str]
    edition: str
    source_digest: str = ""
    draft: bool = False


#: Makes the document again: from the workbooks that were read, under the names that it gives them; as its record says, with
#: the days, limits and version that stand there; and from this template. Raises ``DocumentError`` where they make none.
Rebuild = Callable[[Sequence[Outcome], Manifest, Path], RebuiltDocument]

#: How the documents of several trusts are made again, a line for each.
REBUILDS: Mapping[DocumentKind, Rebuild] = {}
