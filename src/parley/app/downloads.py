"""`/f/<token>`: a file for whoever holds its link. Nothing is changed, nothing is shown, nothing may run.

A forged, a cut, an expired link and one to a file that is gone are the same 404.
"""

from typing import Any

from parley.api.toolbox.answer import Answer, RawHeaders
from parley.api.toolbox.house import House
from parley.core.errors import Unavailable
from parley.core.files import BytesMissing, File, find_files, read_link
from parley.core.files.vault import Opened
from parley.kit.db import DatabaseGone
from parley.kit.text.names import content_disposition

PREFIX = "/f/"
GUARDS: RawHeaders = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"cache-control", b"private, no-store"),
    (b"referrer-policy", b"no-referrer"),
]


class Downloads:
    """The ASGI application of signed links."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send the file, its headers alone for HEAD, or the reason why not."""
        if scope["method"] not in {"GET", "HEAD"}:
            answer = _refusal(405, b"Method not allowed\n", (b"allow", b"GET, HEAD"))
            await answer(scope, receive, send)
            return
        try:
            found = await self._find(scope["path"])
        except (Unavailable, DatabaseGone):
            found = _refusal(503, b"Temporarily unavailable\n", (b"retry-after", b"2"))
        if isinstance(found, Answer):
            await _without_body(found, scope["method"])(scope, receive, send)
        else:
            await _send_file(*found, with_body=scope["method"] == "GET", send=send)

    async def _find(self, path: str) -> tuple[File, Opened] | Answer:
        missing = _refusal(404, b"Not found\n")
        link = read_link(self._house.secret, path.removeprefix(PREFIX), self._house.now())
        if link is None:
            return missing
        async with self._house.database.tenant(link.workspace) as connection:
            file = (await find_files(connection, link.workspace, [link.file])).get(link.file)
        if file is None:
            return missing
        try:
            opened = await self._house.vault.get(file.key)
        except BytesMissing:
            self._house.log.error("bytes missing", file=file.id, workspace=link.workspace)  # noqa: TRY400 -- no cause
            return missing
        if opened.size != file.size:
            self._house.log.error("bytes damaged", file=file.id, workspace=link.workspace)
            return missing
        return file, opened


def _refusal(status: int, body: bytes, *headers: tuple[bytes, bytes]) -> Answer:
    return Answer(status, body, [(b"content-type", b"text/plain; charset=utf-8"), *GUARDS, *headers])


def _without_body(answer: Answer, method: str) -> Answer:
    """A HEAD has no body; its length is left out rather than told wrongly."""
    return answer if method == "GET" else Answer(answer.status, b"", answer.headers)


async def _send_file(file: File, opened: Opened, *, with_body: bool, send: Any) -> None:
    headers = [
        (b"content-type", file.content_type.encode()),
        (b"content-length", str(file.size).encode()),
        (b"content-disposition", content_disposition(file.name).encode()),
        *GUARDS,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if with_body:
        async for chunk in opened.chunks:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
