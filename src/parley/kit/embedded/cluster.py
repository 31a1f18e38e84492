"""The database of one data directory: started, watched, started again, stopped.

A thread of its own starts every run of PostgreSQL, because the kernel's signal at a parent's death goes by the thread
that made the child, and whoever calls `start` may be a short-lived one.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from itertools import count
from typing import TYPE_CHECKING

import psycopg

from parley.kit.embedded import creation
from parley.kit.embedded.account import account_for
from parley.kit.embedded.errors import DatabaseVanished, EmbeddedError, StartCutOff, StartFailed
from parley.kit.embedded.layout import Layout
from parley.kit.embedded.leftovers import clear_leftovers, forget_reused_ids
from parley.kit.embedded.lock import DataLock, take_to_serve
from parley.kit.embedded.process import Server
from parley.kit.embedded.sockets import LOCK_FILE, remove_far_folder, socket_folder, url_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

    from parley.kit.embedded.account import Account
    from parley.kit.embedded.lock import Role

_PATIENCE = 60.0
_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
_STEADY = 30.0
_FIRST_TRIES = 5


def say_nothing(_: str) -> None:
    """Report to nobody."""


class Cluster:
    """The embedded database of `data_dir`, this process's alone from `start` to `stop`.

    `report` gets sentences for the operator, now and then from another thread. A command passes the lock it has taken
    already; everyone else leaves `lock` out.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        report: Callable[[str], None] = say_nothing,
        patience: float = _PATIENCE,
        lock: DataLock | None = None,
    ) -> None:
        """Nothing happens yet; `patience` is how many seconds `start` waits for a command that holds the data."""
        self._layout = Layout(data_dir.expanduser().resolve())
        self._report = report
        self._patience = patience
        self._role: Role = "command" if lock else "serve"
        self._lock = lock
        self._ready: Future[Path] = Future()
        self._stopping = threading.Event()
        self._change = threading.Lock()
        self._server: Server | None = None
        self._sockets: Path | None = None
        self._keeper: threading.Thread | None = None

    @property
    def data_dir(self) -> Path:
        """The data directory, absolute and without links."""
        return self._layout.root

    @property
    def url(self) -> str:
        """A URL for asyncpg and psycopg. Raises StartFailed before `start` has returned."""
        if not self._ready.done():
            reason = "nobody has started it."
            raise StartFailed(reason, "")
        return url_for(self._ready.result())

    def start(self) -> None:
        """Return once the database accepts connections, made first if there is none, and is being watched.

        Recovery after a crash is waited for without a limit. Raises any EmbeddedError; nothing is left running then.
        A cluster is started once.
        """
        try:
            lock = self._hold()
            self._keeper = threading.Thread(target=self._keep, args=(lock,), name="embedded-postgres", daemon=True)
            self._keeper.start()
            self._ready.result()
        except BaseException:
            # Also on Ctrl+C: the child must not outlive the wish for it.
            self.stop()
            raise

    def stop(self) -> None:
        """Shut PostgreSQL down, within about 50 s at worst, and give the data directory back. Twice is harmless."""
        with self._change:
            self._stopping.set()
            server = self._server
        if server is not None:
            server.stop()
        if self._keeper is not None:
            self._keeper.join()
        if self._sockets is not None:
            remove_far_folder(self._layout, self._sockets)
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def _hold(self) -> DataLock:
        if self._lock is None:
            self._layout.prepare()
            lock = DataLock(self._layout.lock)
            try:
                take_to_serve(lock, patience=self._patience, report=self._report)
            except BaseException:
                lock.close()
                raise
            self._lock = lock
        self._sockets = self._lock.previous
        return self._lock

    def _keep(self, lock: DataLock) -> None:
        try:
            self._run_again_and_again(lock)
        except BaseException as fault:
            # A fault of our own making: whoever waits in `start` must hear of it rather than wait for ever.
            if not self._ready.done():
                self._ready.set_exception(fault)
                return
            raise

    def _run_again_and_again(self, lock: DataLock) -> None:
        """Return when told to stop, or when PostgreSQL could not even be started once."""
        pause = _FIRST_PAUSE
        for tries in count(1):
            began = time.monotonic()
            fault = self._run(lock)
            is_hopeless = tries >= _FIRST_TRIES or not isinstance(fault, StartCutOff)
            if not self._ready.done() and (is_hopeless or self._stopping.is_set()):
                self._ready.set_exception(fault)
                return
            if self._stopping.is_set():
                return
            pause = _FIRST_PAUSE if time.monotonic() - began > _STEADY else pause
            self._report(f"{fault}\nStarting PostgreSQL again in {pause:.1f} s.")
            if self._stopping.wait(pause):
                return
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _run(self, lock: DataLock) -> EmbeddedError:
        """Bring PostgreSQL up, wait for its end, and answer why it is not running any more."""
        try:
            account, sockets = self._prepare()
            with self._change:
                if self._stopping.is_set():
                    return StartFailed("it was stopped meanwhile.", "")
                self._server = Server(self._layout, account)
            try:
                return self._watch(self._server, lock, sockets)
            finally:
                self._server.stop()
        except EmbeddedError as fault:
            return fault
        except psycopg.OperationalError as fault:
            return StartCutOff(f"{fault}.", "")
        except (OSError, psycopg.Error) as fault:
            return StartFailed(f"{fault}.", "")

    def _prepare(self) -> tuple[Account, Path]:
        clear_leftovers(self._layout, self._report)
        self._layout.forget_unfinished()
        account = account_for(self._layout.pgdata, self._layout.root)
        if not creation.check_existing(self._layout):
            if self._ready.done():
                raise DatabaseVanished(self._layout.pgdata)
            creation.create(self._layout, account, self._report)
        self._sockets = socket_folder(self._layout, account, self._sockets)
        forget_reused_ids((self._layout.pgdata / "postmaster.pid", self._sockets / LOCK_FILE))
        self._layout.write_settings(self._sockets, account)
        return account, self._sockets

    def _watch(self, server: Server, lock: DataLock, sockets: Path) -> EmbeddedError:
        server.wait_until_ready(self._report)
        creation.make_database(sockets)
        lock.tell_sockets(self._role, sockets)
        if not self._ready.done():
            self._ready.set_result(sockets)
        server.wait()
        return server.unexpected_end()
