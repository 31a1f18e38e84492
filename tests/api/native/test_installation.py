"""The installation through the native door: for those who manage, and of a shared server only what concerns a desk."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest

from parley import __version__
from parley.app.installation import describe
from parley.core.actor import Role
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk

GIVEN = {
    "PARLEY_SMTP_URL": "smtp://me:hunter2hunter2@mail.test:25",
    "PARLEY_MAX_UPLOAD": "2GiB",
    "PARLEY_SECRET": "hunter2hunter2hunter2",
}


@pytest.fixture
async def desk(database: Database) -> AsyncGenerator[Desk]:
    async with open_desk(database, house_for(database, installation=describe(GIVEN), sends_mail=True)) as desk:
        yield desk


def by_name(said: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in said["settings"]}


class TestTheInstallation:
    @pytest.mark.parametrize("role", [Role.AGENT, Role.LIGHT, Role.READ])
    async def test_is_not_for_those_who_do_not_manage(self, desk: Desk, role: Role) -> None:
        answer = await desk.call("GET", "/installation", key=await desk.key_for(role))
        assert answer.status_code == 403
        assert "mail.test" not in answer.text

    async def test_is_for_nobody_without_a_key(self, desk: Desk) -> None:
        assert (await desk.call("GET", "/installation", key=None)).status_code == 401

    async def test_cannot_be_changed(self, desk: Desk) -> None:
        assert (await desk.call("PATCH", "/installation", json={})).status_code == 405

    @pytest.mark.parametrize("role", [Role.ADMIN, Role.OWNER])
    async def test_is_shown_where_several_share_a_server_without_its_places(
        self, desk: Desk, other_desk: Desk, role: Role
    ) -> None:
        assert other_desk.workspace.id != desk.workspace.id
        answer = await desk.call("GET", "/installation", key=await desk.key_for(role))
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        said = answer.json()["data"]
        facts = {name: said[name] for name in ("version", "shared", "sends_mail", "mail_server", "sign_in", "files")}
        assert facts == {
            "version": __version__,
            "shared": True,
            "sends_mail": True,
            "mail_server": None,
            "sign_in": None,
            "files": None,
        }
        found = by_name(said)
        assert found["PARLEY_MAX_UPLOAD"] == {
            "name": "PARLEY_MAX_UPLOAD",
            "group": "limits",
            "meaning": "Largest file that may be uploaded.",
            "default": "100MB",
            "otherwise": None,
            "is_set": True,
            "value": "2GiB",
        }
        assert (found["PARLEY_SMTP_URL"]["is_set"], found["PARLEY_SMTP_URL"]["value"]) == (True, None)
        assert (found["PARLEY_AI_KEY"]["is_set"], found["PARLEY_AI_KEY"]["value"]) == (False, None)
        assert "mail.test" not in answer.text
        assert "hunter2" not in answer.text
