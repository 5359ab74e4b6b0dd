"""No template takes much more time than it is given, or 500 MB, to fill or to check: each is run by itself and measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from matsheets.documents.template.engine import fill
from tests.documents.builders import ROOT, paragraphs_of
from tests.documents.template.hostile_templates import DOCUMENTS, NAMES, TEXTS, named_twice, nested
from tests.documents.template.test_engine import refused, template
from tests.processor import keeps

SECONDS, MEGABYTES = 5, 500
#: One of each kind, for every run of the tests; the others are slow.
QUICK = (
    "wordwrap of five million letters", "a format with 300,000 wide places", "select upon select", "a part named twice",
    "paragraphs nested 200,000 deep",
)  # fmt: skip


def measured(name: str) -> dict[str, Any]:
    """What filling and checking one template took, and what was said."""
    command = [sys.executable, "-W", "error", "-m", "tests.documents.template.hostile_templates", name]
    ran = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True, text=True
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("name", [pytest.param(n, marks=[] if n in QUICK else pytest.mark.slow) for n in NAMES])
def test_a_template_stays_within_the_limits(name: str) -> None:
    """It is filled, or refused in a sentence, 5 seconds after a template's time has run out at the latest, and so is its check."""
    found = measured(name)
    assert keeps(found["fill"], found["stopped_after"] + SECONDS)
    assert keeps(found["check"], found["stopped_after"] + SECONDS)
    assert found["megabytes"] < MEGABYTES
    assert (found["filled"] == "") == (name in DOCUMENTS)
    assert found["filled"].startswith("board.docx ") or name in DOCUMENTS
    assert found["checked"]


def test_the_table_of_large_documents_names_templates() -> None:
    """A name that is spelt otherwise would let a template be refused unseen."""
    assert set(NAMES) >= DOCUMENTS | set(QUICK)
    assert len(TEXTS) >= 30


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{{ ('a ' * 4999 ~ 'a ' * 4999 ~ 'a ' * 4999 ~ 'a ' * 4999 ~ 'a ' * 4999)|wordwrap(9) }}", "wordwrap of more than 40,000 characters is not available"),
        ("{{ ('{}' * 5000 ~ '{}').format(1) }}", "format of more than 10,000 characters is not available"),
        ("{{ (('%s' * 5000 ~ '%s') % 1) }}", "format of more than 10,000 characters is not available"),
        ("{{ range(10001)|list|pprint }}", "pprint of more than 10,000 characters is not available"),
        ("{{ rows|tojson(indent=17) }}", "tojson with a number above 16 is not available"),
        ("{{ 'a'|center(10001) }}", "center with a number above 10,000 is not available"),
        ("{{ range(99999)|map('upper')|map('lower')|map('upper')|list }}", "its loops take more than 200,000 turns"),
    ],
)  # fmt: skip
def test_the_message_says_what_was_too_much(tag: str, why: str) -> None:
    """The name of what was asked for, and how much of it there may be."""
    assert f": {why}. Change or remove the tag." in str(refused(template(tag), rows=[1]))


def test_usual_calls_are_not_limited() -> None:
    """What templates do with answers goes on as before, with answers as long as a cell of a workbook may be."""
    answer = "many words " * 2978  # 32,758 characters; a cell holds 32,767
    content = template(
        "{{ x|wordwrap(80, wrapstring='/')|length }}|{{ x|upper|title|trim|length }}|{{ x.split()|length }}"
        "|{{ [x, x]|join(' and ')|length }}|{{ x|replace('many', 'few')|length }}|{{ rows|map('string')|join }}"
        "|{{ '%s of %s'|format(1, 2) }}|{{ '{:>12,.2f}'.format(1234.5) }}|{{ rows|batch(2, 'x')|list|length }}"
        "|{{ rows|tojson(indent=2)|length }}|{{ x[:10] ~ x[-5:] }}|{{ rows|sort(reverse=true)|first }}"
    )
    made = paragraphs_of(fill(content, {"x": answer, "rows": [1, 2, 3]}))[0].split("|")
    assert int(made[0]) > 32_700
    assert made[1:] == [
        "32757", "5956", "65521", "29780", "123", "1 of 2", "    1,234.50", "2", "17", "many words" "ords ", "3",
    ]  # fmt: skip


def test_a_part_named_twice_is_refused() -> None:
    """Which of the two a program reads is anybody's guess: the one that is checked may not be the one that is filled."""
    error = refused(named_twice())
    assert error.code == "template-package"
    assert str(error).startswith("board.docx was not made by Word or Writer (two parts share a name")


def test_paragraphs_nested_without_end_are_refused() -> None:
    """Word nests no paragraph deeper than a text box in a table in a text box."""
    error = refused(nested(b"<w:p>", b"<w:r><w:t>{{ x }}</w:t></w:r>", b"</w:p>", 200_000), x="x")
    assert error.code == "template-size"
    assert str(error).startswith("board.docx nests paragraphs, tables or text boxes hundreds deep")


def test_boxes_in_cells_in_boxes_are_filled() -> None:
    """What people do nest in Word is not too deep."""
    inner = b"<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"
    cell = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    made = fill(nested(cell[0], inner, cell[1], 12), {"x": "deep", "trust": "Oakfield"})
    assert "deep" in paragraphs_of(made)
