"""A map as YAML, in the form that every shipped map has: what is written reads back as the map that it was written from."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.model.framework_map import FrameworkEdition, FrameworkMap, MapLink, Matter
from matsheets.model.yaml_lines import list_entry, named_text, scalar


def map_yaml(found: FrameworkMap) -> str:
    """Return a map's file."""
    lines: list[str] = []
    for name in ("id", "title", "edition", "source", "wording"):
        lines += named_text("", name, getattr(found, name))
    lines += _framework("from", found.origin)
    if isinstance(found.target, FrameworkEdition):
        lines += _framework("to", found.target)
    elif found.target.id:
        lines.append(f"matters: {scalar(found.target.id)}")
    else:
        lines.append("matters:")
        lines += (line for matter in found.target.matters for line in list_entry("  ", _matter(matter)))
    lines.append("links:")
    lines += (line for link in found.links for line in list_entry("  ", _link(link)))
    return "\n".join(lines) + "\n"


def _framework(name: str, edition: FrameworkEdition) -> Iterator[str]:
    yield f"{name}:"
    for key, text in edition._asdict().items():
        yield from named_text("  ", key, text)


def _matter(matter: Matter) -> Iterator[str]:
    for name, text in matter._asdict().items():
        yield from named_text("    ", name, text) if text else ()


def _link(link: MapLink) -> Iterator[str]:
    yield from named_text("    ", "element", link.element)
    yield from named_text("    ", "bears_on", link.bears_on)
    if link.same:
        yield "    same: true"
    yield from named_text("    ", "why", link.why) if link.why else ()
