"""A zip file is unpacked within its limits, each by itself and all together."""

from __future__ import annotations

import io
import zipfile

import pytest

from matsheets.storage.bounded_zip import BoundedZip, Excess, TooLargeError, ZipLimits


def of_parts(*sizes: int) -> bytes:
    """A zip of parts of these sizes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number, size in enumerate(sizes):
            package.writestr(f"{number}", b"x" * size)
    return out.getvalue()


def test_parts_count_together() -> None:
    """Parts that are small enough one by one are too much once they come to more than all may take."""
    opened = BoundedZip(of_parts(60, 40, 1), ZipLimits(parts=3, part=60, unpacked=100))
    assert [len(opened.read(name)) for name in opened.names[:2]] == [60, 40]

    with pytest.raises(TooLargeError) as caught:
        opened.read("2")
    assert (caught.value.excess, caught.value.size) == (Excess.UNPACKED, 101)


@pytest.mark.parametrize(
    ("limits", "excess", "size"),
    [(ZipLimits(1, 100, 100), Excess.PARTS, 2), (ZipLimits(2, 59, 100), Excess.PART, 60)],
    ids=["a part too many", "a byte too many"],
)
def test_each_limit_is_named(limits: ZipLimits, excess: Excess, size: int) -> None:
    """The error says which limit was passed, and what the file speaks of."""
    with pytest.raises(TooLargeError) as caught:
        BoundedZip(of_parts(60, 40), limits).read("0")

    assert (caught.value.excess, caught.value.size) == (excess, size)
