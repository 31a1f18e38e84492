"""Imports and exports on the server that operators run, which is killed in the midst of them."""

import json
import os
import re
import signal
import socket
from collections.abc import Generator
from typing import Any

import httpx
import pytest

from tests.app.conftest import Served, free_port, until

LINES = 1_200
LONG = 100.0

pytestmark = pytest.mark.timeout(300)


class Bulk:
    """A server with an owner's key, and what is asked of it in bulk."""

    def __init__(self, served: Served) -> None:
        self.served = served
        found = re.search(r"parley_\d+_\d+_\S{43}", self.served.log)
        assert found is not None
        headers = {"authorization": f"Bearer {found[0]}"}
        self.client = httpx.Client(base_url=f"{self.served.address}/api/v1", headers=headers, timeout=30)

    def send(self, name: str, amount: int) -> str:
        """Start an import of so many lines, each with a message, every hundredth of them broken; return its path."""
        lines = [json.dumps(line(name, place)) if place % 100 else "{broken" for place in range(amount)]
        answer = self.client.post(
            "/imports", content="\n".join(lines), headers={"content-type": "application/x-ndjson"}
        )
        assert answer.status_code == 202, answer.text
        return f"/imports/{answer.json()['data']['id']}"

    def got(self, path: str) -> dict[str, Any]:
        """GET an object; empty while nobody answers."""
        try:
            answer = self.client.get(path)
        except httpx.TransportError:
            return {}
        return answer.json()["data"] if answer.status_code == 200 else {}

    def reaches(self, path: str, amount: int) -> bool:
        """Wait until so many are done, or written."""
        return until(lambda: max(self.got(path).get(name, 0) for name in ("done", "rows")) >= amount, LONG)

    def ends(self, path: str) -> dict[str, Any]:
        """Wait until it is no longer at work; return it."""
        assert until(lambda: self.got(path).get("status") in {"done", "failed"}, LONG), self.served.log
        return self.got(path)

    def all_of(self, path: str, **params: Any) -> list[dict[str, Any]]:
        """GET every page of a list."""
        found: list[dict[str, Any]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = self.client.get(path, params={"limit": 100, **params, **({"cursor": cursor} if cursor else {})})
            found += page.json()["data"]
            cursor = page.json()["meta"]["next_cursor"]
        return found

    def kill(self, victim: str) -> None:
        """Kill the worker, or have PostgreSQL crash: its first process ends the others at once when it dies."""
        if victim == "postgres":
            os.kill(self.served.postmaster, signal.SIGQUIT)
            return
        os.kill(self.served.find("parley worker").pid, signal.SIGKILL)


def line(name: str, place: int) -> dict[str, Any]:
    said = [{"content": f"Answer {place}", "created_at": "2020-01-01T01:00:00Z", "author": "agent"}]
    return {
        "subject": f"{name} {place}",
        "description": f"Words of ticket {place}. " * 10,
        "customer_email": f"c{place % 50}@example.com",
        "external_id": f"{name}-{place}",
        "created_at": "2020-01-01T00:00:00Z",
        "messages": said,
        "tags": [name],
    }


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Generator[Bulk]:
    """One server for all; what each test sends in has a name of its own."""
    served = Served(tmp_path_factory.mktemp("bulk") / "data", free_port())
    served.launch()
    try:
        assert until(lambda: served.status("/readyz") == 200 and "Ctrl+C" in served.log, LONG), served.log
        bulk = Bulk(served)
        yield bulk
        bulk.client.close()
    finally:
        ended = served.stop()
    assert ended == 0, served.log


class TestAKilledImport:
    @pytest.mark.parametrize("victim", ["worker", "postgres"])
    def test_goes_on_and_takes_in_each_line_once(self, bulk: Bulk, victim: str) -> None:
        path = bulk.send(victim, LINES)
        for part in (1, 400):
            assert bulk.reaches(path, part), bulk.served.log
            bulk.kill(victim)
        ended = bulk.ends(path)
        broken = LINES // 100
        expected = ("done", LINES, LINES - broken, broken, None)
        assert tuple(ended[name] for name in ("status", "lines", "done", "refused", "error")) == expected
        wanted = {f"{victim} {place}" for place in range(LINES) if place % 100}
        subjects = [each["subject"] for each in bulk.all_of("/tickets", tags=victim, order_dir="asc")]
        assert len(subjects) == len(wanted)
        assert set(subjects) == wanted
        refused = [each["line"] for each in bulk.all_of(f"{path}/refused", order_dir="asc")]
        assert refused == [place + 1 for place in range(0, LINES, 100)]
        found = bulk.client.get("/tickets", params={"tags": victim, "search": "Answer", "limit": 1}).json()
        assert found["meta"]["total"] == len(wanted)


class TestAKilledExport:
    @pytest.mark.parametrize("victim", ["worker", "postgres"])
    def test_is_written_whole(self, bulk: Bulk, victim: str) -> None:
        name = f"for-{victim}"
        bulk.ends(bulk.send(name, LINES))
        made = bulk.client.post("/exports", json={"format": "ndjson", "filter": {"tags": name}}).json()["data"]
        path = f"/exports/{made['id']}"
        assert bulk.reaches(path, 1), bulk.served.log
        bulk.kill(victim)
        ended = bulk.ends(path)
        text = httpx.get(ended["url"], timeout=30).text
        subjects = [json.loads(each)["subject"] for each in text.splitlines()]
        assert (ended["status"], ended["rows"]) == ("done", LINES - LINES // 100)
        assert len(subjects) == len(set(subjects)) == ended["rows"]


class TestABrokenUpload:
    def test_leaves_nothing_and_comes_in_once_when_sent_again(self, bulk: Bulk) -> None:
        raw = "\n".join(json.dumps(line("cut", place)) for place in range(1, 51)).encode()
        head = (
            f"POST /api/v1/imports HTTP/1.1\r\nhost: desk\r\nauthorization: {bulk.client.headers['authorization']}\r\n"
            f"content-type: application/x-ndjson\r\ncontent-length: {len(raw)}\r\n\r\n"
        ).encode()
        before = bulk.all_of("/imports")
        with socket.create_connection(("127.0.0.1", bulk.served.port)) as connection:
            connection.sendall(head + raw[: len(raw) // 2])
        assert until(lambda: bulk.all_of("/imports") == before)
        ended = bulk.ends(bulk.send("cut", 50))
        assert (ended["done"], ended["refused"]) == (49, 1)
        assert len(bulk.all_of("/tickets", tags="cut")) == 49
