"""Processes of our own: started early, told later what to work on, kept alive, ended in time, never left behind.

A child is a module run as a program. It imports what it needs at once, then waits for one line on its standard input,
the URL of the database: so the slow imports pass while the database starts, and no URL stands in a list of processes.
The kernel ends it when its parent dies; where the kernel cannot (outside Linux), the wait ends with the pipe.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from parley.app.environment import child_environment

SET_PDEATHSIG = 1
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
"""Seconds, so that a child that has kept dying is back within ten, its imports included."""
STEADY = 30.0


def tie_to_parent(expected: int) -> None:
    """Have the kernel kill this process as soon as the parent that it should have, dies; exit if that has happened."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != expected:
        sys.exit(1)


def wait_for_orders() -> str:
    """Return the URL of the database once the parent tells it; exit when the parent ended without a word."""
    line = sys.stdin.readline().strip()
    return line or sys.exit(0)


class Child:
    """One module kept running; `metrics` is the folder for what its processes count."""

    def __init__(self, name: str, metrics: Path) -> None:
        self.name = name
        self._metrics = metrics
        self._orders = b""
        self._pause = FIRST_PAUSE
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._due = 0.0

    def start(self) -> None:
        """Run it. A session of its own keeps a terminal's Ctrl+C from ending it before its turn."""
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 -- our own module, no shell
            [sys.executable, "-m", "parley.app", self.name, str(os.getpid())],
            stdin=subprocess.PIPE,
            env=child_environment(self._metrics),
            start_new_session=True,
        )
        if self._orders:
            self._tell()

    def brief(self, orders: str) -> None:
        """Tell it, and every successor, the URL of the database."""
        self._orders = f"{orders}\n".encode()
        if self._process is not None:
            self._tell()

    def tend(self, report: Callable[[str], None]) -> None:
        """Start it again if it has ended, after a pause that grows while it keeps ending soon."""
        if self._process is None or self._process.poll() is None:
            return
        now = time.monotonic()
        if not self._due:
            self._pause = FIRST_PAUSE if now - self._started > STEADY else min(self._pause * 2, LONGEST_PAUSE)
            self._due = now + self._pause
            report(f"The {self.name} process ended ({self._ending()}); starting it again in {self._pause:.1f} s.")
        elif now >= self._due:
            self._due = 0.0
            self.start()

    def signal(self, number: int) -> None:
        """Send a signal if it is running."""
        if self.is_running:
            self._running.send_signal(number)

    def kill_all(self) -> None:
        """Kill it with every process of its session."""
        if self.is_running:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def _running(self) -> "subprocess.Popen[Any]":
        assert self._process is not None  # noqa: S101 -- asked only where `is_running` has answered
        return self._process

    def _ending(self) -> str:
        status = self._running.returncode
        return f"signal {-status}" if status < 0 else f"status {status}"

    def _tell(self) -> None:
        pipe = self._running.stdin
        assert pipe is not None  # noqa: S101 -- it was asked for
        try:
            pipe.write(self._orders)
            pipe.flush()
        except BrokenPipeError:
            return  # it has ended already, and `tend` will see


def end_together(children: Iterable[Child], patience: float, hurry: Callable[[], bool]) -> None:
    """End the children by SIGTERM; after `patience` seconds, or as soon as `hurry` says so, by force."""
    children = list(children)
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + patience
    while any(child.is_running for child in children) and time.monotonic() < deadline and not hurry():
        time.sleep(0.05)
    for child in children:
        child.kill_all()
