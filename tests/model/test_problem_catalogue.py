"""The catalogue: complete sentences, no holes, no drift, and a test for every code."""

import ast
import re
from pathlib import Path

import pytest

from matsheets.model.framework import FrameworkWords, Word
from matsheets.model.problem_catalogue import CATALOGUE, SHOWN, Code, problem, shorten
from matsheets.model.problems import Place, Severity, Stage

PLACE = Place("oakfield.xlsx")
MATSHEETS = Path(__file__).parents[2] / "matsheets"
#: Where problems are found: in the checks, and where documents are planned.
FOUND_IN = (*sorted((MATSHEETS / "checks").glob("*.py")), MATSHEETS / "batch" / "document_planning.py")


def _strings(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_has_a_test():
    """Every slug of the catalogue stands as a string in some test of a check."""
    modules = sorted((Path(__file__).parents[1] / "checks").glob("test_check_*.py"))
    assert len(modules) >= 7
    assert len(CATALOGUE) > 60
    tested = set().union(*map(_strings, modules))
    assert [slug for slug in CATALOGUE if slug not in tested] == []


def test_every_code_is_used_by_a_check():
    """No code stands in the catalogue without a check that yields it."""
    assert len(FOUND_IN) >= 9
    used = set().union(*(re.findall(r"Code\.([A-Z_]+)", module.read_text(encoding="utf-8")) for module in FOUND_IN))
    assert {code.name for code in Code} - used == set()


def test_slugs_are_stable_words():
    """A slug is the code's name in lower case with hyphens, and finds the code again."""
    assert CATALOGUE["rating-missing"] is Code.RATING_MISSING
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in CATALOGUE)
    assert len(CATALOGUE) == len(Code.__members__)


def test_sentences_keep_to_the_house_style():
    """Every template is whole sentences without blame, jargon or the word invalid, and its title fits a table."""
    for code in Code:
        template = code.value.template
        assert template.rstrip("}").endswith((".", "new-workbook", "{prompt", "{help", "{hint")), code
        assert not re.search(r"\b(invalid|illegal|please|sorry|wrongly|None|null|string|integer)\b|!", template), code
        assert 3 < len(code.value.title) <= 45, code
        assert not code.value.title.endswith("."), code


def test_titles_are_unique():
    """No two codes share a title."""
    titles = [code.value.title for code in Code]
    assert len(set(titles)) == len(titles)


def test_a_missing_fact_raises():
    """A sentence with a hole in it never reaches a user."""
    with pytest.raises(TypeError, match="rating-missing needs the facts"):
        problem(Code.RATING_MISSING, PLACE, hint="")


def test_a_superfluous_fact_raises():
    """A fact that the sentence does not use is a sign of drift."""
    with pytest.raises(TypeError, match="macros needs the facts"):
        problem(Code.MACROS, PLACE, colour="red")


def test_a_sentence_with_a_framework_s_word_needs_its_words():
    """No framework is called by another's words because a check forgot to say which it is."""
    with pytest.raises(TypeError, match=r"joint-plan-empty needs the facts \['words'\]"):
        problem(Code.JOINT_PLAN_EMPTY, PLACE)
    words = FrameworkWords(element=Word("outcome", "outcomes"))
    assert "for each outcome that you take on" in problem(Code.JOINT_PLAN_EMPTY, PLACE, words=words).message


def test_a_problem_without_a_place_raises():
    """A problem is always somewhere."""
    with pytest.raises(TypeError, match="macros has no place"):
        problem(Code.MACROS, [])


def test_severity_and_stage_come_from_the_catalogue():
    """A problem carries what its entry says."""
    found = problem(Code.RESPELT, PLACE, "amber red", reading="Amber-red")
    assert (found.code, found.severity, found.stage) == ("respelt", Severity.NOTE, Stage.CELLS)
    assert problem("respelt", [PLACE], "amber red", reading="Amber-red") == found
    assert str(found) == 'oakfield.xlsx: "amber red" was read as Amber-red.'


def test_a_long_value_is_short_in_the_message_and_whole_in_the_problem():
    """The message shows the first 60 characters on one line; the problem keeps all."""
    value = "first line\nsecond " + "x" * 100
    found = problem(Code.RATING_AMBIGUOUS, PLACE, value, candidates="Amber-red or Amber-green")
    assert found.value == value
    assert found.message.startswith('"first line second xxx')
    assert "x" * 42 + '…" could be' in found.message
    assert len(shorten(value)) == SHOWN + 1


def test_braces_in_a_value_are_printed_as_they_stand():
    """What looks like a field in a user's value is not one."""
    found = problem(Code.RESPELT, PLACE, "{x} {value}", reading="{y}")
    assert found.message == '"{x} {value}" was read as {y}.'
