"""Which operation a method and a path mean."""

import pytest

from parley.api.native.door import DOOR
from parley.api.toolbox.paths import Paths

PATHS = Paths("/api/v1", DOOR.operations)


class TestAPath:
    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("GET", "/api/v1"),
            ("GET", "/api/v1/"),
            ("GET", "/api/v1/nothing"),
            ("GET", "/api/v1/tickets/"),
            ("GET", "/api/v1//tickets"),
            ("GET", "/api/v1/tickets/tkt_1/nothing"),
            ("PUT", "/api/v1/tickets"),
            ("HEAD", "/api/v1/tickets"),
            ("get", "/api/v1/tickets"),
        ],
    )
    def test_that_is_not_declared_is_left_to_others(self, method: str, path: str) -> None:
        assert PATHS.find(method, path) is None

    def test_gives_what_stands_in_its_names(self) -> None:
        found = PATHS.find("GET", "/api/v1/tickets/tkt_1")
        assert found is not None
        assert (found[0].name, found[1]) == ("get_ticket", {"ticket_id": "tkt_1"})

    @pytest.mark.parametrize("operation", DOOR.operations, ids=lambda operation: operation.name)
    def test_that_is_declared_is_found(self, operation: object) -> None:
        path = getattr(operation, "path", "")
        found = PATHS.find(getattr(operation, "method", ""), f"/api/v1{path.replace('{', 'x').replace('}', 'x')}")
        assert found is not None
        assert found[0] is operation
