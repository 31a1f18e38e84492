"""Schemathesis finds nothing: every phase and every check against the whole document, within a minute."""

import asyncio

import pytest

from parley.api.native import DOOR
from tests.support.desks import Desk
from tests.support.fuzzing import fuzz


class TestTheDoor:
    @pytest.mark.timeout(300)
    async def test_is_what_its_document_says(self, desk: Desk, database_url: str) -> None:
        found = await asyncio.to_thread(fuzz, database_url, desk.key, examples=3, seed=20250115)
        assert not found.faults, "\n\n".join(f"{where}\n{what}" for where, what in found.faults.items())
        assert found.operations == {
            f"{operation.method} {DOOR.prefixes[0]}{operation.path}" for operation in DOOR.operations
        }
        assert set(found.requests) >= {"examples", "coverage", "fuzzing", "stateful"}
        assert found.requests.total() > 3_000
