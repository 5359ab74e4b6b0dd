"""``matsheets verify``: whether a document still says what the workbooks say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matsheets.cli.common import (
    FilePath,
    as_json,
    built_with_options,
    count,
    format_option,
    framework_option,
    named_map,
    open_frameworks,
    own_templates,
    paths_argument,
    sent_out_option,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import (
    find_files,
    print_unusable,
    read,
    read_results,
    reading_settings,
)
from matsheets.cli.shortened_texts import shorten, shorten_to_difference
from matsheets.errors import OWN_DOCUMENT
from matsheets.model.cells import first_listed
from matsheets.model.problems import Severity

if TYPE_CHECKING:
    from matsheets.programme.trust_entry import Programme
    from matsheets.trace.differences import Difference
    from matsheets.trace.verify import Verdict


@click.command()
@click.argument("document", metavar="DOCUMENT", type=FilePath(path_type=Path))
@paths_argument("workbooks", "WORKBOOK...")
@built_with_options
@sent_out_option
@format_option
@framework_option
@click.option("--by", metavar="MAP", help="The map that DOCUMENT is arranged by, where that is none of ours.")
def verify(
    document: Path,
    workbooks: Sequence[Path],
    template: Path | None,
    templates: Path | None,
    roster: Path | None,
    form: str,
    framework_files: Sequence[str],
    by: str | None,
) -> int:
    """Say whether DOCUMENT still says what the workbooks say; and if not, what differs.

    What it says is compared, not how it looks: a document that was restyled or saved in another program says the same. The
    figures and names of its charts, its page headers and footers and its notes are compared too. DOCUMENT may also be a page that
    matsheets view made; everything in it is compared, its styles and pictures too. WORKBOOK may be files and folders.
    A file that cannot be read is named, with whether DOCUMENT was made from it.
    """
    from matsheets._version import __version__
    from matsheets.documents.record.received_document import read_document
    from matsheets.trace.verify import verify as compare
    from matsheets.trace.verify_programme import day_of_programme, verify_programme

    own, name = own_templates(template, templates), document.name
    content = read_document(document)
    if (day := day_of_programme(content, name=name)) is not None:
        programme, unusable = _programme(workbooks, framework_files, day, roster)
        verdict = verify_programme(content, programme, templates=own, version=__version__, name=name)
    else:
        outcomes = read(workbooks, framework_files, joint=True)
        unusable = print_unusable(outcome.error for outcome in outcomes)
        arranged_by = named_map(by, open_frameworks(framework_files), [o.path for o in outcomes]) if by else None
        verdict = compare(
            content, outcomes, templates=own, version=__version__, today=dt.date.today(), name=name, by=arranged_by
        )
    click.echo(as_json(_verdict_record(document, verdict))) if form == "json" else _print_verdict(document, verdict)
    if unusable and verdict.all_sources_read:
        click.echo(
            f"{name} was not made from what could not be read: every workbook that it was made from was.", err=True
        )
    return Exit.FILE if unusable else Exit.FINE if verdict.same else Exit.ATTENTION


def _programme(
    workbooks: Sequence[Path], framework_files: Sequence[str], day: dt.date, roster: Path | None
) -> tuple[Programme, bool]:
    """Return the programme of the workbooks on a day, and whether a file could not be used."""
    from matsheets.steps.programme_run import programme_of_results
    from matsheets.steps.roster_trusts import read_sent_out, with_sent_out

    found = find_files(workbooks)
    settings = reading_settings(framework_files, least=Severity.ERROR)._replace(today=day)
    with read_results(found, settings, used={OWN_DOCUMENT}) as (results, executor):
        unusable = print_unusable(error for error in results.errors.values() if error.code != OWN_DOCUMENT)
        sent = read_sent_out(roster, settings.frameworks[0]) if roster else ()
        return with_sent_out(programme_of_results(results, found, settings, executor), sent), unusable


def _verdict_record(document: Path, verdict: Verdict) -> dict[str, Any]:
    manifest = verdict.manifest
    return {
        "document": document.name,
        "same": verdict.same,
        "kind": manifest.kind,
        "trust": manifest.trust,
        "round": manifest.round,
        "built_by": manifest.version,
        "compared_by": verdict.version_now,
        "edition": manifest.edition,
        "edition_now": verdict.edition_now,
        "draft": manifest.draft,
        "draft_now": verdict.draft_now,
        "map_changed": verdict.map_changed,
        "for_signature": manifest.for_signature,
        "open_now": verdict.open_now,
        "edited": verdict.edited,
        "looks_differ": verdict.looks_differ,
        "reaches": list(verdict.reaches),
        "by_hand": verdict.by_hand,
        "other_template": verdict.other_template,
        "former_template": verdict.former_template,
        "workbooks": [{"fate": s.status.name.lower(), "file": s.file, "now": s.now} for s in verdict.sources],
        "differences": [
            {"ref": d.ref, "places": list(d.places), "document": d.document, "workbooks": d.workbooks, "whole": d.whole}
            for d in verdict.differences
        ],
    }


def _print_verdict(document: Path, verdict: Verdict) -> None:
    found = verdict.differences
    if verdict.same:
        click.echo(f"{document.name} says what the workbooks say.")
    elif verdict.looks_differ:
        click.echo(f"{document.name} has the words of the workbooks, and does not show them as matsheets does.")
    else:
        click.echo(f"{document.name} does not say what the workbooks say: "
                   f"{count(len(found), 'thing differs', 'things differ')}.")  # fmt: skip
    notes = list(_notes(verdict))
    if notes:
        click.echo("")
    for note in notes:
        click.echo(note)
    ref = None
    for difference in found:
        if difference.ref != ref:
            ref = difference.ref
            click.echo(f"\n{ref or 'Without a reference'}")
        _print_difference(difference)


def _notes(verdict: Verdict) -> Sequence[str]:
    from matsheets.trace.source_matching import SourceStatus

    manifest = verdict.manifest
    notes = [str(source) for source in verdict.sources if source.status is not SourceStatus.SAME]
    if edited := _page_sentence(verdict) if verdict.of_page else _edit_sentence(verdict):
        notes.append(edited)
    if verdict.reaches:
        notes.append(
            f"It holds what no page of matsheets holds: {first_listed(verdict.reaches[:3], len(verdict.reaches))}."
        )
    if manifest.version != verdict.version_now:
        notes.append(f"It was built by matsheets {manifest.version}, and is compared by {verdict.version_now}.")
    if verdict.former_template:
        notes.append("It was made from the Word template of an earlier matsheets, so each answer that it prints with its "
                     "reference was compared, and nothing else.")  # fmt: skip
    elif verdict.other_template:
        notes.append("It was made from another Word template than the one it is compared with, so each answer that it prints "
                     "with its reference was compared, and nothing else. Name its own with --template FILE.")  # fmt: skip
    if verdict.map_changed:
        notes.append("The map that it is arranged by says something else now, or is of another edition.")
    if manifest.edition != verdict.edition_now:
        notes.append(
            f"It is on the framework's edition “{manifest.edition}”, the workbooks are on “{verdict.edition_now}”."
        )
    if verdict.open_now:
        points = count(verdict.open_now, "point is", "points are")
        notes.append(
            f"{points} open in the workbooks now, so that they would make no copy to be signed. See: matsheets check"
        )
    elif verdict.draft_now and not manifest.draft:
        notes.append(
            "Answers in the workbooks need attention now, so that they would make a draft. See: matsheets check"
        )
    elif manifest.draft and not verdict.draft_now:
        notes.append("The document is a draft. The answers that it lists as missing are all there now: build it again.")
    return notes


def _edit_sentence(verdict: Verdict) -> str:
    """Return what can be said of whether somebody edited the document."""
    if verdict.edited and verdict.same:
        return "The document was edited by hand after it was built; nothing it says was changed."
    if verdict.by_hand:
        return "The document was edited by hand after it was built; its workbooks and template are as they were."
    if verdict.edited:
        return "The document was edited by hand after it was built, so what differs may be that."
    if verdict.unrecorded:
        return _answer_columns(verdict)
    return "" if verdict.same else "The words of the document are as they were built: nobody edited it."


def _page_sentence(verdict: Verdict) -> str:
    """Return what can be said of whether somebody changed a page for a browser, its looks too."""
    changed = "changed by hand after it was made: do not rely on what it shows. Make it again with matsheets view."
    if verdict.same:
        return ""
    if verdict.looks_differ and verdict.edited:
        return f"In its markup, styles or pictures the page was {changed}"
    if verdict.edited:
        return f"The page was {changed}"
    if verdict.looks_differ:
        return (
            "Its markup, styles or pictures are not those of the page that is made now: do not rely on what it shows. "
            "Make it again with matsheets view."
        )
    return "The page is as it was made: nobody edited it."


def _answer_columns(verdict: Verdict) -> str:
    """Return what is known where the text is as it was built, and something differs of which the document keeps no record."""
    places = {place.rpartition(" › ")[2] for difference in verdict.unrecorded for place in difference.places}
    names = (("charts", {"Chart"}), ("page headers and footers", {"Page header", "Page footer"}))
    own = [name for name, of in names if places & of]
    of_all = " or ".join([*own, *(["notes"] if places & {"Footnotes", "Endnotes"} else [])])
    start = "The document's text is as matsheets wrote it: nobody edited it."
    # The documents that are built have no notes, so that no change of a workbook can explain one.
    if verdict.workbooks_changed and len(verdict.differences) > len(verdict.unrecorded) and of_all == " or ".join(own):
        made = " and ".join(own)
        return f"{start} The document keeps no record of its {made}, which are made from the same workbooks."
    return f"{start} The document keeps no record of its {of_all}, so for those this cannot be told."


def _print_difference(difference: Difference) -> None:
    places = "; ".join(difference.places)
    if difference.whole:
        where, text = ("document", difference.document) if difference.document else ("workbooks", difference.workbooks)
        click.echo(f"  Stands in the {where} only ({places})\n    {shorten(text or '')}")
        return
    old, new = shorten_to_difference(difference.document, difference.workbooks)
    click.echo(f"  {places or 'In the text'}\n    document:  {old}\n    workbooks: {new}")
