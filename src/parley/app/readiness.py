"""Whether this web process should get requests, part by part."""

import asyncio
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from parley.app import store
from parley.kit.db import Connection, Database, DatabaseGone
from parley.kit.db.migrate import shipped

OK = "ok"
PATIENCE = 2.0
WORKER_SILENCE = 60.0
ADVISORY = frozenset({"worker"})
"""Parts that are told but do not keep a web process from being ready: it can answer without them."""


class Readiness:
    """Asked by `/readyz`; `stopping` is set when the process has been told to end."""

    def __init__(self, database: Database, files_url: str) -> None:
        self._database = database
        self._files = _local_folder(files_url)
        self.stopping = False

    async def parts(self) -> dict[str, str]:
        """Return each part with `ok` or what is wrong with it."""
        found = {"server": "stopping" if self.stopping else OK, **await self._database_parts()}
        found["files"] = OK if self._files is None or _is_writable(self._files) else "the folder cannot be written"
        return found

    @staticmethod
    def is_ready(parts: dict[str, str]) -> bool:
        """Whether every part that counts is well."""
        return all(state == OK for name, state in parts.items() if name not in ADVISORY)

    async def is_database_up(self) -> bool:
        """Whether the database answers within two seconds."""
        return (await self._database_parts())["database"] == OK

    async def _database_parts(self) -> dict[str, str]:
        try:
            async with asyncio.timeout(PATIENCE), self._database.system() as connection:
                return {"database": OK, **await _schema_parts(connection)}
        except (DatabaseGone, TimeoutError):
            return dict.fromkeys(("database", "migrations", "worker"), "the database does not answer")


async def _schema_parts(connection: Connection) -> dict[str, str]:
    missing = set(shipped()) - await store.applied_migrations(connection)
    silence = await store.seconds_since_worker(connection)
    return {
        "migrations": f"{len(missing)} to be applied" if missing else OK,
        "worker": OK if silence is not None and silence < WORKER_SILENCE else "none has been seen for a minute",
    }


def _local_folder(files_url: str) -> Path | None:
    parts = urlsplit(files_url)
    return Path(unquote(parts.path)) if parts.scheme == "file" else None


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)
