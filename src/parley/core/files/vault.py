"""Where bytes lie: a local folder or a bucket, by URL. Keys are random; nothing here knows a file's name.

A key is seen whole or not at all: local files are written beside their key and renamed, buckets complete an upload
in one step. Whatever keeps the store from answering, a full disk too, is `Unavailable`.
"""

import asyncio
import datetime as dt
import re
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import msgspec
import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from parley.core.errors import NotFound, Unavailable
from parley.kit.ids import random_token

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

KEY = re.compile(r"([1-9][0-9]{0,18})/[0-9a-f]{2}/[0-9a-f]{32}")
# Of one upload, at most two pieces are in memory on their way out; buckets take no smaller ones than 5 MiB.
PIECE = 5 * 1024 * 1024
PIECES = 2
READ = 64 * 1024
SCHEMES = ("file", "memory", "s3", "s3a", "gs", "az", "azure", "adl", "abfs", "abfss")
# A bucket that does not answer is given up within seconds; a long download may last.
RETRIES: "RetryConfig" = {"max_retries": 3, "retry_timeout": dt.timedelta(seconds=10)}
PATIENCE: "ClientConfig" = {"connect_timeout": "5s", "read_timeout": "30s", "timeout": "4h"}
_SILENT = (BaseError, OSError)


class BytesMissing(NotFound):
    """Nothing lies under this key."""

    def __init__(self) -> None:
        super().__init__("File")


class Opened(msgspec.Struct, frozen=True):
    """Bytes ready to be read once: how many there are, and the stream of them."""

    size: int
    chunks: AsyncIterator[bytes]


def new_key(workspace: int) -> str:
    """Return a key that was never used; its first part is the workspace."""
    token = random_token(16)
    return f"{workspace}/{token[:2]}/{token}"


def workspace_of(key: str) -> int | None:
    """Return whose key it is, or None when it is no key of ours: a bucket may hold other things too."""
    found = KEY.fullmatch(key)
    return int(found[1]) if found else None


class FileVault:
    """A store of bytes: `file:///folder`, `s3://bucket/prefix`, `gs://…`, `az://…`, or `memory:///` in tests.

    A local folder is made for its owner alone. Raises ValueError for a URL that names no store.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES:
            raise ValueError(f"Files need a URL of one of these: {', '.join(SCHEMES)}")
        self._store = _local(parts.path) if parts.scheme == "file" else _remote(url)

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> None:
        """The bytes lie under the key. What `chunks` raises is raised, and then nothing lies there."""
        source = _Source(chunks)
        try:
            await obstore.put_async(self._store, key, source.read(), chunk_size=PIECE, max_concurrency=PIECES)
        except _SILENT as error:
            raise source.failure or Unavailable from error

    async def get(self, key: str) -> Opened:
        """Open the bytes. Raises BytesMissing."""
        try:
            found = await obstore.get_async(self._store, key)
        except FileNotFoundError:
            raise BytesMissing from None
        except _SILENT as error:
            raise Unavailable from error
        return Opened(found.meta["size"], _reading(found))

    async def delete(self, *keys: str) -> None:
        """Nothing lies under the keys; that there was nothing is no error."""
        for key in keys:
            try:
                await obstore.delete_async(self._store, key)
            except FileNotFoundError:
                continue
            except _SILENT as error:
                raise Unavailable from error

    async def exists(self, key: str) -> bool:
        """Whether bytes lie under the key."""
        try:
            await obstore.head_async(self._store, key)
        except FileNotFoundError:
            return False
        except _SILENT as error:
            raise Unavailable from error
        return True

    async def list_older(self, before: dt.datetime) -> AsyncGenerator[list[str]]:
        """Yield, in batches, the keys of ours that were last written before a moment."""
        try:
            async for batch in obstore.list(self._store):  # pyright: ignore[reportUnknownMemberType] -- Arrow's arm
                keys = [each["path"] for each in batch if each["last_modified"] < before]
                yield [key for key in keys if workspace_of(key) is not None]
        except _SILENT as error:
            raise Unavailable from error

    async def drop_halves(self, before: dt.datetime) -> None:
        """What a killed process left half written before a moment is gone; buckets have a rule of their own for it."""
        if isinstance(self._store, LocalStore) and self._store.prefix is not None:
            await asyncio.to_thread(_drop_halves, self._store.prefix, before.timestamp())


class _Source:
    """The caller's chunks; remembers why they ended early, for `ConnectionResetError` is an `OSError` too."""

    def __init__(self, chunks: AsyncIterable[bytes]) -> None:
        self._chunks = chunks
        self.failure: Exception | None = None

    async def read(self) -> AsyncGenerator[bytes]:
        try:
            async for chunk in self._chunks:
                yield chunk
        except Exception as error:  # any failure of the caller's goes back to the caller
            self.failure = error
            raise


async def _reading(found: "obstore.GetResult") -> AsyncGenerator[bytes]:
    try:
        async for chunk in found.stream(min_chunk_size=READ):
            yield bytes(chunk)
    except _SILENT as error:
        raise Unavailable from error


def _remote(url: str) -> ObjectStore:
    try:
        return from_url(url, retry_config=RETRIES, client_options=PATIENCE)
    except BaseError as error:
        raise ValueError("The URL for files is not well formed") from error


def _local(path: str) -> LocalStore:
    folder = Path(unquote(path))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return LocalStore(folder)


def _drop_halves(folder: Path, before: float) -> None:
    for half in folder.glob("*/??/*#*"):
        if half.stat().st_mtime < before:
            half.unlink(missing_ok=True)
