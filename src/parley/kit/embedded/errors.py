"""What can be wrong with the embedded database.

    EmbeddedError
    ├── BinariesMissing          the wheel with PostgreSQL is not installed, or not for this machine
    ├── NoUserForPostgres        PostgreSQL may not run as this user, and no other was found
    ├── DataDirectoryInUse       another process serves this data directory
    ├── DataDirectoryNotOurs     the files belong to another user
    ├── DataDirectoryDamaged     there is something, but no database
    ├── DatabaseVanished         it was there when this process started, and is not any more
    ├── WrongMajorVersion        the database was written by another PostgreSQL
    ├── CreationFailed           a new database could not be made
    └── StartFailed              PostgreSQL ended before it was ready
        └── StartCutOff          somebody ended it, or it crashed: the next start may well do

Every text is a sentence for the person who runs Parley; none holds a row of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class EmbeddedError(Exception):
    """The embedded database cannot be used; the text says why and what to do."""


class BinariesMissing(EmbeddedError):
    """No PostgreSQL programs of the needed version are installed."""


class NoUserForPostgres(EmbeddedError):
    """There is no user that PostgreSQL would accept to run as."""


class DataDirectoryInUse(EmbeddedError):
    """Another process holds the data directory; `pid` is its process id, 0 when unknown."""

    def __init__(self, path: Path, pid: int) -> None:
        """Name the directory and the process."""
        self.pid = pid
        super().__init__(
            f"Another Parley (process {pid or 'unknown'}) is already using the data directory {path}. "
            "Stop it first, or give this one a data directory of its own.",
        )


class DataDirectoryNotOurs(EmbeddedError):
    """The data directory belongs to another user."""

    def __init__(self, path: Path) -> None:
        """Name the path that may not be used."""
        super().__init__(
            f"{path} belongs to another user or may not be opened. Run Parley as the user who owns the data directory.",
        )


class DataDirectoryDamaged(EmbeddedError):
    """The folder of the database holds files, yet they are no database."""

    def __init__(self, path: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"{path} holds files but no database (there is no PG_VERSION). "
            "Move it away to start empty, or restore a backup.",
        )


class DatabaseVanished(EmbeddedError):
    """The folder of a database that was running is gone; an empty one in its stead would hide the loss."""

    def __init__(self, path: Path) -> None:
        """Name the folder."""
        super().__init__(f"The database in {path} has vanished. Is its disk still mounted? No new one is made.")


class WrongMajorVersion(EmbeddedError):
    """The database was written by another major version, `found`, than the one installed, `installed`."""

    def __init__(self, path: Path, found: str, installed: int) -> None:
        """Name both versions."""
        self.found = found
        self.installed = installed
        super().__init__(
            f"The database in {path} was written by PostgreSQL {found}, but this Parley brings PostgreSQL {installed}. "
            f"Make a backup with the Parley that brings PostgreSQL {found}, "
            "then restore it with this one into an empty data directory.",
        )


class CreationFailed(EmbeddedError):
    """A new database could not be made; `output` is what PostgreSQL said."""

    def __init__(self, path: Path, output: str) -> None:
        """Keep the output and show it."""
        self.output = output
        super().__init__(f"A new database could not be made in {path}:\n{output}")


class StartFailed(EmbeddedError):
    """PostgreSQL ended before it was ready; `log` holds its last lines."""

    def __init__(self, reason: str, log: str) -> None:
        """Keep the log lines and show them."""
        self.log = log
        super().__init__(f"PostgreSQL did not start: {reason}\n{log}".rstrip())


class StartCutOff(StartFailed):
    """PostgreSQL was starting well when it was ended from outside, or crashed."""
