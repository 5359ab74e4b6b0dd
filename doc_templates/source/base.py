"""The empty Word file that every template starts from: styles, numbering, theme and settings, all ours.

Why: python-docx's own default brings 160 styles, American English, two fonts and a thumbnail. A template that trusts
restyle should offer the styles it uses and no others.
"""

import io
import re
import zipfile
from pathlib import Path

# The workbook's palette (workbook_templates/theme.yaml). Each text colour has a contrast of 4.5 or more on white.
INK = "12353F"
TEXT = "1E2B30"
MUTED = "51646B"
ACCENT = "0B6B78"
PALE = "F0F4F4"
LINE = "B9C8CB"
LINK = "0B5A84"
WHITE = "FFFFFF"
DRAFT_FILL, DRAFT_INK = "FFF3D1", "5A3A00"

FONT = "Calibri"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _rpr(*, size=None, bold=None, colour=None, underline=False):
    """Run properties in the order that the schema asks for; size in points."""
    return "".join(
        (
            "" if bold is None else "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>',
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
            '<w:u w:val="single"/>' if underline else "",
        )
    )


def _ppr(*, before=0, after=0, line=None, keep_next=False, keep_lines=False, borders="", fill=None, tabs="",  # noqa: PLR0913
         indent="", level=None, num=None, rule="auto"):  # fmt: skip
    """Paragraph properties in the order that the schema asks for; spacing in points, line as a factor."""
    number = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    leading = f' w:line="{round(line * (240 if rule == "auto" else 20))}" w:lineRule="{rule}"' if line else ""
    return "".join(
        (
            "<w:keepNext/>" if keep_next else "",
            "<w:keepLines/>" if keep_lines else "",
            "<w:widowControl/>",
            number,
            f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{leading}/>',
            indent,
            '<w:jc w:val="left"/>',
            "" if level is None else f'<w:outlineLvl w:val="{level}"/>',
        )
    )


def _style(name, ppr="", rpr="", *, kind="paragraph", based="Normal", following=None, extra="", priority=10):
    style_id = re.sub(r"\W", "", name.title() if name.islower() else name)
    style_id = "Heading" + name[-1] if name.startswith("heading ") else style_id
    default = ' w:default="1"' if name in {"Normal", "Default Paragraph Font"} else ""
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based and not default else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{priority}"/>'
        + ("<w:qFormat/>" if kind == "paragraph" else "")
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + extra
        + "</w:style>"
    )


_BUILT_IN = {
    "Normal", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "List Bullet", "List Number", "caption",
    "header", "footer", "Hyperlink", "Strong", "toc 1", "toc 2", "Default Paragraph Font", "Normal Table", "Table Grid",
}  # fmt: skip


def _edge(side, size, colour, space=0):
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _indent(left=0, hanging=0, right=0):
    """Indents in centimetres."""
    twips = [round(value * 567) for value in (left, right, hanging)]
    return f'<w:ind w:left="{twips[0]}" w:right="{twips[1]}"' + (f' w:hanging="{twips[2]}"/>' if hanging else "/>")


def _cell_margins(vertical, sides):
    """Margins of a table's cells in twentieths of a point: above and below, left and right."""
    widths = (("top", vertical), ("left", sides), ("bottom", vertical), ("right", sides))
    edges = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths)
    return f"<w:tblCellMar>{edges}</w:tblCellMar>"


def _table_styles():
    normal = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_cell_margins(0, 108)}</w:tblPr>'
    margins = _cell_margins(30, 100)
    lines = _edge("top", 8, INK) + _edge("bottom", 8, INK) + _edge("insideH", 4, LINE)
    ours = (
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f"{margins}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{INK}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:tblPr/><w:tcPr/></w:tblStylePr>'
    )
    facts = (
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>{margins}</w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:tblPr/><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>'
    )
    gaps = "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="0" w:color="{WHITE}"/>' for side in ("insideH", "insideV")
    )
    strip = (
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{gaps}</w:tblBorders>'
        f"{_cell_margins(12, 60)}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr/></w:tblStylePr>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>{normal}</w:style>'
        + _style("Report Table", kind="table", based="NormalTable", extra=ours)
        + _style("Facts Table", kind="table", based="NormalTable", extra=facts)
        + _style("Strip Table", kind="table", based="NormalTable", extra=strip)
    )


#: The styles of a rating on its colour.
_RATINGS = ("Rating On Dark", "Rating On Light", "Weak Rating On Dark", "Weak Rating On Light")


def _compact_styles():
    """The styles of tables of many columns: each as the one it is named for, and smaller."""
    for name in ("Table Text", "Table Label", "Table Heading", "Table Group", *_RATINGS):
        space = _ppr(before=1.5, after=1.5, line=1.0, keep_next=True) if name == "Table Heading" else ""
        yield _style(f"Compact {name}", space, _rpr(size=10.5), based=name.replace(" ", ""))


def _board_styles():
    """The styles of the page that a board takes in at one glance. ``contexts/first_page.py`` reckons with their heights."""
    right, rule = '<w:tab w:val="right" w:pos="9638"/>', _edge("bottom", 12, ACCENT, 4)
    styles = (
        ("Board Trust", _ppr(after=2, keep_next=True, tabs=right), _rpr(size=13, bold=True, colour=ACCENT), "Normal"),
        ("Board Title", _ppr(after=2, line=0.95, keep_next=True, level=0), _rpr(size=25, bold=True, colour=INK), "Normal"),
        ("Board Facts", _ppr(after=6, line=1.0, borders=rule), _rpr(size=11, colour=MUTED), "Normal"),
        ("Board Finding", _ppr(after=5, line=1.0), _rpr(size=12, colour=INK), "Normal"),
        ("Board Heading", _ppr(before=7, after=1, line=1.0, keep_next=True, keep_lines=True, level=1),
         _rpr(size=12.5, bold=True, colour=ACCENT), "Normal"),
        ("Board Text", _ppr(after=2, line=1.0), _rpr(size=11), "Normal"),
        ("Board Number", _ppr(after=2, line=1.0, num=(4, 0)), "", "BoardText"),
        ("Strip Heading", _ppr(line=1.0, keep_next=True), _rpr(size=10, colour=MUTED), "TableText"),
        ("Strip Label", _ppr(line=1.0), _rpr(size=10, bold=True, colour=INK), "TableText"),
    )  # fmt: skip
    yield from (_style(name, paragraph, run, based=based) for name, paragraph, run, based in styles)
    for name in _RATINGS:
        # the short name is not bold, so that the rating after it is what stands out
        run = _rpr(size=10, bold=False)
        yield _style(name.replace("Rating", "Strip"), _ppr(line=1.0), run, based=name.replace(" ", ""))


def styles_xml(*, numbered_chapters):
    """Return word/styles.xml."""
    # A chapter's number hangs in the margin of its title; a clause's stands below the title of its part.
    contents_indents = ((0.9, 0.9), (1.9, 1.0)) if numbered_chapters else ((0, 0), (1.6, 0.9))
    bar = _edge("left", 48, ACCENT, 14)
    cover = {"borders": bar, "indent": _indent(0.6)}
    box = "".join(_edge(side, 8, DRAFT_INK, 8) for side in ("top", "left", "bottom", "right"))
    styles = [
        _style("Normal", _ppr(after=8, line=1.15), priority=0),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        # The document's title, on its cover, is its one Heading 1; kit.heading's levels begin below it.
        _style("heading 1", _ppr(after=4, line=0.95, keep_next=True, keep_lines=True, level=0, **cover),
               _rpr(size=40, bold=True, colour=INK), following="Subtitle", priority=9),
        _style("Subtitle", _ppr(after=0, keep_next=True, **cover), _rpr(size=17, colour=MUTED), following="Normal"),
        _style("Cover Trust", _ppr(before=96, after=10, keep_next=True, **cover),
               _rpr(size=19, bold=True, colour=ACCENT), following="Heading1"),
        _style("Cover Fact", _ppr(after=3, tabs='<w:tab w:val="left" w:pos="2835"/>', indent=_indent(5, 5)),
               _rpr(size=12)),
        _style("heading 2", _ppr(before=26, after=8, line=1.0, keep_next=True, keep_lines=True, level=1,
                                 num=(5, 0) if numbered_chapters else None, borders=_edge("bottom", 8, ACCENT, 4)),
               _rpr(size=22, bold=True, colour=INK), following="Normal", priority=9),
        _style("heading 3", _ppr(before=20, after=6, line=1.0, keep_next=True, keep_lines=True, level=2),
               _rpr(size=16, bold=True, colour=ACCENT), following="Normal", priority=9),
        _style("heading 4", _ppr(before=16, after=4, line=1.0, keep_next=True, keep_lines=True, level=3),
               _rpr(size=13, bold=True, colour=INK), following="Normal", priority=9),
        _style("Lead", _ppr(after=10, line=1.15), _rpr(size=13.5, colour=INK)),
        _style("List Bullet", _ppr(after=4, line=1.15, num=(1, 0))),
        _style("List Number", _ppr(after=4, line=1.15, num=(2, 0))),
        _style("caption", _ppr(before=12, after=4, keep_next=True, keep_lines=True), _rpr(size=12, bold=True, colour=INK)),
        _style("Note", _ppr(before=6, after=10, line=1.12, keep_lines=True, fill=PALE,
                            borders=_edge("top", 4, PALE, 6) + _edge("left", 36, ACCENT, 8)
                            + _edge("bottom", 4, PALE, 6) + _edge("right", 4, PALE, 6),
                            indent=_indent(0.45, 0, 0.25)),
               _rpr(size=12)),
        _style("Draft", _ppr(before=0, after=20, keep_lines=True, fill=DRAFT_FILL, borders=box,
                             indent=_indent(0.3, 0, 0.3)),
               _rpr(size=13, bold=True, colour=DRAFT_INK)),
        _style("Source", _ppr(before=2, after=6), _rpr(size=10, colour=MUTED)),
        _style("Table Text", _ppr(before=1.5, after=1.5, line=1.05), _rpr(size=12)),
        _style("Table Label", _ppr(before=2, after=2, line=1.05, keep_next=False), _rpr(size=12, bold=True, colour=INK),
               based="TableText"),
        _style("Table Heading", _ppr(before=3, after=3, line=1.0, keep_next=True), _rpr(size=12, bold=True, colour=WHITE),
               based="TableText"),
        _style("Table Group", _ppr(before=4, after=0, line=1.0, keep_next=True), _rpr(size=12, bold=True, colour=ACCENT),
               based="TableText"),
        _style("Facts Heading", _ppr(before=2, after=2, line=1.0, keep_next=True), _rpr(size=12, bold=True, colour=MUTED),
               based="TableText"),
        _style("Table Number", _ppr(before=2, after=2, line=1.05).replace('w:val="left"/>', 'w:val="right"/>'),
               based="TableText"),
        _style("Table Source", _ppr(before=1, after=3, keep_lines=True), _rpr(size=10, colour=MUTED), based="TableText"),
        _style("Rating On Dark", _ppr(before=1.5, after=1.5, line=1.05), _rpr(size=12, bold=True, colour=WHITE),
               based="TableText"),
        _style("Rating On Light", _ppr(before=1.5, after=1.5, line=1.05), _rpr(size=12, bold=True, colour="000000"),
               based="TableText"),
        # Dark red and dark green are all but one grey: in print without colour a bar tells which ratings are weak.
        _style("Weak Rating On Dark", _ppr(before=1.5, after=1.5, line=1.05, indent=_indent(0.27),
                                           borders=_edge("left", 24, WHITE, 5)), based="RatingOnDark"),
        _style("Weak Rating On Light", _ppr(before=1.5, after=1.5, line=1.05, indent=_indent(0.27),
                                            borders=_edge("left", 24, "000000", 5)), based="RatingOnLight"),
        *_compact_styles(),
        *_board_styles(),
        _style("Signature", _ppr(before=20, after=16), based="TableText"),
        _style("Clause Heading", _ppr(before=18, after=6, line=1.0, keep_next=True, keep_lines=True, level=2,
                                      num=(3, 0)),
               _rpr(size=14, bold=True, colour=INK), based="Heading3", following="Clause"),
        _style("Clause", _ppr(after=6, line=1.15, num=(3, 1))),
        _style("Subclause", _ppr(after=4, line=1.15, num=(3, 2))),
        _style("Template Tag", _ppr(before=0, after=0), _rpr(size=9, colour=MUTED)),
        _style("Section End", _ppr(before=0, after=0, line=1, rule="exact"), _rpr(size=1)),
        _style("Table Item", _ppr(before=1.5, after=1.5, line=1.05, keep_lines=True, indent=_indent(0.35, 0.35)),
               based="TableText"),
        _style("toc 1", _ppr(after=3, indent=_indent(*contents_indents[0])), _rpr(size=12), priority=39),
        _style("toc 2", _ppr(after=3, indent=_indent(*contents_indents[1])), _rpr(size=12), priority=39),
        _style("header", _ppr(tabs='<w:tab w:val="right" w:pos="9638"/>'), _rpr(size=10, colour=MUTED), priority=99),
        _style("footer", _ppr(tabs='<w:tab w:val="right" w:pos="9638"/>'), _rpr(size=10, colour=MUTED), priority=99),
        _style("Hyperlink", rpr=_rpr(colour=LINK, underline=True), kind="character", based="DefaultParagraphFont"),
        _style("Strong", rpr=_rpr(bold=True), kind="character", based="DefaultParagraphFont"),
        _style("Label", rpr=_rpr(bold=True, colour=INK), kind="character", based="DefaultParagraphFont"),
        _style("Muted", rpr=_rpr(colour=MUTED), kind="character", based="DefaultParagraphFont"),
        _style("Draft Mark", rpr=_rpr(bold=True, colour="8B0000"), kind="character", based="DefaultParagraphFont"),
        _table_styles(),
    ]  # fmt: skip
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:color w:val="{TEXT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f'{_XML}<w:styles xmlns:w="{W}">{defaults}{"".join(styles)}</w:styles>'


def _level(number, fmt, text, left, hanging, *, style="", rpr=""):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{_indent(left, hanging)}</w:pPr>'
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:lvl>"
    )


def numbering_xml(*, numbered_chapters):
    """Return word/numbering.xml: 1 bullets, 2 numbers, 3 clauses (1, 1.1, (a)), 4 a board's page, 5 chapters with numbers."""
    lists = [
        [_level(0, "bullet", "•", 0.75, 0.5, style="ListBullet", rpr=f'<w:color w:val="{ACCENT}"/>')],
        [_level(0, "decimal", "%1.", 0.95, 0.7, style="ListNumber")],
        [
            _level(0, "decimal", "%1.", 1.25, 1.25, style="ClauseHeading"),
            _level(1, "decimal", "%1.%2", 1.25, 1.25, style="Clause"),
            _level(2, "lowerLetter", "(%3)", 2.25, 1.0, style="Subclause"),
        ],
        [_level(0, "decimal", "%1.", 0.6, 0.6, style="BoardNumber", rpr=f'<w:b/><w:color w:val="{ACCENT}"/>')],
    ]
    if numbered_chapters:
        lists.append([_level(0, "decimal", "%1.", 1.25, 1.25, style="Heading2")])
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        for i, levels in enumerate(lists)
    )
    numbers = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(lists)))
    return f'{_XML}<w:numbering xmlns:w="{W}">{abstract}{numbers}</w:numbering>'


def settings_xml():
    """Return word/settings.xml: Word 2013 behaviour, British English, no prompts."""
    return (
        f'{_XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def theme_xml():
    """Return word/theme/theme1.xml: python-docx's, with our colours and our font."""
    import docx

    folder = Path(docx.__file__).parent / "templates"
    with zipfile.ZipFile(folder / "default.docx") as package:
        theme = package.read("word/theme/theme1.xml").decode()
    colours = {
        "dk1": TEXT, "lt1": WHITE, "dk2": INK, "lt2": PALE, "accent1": ACCENT, "accent2": "00796B", "accent3": "3F6FA3",
        "accent4": "7A5C86", "accent5": "E07B00", "accent6": "8B0000", "hlink": LINK, "folHlink": "7A5C86",
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{which}Font><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{which}Font>'
        for which in ("major", "minor")
    )
    theme = re.sub(r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="matsheets">{scheme}</a:clrScheme>', theme,
                   flags=re.DOTALL)  # fmt: skip
    theme = re.sub(r"<a:fontScheme.*?</a:fontScheme>", f'<a:fontScheme name="matsheets">{fonts}</a:fontScheme>', theme,
                   flags=re.DOTALL)  # fmt: skip
    return re.sub(r'(<a:theme [^>]*name=")[^"]*"', r'\1matsheets"', theme)


_TYPES = {
    "/word/document.xml": "wordprocessingml.document.main",
    "/word/styles.xml": "wordprocessingml.styles",
    "/word/numbering.xml": "wordprocessingml.numbering",
    "/word/settings.xml": "wordprocessingml.settings",
    "/word/theme/theme1.xml": "theme",
    "/docProps/app.xml": "extended-properties",
}


def base_docx(*, numbered_chapters):
    """Return the bytes of an empty A4 document with our styles and nothing in it."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    package = "http://schemas.openxmlformats.org/package/2006"
    content_type = "application/vnd.openxmlformats-officedocument."
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{content_type}{kind}+xml"/>' for name, kind in _TYPES.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{office}/relationships/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(
            (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
             ("theme", "theme/theme1.xml")), start=1,
        )
    )  # fmt: skip
    parts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{office}/relationships/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
        "docProps/app.xml": f'{_XML}<Properties xmlns="{office}/extended-properties"><Application>matsheets'
        "</Application></Properties>",
        "word/document.xml": f'{_XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr><w:pgSz w:w="11906" '
        'w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" '
        'w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{package}/relationships">{relations}'
        "</Relationships>",
        "word/styles.xml": styles_xml(numbered_chapters=numbered_chapters),
        "word/numbering.xml": numbering_xml(numbered_chapters=numbered_chapters),
        "word/settings.xml": settings_xml(),
        "word/theme/theme1.xml": theme_xml(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return buffer.getvalue()
