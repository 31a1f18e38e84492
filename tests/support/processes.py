"""Processes as the system's table shows them: who descends from whom, what each calls itself, and whether it lives.

A process may end while one looks; then it is not in what is returned.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

START_TICKS = 19
"""Place of a process's start among the fields of its `stat` that follow its name."""


@dataclass(frozen=True)
class Process:
    """One process; `born` tells it from a later one with the same number."""

    pid: int
    parent: int
    born: int
    words: bytes = field(compare=False)

    @property
    def title(self) -> str:
        """What it calls itself, or the program that it was started as."""
        return self.words.partition(b"\0")[0].decode(errors="replace")


def running() -> dict[int, Process]:
    """Read the system's table of processes; those that only wait to be collected are not in it."""
    found: dict[int, Process] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if fields[0] != "Z":
                words = (folder / "cmdline").read_bytes()
                found[int(folder.name)] = Process(int(folder.name), int(fields[1]), int(fields[START_TICKS]), words)
    return found


def below(pid: int) -> list[Process]:
    """List all that descend from a process, itself included, parents first."""
    everyone = running()
    found = [everyone[pid]] if pid in everyone else []
    for parent in found:
        found += [each for each in everyone.values() if each.parent == parent.pid]
    return found


def any_alive(processes: list[Process]) -> bool:
    """Whether one of these very processes is still there."""
    now = set(running().values())
    return any(each in now for each in processes)
