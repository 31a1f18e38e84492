"""Errors on their way out: the row a door has for each, the headers they bring, and the sentence they come to.

Which errors there are stands here once, with the status that every door gives them. A dialect has codes of its own for
all of them, or speaks the capital words of `ERRORS`; the shape of its bodies is its own.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TypeAlias, TypeVar

import msgspec

from parley.api.toolbox.answer import RawHeaders
from parley.api.toolbox.call import Call
from parley.api.toolbox.door import Crash, NoSuchPath, WrongMethod
from parley.api.toolbox.idempotency import IdempotencyKeyReused
from parley.api.toolbox.limits import TooManyRequests
from parley.api.toolbox.media import UnsupportedMediaType
from parley.core.errors import (
    Busy,
    Conflict,
    Fault,
    Forbidden,
    Invalid,
    NotFound,
    ParleyError,
    TooLarge,
    Unauthenticated,
    Unavailable,
    VersionMismatch,
)

Code = TypeVar("Code")
Table: TypeAlias = Mapping[type[ParleyError], tuple[int, Code]]

ERRORS: Table[str] = {
    Invalid: (400, "BAD_REQUEST"),
    Unauthenticated: (401, "UNAUTHORIZED"),
    Forbidden: (403, "FORBIDDEN"),
    NotFound: (404, "NOT_FOUND"),
    NoSuchPath: (404, "NOT_FOUND"),
    WrongMethod: (405, "METHOD_NOT_ALLOWED"),
    VersionMismatch: (412, "PRECONDITION_FAILED"),
    IdempotencyKeyReused: (422, "IDEMPOTENCY_KEY_REUSED"),
    Busy: (409, "CONFLICT"),
    Conflict: (409, "CONFLICT"),
    TooLarge: (413, "PAYLOAD_TOO_LARGE"),
    UnsupportedMediaType: (415, "UNSUPPORTED_MEDIA_TYPE"),
    TooManyRequests: (429, "TOO_MANY_REQUESTS"),
    Crash: (500, "INTERNAL_SERVER_ERROR"),
    Unavailable: (503, "SERVICE_UNAVAILABLE"),
}


def coded(codes: Mapping[str, Code]) -> dict[type[ParleyError], tuple[int, Code]]:
    """Give every error, by the house's own code of it, a dialect's. Raises KeyError for one that has none."""
    return {error: (status, codes[error.code]) for error, (status, _) in ERRORS.items()}


def row_of(table: Table[Code], error: ParleyError | type[ParleyError]) -> tuple[int, Code]:
    """Find an error's status and code: those of its own row, else of its nearest ancestor's, else of a crash."""
    kind = error if isinstance(error, type) else type(error)
    return next((table[each] for each in kind.__mro__ if each in table), table[Crash])


def headers_of(error: ParleyError, call: Call) -> RawHeaders:
    """Return the headers of the answer: the call's own, and what the error has the caller know."""
    if isinstance(error, Unauthenticated):
        return [*call.out, (b"www-authenticate", b"Bearer")]
    if isinstance(error, WrongMethod):
        return [*call.out, (b"allow", error.allow.encode())]
    if isinstance(error, TooManyRequests | Unavailable):
        return [*call.out, (b"retry-after", str(error.retry_after).encode())]
    return list(call.out)


def sentence_of(error: ParleyError) -> str:
    """Say the error in one line, for dialects without a place for a list of faults."""
    if isinstance(error, Invalid):
        return "; ".join(map(line_of, error.faults))
    return f"{error.message} ({error.request_id})" if isinstance(error, Crash) else error.message


def line_of(fault: Fault) -> str:
    """Say what is wrong, and where."""
    return f"{fault.path}: {fault.message}" if fault.path else fault.message


@contextmanager
def faults_spelled(name: Callable[[str], str]) -> Generator[None]:
    """Have core's faults name a dialect's fields: `name` turns core's path into its own."""
    try:
        yield
    except Invalid as error:
        raise respelled(error, name) from error


def faults_named(names: Mapping[str, str]) -> AbstractContextManager[None]:
    """Have core's faults name a dialect's fields, where they are called otherwise: whole paths, or their beginnings."""
    return faults_spelled(lambda path: path_named(path, names))


def respelled(error: Invalid, name: Callable[[str], str]) -> Invalid:
    """Return the error by the dialect's paths."""
    return Invalid([msgspec.structs.replace(fault, path=name(fault.path)) for fault in error.faults], error.message)


def path_named(path: str, names: Mapping[str, str]) -> str:
    """Spell a path, or the longest beginning of it that has a name, by that name."""
    known, rest = path, ""
    while known not in names and "." in known:
        known, _, last = known.rpartition(".")
        rest = f".{last}{rest}"
    return names.get(known, known) + rest
