"""A framework's file: a YAML file in ``workbook_templates/<id>/framework.yaml``, or one of the user's own.

Loading checks everything and reports every fault at once, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import ascii_lowercase

from matsheets.errors import FrameworkError
from matsheets.model.cells import fold, fold_ref, listed
from matsheets.model.framework import (
    NOT_RATED,
    USUAL_WORDS,
    Descriptors,
    Element,
    Framework,
    FrameworkWords,
    Heading,
    Rating,
    RatingScale,
    Word,
    contrast,
    means_not_rated,
)
from matsheets.model.yaml_reading import YamlReading
from matsheets.model.yaml_wording import explain_yaml_error
from matsheets.storage.regular_files import read_whole, yaml_loader
from matsheets.storage.shipped_files import workbook_templates_dir
from matsheets.storage.unicode_names import as_on_disk

#: Refs that the other tabs use; a framework may not use them for its headings.
RESERVED_REFS = frozenset({"ABT", "BEY", "PLAN", "MED", "PRG", "SUP", "PAR", "CHG", "SRV", "DAT", "TRU", "JNT"})
#: Tab titles that the other tabs use (compared without case, as Excel does).
RESERVED_TABS = frozenset(
    tab.casefold()
    for tab in (
        "Start here",
        "About",
        "Beyond the framework",
        "Progress",
        "Support",
        "Heat map",
        "Plan",
        "Medium term",
        "Partnership",
        "Charges",
        "Services",
        "Data protection",
        "Trusts",
        "Joint plan",
        "Lists",
        "_matsheets",
        "Problems",
        "Clashes",
        "Not placed",
        "History",
    )
)  # Excel keeps "History" for itself and will not open a file that uses it.
_TAB_LIMIT = 31  # Excel's limit for a tab title.
#: Characters of an element's short name. Why: three of them and their ratings stand side by side on an A4 page.
_SHORT_LIMIT = 24
#: What the file may say of its scale: the last rating that is an area for improvement, and the first that is a strength.
_WEAK_TO, _STRONG_FROM = "weak_to", "strong_from"
#: In a former edition's file: the edition that took its place.
_SUPERSEDED_BY = "superseded_by"
#: What it calls things, and which ratings it describes.
_WORDS, _DESCRIPTORS = "words", "descriptors"
#: What describes the two ends of the scale, whatever its ratings are called.
_WEAK, _STRONG = "weak", "strong"
#: What an element has of each claim: what to ask, and the claim in both descriptors.
_CLAIMS, _QUESTION = "claims", "question"
_HEADING_REF = re.compile(r"[A-Z]{2,6}")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_CONTRAST = 4.5  # WCAG 2.2 success criterion 1.4.3 for text of normal size.
_SIZE_LIMIT = 1_000_000  # characters; a framework of 200 elements is under a tenth of this.


def load_framework(path: Path | str) -> Framework:
    """Load and check a framework file.

    Args:
        path: a ``framework.yaml``, or the folder that holds one.

    Raises:
        FrameworkError: with every fault found and its line.
    """
    import yaml

    given = Path(path)
    folder, path = (given, given / "framework.yaml") if given.is_dir() else (None, given)
    try:
        text = read_whole(path, 4 * _SIZE_LIMIT).decode().replace("\r\n", "\n")
    except FileNotFoundError:
        if folder is not None:
            remedy = "Name the framework's file, or a folder with one."
            raise FrameworkError(folder, "is a folder without a framework.yaml.", remedy) from None
        raise FrameworkError(
            path, "does not exist.", "Check the name, or run: matsheets framework list", code="missing"
        ) from None
    except UnicodeDecodeError:
        raise FrameworkError(path, "is no text in UTF-8.", "A framework is a text file (YAML) in UTF-8.") from None
    except OSError as error:
        raise FrameworkError(path, f"cannot be read ({error.strerror}).", "Check the name and the folder.") from None
    if len(text) > _SIZE_LIMIT:
        raise FrameworkError(path, "is too large for a framework file.", "The limit is one million characters.")
    try:
        node = yaml.compose(text, Loader=yaml_loader())
    except yaml.MarkedYAMLError as error:
        faults = (explain_yaml_error(error, text),)
        raise FrameworkError(path, "is not readable as YAML.", "Mend the line and try again.", faults=faults) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise FrameworkError(path, f"is not readable as YAML ({error.__class__.__name__}).") from None
    reading = _Reading()
    framework = reading.framework(node)
    if reading.faults or framework is None:
        count = len(reading.faults)
        raise FrameworkError(
            path, f"has {count} fault{'s' if count != 1 else ''}:", faults=tuple(sorted(reading.faults))
        )
    return framework


class _Reading(YamlReading):
    """Reads the pieces of a framework."""

    def framework(self, node: object) -> Framework | None:
        keys = ("id", "title", "edition", "source", "wording", "scale", "headings")
        top = self.mapping(node, "The framework", keys, (_WORDS, _DESCRIPTORS, _WEAK_TO, _STRONG_FROM, _SUPERSEDED_BY))
        if not top:
            return None
        ratings = tuple(self.rating(n, i) for i, n in enumerate(self.items(top.get("scale"), "scale"), start=1))
        if "scale" in top and ratings and len(ratings) < 2:
            self.fault(top["scale"], "The scale has one rating. Give at least two, the weakest first.")
        scale = self.scale(ratings, top)
        headings = tuple(self.heading(n, scale) for n in self.items(top.get("headings"), "headings"))
        return Framework(
            self.slug(top.get("id"), "The framework's id", "framework id"),
            self.text(top.get("title"), "The framework's title"),
            self.text(top.get("edition"), "The framework's edition"),
            self.text(top.get("source"), "The framework's source"),
            self.text(top.get("wording"), "The framework's wording note"),
            scale,
            headings,
            self.text(top.get(_SUPERSEDED_BY), _SUPERSEDED_BY),
            self.words(top[_WORDS]) if _WORDS in top else USUAL_WORDS,
        )

    def scale(self, ratings: tuple[Rating, ...], top: Mapping[str, object]) -> RatingScale:
        """Return the scale, with the ratings that the file names as the last weak and the first strong one."""
        weak_to = self.named_rating(ratings, top.get(_WEAK_TO), _WEAK_TO)
        strong_from = self.named_rating(ratings, top.get(_STRONG_FROM), _STRONG_FROM)
        if weak_to and weak_to == len(ratings):
            self.fault(top[_WEAK_TO], f"{_WEAK_TO} is the strongest rating, so nothing would be a strength. "
                       "Name a weaker one.")  # fmt: skip
        elif strong_from == 1:
            self.fault(top[_STRONG_FROM], f"{_STRONG_FROM} is the weakest rating, so nothing would be an area for "
                       "improvement. Name a stronger one.")  # fmt: skip
        elif weak_to and strong_from and weak_to >= strong_from:
            self.fault(top[_STRONG_FROM], f"{_STRONG_FROM} ({ratings[strong_from - 1].label}) should be stronger than "
                       f"{_WEAK_TO} ({ratings[weak_to - 1].label}). The scale goes from weak to strong.")  # fmt: skip
        return RatingScale(ratings, weak_to, strong_from, self.described(top.get(_DESCRIPTORS)))

    def described(self, node: object) -> Descriptors:
        """Return which ratings the framework describes; both ends where it does not say."""
        name = self.text(node, _DESCRIPTORS)
        chosen = next((choice for choice in Descriptors if choice.value == name.casefold()), None)
        if name and not chosen:
            allowed = listed([choice.value for choice in Descriptors], "or")
            self.fault(node, f'{_DESCRIPTORS} is "{name}". Choose {allowed}.')
        return chosen or Descriptors.ENDS

    def words(self, node: object) -> FrameworkWords:
        """Return the framework's words; those that it does not give are the usual ones."""
        got = self.mapping(node, "The framework's words", (), FrameworkWords._fields)
        return FrameworkWords(**{name: self.word(value, f"The word {name}") for name, value in got.items()})

    def word(self, node: object, what: str) -> Word:
        got = self.mapping(node, what, Word._fields)
        one, many = (self.text(got.get(key), f"{what}: {key}") for key in Word._fields)
        return Word(one, many)

    def named_rating(self, ratings: tuple[Rating, ...], node: object, key: str) -> int:
        """Return the points of the rating that the file names under a key; 0 where it names none that there is."""
        name = self.text(node, key)
        points = next((r.points for r in ratings if fold(name) in (fold(r.label), fold(r.id))), 0)
        if name and not points:
            self.fault(node, f'{key} is "{name}". Name one of the ratings: {listed([r.label for r in ratings], "or")}.')
        return points

    def rating(self, node: object, points: int) -> Rating:
        what = f"Rating {points}"
        got = self.mapping(node, what, ("id", "label", "meaning", "short", "fill", "text"))
        label = self.text(got.get("label"), f"{what}'s label")
        short = self.text(got.get("short"), f"{what}'s short form")
        self.unique(got.get("label"), "rating label", label)
        self.unique(got.get("short"), "rating short form", short)
        slug = self.slug(got.get("id"), f"{what}'s id", "rating id")
        for key, word in (("label", label), ("short", short), ("id", slug)):
            if means_not_rated(word):
                self.fault(got[key], f'{what} has the {key} "{word}", which says that a group does not rate an element. '
                           f"Choose another: {NOT_RATED} is on the list of every workbook.")  # fmt: skip
        fill, text = (self.colour(got.get(k), f"{what}'s {k}") for k in ("fill", "text"))
        if fill and text and contrast(fill, text) < _CONTRAST:
            self.fault(
                got["fill"],
                f"{label}: the text on its fill has a contrast of {contrast(fill, text):.1f}. "
                f"Use colours with at least {_CONTRAST} (WCAG 2.2 AA).",
            )
        return Rating(
            slug,
            label,
            self.text(got.get("meaning"), f"{what}'s meaning"),
            short,
            fill,
            text,
            points,
        )

    def colour(self, node: object, what: str) -> str:
        value = self.text(node, what)
        if value and not _COLOUR.fullmatch(value):
            self.fault(node, f'{what} is "{value}". Write six hexadecimal digits in quotes, such as "00796B".')
            return ""
        return value.upper()

    def heading(self, node: object, scale: RatingScale) -> Heading:
        got = self.mapping(node, "A heading", ("id", "ref", "title", "tab", "about", "elements"))
        title = self.text(got.get("title"), "A heading's title")
        what = f'Heading "{title}"' if title else "A heading"
        ref = self.text(got.get("ref"), f"{what}'s ref")
        if ref and not _HEADING_REF.fullmatch(ref):
            self.fault(got["ref"], f'{what} has the ref "{ref}". Use two to six capital letters, such as VIS.')
        if ref in RESERVED_REFS:
            self.fault(
                got["ref"], f'{what} has the ref "{ref}", which another tab of the workbook uses. Choose another.'
            )
        self.unique(got.get("ref"), "ref", ref)
        self.unique(got.get("title"), "heading title", title)
        elements = tuple(
            self.element(n, what, ref, scale) for n in self.items(got.get("elements"), f"{what}'s elements")
        )
        return Heading(
            self.slug(got.get("id"), f"{what}'s id", "heading id"),
            ref,
            title,
            self.tab(got.get("tab"), what),
            self.text(got.get("about"), f"{what}'s about"),
            elements,
        )

    def tab(self, node: object, what: str) -> str:
        tab = self.text(node, f"{what}'s tab")
        if len(tab) > _TAB_LIMIT:
            self.fault(node, f"{what} has a tab title of {len(tab)} characters. Excel allows {_TAB_LIMIT}.")
        if set(tab) & set(r":\/?*[]") or tab.startswith("'") or tab.endswith("'"):
            self.fault(
                node,
                f'{what} has the tab title "{tab}". Excel does not allow : \\ / ? * [ ] in it, '
                "nor an apostrophe at either end.",
            )
        if tab.casefold() in RESERVED_TABS:
            self.fault(node, f'{what} has the tab title "{tab}", which the workbook already uses. Choose another.')
        self.unique(node, "tab title", tab)
        return tab

    def element(self, node: object, heading: str, prefix: str, scale: RatingScale) -> Element:
        keys = _descriptor_keys(scale)
        words = (_CLAIMS,) if self.has(node, _CLAIMS) else ("questions", *keys)
        got = self.mapping(
            node,
            f"An element of {heading.lower() if heading == 'A heading' else heading}",
            ("id", "ref", "title", *words),
            ("short",),
            {} if _CLAIMS in words else _former_keys(scale),
        )
        title = self.text(got.get("title"), f"The title of an element of {heading}")
        what = f'Element "{title}"' if title else f"An element of {heading}"
        ref = self.text(got.get("ref"), f"{what}'s ref")
        if ref and prefix and not re.fullmatch(re.escape(prefix) + r"-\d{2}", ref):
            wanted = fold_ref(ref) if re.fullmatch(re.escape(prefix) + r"-\d{2}", fold_ref(ref)) else f"{prefix}-01"
            self.fault(
                got["ref"], f'{what} has the ref "{ref}". Start it with its heading\'s and add two digits: {wanted}.'
            )
        self.unique(got.get("ref"), "ref", ref)
        of_its_own = self.unique(got.get("title"), "element title", title)
        short = self.short_name(got.get("short"), what)
        if short or of_its_own:
            self.unique(got.get("short", got.get("title")), "short name", short or title)
        questions, descriptors = (self.claims if _CLAIMS in got else self.descriptors)(got, what, scale)
        return Element(
            self.slug(got.get("id"), f"{what}'s id", "element id"),
            ref,
            title,
            short or title,
            questions,
            descriptors,
        )

    def descriptors(self, got: Mapping[str, object], what: str, scale: RatingScale) -> tuple[str, tuple[str, ...]]:
        """Return an element's questions, one to a line, and its descriptors, each written as one text."""
        questions = self.items(got.get("questions"), f"{what}'s questions")
        listed_questions = "\n".join(f"• {self.text(node, f'A question of {what}')}" for node in questions)
        return listed_questions, tuple(
            self.text(got.get(key), f"{what}'s {key} descriptor") for key in _descriptor_keys(scale)
        )

    def claims(self, got: Mapping[str, object], what: str, scale: RatingScale) -> tuple[str, tuple[str, ...]]:
        """Return an element's questions and its descriptors, written as claims in pairs: one to a line, by letters."""
        nodes = list(self.items(got.get(_CLAIMS), f"{what}'s claims"))
        if len(nodes) > len(ascii_lowercase):
            self.fault(got[_CLAIMS], f"{what} has {len(nodes)} claims. Give at most {len(ascii_lowercase)}.")
        keys = (_QUESTION, *_descriptor_keys(scale))
        said: list[list[str]] = []
        for letter, node in zip(ascii_lowercase, nodes, strict=False):
            claim = f"Claim {letter} of {what}"
            found = self.mapping(node, claim, keys, (), _former_keys(scale))
            said.append([f"({letter}) {self.text(found.get(key), f'{claim}: its {key}')}" for key in keys])
        questions, *descriptors = map("\n".join, zip(*said, strict=True)) if said else [""] * len(keys)
        return questions, tuple(descriptors)

    def short_name(self, node: object, what: str) -> str:
        """Return an element's short name; empty where the file gives none."""
        name = self.text(node, f"{what}'s short name")
        if len(name) > _SHORT_LIMIT:
            self.fault(node, f"{what} has a short name of {len(name)} characters. Tables have room for {_SHORT_LIMIT}.")
        return name


def _descriptor_keys(scale: RatingScale) -> tuple[str, ...]:
    """Return under which key a file says what each rating looks like that it describes."""
    if len(scale.ratings) < 2:
        return _WEAK, _STRONG
    ends = {scale.weakest: _WEAK, scale.strongest: _STRONG}
    return tuple(ends.get(rating, rating.id) for rating in scale.described)


def _former_keys(scale: RatingScale) -> dict[str, str]:
    """Return the keys by what earlier files call them: the ends by the ids of their ratings."""
    return {scale.weakest.id: _WEAK, scale.strongest.id: _STRONG} if scale.ratings else {"red": _WEAK, "green": _STRONG}


#: The framework that a new workbook is on unless another is named.
DEFAULT_FRAMEWORK = "mat-assurance-framework"


def shipped_files() -> dict[str, Path]:
    """Return the file of each framework that comes with matsheets by its name: the usual one first, former editions last.

    A framework's name is its id; that of a former edition has its number behind it: ``mat-assurance-framework/1.0``.
    """
    found = sorted(workbook_templates_dir().glob("*/framework.yaml"))
    found.sort(key=lambda path: path.parent.name != DEFAULT_FRAMEWORK)
    current = {path.parent.name: path for path in found}
    every = (path for file in current.values() for path in sorted(file.parent.glob("*.yaml")))
    return current | {f"{path.parent.name}/{path.stem}": path for path in every if path not in current.values()}


@cache
def shipped_frameworks() -> tuple[Framework, ...]:
    """Load every framework that comes with matsheets, and then their former editions, which people have workbooks on.

    Why only once: a script calls ``read_workbook`` for one file after another, and it asks for them each time.
    """
    return tuple(map(load_framework, shipped_files().values()))


def open_framework(name: Path | str) -> Framework:
    """Load a framework by the name of a shipped one, or from a file or folder.

    Raises:
        FrameworkError: there is no such framework, or its file has faults.
    """
    shipped = shipped_files()
    if str(name) in shipped:
        return load_framework(shipped[str(name)])
    path = as_on_disk(Path(name))
    if path.exists():
        return load_framework(path)
    known = ", ".join(shipped)
    raise FrameworkError(name, "is neither a framework that matsheets ships nor a file.", f"It ships: {known}.")
