"""A Dask cluster as an executor: the same chunks, sent to workers on other machines through ``distributed``'s executor.

``distributed`` is imported nowhere else. What is sent is our own functions by name, the settings, and workbooks as bytes
or as addresses; what comes back is summaries, problems and finished documents. Workers need matsheets in the same version,
and no disk that they share with anybody.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, TypeVar

from matsheets._version import __version__
from matsheets.batch.executor import FutureExecutor
from matsheets.errors import ClusterError

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

_ANSWER = 10  # seconds that a scheduler has to answer
_LOOK = 2  # seconds between two looks at whether there are workers left
_PATIENCE = 60  # seconds to wait for a worker when all are gone: a crashed one is back in a few


class DaskExecutor(FutureExecutor):
    """The workers of a Dask scheduler.

    Args:
        address: of the scheduler: ``tcp://HOST:PORT`` or ``tls://HOST:PORT``.
        patience: seconds to wait for a worker when all are gone.

    Raises:
        ClusterError: it does not answer, has no workers, or has some that could not do the work.
    """

    remote = True

    def __init__(self, address: str, *, patience: float = _PATIENCE) -> None:
        self.address, self._patience = address, patience
        self._client = _client(address)
        try:
            super().__init__(self._threads())
            if not self.workers:
                raise ClusterError(
                    None, f"The scheduler at {address} has no workers.", f"Start some with: dask worker {address}",
                    code="cluster-no-workers",
                )  # fmt: skip
            self._compare_versions()
            # Not pure: a chunk that was lost is to be done again and not looked up.
            self._futures = self._client.get_executor(pure=False)
        except BaseException:
            self.close()
            raise

    def submit(self, work: Callable[..., T], *given: object, singly: bool = False) -> Future[T]:
        """Have something done by whichever worker is free."""
        future: Future[T] = self._futures.submit(work, *given)
        return future

    def wait(self, future: Future[T]) -> T:
        """Return a future's result; give up when the scheduler has gone, or its workers have and stay away."""
        from concurrent.futures import CancelledError

        waited = 0.0
        while True:
            try:
                return future.result(_LOOK)
            except TimeoutError:
                if future.done():  # this very moment, or the work's own error
                    return future.result()
            except CancelledError:
                raise self._silent() from None
            if self._client.status != "running":
                raise self._silent()
            waited = 0.0 if self._threads() else waited + _LOOK
            if waited >= self._patience:
                raise ClusterError(
                    None, f"The scheduler at {self.address} has lost all of its workers.",
                    "Start them again, then run the same command with --resume.", code="cluster-no-workers",
                )  # fmt: skip

    def recover(self, error: BaseException, *, singly: bool = False) -> bool:
        """Tell whether the scheduler gave something up because the workers that had it died."""
        from distributed import KilledWorker

        return isinstance(error, KilledWorker)

    def close(self) -> None:
        """Call back what is not done, and leave the cluster to whoever runs it."""
        import logging

        # Its own goodbyes are of no use to anyone: the run has ended.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._client.close(timeout=2)

    def _threads(self) -> int:
        """Return how many tasks the workers that are there can do at the same time."""
        return sum(self._client.nthreads().values()) if self._client.status == "running" else 0

    def _silent(self) -> ClusterError:
        return ClusterError(
            None, f"The scheduler at {self.address} stopped answering.",
            "Look at its own messages, then run the same command with --resume.", code="cluster-gone",
        )  # fmt: skip

    def _compare_versions(self) -> None:
        """Refuse workers that would do other work, or could not read what they are sent."""
        found = self._client.get_versions()
        # Asked for by name from the standard library: what a worker may not have cannot be what it is asked with.
        installed = self._client.run(resolve_name, "matsheets:__version__", on_error="return")
        ours = {**_versions(found["client"]), "matsheets": __version__}
        for worker, stated in sorted(found["workers"].items()):
            has = installed.get(worker)
            theirs = {**_versions(stated), "matsheets": has if isinstance(has, str) else ""}
            for what, version in theirs.items():
                if version != ours[what]:
                    raise ClusterError(
                        None, f"The worker at {worker} has {what} {version}, and this computer has {ours[what]}."
                        if version else f"The worker at {worker} has no {what}.",
                        "Install the same on both, and start the workers anew.", code="cluster-versions",
                    )  # fmt: skip


def _versions(stated: Mapping[str, Any]) -> dict[str, str]:
    """Return what else has to be the same everywhere; of Python, the two numbers that tell what it can unpickle."""
    python = ".".join(str(stated["host"]["python"]).split(".")[:2])
    return {"Python": python, "distributed": str(stated["packages"].get("distributed") or "")}


def _client(address: str) -> Any:
    """Connect to a scheduler, quietly and within a time limit."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            None, "--scheduler needs Dask's distributed, which is not installed.",
            'Install it with: pip install "matsheets[cluster]"', code="no-distributed",
        ) from None  # fmt: skip
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that versions differ, which we say ourselves
            return Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(
            None, f"The scheduler at {address} does not answer within {_ANSWER} seconds.",
            "Check the address (tcp://HOST:PORT), that it runs, and that this network lets you reach it.",
            code="cluster-unreachable",
        ) from error  # fmt: skip
