"""A live stream of a whole server: over a restart of its database, and when it is told to stop."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.app.conftest import Served, free_port, until


def tag(served: Served, key: str, name: str) -> bool:
    try:
        made = httpx.post(
            f"{served.address}/api/v1/tags",
            headers={"authorization": f"Bearer {key}"},
            json={"name": name},
            timeout=10,
        )
    except httpx.TransportError:
        return False
    return made.status_code in {201, 409}  # a try that was given up may have been made all the same


def names(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("data:"):
            yield line.partition('"data":{"name":"')[2].partition('"')[0]


class TestALiveStream:
    def test_outlives_its_database_and_ends_with_its_server(self, tmp_path: Path) -> None:
        served = Served(tmp_path / "data", free_port())
        served.start()
        key = served.run("keys", "create", "--name", "Listener").stdout.split()[-1]
        headers = {"authorization": f"Bearer {key}"}
        url = f"{served.address}/api/v1/events/stream?types=tag.created"
        with httpx.stream("GET", url, headers=headers, timeout=60) as stream:
            lines = stream.iter_lines()
            heard = names(lines)
            assert tag(served, key, "before")
            assert next(heard) == "before"
            os.kill(served.postmaster, signal.SIGQUIT)
            assert until(lambda: tag(served, key, "after"))
            assert next(heard) == "after"
            os.kill(served.pid, signal.SIGTERM)
            assert [line for line in lines if line][-1] == ": the server is being stopped; come again with the last id"
        assert served.process is not None
        assert served.process.wait(30) == 0
        assert "the live stream broke" not in served.log
