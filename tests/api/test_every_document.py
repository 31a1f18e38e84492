"""Every door's OpenAPI document is one, is whole, and says something to people."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from tests.support.conformance import DESCRIBED, Described


def schemas_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("schema"), dict):
            yield value["schema"]
        for inner in value.values():
            yield from schemas_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from schemas_of(inner)


def operations_of(door: Described) -> list[tuple[str, dict[str, Any]]]:
    return [(said["operationId"], said) for methods in door.document["paths"].values() for said in methods.values()]


@pytest.mark.parametrize("door", DESCRIBED, ids=lambda door: door.door.name)
class TestADocument:
    def test_is_an_openapi_document(self, door: Described) -> None:
        faults = [error.message for error in jsonschema_rs.Draft202012Validator(OPENAPI_31).iter_errors(door.document)]
        assert faults == []

    def test_holds_valid_schemas_whose_references_lead_somewhere(self, door: Described) -> None:
        named = door.document["components"]["schemas"]
        for schema in [*schemas_of(door.document["paths"]), *named.values()]:
            jsonschema_rs.meta.validate({**schema, "$schema": "https://json-schema.org/draft/2020-12/schema"})
        door.validator_for({"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in named]})

    def test_knows_every_operation_once_by_a_name_of_its_own(self, door: Described) -> None:
        names = [name for name, _ in operations_of(door)]
        assert sorted(names) == sorted({operation.name for operation in door.door.operations})

    def test_describes_every_shape(self, door: Described) -> None:
        schemas = door.document["components"]["schemas"].items()
        bare = [name for name, schema in schemas if "enum" not in schema and not schema.get("description")]
        assert bare == []

    def test_has_words_for_people(self, door: Described) -> None:
        for name, said in operations_of(door):
            assert said["tags"], name
            assert said["summary"], name
            assert not said["summary"].endswith("."), name
            assert said["description"].startswith(said["summary"]), name
            assert all(parameter["description"] for parameter in said["parameters"]), name
