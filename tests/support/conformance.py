"""Every answer a test gets from a door is held against that door's own OpenAPI document."""

import functools
import re
from typing import Any

import httpx
import jsonschema_rs

from parley.api.toolbox.answer import Stream
from parley.api.toolbox.door import Door
from parley.api.toolbox.operations import PATH_NAME, Operation
from parley.app.doors import DOORS

NO_BODY = frozenset({204, 303, 304})
# What may be answered before anybody knows which operation is meant.
ANYWHERE = frozenset({400, 401, 404, 405, 429, 503})


class Described:
    """A door and its document, with the patterns of its paths."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.document: dict[str, Any] = door.document(door, "http://desk.test")
        self.patterns = [
            (each, re.compile(PATH_NAME.sub("[^/]+", door.path_of(each)).replace(".", r"\.")))
            for each in door.operations
        ]

    def claims(self, path: str) -> int:
        """Return how long the prefix is by which the door claims the path, 0 where it does not."""
        fitting = [len(each) for each in self.door.prefixes if path == each or path.startswith(f"{each}/")]
        return max(fitting, default=0)

    def operation_of(self, method: str, raw_path: str) -> Operation | None:
        """Find the operation that a request means, None where there is none."""
        path = raw_path.partition("?")[0]
        fitting = [each for each, pattern in self.patterns if pattern.fullmatch(path)]
        # A path without names goes before one that would take its words for an id.
        literal = [each for each in fitting if not PATH_NAME.search(each.path)]
        return next((each for each in literal or fitting if each.method == method), None)

    def answers_of(self, operation: Operation) -> dict[str, Any]:
        """Return the answers the document has for an operation, by status."""
        return self.document["paths"][self.door.path_of(operation)][operation.method.lower()]["responses"]

    def validator_for(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        """Compile a schema whose references lead into the document."""
        whole = {**schema, "components": self.document["components"]}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)

    @functools.cached_property
    def error(self) -> jsonschema_rs.Draft202012Validator:
        """The shape of every failure, as the first operation has it for a missing key."""
        return self.validator_of(next(each for each in self.door.operations if not each.public), 401)

    @functools.cache  # noqa: B019 -- there is one for each door, and it lives as long as the process
    def validator_of(self, operation: Operation, status: int) -> jsonschema_rs.Draft202012Validator:
        """Return the validator of an operation's answer."""
        said = self.answers_of(operation)[str(status)]
        return self.validator_for(said["content"]["application/json"]["schema"])


DESCRIBED = [Described(door) for door in DOORS]
NATIVE = DESCRIBED[0]


def described_at(path: str) -> Described:
    """Return the door that a path belongs to."""
    return max(DESCRIBED, key=lambda each: each.claims(path))


def check_conformance(response: httpx.Response) -> None:
    """Fail unless status, type and body are what the document promises for this operation."""
    path = response.request.url.path
    described = described_at(path)
    where = f"{response.request.method} {path} -> {response.status_code}"
    assert "x-request-id" in response.headers, where
    operation = described.operation_of(response.request.method, response.request.url.raw_path.decode())
    if operation is None:
        assert response.status_code in ANYWHERE, f"{where}: no such operation, and yet an answer"
        _check_body(response, described.error, where)
        return
    said = described.answers_of(operation)
    assert str(response.status_code) in said, f"{where} is not in the document: {response.text[:300]}"
    _check_headers(response, said[str(response.status_code)], where)
    if response.status_code in NO_BODY:
        assert response.content == b"", where
        return
    if response.is_success and operation.answer is Stream:
        assert response.headers["content-type"] == "text/event-stream", where
        assert response.content.endswith(b"\n\n"), where
        return
    _check_body(response, described.validator_of(operation, response.status_code), where)


def _check_headers(response: httpx.Response, said: dict[str, Any], where: str) -> None:
    required = [name for name, header in said.get("headers", {}).items() if header.get("required")]
    missing = [name for name in required if name not in response.headers]
    assert not missing, f"{where} lacks {missing}"


def _check_body(response: httpx.Response, validator: jsonschema_rs.Draft202012Validator, where: str) -> None:
    assert response.headers["content-type"] == "application/json", where
    faults = [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(response.json())]
    assert not faults, f"{where} is not what the document promises: {faults[:5]}"
