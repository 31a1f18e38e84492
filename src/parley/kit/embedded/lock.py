"""Who uses a data directory: one process at a time, by a lock that the kernel takes back when that process dies.

The file says who: `{"pid", "role", "sockets"}`. A lock of role `serve` is shared by connecting to its server; one of
role `command` ends soon and is waited for.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from parley.kit.embedded.errors import DataDirectoryInUse
from parley.kit.embedded.layout import open_private

if TYPE_CHECKING:
    from collections.abc import Callable

Role = Literal["serve", "command"]

_POLL = 0.05
_REPORT_EVERY = 5.0


@dataclass(frozen=True, slots=True)
class Holder:
    """What the lock's file says of who holds it; `sockets` is empty until its server is ready."""

    pid: int
    role: str
    sockets: str


class DataLock:
    """The lock of one data directory, held from a `take` that answers true until `release` or death."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it if need be. Raises DataDirectoryNotOurs."""
        self._path = path
        self._descriptor = open_private(path, os.O_RDWR)
        self.previous: Path | None = None
        """The socket folder of a holder that died, known once the lock is held."""

    def take(self, role: Role) -> bool:
        """Try to hold the lock; false when another does."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        left = self.holder()
        self.previous = Path(left.sockets) if left and left.sockets else None
        self.tell(Holder(os.getpid(), role, ""))
        return True

    def tell(self, holder: Holder) -> None:
        """Write who holds the lock, for others to read."""
        self._write(json.dumps(asdict(holder)).encode())

    def tell_sockets(self, role: Role, sockets: Path) -> None:
        """Let others know that the server is ready, and where."""
        self.tell(Holder(os.getpid(), role, str(sockets)))

    def holder(self) -> Holder | None:
        """Answer what the file says, None while it says nothing whole."""
        try:
            return Holder(**json.loads(os.pread(self._descriptor, 4096, 0)))
        except (ValueError, TypeError):
            return None

    def release(self) -> None:
        """Give the lock back, leaving nothing to read. Doing so twice is harmless."""
        if self._descriptor < 0:
            return
        self._write(b"")
        self.close()

    def close(self) -> None:
        """Close the file without touching what another wrote there."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def in_use(self) -> DataDirectoryInUse:
        """Answer the error that names the holder."""
        holder = self.holder()
        return DataDirectoryInUse(self._path.parent, holder.pid if holder else 0)

    def _write(self, content: bytes) -> None:
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, content, 0)


def take_to_serve(lock: DataLock, *, patience: float, report: Callable[[str], None]) -> None:
    """Hold the lock as the server, waiting up to `patience` seconds for a command. Raises DataDirectoryInUse."""
    deadline = time.monotonic() + patience
    waiting = _Waiting(lock, report)
    while not lock.take("serve"):
        holder = waiting.certain_holder()
        if (holder and holder.role == "serve") or time.monotonic() > deadline:
            raise lock.in_use()
        waiting.rest()


def take_or_join(lock: DataLock, report: Callable[[str], None]) -> Path | None:
    """Hold the lock as a command and answer None, or answer the socket folder of the server that runs.

    Other commands are waited for, and so is a server that is still starting, as long as they live.
    """
    waiting = _Waiting(lock, report)
    while not lock.take("command"):
        holder = waiting.certain_holder()
        if holder and holder.role == "serve" and holder.sockets:
            return Path(holder.sockets)
        waiting.rest()
    return None


class _Waiting:
    def __init__(self, lock: DataLock, report: Callable[[str], None]) -> None:
        self._lock = lock
        self._report = report
        self._next = time.monotonic() + _REPORT_EVERY
        self._seen: Holder | None = None

    def certain_holder(self) -> Holder | None:
        """Answer the holder once it was read twice: at first it may be what a dead one left, not yet overwritten."""
        before, self._seen = self._seen, self._lock.holder()
        return self._seen if self._seen == before else None

    def rest(self) -> None:
        time.sleep(_POLL)
        if time.monotonic() >= self._next:
            self._next += _REPORT_EVERY
            holder = self._lock.holder()
            self._report(f"Waiting for process {holder.pid if holder else 'unknown'} to let go of the data directory.")
