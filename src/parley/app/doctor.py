"""Everything that can be checked, and what to do about what is found. All it writes is a file that it deletes."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from parley.app import store
from parley.app.settings import Settings
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Connection
from parley.kit.db.database import TENANT_ROLE

State = Literal["ok", "warning", "fault"]
OLDEST_PYTHON = (3, 11)
LITTLE_SPACE = 1024**3
NO_SPACE = 64 * 1024**2
GREATEST_SKEW = 2.0
WORKER_SILENCE = 60.0
PROBE = b"Parley was here and could write."


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at; `advice` says what to do when it is not well."""

    id: str
    name: str
    state: State
    detail: str
    advice: str = ""


def check_machine(settings: Settings) -> list[Finding]:
    """Look at what needs no database."""
    checks: list[Callable[[Settings], Finding]] = [_python, _data_folder, _space, _address]
    if settings.is_embedded:
        checks.append(_binaries)
    return [*(check(settings) for check in checks), _files(settings)]


async def check_database(connection: Connection, settings: Settings) -> list[Finding]:
    """Look at a database that is reachable."""
    facts = await store.facts(connection, TENANT_ROLE)
    found = [_version(facts), _encoding(facts), _clock(facts), _tenant_role(facts, settings)]
    return [*found, await _schema(connection), await _secret(connection, settings), await _worker(connection)]


def unreachable(reason: str, settings: Settings) -> Finding:
    """Say that there is no database to look at."""
    advice = "Mend that" if settings.is_embedded else "Start it, or mend PARLEY_DATABASE_URL"
    return Finding("database", "Database", "fault", reason, f"{advice}, then ask doctor again.")


def _python(_: Settings) -> Finding:
    version = sys.version.split()[0]
    if sys.version_info < OLDEST_PYTHON:
        return Finding("python", "Python", "fault", version, "Use Python 3.11 or newer.")
    return Finding("python", "Python", "ok", version)


def _data_folder(settings: Settings) -> Finding:
    folder, name = settings.data_dir, "Data folder"
    if not folder.exists():
        above = next(each for each in folder.parents if each.exists())
        if os.access(above, os.W_OK):
            return Finding("data", name, "ok", f"{folder} will be made at first start")
        return Finding(
            "data", name, "fault", f"{folder} cannot be made", f"Make {above} writable or set PARLEY_DATA_DIR."
        )
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding("data", name, "fault", f"{folder} cannot be written", "Run Parley as the user who owns it.")
    if folder.stat().st_mode & 0o077 and settings.is_embedded:
        return Finding("data", name, "warning", f"{folder} can be read by others", f"Run: chmod 700 '{folder}'")
    return Finding("data", name, "ok", str(folder))


def _space(settings: Settings) -> Finding:
    folder = next(each for each in (settings.data_dir, *settings.data_dir.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    state: State = "fault" if free < NO_SPACE else "warning" if free < LITTLE_SPACE else "ok"
    advice = "" if state == "ok" else "Make room: PostgreSQL stops when the disk is full."
    return Finding("space", "Free space", state, f"{free / 1024**3:.1f} GiB", advice)


def _address(settings: Settings) -> Finding:
    place = f"{settings.host}:{settings.port}"
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            if _is_ours(settings):
                return Finding("address", "Address", "ok", f"{place}, a running Parley answers there")
            return Finding("address", "Address", "fault", f"{place}: {fault.strerror}", "Choose another PARLEY_PORT.")
    return Finding("address", "Address", "ok", f"{place} is free")


def _is_ours(settings: Settings) -> bool:
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection(settings.address.split("//")[1], timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().read() == b'{"healthy":true}'
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _binaries(_: Settings) -> Finding:
    from parley.kit.embedded import MAJOR, EmbeddedError, binary

    try:
        path = binary("postgres")
    except EmbeddedError as fault:
        return Finding("binaries", "Embedded PostgreSQL", "fault", "not installed", str(fault))
    return Finding("binaries", "Embedded PostgreSQL", "ok", f"version {MAJOR}, {path.parent}")


def _files(settings: Settings) -> Finding:
    place = settings.files_url or "the folder `files` in the data folder"
    try:
        _write_read_delete(settings)
    except Exception as fault:  # noqa: BLE001 -- each storage has errors of its own, and all mean the same here
        reason = str(fault).strip().splitlines() or [type(fault).__name__]
        return Finding(
            "files", "File storage", "fault", reason[0][:200], "Look at PARLEY_FILES_URL and its credentials."
        )
    return Finding("files", "File storage", "ok", f"wrote, read and deleted in {place.partition('?')[0]}")


def _write_read_delete(settings: Settings) -> None:
    from obstore.store import from_url

    if not settings.files_url:
        (settings.data_dir / "files").mkdir(mode=0o700, parents=True, exist_ok=True)
    storage: Any = from_url(settings.files_address)
    name = f"doctor-{os.getpid()}"
    storage.put(name, PROBE)
    try:
        if bytes(storage.get(name).bytes()) != PROBE:
            raise OSError("what was written came back changed")
    finally:
        storage.delete(name)


def _version(facts: store.Facts) -> Finding:
    if facts.version < store.OLDEST_VERSION:
        return Finding("database", "Database", "fault", facts.version_text, "Use PostgreSQL 15 or newer.")
    return Finding("database", "Database", "ok", f"PostgreSQL {facts.version_text.split()[0]}")


def _encoding(facts: store.Facts) -> Finding:
    detail = f"{facts.encoding}, {facts.locale}"
    if facts.encoding != "UTF8":
        return Finding("locale", "Encoding", "fault", detail, "Make the database anew with encoding UTF8.")
    return Finding("locale", "Encoding", "ok", detail)


def _clock(facts: store.Facts) -> Finding:
    skew = abs((facts.now - utc_now()).total_seconds())
    if skew > GREATEST_SKEW:
        return Finding("clock", "Clock", "warning", f"{skew:.0f} s from the database's", "Run NTP on both machines.")
    return Finding("clock", "Clock", "ok", f"{skew:.1f} s from the database's")


def _tenant_role(facts: store.Facts, settings: Settings) -> Finding:
    if not settings.row_security:
        return Finding("row_security", "Row security", "ok", "off")
    if facts.has_tenant_role:
        return Finding("row_security", "Row security", "ok", f"on, by the role {TENANT_ROLE}")
    advice = (
        "Run `parley migrate`." if facts.may_make_roles else f"Have an administrator create the role {TENANT_ROLE}."
    )
    return Finding("row_security", "Row security", "fault", f"the role {TENANT_ROLE} is missing", advice)


async def _schema(connection: Connection) -> Finding:
    from parley.kit.db.migrate import shipped

    applied, known = await store.applied_migrations(connection), set(shipped())
    if applied - known:
        newer = ", ".join(sorted(applied - known))
        return Finding(
            "schema", "Schema", "fault", f"a newer Parley's ({newer})", "Run that release, or restore a backup."
        )
    if known - applied:
        return Finding("schema", "Schema", "warning", f"{len(known - applied)} to be applied", "Run `parley migrate`.")
    return Finding("schema", "Schema", "ok", f"all {len(known)} migrations applied")


async def _secret(connection: Connection, settings: Settings) -> Finding:
    kept = settings.secret.encode() or (
        await store.secret(connection) if await store.applied_migrations(connection) else PROBE
    )
    secret = Secret(kept)
    if secret.unseal("doctor", secret.seal("doctor", PROBE)) != PROBE:
        return Finding("secret", "Secret", "fault", "what is sealed does not come back", "Look at PARLEY_SECRET.")
    return Finding("secret", "Secret", "ok", "from PARLEY_SECRET" if settings.secret else "kept in the database")


async def _worker(connection: Connection) -> Finding:
    silence = await store.seconds_since_worker(connection)
    if silence is None or silence > WORKER_SILENCE:
        return Finding("worker", "Worker", "warning", "none has been seen for a minute", "Run `parley serve`.")
    return Finding("worker", "Worker", "ok", f"seen {silence:.0f} s ago")
