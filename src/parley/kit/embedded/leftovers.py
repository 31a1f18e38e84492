"""Processes of this very database that outlived whoever started them.

A server whose parent was killed shuts itself down, which may take a while; backends whose server was killed notice
only between two steps of a query. A new server must not start before they are gone. They are told from strangers by
what they call themselves and whom they belong to: a process id alone, from a file, may be someone else's by now.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from parley.kit.embedded.layout import Layout

_POLL = 0.05
_REPORT_EVERY = 5.0
_COLLECTED_WITHIN = 3.0
# Seconds after which each signal is sent. A server gets time to write its checkpoint; an orphaned backend has nothing
# left to write, and the recovery that follows makes even SIGKILL safe.
_FOR_SERVER = ((10.0, signal.SIGINT), (40.0, signal.SIGQUIT), (60.0, signal.SIGKILL))
_FOR_BACKENDS = ((1.0, signal.SIGQUIT), (4.0, signal.SIGKILL))


class _Process(NamedTuple):
    pid: int
    is_server: bool


def clear_leftovers(layout: Layout, report: Callable[[str], None]) -> None:
    """Return once no process of this database is left, ending those that do not end by themselves."""
    began = time.monotonic()
    sent: set[tuple[int, signal.Signals]] = set()
    told = 0.0
    while found := _processes(layout):
        passed = time.monotonic() - began
        servers = [process for process in found if process.is_server]
        # While the server lives its backends are its own business.
        for process in servers or found:
            _press(process, passed, sent)
        if passed >= told:
            told += _REPORT_EVERY
            report(f"Waiting for the previous PostgreSQL (process {(servers or found)[0].pid}) to end.")
        time.sleep(_POLL)


def forget_reused_ids(files: Iterable[Path]) -> None:
    """Remove a dead server's lock file when its process id now belongs to a program that is no PostgreSQL.

    PostgreSQL would take that program for a running server and refuse. So it would a killed server that nobody has
    collected yet: such a one has an id but no command line any more, and is given a moment to go. Every other stale
    file PostgreSQL judges itself, and better: it also asks whether the shared memory is in use.
    """
    for file in files:
        try:
            written = file.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0].strip()
        except FileNotFoundError:
            continue
        title = _title_at_last(int(written)) if written.isdigit() else None
        if title is not None and "postgres" not in title:
            file.unlink(missing_ok=True)


def _title_at_last(pid: int) -> str | None:
    """Return the command line of a process, None when there is none; an empty one is waited for to disappear."""
    until = time.monotonic() + _COLLECTED_WITHIN
    while True:
        titles = {other: title for other, _, title in _running()}
        if titles.get(pid) or pid not in titles or time.monotonic() > until:
            return titles.get(pid)
        time.sleep(_POLL)


def _press(process: _Process, passed: float, sent: set[tuple[int, signal.Signals]]) -> None:
    for after, number in _FOR_SERVER if process.is_server else _FOR_BACKENDS:
        if passed < after or (process.pid, number) in sent:
            continue
        sent.add((process.pid, number))
        try:
            os.kill(process.pid, number)
        except ProcessLookupError:
            return


def _processes(layout: Layout) -> list[_Process]:
    if not layout.pgdata.is_dir():
        return []
    owner = layout.pgdata.stat().st_uid
    ours = (_ours(pid, title, layout) for pid, uid, title in _running() if uid == owner)
    return [process for process in ours if process]


def _ours(pid: int, title: str, layout: Layout) -> _Process | None:
    if title.startswith(f"postgres: {layout.name}:"):
        return _Process(pid, is_server=False)
    program, _, rest = title.partition(" -D ")
    if program.endswith("/postgres") and rest.startswith(f"{layout.pgdata} -c config_file="):
        return _Process(pid, is_server=True)
    return None


def _running() -> Iterator[tuple[int, int, str]]:
    if not Path("/proc/self/cmdline").exists():
        yield from _running_by_ps()
        return
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            title = os.fsdecode((entry / "cmdline").read_bytes()).replace("\0", " ")
            yield int(entry.name), entry.stat().st_uid, title.strip()
        except OSError:
            # It ended between the listing and the look.
            continue


def _running_by_ps() -> Iterator[tuple[int, int, str]]:
    listing = subprocess.run(["/bin/ps", "-axo", "pid=,uid=,command="], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        pid, uid, title = line.split(maxsplit=2)
        yield int(pid), int(uid), title
