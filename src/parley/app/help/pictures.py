"""`/help/pictures/<token>`: a picture of an article, for anybody, for ever. It is shown and never run."""

from typing import Any, Final

from parley.api.toolbox.answer import Answer, RawHeaders
from parley.api.toolbox.call import Call
from parley.core.articles import read_picture
from parley.core.errors import Unavailable
from parley.core.files import BytesMissing, find_files
from parley.kit.db import DatabaseGone

PREFIX: Final = "/pictures/"
GUARDS: RawHeaders = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"referrer-policy", b"no-referrer"),
]
FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


async def answer(call: Call, token: str) -> Answer:
    """Answer with the picture, or say that there is none."""
    link = read_picture(call.house.secret, token)
    if link is None:
        return _refusal(404, b"Not found\n")
    tag = b'"' + token.rpartition(".")[2].encode() + b'"'
    if tag in (call.header(b"if-none-match") or b""):
        return Answer(304, b"", [(b"etag", tag), FOR_EVER])
    try:
        async with call.house.database.tenant(link.workspace) as connection:
            file = (await find_files(connection, link.workspace, [link.file])).get(link.file)
        if file is None or file.content_type not in SHOWN:
            return _refusal(404, b"Not found\n")
        opened = await call.house.vault.get(file.key)
        body = b"".join([chunk async for chunk in opened.chunks])
    except BytesMissing:
        return _refusal(404, b"Not found\n")
    except (Unavailable, DatabaseGone):
        return _refusal(503, b"Temporarily unavailable\n", (b"retry-after", b"2"))
    return Answer(200, body, [(b"content-type", file.content_type.encode()), (b"etag", tag), FOR_EVER, *GUARDS])


def _refusal(status: int, body: bytes, *more: tuple[bytes, bytes]) -> Answer:
    headers: list[tuple[bytes, Any]] = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
    ]
    return Answer(status, body, [*headers, *GUARDS, *more])
