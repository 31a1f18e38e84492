"""A door's OpenAPI 3.1 document, made from its operations: nothing is said twice, so nothing can disagree."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec

from parley import __version__
from parley.api.toolbox.limits import TooManyRequests
from parley.api.toolbox.operations import PATH_NAME, Operation, UnsupportedMediaType
from parley.core.errors import Busy, Forbidden, Invalid, ParleyError, TooLarge, Unauthenticated, Unavailable

if TYPE_CHECKING:
    from parley.api.toolbox.door import Door

REF = "#/components/schemas/{name}"
ALWAYS: tuple[type[ParleyError], ...] = (Invalid, Unauthenticated, Forbidden, TooManyRequests, Unavailable)
StatusOf = Callable[[type[ParleyError]], int]


def describe(door: "Door", url: str, *, error: type, status_of: StatusOf) -> dict[str, Any]:
    """Return the document; `error` is the shape of every error, `status_of` the door's word for each."""
    types = [error, *_types(door.operations)]
    _, components = msgspec.json.schema_components(types, ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for operation in door.operations:
        path = paths.setdefault(door.prefixes[0] + operation.path, {})
        path[operation.method.lower()] = _operation(operation, error, status_of)
    return {
        "openapi": "3.1.0",
        "info": {"title": door.title, "description": door.description, "version": __version__},
        "servers": [{"url": url}],
        "security": [{"key": []}],
        "tags": [{"name": name} for name in dict.fromkeys(operation.tag for operation in door.operations)],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "An API key"}},
        },
    }


def _types(operations: Iterable[Operation]) -> list[Any]:
    answers = [operation.answer for operation in operations if operation.answer not in {None, type(None)}]
    return [*answers, *(each.body for each in operations if each.body is not None and each.reader is None)]


def _schema(kind: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=REF)
    return schema


def _operation(operation: Operation, error: type, status_of: StatusOf) -> dict[str, Any]:
    summary, _, rest = (operation.route.__doc__ or operation.name).strip().partition(". ")
    said: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": summary.rstrip("."),
        "description": " ".join(f"{summary.rstrip('.')}. {rest}".split()),
        "parameters": [*_path_parameters(operation), *_query_parameters(operation), *_headers(operation)],
        "responses": {**_success(operation), **_failures(operation, error, status_of)},
    }
    if operation.content is not None:
        said["requestBody"] = {"required": True, "content": operation.content}
    elif operation.body is not None:
        content: dict[str, Any] = {"schema": _schema(operation.body)}
        if operation.example is not None:
            content["example"] = operation.example
        said["requestBody"] = {"required": True, "content": {operation.media: content}}
    return said


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in PATH_NAME.findall(operation.path)
    ]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for field in msgspec.structs.fields(operation.query):
        schema = _schema(field.type)
        arms = [arm for arm in schema.get("anyOf", []) if arm.get("type") != "null"]
        schema = arms[0] if len(arms) == 1 else schema
        if field.default not in {msgspec.NODEFAULT, None}:
            schema = {**schema, "default": field.default}
        found.append(
            {
                "name": field.encode_name,
                "in": "query",
                "required": field.required,
                "description": schema.pop("description", ""),
                "schema": schema,
            }
        )
    return found


def _headers(operation: Operation) -> list[dict[str, Any]]:
    headers: list[tuple[str, str, dict[str, Any]]] = []
    if operation.method == "POST":
        schema = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"}
        headers.append(("Idempotency-Key", "Makes a repeat of this request harmless for 24 hours", schema))
    if operation.method in {"PATCH", "PUT", "DELETE"}:
        headers.append(("If-Match", "The object's ETag: 412 when it was changed since", {"type": "string"}))
    return [
        {"name": name, "in": "header", "required": False, "description": text, "schema": schema}
        for name, text, schema in headers
    ]


def _success(operation: Operation) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": HTTPStatus(operation.status).phrase}
    if operation.answer not in {None, type(None)}:
        answer["content"] = {"application/json": {"schema": _schema(operation.answer)}}
    return {str(operation.status): answer}


def _failures(operation: Operation, error: type, status_of: StatusOf) -> dict[str, Any]:
    raised = {*ALWAYS, *operation.raises}
    if operation.body is not None or operation.reader is not None:
        raised |= {TooLarge, UnsupportedMediaType}
    if operation.method == "POST":
        raised.add(Busy)
    content = {"application/json": {"schema": _schema(error)}}
    statuses: set[int] = {status_of(kind) for kind in raised} | ({422} if operation.method == "POST" else set())
    return {str(status): {"description": HTTPStatus(status).phrase, "content": content} for status in sorted(statuses)}
