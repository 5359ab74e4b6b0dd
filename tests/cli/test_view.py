"""``matsheets view``: one page for a browser, what it says, and that it asks for nothing."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from matsheets.model.framework import Framework
from matsheets.storage.shipped_files import doc_templates_dir
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from tests.cli.conftest import Run, complete
from tests.cli.test_verify import retyped
from tests.conftest import WriteWorkbook

AGREED = Path("returned/ondlebury-baseline-agreed.xlsx")
HOSTILE = '<script>alert(1)</script> & "quoted" {{ trust }}'


@pytest.fixture
def returned(ondlebury: Path, tmp_path: Path) -> Path:
    """A copy of a sample trust's workbooks."""
    return Path(shutil.copytree(ondlebury / "returned", tmp_path / "returned"))


class _Text(HTMLParser):
    """The text of a page, and the names of its elements: by the standard library, not by ours."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said, self.elements = "", set[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.usefixtures("returned")
def test_a_page_says_what_the_papers_say(run: Run) -> None:
    """The page names the trust, what was found, each element's rating and each priority; verify agrees with it."""
    ran = run("view", "returned", "-o", "page.html")
    assert (ran.code, ran.out) == (0, "page.html  Board page for Ondlebury Learning Partnership Trust\n")
    page = _Text(Path("page.html").read_text(encoding="utf-8"))
    for words in (
        "Ondlebury Learning Partnership Trust",
        "Of the 14 elements",
        "GOV-02",
        "PLAN-01",
        "Everyone's reasons",
    ):
        assert words in page.said
    assert run("verify", "page.html", "returned").out == "page.html says what the workbooks say.\n"


@pytest.mark.usefixtures("returned")
def test_what_was_typed_stands_as_text(run: Run) -> None:
    """A script typed as a reason is text on the page, whole, and no element of it."""
    retyped(AGREED, {("VIS-01", "Rationale"): HOSTILE})
    assert run("view", "returned", "-o", "page.html").code == 0
    page = _Text(Path("page.html").read_text(encoding="utf-8"))
    assert HOSTILE in page.said
    assert "script" not in page.elements


def test_the_same_workbooks_make_the_same_page(run: Run, returned: Path) -> None:
    """The order in which workbooks are named makes no difference to a byte."""
    books = sorted(returned.iterdir())
    run("view", *books, "-o", "one.html")
    run("view", *reversed(books), "-o", "two.html")
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()
    assert len(Path("one.html").read_bytes()) < 300_000


@pytest.mark.usefixtures("returned")
def test_verify_names_what_was_changed_since(run: Run) -> None:
    """An answer that is another now is named by its Ref, with both texts; the workbook is said to have changed."""
    run("view", "returned", "-o", "page.html")
    retyped(AGREED, {("VIS-01", "Rationale"): "Every school tells it in the same words."})
    ran = run("verify", "page.html", "returned")
    assert ran.code == 1
    assert "ondlebury-baseline-agreed.xlsx was changed or saved again since the document was built." in ran.out
    assert "\nVIS-01\n" in ran.out
    assert "workbooks: Every school tells it in the same words." in ran.out


@pytest.mark.usefixtures("returned")
def test_verify_knows_a_page_that_was_edited(run: Run) -> None:
    """A word changed in the page itself was changed by hand."""
    run("view", "returned", "-o", "page.html")
    page = Path("page.html")
    page.write_text(
        page.read_text(encoding="utf-8").replace("Of the 14 elements", "Of the 15 elements"), encoding="utf-8"
    )
    ran = run("verify", "page.html", "returned")
    assert ran.code == 1
    assert "The page was changed by hand after it was made: do not rely on what it shows." in ran.out
    assert "document:  Of the 15 elements" in ran.out


@pytest.mark.usefixtures("returned")
def test_verify_knows_a_page_that_shows_something_else(run: Run) -> None:
    """A page with the same words and another script, style, title, link, picture or policy does not pass."""
    run("view", "returned", "-o", "page.html")
    page = Path("page.html")
    made = page.read_text(encoding="utf-8")
    for was, now in (
        ("</body>", "<script>document.body.textContent = 'All is Green'</script></body>"),
        ("</head>", "<style>section:nth-of-type(2) { display: none }</style></head>"),
        ("<title>", "<title>Another trust: "),
        ("<rect ", '<rect opacity="0" '),
        ("default-src 'none'", "default-src *"),
        ('href="#', 'href="https://elsewhere.example/#'),
    ):
        assert was in made
        page.write_text(made.replace(was, now, 1), encoding="utf-8")
        ran = run("verify", "page.html", "returned")
        assert ran.code == 1, now
        assert "In its markup, styles or pictures the page was changed by hand after it was made: do not" in ran.out
        assert ("It holds what no page of matsheets holds: the element <script>." in ran.out) == ("script" in now)


@pytest.mark.usefixtures("returned")
def test_a_page_that_differs_in_its_record_alone_is_held_against_the_one_made_now(run: Run) -> None:
    """Whoever restyles a page and takes its fingerprint out of its record is found out too; line ends alone are no change."""
    run("view", "returned", "-o", "page.html")
    page = Path("page.html")
    made = page.read_bytes()
    page.write_bytes(made.replace(b"\n", b"\r\n"))
    assert run("verify", "page.html", "returned").code == 0
    page.write_bytes(
        made.replace(b"</style>", b"h2 { display: none }</style>").replace(b' name="matsheets text', b' name="')
    )
    assert run("verify", "page.html", "returned").code == 1


@pytest.mark.usefixtures("returned")
def test_why_reads_a_page(run: Run) -> None:
    """The cell behind a Ref of a page is found in the workbooks beside it."""
    run("view", "returned", "-o", "returned/page.html")
    ran = run("why", "returned/page.html", "PLAN-01")
    assert ran.code == 0
    assert "ondlebury-baseline-agreed.xlsx › Plan" in ran.out


@pytest.mark.usefixtures("returned")
def test_pages_and_pictures_in_the_folder_are_passed_over(run: Run) -> None:
    """What was written beside the workbooks is counted as ours, and is nobody's answers; nothing is replaced unasked."""
    first = run("view", "returned", "-o", "returned/page.html", "--pictures", "returned")
    assert [Path(line.partition("  ")[0]).name for line in first.out.splitlines()] == [
        "page.html",
        "ondlebury-learning-partnership-trust-heat-map.svg",
        "ondlebury-learning-partnership-trust-groups-map.svg",
    ]
    again = run("view", "returned", "-o", "returned/page.html")
    assert again.code == 4
    assert "3 files that matsheets made were not read." in again.err
    assert "page.html already exists. Use --force to replace it." in again.err
    assert run("view", "returned", "-o", "returned/page.html", "--force").code == 0


def test_answers_that_need_attention_come_first(run: Run, returned: Path) -> None:
    """No page is made while an answer behind it needs attention; as a draft it says so and lists them."""
    retyped(AGREED, {("VIS-01", "Rating"): "Amber"})
    refused = run("view", returned, "-o", "page.html")
    assert refused.code == 1
    assert '(VIS-01): "Amber" could be Amber-red or Amber-green.' in refused.out
    assert (
        "page.html was not made: 1 answer needs attention. Mend it, or use --draft to see the page as it stands."
        in refused.err
    )
    assert not Path("page.html").exists()
    assert run("view", returned, "-o", "page.html", "--draft").code == 0
    said = _Text(Path("page.html").read_text(encoding="utf-8")).said
    assert "DRAFT. Not for decision" in said
    assert '"Amber" could be Amber-red or Amber-green' in said


def test_several_trusts_are_a_programme(run: Run, returned: Path, written: WriteWorkbook) -> None:
    """Of two trusts the page is that of their lead: both by name, with no reason of either; verify knows it."""
    other = written(complete())
    ran = run("view", returned, other, "-o", "page.html", "--on", "1/12/2026")
    assert (ran.code, ran.out) == (0, "page.html  Programme page of 2 trusts\n")
    said = _Text(Path("page.html").read_text(encoding="utf-8")).said
    assert "As things stood on 1 December 2026" in said
    assert "Ondlebury Learning Partnership Trust" in said
    assert "Wexcombe Trust" in said
    assert "Because of what we saw" not in said
    assert run("verify", "page.html", returned, other).out == "page.html says what the workbooks say.\n"
    assert run("verify", "page.html", returned).code == 1


def test_several_trusts_have_no_pictures(run: Run, returned: Path, written: WriteWorkbook) -> None:
    """Pictures asked for of several trusts are refused, with what to do, before anything is written."""
    ran = run("view", returned, written(complete()), "-o", "page.html", "--pictures", "pictures")
    assert ran.code == 2
    assert "The page of several trusts has no pictures. Leave --pictures out, or name one trust's workbooks." in ran.err
    assert not Path("page.html").exists()


@pytest.mark.usefixtures("returned")
def test_a_picture_that_is_there_stops_the_page_too(run: Run) -> None:
    """Page and pictures are written together: where one of them exists, none is."""
    Path("pictures").mkdir()
    there = Path("pictures/ondlebury-learning-partnership-trust-heat-map.svg")
    there.write_text("mine", encoding="utf-8")
    ran = run("view", "returned", "-o", "page.html", "--pictures", "pictures")
    assert ran.code == 4
    assert f"{there} already exists. Use --force to replace it." in ran.err
    assert sorted(path.name for path in Path().rglob("*") if path.suffix in {".html", ".svg"}) == [there.name]
    assert there.read_text(encoding="utf-8") == "mine"


def test_a_trust_that_counts_twice_is_named(run: Run, returned: Path, written: WriteWorkbook) -> None:
    """A trust with two Companies House numbers stands on the page twice, and is named as the programme paper's command names it."""
    twice = [
        written({**complete(), ("ABT-02", "answer"): number}, name=f"{number}.xlsx")
        for number in ("01234567", "07654321")
    ]
    ran = run("view", returned, *twice, "-o", "page.html")
    assert ran.code == 1
    assert "has the Companies House numbers 01234567 and 07654321, and so counts as 2 trusts" in ran.err


def test_a_workbook_without_its_trust(run: Run, returned: Path, written: WriteWorkbook) -> None:
    """One workbook that does not say whose it is makes no programme of a trust: it is named, with what to do."""
    left = {ref: answer for ref, answer in complete().items() if ref[0] not in {"ABT-01", "ABT-02", "ABT-03"}}
    ran = run("view", returned, written(left), "-o", "page.html")
    assert ran.code == 1
    assert "No page was made: workbook.xlsx does not say of which trust. Fill in its name on the tab About." in ran.err


def test_nobody_rated(run: Run, framework: Framework, written: WriteWorkbook) -> None:
    """Of a workbook with a plan alone there is no page."""
    plan = written({("ABT-01", "answer"): "Wexcombe Trust"}, layout=build_layout(framework, {Part.PLAN}))
    ran = run("view", plan, "-o", "page.html")
    assert ran.code == 1
    assert "No page was made: in these workbooks nobody rated an element yet." in ran.err


@pytest.mark.usefixtures("returned")
def test_a_template_that_reaches_outside(run: Run) -> None:
    """A template of one's own may not run, load or send anything; what of it would is named, and no page is made."""
    ours = (doc_templates_dir() / "board-page.html").read_text(encoding="utf-8")
    Path("own.html").write_text(ours.replace("</main>", "<script>alert(1)</script></main>"), encoding="utf-8")
    ran = run("view", "returned", "-o", "page.html", "--template", "own.html")
    assert ran.code == 3
    assert "own.html holds what a page must not: the element <script>." in ran.err
    assert not Path("page.html").exists()


def test_a_template_that_hides_its_head(run: Run) -> None:
    """The security line goes into the head that a browser sees: a template with another before it, in a comment, is refused."""
    ours = (doc_templates_dir() / "board-page.html").read_text(encoding="utf-8")
    Path("own.html").write_text(ours.replace("<html", "<!-- <head> --><html", 1), encoding="utf-8")
    ran = run("template", "check", "own.html", "--document", "page")
    assert ran.code == 1
    assert "does not print <!doctype html>, <html> and <head> first" in ran.out


@pytest.mark.usefixtures("returned")
def test_edits_of_a_page_are_not_pulled(run: Run) -> None:
    """A page is no Word document: its words are changed in the workbooks."""
    run("view", "returned", "-o", "page.html")
    ran = run("pull", "page.html", "returned", "-o", "out")
    assert ran.code == 3
    assert "page.html is a page for a browser, whose words come from the workbooks alone." in ran.err


def test_our_template_of_the_page_is_sound(run: Run) -> None:
    """The copy of our template that a person gets has nothing to put right, and is known as that of a page by its ending."""
    run("template", "copy", "own")
    ran = run("template", "check", "own/board-page.html")
    assert (ran.code, ran.out) == (0, "board-page.html: nothing to put right, as a template of the board page.\n")


def test_names_in_the_template_of_a_page(run: Run) -> None:
    """A name that there is not is found before a page is made, in a loop as well, with the line and the nearest name."""
    ours = (doc_templates_dir() / "board-page.html").read_text(encoding="utf-8")
    Path("own.html").write_text(ours.replace("{{ p.objective }}", "{{ p.objectif }}"), encoding="utf-8")
    ran = run("template", "check", "own.html")
    assert ran.code == 1
    assert 'there is no name "p.objectif". Did you mean "p.objective"?' in ran.out
    assert ran.out.startswith("own.html › in line ")


@pytest.mark.usefixtures("returned")
def test_a_template_of_ones_own(run: Run) -> None:
    """What a template of one's own prints is what the page says, with the record of its making; verify needs the template."""
    Path("own.html").write_text(
        "<!doctype html><html lang=en><head><title>x</title></head><body><h1>{{ trust }}</h1>"
        "{% for p in plan.priorities | sort(attribute='ref') %}<p>{{ p.ref }}</p>{% endfor %}</body></html>",
        encoding="utf-8",
    )
    assert run("view", "returned", "-o", "page.html", "--template", "own.html").code == 0
    assert '<h1>Ondlebury Learning Partnership Trust</h1><p><span class="ref">PLAN-01</span></p>' in Path(
        "page.html"
    ).read_text(encoding="utf-8")
    assert run("verify", "page.html", "returned", "--template", "own.html").code == 0
    without = run("verify", "page.html", "returned")
    assert without.code == 3
    assert "page.html was made from another" in without.err
