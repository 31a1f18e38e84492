"""Databases beside the suite's own, for what must not meet other tests: whole migrations, and days that are dropped."""

from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from itertools import count
from urllib.parse import urlsplit, urlunsplit

import psycopg

NUMBERS = count(1)


def settle(url: str) -> None:
    """Make a server that nobody kills in a test commit without waiting for the disk, and do nothing of its own accord.

    What analyzes or vacuums a table holds back for a moment what the feed may show; locks and plans change with it.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("alter system set synchronous_commit = off")
        connection.execute("alter system set autovacuum = off")
        connection.execute("select pg_reload_conf()")


@contextmanager
def empty_database(url: str) -> Generator[str]:
    """Lend the URL of a new database on the same server, without a table in it; it is dropped afterwards."""
    name = f"beside_{next(NUMBERS)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"drop database {name} with (force)".encode())


def apply(url: str, *names: str) -> None:
    """Run migrations as they are, each in its own transaction."""
    for name in names:
        with psycopg.connect(url) as connection:
            connection.execute((files("parley") / "migrations" / f"{name}.sql").read_text().encode())
