"""Taking bytes in: judged, measured and hashed while they stream into the vault."""

import hashlib
from collections.abc import AsyncGenerator, AsyncIterable

from parley.core.errors import Invalid, TooLarge
from parley.core.files.model import StoredBytes, safe_name, safe_type
from parley.core.files.vault import FileVault, new_key
from parley.kit.text.names import looks_executable

HEAD = 1024


async def take_in(
    vault: FileVault,
    chunks: AsyncIterable[bytes],
    *,
    workspace: int,
    name: str,
    declared: str | None,
    most: int,
    at: str,
) -> StoredBytes:
    """The bytes are in the vault, outside any transaction; whoever records no row for them must delete them.

    Raises Invalid at the path `at` for a program, by its name or its first bytes, TooLarge beyond `most` bytes,
    Unavailable when the store does not answer; then nothing was kept.
    """
    safe = safe_name(name, at)
    key = new_key(workspace)
    gauge = _Gauge(most, at)
    await vault.put(key, gauge.through(chunks))
    return StoredBytes(
        key=key, name=safe, content_type=safe_type(declared), size=gauge.size, sha256=gauge.hash.digest()
    )


class _Gauge:
    """Counts, hashes and judges what passes through."""

    def __init__(self, most: int, at: str) -> None:
        self._most = most
        self._at = at
        self._head = b""
        self.size = 0
        self.hash = hashlib.sha256()

    async def through(self, chunks: AsyncIterable[bytes]) -> AsyncGenerator[bytes]:
        async for chunk in chunks:
            self.size += len(chunk)
            if self.size > self._most:
                raise TooLarge(f"A file may have {self._most} bytes at most")
            if len(self._head) < HEAD:
                self._judge(chunk)
            self.hash.update(chunk)
            yield chunk

    def _judge(self, chunk: bytes) -> None:
        self._head += chunk[: HEAD - len(self._head)]
        if looks_executable(self._head):
            raise Invalid.at(self._at, "Programs are not accepted")
