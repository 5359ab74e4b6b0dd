"""Every command that takes workbooks, run as its users run it, on what three invented trusts typed by a framework.

The workbooks are made by the commands and filled in by the real writer; everything that is printed and written is kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import yaml

from matsheets.cli import main
from matsheets.model.framework import Framework
from matsheets.model.group_labels import agreed_label
from matsheets.review.tables import COLUMNS
from matsheets.samples.meetings import filled_in
from matsheets.workbook.layout.layout import build_layout
from tests.books import write_book
from tests.cli.test_build_joint_plan import PRIORITY, type_in
from tests.every_command.foreign_words import Said, said_in
from tests.every_command.invented_trusts import GROUPS, ROUNDS, TRUSTS, Trust, meeting, views
from tests.trace.word_edits import opened, say

FIRST, SECOND = ROUNDS
#: A framework that comes with matsheets is known by its id; another one lies among the workbooks as this file.
FRAMEWORK_FILE, MAP_FILE = "ours.yaml", "map.yaml"
#: How the documents of a round are named after their trust.
_DOCUMENTS = ("diagnostic-summary", "diagnostic-evidence", "development-plan", "trust-partnership-sla")
#: The commands that build them and the update, in the order of their files' names.
_BUILDS = ("build-plan", "build-evidence", "build-summary", "build-update", "build-sla")
_JOINT = {**PRIORITY, "What each trust brings": "Ten days of a lead.", "Lead person": "Priya Raman"}


class Printed(NamedTuple):
    """A command with what it printed."""

    command: str
    text: str


class Walk:
    """The way of three trusts by one framework, command after command, in a folder.

    Args:
        folder: to work in; the command line is run in it.
        framework: that they review themselves by.
        file: its file, where it does not come with matsheets.
    """

    def __init__(self, folder: Path, framework: Framework, file: bytes | None = None) -> None:
        self.folder, self.framework, self.file = folder, framework, file
        self.printed: list[Printed] = []
        self.named = FRAMEWORK_FILE if file else framework.id
        if file:
            (folder / FRAMEWORK_FILE).write_bytes(file)

    def run(self, *words: object, code: int = 0, makes: Collection[str] = ()) -> str:
        """Run a command, which ends with ``code`` and makes these files and no others; return what it prints on stdout."""
        before = self.files()
        arguments = [str(word) for word in words]
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
            back = Path.cwd()
            os.chdir(self.folder)
            try:
                ended = main(arguments)
            finally:
                os.chdir(back)
        self.printed.append(Printed(" ".join(arguments), out.getvalue() + err.getvalue()))
        assert ended == code, (arguments, ended, out.getvalue()[-3000:], err.getvalue()[-3000:])
        assert self.files() - before == set(makes), (arguments, self.files() - before)
        return out.getvalue()

    def files(self) -> set[str]:
        """Return every file in the folder, by its path."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    def said(self) -> Iterator[Said]:
        """Yield everything that was written, but for what the commands were given, and all that was printed."""
        yield from said_in(self.folder, but=[FRAMEWORK_FILE, MAP_FILE, "roster.csv", "edited.docx"])
        for command, text in self.printed:
            yield from (Said(f"printed: {command}", line) for line in text.splitlines())

    def fill(self, file: str, typed: Mapping[tuple[str, str], object]) -> None:
        """Type into a workbook that a command made."""
        path = self.folder / file
        path.write_bytes(filled_in(path.name, path.read_bytes(), typed, self.framework, dt.datetime(2025, 11, 30)))  # type: ignore[arg-type]

    def write(self, file: str, typed: Mapping[tuple[str, str], object], trust: Trust) -> None:
        """Write a trust's workbook as a person returns it."""
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        number = sha256(file.encode()).hexdigest()[:12]
        write_book(path, build_layout(self.framework), workbook_id=number, answers=typed, trust=trust.name)

    def stands_in(self, folder: str) -> None:
        """Lay the framework's file into a folder of workbooks, where it does not come with matsheets."""
        (self.folder / folder).mkdir(exist_ok=True)
        if self.file:
            (self.folder / folder / FRAMEWORK_FILE).write_bytes(self.file)

    def whole(self) -> Walk:
        """Run every command, in the order in which trusts need them."""
        trust, *_ = TRUSTS
        self.framework_written()
        self.first_round(trust)
        self.looked_at(trust)
        self.papers(trust)
        self.later_round(trust)
        self.browsed(trust)
        self.edited(trust)
        for other in TRUSTS[1:]:
            self.first_round(other)
        self.together(TRUSTS)
        self.programme([Trust(f"Mile {n} Schools Trust", f"ZZ0000{n}", n % 4) for n in range(70, 84)])
        if self.file:
            self.without_framework(trust)
        return self

    def shortest(self, trust: Trust) -> None:
        """Run what a trust cannot do without, in one round and in few files."""
        self.stands_in(trust.slug)
        file = f"{trust.slug}/new.xlsx"
        self.run("new-workbook", "--trust", trust.name, "--framework", self.named, "-o", file, makes=[file])
        (self.folder / file).rename(self.folder / "new.xlsx")
        self.write(f"{trust.slug}/trustees.xlsx", views(self.framework, trust, "trustees", FIRST), trust)
        self.write(f"{trust.slug}/agreed.xlsx", meeting(self.framework, trust, FIRST), trust)
        self.run("check", trust.slug)
        self.run("status", trust.slug)
        names = (*_DOCUMENTS, f"progress-update-{self.logged(trust, FIRST)}")
        self.run("build-all", trust.slug, "-o", "papers", makes={f"papers/{trust.slug}-{name}.docx" for name in names})
        self.run("view", trust.slug, "-o", "page.html", makes=["page.html"])

    # --- one trust --------------------------------------------------------------------------------------------------

    def first_round(self, trust: Trust) -> None:
        """Workbooks go out and come back; what was agreed, the plan, its logs and a partnership stand in the agreed one."""
        self.stands_in(trust.slug)
        for group, label in GROUPS.items():
            file = f"{trust.slug}/{group}.xlsx"
            told = ("--trust", trust.name, "--group", label, "--round", FIRST, "--framework", self.named)
            self.run("new-workbook", *told, "--parts", "review", "-o", file, makes=[file])
            self.fill(file, views(self.framework, trust, group, FIRST))
        file = f"{trust.slug}/agreed.xlsx"
        self.run("new-workbook", "--trust", trust.name, "--framework", self.named, "-o", file, makes=[file])
        self.fill(file, meeting(self.framework, trust, FIRST))

    def looked_at(self, trust: Trust) -> None:
        """What is in is checked and listed in every form, what somebody typed wrongly too, and the meeting is prepared."""
        for command in ("check", "status"):
            self.run(command, trust.slug)
            for form in ("json", "csv"):
                self.run(command, trust.slug, "--format", form, "-o", f"{command}.{form}", makes=[f"{command}.{form}"])
        self.stands_in("spoilt")
        self.write("spoilt/agreed.xlsx", _spoilt(self.framework, trust), trust)
        self.run("check", "spoilt", "--verbose", "--mark-up", "marked", code=1, makes=["marked/agreed-marked.xlsx"])
        self.run("build-summary", "spoilt", "-o", "drafts", code=1)
        draft = f"drafts/{trust.slug}-diagnostic-summary.docx"
        self.run("build-summary", "spoilt", "-o", "drafts", "--draft", makes=[draft])
        groups = [f"{trust.slug}/{group}.xlsx" for group in GROUPS]
        made = {f"meeting/{trust.slug}-meeting-paper.docx", f"meeting/{trust.slug}-meeting-workbook.xlsx"}
        self.run("prepare-meeting", *groups, "-o", "meeting", "--date", "11/11/2025", makes=made)

    def papers(self, trust: Trust) -> None:
        """Every document of a round, at once and each alone, and the evidence by what a map says."""
        stem = f"papers/{trust.slug}"
        made = {f"{stem}-{name}.docx" for name in (*_DOCUMENTS, f"progress-update-{self.logged(trust, FIRST)}")}
        self.run("build-all", trust.slug, "-o", "papers", makes=made)
        for command, name in zip(_BUILDS, sorted(made), strict=True):
            self.run(command, trust.slug, "-o", "again", makes=[name.replace("papers", "again")])
        self.run(
            "build-evidence",
            trust.slug,
            "-o",
            "papers",
            "--by",
            self.map_file(),
            *self.known,
            makes=[f"{stem}-evidence-by-ours.docx"],
        )
        self.run("framework", "map", self.map_file(), *self.known)

    def later_round(self, trust: Trust) -> None:
        """The next round is carried forward, filled in, prepared for and agreed; every document is built of both."""
        self.stands_in("second")
        named = {group: self.framework.words.group(label) for group, label in GROUPS.items()}
        ends = {group: f"{_slug(label)}-{_slug(SECOND)}.xlsx" for group, label in named.items()}
        made = [f"second/{trust.slug}-{end}" for end in (*ends.values(), f"agreed-{_slug(SECOND)}.xlsx")]
        self.run("new-workbook", "--from", trust.slug, "--round", SECOND, "-o", "second", makes=made)
        for group, file in zip(GROUPS, made, strict=False):
            self.fill(file, views(self.framework, trust, group, SECOND))
        stem = f"second/meeting/{trust.slug}-meeting"
        self.run("prepare-meeting", "second", "-o", "second/meeting", "--date", "14/7/2026",
                 makes=[f"{stem}-{name}.{end}" for name, end in (("paper", "docx"), ("workbook", "xlsx"))])  # fmt: skip
        (self.folder / f"{stem}-workbook.xlsx").rename(self.folder / "meeting/second.xlsx")
        self.fill(made[-1], meeting(self.framework, trust, SECOND))
        self.run("check", trust.slug, "second")
        self.run("build-all", trust.slug, "second", "-o", "both", makes=self.of_rounds(trust))
        self.run("status", trust.slug, "second", "both")

    def of_rounds(self, trust: Trust) -> set[str]:
        """Return the names of what is built of both rounds at once: only the last has a log that is still written."""
        made = {f"{name}-{_slug(round_)}" for name in _DOCUMENTS[:3] for round_ in ROUNDS}
        made |= {f"progress-update-{_slug(SECOND)}-{self.logged(trust, SECOND)}", f"{_DOCUMENTS[3]}-baseline"}
        return {f"both/{trust.slug}-{name}.docx" for name in made}

    def logged(self, trust: Trust, round_: str) -> str:
        """Return the newest day in the log of a round."""
        typed = meeting(self.framework, trust, round_)
        return max(str(value) for (_, column), value in typed.items() if column == "date")

    def browsed(self, trust: Trust) -> None:
        """Its page with pictures, its tables in every form, and the commands that go back from a paper to a workbook."""
        pictures = {f"pictures/{trust.slug}-{name}-map.svg" for name in ("heat", "groups")}
        self.run(
            "view", trust.slug, "second", "-o", "page.html", "--pictures", "pictures", makes={"page.html", *pictures}
        )
        for end in ("xlsx", "json", "csv", "parquet"):
            self.run("aggregate", trust.slug, "second", "-o", f"tables.{end}", makes=[f"tables.{end}"])
        for table in COLUMNS:
            self.run("aggregate", trust.slug, "second", "-o", f"{table}.csv", "--table", table, makes=[f"{table}.csv"])
        element = self.framework.elements[0].ref
        for paper in _DOCUMENTS[:3]:
            self.run("verify", f"papers/{trust.slug}-{paper}.docx", trust.slug)
        for asked in (trust.slug, f"papers/{trust.slug}-diagnostic-evidence.docx"):
            self.run("why", asked, element, "--workbooks", trust.slug)
        self.run("why", trust.slug, element, "--format", "json")

    def edited(self, trust: Trust) -> None:
        """A plan that was edited in Word is pulled, compared and marked; a workbook is mended; copies are joined."""
        plan = f"papers/{trust.slug}-development-plan.docx"
        found = opened((self.folder / plan).read_bytes())
        say(found.row("PLAN-01", "Lead")[0], "Priya Raman, chief executive", tracked=False)
        (self.folder / "edited.docx").write_bytes(found.bytes())
        self.run("verify", "edited.docx", trust.slug, code=1)
        self.run(
            "pull",
            "edited.docx",
            trust.slug,
            "-o",
            "pulled.xlsx",
            "--redline",
            "redline.docx",
            makes=["pulled.xlsx", "redline.docx"],
        )
        self.run("repair", f"{trust.slug}/agreed.xlsx", "-o", "mended.xlsx", *self.known, makes=["mended.xlsx"])
        self.run(
            "merge",
            f"{trust.slug}/agreed.xlsx",
            "pulled.xlsx",
            "-o",
            "joined.xlsx",
            *self.known,
            makes=["joined.xlsx"],
            code=1,
        )

    # --- several trusts -----------------------------------------------------------------------------------------------

    def together(self, trusts: Sequence[Trust]) -> None:
        """Packs are shared and put beside each other, and what the trusts do together is planned."""
        for trust in trusts:
            made = {f"packs/{trust.slug}-shared-review.{end}" for end in ("docx", "xlsx")}
            self.run("share", trust.slug, "-o", "packs", *self.known, makes=made)
        stem = "-".join(trust.slug.split("-")[0] for trust in trusts)
        packs = [f"packs/{trust.slug}-shared-review.xlsx" for trust in trusts]
        made = {f"compared/{stem}-{name}" for name in ("comparison.docx", "joint-plan.xlsx")}
        self.run("compare", *packs, "-o", "compared", *self.known, makes=made)
        joint = self.folder / f"compared/{stem}-joint-plan.xlsx"
        type_in(joint, "JNT-01", _JOINT)
        self.run(
            "build-joint-plan", joint, *packs, "-o", "compared", *self.known, makes=[f"compared/{stem}-joint-plan.docx"]
        )

    def programme(self, trusts: Sequence[Trust]) -> None:
        """A programme of many trusts: its roster, paper, workbook and page, and what may leave it."""
        roster = "Trust,Group,Round\n" + "".join(f"{trust.name},Trustees,{FIRST}\n" for trust in trusts)
        (self.folder / "roster.csv").write_text(roster)
        made = {f"sent/{trust.slug}-trustees-baseline.xlsx" for trust in trusts}
        self.run("new-workbook", "--roster", "roster.csv", "--framework", self.named, "-o", "sent", makes=made)
        self.stands_in("programme")
        for trust in trusts:
            self.write(f"programme/{trust.slug}.xlsx", meeting(self.framework, trust, FIRST, partnership=False), trust)
            typed = views(self.framework, trust, "trustees", FIRST)
            self.write(f"programme/{trust.slug}-trustees.xlsx", typed, trust)
        told = ("--on", "20/11/2026", "-o", "programme")
        made = {"programme/programme-paper.docx", "programme/programme-workbook.xlsx"}
        self.run("build-programme", "programme", *told, "--roster", "roster.csv", makes=made)
        self.run(
            "build-programme",
            "programme",
            *told,
            "--pooled",
            makes={name.replace("programme-", "pooled-") for name in made},
        )
        self.run("view", "programme", "-o", "programme.html", makes=["programme.html"])
        self.run("status", "programme")

    # --- the framework ------------------------------------------------------------------------------------------------

    def framework_written(self) -> None:
        """The framework is shown, and written and checked in each of its forms."""
        self.run("framework", "show", self.named)
        for name, more in (("ours.xlsx", ()), ("again.yaml", ()), ("empty.xlsx", ("--empty",))):
            made = f"written/{name}"
            self.run("framework", "export", self.named, "-o", made, *more, makes=[made])
        for name in ("ours.xlsx", "again.yaml"):
            self.run("framework", "check", f"written/{name}")

    def without_framework(self, trust: Trust) -> None:
        """Workbooks whose framework is nowhere are checked, told of and tabled by what they remember."""
        shutil.copytree(
            self.folder / trust.slug, self.folder / "away" / "nowhere", ignore=shutil.ignore_patterns("*.yaml")
        )
        self.run("check", "away/nowhere")
        self.run("status", "away/nowhere")
        self.run("aggregate", "away/nowhere", "-o", "nowhere.json", makes=["nowhere.json"])
        self.run(
            "build-plan",
            "away/nowhere",
            "-o",
            "away/nowhere",
            makes=[f"away/nowhere/{trust.slug}-development-plan.docx"],
        )
        self.run("build-evidence", "away/nowhere", "-o", "away/nowhere", code=1)

    @property
    def known(self) -> tuple[str, ...]:
        """The option by which a command knows the framework that does not lie among the workbooks."""
        return ("--framework", self.named) if self.file else ()

    def map_file(self) -> str:
        """Write a map from every other element to the matters of a shipped list, and return its name."""
        matters = ("quality-of-education", "wellbeing", "resources")
        links = [
            {"element": element.ref, "bears_on": matters[number % 3]}
            for number, element in enumerate(self.framework.elements[::2])
        ]
        content = {"id": "ours", "title": "Ours by the matters", "edition": "1", "source": "Made up.", "wording": "Ours.",
                   "from": {"framework": self.framework.id, "edition": self.framework.edition},
                   "matters": "cwsa-2026-section-57", "links": links}  # fmt: skip
        (self.folder / MAP_FILE).write_text(yaml.safe_dump(content, sort_keys=False))
        return MAP_FILE


def _spoilt(framework: Framework, trust: Trust) -> dict[tuple[str, str], object]:
    """Return what was agreed, with slips of many kinds."""
    first, second, third, *_ = (element.ref for element in framework.elements)
    typed: dict[tuple[str, str], object] = {**meeting(framework, trust, FIRST)}
    del typed[second, "rating"], typed[third, "rationale"], typed["PLAN-01", "lead"], typed["PLAN-02", "objective"]
    return typed | {
        (first, "rating"): "Yellowish",
        ("PLAN-01", "target"): "Nothing of the kind",
        ("PLAN-03", "due"): "31/02/2027",
        ("MED-01", "heading"): "Elsewhere",
        ("MED-01", "priority"): "Calm.",
        ("ABT-13", "answer"): agreed_label(framework.words),
    }


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
