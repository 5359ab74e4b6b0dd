"""The service level agreement: what its template is filled with, and numbers that are right when it is first opened.

``sla_context`` turns a ``Review`` into plain values. ``settle_references`` counts the numbered paragraphs as Word does
and writes each one's number into the cross-references to it.

Why: Word shows a cross-reference as it was last saved until someone updates the fields. A paragraph that a condition
left out, or a clause that somebody deleted from the template, would otherwise leave wrong clause numbers in a contract.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from lxml import etree

from matsheets.cells import fold, format_date, format_money, format_number
from matsheets.documents.values import NOT_RECORDED as OPTIONAL_BLANK
from matsheets.documents.values import dated, fields
from matsheets.errors import TemplateError
from matsheets.review import Charge, Partnership, Review, Service
from matsheets.workbook.layout import VAT
from matsheets.workbook.tabs import data_protection

#: What stands where the workbook should say something; lawyers put what is still to be filled in between brackets.
#: An answer that may be blank for good reason is not recorded without them, as in the other documents.
NOT_RECORDED = "[Not recorded]"

# --- what the template is filled with -----------------------------------------------------------------------------

#: Every name that the template may use. What is not recorded is a text in brackets, never blank.
FIELDS = fields(
    ("trust", "party 1, or the trust that the workbook is about", "text"),
    ("draft", "the workbook has gaps or faults, and the document was asked for all the same", "yes or no"),
    ("missing[]", "one sentence for each thing that is missing", "list of texts"),
    ("made_on", "the day on which the document was made", "text"),
    ("version", "the version of matsheets", "text"),
    ("sla.workbook", "the name of the workbook", "text"),
    ("sla.provider.name", "party 1, the trust (PAR-01)", "text"),
    ("sla.provider.address", "its address (PAR-02)", "text"),
    ("sla.provider.contact", "its key contact (PAR-03)", "text"),
    ("sla.provider.email", "the key contact’s email or telephone (PAR-04)", "text"),
    ("sla.school.name", "the school (PAR-05)", "text"),
    ("sla.school.urn", "its URN (PAR-06)", "text"),
    ("sla.school.body", "party 2, the school’s governing body (PAR-07)", "text"),
    ("sla.school.address", "its address (PAR-08)", "text"),
    ("sla.school.contact", "its key contact (PAR-09)", "text"),
    ("sla.school.email", "the key contact’s email or telephone (PAR-10)", "text"),
    ("sla.start", "the start date (PAR-11)", "text"),
    ("sla.end", "the end date (PAR-12)", "text"),
    ("sla.may_extend", "it may be extended (PAR-13); no where that is not answered", "yes or no"),
    ("sla.may_extend_answer", "Yes or No", "text"),
    ("sla.maximum_term", "for example “24 months” (PAR-14); “Not applicable” where it may not be extended", "text"),
    ("sla.notice_period", "for example “8 weeks” (PAR-15)", "text"),
    ("sla.total", "the total service charge as recorded (PAR-16)", "text"),
    ("sla.lines_total", "what the amounts of Schedule 1 add up to", "text"),
    ("sla.totals_differ", "the amounts do not add up to the recorded total, or there is none", "yes or no"),
    ("sla.vat", "how VAT is treated (PAR-17)", "text"),
    ("sla.vat_added", "VAT is added; also where that is not answered", "yes or no"),
    ("sla.vat_included", "the charges include VAT", "yes or no"),
    ("sla.vat_none", "no VAT is charged", "yes or no"),
    ("sla.payment_days", "for example “30 days” (PAR-18)", "text"),
    ("sla.internal_reference", "the trust’s own reference (PAR-19)", "text"),
    ("sla.purchase_order", "the purchase order number (PAR-20)", "text"),
    ("sla.has_consider_by", "there is a date to consider joining a trust by", "yes or no"),
    ("sla.consider_by", "that date (PAR-21)", "text"),
    ("sla.consultation", "the consultation planned before that decision (PAR-22)", "text"),
    ("sla.regional_director_told", "the date on which the regional director was told (PAR-23)", "text"),
    ("sla.review_meetings", "how often they are held and who comes, without a full stop (PAR-24)", "text"),
    ("sla.has_liability_cap", "a limit of liability is recorded", "yes or no"),
    ("sla.liability_cap", "the limit of liability (PAR-25)", "text"),
    ("sla.has_special_terms", "there are special terms", "yes or no"),
    ("sla.special_terms", "the special terms (PAR-26)", "text"),
    ("sla.charges[].ref", "a line of Schedule 1: its Ref", "text"),
    ("sla.charges[].item", "what is charged for", "text"),
    ("sla.charges[].basis", "how it is worked out", "text"),
    ("sla.charges[].days", "days or units; “n/a” for a fixed charge", "text"),
    ("sla.charges[].rate", "pounds for each day or unit; “n/a” for a fixed charge", "text"),
    ("sla.charges[].amount", "the amount", "text"),
    ("sla.charges[].invoice_date", "when it is invoiced", "text"),
    ("sla.services[].ref", "a line of Schedule 2: its Ref", "text"),
    ("sla.services[].service", "the service’s short name", "text"),
    ("sla.services[].provided", "what is provided", "text"),
    ("sla.services[].provider", "by whom", "text"),
    ("sla.services[].days", "how many days", "text"),
    ("sla.services[].measure", "how it is judged", "text"),
    ("sla.data[].ref", "a question of Schedule 3: its Ref; there are none where none is answered", "text"),
    ("sla.data[].label", "the question", "text"),
    ("sla.data[].text", "the answer", "text"),
    ("sla.has_data_sharing", "Schedule 3 says that the trust handles personal data", "yes or no"),
)

_NOTHING = Partnership({}, (), (), {}, "")


def sla_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> dict[str, object]:
    """Return everything that the agreement's template is filled with, as plain values named in ``FIELDS``.

    Args:
        review: its partnership may be None; then nothing is recorded.
        made_on: the day to print, where there is one.
        draft: whether to say that answers are missing.
        missing: what is missing, one sentence each.
        version: of matsheets.
    """
    found = review.partnership or _NOTHING
    return {
        "trust": str(found.terms.get("provider_name") or review.trust) or NOT_RECORDED,
        "draft": draft,
        "missing": list(missing),
        "made_on": dated(made_on),
        "version": version,
        "sla": {
            "workbook": found.file or NOT_RECORDED,
            "provider": _party(found.terms, "provider", "name"),
            "school": _party(found.terms, "school", "name", "urn", "body"),
            **_terms(found.terms),
            **_money(found),
            "charges": [_charge(charge) for charge in found.charges],
            "services": [_service(service) for service in found.services],
            "data": _data(found.data),
            "has_data_sharing": _shares_data(found.data),
        },
    }


def _text(value: object, unit: str = "", *, blank: str = NOT_RECORDED) -> str:
    """Return a value as people read it; ``unit`` is a noun in the singular."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, Decimal):
        return f"{format_number(value)} {unit}{'' if value == 1 else 's'}" if unit else format_number(value)
    return str(value or "") or blank


def _pounds(value: object) -> str:
    return format_money(value) if isinstance(value, Decimal) else NOT_RECORDED


def _party(terms: Mapping[str, object], who: str, *own: str) -> dict[str, str]:
    return {name: _text(terms.get(f"{who}_{name}")) for name in (*own, "address", "contact", "email")}


def _terms(terms: Mapping[str, object]) -> dict[str, object]:
    """Return the agreement's details other than money.

    Why: an answer that is missing never widens the agreement, so without one it cannot be extended.
    """
    longest = "Not applicable" if terms.get("may_extend") is False else NOT_RECORDED
    return {
        "start": _text(terms.get("start_date")),
        "end": _text(terms.get("end_date")),
        "may_extend": terms.get("may_extend") is True,
        "may_extend_answer": _text(terms.get("may_extend")),
        "maximum_term": _text(terms.get("maximum_term"), "month", blank=longest),
        "notice_period": _text(terms.get("notice_weeks"), "week"),
        "payment_days": _text(terms.get("payment_days"), "day"),
        "internal_reference": _text(terms.get("internal_reference"), blank=OPTIONAL_BLANK),
        "purchase_order": _text(terms.get("purchase_order"), blank=OPTIONAL_BLANK),
        "has_consider_by": "consider_by" in terms,
        "consider_by": _text(terms.get("consider_by")),
        "consultation": _text(terms.get("consultation")),
        "regional_director_told": _text(terms.get("regional_director_told"), blank=OPTIONAL_BLANK),
        "review_meetings": _text(terms.get("review_meetings")).removesuffix("."),
        "has_special_terms": "special_terms" in terms,
        "special_terms": _text(terms.get("special_terms"), blank=OPTIONAL_BLANK),
    }


def _money(found: Partnership) -> dict[str, object]:
    """Return the amounts and how VAT is treated; exactly one of the three VAT conditions is true."""
    total, vat = found.terms.get("total_charge"), found.terms.get("vat")
    amounts = [charge.amount for charge in found.charges if charge.amount is not None]
    lines_total = sum(amounts, Decimal(0)) if amounts else None
    _, included, none = (choice.label for choice in VAT)
    return {
        "total": _pounds(total),
        "lines_total": _pounds(lines_total),
        "totals_differ": lines_total is not None and lines_total != total,
        "vat": _text(vat),
        "vat_added": vat not in {included, none},
        "vat_included": vat == included,
        "vat_none": vat == none,
        "has_liability_cap": "liability_cap" in found.terms,
        "liability_cap": _pounds(found.terms.get("liability_cap")),
    }


def _charge(charge: Charge) -> dict[str, str]:
    fixed = charge.days is None and charge.rate is None and charge.amount is not None
    return {
        "ref": charge.source.ref,
        "item": _text(charge.item),
        "basis": _text(charge.basis),
        "days": "n/a" if fixed else _text(charge.days),
        "rate": "n/a" if fixed else _pounds(charge.rate),
        "amount": _pounds(charge.amount),
        "invoice_date": _text(charge.invoice_date),
    }


def _service(service: Service) -> dict[str, str]:
    return {
        "ref": service.source.ref,
        "service": _text(service.service),
        "provided": _text(service.provided),
        "provider": _text(service.provider),
        "days": _text(service.days),
        "measure": _text(service.measure),
    }


def _data(data: Mapping[str, str]) -> list[dict[str, str]]:
    """Return every question of Schedule 3 in the workbook's words, or an empty list where none is answered."""
    if not data:
        return []
    rows = data_protection().rows
    return [{"ref": row.ref, "label": row.given["question"], "text": _text(data.get(row.name))} for row in rows]


_SAYS_NONE = re.compile(
    r"(none|nil|no|n/?a|not (applicable|needed)|(the trust( \w+){0,3} )?no (school )?personal data( \w+){0,8})\.?"
)


def _shares_data(data: Mapping[str, str]) -> bool:
    """Tell whether Schedule 3 says anything other than that no personal data is handled."""
    return any(not _SAYS_NONE.fullmatch(fold(text)) for text in data.values())


# --- numbers of paragraphs, as Word counts them -------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL_IN_TEXT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbered list.

    Attributes:
        text: the number's pattern, such as ``%1.%2``.
        style: the Id of the paragraph style that is tied to the level, or a blank string.
        restart: the level whose number starts this one again (1-based; 0 never), None for any level above.
    """

    start: int
    format: str
    text: str
    style: str
    restart: int | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list: the definition whose counts it shares, its levels (0-based), and those that it starts anew."""

    definition: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int]


@dataclass(frozen=True)
class Numbering:
    """The numbered lists of a Word document, and the list and level of each paragraph style."""

    lists: Mapping[str, NumberedList]
    styles: Mapping[str, tuple[str | None, int | None]]

    @classmethod
    def read(cls, numbering_xml: bytes, styles_xml: bytes) -> Numbering:
        """Read ``word/numbering.xml`` and ``word/styles.xml``."""
        root, styles = _parse(numbering_xml), _parse(styles_xml)
        abstract = {
            _get(found, "abstractNumId"): {int(_get(lvl, "ilvl")): _level(lvl) for lvl in found.iterfind(f"{_W}lvl")}
            for found in root.iterfind(f"{_W}abstractNum")
        }
        lists = {_get(num, "numId"): _list(num, abstract) for num in root.iterfind(f"{_W}num")}
        return cls(lists, dict(_style_numbers(styles)))

    def place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list and the level (0-based) that a paragraph is numbered by, or None."""
        properties = paragraph.find(_path("pPr"))
        style = _value(properties, "pStyle") if properties is not None else ""
        num, level = _numbered(properties)
        if num is None:
            num, style_level = self.styles.get(style, (None, None))
            level = style_level if level is None else level
        if num is None or num not in self.lists:
            return None
        levels = self.lists[num].levels
        if level is None:
            level = next((at for at, found in levels.items() if found.style == style), 0)
        return (num, level) if level in levels else None


def _parse(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _get(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}", ""))


@cache
def _path(path: str) -> str:
    return "/".join(f"{_W}{step}" for step in path.split("/"))


def _value(element: etree._Element, path: str) -> str:
    found = element.find(_path(path))
    return _get(found, "val") if found is not None else ""


def _list(num: etree._Element, abstract: Mapping[str, Mapping[int, Level]]) -> NumberedList:
    definition = _value(num, "abstractNumId")
    own, anew = {}, {}
    for override in num.iterfind(f"{_W}lvlOverride"):
        at = int(_get(override, "ilvl"))
        if (lvl := override.find(f"{_W}lvl")) is not None:
            own[at] = _level(lvl)
        if start := _value(override, "startOverride"):
            anew[at] = int(start)
    return NumberedList(definition, {**abstract.get(definition, {}), **own}, anew)


def _level(lvl: etree._Element) -> Level:
    restart = _value(lvl, "lvlRestart")
    return Level(
        int(_value(lvl, "start") or 1),
        _value(lvl, "numFmt") or "decimal",
        _value(lvl, "lvlText"),
        _value(lvl, "pStyle"),
        int(restart) if restart else None,
    )


def _numbered(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    own = properties.find(_path("numPr"))
    if own is None:
        return None, None
    num, level = _value(own, "numId"), _value(own, "ilvl")
    return num or None, int(level) if level else None


def _style_numbers(styles: etree._Element) -> Iterator[tuple[str, tuple[str | None, int | None]]]:
    """Yield each paragraph style's list and level, its own or those of the style it is based on."""
    by_id = {_get(s, "styleId"): s for s in styles.iterfind(f"{_W}style")}
    for style_id in by_id:
        num = level = None
        at, seen = style_id, set[str]()
        while at in by_id and at not in seen and num is None:
            seen.add(at)
            num, own = _numbered(by_id[at].find(f"{_W}pPr"))
            level = own if level is None else level
            at = _value(by_id[at], "basedOn")
        yield style_id, (num, level)


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _spell(number: int, style: str) -> str:
    """Write a number as Word does in a list; after z comes aa, then bb."""
    if style.endswith("Letter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style.endswith("Roman"):
        text = ""
        for value, letters in _ROMAN:
            count, number = divmod(number, value)
            text += letters * count
    else:
        return f"{number:02d}" if style == "decimalZero" else str(number)
    return text.upper() if style.startswith("upper") else text


@dataclass(slots=True)
class Place:
    """Where one numbered paragraph stands: its list's levels and the counts of its level and those above."""

    levels: Mapping[int, Level]
    counts: tuple[int, ...]

    def label(self, level: int) -> str:
        """Return the number of a level as printed, without the full stop at its end."""

        def spelt(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return _spell(self.counts[at], self.levels[at].format) if at <= level else ""

        return _LEVEL_IN_TEXT.sub(spelt, self.levels[level].text).rstrip(".")

    def number(self, seen_from: tuple[int, ...] = ()) -> str:
        """Return the number with the levels above it, as far as its own pattern does not say them already.

        Args:
            seen_from: the counts where the reference stands; levels that both share are left out.
        """
        level = len(self.counts) - 1
        text = self.label(level)
        while (above := self._lowest_said(level)) and self.counts[:above] != seen_from[:above]:
            level = above - 1
            text = self.label(level) + text
        return text

    def _lowest_said(self, level: int) -> int:
        return min((int(n) - 1 for n in _LEVEL_IN_TEXT.findall(self.levels[level].text)), default=level)


@dataclass
class Counter:
    """Counts the numbered paragraphs of a document in the order in which they stand."""

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    def next(self, paragraph: etree._Element) -> Place | None:
        """Count one paragraph; None where it has no number."""
        placed = self.numbering.place(paragraph)
        if placed is None:
            return None
        num, level = placed
        found = self.numbering.lists[num]
        counts = self._counts.setdefault(found.definition, {})
        if num not in self._met:
            self._met.add(num)
            counts.update({at: start - 1 for at, start in found.anew.items()})
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for below in [at for at in counts if at > level]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or level < restart:
                del counts[below]
        above = (counts.get(at, found.levels[at].start if at in found.levels else 1) for at in range(level))
        place = Place(found.levels, (*above, counts[level]))
        return None if found.levels[level].format in {"bullet", "none"} else place


# --- cross-references ---------------------------------------------------------------------------------------------

_REF = re.compile(r'\s*REF\s+"?([^\s"\\]+)"?\s*(.*)', re.IGNORECASE | re.DOTALL)
_NUMBER_SWITCH = re.compile(r"\\([rnw])(?![a-z])", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """One field: its instruction, where it stands, and the runs that hold its saved result."""

    start: etree._Element
    instruction: str = ""
    separated: bool = False
    results: list[etree._Element] = field(default_factory=list)
    end: etree._Element | None = None

    @property
    def paragraph(self) -> etree._Element:
        """The paragraph in which the field starts."""
        return next(self.start.iterancestors(f"{_W}p"))

    def show(self, text: str) -> None:
        """Write the saved result, in the character format that it has."""
        texts = [t for run in self.results for t in run.iterfind(f"{_W}t")]
        if not texts:
            texts = [self._new_result()]
        texts[0].text = text
        for extra in texts[1:]:
            parent = extra.getparent()
            assert parent is not None
            parent.remove(extra)

    def _new_result(self) -> etree._Element:
        run = etree.Element(f"{_W}r")
        if self.end is None:
            self.start.append(run)
        else:
            self.end.addprevious(run)
            if not self.separated:
                mark = etree.Element(f"{_W}r")
                etree.SubElement(mark, f"{_W}fldChar", {f"{_W}fldCharType": "separate"})
                run.addprevious(mark)
        return etree.SubElement(run, f"{_W}t")


def _fields(root: etree._Element) -> Iterator[Field]:
    """Yield each field of a document, simple or complex, inner ones before the ones around them."""
    for simple in root.iter(f"{_W}fldSimple"):
        yield Field(simple, _get(simple, "instr"), True, list(simple.iterfind(f"{_W}r")))
    open_fields: list[Field] = []
    for run in root.iter(f"{_W}r"):
        for part in run:
            kind = _get(part, "fldCharType") if part.tag == f"{_W}fldChar" else ""
            if kind == "begin":
                open_fields.append(Field(run))
            elif not open_fields:
                continue
            elif kind == "separate":
                open_fields[-1].separated = True
            elif kind == "end":
                open_fields[-1].end = run
                yield open_fields.pop()
            elif part.tag == f"{_W}instrText":
                open_fields[-1].instruction += part.text or ""
            elif part.tag == f"{_W}t" and open_fields[-1].separated:
                open_fields[-1].results.append(run)


def settle_references(document_xml: bytes, numbering: Numbering, *, template: Path | None = None) -> bytes:
    r"""Write the number that Word will show into every cross-reference to a numbered paragraph.

    Args:
        document_xml: ``word/document.xml``, filled.
        numbering: the lists and styles of the same document.
        template: what to name in messages.

    Returns:
        The same document with the saved result of each ``REF … \r``, ``\n`` and ``\w`` field brought up to date.

    Raises:
        TemplateError: a cross-reference leads to a bookmark that is gone, or to a paragraph without a number.
    """
    root = _parse(document_xml)
    counter = Counter(numbering)
    places = {p: place for p in root.iter(f"{_W}p") if (place := counter.next(p)) is not None}
    bookmarks = dict(_bookmarks(root))
    for found in _fields(root):
        if not (ref := _REF.fullmatch(found.instruction)):
            continue
        name, switch = ref[1], _NUMBER_SWITCH.search(ref[2])
        if name not in bookmarks:
            raise _gone(template, name, found.paragraph)
        if switch is None:
            continue
        target = places.get(bookmarks[name])
        if target is None:
            raise _unnumbered(template, name, found.paragraph)
        found.show(_shown(target, switch[1].lower(), places.get(found.paragraph)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _shown(target: Place, switch: str, here: Place | None) -> str:
    if switch == "n":
        return target.label(len(target.counts) - 1)
    return target.number(here.counts if here and switch == "r" else ())


def _bookmarks(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield each bookmark's name and the paragraph in which it starts (or the next, where it starts between two)."""
    waiting: list[str] = []
    for element in root.iter(f"{_W}p", f"{_W}bookmarkStart"):
        if element.tag == f"{_W}p":
            yield from ((name, element) for name in waiting)
            waiting.clear()
        elif (paragraph := next(element.iterancestors(f"{_W}p"), None)) is not None:
            yield _get(element, "name"), paragraph
        else:
            waiting.append(_get(element, "name"))


def _target_in_words(bookmark: str) -> str:
    kind, _, name = bookmark.partition("_")
    return f"the {'clause' if kind == 'clause' else 'paragraph'} “{(name or bookmark).replace('_', ' ')}”"


def _quoted(paragraph: etree._Element) -> str:
    text = " ".join("".join(t.text or "" for t in paragraph.iter(f"{_W}t")).split())
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def _gone(template: Path | None, bookmark: str, paragraph: etree._Element) -> TemplateError:
    return TemplateError(
        template,
        f"has a cross-reference to {_target_in_words(bookmark)}, which is no longer there: {_quoted(paragraph)}.",
        f"Reword that paragraph, or put {_target_in_words(bookmark)} back (bookmark {bookmark}).",
        code="cross-reference",
    )


def _unnumbered(template: Path | None, bookmark: str, paragraph: etree._Element) -> TemplateError:
    return TemplateError(
        template,
        f"has a cross-reference to {_target_in_words(bookmark)}, which has no number: {_quoted(paragraph)}.",
        f"Give the paragraph at the bookmark {bookmark} a numbered style again.",
        code="cross-reference",
    )


_KINDS = {"document.main+xml": "document", "numbering+xml": "numbering", "styles+xml": "styles"}


def _part_names(content_types: bytes) -> dict[str, str]:
    """Return the names of the parts that hold the text, the lists and the styles."""
    overrides = _parse(content_types).iterfind("{*}Override")
    found = {o.get("ContentType", "").rpartition("wordprocessingml.")[2]: o.get("PartName", "") for o in overrides}
    return {ours: found[kind].lstrip("/") for kind, ours in _KINDS.items() if kind in found}


def settle(docx: bytes, *, template: Path | None = None) -> bytes:
    """Return a filled document with its cross-references settled; every other part stays as it is.

    Args:
        docx: the document, filled.
        template: what to name in messages.

    Raises:
        TemplateError: see ``settle_references``.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(target, "w") as new:
        names = _part_names(old.read("[Content_Types].xml"))
        lists = old.read(names["numbering"]) if "numbering" in names else b"<none/>"
        styles = old.read(names["styles"]) if "styles" in names else b"<none/>"
        for info in old.infolist():
            content = old.read(info)
            if info.filename == names["document"]:
                content = settle_references(content, Numbering.read(lists, styles), template=template)
            new.writestr(info, content)
    return target.getvalue()
