"""The OpenAPI document says everything of every operation, and nothing that is not so."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from parley.api.native import DOOR
from tests.support.conformance import DOCUMENT, validator_for
from tests.support.desks import Desk
from tests.support.worlds import OPERATIONS, build_world

SAID = {
    said["operationId"]: (path, method, said)
    for path, methods in DOCUMENT["paths"].items()
    for method, said in methods.items()
}
FAILURES = {"400", "401", "403", "429", "503"}


def schemas_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("schema"), dict):
            yield value["schema"]
        for inner in value.values():
            yield from schemas_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from schemas_of(inner)


class TestTheDocument:
    def test_is_an_openapi_document(self) -> None:
        faults = [error.message for error in jsonschema_rs.Draft202012Validator(OPENAPI_31).iter_errors(DOCUMENT)]
        assert faults == []

    def test_holds_valid_schemas_whose_references_lead_somewhere(self) -> None:
        for schema in [*schemas_of(DOCUMENT["paths"]), *DOCUMENT["components"]["schemas"].values()]:
            jsonschema_rs.meta.validate({**schema, "$schema": "https://json-schema.org/draft/2020-12/schema"})
        validator_for(
            {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in DOCUMENT["components"]["schemas"]]}
        )

    def test_knows_every_operation_once_by_a_name_of_its_own(self) -> None:
        assert set(SAID) == set(OPERATIONS)
        assert len(OPERATIONS) == len(DOOR.operations)

    def test_describes_every_shape(self) -> None:
        bare = [
            name
            for name, schema in DOCUMENT["components"]["schemas"].items()
            if "enum" not in schema and not schema.get("description")
        ]
        assert bare == []


@pytest.mark.parametrize("name", SAID)
class TestAnOperation:
    def test_has_words_for_people(self, name: str) -> None:
        _, _, said = SAID[name]
        assert said["tags"]
        assert said["summary"]
        assert not said["summary"].endswith(".")
        assert said["description"].startswith(said["summary"])
        assert all(parameter["description"] for parameter in said["parameters"])

    def test_names_each_failure_with_its_shape(self, name: str) -> None:
        path, method, said = SAID[name]
        answers = set(said["responses"])
        expected = set(FAILURES)
        expected |= {"404"} if "{" in path else set()
        expected |= {"413", "415"} if "requestBody" in said else set()
        expected |= {"409", "422"} if method == "post" else set()
        expected |= {"409", "412"} if method in {"patch", "put", "delete"} else set()
        assert expected <= answers
        for status in answers:
            if status[0] == "4" or status[0] == "5":
                schema = said["responses"][status]["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/ErrorEnvelope"}

    def test_shows_what_it_answers(self, name: str) -> None:
        _, method, said = SAID[name]
        (status,) = [status for status in said["responses"] if status[0] == "2"]
        answer = said["responses"][status]
        assert ("content" in answer) is (status != "204")
        assert (status == "204") is (method == "delete")

    def test_has_an_example_that_its_schema_allows(self, name: str) -> None:
        _, _, said = SAID[name]
        for media, content in said.get("requestBody", {}).get("content", {}).items():
            if media == "application/json":
                faults = [error.message for error in validator_for(content["schema"]).iter_errors(content["example"])]
                assert faults == []
            else:
                assert content["schema"]["properties"]

    async def test_takes_its_own_example(self, desk: Desk, name: str) -> None:
        _, _, said = SAID[name]
        body = said.get("requestBody", {}).get("content", {}).get("application/json", {})
        if not body:
            return
        world = await build_world(desk)
        text = json.dumps(body["example"])
        for sample, known in (
            ("tkt_123", world["ticket_id"]),
            ("tkt_124", world["other_ticket_id"]),
            ("user_789", world["user_id"]),
            ("conv_123", world["conversation_id"]),
        ):
            text = text.replace(f'"{sample}"', f'"{known}"')
        answer = await world.send(OPERATIONS[name], json=json.loads(text))
        # The world holds a Support inbox, a Billing team and a Size field already, and the link of the example.
        assert answer.status_code in {OPERATIONS[name].status, 409}, answer.text
