"""``matsheets check``: what in the workbooks needs attention, for people and for programs."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import count, force_option, framework_option, read, workbooks_argument
from matsheets.cli.exits import Exit

if TYPE_CHECKING:
    from matsheets.batch import Outcome
    from matsheets.problems import Problem


@click.command()
@workbooks_argument
@click.option("--strict", is_flag=True, help="Count warnings as errors in the exit code.")
@click.option("--verbose", is_flag=True, help="Also show notes: what was understood from another spelling.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
              help="How to print the list.")  # fmt: skip
@click.option("--mark-up", "marked", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="For each workbook with problems, also write a copy to DIR in which they are outlined, noted and "
              "listed.")  # fmt: skip
@force_option
@framework_option
def check(
    workbooks: tuple[Path, ...],
    strict: bool,
    verbose: bool,
    form: str,
    marked: Path | None,
    force: bool,
    framework_files: Sequence[str],
) -> int:
    """Check completed workbooks and say what needs attention, where, and what to do.

    WORKBOOK may be files and folders; folders are searched for .xlsx.
    """
    from matsheets.batch import across
    from matsheets.problems import Severity, merge

    outcomes = read(workbooks, framework_files)
    least = Severity.NOTE if verbose else Severity.WARNING
    problems = merge(p for p in (*(p for o in outcomes for p in o.problems), *across(outcomes)) if p.severity >= least)
    click.echo({"text": _text, "json": _json, "csv": _csv}[form](outcomes, problems), nl=form == "text")
    written = _mark_up(outcomes, problems, marked, force=force) if marked else Exit.FINE
    return max(written, _exit(outcomes, problems, strict=strict))


def _exit(outcomes: Sequence[Outcome], problems: Sequence[Problem], *, strict: bool) -> Exit:
    from matsheets.problems import Severity

    if any(o.error for o in outcomes):
        return Exit.FILE
    worst = max((p.severity for p in problems), default=Severity.NOTE)
    return Exit.ATTENTION if worst >= (Severity.WARNING if strict else Severity.ERROR) else Exit.FINE


def _text(outcomes: Sequence[Outcome], problems: Sequence[Problem]) -> str:
    """Lay the problems out file by file, each with one line that sums it up."""
    from matsheets.problems import Severity

    lines = []
    for outcome in outcomes:
        if outcome.assessment is None:
            lines += [str(outcome.error), ""]
            continue
        file = outcome.assessment.file
        own = [p for p in problems if p.place.file == file]
        lines.append(f"{file}: {_summary(own)}")
        for severity, title in (
            (Severity.ERROR, "To put right"),
            (Severity.WARNING, "To look at"),
            (Severity.NOTE, "Notes"),
        ):
            if group := [p for p in own if p.severity is severity]:
                lines += [f"{title}:", *(f"  {p}" for p in group)]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _summary(problems: Sequence[Problem]) -> str:
    from matsheets.problems import Severity

    errors, warnings = (sum(p.severity is s for p in problems) for s in (Severity.ERROR, Severity.WARNING))
    if not errors and not warnings:
        return "nothing needs attention."
    return f"{count(errors, 'error')}, {count(warnings, 'warning')}."


_COLUMNS = ("file", "tab", "cell", "ref", "code", "severity", "value", "message")


def _records(outcomes: Sequence[Outcome], problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Return one record for each place of each problem, and one for each file that could not be used."""
    records = [
        dict(zip(_COLUMNS, (o.error.path.name if o.error.path else "", "", "", "", o.error.code, "error", "",
                            f"{o.error.what} {o.error.remedy}".strip()), strict=True))
        for o in outcomes if o.error is not None
    ]  # fmt: skip
    for p in problems:
        for place in p.places:
            tab, cell = (place.cell.tab, place.cell.address) if place.cell else (place.tab, "")
            records.append(dict(zip(_COLUMNS, (place.file, tab, cell, place.ref, p.code, p.severity.name.lower(),
                                               p.value, p.message), strict=True)))  # fmt: skip
    return records


def _json(outcomes: Sequence[Outcome], problems: Sequence[Problem]) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(_records(outcomes, problems)), indent=2).decode() + "\n"


def _csv(outcomes: Sequence[Outcome], problems: Sequence[Problem]) -> str:
    from matsheets.cells import safe_for_csv

    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in _records(outcomes, problems):
        writer.writerow({key: safe_for_csv(value) for key, value in record.items()})
    return out.getvalue()


# --- marked-up copies ----------------------------------------------------------------------------------------------


def _mark_up(outcomes: Sequence[Outcome], problems: Sequence[Problem], folder: Path, *, force: bool) -> Exit:
    """Write a marked-up copy of each workbook with errors or warnings; one that fails does not stop the rest."""
    from matsheets.errors import OutputError, WorkbookError
    from matsheets.output import Names

    names, worst = Names(), Exit.FINE
    for outcome in outcomes:
        own = _own(outcome, problems)
        if not own:
            continue
        suffix = ".xlsm" if outcome.path.suffix.lower() == ".xlsm" else ".xlsx"
        target = folder / names.take(f"{_safe_stem(outcome.path.stem)}-marked", suffix)
        try:
            _write_marked(outcome, own, target, [o.path for o in outcomes], force=force)
        except OutputError as error:
            click.echo(str(error), err=True)
            worst = Exit.OUTPUT
        except WorkbookError as error:
            click.echo(f"{outcome.path.name} {error.what} {error.remedy}", err=True)
            worst = max(worst, Exit.FILE)
    return worst


def _own(outcome: Outcome, problems: Sequence[Problem]) -> list[Problem]:
    """Return a workbook's errors and warnings."""
    from matsheets.problems import Severity

    file = outcome.assessment.file if outcome.assessment else ""
    return [p for p in problems if p.severity >= Severity.WARNING and file and file in {at.file for at in p.places}]


def _write_marked(
    outcome: Outcome, own: Sequence[Problem], target: Path, given: Sequence[Path], *, force: bool
) -> None:
    from matsheets.errors import OutputError, WorkbookError
    from matsheets.output import write_file
    from matsheets.workbook.markup import mark_up

    if _is_one_of(target, given):
        what = "is one of the workbooks that are being checked, and those are never changed."
        raise OutputError(target, what, "Choose another folder with --mark-up.", code="is-input")
    try:
        content = outcome.path.read_bytes()
    except OSError:
        raise WorkbookError(
            outcome.path, "could not be read a second time.", "Is it being moved? Try again.", code="unreadable"
        ) from None
    assert outcome.assessment is not None
    content = mark_up(content, own, file=outcome.assessment.file)
    click.echo(f"{write_file(target, content, force=force)}  {count(len(own), 'problem')} marked", err=True)


def _is_one_of(target: Path, given: Sequence[Path]) -> bool:
    try:
        return any(target.samefile(path) for path in given)
    except OSError:  # most often: there is no such file yet
        return False


def _safe_stem(stem: str) -> str:
    """Return a file name's stem as every system allows it; one that says it is marked already does not say so twice."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]', "-", unicodedata.normalize("NFC", stem))
    short = plain.encode()[:200].decode(errors="ignore")
    return short.strip(" .").removesuffix("-marked") or "workbook"
