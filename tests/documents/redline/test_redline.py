"""A document that shows what changed: accepting all gives the new one, rejecting all the old one."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from functools import cache
from html import escape
from itertools import permutations

import pytest
from lxml import etree

from matsheets.documents.redline.redline import Redline, redline
from matsheets.errors import DocumentError
from matsheets.storage.shipped_files import samples_dir
from tests.documents.builders import blank_document
from tests.documents.redline.tracked import W, accepted, body, outline, part, rejected

NOON = dt.datetime(2026, 11, 9, 12)
#: Those of the trusts that are told at length; the plans of the programme's are of one pattern.
PLANS = [path for path in sorted(samples_dir().rglob("*development-plan*.docx")) if "programme" not in path.parts]


def compared(old: bytes, new: bytes) -> Redline:
    """The redline of two documents, by somebody."""
    return redline(old, new, author="Ann Clerk", date=NOON)


def both_ways(content: bytes) -> tuple[list[object], list[object]]:
    """What a body says when all is rejected, and when all is accepted."""
    return outline(rejected(part(content))[0]), outline(accepted(part(content))[0])


@cache
def _shell() -> dict[str, bytes]:
    out = io.BytesIO()
    blank_document().save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def document(content: str) -> bytes:
    """A Word document with this body; ``w`` is the namespace's prefix."""
    root = etree.fromstring(_shell()["word/document.xml"])
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in root.nsmap.items() if prefix)
    held = etree.fromstring(f"<body {spaces}>{content}</body>")
    root[0][:] = [*held, root[0][-1]]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, bytes_ in _shell().items():
            package.writestr(name, etree.tostring(root) if name == "word/document.xml" else bytes_)
    return out.getvalue()


def p(text: str, style: str = "") -> str:
    """A paragraph; words between stars are bold."""
    runs = "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" * (at % 2)}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        for at, words in enumerate(text.split("*"))
        if words
    )
    return f'<w:p>{f"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""" if style else ""}{runs}</w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells of paragraphs, each on a line of its own."""
    cells = [[cell if cell.startswith("<") else "".join(map(p, cell.split("\n"))) for cell in row] for row in rows]
    drawn = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{drawn}</w:tbl>"


def changes(content: bytes) -> list[tuple[str, str]]:
    """The words that were deleted and inserted, in order."""
    marks = part(content).iter(f"{W}del", f"{W}ins")
    words = ((mark.tag.removeprefix(W), "".join(mark.itertext())) for mark in marks)
    return [(kind, text) for kind, text in words if text]


@pytest.mark.parametrize(("old", "new"), list(permutations(range(len(PLANS)), 2))[::4])
def test_samples_come_back(old, new):
    """Of two plans of the samples, whatever they are, rejecting all gives the one and accepting all the other, with styles."""
    before, after = PLANS[old].read_bytes(), PLANS[new].read_bytes()
    content = compared(before, after).content
    assert both_ways(content) == (body(before), body(after))
    assert both_ways(content)[0] != both_ways(content)[1]


WORDS = ("lead", "reads", "to", "the board", "each term", "and", "PLAN-01", "PLAN-02", "Due: May", " ", "£4,200")


def any_text(chance: random.Random) -> str:
    """A few words, now and then none."""
    return " ".join(chance.choices(WORDS, k=chance.randint(0, 6))) + chance.choice(("", "*bold*", ".", "\t", "*"))


def any_cell(chance: random.Random) -> str:
    """A few lines, now and then with a table among them."""
    lines = "\n".join(any_text(chance) for _ in range(chance.randint(1, 3)))
    return p(any_text(chance)) + table((any_text(chance),)) + p(any_text(chance)) if chance.random() < 0.1 else lines


def any_body(chance: random.Random) -> str:
    """A few paragraphs and tables."""
    blocks = []
    for _ in range(chance.randint(0, 7)):
        if chance.random() < 0.4:
            width = chance.randint(1, 3)
            rows = [tuple(any_cell(chance) for _ in range(width)) for _ in range(chance.randint(1, 4))]
            blocks.append(table(*rows))
        else:
            blocks.append(p(any_text(chance), chance.choice(("", "Heading1", "ListBullet"))))
    return "".join([*blocks, p(any_text(chance))])


@pytest.mark.parametrize("seed", range(10))
def test_random_documents_come_back(seed):
    """Of any two bodies of paragraphs and tables, rejecting all gives the one and accepting all the other."""
    chance = random.Random(seed)
    for _ in range(8):
        old, new = document(any_body(chance)), document(any_body(chance))
        assert both_ways(compared(old, new).content) == (body(old), body(new))


def test_words_are_marked_not_paragraphs():
    """Only the words that changed are marked, as phrases, and what stays between is not."""
    old = document(p("Ruth Okonjo leads the work on attendance until May."))
    new = document(p("Sadia Rehman leads the work on attendance until June 2027."))
    assert changes(compared(old, new).content) == [
        ("del", "Ruth Okonjo"), ("ins", "Sadia Rehman"), ("del", "May"), ("ins", "June 2027"),
    ]  # fmt: skip


def test_a_word_left_between_changes_goes_with_them():
    """A short word that stayed between two longer changes is replaced with them, so that a person reads phrases."""
    old = document(p("They met the governors of each school in the autumn term."))
    new = document(p("They met parents and staff of every academy in the autumn term."))
    assert changes(compared(old, new).content) == [
        ("del", "the governors of each school"), ("ins", "parents and staff of every academy"),
    ]  # fmt: skip


def test_formats_stay_on_their_words():
    """Words that stayed have the new document's format, words that went the old one's."""
    old = document(p("Due *in May* at the latest"))
    new = document(p("Due *in June* at the latest"))
    runs = [
        ("".join(run.itertext()), run.find(f"{W}rPr/{W}b") is not None)
        for run in part(compared(old, new).content).iter(f"{W}r")
    ]
    assert runs == [("Due ", False), ("in ", True), ("May", True), ("June", True), (" at the latest", False)]


def test_ratings_can_be_read():
    """A rating that changed stands whole, without its own colours: word processors print changes in a colour of theirs."""
    chip = '<w:rPr><w:b/><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="8B0000"/></w:rPr>'
    rated = f"<w:p><w:r>{chip}<w:t>Amber</w:t><w:noBreakHyphen/><w:t>{{}}</w:t></w:r></w:p>"
    content = compared(document(rated.format("red")), document(rated.format("green"))).content
    assert changes(content) == [("del", "Amberred"), ("ins", "Ambergreen")]
    runs = [[item.tag.removeprefix(W) for item in run.find(f"{W}rPr")] for run in part(content).iter(f"{W}r")]
    assert runs == [["b"], ["b"]]
    assert both_ways(content) == ([("", "Amber-red")], [("", "Amber-green")])


def test_a_row_is_found_by_its_ref():
    """A row with a Ref is held against the row with this Ref, however little they share; another Ref's row is none of its."""
    old = document(table(("Ref", "What"), ("PLAN-01", "Calm lessons"), ("PLAN-02", "Every reader reads")) + p("."))
    new = document(
        table(("Ref", "What"), ("PLAN-02", "All books are open"), ("PLAN-03", "Every reader reads")) + p(".")
    )
    root = part(compared(old, new).content)
    rows = [
        (("ins", "del", "")[[row.find(f"{W}trPr/{W}{name}") is not None for name in ("ins", "del")].index(True)]
         if row.find(f"{W}trPr") is not None else "", "".join(row[-2].itertext()))
        for row in root.iter(f"{W}tr")
    ]  # fmt: skip
    assert rows == [("", "Ref"), ("del", "PLAN-01"), ("", "PLAN-02"), ("ins", "PLAN-03")]


def test_paragraphs_added_to_a_cell():
    """A cell's last end stays where lines are added or taken out after it: no cell can lose it."""
    short, long = document(table(("a", "b")) + p(".")), document(table(("a\nc\nd", "b")) + p("."))
    for old, new in ((short, long), (long, short)):
        root = part(compared(old, new).content)
        cell = next(root.iter(f"{W}tc"))
        ends = [len(end.findall(f"{W}pPr/{W}rPr/*")) for end in cell.iterfind(f"{W}p")]
        assert ends == [1, 1, 0]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _here \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>clause 3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MARKED = (
    '<w:bookmarkStart w:id="7" w:name="_here"/>{}<w:bookmarkEnd w:id="7"/>'
    '<w:hyperlink w:anchor="_here"><w:r><w:t>see {}</w:t></w:r></w:hyperlink>'
)


def rich(word: str) -> str:
    """A paragraph with what can stand in one: a field, a link, a bookmark, a control, a tab, breaks, and a simple field."""
    words = f"<w:r><w:t>{word}</w:t></w:r>"
    return (
        f"<w:p>{MARKED.format(words, word)}{words}{FIELD}"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{words}</w:sdtContent></w:sdt>"
        f"<w:r><w:tab/><w:t>{word}</w:t><w:br/><w:noBreakHyphen/></w:r>"
        f'<w:fldSimple w:instr=" DATE {word} "><w:r><w:t>today</w:t></w:r></w:fldSimple></w:p>'
    )


def test_fields_and_links():
    """A field that changed is there whole, and of the old one its words; links and bookmarks are the new document's, once each."""
    old, new = document(rich("one") + p("gone") + p(".")), document(rich("two") + p("."))
    content = compared(old, new).content
    root = part(content)
    said = both_ways(content)
    assert said == (body(old), body(new))
    deleted = [mark for mark in root.iter(f"{W}del") if mark.getparent().tag != f"{W}rPr"]
    assert deleted
    assert not [
        held for mark in deleted for held in mark.iter(f"{W}fldChar", f"{W}instrText", f"{W}hyperlink", f"{W}t")
    ]
    assert [start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")] == ["_here"]
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * 2


def test_numbers_of_changes_are_their_own():
    """No two marks of changes have one number, nor has a bookmark."""
    content = compared(document(rich("one") + p("a")), document(rich("two") + p("b") + p("c"))).content
    numbers = [mark.get(f"{W}id") for mark in part(content).iter(f"{W}ins", f"{W}del", f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers)) > 5


def test_author_and_date():
    """Each change says who made it and when, as it was told."""
    content = compared(document(p("a")), document(p("b"))).content
    found = {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in part(content).iter(f"{W}ins", f"{W}del")}
    assert found == {("Ann Clerk", "2026-11-09T12:00:00Z")}


def test_tracked_changes_of_the_documents_are_accepted():
    """Changes that were tracked in either document already are accepted before the two are compared, and none of them is left."""
    was = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>new </w:t></w:r></w:ins><w:r><w:t>words</w:t></w:r></w:p>'
    assert compared(document(was), document(p("new words"))).changes == 0
    content = compared(document(p("new words") + p("a")), document(was + p("b"))).content
    assert {mark.get(f"{W}author") for mark in part(content).iter(f"{W}ins", f"{W}del")} == {"Ann Clerk"}


def test_another_style():
    """A paragraph that only got another style keeps its words unmarked, and the style that it had comes back."""
    old, new = document(p("A title", "Heading2") + p(".")), document(p("A title", "Heading1") + p("."))
    found = compared(old, new)
    assert found.changes == 0
    assert both_ways(found.content) == (body(old), body(new))


def test_a_contents_list_is_the_new_one():
    """A contents list is taken from the new document as it is: word processors work it out anew."""
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>1. {}</w:t></w:r></w:p>" + p("2. {}") + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    old, new = (document(field.replace("{}", word) + p(word)) for word in ("Old", "New"))
    found = compared(old, new)
    assert changes(found.content) == [("del", "Old"), ("ins", "New")]
    assert [text for _, text in both_ways(found.content)[0]][:2] == ["1. New", "2. New"]


def test_same_inputs_give_the_same_bytes():
    """Two runs give the same bytes."""
    old, new = (path.read_bytes() for path in PLANS[:2])
    assert compared(old, new) == compared(old, new)


def test_a_control_around_blocks():
    """What differs within a control is marked within it; one that only one document has is left out around its words."""
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    old = document(control.format(p("The trust reads aloud")) + p("."))
    new = document(control.format(p("The trust reads together")) + control.format(p("And sings")) + p("."))
    content = compared(old, new).content
    assert both_ways(content) == (body(old), body(new))
    assert len(list(part(content).iter(f"{W}sdt"))) == 1


def test_a_document_that_is_no_word_document():
    """A file that is no Word document is named in the message, by the name that it has."""
    good = document(p("a"))
    with pytest.raises(DocumentError, match=r"old\.docx is not a Word document"):
        compared(b"nothing", good)
    with pytest.raises(DocumentError, match=r"new\.docx is not a Word document"):
        compared(good, b"nothing")
