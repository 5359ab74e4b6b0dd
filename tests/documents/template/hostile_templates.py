"""Templates that ask for too much, each made by code; run by name, one reports what it took.

``python -m tests.documents.template.hostile_templates NAME`` fills and checks the template, as a person's commands would,
and prints what was said, the processor's seconds and the most memory that the process ever held.
"""

from __future__ import annotations

import io
import json
import sys
import time
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from matsheets.documents.authoring.template_check import examine
from matsheets.documents.contexts.values import fields
from matsheets.documents.template import limits
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from tests.documents.template.test_engine import rezipped, template

MEGABYTE_OF_KILOBYTES = 1024


def grown(start: str, times: int, rest: str, variable: str = "n.x") -> str:
    """Tags that double a text until it is long, and then ask something of it."""
    return (
        f"T{{% set n = namespace(x={start}) %}}{{% for i in range({times}) %}}"
        f"{{% set n.x = n.x ~ n.x %}}{{% endfor %}}{rest.replace('X', variable)}"
    )


#: By name: the paragraphs of a template, each of which tries to outrun the limits in its own way.
TEXTS: dict[str, Sequence[str]] = {
    "wordwrap of five million letters": [grown("'a' * 9900", 9, "{{ X|wordwrap(1)|length }}")],
    "wordwrap of many words": [grown("'a ' * 4900", 9, "{{ X|wordwrap(2, wrapstring='b' * 9999)|length }}")],
    "wordwrap in a loop": ["{% for i in range(9999) %}{{ ('a' * 9999)|wordwrap(1)|length }}{% endfor %}"],
    "a format with 300,000 wide places": [grown("'{0:9999}' * 1200", 8, "{{ X.format(1)|length }}")],
    "a format by the filter": [grown("'%9999d' * 1600", 8, "{{ (X|format(1))|length }}")],
    "a format by the sign": [grown("'%s' * 4900", 8, "{{ (X % ('b' * 9999))|length }}")],
    "formats in a loop": ["{% for i in range(9999) %}{{ ('{0:9999}' * 999).format(i)|length }}{% endfor %}"],
    "format_map": ["{{ ('{a:9999}' * 1200).format_map({'a': 1})|length }}" * 30],
    "a format of long values": ["{{ ('{0}' * 3000).format('b' * 9999)|length }}"],
    "a width of its own making": ["{{ '{:{}}'.format(1, 99999999) }}"],
    "batch that fills up": ["{% for i in range(9999) %}{{ [1]|batch(9999, 'b' * 9999)|list|length }}{% endfor %}"],
    "batch within map": ["{{ range(9999)|map('batch', 9999, 'ab')|map('list')|list|length }}"],
    "slice that fills up": ["{% for i in range(9999) %}{{ range(9999)|slice(9999, 'b' * 999)|list|length }}{% endfor %}"],
    "groupby": [
        "{% set n = namespace(x=[]) %}{% for i in range(9999) %}"
        "{% set n.x = range(99999)|map('string')|map('upper')|groupby('x')|list %}{% endfor %}"
    ],
    "select upon select": ["{{ range(99999)" + "|select" * 600 + "|list|length }}"],
    "select upon select, shorter": ["{{ range(99999)" + "|select" * 100 + "|list|length }}" * 3],
    "select that looks through a list": ["{% set b = range(99999)|list %}{{ range(99999)|select('in', b)|list|length }}"],
    "map upon map": ["{{ range(99999)" + "|map('string')" * 90 + "|list|length }}"],
    "join of one text again and again": ["{{ ([1]|batch(9999, 'b' * 9999)|first)|join|length }}"],
    "join by a long separator": ["{{ range(99999)|join('b' * 9999)|length }}"],
    "join by the method": ["{{ ('b' * 9999).join(range(99999)|map('string'))|length }}"],
    "replace nothing by much": ["{{ ('a' * 9999)|replace('', 'b' * 9999)|length }}"],
    "indent": [grown("'a\\n' * 4900", 8, "{{ X|indent(9999)|length }}")],
    "center in a list": ["{{ range(99999)|map('center', 9999)|list|length }}"],
    "a text repeated": ["{% for i in range(99999) %}{{ ('a' * 9999)|length }}{{ 'a' * 9999 }}{% endfor %}"],
    "numbers without end": ["{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}{{ n.x }}"],
    "powers": ["{{ 9 ** 9 ** 9 }}"],
    "tojson of a deep list": [
        "{% set n = namespace(x=[1]) %}{% for i in range(400) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x|tojson(indent=9999)|length }}"
    ],
    "pprint of a long list": ["{{ range(99999)|list|pprint|length }}"],
    "striptags of many comments": [grown("'<!---->' * 1200", 7, "{{ X|striptags|length }}")],
    "sort of one long text": ["{{ ([1]|batch(9999, 'Ab' * 4999)|first)|sort|length }}"],
    "sort of many numbers": ["{% for i in range(9999) %}{{ range(99999)|sort(reverse=true)|length }}{% endfor %}"],
    "unique": ["{% for i in range(9999) %}{{ range(99999)|map('string')|unique|list|length }}{% endfor %}"],
    "a text joined to itself in one tag": [grown("'a' * 9900", 7, "{{ (" + "~".join(["X"] * 900) + ")|length }}")],
    "slices of one text in one tag": [grown("'a' * 9900", 8, "{{ [" + ",".join(["X[1:]"] * 900) + "]|length }}")],
    "a text as a list of letters": [grown("'\u0142' * 9900", 7, "{{ " + "~".join(["(X|list|length)"] * 40) + " }}")],
    "a text split into letters": [grown("'\u0142\u0142 ' * 3300", 7, "{{ " + "~".join(["X.split()|length"] * 40) + " }}")],
    "lists that are kept": [
        "{% set n = namespace(x=[]) %}{% for i in range(400) %}{% set n.x = n.x + [range(99999)|list] %}{% endfor %}"
    ],
    "lists of lists that are kept": [
        "{% set n = namespace(x=[]) %}{% for i in range(400) %}{% set n.x = n.x + [range(99999)|batch(1)|list] %}{% endfor %}"
    ],
    "letters beyond the plane in one document": [
        grown("'\U0001f331' * 4900", 6, "{{ X }}" * 20),
    ],
    "twenty million letters": ["{% set s = 'a' * 9999 %}{% for i in range(1990) %}{{ s }}{% endfor %}\U0001f331"],
    "nineteen million letters and one beyond the plane": ["{% set s = 'a' * 9999 %}{% for i in range(1850) %}{{ s }}{% endfor %}\U0001f331"],
    "a million lines": ["{% set s = 'a\\n' * 4999 %}{% for i in range(900) %}{{ s }}{% endfor %}"],
    "half a million lines": ["{% set s = 'a\\n' * 4999 %}{% for i in range(85) %}{{ s }}{% endfor %}"],
    "ten million tabs": ["{% set s = '\\t' * 9999 %}{% for i in range(1000) %}{{ s }}{% endfor %}"],
    "short lines in many turns": ["{% for i in range(99999) %}{{ '\\n' * 60 }}{{ '\\n' * 60 }}{% endfor %}"],
    "as many paragraphs as there is room for": ["{%p for i in range(60000) %}", "{{ i }}", "{%p endfor %}"],
    "paragraphs without end": ["{%p for i in range(99999) %}", "{{ i }}", "{{ i }}", "{%p endfor %}"] * 2,
    "a macro that calls itself": ["{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}"],
    "blocks that call two others": [
        "".join(f"{{% block b{n} %}}{{{{ self.b{n + 1}() }}}}{{{{ self.b{n + 1}() }}}}{{% endblock %}}" for n in range(60))
        + "{% block b60 %}{% endblock %}"
    ],
    "a huge list in one tag": ["{{ [" + "1," * 400_000 + "]|length }}"],
    "many long tags": ["{{ [" + "x," * 4_000 + "]|length }}"] * 60,
    "many tags": ["{{ trust }}{% if trust %}{% set a = 1 %}{% endif %}"] * 6_000,
    "many branches": ["{% if trust %}" + "".join(f"{{% elif trust == {n} %}}{{% set a{n} = 1 %}}" for n in range(2400)) + "{% endif %}"],
    "many names in a macro": [
        "{% macro m() %}" + "".join(f"{{% if q %}}{{% set c{n} = 1 %}}{{% endif %}}" for n in range(1600)) + "{% endmacro %}"
    ],
    "many unknown names": [f"{{{{ unknown_name_{n} }}}}" for n in range(4_900)],
    "comments that open": ["{#" * 400_000],
    "brackets that open": ["{%" * 400_000, "{{ " * 300_000],
    "a word as long as a book": ["{% if " + "a" * 900_000 + " %}x{% endif %}"],
    "brackets within brackets": ["{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"],
    "filters upon filters": ["{{ trust" + "|upper" * 20_000 + " }}"],
}  # fmt: skip
BODY = "word/document.xml"


def with_body(xml: bytes) -> bytes:
    """A template with this XML before its own paragraphs."""
    base = template("{{ trust }}")
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        whole = package.read(BODY)
    start = whole.index(b"<w:body>") + len(b"<w:body>")
    return rezipped(base, {BODY: whole[:start] + xml + whole[start:]})


def with_link(address: str) -> bytes:
    """A template with a link to this address."""
    base = template("{{ trust }}")
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        whole = package.read(name)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="{address}" TargetMode="External"/></Relationships>'
    return rezipped(base, {name: whole.replace(b"</Relationships>", link.encode())})


def nested(opening: bytes, inner: bytes, closing: bytes, depth: int) -> bytes:
    """A template with elements in elements."""
    return with_body(opening * depth + inner + closing * depth)


def named_twice() -> bytes:
    """A package that holds its text twice, the second time with another."""
    out = io.BytesIO(template("{{ trust }}"))
    with zipfile.ZipFile(out, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr(BODY, package.read(BODY).replace(b"trust", b"other"))
    return out.getvalue()


_RUN = b"<w:r><w:t>{{ trust }}</w:t></w:r>"
_BOX = b"<w:p><w:r><w:pict><w:txbxContent>", b"</w:txbxContent></w:pict></w:r></w:p>"
_CELL = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
_OPEN_FIELD = b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "a" </w:instrText></w:r>'
_TOC = (
    b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    b'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_CONTROL = (
    b"<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:n='http://purl.org/dc/elements/1.1/' xmlns:c='http://schemas."
    b'openxmlformats.org/package/2006/metadata/core-properties\'" w:xpath="/c:coreProperties/n:title" '
    b'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p>'
    b"</w:sdtContent></w:sdt>"
)
_HEADING = b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>'
#: By name: what makes a file whose XML or package asks for too much.
FILES: dict[str, Callable[[], bytes]] = {
    "a part named twice": named_twice,
    "paragraphs nested 200,000 deep": lambda: nested(b"<w:p>", _RUN, b"</w:p>", 200_000),
    "paragraphs nested 2,000 deep": lambda: nested(b"<w:p>", _RUN, b"</w:p>", 2_000),
    "text boxes nested 60,000 deep": lambda: nested(_BOX[0], b"<w:p>" + _RUN + b"</w:p>", _BOX[1], 60_000),
    "tables nested 50,000 deep": lambda: nested(_CELL[0], b"<w:p>" + _RUN + b"</w:p>", _CELL[1], 50_000),
    "a million empty paragraphs": lambda: with_body(b"<w:p/>" * 999_000),
    "more tags than a book": lambda: with_body(b"<w:p/>" * 3_000_000),
    "150,000 paragraphs": lambda: with_body((b"<w:p>" + b"<w:r><w:t>a</w:t></w:r></w:p>") * 150_000),
    "40,000 tables": lambda: with_body((_CELL[0] + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" + _CELL[1]) * 40_000),
    "a text of thirty million letters": lambda: with_body(b"<w:p><w:r><w:t>" + b"a" * 30_000_000 + b"</w:t></w:r></w:p>"),
    "fields in fields": lambda: with_body(b"<w:p>" + _OPEN_FIELD * 50_000 + b"</w:p>"),
    "a field as long as a book": lambda: with_body(
        b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>' + (b"<w:instrText>" + b"a" * 999 + b"</w:instrText>") * 30_000
        + b"</w:r></w:p>"
    ),
    "5,000 contents lists": lambda: with_body(_TOC * 5_000 + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 9_000),
    "as many headings as there is room for": lambda: with_body(
        _TOC + _HEADING % b"{%p for i in range(60000) %}" + _HEADING % b"{{ i }}" + _HEADING % b"{%p endfor %}"
    ),
    "long properties and many tabs": lambda: with_body(
        b"<w:p><w:r><w:rPr>" + b"<w:b/>" * 20_000 + b"</w:rPr><w:t>{{ '\\t' * 9999 }}</w:t></w:r></w:p>"
    ),
    "opened in a loop": lambda: with_body(
        b"<w:p><w:r><w:t>{% for a in range(99999) %}</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>a{% endfor %}\n</w:t></w:r></w:p>"
        b"</w:txbxContent></w:pict></w:r></w:p>"
    ),
    "120,000 tracked insertions": lambda: with_body(
        b"<w:p>" + b'<w:ins w:id="1" w:author="a"><w:r><w:t>a</w:t></w:r></w:ins>' * 120_000 + b"</w:p>"
    ),
    "60,000 paragraphs whose ends were deleted": lambda: with_body(
        b'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 60_000
    ),
    "20,000 bound controls": lambda: with_body(_CONTROL * 20_000),
    "an address as long as a book": lambda: with_link("https://a/" + "{{" * 400_000),
    "an instruction of brackets": lambda: with_body(
        (b'<w:p><w:fldSimple w:instr="HYPERLINK ' + b"{{" * 4_900 + b'"/></w:p>') * 900
    ),
    "rows in a loop": lambda: with_body(
        b"<w:tbl><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{%tr for a in range(50000) %}</w:t></w:r></w:p>"
        b"</w:tc></w:tr><w:tr><w:tc><w:p>" + _RUN + b"</w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>"
        b"{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    ),
}  # fmt: skip
NAMES = (*TEXTS, *FILES)
#: Large, but documents all the same.
DOCUMENTS = {
    "letters beyond the plane in one document", "nineteen million letters and one beyond the plane", "half a million lines",
    "as many paragraphs as there is room for", "as many headings as there is room for", "many branches", "150,000 paragraphs",
    "40,000 tables", "120,000 tracked insertions", "20,000 bound controls", "fields in fields", "5,000 contents lists", "rows in a loop",
}  # fmt: skip
#: How many seconds of the processor a template that is no document is given here.
#: *Why:* those that are stopped by the clock show so in a third of the time.
_GIVEN = 5.0


def content_of(name: str) -> bytes:
    """The template of a name."""
    return template(*TEXTS[name]) if name in TEXTS else FILES[name]()


def _said(work: Callable[[bytes], object], content: bytes) -> str:
    try:
        found = work(content)
    except TemplateError as error:
        return str(error)
    return "\n".join(map(str, found)) if isinstance(found, tuple) else ""


def main(name: str) -> None:
    """Fill and check one template, and print what came of it as JSON."""
    content = content_of(name)
    if name not in DOCUMENTS:
        limits._SECONDS = _GIVEN
    known = fields(("trust", "the trust's name", "text"))
    start = time.process_time()
    filled = _said(lambda given: fill(given, {"trust": "Oakfield"}, name="board.docx"), content)
    middle = time.process_time()
    checked = _said(lambda given: sum(examine(given, known), ()), content)
    end = time.process_time()
    # Not ru_maxrss, in which Linux counts the process that started this one. Elsewhere there is no such file: 0.
    status = Path("/proc/self/status")
    most = int(status.read_text().split("VmHWM:")[1].split()[0]) // MEGABYTE_OF_KILOBYTES if status.exists() else 0
    print(json.dumps({  # noqa: T201 - this is a program
        "stopped_after": limits._SECONDS, "megabytes": most, "fill": round(middle - start, 2), "check": round(end - middle, 2),
        "filled": filled[:300], "checked": checked[:300],
    }))  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1])
