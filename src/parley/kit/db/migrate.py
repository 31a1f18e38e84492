"""Bring a database to this release's schema: yoyo applies the numbered files, one process at a time.

    SchemaTooNew   the database was migrated by a newer release; this one must not touch it

yoyo keeps its own lock in a table, which a killed run leaves behind; the advisory lock taken here is released by
PostgreSQL itself, so whoever holds it may break yoyo's. Both libraries are imported where they are used: web processes
only ask what is shipped.
"""

import logging
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit, urlunsplit

LOCK = 0x7061726C
LOCK_TIMEOUT = "5s"


class SchemaTooNew(Exception):
    """The database holds migrations this release does not know; `names` lists them."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            f"The database was migrated by a newer Parley ({', '.join(names)} unknown here): "
            "start that release, or restore a backup made by this one."
        )
        self.names = names


def shipped() -> list[str]:
    """List the migrations of this release, in order."""
    return sorted(item.name.removesuffix(".sql") for item in _folder().iterdir() if item.name.endswith(".sql"))


def pending(url: str) -> list[str]:
    """List what is still to be applied, in order; raise SchemaTooNew where the database is ahead."""
    import psycopg

    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        known = connection.execute("select to_regclass('_yoyo_migration')").fetchone()
        rows = connection.execute("select migration_id from _yoyo_migration").fetchall() if known and known[0] else []
    applied = {str(row[0]) for row in rows}
    unknown = sorted(applied - set(shipped()))
    if unknown:
        raise SchemaTooNew(unknown)
    return [name for name in shipped() if name not in applied]


def migrate(url: str) -> list[str]:
    """Apply what is pending and return its names; safe to repeat, and to run in several processes at once."""
    if not pending(url):
        return []
    import psycopg

    with psycopg.connect(url, autocommit=True, connect_timeout=10) as guard:
        guard.execute("select pg_advisory_lock(%s)", (LOCK,))
        names = pending(url)
        if names:
            _apply(url)
        return names


def _apply(url: str) -> None:
    from yoyo import get_backend, read_migrations  # pyright: ignore[reportUnknownVariableType] -- yoyo has no types

    logging.getLogger("yoyo.migrations").setLevel(logging.WARNING)
    parts = urlsplit(url)
    backend = get_backend(urlunsplit(parts._replace(scheme="postgresql+psycopg")))
    try:
        backend.execute(f"set lock_timeout = '{LOCK_TIMEOUT}'")
        backend.commit()
        backend.break_lock()
        with as_file(_folder()) as folder, backend.lock(timeout=1):
            backend.apply_migrations(backend.to_apply(read_migrations(str(folder))))
    finally:
        backend.connection.close()


def _folder() -> Traversable:
    return files("parley") / "migrations"
