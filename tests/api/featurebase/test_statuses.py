"""Ticket statuses: a bare array and single objects."""

import pytest

from tests.api.featurebase.conftest import Ask
from tests.support.desks import Desk


class TestStatuses:
    @pytest.mark.parametrize("wrong", ["507f1f77bcf86cd799439011", "1", "x" * 24, "507F1F77BCF86CD799439011"])
    async def test_that_do_not_exist_are_not_found(self, ask: Ask, wrong: str) -> None:
        response = await ask("GET", f"/tickets/statuses/{wrong}")
        assert response.status_code == 404
        assert response.json() == {
            "error": {
                "type": "invalid_request_error",
                "code": "resource_not_found",
                "message": "Status not found",
                "status": 404,
            }
        }

    async def test_of_another_workspace_are_not_found(self, ask: Ask, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("GET", "/v2/tickets/statuses")).json()[0]["id"]
        assert (await ask("GET", f"/tickets/statuses/{theirs}")).status_code == 404

    async def test_are_a_bare_array_by_position(self, ask: Ask) -> None:
        found = (await ask("GET", "/tickets/statuses")).json()
        assert [each["name"] for each in found] == ["Open", "In progress", "Pending", "On hold", "Solved", "Closed"]
        assert found[0] == {
            "id": found[0]["id"],
            "object": "post_status",
            "name": "Open",
            "color": "Blue",
            "type": "unstarted",
            "isDefault": True,
        }
        assert (await ask("GET", f"/tickets/statuses/{found[0]['id']}")).json() == found[0]
