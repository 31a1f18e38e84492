"""One run of PostgreSQL, from its start to its end. Who starts it again is `cluster`'s matter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from parley.kit.embedded.account import reach_needed
from parley.kit.embedded.binaries import binary
from parley.kit.embedded.errors import EmbeddedError, StartCutOff, StartFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parley.kit.embedded.account import Account
    from parley.kit.embedded.layout import Layout

_POLL = 0.02
_REPORT_EVERY = 5.0
_STATUS_LINE = 7
# Seconds given to each signal: refuse and roll back; drop everything; the kernel's own.
_ENDINGS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))


def launch(command: Sequence[str], account: Account, data: Path, output: int) -> subprocess.Popen[bytes]:
    """Run a program of PostgreSQL as `account`, tied to the life of the calling THREAD.

    It gets a session of its own, lest Ctrl+C in a terminal stop the database before those who use it, and a bare
    environment, for PGPORT, PGDATA and their like would change what it does.
    """
    reach = reach_needed(account, Path(command[0]), data)
    script = Path(__file__).with_name("launch.py")
    words = [os.getpid(), account.uid, account.gid, reach]
    return subprocess.Popen(  # noqa: S603 - our own script and the wheel's programs, no shell
        [sys.executable, "-I", "-S", str(script), *map(str, words), *command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd="/",
        env={"PATH": os.defpath, "LANG": "C"},
        start_new_session=True,
    )


class Server:
    """A running `postgres` on an existing database whose settings are written."""

    def __init__(self, layout: Layout, account: Account) -> None:
        """Start it; it is not ready yet."""
        self._layout = layout
        log = layout.open_log()
        try:
            self._log_start = os.fstat(log).st_size
            settings = [f"config_file={layout.conf}", f"hba_file={layout.hba}"]
            options = [word for setting in settings for word in ("-c", setting)]
            command = [str(binary("postgres")), "-D", str(layout.pgdata), *options]
            self._process = launch(command, account, layout.pgdata, log)
        finally:
            os.close(log)

    def wait_until_ready(self, report: Callable[[str], None]) -> None:
        """Return once connections are accepted, however long recovery takes. Raises StartFailed when it ends first."""
        began = time.monotonic()
        told = _REPORT_EVERY
        while not self._is_ready():
            if self._process.poll() is not None:
                reason = f"it ended with {self._ending()}. Its last lines:"
                # What it finds wrong itself, it ends with a status above zero.
                kind = StartFailed if self._process.returncode > 0 else StartCutOff
                raise kind(reason, self._last_words())
            passed = time.monotonic() - began
            if passed >= told:
                told += _REPORT_EVERY
                report(f"PostgreSQL is not ready yet, it may be recovering ({passed:.0f} s).")
            time.sleep(_POLL)

    def wait(self) -> None:
        """Return once the process has ended."""
        self._process.wait()

    def unexpected_end(self) -> EmbeddedError:
        """Answer how the process ended, with the last lines of its log."""
        return EmbeddedError(f"PostgreSQL ended with {self._ending()}. Its last lines:\n{self._last_words()}")

    def stop(self) -> None:
        """End it: a fast shutdown, which loses nothing; harder when it does not end within 30 s."""
        for number, seconds in _ENDINGS:
            if self._process.poll() is not None:
                return
            self._process.send_signal(number)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue

    def _is_ready(self) -> bool:
        # What pg_ctl asks, too: cheaper than a connection, and the server writes it once it accepts any.
        try:
            lines = (self._layout.pgdata / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return False
        if len(lines) <= _STATUS_LINE or lines[0].strip() != str(self._process.pid):
            return False
        return lines[_STATUS_LINE].strip() == "ready"

    def _ending(self) -> str:
        status = self._process.returncode
        return f"signal {-status}" if status < 0 else f"status {status}"

    def _last_words(self) -> str:
        return self._layout.last_words(self._log_start)
