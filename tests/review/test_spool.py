"""Rows that wait on disk come back as they went in."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

from matsheets.review.spool import Spool


def test_rows_come_back_in_their_order_as_often_as_is_wanted():
    """More rows than fit into its memory, of every kind of value that tables have, twice over."""
    chunks = [[("Oak", n, None, dt.date(2027, 7, 16), f"{n} " * 500) for n in range(at, at + 100)] for at in (0, 100)]
    with closing(Spool()) as spool:
        for chunk in chunks:
            spool.add(chunk)
            spool.add([])

        assert len(spool) == 200
        assert list(spool) == list(spool) == [row for chunk in chunks for row in chunk]


def test_rows_can_be_added_after_they_were_gone_through():
    """Going through some of the rows does not change where the next ones go."""
    with closing(Spool()) as spool:
        spool.add([("a",)])
        spool.add([("b",)])
        assert next(iter(spool)) == ("a",)
        spool.add([("c",)])
        assert list(spool) == [("a",), ("b",), ("c",)]
