"""The demo, as somebody meets it who has just installed matsheets."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.slow
def test_the_demo_can_be_pasted_twice(run: Run) -> None:
    """The second time nothing is written, and it says what is there, how to replace it, and what comes next."""
    first = run("demo")
    before = {path: path.stat().st_mtime_ns for path in Path("matsheets-demo").rglob("*")}
    second = run("demo")

    assert (first.code, second.code, second.err) == (0, 0, "")
    assert {path: path.stat().st_mtime_ns for path in Path("matsheets-demo").rglob("*")} == before
    assert second.out.startswith("The samples are all in ")
    assert "To replace them: matsheets demo matsheets-demo --force\n" in second.out
    for said in (first.out, second.out):
        assert said.splitlines()[-1].startswith("Next: ")
        assert said.splitlines()[-1].endswith(" then see where each trust stands: matsheets status matsheets-demo")


@pytest.mark.slow
def test_what_somebody_filled_in_is_kept(run: Run) -> None:
    """A sample that was changed is never replaced without --force; what was deleted is made again."""
    run("demo", "my demo")
    filled, deleted = Path("my demo/empty-workbook.xlsx"), Path("my demo/all-ratings.xlsx")
    filled.write_bytes(b"filled in")
    deleted.unlink()

    again = run("demo", "my demo")

    assert again.code == 4
    assert filled.read_bytes() == b"filled in"
    assert deleted.exists()
    assert f"Kept, because they are there and not as this matsheets makes them: {filled}." in again.err
    assert 'matsheets demo "my demo" --force' in again.err
