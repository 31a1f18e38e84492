"""The OpenAPI document says everything of every operation, and nothing that is not so."""

import json

import pytest

from tests.support.conformance import NATIVE
from tests.support.desks import Desk
from tests.support.worlds import EVERY, OPERATIONS, build_world

SAID = {
    said["operationId"]: (path, method, said)
    for path, methods in NATIVE.document["paths"].items()
    for method, said in methods.items()
}
FAILURES = {"400", "401", "403", "429", "503"}


class TestTheDocument:
    def test_knows_every_operation_that_the_world_knows(self) -> None:
        assert set(SAID) == set(EVERY)

    @pytest.mark.parametrize(
        ("name", "ways"),
        [
            ("list_tickets", [{"key": []}, {"session": []}]),
            ("create_ticket", [{"key": []}, {"session": [], "csrf": []}]),
            ("list_requests", [{"customer": []}]),
            ("create_request", [{"customer": [], "csrf": []}]),
            ("get_entrance", []),
        ],
    )
    def test_names_the_ways_in(self, name: str, ways: list[dict[str, list[str]]]) -> None:
        assert SAID[name][2]["security"] == ways
        assert {each for way in ways for each in way} <= set(NATIVE.document["components"]["securitySchemes"])


@pytest.mark.parametrize("name", SAID)
class TestAnOperation:
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
        (status,) = [status for status in said["responses"] if status[0] == "2" or status == "303"]
        answer = said["responses"][status]
        assert ("content" in answer) is (status not in {"204", "303"})
        assert (status == "204") is (method == "delete")

    def test_has_an_example_that_its_schema_allows(self, name: str) -> None:
        _, _, said = SAID[name]
        for media, content in said.get("requestBody", {}).get("content", {}).items():
            if media == "application/json":
                faults = [
                    error.message for error in NATIVE.validator_for(content["schema"]).iter_errors(content["example"])
                ]
                assert faults == []
            else:
                assert content["schema"].get("properties") or content["schema"]["description"]


@pytest.mark.parametrize("name", OPERATIONS)
class TestAnExample:
    async def test_is_taken(self, desk: Desk, name: str) -> None:
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
            ("view_3", world["view_id"]),
        ):
            text = text.replace(f'"{sample}"', f'"{known}"')
        answer = await world.send(OPERATIONS[name], json=json.loads(text))
        # The world holds a Support inbox, a Billing team and a Size field already, and the link of the example.
        assert answer.status_code in {OPERATIONS[name].status, 409}, answer.text
