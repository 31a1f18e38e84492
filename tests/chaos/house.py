"""The server under test: `parley serve` with two web processes, found in the system's table by what they are."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from parley.kit.embedded import borrowed_cluster
from tests.app.conftest import Served, environment, until
from tests.support.processes import Process, below, running

KEEPER, WEB, WORKER, POSTGRES = "parley keeper", "parley web", "parley worker", b"postgres"
FIRST_START = 120.0


def send(number: signal.Signals, processes: Iterable[Process]) -> None:
    """Send a signal to each that is still there."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process.pid, number)


@dataclass
class House(Served):
    """The server and all its processes that were ever seen. Its log goes on over its starts."""

    settings: dict[str, str] = field(default_factory=dict[str, str])
    ever: set[Process] = field(default_factory=set[Process])

    def start(self) -> None:
        """Make the database, and wait for it longer than a test of starting does: here it is no subject."""
        self.launch()
        assert until(lambda: self.status("/readyz") == 200 and "Ctrl+C" in self.log, FIRST_START), self.log

    def launch(self) -> None:
        """Start the server without waiting."""
        with (self.folder.parent / f"{self.folder.name}.log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "parley", "serve"],
                env=environment(data_dir=str(self.folder), port=str(self.port), **self.settings),
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def ended(self) -> str:
        """How it ended, with its last words, where it has; it may not, unless it is told to."""
        status = None if self.process is None else self.process.poll()
        return "" if status is None else f"The server ended by itself with status {status}: {self.log[-1000:]}"

    @property
    def key(self) -> str:
        """The owner's key, told at the first start."""
        found = re.search(r"parley_\d+_\d+_\S{43}", self.log)
        assert found is not None, self.log
        return found[0]

    def database(self) -> str:
        """Return the URL of its database; the server must be running."""
        with borrowed_cluster(self.folder) as url:
            return url

    def processes(self) -> list[Process]:
        """List its processes, itself first, and remember them."""
        found = below(self.pid)
        self.ever.update(found)
        return found

    def keeper(self) -> list[Process]:
        """The process that keeps all but PostgreSQL."""
        return [each for each in self.processes() if each.parent == self.pid and each.title == KEEPER]

    def web_server(self) -> list[Process]:
        """The process that keeps the web processes."""
        return [each for each in self._kept_by(self.keeper()) if each.title == WEB]

    def web_processes(self) -> list[Process]:
        """Those that answer requests."""
        return self._kept_by(self.web_server())

    def worker(self) -> list[Process]:
        """The worker."""
        return [each for each in self._kept_by(self.keeper()) if each.title == WORKER]

    def database_server(self) -> list[Process]:
        """PostgreSQL itself, without its children."""
        return [each for each in self.processes() if each.parent == self.pid and POSTGRES in each.words]

    def postgres(self) -> list[Process]:
        """PostgreSQL with all its children."""
        return [each for top in self.database_server() for each in below(top.pid)]

    def _kept_by(self, parents: list[Process]) -> list[Process]:
        return [each for each in self.processes() if each.parent in {parent.pid for parent in parents}]

    def left(self) -> list[str]:
        """Name those ever seen that are alive now."""
        now = set(running().values())
        return [f"{each.pid} {each.words[:80]!r}" for each in self.ever if each in now]
