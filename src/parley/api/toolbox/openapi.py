"""A door's OpenAPI 3.1 document, made from its operations: nothing is said twice, so nothing can disagree."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from parley import __version__
from parley.api.toolbox.answer import Stream
from parley.api.toolbox.faults import Table, row_of
from parley.api.toolbox.operations import PATH_NAME, Mode, Operation
from parley.api.toolbox.responses import REF, responses, schema_of

if TYPE_CHECKING:
    from parley.api.toolbox.door import Door


def describing(error: type, table: Table[Any]) -> Callable[["Door", str], dict[str, Any]]:
    """Return the way to describe a door of which there is no more to say than its operations and its errors."""
    return partial(describe, error=error, table=table)


def describe(door: "Door", url: str, *, error: type, table: Table[Any]) -> dict[str, Any]:
    """Return the document; `error` is the shape of every error, `table` has the status of each."""
    types = [error, *_types(door.operations)]
    _, components = msgspec.json.schema_components(types, ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for operation in door.operations:
        path = paths.setdefault(door.path_of(operation), {})
        path[operation.method.lower()] = _operation(operation, error, table)
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
    answers = [operation.answer for operation in operations if operation.answer not in {None, type(None), Stream}]
    return [*answers, *(each.body for each in operations if each.body is not None and each.reader is None)]


def _operation(operation: Operation, error: type, table: Table[Any]) -> dict[str, Any]:
    text = " ".join((operation.route.__doc__ or operation.name).split())
    said: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": text.partition(". ")[0].rstrip("."),
        "description": text,
        "parameters": [*_path_parameters(operation), *_query_parameters(operation), *_headers(operation)],
        "responses": responses(operation, error, lambda kind: row_of(table, kind)[0]),
    }
    if operation.is_open:
        said["security"] = []
    if operation.content is not None:
        said["requestBody"] = {"required": True, "content": operation.content}
    elif operation.body is not None:
        content: dict[str, Any] = {"schema": schema_of(operation.body)}
        if operation.example is not None:
            content["example"] = operation.example
        said["requestBody"] = {"required": True, "content": {operation.media: content}}
    return said


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": f"The {name.removesuffix('_id').replace('_', ' ')}'s id",
            "schema": {"type": "string", "minLength": 1},
        }
        for name in PATH_NAME.findall(operation.path)
    ]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for field in msgspec.structs.fields(operation.query):
        schema = schema_of(field.type)
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
    headers: list[tuple[str, str, dict[str, Any]]] = [*operation.headers]
    if operation.method == "POST" and operation.mode is not Mode.NONE:
        schema = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"}
        headers.append(("Idempotency-Key", "Makes a repeat of this request harmless for 24 hours", schema))
    if operation.method in {"PATCH", "PUT", "DELETE"}:
        headers.append(("If-Match", "The object's ETag: 412 when it was changed since", {"type": "string"}))
    if operation.method == "GET" and operation.is_tagged:
        headers.append(("If-None-Match", "An ETag: 304 when the object is still what it names", {"type": "string"}))
    return [
        {"name": name, "in": "header", "required": False, "description": text, "schema": schema}
        for name, text, schema in headers
    ]
