"""What lies where in a data directory, and the two files that PostgreSQL is configured by.

All of it is its owner's alone:

    <data>/postgres/        the database itself (PGDATA), owned by the user PostgreSQL runs as, 0700
    <data>/postgres.new-…/  one being made; whatever is left of it after a crash is thrown away
    <data>/postgres.conf    written anew at every start, so a new Parley changes it; ALTER SYSTEM still wins
    <data>/postgres.hba     likewise: everyone who can reach the socket, which is nobody else, may enter
    <data>/postgres.log     and postgres.log.1, the one before
    <data>/run/             the socket, where its path is short enough
    <data>/parley.lock      who uses the data directory
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parley.kit.embedded.errors import DataDirectoryNotOurs, EmbeddedError

if TYPE_CHECKING:
    from parley.kit.embedded.account import Account

_LOG_LIMIT = 10 * 1024 * 1024
_TAIL_LINES = 15
_MIB = 1024 * 1024

# No statement and no detail in the log: both quote what customers wrote.
_SETTINGS = """\
# Written by Parley at every start. To change a setting for good, use ALTER SYSTEM.
listen_addresses = ''
port = 5432
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
cluster_name = '{name}'
max_connections = 60
shared_buffers = '{buffers}MB'
effective_cache_size = '{cache}MB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
dynamic_shared_memory_type = {shared_memory}
fsync = on
full_page_writes = on
synchronous_commit = on
wal_compression = on
wal_level = replica
max_wal_size = '1GB'
min_wal_size = '64MB'
checkpoint_completion_target = 0.9
restart_after_crash = on
random_page_cost = 1.1
jit = off
autovacuum = on
idle_in_transaction_session_timeout = '30s'
timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'
logging_collector = off
log_destination = 'stderr'
log_line_prefix = '%m [%p] '
log_min_error_statement = panic
log_error_verbosity = terse
log_checkpoints = off
"""
_ENTRANCE = "# Written by Parley at every start.\nlocal all all trust\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one data directory; `root` is absolute."""

    root: Path

    @property
    def pgdata(self) -> Path:
        """The database itself."""
        return self.root / "postgres"

    def forget_unfinished(self) -> None:
        """Throw away what earlier attempts at making a database left."""
        for left in self.root.glob("postgres.new-*"):
            shutil.rmtree(left, ignore_errors=True)

    def new_unfinished(self) -> Path:
        """Make a folder for a new database, and throw away what earlier attempts left.

        It never has the name of an earlier one, in which a program of a killed parent may still be writing.
        """
        self.forget_unfinished()
        return Path(tempfile.mkdtemp(prefix="postgres.new-", dir=self.root))

    @property
    def conf(self) -> Path:
        """The settings, for PostgreSQL's `config_file`."""
        return self.root / "postgres.conf"

    @property
    def hba(self) -> Path:
        """Who may enter, for PostgreSQL's `hba_file`."""
        return self.root / "postgres.hba"

    @property
    def log(self) -> Path:
        """What PostgreSQL says."""
        return self.root / "postgres.log"

    @property
    def lock(self) -> Path:
        """Who uses the data directory."""
        return self.root / "parley.lock"

    @property
    def name(self) -> str:
        """What every process of this database calls itself, so that a left-over one is told from strangers."""
        return f"parley-{hashlib.sha256(os.fsencode(self.pgdata)).hexdigest()[:12]}"

    def prepare(self) -> None:
        """Make the data directory, for its owner alone; one that exists keeps its mode. Raises DataDirectoryNotOurs."""
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        except PermissionError:
            raise DataDirectoryNotOurs(self.root) from None
        except OSError as fault:
            text = f"The data directory {self.root} cannot be made: {fault.strerror}."
            raise EmbeddedError(text) from None

    def write_settings(self, sockets: Path, account: Account) -> None:
        """Replace both files in one step each, readable by `account` and this user only."""
        shared_memory = "posix" if os.access("/dev/shm", os.W_OK) else "mmap"  # noqa: S108 - asked about, not used
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MIB
        text = _SETTINGS.format(
            sockets=sockets,
            name=self.name,
            buffers=min(max(memory // 16, 128), 256),
            cache=max(memory // 2, 256),
            shared_memory=shared_memory,
        )
        _replace(self.conf, text, account)
        _replace(self.hba, _ENTRANCE, account)

    def open_log(self) -> int:
        """Answer a descriptor that appends to the log, mode 0600; a log over 10 MiB is set aside first."""
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_name("postgres.log.1"))
        return open_private(self.log, os.O_WRONLY | os.O_APPEND)

    def last_words(self, since: int) -> str:
        """Answer the last lines that the log gained after byte `since`."""
        with self.log.open("rb") as log:
            log.seek(since)
            lines = log.read().decode("utf-8", "replace").splitlines()
        return "\n".join(lines[-_TAIL_LINES:])


def open_private(path: Path, flags: int) -> int:
    """Open or make `path`, mode 0600, for the owner of its folder even when root asks. Raises DataDirectoryNotOurs."""
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except PermissionError:
        raise DataDirectoryNotOurs(path) from None
    if os.geteuid() == 0:
        owner = path.parent.stat()
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
    return descriptor


def _replace(path: Path, text: str, account: Account) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    account.own(fresh)
    fresh.replace(path)
