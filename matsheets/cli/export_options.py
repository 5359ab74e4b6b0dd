"""``--pdf`` and ``--odt``: the Word documents that a command made, as LibreOffice writes them too."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, overload

import click

from matsheets.cli.common import FilePath
from matsheets.cli.exit_codes import Exit

if TYPE_CHECKING:
    from matsheets.documents.export.libreoffice import Format


_NAMES = {".pdf": "PDF", ".odt": "an OpenDocument text"}
_UNREAD = (
    "This LibreOffice writes PDFs in a way that matsheets cannot read back, so nothing has checked that they hold all of "
    "the text. Compare them with the Word documents before you send them: {}"
)
_UNMENDED = (
    "The PDFs are as LibreOffice made them, because pikepdf is not installed: not mended for screen readers, and nothing has "
    'checked that they hold all of the text. Install it (pip install "matsheets[pdf]") and make them again with --force: {}'
)


def formats_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--pdf``, ``--odt`` and ``--soffice``; the command gets them as one argument, ``formats``."""

    @click.option("--pdf", is_flag=True, help="Make a tagged PDF of each document too, with LibreOffice.")
    @click.option("--odt", is_flag=True, help="Make an OpenDocument text of each document too, with LibreOffice.")
    @click.option(
        "--soffice",
        type=FilePath(path_type=Path),
        envvar="MATSHEETS_SOFFICE",
        metavar="FILE",
        help="LibreOffice's program, where it is not found by itself; or set MATSHEETS_SOFFICE.",
    )
    @functools.wraps(command)
    def with_formats(*, pdf: bool, odt: bool, soffice: Path | None, **options: Any) -> Any:
        return command(formats=Formats(pdf, odt, soffice), **options)

    return with_formats


class Formats(NamedTuple):
    """What else is wanted of each Word document, and the LibreOffice that the user names for it."""

    pdf: bool
    odt: bool
    soffice: Path | None

    @property
    def wanted(self) -> bool:
        """Whether anything else is wanted than Word documents."""
        return self.pdf or self.odt

    def write(self, documents: Sequence[Path], *, also: Sequence[Path] = (), force: bool) -> Exit:
        """Write the formats wanted beside Word documents; say on stderr which could not be made.

        Args:
            documents: Word documents just written.
            also: others, of which only what is not there yet is made.
            force: replace files that are there.
        """
        if not self.wanted:
            return Exit.FINE
        from matsheets.documents.export.libreoffice import Format, find_office
        from matsheets.errors import OutputError

        formats = [to for to, asked in ((Format.PDF, self.pdf), (Format.ODT, self.odt)) if asked]
        missing = {to: [*documents, *(path for path in also if not _beside(path, to).exists())] for to in formats}
        if not any(missing.values()):
            return Exit.FINE
        try:
            office = find_office(self.soffice)
        except OutputError as error:
            click.echo(str(error), err=True)
            return Exit.OUTPUT
        return max(_convert(paths, to, office, force=force) for to, paths in missing.items())


def _beside(document: Path, to: Format) -> Path:
    return document.with_suffix(f".{to.value}")


class _Contents(Sequence[bytes]):
    """The bytes of documents, read when they are asked for: thousands may wait to be converted."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths

    def __len__(self) -> int:
        return len(self.paths)

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(number, slice):
            return _Contents(self.paths[number])
        return self.paths[number].read_bytes()


def _convert(documents: Sequence[Path], to: Format, office: Path, *, force: bool) -> Exit:
    from matsheets.documents.export.libreoffice import convert

    targets = [_beside(path, to) for path in documents]
    free = [number for number, target in enumerate(targets) if force or not target.exists()]
    for target in (target for number, target in enumerate(targets) if number not in free):
        click.echo(f"{target} already exists. Use --force to replace it.", err=True)
    code = Exit.FINE if len(free) == len(targets) else Exit.OUTPUT
    contents = _Contents([documents[number] for number in free])
    show = sys.stderr.isatty() and len(free) > 1
    unread, unmended = [], []
    with click.progressbar(length=len(free), label=f"Making {to.name}", file=sys.stderr, hidden=not show) as bar:
        for made in convert(contents, to, office=office):
            target = targets[free[made.number]]
            code = max(code, _write(target, made.content, made.error, force=force))
            unread += [target.name] if made.unread else []
            unmended += [target.name] if made.unmended else []
            bar.update(1)
    for sentence, names in ((_UNREAD, unread), (_UNMENDED, unmended)):
        if names:
            click.echo(sentence.format("; ".join(sorted(names))), err=True)
    return code


def _write(target: Path, content: bytes, error: str, *, force: bool) -> Exit:
    from matsheets.errors import OutputError
    from matsheets.storage.output import write_file

    try:
        if error:
            document, kind = target.with_suffix(".docx").name, _NAMES[target.suffix]
            remedy = f"The Word document is complete; open {document} in Word and save it as {kind}."
            raise OutputError(target, f"was not made: {error}", remedy, code="not-converted")
        click.echo(f"{write_file(target, content, force=force)}  {target.suffix[1:].upper()}")
    except OutputError as failure:
        click.echo(str(failure), err=True)
        return Exit.OUTPUT
    return Exit.FINE
