"""Links: when a text says its address itself, what may be live, and what a formula links to."""

from __future__ import annotations

import pytest

from matsheets.model.links import address_in, is_said, makes_link, may_be_live, text_and_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://trust.example/minutes", "https://trust.example/minutes"),
        ("trust.example/minutes", "https://trust.example/minutes/"),
        ("TRUST.example", "http://trust.example/"),
        ("jo@trust.example", "mailto:jo@trust.example"),
        ("Minutes: see https://trust.example/minutes, page 3", "https://trust.example/minutes"),
        ("Board minutes (trust.example/minutes).", "https://trust.example/minutes"),
        ("C:\\Papers\\June minutes.docx", "file:///C:\\Papers\\June%20minutes.docx"),
        ("https://trust.example/June minutes.docx", "https://trust.example/June%20minutes.docx"),
    ],
)
def test_a_text_that_says_its_address_stays_as_it_is(text: str, address: str) -> None:
    """Who typed the address sees it once."""
    assert is_said(address, text)
    assert text_and_address(text, address) == text


@pytest.mark.parametrize(
    ("text", "address", "printed"),
    [
        ("here", "https://trust.example/minutes", "here (https://trust.example/minutes)"),
        ("trust.example", "https://trust.example/minutes", "trust.example (https://trust.example/minutes)"),
        ("Jo Smith", "mailto:jo@trust.example", "Jo Smith (mailto:jo@trust.example)"),
        ("the plan", "#Plan!A5", "the plan (#Plan!A5)"),
        ("here", "javascript:alert(1)", "here (javascript:alert(1))"),
        ("here", "", "here"),
    ],
)
def test_any_other_text_has_its_address_after_it(text: str, address: str, printed: str) -> None:
    """Where the words do not say where the link goes, the address follows them."""
    assert text_and_address(text, address) == printed


@pytest.mark.parametrize(
    ("address", "live"),
    [
        ("https://trust.example/a%20b?c=d&e=f#g", True),
        ("HTTP://trust.example", True),
        ("mailto:jo@trust.example?subject=Minutes", True),
        ("javascript:alert(1)", False),
        ("file:///C:/Papers/minutes.docx", False),
        ("\\\\server\\papers\\minutes.docx", False),
        ("minutes.docx", False),
        ("#Plan!A5", False),
        ("https://trust.example/a b", False),
        ('https://trust.example/"onclick', False),
        ("https://trust.example/<a>", False),
        ("https://" + "a" * 2_100, False),
        ("data:text/html,hello", False),
    ],
)
def test_only_addresses_of_the_web_and_of_email_may_be_live(address: str, live: bool) -> None:
    """Scripts, files, other schemes and what Excel would not take are text."""
    assert may_be_live(address) is live


@pytest.mark.parametrize(
    ("formula", "address"),
    [
        ('HYPERLINK("https://trust.example","here")', "https://trust.example"),
        ('hyperlink( "https://trust.example" )', "https://trust.example"),
        ('IF(A1="","",HYPERLINK("https://trust.example/""quoted""",A1))', 'https://trust.example/"quoted"'),
        ('HYPERLINK("#Plan!A5","the plan")', "#Plan!A5"),
        ('HYPERLINK(A1,"here")', ""),
        ('HYPERLINK("https://trust.example/"&A1,"here")', ""),
        ('IF(A1,HYPERLINK("https://a.example"),HYPERLINK("https://b.example"))', ""),
    ],
)
def test_a_formula_links_to_the_address_that_it_states(formula: str, address: str) -> None:
    """A literal address is read; one that is worked out, or one of several, is not guessed."""
    assert makes_link(formula)
    assert address_in(formula) == address


@pytest.mark.parametrize("formula", ['"HYPERLINK(""https://a.example"")"', 'MYHYPERLINK("https://a.example")', "A1+1"])
def test_other_formulas_make_no_link(formula: str) -> None:
    """The name of the function in a text, or at the end of another name, is no link."""
    assert not makes_link(formula)
    assert address_in(formula) == ""
