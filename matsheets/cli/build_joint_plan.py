"""``matsheets build-joint-plan``: from a joint workbook to the paper of what several trusts mean to do together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from matsheets.batch.reading import workbooks_for
from matsheets.cli.common import force_option, framework_option, needs_attention, paper_template_options
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import (
    files_argument,
    find_files,
    place_option,
    print_summary,
    print_what_was_read,
    read_results,
    reading_settings,
)
from matsheets.cli.template import name_template_faults
from matsheets.comparison.rating_changes import ratings_since
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import dated, round_and_date
from matsheets.documents.template.joint_plan_paper import build_joint_plan as build_paper
from matsheets.documents.template.joint_plan_paper import reviews_beside
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.model.joint_plans import JointPlan, is_joint
from matsheets.model.problems import Problem, Severity
from matsheets.model.respondents import answer_text
from matsheets.model.trust_names import fold_name
from matsheets.storage.files import File, tidy_folder, write_into
from matsheets.storage.output import FileNames, slug


@click.command()
@files_argument
@place_option
@click.option(
    "--draft", is_flag=True, help="Build even where answers need attention; the paper says DRAFT and lists them."
)
@force_option
@paper_template_options
@framework_option
def build_joint_plan(
    workbooks: Sequence[File],
    folder: File,
    draft: bool,
    force: bool,
    templates: Path | None,
    framework_files: Sequence[str],
) -> int:
    """Build the joint action plan of two to four trusts from their joint workbook, which compare writes.

    WORKBOOK may be files and folders. Where the trusts' packs or workbooks are among them, the paper says which ratings have
    changed since the plan was made.
    """
    settings = reading_settings(framework_files, least=Severity.WARNING)._replace(joint=True)
    with read_results(find_files(workbooks), settings, workers=1) as (results, _):
        worst = print_what_was_read(results)
        read = list(workbooks_for(results, results.usable, remote=False).read(settings))
        joint, others = ([each for each in read if is_joint(each) is wanted] for wanted in (True, False))
        if not joint:
            click.echo(
                "No joint plan is here. Name the workbook with the tab Joint plan, which compare writes.", err=True
            )
            return Exit.FILE
        tidy_folder(folder)
        names = FileNames()
        for assessment in joint:
            name = names.take(f"{_slug(assessment)}-{DocumentKind.JOINT_PLAN.slug}", ".docx")
            errors = results.problems(results.at[assessment.file], least=Severity.ERROR)
            if errors and not draft:
                worst = max(worst, _refuse(name, errors))
                continue
            missing = [str(error) for error in errors] or None
            paper = build_paper(assessment, others, templates=templates, missing=missing)
            click.echo(
                f"{write_into(folder, name, paper, force=force)}  {_title(assessment)}{' (DRAFT)' if missing else ''}"
            )
        _name_strangers(joint, others)
        _name_older(joint, others)
        name_template_faults(templates, [DocumentKind.JOINT_PLAN])
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
    click.echo(needs_attention(name, answers, draft="build with --draft to see the paper"), err=True)
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


def _name_older(joint: Sequence[Assessment], others: Sequence[Assessment]) -> None:
    """Name the reviews that are older than the one that a plan goes by: they say nothing of now."""
    for assessment in joint:
        plan = JointPlan(assessment)
        for name, review in ratings_since(plan, reviews_beside(plan, others)).older:
            when = round_and_date(review.round, dated(review.day))
            click.echo(
                f"{name} is given as of {when}, which is before the review that the plan goes by. Nothing of it is "
                "shown as now: name its newer workbooks or pack.",
                err=True,
            )
