"""Where the socket lies, and how to say that in a URL.

The path of a socket ends at 103 bytes on some systems and 107 on others. The folder `run` of the data directory is
taken where that is short and plain enough and its file system has sockets; else a private one in the user's run-time
folder or in /tmp, whose name no stranger can foresee.
"""

from __future__ import annotations

import os
import re
import socket
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from parley.kit.embedded.account import Account
    from parley.kit.embedded.layout import Layout

ROLE = "parley"
DATABASE = "parley"
LOCK_FILE = ".s.PGSQL.5432.lock"

_LIMIT = 103
_FILE = ".s.PGSQL.5432"
# A comma separates hosts in a URL, a quote ends a setting: such paths are not worth their escapes.
_PLAIN = re.compile(r"/[A-Za-z0-9._/@+-]*")


def url_for(sockets: Path, database: str = DATABASE) -> str:
    """Answer a URL that both asyncpg and psycopg take; it names the port lest the variable PGPORT do."""
    return f"postgresql://{ROLE}@/{database}?host={quote(str(sockets), safe='')}&port=5432"


def socket_folder(layout: Layout, account: Account, previous: Path | None) -> Path:
    """Make, or take again, the folder for the socket: the account's own, mode 0700."""
    near = layout.root / "run"
    if _fits(near):
        near.mkdir(mode=0o700, exist_ok=True)
        account.own(near)
        if _has_sockets(near):
            return near
    if previous is not None and previous != near and _take_again(previous, account):
        return previous
    return _far_folder(account)


def remove_far_folder(layout: Layout, sockets: Path) -> None:
    """Remove a folder made outside the data directory, once nothing is in it."""
    if sockets.parent == layout.root:
        return
    try:
        sockets.rmdir()
    except OSError:
        # Not empty, or gone already: neither hurts, and the next start takes a folder of its own.
        return


def _fits(folder: Path) -> bool:
    text = str(folder)
    return len(text) + 1 + len(_FILE) <= _LIMIT and _PLAIN.fullmatch(text) is not None


def _has_sockets(folder: Path) -> bool:
    probe = folder / ".probe"
    probe.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as plug:
        try:
            plug.bind(str(probe))
        except OSError:
            return False
    probe.unlink(missing_ok=True)
    return True


def _take_again(folder: Path, account: Account) -> bool:
    # A cleaner of /tmp may have removed it under a URL that is in use. mkdir never follows what a stranger put there.
    try:
        folder.mkdir(mode=0o700)
        account.own(folder)
    except OSError:
        return _is_private(folder, account)
    return True


def _is_private(folder: Path, account: Account) -> bool:
    try:
        seen = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == account.uid and stat.S_IMODE(seen.st_mode) == stat.S_IRWXU


def _far_folder(account: Account) -> Path:
    own = Path(f"/run/user/{account.uid}")
    base = own if account.is_ours and _is_private(own, account) and os.access(own, os.W_OK) else Path("/tmp")  # noqa: S108 - mkdtemp below
    folder = Path(tempfile.mkdtemp(prefix="parley-", dir=base))
    account.own(folder)
    return folder
