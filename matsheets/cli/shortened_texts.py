"""Two texts as they stand on a screen: no longer than a line or two, from where they begin to differ."""

from __future__ import annotations

_SHOWN = 160  # characters of a text on the screen; JSON has it whole


def shorten_to_difference(old: str | None, new: str | None) -> tuple[str, str]:
    """Shorten two texts to where they begin to differ."""
    if old is None or new is None:
        return tuple("(nothing)" if text is None else shorten(text) for text in (old, new))  # type: ignore[return-value]
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = 0 if same < _SHOWN // 2 else old.rfind(" ", 0, same - 20) + 1
    return shorten(old, start), shorten(new, start)


def shorten(text: str, start: int = 0) -> str:
    """Return so much of a text as stands on a line or two, from a place in it."""
    shown = text[start : start + _SHOWN]
    return f"{'… ' if start else ''}{shown}{' …' if len(text) > start + _SHOWN else ''}" or "(nothing)"
