"""Processes of our own: kept running, ended in time, never left behind.

The kernel of Linux ends each when its parent dies. A program is started anew; a fork begins as a copy of this process,
with all that is imported here.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

from parley.app.environment import child_environment
from parley.app.signals import forget_signals, held_signals

SET_PDEATHSIG = 1
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
"""Seconds, so that a child that has kept dying is back within ten, its imports included."""
STEADY = 30.0
NAMES_PROCESSES = sys.platform == "linux"
"""Elsewhere, naming a fork may kill it."""
TEND_EVERY = 1.0


def tie_to_parent(expected: int) -> None:
    """Have the kernel kill this process as soon as the parent that it should have, dies; exit if that has happened."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != expected:
        sys.exit(1)


def name_process(name: str) -> None:
    """Say in lists of processes what this one does, where that can be said."""
    if NAMES_PROCESSES:
        from setproctitle import setproctitle

        setproctitle(name)


def say(text: str) -> None:
    """Tell the operator something, on standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- sentences for the operator, before there is a log


Kind = TypeVar("Kind", "subprocess.Popen[bytes]", BaseProcess)


class Child(ABC, Generic[Kind]):
    """One process, and its successors."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._process: Kind | None = None
        self._pause = FIRST_PAUSE
        self._started = 0.0
        self._due = 0.0

    def start(self) -> None:
        """Run it."""
        self._started = time.monotonic()
        self._due = 0.0
        self._launch()

    def tend(self, report: Callable[[str], None]) -> float:
        """Start it again if it has ended, after a pause that grows while it keeps ending soon.

        Return after how many seconds to look again, at the latest.
        """
        ending = self._ending()
        if ending is None:
            return TEND_EVERY
        now = time.monotonic()
        if not self._due:
            self._pause = FIRST_PAUSE if now - self._started > STEADY else min(self._pause * 2, LONGEST_PAUSE)
            self._due = now + self._pause
            how = f"signal {-ending}" if ending < 0 else f"status {ending}"
            report(f"The {self.name} process ended ({how}); starting it again in {self._pause:.1f} s.")
        elif now >= self._due:
            self.start()
            return TEND_EVERY
        return max(self._due - now, 0.0)

    def terminate(self) -> None:
        """Send SIGTERM if it is running."""
        if self._process is not None and self.is_running:
            self._process.terminate()

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._ending() is None

    @abstractmethod
    def _launch(self) -> None:
        """Run it."""

    @abstractmethod
    def _ending(self) -> int | None:
        """Return its exit status, a signal's number below zero; None while it runs. Asked only once it was started."""


class Program(Child["subprocess.Popen[bytes]"]):
    """`python -m parley.app`, a program that imports at once and then waits for one line, its orders.

    So the slow imports pass while the database starts, and no URL stands in a list of processes. `metrics` is the
    folder in which it counts.
    """

    def __init__(self, name: str, words: tuple[str, ...], metrics: Path) -> None:
        super().__init__(name)
        self._words = words
        self._metrics = metrics
        self._orders = b""

    def brief(self, orders: str) -> None:
        """Tell it, and every successor, its orders."""
        self._orders = f"{orders}\n".encode()
        self._tell()

    def end(self, patience: float, hurry: Callable[[], bool]) -> None:
        """End it by SIGTERM; after `patience` seconds, or as soon as `hurry` says so, by force, with all it started."""
        self.terminate()
        deadline = time.monotonic() + patience
        while self.is_running and time.monotonic() < deadline and not hurry():
            time.sleep(0.05)
        self._bury()

    def _launch(self) -> None:
        """Run it. A session of its own keeps a terminal's Ctrl+C from ending it before its turn."""
        self._bury()
        self._process = subprocess.Popen(  # noqa: S603 -- our own module, no shell
            [sys.executable, "-m", "parley.app", str(os.getpid()), *self._words],
            stdin=subprocess.PIPE,
            bufsize=0,
            env=child_environment(self._metrics),
            start_new_session=True,
        )
        if self._orders:
            self._tell()

    def _ending(self) -> int | None:
        return None if self._process is None else self._process.poll()

    def _bury(self) -> None:
        """Kill what is left of its session: where the kernel does not see to it, that outlives it."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _tell(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):  # it has ended already, and `tend` will see
                self._process.stdin.write(self._orders)


def wait_for_orders() -> str:
    """Return the line that a program's parent tells it; exit when the parent ended without a word."""
    line = sys.stdin.readline().strip()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())  # no process begun from here shall wait for another word
    os.close(nothing)
    return line or sys.exit(0)


class Fork(Child[BaseProcess]):
    """A copy of this process, which must have one thread only; it does `work` and ends with it."""

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        super().__init__(name)
        self._work = work

    def _launch(self) -> None:
        # What is here already is left alone by the collector, so that its pages go on being shared.
        gc.freeze()
        name = f"parley {self.name}"
        process = multiprocessing.get_context("fork").Process(target=self._begin, args=(name, os.getpid()), name=name)
        with held_signals():
            process.start()
        self._process = process

    def _begin(self, name: str, parent: int) -> None:
        forget_signals()
        tie_to_parent(parent)
        name_process(name)
        self._work()

    def _ending(self) -> int | None:
        return None if self._process is None else self._process.exitcode
