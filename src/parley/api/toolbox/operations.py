"""An operation as a value: a route with its method and path, what the machinery must know of it, and how it is run."""

import re
import typing
from collections.abc import Awaitable, Callable
from enum import Enum
from functools import partial
from typing import Any

import msgspec

from parley.api.toolbox.answer import Answer, Stream
from parley.api.toolbox.call import Call
from parley.api.toolbox.conditions import check_seen, is_known, tag_of
from parley.api.toolbox.contention import patiently
from parley.api.toolbox.decoding import decode_json, in_one_order
from parley.api.toolbox.held import Effect, ReadBody, holding
from parley.api.toolbox.idempotency import run_once
from parley.api.toolbox.media import check_encoding, check_media
from parley.api.toolbox.queries import QuerySchema
from parley.core.actor import Actor
from parley.core.errors import NotFound, ParleyError, VersionMismatch
from parley.core.work import Work, reading, writing
from parley.kit.text.storable import is_storable

Route = Callable[..., Awaitable[Any]]
PATH_NAME = re.compile(r"\{(\w+)\}")
ENCODER = msgspec.json.Encoder()


class NoQuery(msgspec.Struct):
    """No parameters: any that is given is refused."""


class Mode(Enum):
    """How the unit of work is opened. ONCE: the action is a single statement, event included. NONE: by the route.

    An operation's mode may also be a function of its body: most bodies are one statement, some need a transaction.
    """

    NONE = "none"
    READ = "read"
    WRITE = "write"
    ONCE = "once"


class Operation(msgspec.Struct, frozen=True, eq=False):
    """One method on one path. An operation with a `reader` documents its body itself, in `content` by media type.

    A `public` one needs no key and no workspace; `also` are further statuses of success, chosen by `call.success`.
    `headers` are what the route itself reads: name, description, schema.

    `enter` says who calls where that is asked otherwise than the door asks it: by a customer's cookie, by the path.
    Whatever is `public` or has its own `enter` is counted by the address it comes from.

    `prepare` does what takes long, with the call and the route's arguments: once, outside any transaction, and not for
    a repeat under one key; what it returns is the route's `prepared`.
    """

    method: str
    path: str
    route: Route
    mode: Mode | Callable[[Any], Mode]
    status: int
    raises: tuple[type[ParleyError], ...]
    body: type | None
    query: type[msgspec.Struct]
    answer: Any
    wants: frozenset[str]
    tag: str
    decoder: Any
    query_schema: QuerySchema
    max_body: int | None = None
    example: Any = None
    reader: Callable[[Call], Awaitable[ReadBody]] | None = None
    content: dict[str, Any] | None = None
    media: str = "application/json"
    public: bool = False
    also: tuple[int, ...] = ()
    headers: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    prepare: Callable[..., Awaitable[Any]] | None = None
    enter: Callable[[Call, dict[str, str]], Awaitable[Actor]] | None = None

    @property
    def name(self) -> str:
        """The operation's id, the same for ever."""
        return self.route.__name__

    @property
    def is_open(self) -> bool:
        """Whether the door lets everybody through to it."""
        return self.public or self.enter is not None

    @property
    def is_tagged(self) -> bool:
        """Whether the answer is a single object, which has an ETag."""
        kind = typing.get_origin(self.answer) or self.answer
        named = self.method == "GET" and self.path.endswith("}") and kind not in {Answer, Stream}
        return named or getattr(kind, "__name__", "") == "One"

    async def run(self, call: Call, path: dict[str, str], seen: "Operation | None" = None) -> Answer:
        """Bind the input, open the unit of work, and render the answer inside it.

        `seen` is what reads the object at the same path: where an action knows no versions, `If-Match` is held against
        what it would show.
        """
        if self.enter is not None:
            call.actor = await self.enter(call, path)
        arguments: dict[str, Any] = dict(path)
        raw = await self._bind(call, arguments)
        guard = await self._guard(call, path, seen)

        async def effect(work: Work) -> Answer:
            if guard is not None:
                await guard(work)
            return self._answer(call, await self.route(work, **arguments))

        mode = self.mode if isinstance(self.mode, Mode) else self.mode(arguments["body"])
        if mode is Mode.NONE:
            return self._answer(call, await self.route(**arguments))
        held: ReadBody | None = arguments["body"] if self.reader is not None else None
        gather = self._gathering(call, held, arguments)
        if held is None:
            answer = await patiently(lambda: self._affect(call, raw, gather, effect, mode, steady=guard is not None))
        else:
            answer = await holding(
                held,
                effect,
                lambda kept: patiently(
                    lambda: self._affect(call, raw, gather, kept, mode, steady=guard is not None),
                ),
            )
        if call.after is not None:
            await call.after()
        return answer

    def _gathering(
        self, call: Call, held: ReadBody | None, arguments: dict[str, Any]
    ) -> Callable[[], Awaitable[None]] | None:
        """Return what is done before the unit of work is opened, and may take long; most operations have nothing."""
        if held is None and self.prepare is None:
            return None

        async def gather() -> None:
            if held is not None:
                await held.gather(call)
            if self.prepare is not None and "prepared" not in arguments:
                arguments["prepared"] = await self.prepare(**{"call": call, **arguments})

        return gather

    async def _affect(
        self,
        call: Call,
        raw: bytes,
        gather: Callable[[], Awaitable[None]] | None,
        effect: Effect,
        mode: Mode,
        *,
        steady: bool,
    ) -> Answer:
        if self.method == "POST" and call.header(b"idempotency-key") is not None:
            asked = call.scope["query_string"]  # another query is another request
            return await run_once(call, self.path, raw + b"?" + asked if asked else raw, gather, effect)
        if gather is not None:
            await gather()
        house = call.house
        opening = partial(writing, steady=steady) if mode is Mode.WRITE else reading
        async with opening(house.database, call.actor, now=call.now, origin=call.door) as work:
            return await effect(work)

    async def _guard(
        self, call: Call, path: dict[str, str], seen: "Operation | None"
    ) -> Callable[[Work], Awaitable[None]] | None:
        given = call.header(b"if-match")
        if self.method in {"GET", "POST"} or VersionMismatch in self.raises or call.expected_version is None:
            return None
        if seen is None or not seen.is_tagged or given is None:
            raise VersionMismatch  # what cannot be seen cannot be the one that was seen
        shown: dict[str, Any] = dict(path)
        await seen._bind(call, shown, asked=b"")  # noqa: SLF001 -- of its own kind

        async def guard(work: Work) -> None:
            check_seen(ENCODER.encode(await seen.route(work, **shown)), given)

        return guard

    async def _bind(self, call: Call, arguments: dict[str, Any], asked: bytes | None = None) -> bytes:
        """Put what the route wants among the arguments; return the body's fingerprint material."""
        query = self.query_schema.decode(call.scope["query_string"] if asked is None else asked)
        if "query" in self.wants:
            arguments["query"] = query
        if any(isinstance(value, str) and not is_storable(value) for value in arguments.values()):
            raise NotFound("Object")
        if "call" in self.wants:
            arguments["call"] = call
        raw = b""
        if self.reader is not None or self.body is not None:
            check_encoding(call)
        if self.reader is not None:
            arguments["body"] = await self.reader(call)
            raw = arguments["body"].fingerprint
        elif self.body is not None:
            check_media(call, self.media)
            raw = await call.read(self.max_body or call.house.max_body)
            arguments["body"] = decode_json(raw, self.body, self.decoder)
            if call.header(b"idempotency-key") is not None:
                raw = in_one_order(raw)
        return raw

    def _answer(self, call: Call, result: Any) -> Answer:
        if isinstance(result, Answer):
            return result
        if result is None:
            return Answer(call.success or self.status, b"", call.out)
        body = ENCODER.encode(result)
        if call.version is None and not self.is_tagged:
            return Answer.json(call.success or self.status, body, call.out)
        tag = tag_of(call.version, body)
        if self.method == "GET" and is_known(tag, call.header(b"if-none-match")):
            return Answer(304, b"", [(b"etag", tag), *call.out])
        return Answer.json(call.success or self.status, body, [(b"etag", tag), *call.out])
