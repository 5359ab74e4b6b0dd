"""``matsheets verify``: whether a document still says what the workbooks say."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import SourceFile, read_manifest
from matsheets.storage.shipped_files import doc_templates_dir, samples_dir
from tests.books import load_book
from tests.cli.conftest import Ran, Run
from tests.documents.builders import as_strict
from tests.documents.charts.builders import with_chart
from tests.documents.record.test_manifest import with_part
from tests.office import convert
from tests.sample_programme import LAST_ROUND, SAMPLE

SUMMARY, EVIDENCE, PLAN, SLA = (
    f"papers/ondlebury-learning-partnership-trust-{kind.slug}.docx"
    for kind in (DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.PLAN, DocumentKind.SLA)
)
#: A summary from a template of one's own with a chart, how it is made and verified, and a workbook behind it.
CHART: list[list[object]] = [
    ["Heading", "Areas"],
    ["{%tr for h in headings %}", ""],
    ["{{ h.title }}", "{{ h.elements | selectattr('rating.weak') | list | length }}"],
    ["{%tr endfor %}", ""],
]
OWN = ("--templates", "own")
CHARTED = "moved/skerrowmere-primary-academies-trust-diagnostic-summary-final.docx"
FINAL = Path("rounds/skerrowmere-final-agreed.xlsx")
AGREED = Path("returned/ondlebury-baseline-agreed.xlsx")
TRUSTEES = Path("returned/ondlebury-baseline-trustees.xlsx")


def retyped(workbook: Path, answers: Mapping[tuple[str, str], object]) -> None:
    """Type answers into a workbook with openpyxl, by Ref and header, as a person would by looking for them."""
    book = load_book(workbook)
    left = dict(answers)
    for sheet in book:
        headers: dict[str, int] = {}
        for row in sheet.iter_rows():
            if row[0].value == "Ref":
                headers = {str(cell.value): cell.column for cell in row}
            for ref, header in list(left):
                if row[0].value == ref and header in headers:
                    sheet.cell(row[0].row, headers[header]).value = left.pop((ref, header))  # type: ignore[union-attr]
    assert not left
    book.save(workbook)


def emptied(workbook: Path, ref: str) -> None:
    """Empty a whole row of a workbook."""
    book = load_book(workbook)
    for sheet in book:
        for row in sheet.iter_rows():
            if row[0].value == ref:
                for cell in row[1:]:
                    cell.value = None  # type: ignore[union-attr]
    book.save(workbook)


def verdict(run: Run, document: str, *arguments: object) -> tuple[int, dict[str, Any]]:
    """What verify says as JSON, with its exit code."""
    ran = run("verify", document, *(arguments or ["returned"]), "--format", "json")
    return ran.code, json.loads(ran.out)


def said(found: dict[str, Any]) -> set[tuple[str, str | None, str | None]]:
    """Ref, document's text and workbooks' text of each difference that has a Ref."""
    return {(d["ref"], d["document"], d["workbooks"]) for d in found["differences"] if d["ref"]}


def edited(path: str, change: Callable[[Any], None]) -> None:
    """Open a document with python-docx, change it, and save it: every part is written anew."""
    document = Document(path)
    change(document)
    document.save(path)


@pytest.mark.parametrize("document", [SUMMARY, EVIDENCE, PLAN, SLA])
def test_as_built_it_says_the_same(built: Run, document: str) -> None:
    """Straight after it was built, exit code 0 and one sentence."""
    assert built("verify", document, "returned") == Ran(0, f"{Path(document).name} says what the workbooks say.\n", "")


class TestWorkbooksChanged:
    def test_a_rating(self, built: Run) -> None:
        """The Ref, what the document says, what the workbook says now, in each place where it stands."""
        retyped(AGREED, {("VIS-01", "Rating"): "Amber-green"})

        code, found = verdict(built, SUMMARY)

        assert code == 1
        ratings = [d for d in found["differences"] if d["document"] == "Green" and d["ref"]]
        assert {d["ref"] for d in ratings} == {"VIS-01"}
        assert {d["workbooks"] for d in ratings} == {"Amber-green", "Amber-green (no group gave it)"}
        assert any("Every element › Vision, culture and ethos › Agreed" in d["places"] for d in ratings)
        assert not found["edited"]

    def test_a_rationale_and_an_evidence(self, built: Run) -> None:
        """A reason that was reworded shows in full, once, however often it is printed."""
        retyped(AGREED, {("GOV-02", "Rationale"): "Rewritten.", ("GOV-02", "Evidence"): "Minute 27."})

        _, found = verdict(built, EVIDENCE)

        assert {(ref, new) for ref, _, new in said(found)} == {
            ("GOV-02", "Rewritten."),
            ("GOV-02", "Evidence: Minute 27."),
        }
        assert all(old for _, old, _ in said(found))

    def test_a_groups_own_words_in_the_evidence(self, built: Run) -> None:
        """What a group wrote is told with its element and whose it is, its rating once with the range of the groups.

        The line of the agreed rating says now that only one group had given it, so that its old words stand apart as gone.
        """
        retyped(TRUSTEES, {("VIS-02", "Rating"): "Red", ("VIS-03", "Evidence"): None})

        code, found = verdict(built, EVIDENCE)

        assert code == 1
        assert {(d["ref"], d["workbooks"], tuple(d["places"])) for d in found["differences"] if d["ref"]} == {
            ("VIS-02", "Red", ("Vision, culture and ethos › Trustees",)),
            (
                "VIS-02",
                "Rating: Amber-green (agreed; only the executive team had given it). The groups: Red to Amber-green",
                ("Vision, culture and ethos",),
            ),
            ("VIS-02", None, ("Vision, culture and ethos",)),
            ("VIS-03", "Evidence: Not recorded", ("Vision, culture and ethos › Trustees › Evidence",)),
        }
        assert not found["edited"]

    def test_an_answer_taken_out_and_one_added(self, built: Run) -> None:
        """A blank is a gap to settle; a figure that changed says what it says now."""
        retyped(AGREED, {("PAR-24", "Answer"): None, ("PAR-25", "Answer"): 90000})

        code, found = verdict(built, SLA)

        assert code == 1
        assert {(ref, new) for ref, _, new in said(found) if new} >= {("PAR-24", "[to be settled]")}
        assert ("PAR-25", "£90,000.00") in {(ref, new) for ref, _, new in said(found)}

    def test_a_priority_gone(self, built: Run) -> None:
        """A priority that nobody has any more is one difference, not one for each of its lines."""
        emptied(AGREED, "PLAN-02")

        code, found = verdict(built, PLAN)

        (gone,) = (d for d in found["differences"] if d["ref"] == "PLAN-02")
        assert code == 1
        assert gone["whole"]
        assert gone["document"].startswith("PLAN-02 Secondary predictions can be relied on, and teachers use them. · ")
        assert gone["workbooks"] is None
        assert "Priorities" in gone["places"]

    def test_a_charge(self, built: Run) -> None:
        """Money is compared as it is printed."""
        retyped(AGREED, {("CHG-01", "Rate"): 451, ("CHG-01", "Amount"): 4510})

        _, found = verdict(built, SLA)

        assert {("CHG-01", "£450.00", "£451.00"), ("CHG-01", "£4,500.00", "£4,510.00")} <= said(found)

    def test_on_the_screen(self, built: Run) -> None:
        """The same for people: which workbook changed, that nobody edited the document, and both texts."""
        retyped(AGREED, {("SRV-01", "Provided by"): "Rhys Llewellyn"})

        ran = built("verify", SLA, "returned")

        assert ran.code == 1
        assert ran.out.startswith(f"{Path(SLA).name} does not say what the workbooks say: 1 thing differs.\n")
        assert f"{AGREED.name} was changed or saved again since the document was built.\n" in ran.out
        assert "nobody edited it" in ran.out
        assert ran.out.endswith("\nSRV-01\n  Schedule 2: Services › Provided by\n    document:  Leanne Mossop, director of "
                                "primary\n    workbooks: Rhys Llewellyn\n")  # fmt: skip

    def test_saved_again_with_the_same_answers(self, built: Run) -> None:
        """Opening and saving a workbook changes its bytes, and nothing that the document says."""
        retyped(AGREED, {})

        ran = built("verify", SUMMARY, "returned")

        assert ran.code == 0
        assert f"{AGREED.name} was changed or saved again" in ran.out

    def test_renamed(self, built: Run) -> None:
        """A workbook under another name is known by its bytes."""
        AGREED.rename("returned/settled together.xlsx")

        ran = built("verify", SUMMARY, "returned")

        assert ran.code == 0
        assert f"{AGREED.name} has another name now: settled together.xlsx." in ran.out

    def test_a_copy_beside_it(self, built: Run) -> None:
        """A workbook that is as it was is no other's name, though a copy of it comes first."""
        Path(f"returned/a copy of {AGREED.name}").write_bytes(AGREED.read_bytes())

        code, found = verdict(built, SUMMARY)

        assert code == 0
        assert {workbook["fate"] for workbook in found["workbooks"]} == {"same"}

    def test_missing(self, built: Run) -> None:
        """A workbook that was not given is named, and what it alone said differs."""
        TRUSTEES.unlink()

        code, found = verdict(built, SUMMARY)

        assert code == 1
        assert {"fate": "missing", "file": TRUSTEES.name, "now": ""} in found["workbooks"]
        assert any(ref == "VIS-01" and new is None for ref, _, new in said(found))

    def test_extra(self, built: Run, written: Callable[..., Path]) -> None:
        """A workbook of the same trust and round that came later is named; one of another trust is passed over."""
        trust = {("ABT-01", "answer"): "Ondlebury Learning Partnership Trust", ("ABT-02", "answer"): "ZZ000002",
                 ("ABT-14", "answer"): "Baseline", ("VIS-02", "rating"): "Red"}  # fmt: skip
        number = openpyxl.load_workbook(AGREED)["About"]
        trust["ABT-02", "answer"] = next(r[2].value for r in number.iter_rows() if r[0].value == "ABT-02")
        written(trust, "late.xlsx", workbook_id="111111111111").rename("returned/late.xlsx")
        other = {("ABT-01", "answer"): "Another Trust", ("ABT-14", "answer"): "Baseline"}
        written(other, "other.xlsx", workbook_id="222222222222").rename("returned/other.xlsx")

        code, found = verdict(built, SUMMARY)

        assert code == 1
        assert [w["now"] for w in found["workbooks"] if w["fate"] == "extra"] == ["late.xlsx"]
        assert any(ref == "VIS-02" and new and "Red" in new for ref, _, new in said(found))

    def test_two_of_one_name(self, built: Run) -> None:
        """Workbooks of one name in two folders, which the document tells apart, are told apart here too."""
        for number, path in enumerate(sorted(Path("returned").iterdir())):
            Path("returned", str(number)).mkdir()
            path.rename(Path("returned", str(number), "review.xlsx"))
        assert built("build-summary", "returned", "-o", "again").code == 0
        document = f"again/{Path(SUMMARY).name}"

        for files in (["returned"], sorted(Path("returned").rglob("*.xlsx"), reverse=True)):
            ran = built("verify", document, *files)
            assert (ran.code, ran.out) == (0, f"{Path(document).name} says what the workbooks say.\n")

    def test_a_draft_that_could_be_none(self, built: Run) -> None:
        """A draft whose gaps are closed is out of date."""
        retyped(AGREED, {("VIS-01", "Rating"): "purple"})
        assert built("build-summary", "returned", "-o", "draft", "--draft").code == 0
        document = f"draft/{Path(SUMMARY).name}"
        assert built("verify", document, "returned").code == 0

        retyped(AGREED, {("VIS-01", "Rating"): "Green"})
        ran = built("verify", document, "returned")

        assert ran.code == 1
        assert "The document is a draft. The answers that it lists as missing are all there now" in ran.out


class TestDocumentChanged:
    def test_edited_by_hand(self, built: Run) -> None:
        """A word that somebody changed is named, and that it was a person: the workbooks are as they were."""

        def kinder(document: Any) -> None:
            for table in document.tables:
                for row in table.rows:
                    if row.cells[0].text == "CUR-02 Intentional use of assessment" and "Amber" in row.cells[1].text:
                        row.cells[1].paragraphs[0].runs[0].text = "Green"

        edited(SUMMARY, kinder)

        ran = built("verify", SUMMARY, "returned")
        code, found = verdict(built, SUMMARY)

        assert (ran.code, code) == (1, 1)
        assert said(found) == {("CUR-02", "Green", "Amber-red (no group gave it)")}
        assert found["edited"]
        assert found["by_hand"]
        assert (
            "The document was edited by hand after it was built; its workbooks and template are as they were."
            in ran.out
        )

    def test_a_sentence_added(self, built: Run) -> None:
        """So is what somebody wrote into it."""
        edited(PLAN, lambda document: document.add_paragraph("Approved by the board."))

        code, found = verdict(built, PLAN)

        assert code == 1
        assert [(d["document"], d["workbooks"]) for d in found["differences"]] == [("Approved by the board.", None)]

    def test_edited_and_workbooks_changed(self, built: Run) -> None:
        """With both there is no telling which it was, and verify does not pretend."""
        edited(PLAN, lambda document: document.add_paragraph("Approved by the board."))
        retyped(AGREED, {("PLAN-01", "Lead"): "Somebody else"})

        ran = built("verify", PLAN, "returned")

        assert "The document was edited by hand after it was built, so what differs may be that." in ran.out
        assert "Somebody else" in ran.out

    def test_restyled(self, built: Run) -> None:
        """Other fonts, sizes and colours say the same."""

        def restyle(document: Any) -> None:
            for name in ("Normal", "Heading 1", "Table Text"):
                document.styles[name].font.name = "Georgia"
                document.styles[name].font.bold = True

        edited(SUMMARY, restyle)

        assert verdict(built, SUMMARY)[1]["edited"] is False
        assert built("verify", SUMMARY, "returned").code == 0

    def test_split_runs_and_deleted_text(self, built: Run) -> None:
        """Word cuts sentences into runs, keeps what was deleted under tracked changes, and writes fields: all the same."""
        path = Path(SUMMARY)
        w = b'<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
        old = b"One page for each element"

        def as_word(xml: bytes) -> bytes:
            at = xml.index(b"Every statement stands with its reference")
            start = xml.rindex(b"<w:r>", 0, at)
            end = xml.index(b"</w:r>", at) + len(b"</w:r>")
            deleted = b'<w:del w:id="1" w:author="x"><w:r><w:delText>' + old + b"</w:delText></w:r></w:del>"
            words = "Every statement stands with its reference, which is that of a row in these workbooks."
            runs = b"".join(w % part.encode() for part in (words[:7], words[7:9], words[9:]))
            return xml[:start] + runs + deleted + xml[end:]

        path.write_bytes(with_part(path.read_bytes(), as_word, "word/document.xml"))

        assert built("verify", SUMMARY, "returned").out == f"{path.name} says what the workbooks say.\n"

    @pytest.mark.parametrize("document", [SUMMARY, EVIDENCE, PLAN, SLA])
    def test_saved_as_strict_open_xml(self, built: Run, document: str) -> None:
        """Word's other .docx has other namespaces throughout; what it says is compared like any other."""
        path = Path(document)
        path.write_bytes(as_strict(path.read_bytes()))

        assert built("verify", document, "returned").out == f"{path.name} says what the workbooks say.\n"

        retyped(AGREED, {("GOV-01", "Rating"): "Red", ("PLAN-01", "Lead"): "Ada", ("CHG-01", "Amount"): 900})
        assert f"{path.name} does not say what the workbooks say" in built("verify", document, "returned").out

    @pytest.mark.office
    def test_saved_again_in_writer(self, built: Run, tmp_path: Path) -> None:
        """LibreOffice writes every part anew: names of styles, runs, fields, properties. It says the same."""
        for made in convert([Path(d).resolve() for d in (SUMMARY, EVIDENCE, PLAN, SLA)], "docx", tmp_path / "writer"):
            assert built("verify", made, "returned").out == f"{made.name} says what the workbooks say.\n"


def replaced(path: str, part: str, old: bytes, new: bytes, count: int = 1) -> None:
    """Change some bytes of one part of a document."""

    def change(xml: bytes) -> bytes:
        assert old in xml
        return xml.replace(old, new, count)

    file = Path(path)
    file.write_bytes(with_part(file.read_bytes(), change, part))


@pytest.fixture
def charted(run: Run) -> Run:
    """The commands, beside a sample trust's summaries, with a chart of each heading's areas for improvement."""
    for part in (*SAMPLE.glob("*.xlsx"), *LAST_ROUND.glob("*.xlsx")):
        Path("rounds").mkdir(exist_ok=True)
        Path("rounds", part.name).write_bytes(part.read_bytes())
    Path("own").mkdir()
    template = doc_templates_dir() / DocumentKind.SUMMARY.template
    Path("own", template.name).write_bytes(with_chart(CHART, template=template, column="B"))
    assert run("build-summary", "rounds", "-o", "moved", *OWN).code == 0
    return run


class TestBesideTheBody:
    """What governors read outside the running text: page headers and footers, notes, and the charts' figures."""

    def test_a_figure_of_a_chart(self, charted: Run) -> None:
        """A bar that was made longer is named with what it was, under the heading of its chart, and as done by hand."""
        old = b'<c:pt idx="5"><c:v>Leadership and governance</c:v></c:pt>'
        with zipfile.ZipFile(CHARTED) as package:
            xml = package.read("word/charts/chart1.xml").decode()
        figure = re.search(r'<c:numCache>.*?<c:pt idx="5"><c:v>(\d)</c:v>', xml)
        assert figure
        assert old.decode() in xml
        at = figure.start(1)
        replaced(CHARTED, "word/charts/chart1.xml", xml.encode(), f"{xml[:at]}7{xml[at + 1 :]}".encode())

        ran = charted("verify", CHARTED, "rounds", *OWN)
        code, found = verdict(charted, CHARTED, "rounds", *OWN)

        assert (ran.code, code) == (1, 1)
        (difference,) = found["differences"]
        assert difference["places"] == ["Who took part, and sources › Chart"]
        assert difference["document"].startswith("Leadership and governance: ")
        assert difference["document"].endswith("Areas 7")
        assert difference["workbooks"].endswith(f"Areas {figure[1]}")
        assert found["by_hand"]
        assert "The document was edited by hand after it was built; its workbooks and template are" in ran.out

    def test_a_chart_that_is_gone(self, charted: Run) -> None:
        """Each of its bars is missing."""

        def without(document: Any) -> None:
            chart = next(document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"))
            drawing = next(a for a in chart.iterancestors() if a.tag.endswith("}drawing"))
            drawing.getparent().remove(drawing)

        edited(CHARTED, without)

        code, found = verdict(charted, CHARTED, "rounds", *OWN)

        assert code == 1
        assert sum(str(d["workbooks"]).startswith("Leadership and governance: ") for d in found["differences"]) == 1
        assert all(d["document"] is None for d in found["differences"])

    def test_a_page_header_and_a_footer(self, built: Run) -> None:
        """The name of another trust, or another date, at the edge of each page."""
        with zipfile.ZipFile(PLAN) as package:
            parts = [name for name in package.namelist() if re.fullmatch(r"word/(header|footer)\d\.xml", name)]
        for part in parts:
            header = "header" in part
            old, new = (b"Ondlebury Learning", b"Another") if header else (b"November 2026", b"November 2025")
            replaced(PLAN, part, old, new)

        _, found = verdict(built, PLAN)

        assert {(*d["places"], d["document"], d["workbooks"]) for d in found["differences"]} == {
            (
                "Page header",
                "Another Partnership Trust · Development plan",
                "Ondlebury Learning Partnership Trust · Development plan",
            ),
            ("Page footer", "Document date: 5 November 2025 Page of", "Document date: 5 November 2026 Page of"),
        }

    def test_a_footnote(self, built: Run) -> None:
        """A note that somebody added stands in the document only."""
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        notes = (f'<w:footnotes xmlns:w="{w}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
                 '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Subject to funding.</w:t></w:r>'
                 "</w:p></w:footnote></w:footnotes>")  # fmt: skip

        def add(document: Any) -> None:
            name, content = (
                PackURI("/word/footnotes.xml"),
                "application/vnd.openxmlformats-officedocument.wordprocessingml",
            )
            document.part.relate_to(Part(name, f"{content}.footnotes+xml", notes.encode()), kind)

        edited(PLAN, add)

        code, found = verdict(built, PLAN)

        assert code == 1
        assert [(d["places"], d["document"]) for d in found["differences"]] == [(["Footnotes"], "Subject to funding.")]

    def test_with_workbooks_that_changed_nobody_is_said_to_have_edited_it(self, charted: Run) -> None:
        """The document keeps no fingerprint of its charts, so either may be the reason."""
        retyped(FINAL, {("VIS-01", "Rating"): "Red"})

        ran = charted("verify", CHARTED, "rounds", *OWN)

        assert " › Chart\n" in ran.out
        assert ("The document's text is as matsheets wrote it: nobody edited it. The document keeps no record of its charts, "
                "which are made from the same workbooks.\n") in ran.out  # fmt: skip
        assert "by hand" not in ran.out

    def test_what_a_change_of_the_workbooks_does_not_explain(self, charted: Run) -> None:
        """Of a chart that differs from workbooks which say what the document's text says, only what is known is said."""
        replaced(CHARTED, "word/charts/chart1.xml", b"Leadership and governance", b"Leadership")
        with FINAL.open("ab") as workbook:
            workbook.write(b"\0")  # other bytes, the same answers

        ran = charted("verify", CHARTED, "rounds", *OWN)

        assert ("The document's text is as matsheets wrote it: nobody edited it. The document keeps no record of its charts, "
                "so for those this cannot be told.\n") in ran.out  # fmt: skip

    def test_a_header_written_for_each_section_is_one(self, built: Run) -> None:
        """Word writes a header for every section, or shares one: what it says counts once."""

        def section(document: Any) -> None:
            document.add_section()
            header = document.sections[-1].header
            header.is_linked_to_previous = False
            first = document.sections[0].header.paragraphs[0]
            header.paragraphs[0].text = first.text

        edited(PLAN, section)

        assert verdict(built, PLAN)[1]["differences"] == []

    def test_thousands_of_parts_are_not_unpacked(self, built: Run) -> None:
        """A document whose headers unpack to gigabytes is refused once they come to more than two parts may."""

        def swell(document: Any) -> None:
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
            for number in range(40, 45):
                part = Part(PackURI(f"/word/header{number}.xml"), "application/xml", b"<a>%s</a>" % (b" " * 20_000_000))
                document.part.relate_to(part, kind)

        edited(PLAN, swell)

        ran = built("verify", PLAN, "returned")

        assert ran.code == 3
        assert ran.err.startswith(f"{Path(PLAN).name} unpacks to more than 60 MB.")

    @pytest.mark.office
    @pytest.mark.parametrize("trust", ["ondlebury", "skerrowmere"])
    def test_saved_again_in_writer(self, built: Run, tmp_path: Path, trust: str) -> None:
        """Writer writes headers, footers and fields anew; the words are the same."""
        folder = next(path for path in samples_dir().iterdir() if path.name.startswith(trust))
        for made in convert(sorted(folder.rglob("*.docx")), "docx", tmp_path / "writer"):
            assert built("verify", made, folder).out == f"{made.name} says what the workbooks say.\n"


class TestTemplate:
    @pytest.fixture
    def own(self) -> Path:
        """A trust's own template of the plan, with a sentence of its own in another style."""
        path = Path("own.docx")
        document = Document(str(doc_templates_dir() / DocumentKind.PLAN.template))
        document.paragraphs[0].insert_paragraph_before("Ondlebury’s own way")
        document.save(str(path))
        return path

    def test_with_its_own_template(self, built: Run, own: Path) -> None:
        """Named, the template makes no difference."""
        assert built("build-plan", "returned", "-o", "own", "--template", own).code == 0

        ran = built("verify", f"own/{Path(PLAN).name}", "returned", "--template", own)

        assert (ran.code, ran.out) == (0, f"{Path(PLAN).name} says what the workbooks say.\n")

    def test_without_it(self, built: Run, own: Path) -> None:
        """Not named, verify says so and compares what stands with a Ref, which is the same."""
        assert built("build-plan", "returned", "-o", "own", "--template", own).code == 0
        document = f"own/{Path(PLAN).name}"

        ran = built("verify", document, "returned")
        assert ran.code == 0
        assert "It was made from another Word template than the one it is compared with" in ran.out

        retyped(AGREED, {("PLAN-01", "Lead"): "Somebody else"})
        code, found = verdict(built, document)
        assert code == 1
        assert {(ref, new) for ref, _, new in said(found)} >= {("PLAN-01", "Somebody else")}

    def test_with_another_one_nothing_is_put_down_to_a_hand_alone(self, built: Run, own: Path) -> None:
        """What differs from a document that was edited may come from the other template as well."""
        assert built("build-plan", "returned", "-o", "own", "--template", own).code == 0
        document = f"own/{Path(PLAN).name}"
        edited(document, lambda doc: doc.paragraphs[0].add_run(", and more"))

        with_its_own = verdict(built, document, "returned", "--template", own)[1]
        without = verdict(built, document)[1]

        assert (with_its_own["edited"], with_its_own["by_hand"]) == (True, True)
        assert (without["edited"], without["by_hand"]) == (True, False)

    def test_both_ways_of_naming_it(self, built: Run, own: Path) -> None:
        """``--template`` and ``--templates`` at once are a slip of the command line."""
        ran = built("verify", PLAN, "returned", "--template", own, "--templates", ".")

        assert ran.code == 2
        assert "--template" in ran.err
        assert "--templates" in ran.err


def test_another_version(built: Run) -> None:
    """A document of an older matsheets is compared as it is; its version is named and is no difference."""

    def older(xml: bytes) -> bytes:
        return xml.replace(b'version"><vt:lpwstr>0.1.0', b'version"><vt:lpwstr>0.0.9')

    path = Path(PLAN)
    made = with_part(path.read_bytes(), older)
    path.write_bytes(
        with_part(made, lambda xml: xml.replace(b"matsheets 0.1.0", b"matsheets 0.0.9"), "word/document.xml")
    )

    code, found = verdict(built, PLAN)

    assert (found["built_by"], found["compared_by"]) == ("0.0.9", "0.1.0")
    assert (code, found["differences"]) == (0, [])


class TestNotOurs:
    def test_a_document_without_a_manifest(self, built: Run) -> None:
        """Somebody else's document is refused with a sentence, exit code 3."""
        Document().save("theirs.docx")

        ran = built("verify", "theirs.docx", "returned")

        assert ran.code == 3
        assert ran.err.startswith("theirs.docx carries no record of the workbooks it was made from")

    def test_other_workbooks(self, built: Run, written: Callable[..., Path]) -> None:
        """Both trusts are named, and the workbooks it was made from; nothing is compared."""
        other = written({("ABT-01", "answer"): "Another Trust", ("ABT-14", "answer"): "Baseline"}, "other.xlsx")

        ran = built("verify", SUMMARY, other)

        assert ran.code == 3
        assert "and these workbooks are of Another Trust, Baseline." in ran.err
        assert f"{Path(SUMMARY).name} is of " in ran.err
        assert AGREED.name in ran.err
        assert ran.out == ""

    def test_another_trust_whose_workbook_has_the_same_name(
        self, built: Run, written: Callable[..., Path], tmp_path: Path
    ) -> None:
        """Two trusts may well send files of one name: the names of the files tell nothing, and nothing is compared."""
        (tmp_path / "elsewhere").mkdir()
        other = written({("ABT-01", "answer"): "Another Trust", ("ABT-14", "answer"): "Baseline"}, "other.xlsx")
        namesake = other.rename(tmp_path / "elsewhere" / AGREED.name)

        ran = built("verify", SUMMARY, namesake)

        assert (ran.code, ran.out) == (3, "")
        assert "and these workbooks are of Another Trust, Baseline." in ran.err

    @pytest.mark.parametrize(
        "content",
        [b"", b"PK\x03\x04 no more", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"<html>"],
        ids=["empty", "cut", "doc", "html"],
    )
    def test_no_word_document(self, built: Run, content: bytes) -> None:
        """Whatever it is, a sentence and exit code 3."""
        Path("x.docx").write_bytes(content)

        ran = built("verify", "x.docx", "returned")

        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("x.docx ")
        assert "Traceback" not in ran.err

    @pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
    @pytest.mark.parametrize(
        "spoilt",
        [
            b'<!DOCTYPE a [<!ENTITY b "c">]><a/>',
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
            b"<w:document",
            b"",
            b" " * 40_000_000,
        ],
        ids=["doctype", "utf-16 doctype", "cut", "empty", "bomb"],
    )
    def test_a_hostile_part(self, built: Run, part: str, spoilt: bytes) -> None:
        """A manifest that is ours does not make the other parts so."""
        content = with_part(Path(SUMMARY).read_bytes(), lambda xml: spoilt, part)
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, source.read(name))
        Path("x.docx").write_bytes(out.getvalue())

        ran = built("verify", "x.docx", "returned")

        assert ran.code == 3
        assert ran.err.startswith("x.docx ")
        assert "unexpected" not in ran.err

    def test_an_unusable_workbook(self, built: Run) -> None:
        """A file that cannot be read is named; the rest is compared all the same, and the exit code says 3."""
        TRUSTEES.write_bytes(b"no workbook")

        ran = built("verify", SUMMARY, "returned")

        assert ran.code == 3
        assert TRUSTEES.name in ran.err
        assert "was not given: the document was made from it" in ran.out

    def test_a_file_that_the_document_was_not_made_from(self, built: Run) -> None:
        """It is named, and that the document was not made from it; a file that cannot be used is 3 here as everywhere."""
        Path("returned/notes.xlsx").write_bytes(b"no workbook")

        ran = built("verify", SUMMARY, "returned")

        assert ran.code == 3
        assert "notes.xlsx" in ran.err
        assert "was not made from what could not be read: every workbook that it was made from was." in ran.err


class TestOtherSources:
    def test_a_marked_up_copy(self, built: Run) -> None:
        """A copy with its problems marked is a workbook like any other: named by its own name and bytes."""
        retyped(TRUSTEES, {("VIS-01", "Evidence"): None})
        assert built("check", TRUSTEES, "--mark-up", "marked").code in {0, 1}
        (marked,) = Path("marked").iterdir()
        assert built("build-summary", marked, "-o", "again", "--draft").code == 0
        (document,) = Path("again").iterdir()

        manifest = read_manifest(document.read_bytes())

        assert manifest is not None
        assert manifest.sources == (SourceFile(marked.name, hashlib.sha256(marked.read_bytes()).hexdigest()),)
        assert built("verify", document, marked).code == 0

    def test_a_merged_file(self, built: Run) -> None:
        """So is a workbook that was merged from copies."""
        Path("copy.xlsx").write_bytes(TRUSTEES.read_bytes())
        retyped(Path("copy.xlsx"), {("VIS-01", "Rating"): None})
        assert built("merge", TRUSTEES, "copy.xlsx", "-o", "together.xlsx").code == 0
        assert built("build-summary", "together.xlsx", "-o", "again", "--draft").code == 0
        (document,) = Path("again").iterdir()

        assert "says what the workbooks say" in built("verify", document, "together.xlsx").out
        ran = built("why", document, "VIS-01", "--workbooks", "together.xlsx")
        assert ran.code == 0
        assert "together.xlsx › 1 Vision" in ran.out
