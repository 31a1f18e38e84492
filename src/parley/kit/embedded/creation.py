"""Making a new database, and judging one that is there.

It is made beside its place, written to disk once, and moved there whole: whatever a crash leaves behind is recognised
by its name and thrown away.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from parley.kit.embedded.account import check_named
from parley.kit.embedded.binaries import MAJOR, binary
from parley.kit.embedded.errors import CreationFailed, DataDirectoryDamaged, WrongMajorVersion
from parley.kit.embedded.process import launch
from parley.kit.embedded.sockets import DATABASE, ROLE, url_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parley.kit.embedded.account import Account
    from parley.kit.embedded.layout import Layout

# The builtin provider sorts and folds alike on every machine; the C library's LC_CTYPE is left to tell letters from
# signs in full text, and some machines do not have this one.
_OPTIONS = (
    f"--username={ROLE}",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--data-checksums",
    "--auth=trust",
    "--no-instructions",
    "--no-sync",
)
_CTYPES = ("C.UTF-8", "C")


def check_existing(layout: Layout) -> bool:
    """Answer whether there is a database to start. Raises WrongMajorVersion, DataDirectoryDamaged."""
    if not layout.pgdata.exists() or not any(layout.pgdata.iterdir()):
        return False
    mark = layout.pgdata / "PG_VERSION"
    if not mark.is_file():
        raise DataDirectoryDamaged(layout.pgdata)
    found = mark.read_text(encoding="utf-8", errors="replace").strip()
    if found != str(MAJOR):
        raise WrongMajorVersion(layout.pgdata, found, MAJOR)
    return True


def create(layout: Layout, account: Account, report: Callable[[str], None]) -> None:
    """Make an empty database in its place, durably. Raises CreationFailed, NoUserForPostgres."""
    check_named(account)
    report(f"Making a new database in {layout.pgdata}.")
    faults: list[str] = []
    for ctype in _CTYPES:
        made = layout.new_unfinished()
        account.own(made)
        fault = _initdb(made, account, *_OPTIONS, f"--lc-ctype={ctype}") or _initdb(made, account, "--sync-only")
        if not fault:
            made.rename(layout.pgdata)
            _sync(layout.root)
            return
        faults.append(fault)
    raise CreationFailed(layout.pgdata, "\n".join(faults))


def make_database(sockets: Path) -> None:
    """Make the database that Parley lives in, unless it exists. Raises psycopg.Error."""
    with psycopg.connect(url_for(sockets, "postgres"), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone()
        if found is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _initdb(folder: Path, account: Account, *options: str) -> str:
    """Answer what went wrong, or nothing."""
    child = launch([str(binary("initdb")), "-D", str(folder), *options], account, folder, subprocess.PIPE)
    output, _ = child.communicate()
    return "" if child.returncode == 0 else output.decode("utf-8", "replace") or f"status {child.returncode}"


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
