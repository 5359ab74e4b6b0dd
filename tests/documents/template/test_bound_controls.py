"""Word's controls that show document properties or custom XML: store and control end with the same text."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx.oxml import parse_xml
from lxml import etree

from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.values import fields
from matsheets.documents.template.engine import fill
from tests.documents.builders import blank_document
from tests.documents.template.test_engine import rezipped, saved

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COVER = "http://schemas.microsoft.com/office/2006/coverPageProps"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
#: What Word's own cover pages bind their controls to, by the name of the control.
BINDINGS = {
    "Title": ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", f"xmlns:ns0='{DC}' xmlns:ns1='{CORE}'", "/ns1:coreProperties[1]/ns0:title[1]"),
    "Subject": ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", f"xmlns:ns0='{DC}' xmlns:ns1='{CORE}'", "/ns1:coreProperties[1]/ns0:subject[1]"),
    "Author": ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", f"xmlns:ns0='{DC}' xmlns:ns1='{CORE}'", "/ns1:coreProperties[1]/ns0:creator[1]"),
    "Company": ("{6668398D-A668-4E3E-A5EB-62B293D839F1}", f"xmlns:ns0='{EXTENDED}'", "/ns0:Properties[1]/ns0:Company[1]"),
    "Abstract": ("{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}", f"xmlns:ns0='{COVER}'", "/ns0:CoverPageProperties[1]/ns0:Abstract[1]"),
    "Publish Date": ("{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}", f"xmlns:ns0='{COVER}'", "/ns0:CoverPageProperties[1]/ns0:PublishDate[1]"),
}  # fmt: skip
VALUES = {"trust": "St Mary's & <Oak> Trust", "round": "Baseline", "people": ["Ada", "Ben"], "lines": "one\ntwo"}
NAMES = fields(
    ("trust", "its name", "text"),
    ("round", "its round", "text"),
    ("lines", "some", "text"),
    ("people[]", "them", "list of texts"),
)


def control(name: str, text: str, *, kind: str = "<w:text/>", prompt: bool = False, inline: bool = False) -> str:
    """A control of a cover page, as Word writes it."""
    store, mappings, path = BINDINGS[name]
    placeholder = "<w:showingPlcHdr/>" if prompt else ""
    style = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>' if prompt else ""
    run = f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'
    binding = f'<w:dataBinding w:prefixMappings="{mappings}" w:xpath="{path}" w:storeItemID="{store}"/>'
    content = run if inline else f"<w:p>{run}</w:p>"
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/>{placeholder}{binding}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def cover(
    *body: str, title: str = "", company: str = "", abstract: str = "", date: str = "", author: str = ""
) -> bytes:
    """A template with these controls and paragraphs, and these texts in its stores."""
    doc = blank_document()
    properties = doc.core_properties
    properties.title, properties.subject, properties.author = title, "", author
    for xml in body:
        for element in parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>'):
            doc.element.body.insert(len(doc.element.body) - 1, element)
    content = saved(doc)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    app = re.sub(rb"<Company>.*?</Company>|<Company/>", b"", parts["docProps/app.xml"])
    item = f'<CoverPageProperties xmlns="{COVER}"><PublishDate>{date}</PublishDate><Abstract>{abstract}</Abstract></CoverPageProperties>'
    ids = parts["customXml/itemProps1.xml"].decode()
    return rezipped(content, {
        "docProps/app.xml": app.replace(b"</Properties>", f"<Company>{company}</Company></Properties>".encode()),
        "customXml/item1.xml": item.encode(),
        "customXml/itemProps1.xml": re.sub(r'itemID="[^"]*"', f'itemID="{BINDINGS["Abstract"][0]}"', ids).encode(),
    })  # fmt: skip


def shown(made: bytes) -> list[str]:
    """What each control of a document shows before Word looks into its store, paragraphs as lines."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    texts = []
    for content in root.iter(f"{{{W}}}sdtContent"):
        pieces = ["\n" if e.tag == f"{{{W}}}br" else e.text or "" for e in content.iter(f"{{{W}}}t", f"{{{W}}}br")]
        texts.append("".join(pieces))
    return texts


def stored(made: bytes) -> dict[str, str]:
    """What Word would show in each kind of control, from the stores alone, as the standard's bindings say."""
    found = {}
    parts = {"{6C3": "docProps/core.xml", "{666": "docProps/app.xml", "{55A": "customXml/item1.xml"}
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name, (store, mappings, path) in BINDINGS.items():
            root = etree.fromstring(package.read(parts[store[:4]]))
            spaces = dict(re.findall(r"xmlns:(\w+)='([^']*)'", mappings))
            hits = root.xpath(path, namespaces=spaces)
            found[name] = hits[0].text or "" if hits else ""
    return found


def bound(made: bytes) -> int:
    """How many controls of a document are still bound."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return package.read("word/document.xml").count(b"<w:dataBinding ")


def test_a_cover_page_is_filled_store_and_control_alike() -> None:
    """Tags in both, as Word saves them: opening the document changes no word."""
    content = cover(
        control("Title", "{{ trust }}"), control("Company", "{{ trust }}"), control("Abstract", "For {{ round }}"),
        title="{{ trust }}", company="{{ trust }}", abstract="For {{ round }}",
    )  # fmt: skip
    made = fill(content, VALUES)
    assert shown(made) == [VALUES["trust"], VALUES["trust"], "For Baseline"]
    found = stored(made)
    assert (found["Title"], found["Company"], found["Abstract"]) == (VALUES["trust"], VALUES["trust"], "For Baseline")
    assert bound(made) == 3
    assert check_template(content, NAMES) == ()


@pytest.mark.parametrize("name", ["Title", "Subject", "Author", "Company", "Abstract", "Publish Date"])
@pytest.mark.parametrize("inline", [False, True])
def test_a_tag_in_the_control_alone(name: str, inline: bool) -> None:
    """As Writer saves it: the store still says what it said before, and would take the filled text away again."""
    xml = control(name, "{{ trust }}", inline=inline)
    content = cover(
        f"<w:p>{xml}</w:p>" if inline else xml, title="Old", company="Old", abstract="Old", author="Old", date="Old"
    )
    made = fill(content, VALUES, title="Another")
    assert shown(made) == [VALUES["trust"]]
    assert stored(made)[name] == VALUES["trust"]


@pytest.mark.parametrize("prompt", [False, True])
def test_a_tag_in_the_store_alone(prompt: bool) -> None:
    """Typed under File > Info: the control shows it, as it would in Word, whatever it was saved with."""
    content = cover(control("Company", "[Company name]", prompt=prompt), company="{{ trust }}")
    made = fill(content, VALUES)
    assert shown(made) == [stored(made)["Company"]] == [VALUES["trust"]]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = package.read("word/document.xml")
    assert b"showingPlcHdr" not in body
    assert b"PlaceholderText" not in body or not prompt


def test_a_title_that_a_document_gets_shows_in_its_control() -> None:
    """A cover page with nothing typed in its Title control: the control shows the title that the document is given."""
    made = fill(
        cover(control("Title", "[Document title]", prompt=True), "<w:p><w:r><w:t>{{ round }}</w:t></w:r></w:p>"),
        VALUES,
        title="Plan: Oakfield",
    )
    assert shown(made) == [stored(made)["Title"]] == ["Plan: Oakfield"]


def test_a_name_that_a_designer_typed_stays() -> None:
    """The author that a cover page shows is not replaced by the program that made the document."""
    made = fill(cover(control("Author", "Ada Lovelace"), author="Ada Lovelace"), VALUES)
    assert shown(made) == [stored(made)["Author"]] == ["Ada Lovelace"]


def test_a_date_without_a_tag_is_left_alone() -> None:
    """Word stores a date in its own form and shows it in another: they only look different."""
    date = '<w:date w:fullDate="2026-11-09T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date>'
    content = cover(
        control("Publish Date", "9 November 2026", kind=date),
        "<w:p><w:r><w:t>{{ round }}</w:t></w:r></w:p>",
        date="2026-11-09T00:00:00",
    )
    made = fill(content, VALUES)
    assert shown(made) == ["9 November 2026"]
    assert stored(made)["Publish Date"] == "2026-11-09T00:00:00"


@pytest.mark.parametrize(
    "kind", ["<w:date/>", '<w:dropDownList><w:listItem w:value="a"/></w:dropDownList>', "<w:comboBox/>"]
)
def test_a_tag_in_a_date_or_a_list_becomes_plain_text(kind: str) -> None:
    """Word would look for the filled text in the list, or read it as a date."""
    made = fill(cover(control("Publish Date", "{{ round }}", kind=kind), date="{{ round }}"), VALUES)
    assert shown(made) == [stored(made)["Publish Date"]] == ["Baseline"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert re.search(rb"<w:(date|dropDownList|comboBox)\b", package.read("word/document.xml")) is None


def test_controls_that_a_loop_fills_differently_show_what_they_were_filled_with() -> None:
    """One store cannot hold what each turn shows, and would print it in all of them: the controls are let go."""
    loop = (
        "<w:p><w:r><w:t>{%p for person in people %}</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>",
    )
    made = fill(cover(loop[0], control("Company", "{{ person }}"), loop[1]), VALUES)
    assert shown(made) == ["Ada", "Ben"]
    assert bound(made) == 0


def test_an_answer_of_two_lines() -> None:
    """The store holds both lines."""
    made = fill(cover(control("Abstract", "{{ lines }}"), abstract="{{ lines }}"), VALUES)
    assert shown(made) == [stored(made)["Abstract"]] == ["one\ntwo"]


def test_a_control_in_a_text_box_that_word_keeps_twice() -> None:
    """Word's cover pages have their controls in text boxes, once for newer programs and once for older."""
    box = f"<w:txbxContent>{control('Title', '{{ trust }}')}</w:txbxContent>"
    made = fill(cover(f"<w:p><w:r><w:pict>{box}{box}</w:pict></w:r></w:p>", title="{{ trust }}"), VALUES)
    assert shown(made) == [stored(made)["Title"]] * 2 == [VALUES["trust"]] * 2


def test_an_unknown_name_in_a_store_is_named() -> None:
    """Custom XML and properties that controls show are checked like the text."""
    content = cover(control("Abstract", "{{ trust }}"), abstract="{{ trst }}", company="{{ rnd }}")
    assert [(p.code, p.spot.part) for p in check_template(content, NAMES)] == [
        ("unknown-name", "document properties"), ("unknown-name", "document properties"),
    ]  # fmt: skip


def test_custom_xml_that_no_control_shows_is_left_alone() -> None:
    """It belongs to another program, and what looks like a tag there may be none."""
    content = cover("<w:p><w:r><w:t>{{ round }}</w:t></w:r></w:p>", abstract="{{ not ours }")
    with zipfile.ZipFile(io.BytesIO(fill(content, VALUES))) as package:
        assert b"{{ not ours }" in package.read("customXml/item1.xml")


def test_a_path_that_word_does_not_write_changes_nothing() -> None:
    """A template is code: a path that searches is no place, takes no time, and is not left to fetch another text."""
    searching = control("Abstract", "{{ round }}").replace(
        "/ns0:CoverPageProperties[1]/ns0:Abstract[1]", "//*[//*[//*]]"
    )
    made = fill(cover(searching), VALUES)
    assert shown(made) == ["Baseline"]
    assert bound(made) == 0
