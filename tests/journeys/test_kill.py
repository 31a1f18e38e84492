"""Nothing acknowledged is lost, nothing is done twice: the server is killed while it writes."""

import os
import re
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.app.conftest import Served, free_port, until
from tests.support.processes import any_alive

WRITERS = 6
ENOUGH = 150


@dataclass
class Writers:
    """Clients that each write under keys of their own, and repeat what was not answered."""

    address: str
    key: str
    acknowledged: dict[str, str] = field(default_factory=dict[str, str])
    stopping: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def at_work(self) -> Generator[None]:
        """Write for the length of the block, however it ends."""
        threads = [threading.Thread(target=self.write, args=(number,), daemon=True) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.stopping.set()
            for thread in threads:
                thread.join(10)

    def write(self, writer: int) -> None:
        place = 0
        with httpx.Client(base_url=self.address, timeout=5) as client:
            while not self.stopping.is_set():
                name = f"{writer}-{place}"
                if self.send(client, name):
                    place += 1

    def send(self, client: httpx.Client, name: str) -> bool:
        headers = {"authorization": f"Bearer {self.key}", "idempotency-key": name}
        body = {"subject": name, "customer_email": f"writer{name[0]}@example.com"}
        try:
            answer = client.post("/api/v1/tickets", json=body, headers=headers)
        except httpx.TransportError:
            self.stopping.wait(0.05)
            return False
        if answer.status_code == 201:
            self.acknowledged[name] = answer.json()["data"]["id"]
        return answer.status_code == 201


class TestAKilledServer:
    @pytest.mark.parametrize("victim", ["everything", "postgres"])
    def test_keeps_every_acknowledged_ticket_and_doubles_none(self, tmp_path: Path, victim: str) -> None:
        served = Served(tmp_path / "data", free_port())
        served.start()
        found = re.search(r"parley_\d+_\d+_\S{43}", served.log)
        assert found is not None
        writers = Writers(served.address, found[0])
        try:
            with writers.at_work():
                assert until(lambda: len(writers.acknowledged) >= ENOUGH), served.log
                self.kill(served, victim)
                before = len(writers.acknowledged)
                assert until(lambda: len(writers.acknowledged) >= before + ENOUGH), served.log
            self.compare(served, writers)
        finally:
            ended = served.stop()
        assert ended == 0, served.log

    def kill(self, served: Served, victim: str) -> None:
        if victim == "postgres":
            os.kill(served.postmaster, signal.SIGKILL)
            return
        everyone = served.everyone
        for each in everyone:
            with suppress(ProcessLookupError):  # some end with the first that is killed
                os.kill(each.pid, signal.SIGKILL)
        assert served.process is not None
        served.process.wait(10)
        assert until(lambda: not any_alive(everyone))
        served.start()

    def compare(self, served: Served, writers: Writers) -> None:
        tickets, events = self.read(served, writers.key)
        subjects = [ticket["subject"] for ticket in tickets]
        assert len(subjects) == len(set(subjects)), "a key had two effects"
        assert set(writers.acknowledged) <= set(subjects), "an acknowledged ticket is lost"
        assert {ticket["id"] for ticket in tickets} == set(events), "tickets and events disagree"

    def read(self, served: Served, key: str) -> tuple[list[dict[str, str]], list[str]]:
        tickets: list[dict[str, str]] = []
        events: list[str] = []
        with httpx.Client(base_url=served.address, headers={"authorization": f"Bearer {key}"}, timeout=30) as client:
            cursor: str | None = ""
            while cursor is not None:
                page = client.get("/api/v1/tickets", params={"limit": 100, **({"cursor": cursor} if cursor else {})})
                tickets += page.json()["data"]
                cursor = page.json()["meta"]["next_cursor"]
            after: dict[str, str] = {}
            while found := (page := client.get("/api/v1/events", params={"types": "ticket.created", **after})).json()[
                "data"
            ]:
                events += [event["ticket_id"] for event in found]
                after = {"after": page.json()["meta"]["next_cursor"]}
        return tickets, events
