"""The workspace through the native door: its name, and the versions its doors speak."""

from typing import Any

import pytest

from parley.core.actor import Role
from tests.support.desks import Desk
from tests.support.rows import recorded

NOVA = "2026-01-01.nova"


class TestTheVersionsOfTheDoors:
    @pytest.mark.parametrize(
        ("versions", "at"),
        [
            (None, "api_versions"),
            ([], "api_versions"),
            ({"featurebase": ""}, "api_versions.featurebase"),
            ({"featurebase": "\r\n"}, "api_versions.featurebase"),
            ({"featurebase": "a\0"}, "api_versions.featurebase"),
            ({"featurebase": "x" * 65}, "api_versions.featurebase"),
            ({"featurebase": 7}, "api_versions"),
            ({"Feature base": NOVA}, "api_versions"),
            ({"": NOVA}, "api_versions"),
            ({"x" * 41: NOVA}, "api_versions"),
            ({f"door{n}": NOVA for n in range(21)}, "api_versions"),
        ],
    )
    async def test_are_short_texts_by_name(self, desk: Desk, versions: Any, at: str) -> None:
        before = await desk.got("/workspace")
        answer = await desk.call("PATCH", "/workspace", json={"api_versions": versions})
        assert answer.status_code == 400
        (fault,) = answer.json()["error"]["details"]["fields"]
        assert fault["path"] == at
        assert await desk.got("/workspace") == before

    async def test_are_for_those_who_manage(self, desk: Desk) -> None:
        body = {"api_versions": {"featurebase": NOVA}}
        for role in (Role.AGENT, Role.LIGHT, Role.READ):
            assert (await desk.call("PATCH", "/workspace", json=body, key=await desk.key_for(role))).status_code == 403
        assert (await desk.got("/workspace"))["data"]["api_versions"] == {}

    async def test_change_one_by_one_and_are_taken_away_by_null(self, desk: Desk, other_desk: Desk) -> None:
        for given, held in (
            ({"featurebase": NOVA}, {"featurebase": NOVA}),
            ({"clearfeed": "1"}, {"featurebase": NOVA, "clearfeed": "1"}),
            ({"featurebase": None, "native": None}, {"clearfeed": "1"}),
            ({}, {"clearfeed": "1"}),
        ):
            answer = await desk.call("PATCH", "/workspace", json={"api_versions": given})
            assert (answer.status_code, answer.json()["data"]["api_versions"]) == (200, held)
        told = [data["changes"] for name, data in await recorded(desk, "workspace") if name == "workspace.updated"]
        assert len(told) == 3
        assert told[0] == {"api_versions": [{}, {"featurebase": NOVA}]}
        assert (await other_desk.got("/workspace"))["data"]["api_versions"] == {}

    async def test_under_a_stale_version_stay(self, desk: Desk) -> None:
        body = {"api_versions": {"featurebase": NOVA}}
        assert (await desk.call("PATCH", "/workspace", json=body, headers={"if-match": '"7"'})).status_code == 412
