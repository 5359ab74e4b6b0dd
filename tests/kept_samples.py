"""The samples as they are kept. ``tests/samples/test_samples.py`` holds them to what the recipes make, part for part."""

from __future__ import annotations

from matsheets.storage.shipped_files import samples_dir


def kept_samples(*suffixes: str) -> dict[str, bytes]:
    """Return the kept samples whose names end in one of these, by their paths below the samples' folder."""
    folder = samples_dir()
    paths = sorted(path for path in folder.rglob("*") if path.suffix in suffixes)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
