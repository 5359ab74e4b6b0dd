"""Whether an explanation, by which a trust says that it does otherwise by choice, names a time until which it holds."""

from __future__ import annotations

import re

from matsheets.model.parsing import MONTH_NAMES, is_placeholder

#: Words that name a time. Why so many: what is asked for in vain is not read, and whoever names any time has thought of one.
_TIME = re.compile(
    r"\b(?:until|till|when|once|as soon as|as long as|terms?|termly|years?|yearly|annual(?:ly)?|months?|monthly|weeks?|"
    r"autumn|spring|summer|winter|christmas|easter|tomorrow|(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}|"
    rf"{'|'.join(name for name in MONTH_NAMES if name != 'May')})\b",
    re.IGNORECASE,
)
#: The month that is another word too, and short names of months beside a day.
_MONTH = re.compile(r"\bMay\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b")


def has_no_end(rationale: str) -> bool:
    """Tell whether a rationale says something, and names no time: no date, month, term or year, no until and no when."""
    if not rationale.strip() or is_placeholder(rationale):
        return False
    return not (_TIME.search(rationale) or _MONTH.search(rationale))
