"""What in a Word template keeps its documents from being read by everyone, as far as its owner can mend it in Word.

The rules are those of WCAG 2.2 AA for pictures, headings, tables, languages and contrast. None of them stops a build: each
is a thing to look at. A template's rows and paragraphs that only hold a tag are passed over, because they vanish.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from matsheets.documents.template.document_styles import Styles, contrast, get
from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.tags import TAG, TemplateProblem, spot_of, text_of
from matsheets.documents.template.wordml import W, rows_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}shape"
_SECOND_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LANGUAGE = "en-GB"
_CONTRAST, _CONTRAST_LARGE = 4.5, 3.0  # WCAG 2.2, 1.4.3
_LARGE, _LARGE_BOLD, _USUAL = 36, 28, 24  # half points

Part = tuple[str, "_Element"]
"""A part that is filled in, parsed, with what people call it; blank for the text itself."""


def accessibility_problems(parts: Sequence[Part], sheet: _Element | None) -> Iterator[TemplateProblem]:
    """Yield what to look at, rule by rule, each in the order of the pages.

    Args:
        parts: the parts that hold text, such as the text itself and page headers.
        sheet: the template's styles.
    """
    styles = Styles(sheet)
    for part in parts:
        yield from _pictures(part)
    for part in parts:
        if part[0] == "":
            yield from _headings(part, styles)
            yield from _tables(part)
    yield from _once(found for part in parts for found in _languages(part, styles))
    yield from _once(found for part in parts for found in _contrasts(part, styles))


def is_tag(text: str) -> bool:
    """Whether a paragraph's or a cell's text is one tag that takes its paragraph, row or cell away with it."""
    found = TAG.fullmatch(text.strip())
    return found is not None and re.match(r"\{[%#](p|tr|tc|r) ", found[0]) is not None


def paragraphs(root: _Element) -> Iterator[_Element]:
    """Yield a part's paragraphs; those of a text box that is kept a second time for older programs only once."""
    for paragraph in root.iter(f"{W}p"):
        look_at_the_clock()
        if not _is_second_copy(paragraph):
            yield paragraph


def _is_second_copy(element: _Element) -> bool:
    return next(element.iterancestors(_SECOND_COPY), None) is not None


def _problem(code: str, what: str, remedy: str, paragraph: _Element, part: Part) -> TemplateProblem:
    look_at_the_clock()
    return TemplateProblem(code, what, remedy, spot_of(paragraph, text_of(paragraph), *part))


def _once(found: Iterable[tuple[Hashable, TemplateProblem]]) -> Iterator[TemplateProblem]:
    """Yield the first of the problems that have the same cause, with the number of the others."""
    groups: dict[Hashable, list[TemplateProblem]] = {}
    for cause, problem in found:
        groups.setdefault(cause, []).append(problem)
    for first, *others in groups.values():
        count = len({problem.spot for problem in others} - {first.spot})
        places = "1 other place" if count == 1 else f"{count} other places"
        yield first._replace(remedy=f"{first.remedy} The same is so in {places}.") if count else first


# --- the rules -----------------------------------------------------------------------------------------------------


def _pictures(part: Part) -> Iterator[TemplateProblem]:
    for picture in part[1].iter(_DRAWING, _OLD_PICTURE):
        frame = picture.getparent() if picture.tag == _DRAWING else picture
        assert frame is not None
        holds_text = next(frame.iter(f"{W}txbxContent"), None) is not None
        decorative = any(mark.get("val") in {"1", "true"} for mark in frame.iter(_DECORATIVE))
        text = picture.get("descr" if picture.tag == _DRAWING else "alt") or ""
        if text.strip() or holds_text or decorative or _is_second_copy(picture):
            continue
        name = picture.get("name") or picture.get("id") or ""
        yield _problem(
            "no-alternative-text",
            f'the picture "{name}" has no alternative text, so a screen reader cannot say what it shows.',
            "Right-click it, choose Edit Alt Text and say what it shows, or mark it as decorative.",
            next(picture.iterancestors(f"{W}p")), part,
        )  # fmt: skip


def _headings(part: Part, styles: Styles) -> Iterator[TemplateProblem]:
    titles, last, before = 0, 0, ""
    for paragraph in paragraphs(part[1]):
        level, text = styles.level(paragraph), text_of(paragraph).strip()
        if not level or is_tag(text):
            before = text or before
            continue
        titles += level == 1
        if not text:
            what = f'after "{before[:60]}" stands an empty heading of level {level}.'
            yield _problem("heading-empty", what, "Delete it, or give it the style Normal.", paragraph, part)
        if level > last + 1:
            follows = f"follows one of level {last}" if last else "is the first one"
            what = (
                f"this heading is of level {level} but {follows}, so whoever goes from heading to heading misses one."
            )
            yield _problem("heading-skipped", what, f"Give it the style Heading {last + 1}.", paragraph, part)
        elif level == 1 and titles > 1:
            what = "this is another heading of level 1; only the document's title should be one."
            yield _problem("heading-title", what, "Give it the style Heading 2.", paragraph, part)
        last, before = level, text or before
    if titles == 0:
        what = "no paragraph has the style Heading 1, so a screen reader finds no title to begin at."
        yield TemplateProblem("heading-title", what, "Give the document's title the style Heading 1.")


def _tables(part: Part) -> Iterator[TemplateProblem]:
    for table in part[1].iter(f"{W}tbl"):
        rows = [row for row in rows_of(table) if not is_tag("".join(map(text_of, row.iter(f"{W}p"))))]
        first = next((p for row in rows for p in row.iter(f"{W}p")), None)
        if first is None:
            continue
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield _problem(
                "no-header-row",
                "this table's first row is not marked as its headings, so a screen reader cannot say them with each cell.",
                "Put the cursor in it and choose Table Layout › Repeat Header Rows.", first, part,
            )  # fmt: skip
        if not get(table, "tblPr/tblCaption") or not get(table, "tblPr/tblDescription"):
            yield _problem(
                "no-table-text", "this table has no title or no description for screen readers.",
                "Choose Table Properties › Alt Text and write both.", first, part,
            )  # fmt: skip


def _languages(part: Part, styles: Styles) -> Iterator[tuple[str, TemplateProblem]]:
    for paragraph, run in _runs(part[1]):
        language = styles.of_run(run, paragraph, "lang")
        if language != _LANGUAGE:
            marked = f"marked as {language}" if language else "not marked with any language"
            yield language, _problem(
                "language", f"these words are {marked}, so a screen reader may read them with a wrong voice.",
                "Unless they are in that language, select them and choose Review › Language › Set Proofing Language › "
                "English (United Kingdom).", paragraph, part,
            )  # fmt: skip


def _contrasts(part: Part, styles: Styles) -> Iterator[tuple[tuple[str, str], TemplateProblem]]:
    """Every word stands out from what is behind it; a cell whose colour is a tag is passed over."""
    for paragraph, run in _runs(part[1]):
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is not None and any("{% cellbg " in text_of(p) for p in cell.iter(f"{W}p")):
            continue
        colour = styles.of_run(run, paragraph, "color")
        if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
            continue
        size = _half_points(styles.of_run(run, paragraph, "sz"))
        large = size >= _LARGE or (size >= _LARGE_BOLD and styles.bold(run, paragraph))
        behind, wanted = styles.behind_run(run, paragraph), _CONTRAST_LARGE if large else _CONTRAST
        if (ratio := contrast(colour, behind)) < wanted:
            words = "".join(t.text or "" for t in run.iter(f"{W}t")).strip()
            yield (colour, behind), _problem(
                "contrast",
                f'the words "{words[:40]}" have a contrast of only {ratio:.1f} to what is behind them; {wanted:g} is needed.',
                "Choose a darker colour for them, or a lighter one on a dark ground (Home › Font Color), in their style if "
                "it is the style's.", paragraph, part,
            )  # fmt: skip


def _half_points(size: str) -> float:
    """Return a size of type in half points: a number, or as Strict files may write it (``12pt``)."""
    if size.isdecimal():
        return int(size)
    found = re.fullmatch(r"(\d+(?:\.\d+)?)pt", size)
    return 2 * float(found[1]) if found else _USUAL


def _runs(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    """Yield each run that has words, with its paragraph."""
    for paragraph in paragraphs(root):
        for run in paragraph.iter(f"{W}r"):
            own = next(run.iterancestors(f"{W}p")) is paragraph
            if own and "".join(t.text or "" for t in run.iterchildren(f"{W}t")).strip():
                yield paragraph, run
