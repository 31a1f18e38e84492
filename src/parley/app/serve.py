"""One command for everything: the database, the web processes and the worker, and the order in which they come and go.

CannotServe   the address is taken, or the database cannot be used; nothing is left running
"""

import errno
import shutil
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Literal

from parley.app.processes import Program
from parley.app.settings import Settings
from parley.app.signals import Signals, caught_signals

Role = Literal["all", "web", "worker"]
ROLES: dict[Role, tuple[str, ...]] = {"all": ("web", "worker"), "web": ("web",), "worker": ("worker",)}
ASK_EVERY = 0.02
AGAIN_AFTER = (0.5, 1.0, 2.0, 4.0, 5.0, 5.0, 5.0, 5.0)
"""Seconds to wait, when the database that was there is not any more, before the start goes on."""
STOP_WITHIN = 23.0
"""Seconds for web and worker, so that the database, stopped after them, is down within thirty."""


class CannotServe(Exception):
    """The server cannot start; the text says why and what to do."""


def serve(settings: Settings, role: Role, *, report: Callable[[str], None], welcome: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl+C. `welcome` gets the database's URL once the address answers.

    Raises CannotServe, DatabaseUnfit and EmbeddedError before anything has been served.
    """
    if "web" in ROLES[role]:
        check_address(settings)
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        # A start is broken off, however long the database takes to recover.
        signals = stack.enter_context(caught_signals(interrupt=True))
        metrics = settings.data_dir / f"metrics-{role}"
        keeper = Program("keeper", ROLES[role], metrics)
        stack.callback(keeper.end, STOP_WITHIN, lambda: signals.received > 1)
        keeper.start()  # it imports while the database starts
        url = stack.enter_context(_database(settings, role, report))
        _empty_metrics(settings, metrics)
        _insist(lambda: _prepare(url, settings, report), settings, signals, report)
        signals.interrupt = False
        keeper.brief(url)
        # The database must outlive those who use it: they are ended first.
        stack.callback(keeper.end, STOP_WITHIN, lambda: signals.received > 1)
        if "web" not in ROLES[role] or _answers(settings, signals, keeper, report):
            _insist(lambda: welcome(url), settings, signals, report)
        while not signals.received:
            signals.wait(keeper.tend(report))
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


def _insist(act: Callable[[], None], settings: Settings, signals: Signals, report: Callable[[str], None]) -> None:
    """Do it, and again when the embedded database went away meanwhile, for that comes back; not once told to end."""
    from parley.app.preparation import DatabaseLost
    from parley.kit.db import DatabaseGone

    for pause in AGAIN_AFTER if settings.is_embedded else ():
        try:
            act()
        except (DatabaseLost, DatabaseGone):
            if signals.received:
                return
            report(f"The database went away during the start, which goes on in {pause:.1f} s.")
            signals.wait(pause)
        else:
            return
    act()


def _empty_metrics(settings: Settings, folder: Path) -> None:
    """Begin to count anew. Only who holds the database may: before that, the folder may be another server's."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as fault:
        raise CannotServe(f"The data folder {settings.data_dir} cannot be written: {fault.strerror}.") from fault


def _answers(settings: Settings, signals: Signals, keeper: Program, report: Callable[[str], None]) -> bool:
    """Wait until the address takes connections; false when told to end."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 -- compared, not bound
    while not signals.received:
        try:
            socket.create_connection((host, settings.port), timeout=1).close()
        except OSError:
            signals.wait(min(keeper.tend(report), ASK_EVERY))
        else:
            return True
    return False
