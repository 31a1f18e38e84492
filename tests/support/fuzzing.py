"""Schemathesis at a door: every phase, every check, the application in this process on a loop of its own."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from parley.api.toolbox.door import Door
from parley.app.asgi import Root
from parley.app.doors import DOORS
from parley.kit.db import Database
from tests.support.desks import house_for, no_pages
from tests.support.streams import hanging_up

# A well-formed body may name an object that does not exist, or that cannot be combined with another: the house answers
# 400 with the path, so 400 is an answer to data the schema allows. 412 is the answer to a well-formed `If-Match` that
# names another version, and 422 to an `Idempotency-Key` that was used for another body.
ACCEPTED = ["2xx", "3xx", "400", "401", "403", "404", "409", "412", "422"]
# A stale `If-Match` is found before a wrong body's fields are looked up, and 413 is a refusal like any other.
REFUSED = ["400", "401", "403", "404", "405", "406", "409", "412", "413", "415", "422"]


@schemathesis.serializer("application/x-ndjson")
def spell_lines(_: Any, value: Any) -> bytes:
    """Send lines as they were made up."""
    return str(value).encode("utf-8", "replace")


class FuzzedApplication:
    """The door with a database that is opened on the loop of whoever calls."""

    def __init__(self, url: str) -> None:
        self._database = Database(url, row_security=True)
        self._root = hanging_up(Root(house_for(self._database), DOORS, no_pages))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request, or the life of the application."""
        if scope["type"] != "lifespan":
            await self._root(scope, receive, send)
            return
        await receive()
        await self._database.open()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._database.close()
        await send({"type": "lifespan.shutdown.complete"})


@dataclass
class Findings:
    """What a run came to: how many requests each phase made, and what is wrong, each thing once."""

    requests: Counter[str] = field(default_factory=Counter[str])
    operations: set[str] = field(default_factory=set[str])
    faults: dict[str, str] = field(default_factory=dict[str, str])


def fuzz(door: Door, database_url: str, key: str, *, examples: int, seed: int) -> Findings:
    """Run every phase against the door's document, with so many examples for each operation."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "headers": {"Authorization": f"Bearer {key}"},
            "suppress-health-check": ["all"],
            "generation": {"max-examples": examples, "no-shrink": True, "database": "none"},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ACCEPTED},
                "negative_data_rejection": {"expected-statuses": REFUSED},
            },
            "phases": {"stateful": {"max-steps": 12}},
            "operations": [
                # A deleted user is one who can do nothing; it can be read and made active again, as its text says.
                {"include-path": "/api/v1/users/{user_id}", "checks": {"use_after_free": {"enabled": False}}},
                # Lines that are wrong are refused one by one, while the others are taken in; the import tells of them.
                {"include-path": "/api/v1/imports", "checks": {"negative_data_rejection": {"enabled": False}}},
            ],
        }
    )
    schema = schemathesis.openapi.from_dict(door.document(door, "http://testserver"), config=config)
    schema.app = FuzzedApplication(database_url)
    schema.config.update(base_url="http://testserver")
    findings = Findings()
    for event in from_schema(schema).execute():
        _note(event, findings)
    return findings


def _note(event: events.EngineEvent, findings: Findings) -> None:
    if isinstance(event, events.ScenarioFinished):
        findings.requests[event.phase.value] += len(event.recorder.interactions)
        for case_id, checks in event.recorder.checks.items():
            for check in checks:
                if check.failure_info is not None:
                    case = event.recorder.cases[case_id].value
                    failure = check.failure_info.failure
                    findings.faults.setdefault(
                        f"{case.operation.label}: {failure.title}",
                        f"[{event.phase.value}/{check.name}] {failure.message}\n{check.failure_info.code_sample}",
                    )
        findings.operations |= {node.value.operation.label for node in event.recorder.cases.values()}
    elif isinstance(event, events.NonFatalError):
        findings.faults[f"{event.label}: {event.info.title}"] = event.info.message
    elif isinstance(event, events.FatalError):
        raise event.exception
