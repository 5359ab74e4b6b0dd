"""How far a run is, on one line of a terminal."""

from __future__ import annotations

import shutil
import sys
import time

import click


class Progress:
    """How far a run is, on one line of a terminal that is cleared at the end; nothing where stderr is no terminal."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._shown = sys.stderr.isatty() and total > 1
        self._done, self._width = 0, 0
        self._started = self._drawn = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def tick(self, more: int) -> None:
        """Count what is done, and draw the line anew ten times a second at most."""
        self._done += more
        now = time.monotonic()
        if self._shown and now - self._drawn > 0.1:
            self._drawn = now
            self._draw(self._line(now - self._started))

    def clear(self) -> None:
        """Make room for something else to be printed."""
        if self._width:
            self._draw("")

    def _draw(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        click.echo(f"\r{line:{self._width}}\r{line}", nl=False, err=True)
        self._width = len(line)

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds
        left = (self._total - self._done) / rate
        each = f"{rate:,.0f} a second" if rate >= 2 else f"{1 / rate:,.1f} s each"
        return f"{self._what} {self._done:,} of {self._total:,} · {each} · {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
