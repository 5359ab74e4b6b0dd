"""Native Word charts for our templates: a bar for each heading, stacked from counts, with its worksheet behind it.

The tags stand in the worksheet (``matsheets.documents.charts.chart_templates`` says how); the chart itself is plain DrawingML that Word
opens and restyles. In the template it shows one bar, with the tag that names it.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import base
from docx.document import Document as Doc
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from matsheets.documents.charts.chart_worksheet import write_book

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET = "Figures"
_BORDER = "595959"  # around every rating's colour
_TEXT_SIZE, _LABEL_SIZE = 11, 10.5  # points


@dataclass(frozen=True)
class Stacked:
    """A bar for each entry of a list, stacked from counts.

    Attributes:
        bars: the loop over the bars, such as ``h in by_heading.headings``, and the tag that names one.
        series: the loop over what the bars are stacked from, the tag for its name, its colour, and its label's format.
        counts: the loop over one bar's counts, in the order of the series, and the tag for one.
    """

    bars: tuple[str, str]
    series: tuple[str, str, str, str]
    counts: tuple[str, str]


def stacked_bars(doc: Doc, spec: Stacked, *, title: str, description: str, height: float) -> None:
    """Add a chart of stacked bars, as wide as the page.

    Args:
        doc: the template.
        spec: where the figures come from.
        title: a short name, for screen readers; may hold tags.
        description: alternative text; holds the tag whose value says what the chart shows.
        height: in centimetres.
    """
    number = 1 + sum(rel.reltype == f"{_R}/chart" for rel in doc.part.rels.values())
    package = doc.part.package
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, _chart_xml(spec).encode(), package)
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _BOOK_TYPE, _book(spec), package)
    assert chart.relate_to(book, f"{_R}/package") == "rId1"
    shown = doc.part.relate_to(chart, f"{_R}/chart")
    paragraph = doc.add_paragraph(style="Normal")
    paragraph.paragraph_format.keep_with_next = True
    width, high = Cm(17.0), Cm(height)
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:drawing xmlns:w="{base.W}" xmlns:wp="{_WP}" xmlns:a="{_A}"><wp:inline distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent cx="{width}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{100 + number}" name="Chart {number}" title={quoteattr(title)} '
            f'descr={quoteattr(description)}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_C}">'
            f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{shown}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
    )


def _book(spec: Stacked) -> bytes:
    """Return the template's worksheet: headers, a row that repeats, and the rows and cells that only hold a tag."""
    loop, name = spec.bars
    series, label, colour, _ = spec.series
    counts, count = spec.counts
    end = "{%tc endfor %}"
    grid = [
        ["Heading", f"{{%tc for {series} %}}", f"{label}{{% cellbg {colour} %}}", end],
        [f"{{%tr for {loop} %}}", "", "", ""],
        [name, f"{{%tc for {counts} %}}", count, end],
        ["{%tr endfor %}", "", "", ""],
    ]
    return write_book(_SHEET, [[escape(text) for text in row] for row in grid])


def _text(size: float, colour: str, *, bold: bool = False) -> str:
    """Return the look of a chart's text."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _series(spec: Stacked) -> str:
    _, label, _, form = spec.series
    switches = _switches("showLegendKey showVal* showCatName showSerName showPercent showBubbleSize")
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx>{_strings('$C$1', label)}</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{base.ACCENT}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr '
        f'val="{_BORDER}"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/>{_NOTHING}'
        f'{_text(_LABEL_SIZE, base.WHITE, bold=True)}<c:dLblPos val="ctr"/>{switches}</c:dLbls>'
        f"<c:cat>{_strings('$A$3', spec.bars[1])}</c:cat>"
        f"<c:val><c:numRef><c:f>{_SHEET}!$C$3</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
    )


# A third of the width for the names of the bars, however long they are; the legend above.
_LAYOUT = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.3"/>'
    '<c:y val="0.1"/><c:w val="0.69"/><c:h val="0.88"/></c:manualLayout></c:layout>'
)
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def _chart_xml(spec: Stacked) -> str:
    axes = (
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{base.MUTED}"/></a:solidFill></a:ln></c:spPr>'
        f"{_text(_TEXT_SIZE, base.TEXT)}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:date1904 val="0"/><c:lang val="en-GB"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_LAYOUT}<c:barChart>'
        f'<c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>{_series(spec)}<c:gapWidth val="45"/>'
        f'<c:overlap val="100"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>{axes}{_NOTHING}</c:plotArea>'
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(_TEXT_SIZE, base.TEXT)}</c:legend>'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NOTHING}{_text(_TEXT_SIZE, base.TEXT)}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _switches(names: str) -> str:
    return "".join(f'<c:{name.rstrip("*")} val="{int(name.endswith("*"))}"/>' for name in names.split())


def _strings(where: str, text: str) -> str:
    return (
        f'<c:strRef><c:f>{_SHEET}!{where}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(text)}'
        "</c:v></c:pt></c:strCache></c:strRef>"
    )
