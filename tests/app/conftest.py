"""A server of one's own: the very command that operators run, in a folder and at a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from parley.kit.db import Database
from tests.app.readers import Readers, open_readers
from tests.support.processes import Process, below

SOON = 60.0
FIRST_START = 120.0
"""A start that makes the database, on a machine that others keep busy."""


def environment(**settings: str) -> dict[str, str]:
    """Return our environment without settings of whoever runs the tests, and with these."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    return {**bare, **{f"PARLEY_{name.upper()}": value for name, value in settings.items()}}


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(what: Callable[[], bool], seconds: float = SOON) -> bool:
    """Ask until the answer is yes; false when the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.05)
    return False


@dataclass
class Served:
    """A data folder and a port; `start` runs `parley serve` on them."""

    folder: Path
    port: int
    process: "subprocess.Popen[str] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder.parent / f"{self.folder.name}.log").read_text()

    def run(self, *words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        """Run another `parley` command on the same data."""
        return subprocess.run(
            [sys.executable, "-m", "parley", *words],
            env=environment(**{"data_dir": str(self.folder), "port": str(self.port), **settings}),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def start(self) -> None:
        """Start the server and wait until it is ready and has said so."""
        self.launch()
        assert until(lambda: self.status("/readyz") == 200 and "Ctrl+C" in self.log, FIRST_START), self.log

    def launch(self) -> None:
        """Start the server without waiting."""
        with (self.folder.parent / f"{self.folder.name}.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "parley", "serve"],
                env=environment(data_dir=str(self.folder), port=str(self.port)),
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def status(self, path: str) -> int:
        """Return the status of a GET; 0 when nobody answers."""
        try:
            return httpx.get(self.address + path, timeout=5).status_code
        except httpx.TransportError:
            return 0

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def everyone(self) -> list[Process]:
        """All its processes, itself first."""
        return below(self.pid)

    @property
    def postmaster(self) -> int:
        """The process id of PostgreSQL, 0 before its first start; it may be dead already."""
        try:
            return int((self.folder / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return 0

    def find(self, name: str) -> Process:
        """Wait for the process that calls itself so: `parley web`, `parley worker` or `parley keeper`."""
        assert until(lambda: any(each.title == name for each in self.everyone)), self.log
        return next(each for each in self.everyone if each.title == name)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit status."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(40)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """A running server for the tests of one module."""
    served = Served(tmp_path_factory.mktemp("served") / "data", free_port())
    served.start()
    yield served
    assert served.stop() == 0, served.log


@pytest.fixture
async def readers(database: Database) -> AsyncGenerator[Readers]:
    """Somebody who reads the help centre of a desk of its own."""
    async with open_readers(database) as readers:
        yield readers
