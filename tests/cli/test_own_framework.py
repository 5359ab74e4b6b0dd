"""The count is data: a framework of five headings and twelve elements goes the whole way through, from its file alone."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml

from tests.cli.conftest import Run
from tests.documents.builders import tables_of

#: Elements of each of the five headings: twelve in all.
COUNTS = {"AIM": 2, "PPL": 3, "LRN": 3, "CHK": 2, "LED": 2}
SCALE = ("Emerging", "Established", "Leading")


def framework() -> dict[str, object]:
    """Return a framework as someone might write it: five headings, twelve elements, three ratings, other colours."""
    colours = (("F4C7C3", "000000"), ("FCE8B2", "000000"), ("B7E1CD", "000000"))
    scale = [
        {
            "id": label.lower(),
            "label": label,
            "meaning": f"{label.lower()} practice",
            "short": label[:2],
            "fill": fill,
            "text": text,
        }
        for label, (fill, text) in zip(SCALE, colours, strict=True)
    ]
    headings = [
        {
            "id": f"heading-{ref.lower()}",
            "ref": ref,
            "title": f"Heading {ref.title()}",
            "tab": f"{number} {ref.title()}",
            "about": f"What {ref.title()} asks.",
            "elements": [
                {
                    "id": f"element-{ref.lower()}-{at}",
                    "ref": f"{ref}-{at:02d}",
                    "title": f"Element {ref.title()} {at}",
                    "questions": [f"What about {ref} {at}?"],
                    "emerging": f"Little is seen of {ref} {at}.",
                    "leading": f"Much is seen of {ref} {at}.",
                }
                for at in range(1, count + 1)
            ],
        }
        for number, (ref, count) in enumerate(COUNTS.items(), start=1)
    ]
    return {
        "id": "our-own",
        "title": "Our own framework",
        "edition": "Pilot 1",
        "source": "Written by the trust.",
        "wording": "The wording is the trust's.",
        "scale": scale,
        "headings": headings,
    }


@pytest.fixture
def completed(run: Run, tmp_path: Path) -> Path:
    """A workbook made by the command line on that framework, filled in with openpyxl by Ref."""
    (tmp_path / "ours.yaml").write_text(yaml.safe_dump(framework(), sort_keys=False))
    assert run("framework", "check", "ours.yaml").code == 0
    assert run("new-workbook", "--framework", "ours.yaml", "--parts", "review,plan", "-o", "w.xlsx").code == 0
    answers = {
        "ABT-01": "Wexcombe Trust",
        "ABT-13": "Agreed at the diagnostic meeting",
        "ABT-14": "Baseline",
        "ABT-15": dt.date(2026, 10, 14),
    }
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            ref = str(row[0].value)
            if ref in answers:
                row[2].value = answers[ref]
            elif ref[:3] in COUNTS and ref[3:4] == "-":
                rating = SCALE[int(ref[-1]) % 3]
                row[5].value, row[6].value, row[7].value = rating, f"Why {ref} is {rating}.", f"Seen on 3 June ({ref})."
    plan = book["Plan"]
    first = next(row[0].row for row in plan.iter_rows() if row[0].value == "PLAN-01")
    # Element 3 of a heading is rated Emerging, the weaker half of three: it needs a priority.
    for at, ref in enumerate(ref for ref, count in COUNTS.items() if count == 3):
        values = (f"{ref}-03 Element {ref.title()} 3", None, f"Better {ref}", "Do it", "Ada Obi", "Visits", dt.date(2027, 1, 4),
                  dt.date(2027, 7, 9), "None", "Termly", "Seen by all", dt.date(2099, 3, 1))  # fmt: skip
        for column, value in enumerate(values, start=2):
            if value is not None:  # the rating now, which a formula gives
                plan.cell(first + at, column).value = value
    book.save(tmp_path / "w.xlsx")
    return tmp_path / "w.xlsx"


class TestOwnFramework:
    def test_goes_the_whole_way_through(self, run: Run, completed: Path, tmp_path: Path) -> None:
        """Checked clean, built into summary and plan: every heading, element and rating of its own, none of ours."""
        checked = run("check", completed, "--framework", "ours.yaml")
        built = run("build-all", completed, "--framework", "ours.yaml", "-o", "out")

        assert (checked.code, checked.out) == (0, "w.xlsx: nothing needs attention.\n")
        assert built.code == 0, built.err + built.out
        summary, evidence = (
            _text(tmp_path / "out" / f"wexcombe-trust-diagnostic-{n}.docx") for n in ("summary", "evidence")
        )
        plan = _text(tmp_path / "out" / "wexcombe-trust-development-plan.docx")
        for ref, count in COUNTS.items():
            for at in range(1, count + 1):
                assert f"Element {ref.title()} {at}" in summary
                assert f"Why {ref}-{at:02d} is {SCALE[at % 3]}." in evidence
            assert f"Heading {ref.title()}" in plan
        assert "Better PPL" in plan
        assert not any(word in summary + plan for word in ("Amber-red", "Vision, culture and ethos"))

    def test_its_middle_rating_is_neither_strength_nor_area(self, run: Run, completed: Path, tmp_path: Path) -> None:
        """Of three ratings the middle one is named apart; with ``weak_to`` it is an area, and needs a priority."""
        assert run("build-summary", completed, "--framework", "ours.yaml", "-o", "out").code == 0
        tables = tables_of((tmp_path / "out" / "wexcombe-trust-diagnostic-summary.docx").read_bytes())
        assert {row[0].split()[0] for row in tables["Strengths"][1:]} == {f"{ref}-02" for ref in COUNTS}
        assert {row[0].split()[0] for row in tables["Areas for improvement"][1:]} == {"PPL-03", "LRN-03"}
        middle = "; ".join(f"{ref}-01 Element {ref.title()} 1" for ref in COUNTS)
        assert (
            f"Rated Established, neither a strength nor an area for improvement: {middle}."
            in _text(tmp_path / "out" / "wexcombe-trust-diagnostic-summary.docx").splitlines()
        )

        own = {**framework(), "weak_to": "Established"}
        (tmp_path / "ours.yaml").write_text(yaml.safe_dump(own, sort_keys=False))
        ran = run("check", completed, "--framework", "ours.yaml")
        assert ran.code == 1
        (line,) = (line for line in ran.out.splitlines() if "the plan has nothing for it" in line)
        assert all(f"{ref}-01" in line for ref in COUNTS)

    def test_exported_with_its_lines(self, run: Run, tmp_path: Path) -> None:
        """The exported file says which ratings are weak and which strong, so that they can be drawn elsewhere."""
        assert run("framework", "export", "mat-assurance-framework", "-o", "theirs.yaml").code == 0
        exported = yaml.safe_load((tmp_path / "theirs.yaml").read_text())
        assert (exported["weak_to"], exported["strong_from"]) == ("amber-red", "amber-green")
        assert (
            "Areas for improvement: Red or Amber-red; strengths: Amber-green or Green"
            in run("framework", "show", "theirs.yaml").out
        )

    def test_aggregates(self, run: Run, completed: Path, tmp_path: Path) -> None:
        """The tidy table has one row for each of the twelve elements."""
        assert run("aggregate", completed, "--framework", "ours.yaml", "-o", "out.csv").code == 0
        assert len((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + sum(COUNTS.values())

    def test_a_workbook_alone_is_read_by_what_it_remembers(self, run: Run, completed: Path, tmp_path: Path) -> None:
        """Without the file it is checked, tabled and summed up all the same; what prints descriptors says what to add."""
        (tmp_path / "ours.yaml").rename(tmp_path / "away.txt")

        checked = run("check", completed)
        assert checked.code == 0
        assert "read by what it remembers of it: its headings, elements and ratings" in checked.out
        assert run("aggregate", completed, "-o", "t.json").code == 0
        table = json.loads((tmp_path / "t.json").read_text())["review"]
        assert [row["rating"] for row in table[:2]] == ["Established", "Leading"]
        assert run("build-summary", completed, "-o", "out").code == 0
        refused = run("build-evidence", completed, "-o", "out", "--draft")
        assert (refused.code, list((tmp_path / "out").glob("*evidence*"))) == (1, [])
        assert "--framework FILE" in refused.out


def _text(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    return "\n".join(
        docx.text.paragraph.Paragraph(p, None).text for p in document.element.body.iter(docx.oxml.ns.qn("w:p"))
    )
