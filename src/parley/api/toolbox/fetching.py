"""Files that a request names by address: fetched under the house's rules, straight into the vault, rows later."""

import asyncio
import mimetypes
import re
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

import msgspec

from parley.api.toolbox.house import House
from parley.core.errors import Fault, Invalid, TooLarge
from parley.core.files import StoredBytes, drop_bytes, take_in
from parley.kit.http import Fetched, TooMuch, Unreachable

SECONDS = 30.0
"""How long all files of one request may take together."""
AT_ONCE = 4
_OK = 200
# Pages that hand out files under names of their own: what such an address ends with is no file's name.
_PAGES = (".php", ".asp", ".aspx", ".jsp", ".cgi")
_NAME = re.compile(r""";\s*filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;"]+))""", re.IGNORECASE)
_EXTENDED_NAME = re.compile(r""";\s*filename\*\s*=\s*(utf-8|iso-8859-1)'[^']*'([^\s;"]+)""", re.IGNORECASE)


class Wanted(msgspec.Struct, frozen=True):
    """A file to fetch. `at` is its path in the request; `name` is given by whoever asks, or found out."""

    url: str
    name: str | None
    at: str


async def fetch_files(
    house: House, *, workspace: int, wanted: Sequence[Wanted], most: int, most_total: int | None = None
) -> list[StoredBytes]:
    """All the files' bytes are in the vault, in the order they were asked for, or none are.

    Whoever records no rows for them drops them. `most` bytes for each, `most_total` for all. Raises Invalid with a
    fault for each file that cannot be had: one sentence for whatever cannot be fetched, others for what is too large
    and for programs; and Unavailable when the store does not answer.
    """
    haul = _Haul(house, workspace, most, most * len(wanted) if most_total is None else most_total)
    try:
        found = await asyncio.gather(*(haul.bring(each) for each in wanted), return_exceptions=True)
        return _all_of(found)
    except BaseException:
        await drop_bytes(house.vault, haul.keys)
        raise


def _all_of(found: Sequence[StoredBytes | BaseException]) -> list[StoredBytes]:
    failures = [each for each in found if isinstance(each, BaseException)]
    for failure in failures:
        if not isinstance(failure, Invalid):
            raise failure
    if failures:
        raise Invalid([fault for each in failures if isinstance(each, Invalid) for fault in each.faults])
    return [each for each in found if isinstance(each, StoredBytes)]


class _Haul:
    """The files of one request: a few at once, all before one deadline and out of one budget."""

    def __init__(self, house: House, workspace: int, most: int, total: int) -> None:
        self._house = house
        self._workspace = workspace
        self._most = most
        self._total = total
        self._left = total
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._deadline = asyncio.get_running_loop().time() + SECONDS
        self.keys: list[str] = []

    async def bring(self, wanted: Wanted) -> StoredBytes:
        """Bring one file in. Raises Invalid, Unavailable."""
        async with self._turn:
            try:
                stored = await self._bring(wanted)
            except (TooMuch, TooLarge):
                raise Invalid.at(wanted.at, f"A file may have {self._most} bytes at most") from None
            except Unreachable as refusal:
                raise Invalid.at(wanted.at, str(refusal)) from None
        self.keys.append(stored.key)
        return stored

    async def _bring(self, wanted: Wanted) -> StoredBytes:
        left = max(0.0, self._deadline - asyncio.get_running_loop().time())
        async with self._house.outbound.open(wanted.url, most_bytes=self._most, timeout=left) as fetched:
            if fetched.status != _OK:
                raise Unreachable(f"the answer has status {fetched.status}")
            return await take_in(
                self._house.vault,
                self._spending(fetched.chunks, wanted.at),
                workspace=self._workspace,
                name=wanted.name or _name_of(fetched),
                declared=fetched.headers.get("content-type"),
                most=self._most,
                at=wanted.at,
            )

    async def _spending(self, chunks: AsyncIterator[bytes], at: str) -> AsyncGenerator[bytes]:
        async for chunk in chunks:
            self._left -= len(chunk)
            if self._left < 0:
                raise Invalid([Fault(at, f"All files together may have {self._total} bytes at most")])
            yield chunk


def _name_of(fetched: Fetched) -> str:
    """Return the name the server gives, else the last part of the address, else one made from the type."""
    said = _said_name(fetched.headers)
    if said:
        return said
    last = unquote(urlsplit(fetched.url).path.rsplit("/", 1)[-1])
    if last.strip(" .") and not last.lower().endswith(_PAGES):
        return last
    kind = fetched.headers.get("content-type", "").split(";", 1)[0].strip().lower()
    return "file" + (mimetypes.guess_extension(kind) or "")


def _said_name(headers: Mapping[str, str]) -> str:
    """Return the file name in `Content-Disposition` (RFC 6266), or nothing."""
    header = headers.get("content-disposition", "")
    extended = _EXTENDED_NAME.search(header)
    if extended is not None:
        return unquote(extended[2], encoding=extended[1].lower())
    plain = _NAME.search(header)
    return re.sub(r"\\(.)", r"\1", plain[1] or plain[2] or "") if plain is not None else ""
