"""``matsheets build-joint-plan``: from a joint workbook to the paper of what several trusts mean to do together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from matsheets.batch.executor import SerialExecutor
from matsheets.batch.reading import workbooks_for
from matsheets.cli.common import FilePath, count, force_option, framework_option, own_templates
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import (
    files_argument,
    find_files,
    place_option,
    print_summary,
    print_unread,
    print_unusable,
    read_results,
    reading_settings,
)
from matsheets.cli.template import name_template_faults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.joint_plan_paper import build_joint_plan as build_paper
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.joint_plans import JointPlan, is_joint
from matsheets.model.problems import Problem, Severity
from matsheets.model.respondents import answer_text
from matsheets.model.trust_names import fold_name
from matsheets.storage.files import File, write_into
from matsheets.storage.output import FileNames, slug
from matsheets.storage.temporary_files import clear_abandoned


@click.command()
@files_argument
@place_option
@click.option(
    "--draft", is_flag=True, help="Build even where answers need attention; the paper says DRAFT and lists them."
)
@force_option
@click.option("--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="Use the Word template FILE for the paper (see: matsheets template check).")  # fmt: skip
@click.option("--templates", type=FilePath(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="Use the template of the paper in DIR instead of ours.")  # fmt: skip
@framework_option
def build_joint_plan(
    workbooks: Sequence[File],
    folder: File,
    draft: bool,
    force: bool,
    template: Path | None,
    templates: Path | None,
    framework_files: Sequence[str],
) -> int:
    """Build the joint action plan of two to four trusts from their joint workbook, which compare writes.

    WORKBOOK may be files and folders. Where the trusts' packs or workbooks are among them, the paper says which ratings have
    changed since the plan was made.
    """
    own = own_templates(template, templates)
    settings = reading_settings(framework_files, least=Severity.WARNING)._replace(joint=True)
    with closing(read_results(find_files(workbooks), settings, SerialExecutor())) as results:
        worst = Exit.FILE if print_unusable(results.errors.values()) or not results.files else Exit.FINE
        print_unread(results)
        read = list(workbooks_for(results, results.usable, remote=False).read(settings))
        joint, others = ([each for each in read if is_joint(each) is wanted] for wanted in (True, False))
        if not joint:
            click.echo(
                "No joint plan is here. Name the workbook with the tab Joint plan, which compare writes.", err=True
            )
            return Exit.FILE
        if isinstance(folder, Path):
            clear_abandoned(folder)
        names = FileNames()
        for assessment in joint:
            name = names.take(f"{_slug(assessment)}-{DocumentKind.JOINT_PLAN.slug}", ".docx")
            errors = results.problems(results.at[assessment.file], least=Severity.ERROR)
            if errors and not draft:
                worst = max(worst, _refuse(name, errors))
                continue
            missing = [str(error) for error in errors] or None
            paper = build_paper(assessment, others, templates=own, missing=missing)
            click.echo(
                f"{write_into(folder, name, paper, force=force)}  {_title(assessment)}{' (DRAFT)' if missing else ''}"
            )
        _name_strangers(joint, others)
        if own is not None:
            name_template_faults(own, [DocumentKind.JOINT_PLAN])
        print_summary(results)
    return worst


def _slug(assessment: Assessment) -> str:
    return "-".join(slug(short) for short in JointPlan(assessment).short.values()) or "trusts"


def _title(assessment: Assessment) -> str:
    names = listed(JointPlan(assessment).names)
    return f"{DocumentKind.JOINT_PLAN.title}{f' of {names}' if names else ''}"


def _refuse(name: str, errors: Sequence[Problem]) -> Exit:
    """Print what stands in the way of a paper."""
    for error in errors:
        click.echo(str(error))
    answers = sum(error.answer_count for error in errors)
    click.echo(
        f"{name} was not built: {count(answers, 'answer needs', 'answers need')} attention. Mend {'it' if answers == 1 else 'them'}, "
        "or build with --draft to see the paper as it stands.",
        err=True,
    )
    return Exit.ATTENTION


def _name_strangers(joint: Sequence[Assessment], others: Sequence[Assessment]) -> None:
    """Name the workbooks of trusts that are in none of the plans, and those in which nobody rates: nothing is said of them."""
    planned = {fold_name(name) for assessment in joint for name in JointPlan(assessment).names}
    for assessment in others:
        trust = answer_text(assessment, "trust_name")
        if fold_name(trust) not in planned:
            click.echo(
                f"{assessment.file} is of {trust or 'a trust that is not named'}, which is none of the plan's.",
                err=True,
            )
