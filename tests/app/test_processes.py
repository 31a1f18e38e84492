"""A child that keeps dying is started again after pauses that grow, but never past what recovery is promised in."""

import re
import subprocess
import sys
from multiprocessing.process import BaseProcess
from types import SimpleNamespace

import pytest

from parley.app import processes
from parley.app.processes import Child

PROMISED = 10.0
DEATHS = 12
FORKS = 30


class Doomed(Child[BaseProcess]):
    """A child whose every process ends at once."""

    starts = 0

    def _launch(self) -> None:
        self.starts += 1

    def _ending(self) -> int:
        return 0


class TestAChildThatKeepsDying:
    def test_is_started_again_in_time_for_its_imports(self, monkeypatch: pytest.MonkeyPatch) -> None:
        now, said = [100.0], list[str]()
        monkeypatch.setattr(processes, "time", SimpleNamespace(monotonic=lambda: now[0]))
        child = Doomed("worker")
        child.start()
        while child.starts <= DEATHS:
            child.tend(said.append)
            now[0] += 0.1
        pauses = [float(found[1]) for text in said if (found := re.search(r"again in ([\d.]+) s", text))]
        assert len(pauses) == DEATHS
        assert pauses == sorted(pauses)
        assert pauses[0] < pauses[-1] <= PROMISED / 2


ENDED_AT_ONCE = f"""
import time
from parley.app.processes import Fork
from parley.app.signals import caught_signals

with caught_signals():
    forks = [Fork("idler", lambda: time.sleep({PROMISED * 2})) for _ in range({FORKS})]
    for fork in forks:
        fork.start()
        fork.terminate()
    until = time.monotonic() + {PROMISED}
    while any(fork.is_running for fork in forks) and time.monotonic() < until:
        time.sleep(0.01)
    print(sum(fork.is_running for fork in forks))
"""


class TestAFork:
    def test_hears_that_it_shall_end_from_its_first_moment_on(self) -> None:
        """A process of one thread forks; the words of the end are counted there, and not in what it forks."""
        done = subprocess.run([sys.executable, "-c", ENDED_AT_ONCE], capture_output=True, text=True, check=True)
        assert done.stdout == "0\n"


SECOND_FAILS = f"""
import os, time
from types import SimpleNamespace
from parley.app import keeper

class Few(keeper.Fork):
    def _launch(self):
        if self.name == "worker":
            raise OSError("no more processes")
        super()._launch()

keeper.Fork = Few
keeper.import_module = lambda _: SimpleNamespace(main=lambda _: time.sleep({PROMISED * 6}))
keeper.wait_for_orders = lambda: "url"
keeper.main(os.getppid(), ["web", "worker"])
"""


class TestAKeeper:
    def test_that_cannot_go_on_ends_with_all_that_it_began(self) -> None:
        """Else it would wait for those that live on, and nobody would begin anew."""
        done = subprocess.run(
            [sys.executable, "-c", SECOND_FAILS], capture_output=True, text=True, check=False, timeout=PROMISED * 3
        )
        assert done.returncode == 1
        assert done.stderr.endswith("OSError: no more processes\n")
