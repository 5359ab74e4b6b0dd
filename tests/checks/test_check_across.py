"""Stage 5: many workbooks side by side."""

from dataclasses import replace

import pytest

from matsheets.checks import check_together
from matsheets.model.respondents import AGREED, summarise
from matsheets.workbook.layout.layout import Part
from tests.checks.conftest import codes, day


@pytest.fixture
def book(desk):
    """A raters' workbook under a file name, with some of About changed."""

    def written(file, workbook_id="", **about):
        answers = desk.about(**about) | desk.ratings()
        return desk.assess(
            answers, parts=frozenset({Part.REVIEW}), file=file, workbook_id=workbook_id or file.removesuffix(".xlsx")
        )

    return written


def test_different_groups_of_one_trust_are_fine(book):
    """Three views of one trust in one round, and one in the next, are what the tool is for."""
    books = [book("a.xlsx"), book("b.xlsx", group="Trustees"), book("c.xlsx", group=AGREED)]
    assert check_together([*books, book("d.xlsx", round="Final", review_date=day("2027-11-09"))]) == ()
    assert check_together([]) == ()


def test_a_copy_is_named_with_its_original_and_not_counted_twice(book, said):
    """A copy is one error that names both files, and takes no part in anything else."""
    found = check_together([book("a.xlsx", "w_1"), book("b.xlsx", "w_1")])
    assert said(found, "workbook-repeated") == [
        "a.xlsx b.xlsx: These files are one workbook with the same answers. They are not counted twice: "
        "leave out all but one."
    ]
    assert str(found[0]).startswith("a.xlsx, b.xlsx: These files")
    assert len(found) == 1


def test_a_copy_saved_again_is_still_a_copy(book):
    """Other bytes with the same id and the same answers are the same workbook."""
    first = book("a.xlsx", "w_1")
    again = replace(first, file="b.xlsx", sha256="0" * 64)
    assert codes(check_together([first, again])) == ["workbook-repeated"]


def test_the_same_bytes_are_a_copy_even_without_an_id(book):
    """A workbook that lost its id is told by its bytes."""
    first = book("a.xlsx")
    nameless = replace(first, identity=first.identity._replace(workbook_id=""))
    other = replace(book("b.xlsx", group="Trustees"), identity=nameless.identity)
    assert codes(check_together([nameless, replace(nameless, file="b.xlsx")])) == ["workbook-repeated"]
    assert check_together([nameless, other]) == ()


def test_two_versions_of_one_workbook(book, said):
    """The same respondent's copies with different answers are an error, once."""
    found = check_together([book("a.xlsx", "w_1"), book("b.xlsx", "w_1", schools=7)])
    assert said(found, "workbook-versions") == [
        "a.xlsx b.xlsx: These files are copies of one workbook, by the same respondent (Asha Patel) for the same "
        "round, with different answers. Keep the one that is meant and leave out the others."
    ]
    assert len(found) == 1


def test_one_blank_workbook_sent_to_several_people(book):
    """Copies of one workbook that several people filled in are their own views."""
    first = book("a.xlsx", "w_1")
    assert check_together([first, book("b.xlsx", "w_1", group="Trustees", respondent="Tom Reed")]) == ()


def test_the_same_group_twice_is_a_warning(book, said):
    """Two views of one group are both counted, and someone should know."""
    found = check_together([book("a.xlsx"), book("b.xlsx", respondent="Tom Reed")])
    assert said(found, "group-twice") == [
        "ABT-13 ABT-13: 2 workbooks give the view of Executive team for Oakfield Learning Trust, Baseline. "
        "All are counted. Leave out any that another replaces."
    ]
    assert [place.file for place in found[0].places] == ["a.xlsx", "b.xlsx"]
    assert len(found) == 1


def test_there_is_one_agreed_workbook(book, said):
    """Two agreed workbooks for one trust and round are an error."""
    found = check_together([book("a.xlsx", group=AGREED), book("b.xlsx", group=AGREED, respondent="Tom Reed")])
    assert said(found, "agreed-twice") == [
        'ABT-13 ABT-13: 2 workbooks for Oakfield Learning Trust, Baseline, are "Agreed at the diagnostic meeting". '
        "There can be one: leave out the others, or change their group."
    ]
    assert len(found) == 1


def test_groups_and_rounds_that_are_not_known_are_not_compared(book):
    """A blank group or round is a problem of its own workbook."""
    blank = [book("a.xlsx", group=None), book("b.xlsx", group=None), book("c.xlsx", round=None)]
    assert check_together([*blank, book("d.xlsx", round=None, respondent="Tom Reed")]) == ()


def test_one_trust_under_two_names(book, said):
    """The number puts them together; the names are shown. Case and spaces make no other name."""
    third = book("c.xlsx", group=AGREED, trust_name="OAKFIELD  learning trust")
    found = check_together([book("a.xlsx"), book("b.xlsx", group="Trustees", trust_name="Oakfield Trust"), third])
    assert said(found, "trust-two-names") == [
        'ABT-01 ABT-01 ABT-01: The trust 07654321 is called "Oakfield Learning Trust" (in a.xlsx, c.xlsx) and "Oakfield '
        'Trust" (in b.xlsx). Its workbooks are put together by the number. Use one name, as it is registered at '
        "Companies House."
    ]
    assert len(found) == 1


def test_a_name_with_two_numbers_and_a_workbook_without_one(book, said):
    """Nothing tells of which of two trusts a workbook without a number is, so that somebody has to say."""
    numbers = ("07654321", "07654322", None)
    books = [book(f"{at}.xlsx", company_number=number, group=AGREED) for at, number in enumerate(numbers)]
    found = check_together(books)
    assert said(found, "trust-number-needed") == [
        "ABT-02: Oakfield Learning Trust has no Companies House number here, and 07654321 and 07654322 in other workbooks, so "
        "it is not clear which of them this is. It counts as a trust of its own until the number is typed here."
    ]
    assert said(found, "trust-number-absent") == []


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Ash Schools Trust", True),
        ("Oakfield Schools", False),
        ("Oakfeild Learning Trust", False),
        ("The Trust", False),
    ],
)
def test_one_number_of_two_trusts(book, said, name, error):
    """A number typed under a name that has nothing in common is another trust's; a name said in two ways is not."""
    found = check_together([book("a.xlsx"), book("b.xlsx", group="Trustees", trust_name=name)])
    told = said(found, "number-of-two-trusts")
    assert bool(told) == error
    if error:
        assert told == [
            'ABT-02 ABT-02: The Companies House number 07654321 is given by "Oakfield Learning Trust" (in a.xlsx) and "Ash '
            'Schools Trust" (in b.xlsx). Two trusts cannot share a number: correct the wrong one. If the trust has changed '
            "its name, type one name in all of them."
        ]


def test_a_trust_may_change_its_name_between_rounds(book, said):
    """What a trust was called a year ago is no error of today's."""
    later = {"round": "Final", "review_date": day("2027-11-09")}
    books = [book("a.xlsx"), book("b.xlsx", trust_name="Hazel Lane Academies", **later)]
    assert said(check_together(books), "number-of-two-trusts") == []


def test_names_that_are_nearly_the_same_are_named_with_their_files(book, said):
    """Without a number, a slip of the pen makes two trusts of one; the message shows both names and where they stand."""
    first = book("a.xlsx", company_number=None)
    second = book("b.xlsx", group="Trustees", company_number=None, trust_name="Oakfeild Learning Trust")
    assert said(check_together([first, second]), "trust-names-near") == [
        'ABT-01 ABT-01: "Oakfield Learning Trust" (in a.xlsx) and "Oakfeild Learning Trust" (in b.xlsx) are nearly the same '
        "name, and no Companies House number tells them apart or together. They count as two trusts. If they are one, "
        "type one name in both, or the number."
    ]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((None, None), 1), (("07654321", None), 1), (("07654321", "07654399"), 0), (("07654321", "07654321"), 0)],
)
def test_numbers_tell_near_names_apart(book, said, numbers, told):
    """Two numbers are two trusts and one number is one, whatever the names; a name without a number may be either."""
    books = [
        book("a.xlsx", company_number=numbers[0]),
        book("b.xlsx", group="Trustees", company_number=numbers[1], trust_name="Oakfield Learning Trusts"),
    ]
    assert len(said(check_together(books), "trust-names-near")) == told


def test_one_name_in_several_typings_is_one_trust(book):
    """What a phone, a word processor and a register make of one name is one trust, and nothing to look at."""
    typings = [
        "St Mary's & St John's Trust",
        "St. Mary’s  and St John’s Trust Ltd",
        "The St Mary's and St John's Trust Limited",
    ]
    groups = ("Executive team", "Trustees", AGREED)
    books = [
        book(f"{at}.xlsx", group=group, company_number=None, trust_name=typing)
        for at, (group, typing) in enumerate(zip(groups, typings, strict=True))
    ]
    assert len({summarise(each).trust_key for each in books}) == 1
    assert check_together(books) == ()


def test_one_name_with_two_numbers(book, said):
    """Two numbers make two trusts, so the name is shown with both."""
    found = check_together([book("a.xlsx"), book("b.xlsx", group="Trustees", company_number="07654322")])
    assert said(found, "trust-two-numbers") == [
        "ABT-02 ABT-02: Oakfield Learning Trust has the Companies House numbers 07654321 and 07654322, "
        "and so counts as 2 trusts. Correct the wrong one."
    ]
    assert len(found) == 1


def test_a_number_missing_in_one_workbook(book, said):
    """The workbook without the number is named, and counts with those that have its name."""
    found = check_together([book("a.xlsx"), book("b.xlsx", group="Trustees", company_number=None)])
    assert said(found, "trust-number-absent") == [
        "ABT-02: Oakfield Learning Trust has no Companies House number here, and 07654321 in another workbook. They were "
        "taken for one trust, because the name is the same. Type the number here too."
    ]
    assert found[0].place.file == "b.xlsx"


def test_mixed_editions_are_a_warning(book, framework, said):
    """Every edition is named once, with all files."""
    older = book("b.xlsx", group="Trustees")
    older = replace(older, identity=older.identity._replace(edition="Twelve elements"))
    assert said(check_together([book("a.xlsx"), older]), "editions-mixed") == [
        f"a.xlsx b.xlsx: These workbooks were made for different editions: MAT assurance framework "
        f'("{framework.edition}") and MAT assurance framework ("Twelve elements"). '
        "Compare only the elements that they share, and read each answer beside the words it was given to."
    ]


def test_a_trusts_round_on_two_frameworks_is_two_reviews(book, framework, said):
    """Both are named with their workbooks, and nothing is said of groups given twice; two trusts' reviews are no matter."""
    quality = replace(framework, id="trust-quality", title="Trust quality")
    agreed = "Agreed at the diagnostic meeting"
    found = check_together([book("a.xlsx", group=agreed), replace(book("b.xlsx", group=agreed), framework=quality)])
    assert said(found, "frameworks-mixed") == [
        "a.xlsx b.xlsx: Oakfield Learning Trust, Baseline, has a review on each of several frameworks: "
        '"MAT assurance framework" (in a.xlsx) and "Trust quality" (in b.xlsx). Each makes documents of its own, and is compared '
        "with its own earlier rounds alone. Keep each review in a folder of its own. If a workbook is on the wrong framework, "
        "leave it out."
    ]
    assert codes(found) == ["frameworks-mixed"]
    apart = replace(book("c.xlsx", trust_name="Elm Trust", company_number="01234567"), framework=quality)
    assert codes(check_together([book("a.xlsx"), apart])) == []


def test_a_trust_is_told_by_its_number_else_by_its_name(book):
    """Spaces and case do not make another trust."""
    assert summarise(book("a.xlsx", company_number="sc 123456")).trust_key == "SC123456"
    assert summarise(book("a.xlsx", company_number=None, trust_name="Oakfield  TRUST")).trust_key == "oakfield trust"
    assert summarise(book("a.xlsx", company_number=None, trust_name=None)).trust_key == ""


def test_a_partnership_that_does_not_count_is_named(desk, said):
    """The agreed workbook's partnership counts; where another one says otherwise, that is a warning there."""
    agreed = desk.assess(
        desk.about(group=AGREED) | desk.ratings() | desk.partnership(), file="agreed.xlsx", workbook_id="w_1"
    )
    other = desk.assess(desk.about() | desk.partnership(school_contact="Jo Lee"), file="other.xlsx", workbook_id="w-2")
    assert said(check_together([agreed, other]), "partnership-unused") == [
        "other.xlsx: The agreement with Hazel Lane Primary School is built from agreed.xlsx, the agreed workbook. The "
        "partnership here is another, and is not used: PAR-09 (Key contact at party 2). Clear it, or change the agreed one."
    ]


def test_of_many_answers_that_differ_the_first_are_named(desk, said):
    """A message about two quite different partnerships says how many answers differ."""
    first = desk.assess(desk.about() | desk.partnership(), file="a.xlsx", workbook_id="w_1")
    bare = desk.about() | desk.named("partnership", {"school_name": "Hazel Lane Primary School"})
    second = desk.assess(bare, file="b.xlsx", workbook_id="w-2")
    (message,) = said(check_together([first, second]), "partnerships-differ")
    # all answers of the key information but one, ten of the charges, four of the services, ten on data
    assert "PAR-01 (Party 1: name of the trust that gives the support), " in message
    assert " and 47 more. Keep the one" in message


@pytest.mark.parametrize(("urn", "told"), [(None, 1), ("654321", 0)])
def test_schools_of_nearly_one_name(desk, said, urn, told):
    """A word that is left out of a school's name makes it another school, and that is said where no number tells them apart."""
    first = desk.assess(desk.about() | desk.partnership(), file="a.xlsx", workbook_id="w_1")
    other = desk.partnership(school_name="Hazel Lane Primary", school_urn=urn)
    second = desk.assess(desk.about() | other, file="b.xlsx", workbook_id="w-2")
    assert (
        said(check_together([first, second]), "school-names-near")
        == [
            'a.xlsx b.xlsx: "Hazel Lane Primary School" and "Hazel Lane Primary" are nearly the same name, and no URN tells them '
            "apart or together. Each has an agreement of its own. If they are one school, type one name in both workbooks, or its "
            "URN."
        ]
        * told
    )


def test_a_blank_review_beside_others_is_not_counted(desk, book, said):
    """It is named once, and is no second view of its group."""
    blank = desk.assess(desk.about(), parts=frozenset({Part.REVIEW}), file="b.xlsx", workbook_id="b.xlsx")
    found = check_together([book("a.xlsx"), blank])
    assert codes(found) == ["view-not-given"]
    assert said(found, "view-not-given") == [
        "b.xlsx: This workbook holds no rating yet, so it is not counted, and no document names it. "
        "If it was filled in, type the ratings as words: the colour of a cell is not read."
    ]
    assert check_together([blank]) == ()


def test_a_plan_that_is_not_used(desk, said):
    """The agreed workbook's plan counts; one that says another is named with the file that is used."""
    agreed = desk.about(group=AGREED) | desk.ratings() | desk.priority()
    books = [desk.assess(agreed, file="a.xlsx", workbook_id="a")]
    for file, change in (("b.xlsx", {}), ("c.xlsx", {"objective": "Other."})):
        answers = desk.about(group="Trustees", respondent=file) | desk.ratings() | desk.priority(**change)
        books.append(desk.assess(answers, file=file, workbook_id=file))
    assert said(check_together(books), "plan-unused") == [
        "c.xlsx: The development plan is built from a.xlsx, the agreed workbook. The plan here is another, and is not "
        "used. Clear it, or change the agreed one."
    ]
