"""One broken workbook of each kind, with a file of every problem that is expected. ``--update`` rewrites the files."""

import datetime as dt
from pathlib import Path

import pytest

from matsheets.checks import check, check_together
from matsheets.model.respondents import AGREED
from matsheets.workbook.layout.layout import Part

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture
def compare(update):
    """Hold problems against the kept file of this name, line for line."""

    def compared(name, problems):
        lines = [f"{p.severity.name.lower()} {p.stage.name.lower()} {p.code}\n    {p}" for p in problems]
        text = "\n".join(lines) + "\n"
        path = EXPECTED / f"{name}.txt"
        if update:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")
        return len(lines)

    return compared


def test_structure(desk, agreed, compare):
    """Tabs, rows and columns lost, copied and merged, all in one workbook."""

    def spoil(book):
        book.remove(book["6 Governance"])
        book.copy_worksheet(book["Medium term"]).title = "Medium term (2)"
        book["Services"].delete_cols(1)
        desk.header(book, "people-and-partnerships", "evidence").value = "Proof"
        desk.header(book, "teaching-and-learning", "evidence").value = "Rating"
        rating = desk.cell(book, "CUR-01", "rating")
        book["4 Curriculum"].merge_cells(start_row=rating.row, end_row=rating.row + 1, start_column=6, end_column=6)
        book["5 Quality"].row_dimensions[desk.cell(book, "QUA-01", "ref").row].hidden = True
        book["1 Vision"].delete_rows(desk.cell(book, "VIS-03", "ref").row)
        desk.cell(book, "VIS-02", "questions").value = "Other questions"
        book["About"]["C60"] = "A note at the foot"

    assert compare("structure", desk.check(agreed, spoil)) >= 10


def test_cells(desk, agreed, compare):
    """Every way to type something that cannot be read, or that is read with a remark."""
    answers = agreed | desk.about(
        company_number="7654321", ukprn="2001", region="Midlands", schools="six", pupils="2,840", meeting_date="1/9/26"
    )
    answers |= desk.row("VIS-01", rating="Amber") | desk.row("VIS-02", rating="Yellow") | desk.row("VIS-03", rating="3")
    answers |= desk.row("PEO-01", rating="Red/Green") | desk.row("PEO-02", rating="gren", rationale="y" * 6500)
    answers |= desk.named("partnership", {"liability_cap": "12k", "may_extend": "maybe", "consider_by": "31/02/2028"})
    answers |= desk.row("PLAN-01", target="Purpose", start="1 September 2026", due="soon", review_on="1/1/3026")

    def spoil(book):
        desk.cell(book, "TEA-01", "rating").value = "=A1"
        desk.cell(book, "TEA-02", "rating").value = "#DIV/0!"
        desk.cell(book, "TEA-03", "rationale").value = "Bell_x0007_"

    assert compare("cells", desk.check(answers, spoil)) == 20


def test_review(desk, compare):
    """A rater's workbook handed in half filled in."""
    answers = desk.about(trust_name=None, group=None, round=None, review_date=None)
    answers |= desk.ratings(VIS_01="Red", VIS_02="Amber-green", GOV_01=None, GOV_02=None)
    for cell in [("VIS-01", "rationale"), ("VIS-01", "evidence"), ("VIS-02", "evidence"), ("VIS-03", "evidence"),
                 ("PEO-01", "rating"), ("PEO-02", "rationale")]:  # fmt: skip
        del answers[cell]
    assert compare("review", desk.check(answers, parts=frozenset({Part.REVIEW}))) == 11


def test_plan(desk, compare):
    """A plan with every kind of slip."""
    answers = desk.about(group=AGREED) | desk.ratings(VIS_01="Red", PEO_01="Amber-red", QUA_02="Red")
    answers |= desk.priority(lead=None, success=None, due=dt.date(2026, 10, 1), review_on=dt.date(2026, 10, 2))
    answers |= desk.priority("PLAN-02", target="PEO People and partnerships", no_action="Later.")
    answers |= desk.row("PLAN-04", no_action="Nobody is free before the summer, and the board has agreed to wait.")
    answers |= desk.row("PLAN-05", actions="Visit each school.")
    assert compare("plan", desk.check(answers, today=dt.date(2027, 6, 1))) > 10


def test_partnership(desk, compare):
    """An agreement that no one should sign."""
    given = desk.partnership(
        school_body=None, school_urn="1234", end_date=dt.date(2029, 12, 31), maximum_term=12, total_charge=9000,
        consider_by=dt.date(2031, 1, 1), regional_director_told=None, liability_cap=0, notice_weeks=6.5,
    )  # fmt: skip
    given |= desk.row("CHG-01", amount=6000) | desk.row("CHG-04", rate=100)
    given |= desk.row("SRV-03", days=2)
    del given[("DAT-03", "answer")]
    answers = desk.about() | desk.ratings() | given
    assert compare("partnership", desk.check(answers)) > 12


def test_agreement(desk, compare):
    """An agreement between two trusts that does not fit the plan, its own charges or itself."""
    answers = desk.about(group=AGREED, mentor_trust="Ostremoor Schools Trust") | desk.ratings()
    answers |= desk.priority(support="Two visits by the clerk.", due=dt.date(2028, 7, 14))
    answers |= desk.priority("PLAN-02", target="CUR-01 Aligned curriculum", support="n/a")
    answers |= desk.partnership(
        provider_name="Ostremoor Schools Trust", school_body="Oakfield Learning Trust", total_charge=0, payment_days=60,
        notice_weeks=0, may_extend="No", party_2=None,
    )  # fmt: skip
    answers |= desk.named("partnership", {"tupe_statement": "No", "shares_data": "No"})
    answers |= desk.row("CHG-01", item="Roof survey", basis="By the day", days=3, rate=100, amount=300)
    answers |= desk.row("CHG-02", item="Benchmarking", amount=-300, invoice_date=dt.date(2026, 12, 1))
    answers |= desk.row("SRV-01", service="Roof survey", provided="A surveyor.", provider="K. Lee", days=2)
    answers |= desk.row(
        "SRV-02", service="Data", provided="Benchmarking of data.", provider="K. Lee", priorities="PLAN-9"
    )
    assert compare("agreement", desk.check(answers)) >= 12


def test_across(desk, compare):
    """A folder in which workbooks were copied, renamed and mixed up."""
    review = frozenset({Part.REVIEW})

    def book(file, workbook_id, **about):
        return desk.assess(desk.about(**about) | desk.ratings(), parts=review, file=file, workbook_id=workbook_id)

    books = [
        book("a exec.xlsx", "w_1"),
        book("a exec copy.xlsx", "w_1"),
        book("a exec v2.xlsx", "w_1", schools=7),
        book("b trustees.xlsx", "w-2", group="Trustees", trust_name="Oakfield Trust"),
        book("c trustees.xlsx", "w-3", group="Trustees", company_number=None),
        book("d trustees.xlsx", "w-4", group="Trustees", respondent="Tom Reed"),
        book("e agreed.xlsx", "w-5", group=AGREED),
        book("f agreed.xlsx", "w-6", group=AGREED, company_number="07654322"),
        book("g agreed.xlsx", "w-7", group=AGREED, respondent="Tom Reed"),
    ]
    assert compare("across", check_together(books)) >= 6


def test_a_clean_workbook_has_nothing_to_compare(desk, agreed):
    """The workbook that the others are broken from is whole."""
    assert check(desk.assess(agreed)) == ()
