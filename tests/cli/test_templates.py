"""``matsheets template`` and the templates of one's own that the builds take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.model.framework import Framework
from matsheets.samples.recipes import load_recipe, replay
from matsheets.storage.shipped_files import doc_templates_dir, samples_dir
from tests.cli.conftest import Run
from tests.documents.builders import ROOT
from tests.documents.lint import lint


def own_plan(path: Path, text: str) -> Path:
    """Our plan's template with one paragraph more below its title."""
    doc = Document(str(doc_templates_dir() / "development-plan.docx"))
    doc.paragraphs[2].insert_paragraph_before(text)
    doc.save(str(path))
    return path


@pytest.mark.slow
class TestFields:
    def test_prints_every_name_with_an_example_of_the_samples(self, run: Run) -> None:
        """The agreement's names come with what the sample agreement says."""
        ran = run("template", "fields", "sla")

        assert ran.code == 0
        line = next(line for line in ran.out.splitlines() if "{{ sla.total }}" in line)
        assert "the total service charge as recorded (PAR-16) (text). Example: £" in line
        assert "{%tr for c in sla.charges %}" in ran.out

    def test_writes_a_word_document(self, run: Run, tmp_path: Path) -> None:
        """The ending of the file says that a Word document is wanted."""
        ran = run("template", "fields", "sla", "-o", "names.docx")

        assert (ran.code, ran.out) == (0, "names.docx\n")
        assert lint(tmp_path / "names.docx") == []

    def test_a_word_document_needs_a_file(self, run: Run) -> None:
        """A Word document is never printed to the screen."""
        ran = run("template", "fields", "plan", "--format", "docx")

        assert ran.code == 2
        assert "-o FILE.docx" in ran.err


class TestCheck:
    def test_says_that_copied_templates_are_sound(self, run: Run) -> None:
        """A folder of copies has nothing to put right."""
        run("template", "copy", "ours")
        ran = run("template", "check", "ours")

        assert (ran.code, ran.err) == (0, "")
        assert sorted(ran.out.splitlines()) == sorted(
            f"{kind.template}: nothing to put right, as a template of the {kind.title.lower()}."
            for kind in (*DocumentKind, *PageKind)
        )

    def test_prints_each_problem_with_its_place(self, run: Run, tmp_path: Path) -> None:
        """Problems go to standard output, their number to standard error, and the exit code is 1."""
        own_plan(tmp_path / "Our Plan.docx", "Led by {{ chief_exec }}")
        ran = run("template", "check", "Our Plan.docx")

        assert ran.code == 1
        assert ran.out == (
            'Our Plan.docx › "Led by {{ chief_exec }}": there is no name "chief_exec" here. Did you mean '
            '"chief_executive"?\n'
        )
        assert ran.err == "Our Plan.docx: 1 thing to put right, as a template of the development plan.\n"

    def test_lists_what_to_look_at_and_ends_with_0(self, run: Run, tmp_path: Path) -> None:
        """A picture without words stops no build; a program sees that it is a warning."""
        own_plan(tmp_path / "plan.docx", "{{ trust }}")
        doc = Document(str(tmp_path / "plan.docx"))
        doc.add_picture(str(ROOT / "docs" / "images" / "plan.png"))
        doc.save(str(tmp_path / "plan.docx"))

        ran = run("template", "check", "plan.docx")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == (
            "To look at, so that everyone can read the documents:\n"
            '  plan.docx › the picture "Picture 1" has no alternative text, so a screen reader cannot say what it shows. '
            "Right-click it, choose Edit Alt Text and say what it shows, or mark it as decorative.\n"
            "plan.docx: nothing to put right, 1 thing to look at, as a template of the development plan.\n"
        )
        ran = run("template", "check", "plan.docx", "--format", "json")
        assert ran.code == 0
        assert [(r["code"], r["severity"]) for r in json.loads(ran.out)] == [("no-alternative-text", "warning")]

    def test_lists_what_to_know_and_ends_with_0(self, run: Run, tmp_path: Path) -> None:
        """Comments stay behind; that is said, and stops nothing."""
        own_plan(tmp_path / "plan.docx", "{{ trust }}")
        doc = Document(str(tmp_path / "plan.docx"))
        doc.add_comment(doc.paragraphs[3].runs[0], text="Is this right?", author="Ada")
        doc.save(str(tmp_path / "plan.docx"))

        ran = run("template", "check", "plan.docx")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == (
            "To know of the documents:\n"
            "  plan.docx › the template holds 1 comment, which does not go into the documents. "
            "Tags in comments are not filled in.\n"
            "plan.docx: nothing to put right, as a template of the development plan.\n"
        )
        ran = run("template", "check", "plan.docx", "--format", "json")
        assert [(r["code"], r["severity"]) for r in json.loads(ran.out)] == [("comments", "note")]

    def test_asks_which_document_a_file_is_for(self, run: Run, tmp_path: Path) -> None:
        """A name that does not say so needs --document."""
        own_plan(tmp_path / "board.docx", "{{ trust }}")

        ran = run("template", "check", "board.docx")
        assert ran.code == 2
        assert (
            "Say which document board.docx is a template of: --document summary, evidence, evidence-by-map, plan, update, sla, meeting, "
            in ran.err
        )
        assert run("template", "check", "board.docx", "--document", "plan").code == 0

    def test_goes_on_after_a_file_that_cannot_be_used(self, run: Run, tmp_path: Path) -> None:
        """A file of another kind and one that is not there are named; the next one is checked all the same."""
        (tmp_path / "plan.docx").write_bytes(b"no")
        own_plan(tmp_path / "good-plan.docx", "{{ trust }}")

        ran = run("template", "check", "plan.docx", "no-plan.docx", "good-plan.docx")
        assert ran.code == 3
        assert ran.err.splitlines() == [
            "plan.docx is not a Word document, or is damaged. Open it in Word and save it as a Word Document (.docx).",
            "no-plan.docx cannot be read (No such file or directory). Check the name and the folder.",
        ]
        assert "good-plan.docx: nothing to put right" in ran.out

    def test_the_same_list_for_a_program(self, run: Run, tmp_path: Path) -> None:
        """JSON holds each problem with its place, files that cannot be used, and nothing for a sound template."""
        own_plan(tmp_path / "plan.docx", "Led by {{ chief_exec }}")
        own_plan(tmp_path / "sound-plan.docx", "{{ trust }}")
        (tmp_path / "no-plan.docx").write_bytes(b"no")

        ran = run("template", "check", "plan.docx", "sound-plan.docx", "--format", "json")
        assert (ran.code, ran.err) == (1, "")
        assert json.loads(ran.out) == [
            {
                "file": "plan.docx", "document": "plan", "part": "", "table": 0, "row": 0, "column": 0,
                "text": "Led by {{ chief_exec }}", "code": "unknown-name", "severity": "error",
                "message": 'there is no name "chief_exec" here. Did you mean "chief_executive"?',
            }
        ]  # fmt: skip
        ran = run("template", "check", "sound-plan.docx", "--format", "json")
        assert (ran.code, json.loads(ran.out)) == (0, [])
        ran = run("template", "check", "no-plan.docx", "plan.docx", "--format", "json")
        assert ran.code == 3
        assert [(r["file"], r["code"]) for r in json.loads(ran.out)] == [
            ("no-plan.docx", "template-kind"), ("plan.docx", "unknown-name"),
        ]  # fmt: skip

    def test_a_bracket_typed_inside_a_tag_is_named(self, run: Run, tmp_path: Path) -> None:
        """What docxtpl would turn into a bracket after filling is a thing to put right, with its paragraph."""
        own_plan(tmp_path / "plan.docx", "{{ '{_{' ~ trust }}")

        ran = run("template", "check", "plan.docx")
        assert ran.code == 1
        assert "the template has {_{ inside a tag, in the paragraph" in ran.out
        ran = run("template", "check", "plan.docx", "--format", "json")
        assert [(r["code"], r["severity"]) for r in json.loads(ran.out)] == [("template-typed-bracket", "error")]

    def test_a_folder_without_templates_is_named(self, run: Run, tmp_path: Path) -> None:
        """Nothing checked is not the same as nothing found."""
        (tmp_path / "empty").mkdir()

        ran = run("template", "check", "empty")
        assert (ran.code, ran.err) == (3, "empty holds no Word document (.docx) and no page (.html).\n")


class TestOwnTemplate:
    def test_builds_with_one_file(self, run: Run, tmp_path: Path, framework: Framework) -> None:
        """--template FILE makes the document from that file."""
        trust = "ondlebury-learning-partnership-trust"
        recipe = load_recipe(samples_dir() / trust / "agreed-with-partnership.yaml")
        (tmp_path / "agreed.xlsx").write_bytes(replay(recipe, framework))
        own_plan(tmp_path / "mine.docx", "Written for {{ trust }} and nobody else")

        ran = run("build-plan", "agreed.xlsx", "-o", "out", "--template", "mine.docx")
        assert ran.code == 0
        made = Document(str(tmp_path / "out" / f"{trust}-development-plan.docx"))
        assert "Written for Ondlebury Learning Partnership Trust and nobody else" in [p.text for p in made.paragraphs]

    def test_a_build_says_what_the_check_would_say(self, run: Run, tmp_path: Path, framework: Framework) -> None:
        """What stops no document, such as words that go with a tag, is told all the same, on standard error."""
        trust = "ondlebury-learning-partnership-trust"
        recipe = load_recipe(samples_dir() / trust / "agreed-with-partnership.yaml")
        (tmp_path / "agreed.xlsx").write_bytes(replay(recipe, framework))
        own_plan(tmp_path / "mine.docx", "Written for { trust }")

        ran = run("build-plan", "agreed.xlsx", "-o", "out", "--template", "mine.docx")
        assert ran.code == 0
        assert 'mine.docx › "Written for { trust }": { trust } has single brackets' in ran.err

    @pytest.mark.slow
    @pytest.mark.parametrize("command", ["build-summary", "build-evidence", "build-plan", "build-sla", "build-all"])
    def test_every_build_takes_a_folder_of_templates(
        self, command: str, run: Run, tmp_path: Path, framework: Framework
    ) -> None:
        """--templates DIR makes each document from the template of its name there."""
        trust = "ondlebury-learning-partnership-trust"
        recipe = load_recipe(samples_dir() / trust / "agreed-with-partnership.yaml")
        (tmp_path / "agreed.xlsx").write_bytes(replay(recipe, framework))
        run("template", "copy", "ours")
        for path in (tmp_path / "ours").glob("*.docx"):
            doc = Document(str(path))
            doc.paragraphs[3].insert_paragraph_before("Ours, for {{ trust }}")
            doc.save(str(path))

        ran = run(command, "agreed.xlsx", "-o", "out", "--templates", "ours")
        assert ran.code == 0
        made = sorted((tmp_path / "out").iterdir())
        assert len(made) == (4 if command == "build-all" else 1)
        for path in made:
            texts = [p.text for p in Document(str(path)).paragraphs]
            assert "Ours, for Ondlebury Learning Partnership Trust" in texts

    def test_a_template_with_a_fault_is_named_and_nothing_is_written(
        self, run: Run, tmp_path: Path, framework: Framework
    ) -> None:
        """The exit code is 3, the message names the file and the paragraph, and there is no document."""
        trust = "ondlebury-learning-partnership-trust"
        recipe = load_recipe(samples_dir() / trust / "agreed-with-partnership.yaml")
        (tmp_path / "agreed.xlsx").write_bytes(replay(recipe, framework))
        own_plan(tmp_path / "mine.docx", "Led by {{ chief_exec }}")

        ran = run("build-plan", "agreed.xlsx", "-o", "out", "--template", "mine.docx")
        assert ran.code == 3
        assert 'mine.docx uses the unknown name "chief_exec", in the paragraph "Led by {{ chief_exec }}"' in ran.err
        assert 'Did you mean "chief_executive"?' in ran.err
        assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True

    def test_one_file_or_a_folder_but_not_both(self, run: Run, tmp_path: Path) -> None:
        """Two answers to one question are a mistake in the command."""
        own_plan(tmp_path / "mine.docx", "x")

        ran = run("build-plan", "x.xlsx", "-o", "out", "--template", "mine.docx", "--templates", ".")
        assert ran.code == 2
        assert "Give --template or --templates, not both." in ran.err
