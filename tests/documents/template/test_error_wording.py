"""What a template's faults are called: plain words, with nothing of the machinery."""

from __future__ import annotations

import re

import pytest

from tests.documents.template.test_attacks import CALLING_FILTERS, FORMATS, REACHING, VALUES
from tests.documents.template.test_engine import refused, template

SAID = [
    ("{{ 1 / 0 }}", "it divides by nought"),
    ("{{ rows|nosuch }}", 'there is no filter called "nosuch"'),
    ("{% if x %}", "the {% if … %} that is open there is never closed with {% endif %}"),
    ("{% for a in rows %}{% endif %}", '"endif" stands where {% endfor %} is expected'),
    ("{{ x y }}", '"y" was not expected there'),
    ("{{ (x }}", '"}" stands where ")" is expected'),
    ("{{ }}", "nothing stands in it"),
    ("{# x", "a comment that begins with {# does not end with #}"),
    ("{% raw %}", "the {% raw %} that is open there is never closed with {% endraw %}"),
    ("{{ x + 1 }}", "it adds a number to a text with +; join texts with ~ instead"),
    ("{{ 1 + x }}", "it puts a number and a text together with +"),
    ("{{ x < 1 }}", "it compares a text with a number"),
    ("{{ 5|length }}", "it asks for the length of a number"),
    ("{% for a in 5 %}{% endfor %}", "it repeats over a number, which is no list"),
    ("{{ x() }}", "it uses a text as if it were a function"),
    ("{% for a, b in [[1]] %}{% endfor %}", "it takes apart a list that has another number of entries"),
    ("{{ range(999999) }}", "it counts further than 100,000"),
    ("{{ rows[7] }}", "asks for entry number 8 where there is none"),
    ("{{ []|first }}", "asks for the first or last entry where there is none"),
    ("{{ x.nothing }}", "Nothing has a name there; use what stands before the dot alone."),
    ("{% include 'x' %}", "it asks for another file; a template stands alone"),
    ("{{ x.__class__ }}", 'it asks for "__class__", which templates may not have'),
    ("{% if not x %}{% set q = 1 %}{% endif %}{{ q }}", 'uses "q" where it is not set'),
    ("{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}", "it calls itself without end"),
    ("{{ cycler() }}", "it does not fit the values that it is given"),
]
#: What only a programmer would say.
MACHINERY = re.compile(
    r"object|[Jj]inja|[Uu]ndefined|NoneType|\bNone\b|MAX_|unhash|iterable|sandbox|callable|<class|<built|Error|attribute '|token|dict\b"
)


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_fault_is_said_in_plain_words(text: str, said: str) -> None:
    """The sentence says what it means to somebody who knows Word, and quotes the paragraph whole."""
    message = str(refused(template(f"Here: {text}"), **VALUES))
    assert said in message
    assert f'"Here: {text}"' in message


@pytest.mark.parametrize("text", [text for text, _ in SAID] + REACHING + FORMATS + CALLING_FILTERS)
def test_no_message_shows_machinery(text: str) -> None:
    """Around the user's own words stand ours, and no class, no constant and no name from a library."""
    error = refused(template(text), **VALUES)
    own = re.sub(r'"[^"]*"', "", error.what.partition(", in the paragraph")[0] + error.what.rpartition('":')[2])
    assert not MACHINERY.search(own + error.remedy)


def test_a_long_list_of_names_is_cut() -> None:
    """Twelve names help; sixty do not."""
    error = refused(template("{{ zzzz }}"), **{f"name{n:02d}": n for n in range(40)})
    assert error.remedy == (
        "Names that can stand there: name00, name01, name02, name03, name04, name05, name06, name07, name08, name09, "
        "name10, name11 and 28 more."
    )


def test_a_name_that_is_set_under_a_condition_may_be_used() -> None:
    """It is an error only where it was not set."""
    from matsheets.documents.template.engine import fill
    from tests.documents.builders import paragraphs_of

    content = template("{%p if x %}", "{% set y = 'set' %}", "{%p endif %}", "{{ y }}")
    assert paragraphs_of(fill(content, {"x": True})) == ["", "set"]
    assert refused(content, x=False).code == "template-not-set"
