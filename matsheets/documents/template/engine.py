"""The one door between a context and a Word document: fills a .docx template written in docxtpl's dialect.

A template belongs to its user and is code, so it runs in a sandbox, with strict names and automatic escaping, and is
given plain values only. Everything that can be done once for a template (its checks, the dialect's rewriting, compiling)
is done once for the same bytes; filling is then one render for each part that holds a tag.

Why not docxtpl's own ``render``: it compiles the template again for every document, escapes core properties twice, puts
``{% cellbg %}`` where the schema does not allow it, and turns ``{_{`` in an answer into a tag's brackets.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from lxml.etree import XMLSyntaxError

from matsheets.documents.record.core_properties import core_filled, core_of, core_source, with_author
from matsheets.documents.record.custom_properties import custom_of, home_of
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import PREFIX, Manifest
from matsheets.documents.template.chart_parts import ChartPart, charts_of, put_charts
from matsheets.documents.template.contents_list import ContentsLists
from matsheets.documents.template.cross_references import Settler, may_have_references, numbering_of, part_names
from matsheets.documents.template.dialect import check_amount
from matsheets.documents.template.limits import TooMuchError, limited, look_at_the_clock
from matsheets.documents.template.link_addresses import TaggedLinks, check_links, tagged_links
from matsheets.documents.template.package import GONE, Package, content_types, in_order, open_package, read_template
from matsheets.documents.template.part_source import Prepared, prepare, too_deep_error
from matsheets.documents.template.repeated_notes import notes_of, with_own_notes
from matsheets.documents.template.template_part import TemplatePart, compile_part
from matsheets.documents.template.toc_field import may_have_toc_field
from matsheets.documents.template.whole_labels import LabelRoom, has_long_words, label_room, with_whole_labels
from matsheets.errors import TemplateError
from matsheets.model.framework import Rating
from matsheets.storage.zip_writer import Packed, packed, zipped

_ONCE, _EACH_TIME = 9, 2  # zlib's levels: what never changes is made small once; 2 takes a third of 6, for 3 kB more


def fill(  # noqa: PLR0913  all but two are left as they are by most callers
    template: Path | bytes,
    context: Mapping[str, object],
    *,
    created: dt.date | dt.datetime | None = None,
    title: str = "",
    author: str = "",
    name: str = "template.docx",
    references: bool = False,
    manifest: Manifest | None = None,
    own_properties: bool = True,
    ratings: Sequence[Rating] = (),
) -> bytes:
    """Fill a Word template and return the document's bytes.

    The same arguments give the same bytes.

    Args:
        template: a .docx file, or its bytes.
        context: plain values only: texts, whole numbers, truth values, lists and dicts of them, docxtpl's RichText and Listing.
        created: for the core properties; left out of them where it is None.
        author: for the core properties; matsheets where it is blank.
        title: the document's title, where the template's own core properties have none.
        name: what to call the template in messages, where it is given as bytes.
        references: whether to settle cross-references to numbered paragraphs (``cross_references``).
        manifest: what it says of its own making, in custom properties, to which the hashes of template and text are added.
        own_properties: whether what the template says in its own properties goes into the document.
        ratings: whose labels may not break in its tables (``whole_labels``), weakest first.

    Raises:
        TemplateError: the template cannot be used; the message quotes the paragraph and says what to do.
    """
    path = template if isinstance(template, Path) else Path(name)
    content = read_template(path) if isinstance(template, Path) else template
    with limited_to(path):
        package = (known := _compile(content, path, own_properties)).package
        filled = known.render(context)
        if references and known.has_references:
            known.settle_references(filled, path)
        known.rebuild(filled)
        known.keep_labels_whole(filled, ratings, context.get("groups"))
    if core := package.core:
        filled[core] = _settled_core(package.parts[core], filled.get(core), created, title, author)
    if package.controls is not None:
        filled |= package.controls.settle(filled)
    if manifest is not None:
        filled |= known.signed(manifest, filled)
    return known.with_filled(filled)


def _settled_core(
    own: bytes, filled: bytes | None, created: dt.date | dt.datetime | None, title: str, author: str
) -> bytes:
    """Return core properties with a document's own dates, title and author: those of its template, or filled ones."""
    if filled is None:
        settled = core_of(own, created=created, title=title)
    else:
        settled = core_filled(filled, created=created, title=title)
    return with_author(settled, author) if author else settled


# --- compiling -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Compiled:
    """A template, checked and compiled.

    Attributes:
        parts: those that hold tags.
        charts: those whose worksheets hold tags.
        links: the relationships whose addresses hold tags.
    """

    content: bytes
    package: Package
    parts: tuple[TemplatePart, ...]
    charts: tuple[tuple[ChartPart, TemplatePart], ...]
    links: tuple[tuple[TaggedLinks, TemplatePart], ...]

    def render(self, context: Mapping[str, object]) -> dict[str, bytes]:
        """Return the parts that hold tags, filled and well-formed; one that is not in this document is ``GONE``."""
        filled: dict[str, bytes] = {}
        alike: dict[str, bytes] = {}  # by their templates: the margins of sections are often the same
        for part in self.parts:
            source = part.prepared.source
            filled[part.name] = alike[source] = alike.get(source) or part.render(context)
        filled |= {links.part: links.filled(template.work_out(context)) for links, template in self.links}
        put_charts(filled, self.package.parts, self.charts, context)
        return filled

    def settle_references(self, filled: dict[str, bytes], path: Path) -> None:
        """Settle the text's cross-references to numbered paragraphs."""
        main, settler = self.settler
        filled[main] = settler.settle(filled.get(main, self.package.parts[main]), template=path)

    def rebuild(self, filled: dict[str, bytes]) -> None:
        """Make the contents lists anew, and a note for each mark that a loop has repeated, in parts that are filled."""
        parts, main = self.package.parts, self.package.main
        if self.contents is not None:
            filled[main] = self.contents.rebuild(filled.get(main, parts[main]))
        for kind, part in self.notes.items():
            if own := with_own_notes(filled.get(main, parts[main]), filled.get(part, parts[part]), kind):
                filled[main], filled[part] = own

    def keep_labels_whole(self, filled: dict[str, bytes], ratings: Sequence[Rating], groups: object) -> None:
        """Widen the columns in which a rating's label or a group's name would break, or put short forms there."""
        main = self.package.main
        if main in filled and (any(map(self.label_room.may_break, ratings)) or has_long_words(groups)):
            filled[main] = with_whole_labels(filled[main], self.styles, ratings)

    @cached_property
    def styles(self) -> bytes:
        """The part with the styles."""
        names = part_names(self.package.parts["[Content_Types].xml"])
        return self.package.parts.get(names.get("styles", ""), b"<none/>")

    @cached_property
    def label_room(self) -> LabelRoom:
        """The least room that a table of this template has for a rating's label."""
        return label_room(self.package.parts[self.package.main], self.styles)

    @cached_property
    def notes(self) -> Mapping[str, str]:
        """The parts with the footnotes and endnotes whose marks stand in the text, by their kind."""
        return notes_of(self.package.parts[self.package.main], content_types(self.package.parts))

    @cached_property
    def unchanged(self) -> Mapping[str, Packed]:
        """The parts that hold no tag, compressed once for all documents."""
        tagged = {part.name for part in self.parts}.union(*((chart.name, chart.book) for chart, _ in self.charts))
        parts = self.package.parts
        tagged |= {links.part for links, _ in self.links}
        return {name: packed(name, parts[name], _ONCE) for name in parts if name not in tagged}

    def with_filled(self, filled: Mapping[str, bytes]) -> bytes:
        """Return the document: the parts that are filled, and all others as they are."""
        return zipped(
            packed(name, filled[name], _EACH_TIME) if name in filled else self.unchanged[name]
            for name in in_order({*self.package.parts, *filled})
            if filled.get(name) != GONE
        )

    def signed(self, manifest: Manifest, filled: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts that a manifest changes."""
        # A chart that is not shown takes its content type with it, so that part may be filled already.
        parts = {**self.package.parts, **filled}
        whole = manifest._replace(template=self.sha256, text=text_fingerprint(parts[self.package.main]))
        home = home_of(parts)
        return {**home.lists, home.part: custom_of(home.own, whole.as_properties(), prefix=PREFIX)}

    @cached_property
    def sha256(self) -> str:
        """The hash of the template's bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def settler(self) -> tuple[str, Settler]:
        """The part that holds the text, and what settles its cross-references."""
        names = part_names(self.package.parts["[Content_Types].xml"])
        return names["document"], Settler(numbering_of(self.package.parts, names))

    @cached_property
    def has_references(self) -> bool:
        """Whether the text has cross-references; settling them takes longer than all the rest."""
        return may_have_references(self.package.parts[self.package.main])

    @cached_property
    def contents(self) -> ContentsLists | None:
        """What rebuilds the contents lists; None where the template has no fields."""
        parts = self.package.parts
        if not may_have_toc_field(parts[self.package.main]):
            return None
        names = part_names(parts["[Content_Types].xml"])
        return ContentsLists(numbering_of(parts, names), parts.get(names.get("styles", ""), b"<none/>"))


@lru_cache(maxsize=16)
def _compile(content: bytes, path: Path, own_properties: bool) -> _Compiled:
    """Check and compile a template; the same bytes are compiled once a process.

    Raises:
        TemplateError: the template cannot be used.
    """
    with limited_to(path):
        package = open_package(content, path, own_properties=own_properties)
        charts = charts_of(package.parts, path)
        plain = [name for name in package.fillable if all(name != chart.name for chart in charts)]
        prepared = {name: found for name in plain if (found := _prepare(package, name, path)).has_tags}
        links = tuple(tagged_links(package.parts))
        check_links(links, path)
        addresses = [Prepared(link.source, grows=False, pictures=False) for link in links]
        others = (*(chart.prepared for chart in charts), *addresses)
        check_amount((found.source for found in (*prepared.values(), *others)), path)
        return _Compiled(
            content,
            package,
            tuple(compile_part(name, path, found) for name, found in prepared.items()),
            tuple((chart, compile_part(chart.name, path, chart.prepared, chart.label)) for chart in charts),
            tuple(
                (link, compile_part(link.part, path, source, "the address"))
                for link, source in zip(links, addresses, strict=True)
            ),
        )


def _prepare(package: Package, name: str, path: Path) -> Prepared:
    look_at_the_clock()
    content = package.parts[name]
    return prepare(core_source(content) if name == package.core else content, path)


@contextmanager
def limited_to(path: Path) -> Iterator[None]:
    """Give a template the time and room that it may take.

    Raises:
        TemplateError: it takes more, or holds or makes what is nested too deeply.
    """
    try:
        with limited():
            yield
    except TooMuchError as error:
        raise TemplateError(
            path, f"does not come to an end: {error}.", "Make it simpler.", code="template-endless"
        ) from None
    except XMLSyntaxError:
        raise too_deep_error(path) from None


#: For callers that want to start again from files that have changed.
clear_cache: Callable[[], None] = _compile.cache_clear
