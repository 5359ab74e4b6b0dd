"""``matsheets compare``: two to four trusts beside each other, with what to ask each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from matsheets.batch.reading import ReadSettings, workbooks_for
from matsheets.batch.results import ReadResults
from matsheets.cli.common import count, framework_option, paper_template_options
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import (
    are_there,
    files_argument,
    find_files,
    place_option,
    print_summary,
    print_what_was_read,
    read_results,
    reading_settings,
)
from matsheets.cli.template import name_template_faults
from matsheets.comparison.comparison import TrustComparison, compare_trusts, refuse_wrong_number
from matsheets.comparison.selection import review_of_round, rounds_to_compare
from matsheets.comparison.trusts import ComparedTrust
from matsheets.documents.contexts.comparison import days_apart
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.comparison_paper import ComparisonPapers, compared_workbooks, papers_of
from matsheets.errors import ReviewError, WorkbookError
from matsheets.model.cells import listed
from matsheets.model.problem_catalogue import Code, shorten
from matsheets.model.problems import Severity
from matsheets.model.respondents import WorkbookSummary
from matsheets.model.words_in_use import words_of
from matsheets.review.grouping import TrustRound
from matsheets.sharing.handling import HANDLING_REF, OPEN, narrowest_handling
from matsheets.steps.command_line import DOCUMENTS_FOLDER, paste
from matsheets.storage.files import File, free_names, tidy_folder, write_into

#: What to do where the files are in the folder already.
_IF_THERE = "Choose another folder with -o, or use --force: it replaces the paper, and writes a new workbook beside the one that is there."


@click.command()
@files_argument
@place_option
@click.option("--force", is_flag=True, help="Replace a paper that is already there. A joint workbook that is there stays as it "
              "is: it may hold what was agreed; a new one is written beside it, numbered.")  # fmt: skip
@paper_template_options
@framework_option
def compare(
    workbooks: Sequence[File],
    folder: File,
    force: bool,
    templates: Path | None,
    framework_files: Sequence[str],
) -> int:
    """Put two to four trusts beside each other: who could learn from whom, what several share, what to ask each.

    Beside the paper stands a workbook for their joint action plan, with a line for what several share; no aim is filled in.
    WORKBOOK may be files and folders: the packs that trusts shared (matsheets share), or their workbooks. Of a trust with a pack only
    the pack counts. Trusts stand in the order in which you name them. Nothing is ranked or added up, and no workbook is changed.
    """
    settings = reading_settings(framework_files, least=Severity.WARNING)._replace(whole=True)
    with read_results(find_files(workbooks), settings, workers=1) as (results, _):
        worst = print_what_was_read(results)
        groups = rounds_to_compare(results.usable)
        _name_those_without_view(results, groups)
        try:
            comparison = _compare(results, groups, settings)
        except (ReviewError, WorkbookError) as error:
            click.echo(str(error), err=True)
            return Exit.ATTENTION if isinstance(error, ReviewError) and worst is Exit.FINE else Exit.FILE
        _tell(results, comparison)
        tidy_folder(folder)
        papers = papers_of(comparison, templates=templates)
        if not force and are_there(folder, (papers.paper_name, papers.workbook_name), _IF_THERE):
            return Exit.OUTPUT
        trusts = listed([trust.name for trust in comparison.trusts])
        click.echo(f"{write_into(folder, papers.paper_name, papers.paper, force=force)}  Comparison of {trusts}")
        workbook = _write_workbook(folder, papers)
        name_template_faults(templates, [DocumentKind.COMPARISON])
        print_summary(results)
        then = paste(["build-joint-plan", workbook, "-o", DOCUMENTS_FOLDER])
        click.echo(
            f"Next: ask and answer; then agree the joint plan in that workbook, and make its paper: {then}", err=True
        )
    return worst


def _write_workbook(folder: File, papers: ComparisonPapers) -> str:
    """Write the joint workbook, say what it begins with, and return its name; one that is there may hold what the trusts agreed, and stays."""
    (name,) = free_names(folder, papers.workbook_name)
    lines = len(papers.comparison.shared_areas) - len(papers.others)
    begins = (
        f"with {count(lines, 'line')} of what several share"
        if lines
        else "all blank: no two share an area or a priority"
    )
    written = write_into(folder, name, papers.workbook, force=False, tidy=False)
    click.echo(f"{written}  Joint plan to agree, {begins}")
    if papers.others:
        them = "is" if len(papers.others) == 1 else "are"
        click.echo(f"{listed(papers.others)} {them} shared too, and found no row there: see the paper.", err=True)
    return written


def _compare(results: ReadResults, groups: Sequence[TrustRound], settings: ReadSettings) -> TrustComparison:
    """Compare the trusts, from their workbooks as they are read once more; none is read where there are too many."""
    refuse_wrong_number([group.trust_name for group in groups])
    return compare_trusts(
        [
            review_of_round(group, lambda wanted: workbooks_for(results, wanted, remote=False).read(settings))
            for group in groups
        ]
    )


def _name_those_without_view(results: ReadResults, groups: Iterable[TrustRound]) -> None:
    """Name the trusts of which nobody gave a view: there is nothing to compare."""
    compared = {group.trust_or_file for group in groups}
    others: dict[str, list[WorkbookSummary]] = {}
    for workbook in results.usable:
        if (workbook.trust_key or f"file {workbook.file}") not in compared:
            others.setdefault(workbook.trust_name or workbook.file, []).append(workbook)
    for name, workbooks in others.items():
        element = words_of(workbooks).element.with_article
        files = listed([workbook.file for workbook in workbooks])
        click.echo(
            f"{shorten(name)} is not compared: nobody rates {element} in {files}. Name the workbooks in which its groups did.",
            err=True,
        )


def _tell(results: ReadResults, comparison: TrustComparison) -> None:
    """Say what to know before the paper is handed on: whose papers are for whom, what was left out, what check finds."""
    whole = [trust for trust in comparison.trusts if not trust.is_pack]
    if whole:
        click.echo(
            f"{listed([trust.short for trust in whole])} gave workbooks and no pack, so the paper shows all of "
            f"{'its' if len(whole) == 1 else 'their'} ratings, reasons, evidence and priorities to the others. For less, a trust can "
            "share a pack: matsheets share.",
            err=True,
        )
    for trust in whole:
        handling = narrowest_handling(trust.review.assessments)
        said = f'is "{handling}"' if handling else "is not said, or not in an answer of the list"
        if handling != OPEN:
            click.echo(f"Ask {trust.short} first: who may see its papers {said} ({HANDLING_REF}).", err=True)
    if apart := days_apart(comparison):
        click.echo(apart, err=True)
    for trust in comparison.trusts:
        _tell_of_workbooks(results, trust)
    used = {assessment.file for assessment in compared_workbooks(comparison)}
    for problem in results.shared_problems_of([w for w in results.usable if w.file in used], least=Severity.WARNING):
        if problem.code != Code.PACK_NOT_COUNTED.slug:  # here the pack is what counts
            click.echo(str(problem))
    for file in sorted(used & set(results.at)):
        for problem in results.problems(results.at[file], least=Severity.WARNING):
            if problem.code == Code.PACK_CHANGED.slug:
                click.echo(str(problem), err=True)
    found = sum(
        len(results.problems(at, least=Severity.ERROR)) for at in range(len(results.files)) if at not in results.errors
    )
    if found:
        click.echo(
            f"In these workbooks check finds {count(found, 'answer')} to put right; the comparison waits for none of it."
        )


def _tell_of_workbooks(results: ReadResults, trust: ComparedTrust) -> None:
    """Say which of a trust's workbooks the paper has nothing from, and that it has several packs joined."""
    given = {workbook.file: workbook for workbook in results.usable}
    packs = [assessment.file for assessment in trust.review.assessments]
    used = {assessment.file for review in (trust.review, *trust.review.before[:1]) for assessment in review.assessments}
    key = given[packs[0]].trust_key
    left = [w for w in results.usable if key and w.trust_key == key and w.file not in used]
    if trust.is_pack and len(packs) > 1:
        click.echo(
            f"{trust.short} gave {len(packs)} packs, and the paper has what is in any of them: {listed(packs)}. If one was made in place of "
            "another, leave the other out.",
            err=True,
        )
    if own := [w.file for w in left if trust.is_pack and not w.is_pack]:
        click.echo(
            f"Of {trust.short} the paper shows what its pack shares and no more. Its workbooks were given too, and nothing is from them: "
            f"{listed(own)}.",
            err=True,
        )
    if others := [w.file for w in left if w.file not in own]:
        framework = trust.review.framework.words.framework.one
        click.echo(
            f"Nothing in the paper is from {listed(others)}: another round, day, {framework} or copy counts.", err=True
        )
