"""A child that keeps dying is started again after pauses that grow, but never past what recovery is promised in."""

import re
from types import SimpleNamespace

import pytest

from parley.app import processes
from parley.app.processes import Child

PROMISED = 10.0
DEATHS = 12


class Doomed(Child):
    """A child whose every process ends at once."""

    starts = 0

    def terminate(self) -> None:
        """It needs no telling."""

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
