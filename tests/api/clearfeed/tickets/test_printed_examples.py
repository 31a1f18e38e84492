"""The guide's own examples, as printed but for host, key and ids, against a real server."""

import re
import subprocess
import sys
from collections.abc import Generator

import httpx
import msgspec
import pytest

from tests.app.conftest import Served, free_port

KEY = re.compile(r"parley_\d+_\d+_[\w-]{43}")
CURL = r"""curl -X POST https://api.clearfeed.ai/v1/requests \
-H "Authorization: Bearer YOUR_API_KEY" \
-H "Content-Type: application/json" \
-d '{
"collection_id": "col_abc123",
"title": "Production API Error - 500 responses",
"description": "Users are experiencing 500 errors when accessing the /api/orders endpoint. Started approximately 30 minutes ago.",
"priority": "urgent",
"requester_email": "[email protected]",
"custom_fields": {
"environment": "production",
"service": "orders-api",
"error_rate": "25%"
}
}'"""  # noqa: E501 -- as printed
PYTHON = """import requests
url = "https://api.clearfeed.ai/v1/requests"
headers = {
"Authorization": "Bearer YOUR_API_KEY",
"Content-Type": "application/json"
}
data = {
"collection_id": "col_abc123",
"title": "Production API Error - 500 responses",
"description": "Users are experiencing 500 errors when accessing the /api/orders endpoint.",
"priority": "urgent",
"requester_email": "[email protected]",
"custom_fields": {
"environment": "production",
"service": "orders-api",
"error_rate": "25%"
}
}
response = requests.post(url, json=data, headers=headers)
print(response.json())"""


class Desk:
    """A server with its owner's key and its first collection."""

    def __init__(self, served: Served) -> None:
        found = KEY.search(served.log)
        assert found
        self.key = found[0]
        self.address = served.address
        self.collection = self.get("/api/v1/inboxes")["data"][0]["id"].replace("inbox_", "col_")

    def get(self, path: str) -> dict[str, list[dict[str, str]]]:
        """Read something."""
        return httpx.get(self.address + path, headers={"authorization": f"Bearer {self.key}"}, timeout=10).json()

    def ours(self, printed: str) -> str:
        """Put our host, key and ids in the places of the guide's."""
        text = printed.replace("https://api.clearfeed.ai", self.address).replace("YOUR_API_KEY", self.key)
        return text.replace("col_abc123", self.collection)

    def run(self, *command: str) -> str:
        """Run a program that must succeed; return what it printed."""
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
        return done.stdout


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Generator[Desk]:
    """A server for this module."""
    served = Served(tmp_path_factory.mktemp("printed") / "data", free_port())
    served.start()
    yield Desk(served)
    assert served.stop() == 0, served.log


class TestThePrintedExample:
    def test_for_curl_runs_as_printed(self, desk: Desk) -> None:
        said = msgspec.json.decode(desk.run("sh", "-c", desk.ours(CURL)))
        self._check(desk, said)

    def test_for_python_runs_as_printed(self, desk: Desk) -> None:
        printed = desk.run(sys.executable, "-c", desk.ours(PYTHON))
        said = msgspec.json.decode(printed.replace("'", '"').replace("None", "null"))
        self._check(desk, said)

    @staticmethod
    def _check(desk: Desk, said: dict[str, str]) -> None:
        names = ["id", "ticket_id", "collection_id", "title", "status", "priority", "created_at", "slack_thread_url"]
        assert list(said) == names
        assert re.fullmatch(r"CF-\d+", said["ticket_id"])
        assert (said["status"], said["priority"], said["collection_id"]) == ("open", "urgent", desk.collection)
        kept = httpx.get(
            f"{desk.address}/v1/requests/{said['id']}", headers={"authorization": f"Bearer {desk.key}"}, timeout=10
        ).json()
        assert kept["custom_fields"] == {"environment": "production", "service": "orders-api", "error_rate": "25%"}
