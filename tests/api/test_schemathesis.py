"""Schemathesis finds nothing: every phase and every check against each door's whole document."""

import asyncio

import pytest

from parley.api.toolbox.door import Door
from parley.app.doors import DOORS
from tests.support.desks import Desk
from tests.support.fuzzing import fuzz


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
class TestADoor:
    @pytest.mark.timeout(600)
    async def test_is_what_its_document_says(self, desk: Desk, database_url: str, door: Door) -> None:
        found = await asyncio.to_thread(fuzz, door, database_url, desk.key, examples=3, seed=20250115)
        assert not found.faults, "\n\n".join(f"{where}\n{what}" for where, what in found.faults.items())
        assert found.operations == {f"{operation.method} {door.path_of(operation)}" for operation in door.operations}
        assert set(found.requests) >= {"examples", "coverage", "fuzzing"}
        assert found.requests.total() > 40 * len(door.operations)
