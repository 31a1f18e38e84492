"""One command for everything: the database, the web processes and the worker, and the order in which they come and go.

CannotServe   the address is taken, or the database cannot be used; nothing is left running
"""

import errno
import os
import select
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Literal

from parley.app.processes import Child, end_together
from parley.app.settings import Settings

Role = Literal["all", "web", "worker"]
CHILDREN: dict[str, tuple[str, ...]] = {"all": ("web", "worker"), "web": ("web",), "worker": ("worker",)}
TEND_EVERY = 1.0
STOP_WITHIN = 23.0
"""Seconds for web and worker, so that the database, stopped after them, is down within thirty."""


class CannotServe(Exception):
    """The server cannot start; the text says why and what to do."""


def serve(settings: Settings, role: Role, *, report: Callable[[str], None], welcome: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl+C. `welcome` gets the database's URL once the address answers.

    Raises CannotServe, DatabaseUnfit and EmbeddedError before anything has been served.
    """
    if "web" in CHILDREN[role]:
        check_address(settings)
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        signals = stack.enter_context(caught_signals())
        metrics = settings.data_dir / f"metrics-{role}"
        children = [Child(name, metrics) for name in CHILDREN[role]]
        stack.callback(end_together, children, STOP_WITHIN, lambda: signals.received > 1)
        # The web process imports while the database starts; a worker beside it would only take its processor.
        children[0].start()
        url = stack.enter_context(_database(settings, role, report))
        _empty_metrics(settings, metrics)
        _prepare(url, settings, report)
        signals.interrupt = False
        for child in children:
            child.brief(url)
        # The database must outlive those who use it: they are ended first.
        stack.callback(end_together, children, STOP_WITHIN, lambda: signals.received > 1)
        if "web" not in CHILDREN[role] or _answers(settings, signals, children):
            welcome(url)
        for child in children[1:]:
            child.start()
        while not signals.received:
            for child in children:
                child.tend(report)
            signals.wait(TEND_EVERY)
        report("Stopping.")


def check_address(settings: Settings) -> None:
    """Raise CannotServe unless the address is free; the web processes share theirs and would not notice."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
            probe.listen(1)
        except OSError as fault:
            raise CannotServe(_why_not(settings, fault)) from fault


def _why_not(settings: Settings, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.port} at {settings.host} is taken by another program. "
            "Stop that one, or choose another port: PARLEY_PORT=8081."
        )
    if fault.errno == errno.EACCES:
        return f"Port {settings.port} may be used by root only. Choose one above 1023 with PARLEY_PORT."
    return f"The address {settings.host} cannot be listened at ({fault.strerror}). Look at PARLEY_HOST."


class Signals:
    """How often this process was told to end, and a sleep that such a word cuts short."""

    def __init__(self, reader: int) -> None:
        self.received = 0
        self.interrupt = True
        self._reader = reader

    def wait(self, seconds: float) -> None:
        """Sleep until a signal comes, a child's end included, or the time is over."""
        if select.select([self._reader], [], [], seconds)[0]:
            os.read(self._reader, 4096)

    def count(self, *_: object) -> None:
        """Take note of one; the first breaks off a start, however long the database takes to recover."""
        self.received += 1
        if self.interrupt:
            self.interrupt = False
            raise KeyboardInterrupt


@contextmanager
def caught_signals() -> Generator[Signals]:
    """Count SIGTERM and SIGINT instead of dying of them; wake up for SIGCHLD."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signals = Signals(reader)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    before = {
        signal.SIGTERM: signal.signal(signal.SIGTERM, signals.count),
        signal.SIGINT: signal.signal(signal.SIGINT, signals.count),
        signal.SIGCHLD: signal.signal(signal.SIGCHLD, _wake),
    }
    try:
        yield signals
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reader)
        os.close(writer)


def _wake(*_: object) -> None:
    """Have the kernel write to the wake-up descriptor, which it does only where there is a handler."""


@contextmanager
def _database(settings: Settings, role: Role, report: Callable[[str], None]) -> Generator[str]:
    if not settings.is_embedded:
        yield settings.database_url
        return
    from parley.kit.embedded import Cluster, DataDirectoryInUse, borrowed_cluster

    cluster = Cluster(settings.data_dir, report=report)
    # While the database starts, this process has nothing else to do.
    threading.Thread(target=import_module, args=("parley.app.preparation",), daemon=True).start()
    try:
        cluster.start()
    except DataDirectoryInUse:
        if role == "all":
            raise
        # A web or a worker process may join the server that has the database.
        with borrowed_cluster(settings.data_dir, report=report) as url:
            yield url
        return
    try:
        yield cluster.url
    finally:
        cluster.stop()


def _prepare(url: str, settings: Settings, report: Callable[[str], None]) -> None:
    from parley.app.preparation import prepare

    epoch = prepare(url, settings).new_epoch
    if epoch is not None:
        report(f"The database was restored or moved: epoch {epoch} of its events has begun.")


def _empty_metrics(settings: Settings, folder: Path) -> None:
    """Begin to count anew. Only who holds the database may: before that, the folder may be another server's."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as fault:
        raise CannotServe(f"The data folder {settings.data_dir} cannot be written: {fault.strerror}.") from fault


def _answers(settings: Settings, signals: Signals, children: list[Child]) -> bool:
    """Wait until the address takes connections; false when told to end, or when the web process has ended."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 -- compared, not bound
    while not signals.received and children[0].is_running:
        try:
            socket.create_connection((host, settings.port), timeout=1).close()
        except OSError:
            signals.wait(0.02)
        else:
            return True
    return False


def say(text: str) -> None:
    """Tell the operator something, on standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- sentences for the operator, before there is a log
