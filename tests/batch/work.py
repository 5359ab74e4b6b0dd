"""Work for an executor, as functions that another process can import by name; some of it kills whoever does it."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def squares(settings: None, items: tuple[int, ...]) -> tuple[int, ...]:
    """Square each number; 13 kills the process that works on it."""
    return tuple(_square(item) for item in items)


def _square(item: int) -> int:
    if item == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


def once(folder: str, items: tuple[int, ...]) -> tuple[int, ...]:
    """Square each number; the first process that comes to 7 is killed, as if from outside, and no other."""
    for item in items:
        if item == 7:
            try:
                Path(folder, "killed").touch(exist_ok=False)
            except FileExistsError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)
    return tuple(item * item for item in items)


def twice(folder: str, items: tuple[int, ...]) -> tuple[int, ...]:
    """Square each number; the first two processes that come to 7 are killed, as if from outside, and no other."""
    for deaths in ("first", "second") if 7 in items else ():
        if not Path(folder, deaths).exists():
            Path(folder, deaths).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return tuple(item * item for item in items)


def wrong(settings: None, items: tuple[int, ...]) -> tuple[int, ...]:
    """Fail, as a fault of ours would."""
    raise LookupError(f"no {items[0]}")


#: Put into ``sitecustomize.py``, this makes some files special for every process that is started with it.
SPECIAL_FILES = """
import os, signal, sys

def hook(event, args):
    if event == "open" and isinstance(args[0], str):
        name = os.path.basename(args[0])
        if name == "bug.xlsx":
            raise RuntimeError("a fault of ours")
        if name == "killer.xlsx":
            from multiprocessing import parent_process
            if parent_process() is not None:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
"""
