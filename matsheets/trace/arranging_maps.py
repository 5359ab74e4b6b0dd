"""The map that a document is arranged by: the user's own, or one that comes with matsheets."""

from __future__ import annotations

from matsheets.documents.record.manifest import Manifest
from matsheets.errors import DocumentError
from matsheets.frameworks.map_files import open_map
from matsheets.model.framework_map import OpenMap
from matsheets.model.framework_map_file import shipped_maps


def map_of_document(name: str, manifest: Manifest, given: OpenMap | None) -> OpenMap | None:
    """Return the map that a document is arranged by; None where it is arranged by none.

    Args:
        name: what to call the document in messages.
        manifest: its record.
        given: the map that the user names for it.

    Raises:
        DocumentError: it is arranged by another map than is named, or by one that is not to be had.
    """
    used = manifest.arranged_by
    if used is None:
        return None
    if given is None and used.id in shipped_maps():
        return open_map(used.id)
    if given is None or given.map.id != used.id:
        what = f'is arranged by the map "{used.id}" ({used.edition}){f", not {given.map.id}" if given else ", which is none of ours"}.'
        raise DocumentError(name, what, "Name its file with --by FILE.", code="document-other-map")
    return given
