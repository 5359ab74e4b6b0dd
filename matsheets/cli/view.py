"""``matsheets view``: one page for a browser, in one file that asks for nothing outside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from matsheets.batch.board_pages import PageBuild, page_of, plan_pages
from matsheets.batch.building import BuildSettings, open_builds
from matsheets.batch.executor import Executor
from matsheets.batch.planned_documents import DocumentPlan, later_logs
from matsheets.batch.results import ReadResults
from matsheets.cli.common import (
    FilePath,
    count,
    day_option,
    force_option,
    framework_option,
    needs_attention,
    refuse_own_input,
    trust_in_line,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    exit_between,
    files_argument,
    find_files,
    print_packs,
    print_passed_over,
    print_unread,
    print_unusable,
    read_results,
    reading_settings,
)
from matsheets.errors import OWN_DOCUMENT, WorkbookError
from matsheets.model.cells import first_listed, listed
from matsheets.model.framework import FrameworkWords
from matsheets.model.problems import Severity
from matsheets.model.words_in_use import words_of
from matsheets.storage.files import File, FoundFiles
from matsheets.storage.output import slug, write_file, write_files

#: How many files a message names.
_NAMED = 4


def _html(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    if value.suffix.lower() not in {".html", ".htm"}:
        raise click.BadParameter(f"{value.name} does not end in .html, which is what is written.")
    return value


@click.command()
@files_argument
@click.option("-o", "--output", required=True, type=FilePath(path_type=Path, dir_okay=False), callback=_html, metavar="FILE.html",
              help="The page to write.")  # fmt: skip
@click.option("--pictures", type=FilePath(path_type=Path, file_okay=False), metavar="DIR",
              help="Also write the heat map and the map of groups of one trust to DIR, as .svg files for slides.")  # fmt: skip
@click.option("--on", default="", callback=day_option, metavar="DATE",
              help="The day up to which a trust's progress is told and that its next steps are held against, such as 14/10/2026; or "
              "that a programme's days are held against.  [default: the newest date of the review, the meeting and the logs, but "
              "none after today; of a programme, today]")  # fmt: skip
@click.option(
    "--draft", is_flag=True, help="Make the page even where answers need attention; it says DRAFT and lists them."
)
@force_option
@click.option("--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="Use the HTML template FILE (see: matsheets template copy).")  # fmt: skip
@framework_option
def view(
    workbooks: Sequence[File],
    output: Path,
    pictures: Path | None,
    on: dt.date | None,
    draft: bool,
    force: bool,
    template: Path | None,
    framework_files: Sequence[str],
) -> int:
    """Make one page for a browser of what a trust's board papers say: heat map, what moved, plan, progress, everyone's reasons.

    It is of the trust's latest round in which a view was given; of workbooks of several trusts it is the programme's page: what the
    programme paper says, and of up to 400 trusts every row of it, long lists folded. The file works on a phone and without a
    network, prints on A4, and asks for nothing outside itself. WORKBOOK may be files and folders; none is changed.
    """
    found = find_files(workbooks)
    refuse_own_input(output, workbooks)
    settings = BuildSettings(reading_settings(framework_files, least=Severity.ERROR), draft, template)
    with read_results(found, settings.reading, used={OWN_DOCUMENT}) as (results, executor):
        several = len({workbook.trust_key for workbook in results.own if workbook.trust_key}) > 1
        # A programme's page says what boards were told, so that papers in its folders are no strangers.
        papers = {OWN_DOCUMENT} if several else set()
        print_passed_over(
            found, {f: error for f, error in results.passed_over.items() if error.code == OWN_DOCUMENT}, used=papers
        )
        unusable = print_unusable(error for error in results.errors.values() if error.code not in papers)
        worst = Exit.FILE if unusable or not results.distinct else Exit.FINE
        print_packs(results)
        if several and pictures is not None:
            raise click.UsageError(
                "The page of several trusts has no pictures. Leave --pictures out, or name one trust's workbooks."
            )
        if several:
            return max(worst, _write_programme(results, found, settings, executor, output, force, on))
        print_unread(results)
        plans = plan_pages(results.own, on=on, today=settings.reading.today)
        if told := _why_none(plans, words_of(results.own)):
            click.echo(f"No page was made: {told}", err=True)
            return max(worst, Exit.ATTENTION)
        try:
            page = page_of(open_builds(results, plans[0], settings))
        except WorkbookError as error:
            click.echo(str(error), err=True)
            return Exit.FILE
    assert page is not None  # a plan of a round with views has a summary
    return max(worst, _write(page, plans[0], settings, output, pictures, force))


def _why_none(plans: Sequence[DocumentPlan], words: FrameworkWords) -> str:
    """Return why there is no page of one trust; blank where there is."""
    if not plans:
        return f"in these workbooks nobody rated {words.element.with_article} yet."
    titles = {plan.group.series.framework: plan.group.framework.framework_title for plan in plans}
    if len(titles) > 1:
        of_each = listed([f'"{title}"' for title in titles.values()])
        return f"these workbooks hold a review on each of {of_each}, and a page shows one. Name the workbooks of one review alone."
    nameless = [plan.group.workbooks[0].file for plan in plans if not plan.group.trust_key]
    if not nameless or len(plans) == 1:
        return ""
    says = "does" if len(nameless) == 1 else "do"
    files = first_listed(nameless[:_NAMED], len(nameless))
    return f"{files} {says} not say of which trust. Fill in its name on the tab About."


def _write_programme(
    results: ReadResults,
    found: FoundFiles,
    settings: BuildSettings,
    executor: Executor,
    output: Path,
    force: bool,
    on: dt.date | None,
) -> Exit:
    """Write the page of a programme; its trusts are taken one by one."""
    from matsheets.documents.pages.programme_page import programme_page
    from matsheets.steps.programme_run import programme_of_results

    reading = settings.reading._replace(today=on or settings.reading.today)
    with Progress("Counting", len(set(results.own))) as progress:
        programme = programme_of_results(results, found, reading, executor, tick=progress.tick)
    for note in programme.notes:
        click.echo(note, err=True)
    content = programme_page(programme, template=settings.templates)
    trusts = count(len(programme.trusts), "trust")
    click.echo(f"{write_file(output, content, force=force)}  Programme page of {trusts}")
    return exit_between(results)


def _write(
    page: PageBuild, plan: DocumentPlan, settings: BuildSettings, output: Path, pictures: Path | None, force: bool
) -> Exit:
    """Write a trust's page and its pictures, or print what stands in the way."""
    if page.errors and not settings.draft:
        for error in page.errors:
            click.echo(str(error))
        answers = sum(error.answer_count for error in page.errors)
        refused = needs_attention(output.name, answers, made="made", draft="use --draft to see the page")
        click.echo(refused, err=True)
        return Exit.ATTENTION
    files = {output: page.content(template=settings.templates, draft=settings.draft)}
    for what, drawn in page.slides().items() if pictures is not None else ():
        files[Path(pictures or ".", f"{slug(plan.group.trust_name)}-{what}.svg")] = drawn
    write_files(files, force=force)
    trust = trust_in_line(plan.group.trust_name)
    marked = ", marked DRAFT" if page.errors else ""
    click.echo(f"{output}  Board page for {trust}{marked}")
    left_out = (f for build in page.builds for f in later_logs(build.planned, plan.group, settings.reading.today))
    for file in dict.fromkeys(left_out):
        click.echo(f"{file} has later entries in its logs. They are left out of this page.")
    for picture in list(files)[1:]:
        click.echo(f"{picture}  Picture for slides")
    return Exit.FINE
