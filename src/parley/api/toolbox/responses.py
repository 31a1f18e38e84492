"""What the OpenAPI document says an operation may answer: statuses, bodies and headers."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import msgspec

from parley.api.toolbox.answer import Stream
from parley.api.toolbox.conditions import PATTERN
from parley.api.toolbox.idempotency import IdempotencyKeyReused
from parley.api.toolbox.limits import TooManyRequests
from parley.api.toolbox.media import UnsupportedMediaType
from parley.api.toolbox.operations import Operation
from parley.core.errors import (
    Busy,
    Forbidden,
    Invalid,
    ParleyError,
    TooLarge,
    Unauthenticated,
    Unavailable,
    VersionMismatch,
)

REF = "#/components/schemas/{name}"
ALWAYS: tuple[type[ParleyError], ...] = (Invalid, Unauthenticated, Forbidden, TooManyRequests, Unavailable)
StatusOf = Callable[[type[ParleyError]], int]
Header = dict[str, Any]
STREAM_HEADERS: dict[str, Header] = {
    "Cache-Control": {"required": True, "description": "Keep nothing of it", "schema": {"const": "no-store"}},
    "X-Accel-Buffering": {"required": True, "description": "For proxies: pass it on", "schema": {"const": "no"}},
}


def schema_of(kind: Any) -> dict[str, Any]:
    """Return the schema of a type, its structs as references into the document."""
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=REF)
    return schema


def responses(operation: Operation, error: type, status_of: StatusOf) -> dict[str, Any]:
    """Return every answer by its status; `error` is the shape of the failures."""
    said: dict[str, Any] = {str(status): _success(operation, status) for status in (operation.status, *operation.also)}
    if operation.method == "GET" and operation.is_tagged:
        said["304"] = {"description": "Not Modified: it is what `If-None-Match` names", "headers": _headers(etag=True)}
    for status in sorted(_failing(operation, status_of)):
        said[str(status)] = _failure(status, error)
    return said


def _success(operation: Operation, status: int) -> dict[str, Any]:
    headers = _headers(etag=operation.is_tagged)
    if operation.method == "POST":
        headers["Idempotency-Replayed"] = {
            "description": "`true` when this is the saved answer of an earlier call",
            "schema": {"const": "true"},
        }
    answer: dict[str, Any] = {"description": HTTPStatus(status).phrase, "headers": headers}
    if operation.answer is Stream:
        headers |= STREAM_HEADERS
        answer["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
    elif operation.answer not in {None, type(None)}:
        answer["content"] = {"application/json": {"schema": schema_of(operation.answer)}}
    return answer


def _failing(operation: Operation, status_of: StatusOf) -> set[int]:
    raised = {*ALWAYS, *operation.raises}
    if operation.body is not None or operation.reader is not None:
        raised |= {TooLarge, UnsupportedMediaType}
    if operation.method == "GET":
        return {status_of(kind) for kind in raised}
    if operation.method == "POST":
        return {status_of(kind) for kind in raised | {Busy, IdempotencyKeyReused}}
    return {status_of(kind) for kind in raised | {Busy, VersionMismatch}}


def _failure(status: int, error: type) -> dict[str, Any]:
    headers = _headers()
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = {"required": True, "description": "The scheme", "schema": {"const": "Bearer"}}
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        seconds = {"type": "integer", "minimum": 1}
        headers["Retry-After"] = {"required": True, "description": "Seconds to wait", "schema": seconds}
    content = {"application/json": {"schema": schema_of(error)}}
    return {"description": HTTPStatus(status).phrase, "headers": headers, "content": content}


def _headers(*, etag: bool = False) -> dict[str, Header]:
    said: dict[str, Header] = {
        "X-Request-Id": {
            "required": True,
            "description": "The request's own id: the one that was sent, or one that was made",
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{1,128}$"},
        }
    }
    if etag:
        said["ETag"] = {
            "required": True,
            "description": "For `If-None-Match`, and, as it is shown without parameters, for `If-Match`",
            "schema": {"type": "string", "pattern": PATTERN},
        }
    return said
