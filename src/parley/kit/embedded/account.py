"""Which user PostgreSQL runs as: this process's own, or, as PostgreSQL refuses root, one who owns little.

Root's child must still reach a checkout or data that lie below a folder which only root may enter. `reach` says how
much of root's sight it keeps for that: nothing, where nothing is needed.
"""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from parley.kit.embedded.errors import DataDirectoryNotOurs, NoUserForPostgres

if TYPE_CHECKING:
    from pathlib import Path

Reach = Literal["none", "search", "all"]

_CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A user that PostgreSQL runs as."""

    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        """Whether the child runs as the very user of this process."""
        return self.uid == os.geteuid()

    def own(self, path: Path) -> None:
        """Make `path` this user's and nobody else's; a folder gets mode 0700. Raises NoUserForPostgres."""
        seen = path.stat()
        # In this order, and only where needed: without FOWNER root may not change the mode of what it gave away.
        if path.is_dir() and stat.S_IMODE(seen.st_mode) != stat.S_IRWXU:
            path.chmod(0o700)
        if seen.st_uid == self.uid:
            return
        try:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)
        except OSError as fault:
            raise _powerless(self, fault) from fault


def account_for(pgdata: Path, root: Path) -> Account:
    """Choose the user for the database in `pgdata`, which may not exist yet, of the data directory `root`.

    An existing database keeps its user, whoever else has been installed since; and data made by an ordinary user
    stays theirs when root looks after it. Raises DataDirectoryNotOurs, NoUserForPostgres.
    """
    if os.geteuid() != 0:
        if pgdata.is_dir() and pgdata.stat().st_uid != os.geteuid():
            raise DataDirectoryNotOurs(pgdata)
        return Account(os.geteuid(), os.getegid())
    for folder in (pgdata, root):
        if folder.is_dir() and (seen := folder.stat()).st_uid != 0:
            return Account(seen.st_uid, seen.st_gid)
    return _unprivileged()


def _unprivileged() -> Account:
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    text = (
        "PostgreSQL does not run as root, and this machine has neither a user 'postgres' nor 'nobody'. "
        "Run Parley as an ordinary user."
    )
    raise NoUserForPostgres(text)


def _powerless(account: Account, fault: OSError) -> NoUserForPostgres:
    # A container may take from root the right to give files away, or know no user but root.
    return NoUserForPostgres(
        f"PostgreSQL does not run as root, and this root may not act for the user id {account.uid} ({fault.strerror}). "
        "Run Parley as an ordinary user, or allow the container CHOWN, SETUID and SETGID.",
    )


def check_named(account: Account) -> None:
    """Raise NoUserForPostgres unless the user has a name: `initdb`, unlike the server, insists on one."""
    try:
        pwd.getpwuid(account.uid)
    except KeyError:
        text = (
            f"The user id {account.uid} has no entry in /etc/passwd, without which PostgreSQL makes no new database. "
            "Add one, or run Parley as a user that has a name."
        )
        raise NoUserForPostgres(text) from None


def reach_needed(account: Account, program: Path, data: Path) -> Reach:
    """Say what the child would miss after giving up root; lists of access rights are not read, so rather too much."""
    if account.is_ours:
        return "none"
    if not _may(account, program.stat(), stat.S_IXUSR):
        return "all"
    folders = {*program.parents, *data.resolve().parents}
    return "none" if all(_may(account, folder.stat(), stat.S_IXUSR) for folder in folders) else "search"


def _may(account: Account, seen: os.stat_result, owner_bit: int) -> bool:
    if seen.st_uid == account.uid:
        return bool(seen.st_mode & owner_bit)
    if seen.st_gid == account.gid:
        return bool(seen.st_mode & owner_bit >> 3)
    return bool(seen.st_mode & owner_bit >> 6)
