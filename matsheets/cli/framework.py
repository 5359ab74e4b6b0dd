"""``matsheets framework``: the frameworks, as lists, as text and as files to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import (
    FilePath,
    force_option,
    framework_option,
    named_framework,
    own_framework_file,
    text_block,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.suggestions import SuggestingGroup
from matsheets.errors import FrameworkError
from matsheets.model.cells import listed
from matsheets.model.framework import USUAL_WORDS
from matsheets.storage.unicode_names import identity

#: Where an empty map goes unless another place is named.
_MATTERS = "cwsa-2026-section-57"

if TYPE_CHECKING:
    from matsheets.model.framework import Framework, RatingScale
    from matsheets.model.framework_map import OpenMap


@click.group(cls=SuggestingGroup)
def framework() -> None:
    """List, read, check and export assurance frameworks."""


@framework.command("list")
def list_frameworks() -> None:
    """List the frameworks that come with matsheets, the former editions that workbooks may be on, and the maps."""
    from matsheets.model.framework_file import load_framework, shipped_files, shipped_frameworks
    from matsheets.model.framework_map_file import load_map, shipped_maps

    for name, file in shipped_files().items():
        found = load_framework(file)
        former = ". Former edition" if found.superseded_by else ""
        click.echo(f"{name}  {found.title} ({found.edition}): {_size(found)}{former}")
    click.echo("\nMaps (see: matsheets framework map ID):")
    for name, file in shipped_maps().items():
        click.echo(f"{name}  {load_map(file, shipped_frameworks()).map.title}")


@framework.command()
@click.argument("name", metavar="FRAMEWORK", default="mat-assurance-framework")
def show(name: str) -> None:
    """Print a framework: headings, elements, questions and descriptors. FRAMEWORK is an id or a file."""
    from matsheets.frameworks.framework_files import open_framework

    click.echo("\n".join(_lines(open_framework(name))))


def _lines(found: Framework) -> Iterator[str]:
    """Yield a framework line by line: what it is, its words and scale, and every element with its questions and descriptors."""
    scale, words = found.scale, found.words
    yield from (found.title, f"Edition: {found.edition}")
    if found.superseded_by:
        yield f"Superseded by: {found.superseded_by}"
    yield from (found.source, found.wording, "")
    if words != USUAL_WORDS:
        named = [word.one for word in words.things.values()]
        yield f"Its words: {', '.join(named[:3])}; for the documents and the meeting: {', '.join(named[3:])}"
        yield f"Its groups: {', '.join(words.groups)}"
    yield "Scale, weakest first: " + "; ".join(f"{rating.label} ({rating.meaning})" for rating in scale.ratings)
    yield _what_counts(scale)
    for heading in found.headings:
        yield from ("", f"{heading.ref}  {heading.title}", heading.about)
        for element in heading.elements:
            yield from ("", f"  {element.ref}  {element.title}", *(f"    {q}" for q in element.questions.split("\n")))
            for rating, text in zip(scale.described, element.descriptors, strict=True):
                yield f"    {rating.label}:{text_block(text, 6)}"


def _what_counts(scale: RatingScale) -> str:
    """Return which ratings need action and which are strengths, in a line."""
    between = [r for r in scale.ratings if not (r.weak or r.explains or scale.is_strong(r))]
    weak, strong, neither = (listed([r.label for r in kind], "or") for kind in (scale.weak, scale.strong, between))
    otherwise = f"; done otherwise by choice: {scale.explaining.label}" if scale.explaining else ""
    return f"Areas for improvement: {weak}; strengths: {strong}{neither and f'; neither: {neither}'}{otherwise}"


def _size(found: Framework) -> str:
    """Return how large a framework is, in its words: ``6 headings, 14 elements``."""
    return f"{found.words.heading.counted(len(found.headings))}, {found.words.element.counted(len(found.elements))}"


@framework.command("check")
@click.argument("file", type=FilePath(path_type=Path))
def check_framework(file: Path) -> None:
    """Check a framework FILE, a spreadsheet (.xlsx) or a text (YAML), and report every fault with its cell or its line.

    What was filled in, what in the file is not read, and how the scale was understood, is said too.
    """
    from matsheets.frameworks.framework_files import read_framework

    try:
        read = read_framework(file)
    except FrameworkError as error:
        for remark in error.remarks:
            click.echo(f"{remark.place.within(file)}: {remark.message}")
        raise
    found = read.framework
    for remark in read.remarks:
        click.echo(f"{remark.place.within(file)}: {remark.message}")
    labels = [rating.label for rating in found.scale.ratings]
    click.echo(f"Scale, from the weakest to the strongest: {', '.join(labels)}. {_what_counts(found.scale)}.")
    click.echo(f"{file}: {found.title} is fine: {_size(found)}.")


@framework.command()
@click.argument("name", metavar="FRAMEWORK")
@click.option("-o", "--output", required=True, type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where to write it: a spreadsheet where FILE ends in .xlsx, else a YAML file.")  # fmt: skip
@click.option(
    "--empty", is_flag=True, help="Keep only the rating scale: a spreadsheet to write a framework of your own in."
)
@force_option
def export(name: str, output: Path, empty: bool, force: bool) -> int:
    """Write a framework's file, as a start for one of your own. FRAMEWORK is an id or a file.

    A file may be written over itself: then it has what matsheets made for cells that were left blank, and keeps what is not read.
    """
    from matsheets.cli.framework_rewriting import file_written_over, rewrite_framework

    if own := file_written_over(name, output):
        if empty:
            raise click.UsageError(f"{output.name} is the framework itself. Give the empty one another name.")
        return rewrite_framework(own, force=force)
    if output.suffix.lower() == ".xlsx":
        return _export_sheet(name, output, empty=empty, force=force)
    if empty:
        raise click.UsageError("--empty is for spreadsheets. Name a file that ends in .xlsx with -o.")
    from matsheets.model.framework_yaml import framework_yaml
    from matsheets.storage.output import write_file

    found = named_framework(name)
    path = write_file(output, framework_yaml(found).encode(), force=force)
    hint = "" if own_framework_file(name) else " Give your own an id and an edition of its own."
    click.echo(f"{path}  {found.title}.{hint}")
    return Exit.FINE


def _export_sheet(name: str, output: Path, *, empty: bool, force: bool) -> int:
    """Write a framework as a spreadsheet, and say what to do next."""
    from matsheets.cli.repair_options import time_now
    from matsheets.frameworks.sheet_drawing import write_framework_sheet
    from matsheets.steps.command_line import paste
    from matsheets.storage.output import write_file

    found = named_framework(name)
    path = write_file(output, write_framework_sheet(found, created=time_now(), empty=empty), force=force)
    what = f"Room for a framework of your own, on the rating scale of {found.title}" if empty else found.title
    click.echo(f"{path}  {what}.")
    change = "change it" if own_framework_file(name) else "give your own an id and an edition of its own"
    hint = "write in it" if empty else change
    click.echo(f"Next: {hint}, then run: {paste(['framework', 'check', str(path)])}", err=True)
    return Exit.FINE


@framework.command("map")
@click.argument("name", metavar="[MAP]", default="")
@click.option("-o", "--output", type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the map to FILE instead, as a start for one of your own: a spreadsheet where FILE ends in .xlsx, else a "
              "YAML file.")  # fmt: skip
@click.option("--from", "origin", metavar="FRAMEWORK", default="",
              help="Without MAP: write an empty map from FRAMEWORK (an id or a file), whose lists offer what FRAMEWORK has.")  # fmt: skip
@click.option("--to", "target", metavar="WHAT", default=_MATTERS, show_default=True,
              help="With --from: where the empty map goes, another framework (an id or a file) or the id of a list of matters.")  # fmt: skip
@force_option
@framework_option
def print_map(
    name: str, output: Path | None, origin: str, target: str, force: bool, framework_files: Sequence[str]
) -> int:
    """Check a map and print it: which elements of a framework bear on what, from both sides, and what nothing bears on.

    MAP is an id (see: matsheets framework list) or a file, a spreadsheet (.xlsx) or a text (YAML). A map rates nothing.
    """
    from matsheets.cli.common import open_frameworks
    from matsheets.cli.runs import print_frameworks
    from matsheets.frameworks.map_files import read_map

    if bool(name) == bool(origin):
        raise click.UsageError("Name a MAP, or with --from FRAMEWORK the framework that an empty map is to be from.")
    if origin:
        return _export_empty_map(origin, target, output, force=force)
    if output is not None and output.exists() and identity(output.resolve()) == identity(Path(name).resolve()):
        raise click.UsageError(f"{output.name} is the map itself. Give the new file another name.")
    shelf = open_frameworks(framework_files)
    read = read_map(name, shelf)
    print_frameworks(shelf)
    for remark in read.remarks:
        click.echo(f"{remark.place.within(name)}: {remark.message}", err=True)
    if output is None:
        click.echo("\n".join(_lines_of_map(read.map)))
    else:
        change = "change it" if Path(name).exists() else "give your own an id and an edition of its own"
        options = [text for file in framework_files for text in ("--framework", file)]
        _export_map(read.map, output, change, options, force=force)
    return Exit.FINE


def _export_empty_map(origin: str, target: str, output: Path | None, *, force: bool) -> int:
    from matsheets.frameworks.framework_files import open_framework
    from matsheets.frameworks.map_files import empty_map
    from matsheets.model.framework_map_file import shipped_matters

    if output is None or output.suffix.lower() != ".xlsx":
        raise click.UsageError("An empty map is a spreadsheet. Name a file that ends in .xlsx with -o.")
    found = empty_map(open_framework(origin), shipped_matters().get(target) or open_framework(target))
    options = ["--framework", origin] if Path(origin).exists() else []
    _export_map(found, output, "write in it", options, force=force)
    return Exit.FINE


def _export_map(found: OpenMap, output: Path, change: str, options: Sequence[str] = (), *, force: bool) -> None:
    from matsheets.cli.repair_options import time_now
    from matsheets.frameworks.map_drawing import write_map_sheet
    from matsheets.model.framework_map_yaml import map_yaml
    from matsheets.steps.command_line import paste
    from matsheets.storage.output import write_file

    sheet = output.suffix.lower() == ".xlsx"
    content = write_map_sheet(found, created=time_now()) if sheet else map_yaml(found.map).encode()
    path = write_file(output, content, force=force)
    click.echo(f"{path}  {found.map.title}.")
    told = paste(["framework", "map", str(path), *options])
    click.echo(f"Next: {change}, then run: {told}", err=True)


def _lines_of_map(found: OpenMap) -> Iterator[str]:
    """Yield a map line by line: what it is, its two sides one after the other, and what is left over on each."""
    element, subject = found.element_word, found.subject_word
    named = " ".join(filter(None, [found.target.title, found.target.edition and f"({found.target.edition})"]))
    yield f"{found.map.title} ({found.map.edition})"
    yield from (found.map.source, found.map.wording, "")
    yield f"From: {found.origin.title} ({found.origin.edition})"
    yield f"To: {named or f'{subject.many} that the map gives itself'}"
    sides = (
        (f"What bears on each {subject.one}", found.subjects, found.bearing_on),
        (f"What each {element.one} bears on", found.elements, found.borne_on_by),
    )
    for title, every, others in sides:
        yield from ("", f"{title}:")
        for side in every:
            linked = others(side)
            yield f"  {side.name}{'' if linked else ': nothing'}"
            for other, link in linked:
                yield f"    {other.name}{' (the same)' if link.same else ''}{f': {link.why}' if link.why else ''}"
    yield ""
    bare, idle = found.bare_subjects, found.idle_elements
    yield (
        f"Nothing bears on: {'; '.join(side.name for side in bare)}."
        if bare
        else f"Something bears on every {subject.one}."
    )
    yield (
        f"Bear on nothing: {'; '.join(side.name for side in idle)}."
        if idle
        else f"Every {element.one} bears on something."
    )
