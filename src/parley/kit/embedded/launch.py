"""Become the right user, tie this process's life to its parent's, then turn into PostgreSQL.

Runs as a script of its own (`python -I -S launch.py PARENT UID GID REACH PROGRAM [ARGUMENT…]`) and imports nothing of
Parley: code between fork and exec would run in a copy of a threaded process, where almost nothing is safe.

REACH says how much of root's sight the new user keeps, because a checkout or a data directory may lie below a folder
that only root may enter: `none`, `search` (pass and read any folder), or `all` (run files that only root may run).
Linux alone has these powers and the signal at the parent's death; elsewhere both are left out.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_SET_PDEATHSIG = 1
_SET_SECUREBITS = 28
_CAP_AMBIENT = 47
_CAP_AMBIENT_RAISE = 2
# Without this bit access(2), which PostgreSQL asks about its own binary, ignores every capability of a non-root user.
_NO_SETUID_FIXUP = 1 << 2
_CAPABILITY_VERSION_3 = 0x20080522
_DAC_OVERRIDE = 1
_DAC_READ_SEARCH = 2


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, first: int, second: int = 0) -> None:
    words = [ctypes.c_ulong(word) for word in (first, second, 0, 0)]
    if _libc().prctl(ctypes.c_int(option), *words) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")


def _permitted() -> int:
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123 - pathlib costs 8 ms
        return next(int(line.split()[1], 16) for line in status if line.startswith("CapPrm:"))


def _keep_only(capability: int) -> None:
    """Hold this one capability, and hand it to every program run from here on. Raises OSError where that is denied."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    bit = 1 << capability
    data = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    if _libc().capset(header, data) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"capset: {os.strerror(number)}")
    _prctl(_CAP_AMBIENT, _CAP_AMBIENT_RAISE, capability)


def _wanted_capability(reach: str) -> int:
    # Containers often have the stronger power only (it is in Docker's default set, the weaker one is not).
    may_search = _permitted() >> _DAC_READ_SEARCH & 1
    return _DAC_READ_SEARCH if reach == "search" and may_search else _DAC_OVERRIDE


def become(uid: int, gid: int, reach: str) -> None:
    """Change this process's user for good, keeping the one power that `reach` asks for. Raises OSError when denied."""
    capability = _wanted_capability(reach) if reach != "none" else None
    if capability is not None:
        _prctl(_SET_SECUREBITS, _NO_SETUID_FIXUP)
    os.setgroups([gid])
    os.setgid(gid)
    os.setuid(uid)
    if capability is not None:
        _keep_only(capability)


def main(arguments: list[str]) -> None:
    """Never returns: this process becomes the program, or ends with a sentence on standard error and status 71."""
    parent, uid, gid, reach, *command = arguments
    try:
        if int(uid) != os.geteuid():
            become(int(uid), int(gid), reach)
        if sys.platform == "linux":
            # Last, because every change of user clears it.
            _prctl(_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != int(parent):
            sys.exit("the process that wanted PostgreSQL has ended")
        os.umask(0o077)
        os.execv(command[0], command)  # noqa: S606 - the caller's own absolute path, no shell wanted
    except OSError as fault:
        sys.stderr.write(f"FATAL:  cannot start {command[0]} as user {uid}: {fault}\n")
        sys.exit(71)


if __name__ == "__main__":
    main(sys.argv[1:])
