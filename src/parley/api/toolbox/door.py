"""A door: one HTTP dialect as its own Litestar application, behind a gate that knows who is calling.

The gate gives every request its id, checks the key, counts it against the limit, and turns whatever is raised into
the dialect's own shape. Litestar routes; the operations do the rest.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from time import perf_counter
from typing import Any, cast

import msgspec
from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException
from litestar.handlers import HTTPRouteHandler
from litestar.types import Receive, Scope, Send

from parley.api.toolbox.answer import Answer, Silence, Stream
from parley.api.toolbox.call import Call
from parley.api.toolbox.house import House
from parley.api.toolbox.operations import PATH_NAME, Operation
from parley.core.access import authenticate
from parley.core.actor import Actor
from parley.core.errors import ParleyError, Unavailable
from parley.kit.db import DatabaseGone

Enter = Callable[[Call], Awaitable[Actor]]
ENCODED_SLASH = re.compile(rb"%2f", re.IGNORECASE)


class NoSuchPath(ParleyError):
    """Nothing lives at this path."""

    code = "no_such_path"

    def __init__(self) -> None:
        super().__init__("There is nothing at this path")


class WrongMethod(ParleyError):
    """The path exists, the method does not; `allow` lists those that do."""

    code = "wrong_method"

    def __init__(self, allow: str) -> None:
        super().__init__("This path does not take that method")
        self.allow = allow


class Crash(ParleyError):
    """Something of ours broke. The log has the reason under the request's id; the answer has the id alone."""

    code = "crash"

    def __init__(self, request_id: str) -> None:
        super().__init__("Something went wrong on our side")
        self.request_id = request_id


class Door(msgspec.Struct, frozen=True, eq=False):
    """One dialect as a value.

    `render` turns an error into the dialect's body and status. `enter` says who is calling or raises; what it adds to
    the call's headers is on every answer. `base` is what every operation's path begins with, else the first prefix.
    """

    name: str
    prefixes: tuple[str, ...]
    title: str
    description: str
    operations: tuple[Operation, ...]
    render: Callable[[ParleyError, Call], Answer]
    enter: Enter
    document: Callable[["Door", str], dict[str, Any]]
    base: str | None = None

    def path_of(self, operation: Operation) -> str:
        """Return the operation's whole path, with the names in braces."""
        return (self.prefixes[0] if self.base is None else self.base) + operation.path


def by_key(token: Callable[[Call], str | None]) -> Enter:
    """Make the way in that takes a key, and nothing else."""

    async def enter(call: Call) -> Actor:
        return await authenticate(call.house.database, token(call), now=call.now)

    return enter


def bearer_token(call: Call) -> str | None:
    """Take the key from `Authorization: Bearer`; None when the header is absent, doubled or of another scheme."""
    given = call.header(b"authorization")
    if given is None or call.count_header(b"authorization") != 1:
        return None
    scheme, _, token = given.partition(b" ")
    if scheme.lower() != b"bearer" or not token.isascii():
        return None
    return token.strip().decode()


class DoorApplication:
    """The ASGI application of one door."""

    def __init__(self, door: Door, house: House) -> None:
        self._door = door
        self._house = house
        self._router = _router(door)
        self._open = {(door.path_of(each), each.method) for each in door.operations if each.is_open}
        keyed = {door.path_of(each) for each in door.operations if not each.is_open}
        self._open_paths = {path for path, _ in self._open} - keyed
        self._open_pattern = _pattern_of(path for path in self._open_paths if PATH_NAME.search(path))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; what is raised on the way is answered in the door's shape."""
        call = Call(self._house, self._door.name, scope, receive)
        call.enter = self._door.enter
        began = perf_counter()
        try:
            await self._enter(call, scope)
            _check_spelling(scope)
            cast("Any", scope)["parley.call"] = call
            await self._router(scope, receive, send)
        except ConnectionResetError:
            return
        except ParleyError as error:
            answer = self._door.render(error, call)
            call.status = answer.status
            await answer(scope, receive, send)
        finally:
            self._house.observe(call.door, call.operation, call.status, (call.answered or perf_counter()) - began)

    async def _enter(self, call: Call, scope: Scope) -> None:
        path: str = scope["path"]
        if self._is_open(path, cast("Any", scope)["method"]):
            call.out += await self._house.limiter.spend(f"address:{call.address}")
            return
        try:
            call.actor = await self._door.enter(call)
        except DatabaseGone as gone:
            raise Unavailable from gone
        call.out += await self._house.limiter.spend(_spender(call.actor))

    def _is_open(self, path: str, method: str) -> bool:
        if path in self._open_paths or (path, method) in self._open:
            return True
        return self._open_pattern is not None and self._open_pattern.fullmatch(path) is not None


def _pattern_of(paths: Iterable[str]) -> re.Pattern[str] | None:
    """Make one pattern of paths with names in them; None where there are none."""
    patterns = ["[^/]+".join(map(re.escape, PATH_NAME.split(path)[::2])) for path in paths]
    return re.compile("|".join(patterns)) if patterns else None


def _spender(actor: Actor) -> str:
    who = f"{actor.workspace}:{actor.key_id}"
    return who if actor.session_id is None else f"{actor.workspace}:session:{actor.session_id}"


def _check_spelling(scope: Scope) -> None:
    """Raise NoSuchPath for a path that Litestar would tidy up: each thing has one address and no other."""
    path: str = scope["path"]
    raw_path: bytes = cast("Any", scope).get("raw_path") or b""
    if path.endswith("/") or "//" in path or ENCODED_SLASH.search(raw_path):
        raise NoSuchPath


@cache
def _router(door: Door) -> Litestar:
    """Make the door's router, which knows nothing of a house: one serves however many there are in a process."""
    return Litestar(
        route_handlers=list(_handlers(door)),
        exception_handlers={HTTPException: partial(_refusal, door)},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
    )


def _handlers(door: Door) -> Iterator[HTTPRouteHandler]:
    """Make one handler for each path, so that its methods are known together: OPTIONS and 405 name them all."""
    paths: dict[str, dict[str, Operation]] = {}
    for operation in door.operations:
        paths.setdefault(door.path_of(operation), {})[operation.method] = operation
    for place, (path, operations) in enumerate(paths.items()):
        yield _handler(door, f"path_{place}", path, operations)


def _handler(door: Door, name: str, path: str, operations: Mapping[str, Operation]) -> HTTPRouteHandler:
    methods = [*operations, "OPTIONS"]
    allow = (b"allow", ", ".join(methods).encode())

    async def handle(scope: Scope) -> Answer:
        call: Call = cast("Any", scope)["parley.call"]
        operation = operations.get(call.scope["method"])
        if operation is None:
            answer = Answer(204, b"", [allow, *call.out])
        else:
            call.operation = operation.name
            seen = operations.get("GET")
            answer = await answer_safely(call, door.render, lambda: operation.run(call, scope["path_params"], seen))
        call.status = answer.status
        if isinstance(answer, Stream):
            call.answered = perf_counter()
        return answer

    handle.__name__ = name
    return HTTPRouteHandler(
        PATH_NAME.sub(r"{\1:str}", path),
        http_method=methods,  # type: ignore[arg-type]  # of the literals
        status_code=200,  # every answer carries its own
        include_in_schema=False,
    )(handle)


async def answer_safely(
    call: Call, render: Callable[[ParleyError, Call], Answer], run: Callable[[], Awaitable[Answer]]
) -> Answer:
    """Return the answer, or what the door says of the error; only a crash is logged with its cause."""
    try:
        return await run()
    except ConnectionResetError:
        return Silence(0)
    except ParleyError as error:
        return render(error, call)
    except DatabaseGone as gone:
        call.house.log.warning("database gone", request_id=call.request_id, reason=str(gone.__cause__))
        return render(Unavailable(), call)
    except Exception:  # the last wall: the caller learns the request's id, the log the reason
        call.house.log.exception("crash", request_id=call.request_id, path=call.scope["path"])
        return render(Crash(call.request_id), call)


def _refusal(door: Door, request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    call: Call = cast("Any", request.scope)["parley.call"]
    answer = door.render(_translated(error), call)
    call.status = answer.status
    headers = {name.decode(): value.decode() for name, value in answer.headers}
    return Response(answer.body, status_code=answer.status, headers=headers, media_type=headers["content-type"])


def _translated(error: HTTPException) -> ParleyError:
    if isinstance(error, MethodNotAllowedException):
        return WrongMethod((error.headers or {}).get("allow", ""))
    return NoSuchPath()
