"""Every answer a test gets from the native door is held against the door's own OpenAPI document."""

import functools
import re
from typing import Any

import httpx
import jsonschema_rs

from parley.api.native import DOOR
from parley.api.toolbox.operations import PATH_NAME, Operation

DOCUMENT: dict[str, Any] = DOOR.document(DOOR, "http://desk.test")
NO_BODY = frozenset({204, 304})
# What may be answered before anybody knows which operation is meant.
ANYWHERE = frozenset({401, 404, 405, 429, 503})
PATTERNS = [(each, re.compile(PATH_NAME.sub("[^/]+", DOOR.prefixes[0] + each.path))) for each in DOOR.operations]


def check_conformance(response: httpx.Response) -> None:
    """Fail unless status, type and body are what the document promises for this operation."""
    where = f"{response.request.method} {response.request.url.path} -> {response.status_code}"
    assert "x-request-id" in response.headers, where
    operation = operation_of(response.request.method, response.request.url.raw_path.decode())
    if operation is None:
        assert response.status_code in ANYWHERE, f"{where}: no such operation, and yet an answer"
        _check_body(response, ERROR, where)
        return
    said = answers_of(operation)
    assert str(response.status_code) in said, f"{where} is not in the document: {response.text[:300]}"
    _check_headers(response, said[str(response.status_code)], where)
    if response.status_code in NO_BODY:
        assert response.content == b"", where
        return
    _check_body(response, _validator(operation.name, response.status_code), where)


def operation_of(method: str, raw_path: str) -> Operation | None:
    """Find the operation that a request means, None where there is none."""
    path = raw_path.partition("?")[0]
    return next((each for each, pattern in PATTERNS if each.method == method and pattern.fullmatch(path)), None)


def answers_of(operation: Operation) -> dict[str, Any]:
    """Return the answers the document has for an operation, by status."""
    return DOCUMENT["paths"][DOOR.prefixes[0] + operation.path][operation.method.lower()]["responses"]


def validator_for(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """Compile a schema whose references lead into the document."""
    return jsonschema_rs.Draft202012Validator({**schema, "components": DOCUMENT["components"]}, validate_formats=True)


@functools.cache
def _validator(name: str, status: int) -> jsonschema_rs.Draft202012Validator:
    operation = next(each for each in DOOR.operations if each.name == name)
    return validator_for(answers_of(operation)[str(status)]["content"]["application/json"]["schema"])


def _check_headers(response: httpx.Response, said: dict[str, Any], where: str) -> None:
    required = [name for name, header in said.get("headers", {}).items() if header.get("required")]
    missing = [name for name in required if name not in response.headers]
    assert not missing, f"{where} lacks {missing}"


def _check_body(response: httpx.Response, validator: jsonschema_rs.Draft202012Validator, where: str) -> None:
    assert response.headers["content-type"] == "application/json", where
    faults = [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(response.json())]
    assert not faults, f"{where} is not what the document promises: {faults[:5]}"


ERROR = validator_for({"$ref": "#/components/schemas/ErrorEnvelope"})
