"""Starts the command line in a process of its own: the ``matsheets`` command, and ``python -m matsheets`` beside it."""

import atexit
import gc
import sys

_INTERRUPTED = 130  # what ``matsheets.cli.exit_codes`` says, which is not loaded yet


def main() -> int:
    """Run the command line and return its exit code; the console script passes it on to the system."""
    try:
        collect_rarely()
        from matsheets.cli import main as run

        return run()
    except KeyboardInterrupt:  # while the command line itself was being loaded; from then on it says so
        if sys.stderr is not None:
            sys.stderr.write("Interrupted.\n")
        return _INTERRUPTED


def collect_rarely() -> None:
    """Look for circular rubbish seldom while this process runs, and not at all when it ends.

    Why: most of what a command makes is modules and answers, which are there to stay; looking through them again and again
    takes a tenth of a short command's time. Loading click is part of that, so this comes before it.
    """
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)


if __name__ == "__main__":
    sys.exit(main())
