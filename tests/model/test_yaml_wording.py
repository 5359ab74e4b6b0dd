"""What a YAML parser's complaint is turned into: a sentence for whoever wrote the line."""

from __future__ import annotations

import pytest
import yaml

from matsheets.model.yaml_wording import explain_yaml_error

LOADERS = [loader for name in ("CSafeLoader", "SafeLoader") if (loader := getattr(yaml, name, None))]

#: What somebody writes, and the line that they are shown instead.
MENDED_BY_QUOTES = {
    "title: Trust: the next step": 'title: "Trust: the next step"',
    "id: x\ntitle: *starred": 'title: "*starred"',
    "title: @home": 'title: "@home"',
    "title: %s of pupils": 'title: "%s of pupils"',
    "questions:\n  - Who decides: heads or the board?: x": '- "Who decides: heads or the board?: x"',
    'title: "Vision" and values': 'title: "\\"Vision\\" and values"',
    "title: 'it's ours'": 'title: "it\'s ours"',
    "title: - a dash": 'title: "- a dash"',
}

#: What somebody writes that quotation marks do not mend, the line, and words of the sentence.
TOLD = [
    ("id: x\n\ttitle: y", 2, "begins with a tab. Begin it with spaces."),
    ('title: "Vision', 1, "quotation mark is opened and never closed"),
    ("title: a\n  about: b", 2, "indented too far"),
    ("title: Vision\nand values\n", 2, "Indent it under the line that it belongs to"),
    ("tags: [one, two", 1, "bracket is opened and never closed"),
    ("scale:\n  - {id: red, fill: #8B0000}\n  - {id: green}\n", 2, 'Put the colour in quotation marks: "#8B0000"'),
    ('title: "C:\\sheets"', 1, "double it"),
]


def complaint(text: str, loader: object) -> tuple[int, str]:
    """What is said of a text that the parser does not take."""
    with pytest.raises(yaml.MarkedYAMLError) as refused:
        yaml.compose(text, Loader=loader)  # type: ignore[arg-type]
    return explain_yaml_error(refused.value, text)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", MENDED_BY_QUOTES)
def test_a_line_that_quotation_marks_mend_is_shown_with_them(text: str, loader: object) -> None:
    """The line is the one that was typed, and a file with what is shown in its place can be read."""
    line, sentence = complaint(text, loader)
    mended = MENDED_BY_QUOTES[text]
    typed = text.split("\n")
    indent = typed[line - 1][: len(typed[line - 1]) - len(typed[line - 1].lstrip())]

    assert sentence.endswith(f"Put the text in quotation marks: {mended}")
    assert yaml.compose("\n".join([*typed[: line - 1], indent + mended, *typed[line:]]), Loader=loader)  # type: ignore[arg-type]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "line", "words"), TOLD)
def test_another_slip_is_told_in_plain_words(text: str, line: int, words: str, loader: object) -> None:
    """The sentence names the line or one beside it, says what to do, and offers no quotation marks that do not help."""
    found, sentence = complaint(text, loader)

    assert abs(found - line) <= 1
    assert words in sentence
    assert "Put the text in quotation marks: " not in sentence
