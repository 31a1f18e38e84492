"""The server as operators meet it: first start, while it runs, and every way in which it ends."""

import os
import re
import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest

from parley.app.welcome import EXAMPLE_PATH
from tests.app.conftest import Served, free_port, until
from tests.support.processes import any_alive

KEY = re.compile(r"parley_\d+_\d+_[\w-]{43}")


def list_status(served: Served, key: str) -> int:
    """Return the status of a listing with this key."""
    headers = {"authorization": f"Bearer {key}"}
    return httpx.get(served.address + EXAMPLE_PATH, headers=headers, timeout=10).status_code


class TestTheFirstStart:
    def test_prints_a_curl_that_works_when_pasted(self, served: Served) -> None:
        (line,) = [line for line in served.log.splitlines() if line.startswith("curl ")]
        done = subprocess.run(
            ["sh", "-c", f"{line} -s -o /dev/null -w '%{{http_code}}'"], capture_output=True, text=True, check=True
        )
        assert done.stdout == "201"

    def test_prints_the_link_that_sets_it_up_until_somebody_has(self, served: Served) -> None:
        (token,) = re.findall(rf"{served.address}/app/setup#(\d+_\d+_[\w-]{{43}})\n", served.log)
        again = served.run("users", "setup-link").stdout.strip()
        assert again.startswith(f"{served.address}/app/setup#")
        known = httpx.post(
            f"{served.address}/api/v1/setup",
            json={"token": token, "name": "A", "email": "a", "password": "-", "workspace_name": "W"},
        )
        assert known.status_code == 400, "the token is good, the address is not"

    def test_says_where_to_go(self, served: Served) -> None:
        assert f"Parley is running at {served.address}\n" in served.log
        assert f"{served.address}/docs" in served.log
        assert httpx.get(f"{served.address}/docs").status_code == 200

    def test_keeps_its_files_to_itself(self, served: Served) -> None:
        assert served.folder.stat().st_mode & 0o077 == 0


class TestASecondServer:
    def test_is_refused_on_the_same_data(self, served: Served) -> None:
        done = served.run("serve", port=str(free_port()))
        assert done.returncode == 1
        assert re.fullmatch(r"Another Parley \(process \d+\) is already using the data directory .*\n", done.stderr)

    def test_is_refused_at_the_same_port(self, served: Served, tmp_path: Path) -> None:
        done = served.run("serve", data_dir=str(tmp_path / "other"))
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"Port {served.port} at 127.0.0.1 is taken by another program.")
        assert done.stderr.count("\n") == 1
        assert not (tmp_path / "other").exists()


class TestCommandsBesideIt:
    def test_make_a_key_that_works_at_once_and_revoke_it_soon(self, served: Served) -> None:
        made = served.run("keys", "create", "--name", "beside")
        key = made.stdout.strip()
        assert KEY.fullmatch(key), made
        assert list_status(served, key) == 200
        assert served.run("keys", "revoke", key.split("_")[2]).returncode == 0
        assert until(lambda: list_status(served, key) == 401, seconds=10)

    def test_find_nothing_at_fault(self, served: Served) -> None:
        done = served.run("doctor")
        assert done.returncode == 0, done.stdout
        assert "a running Parley answers there" in done.stdout
        assert {line.split("\t")[0] for line in done.stdout.splitlines()} <= {"ok", "warning"}


class TestAChildThatDies:
    @pytest.mark.parametrize("name", ["web", "worker"])
    def test_is_replaced(self, served: Served, name: str) -> None:
        parent, keeper, child = served.pid, served.find("parley keeper"), served.find(f"parley {name}")
        os.kill(child.pid, signal.SIGKILL)
        assert until(lambda: f"The {name} process ended (signal 9); starting it again" in served.log)
        assert until(lambda: not any_alive([child]) and served.status("/readyz") == 200)
        assert (served.pid, served.find("parley keeper")) == (parent, keeper)

    def test_is_forked_by_one_that_has_no_threads(self, served: Served) -> None:
        keeper = served.find("parley keeper")
        assert len(list(Path(f"/proc/{keeper.pid}/task").iterdir())) == 1

    def test_may_be_the_one_that_keeps_the_others(self, served: Served) -> None:
        everyone = [served.find(f"parley {name}") for name in ("keeper", "web", "web worker-1", "worker")]
        os.kill(everyone[0].pid, signal.SIGKILL)
        assert until(lambda: not any_alive(everyone))
        assert until(lambda: served.status("/readyz") == 200)
        assert served.find("parley worker")
        assert "The keeper process ended (signal 9); starting it again" in served.log


class TestTheEnd:
    def test_by_force_leaves_nothing_behind_and_loses_nothing(self, tmp_path: Path) -> None:
        served = Served(tmp_path / "data", free_port())
        served.start()
        found = KEY.search(served.log)
        assert found
        everyone = served.everyone
        assert len(everyone) > 5
        assert served.stop(signal.SIGKILL) == -signal.SIGKILL
        assert until(lambda: not any_alive(everyone))
        served.start()
        assert list_status(served, found[0]) == 200
        assert not KEY.search(served.log)
        self._by_request(served)

    @staticmethod
    def _by_request(served: Served) -> None:
        """It says that it is not ready, finishes what runs, and leaves with 0 and nobody behind."""
        everyone = served.everyone
        head = (
            f"POST {EXAMPLE_PATH} HTTP/1.1\r\nHost: desk\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", served.port)) as slow:
            slow.sendall(head.encode())
            os.kill(served.pid, signal.SIGTERM)
            assert until(lambda: served.status("/readyz") == 503)
            slow.sendall(b"{}")
            slow.settimeout(10)
            assert slow.recv(4096).startswith(b"HTTP/1.1 401")
        assert served.process is not None
        assert served.process.wait(30) == 0
        assert not any_alive(everyone)
        assert "Traceback" not in served.log


class TestAnInterruptedStart:
    def test_ends_cleanly(self, tmp_path: Path) -> None:
        served = Served(tmp_path / "data", free_port())
        served.launch()
        assert until(lambda: any(served.folder.glob("postgres.new*")))
        everyone = served.everyone
        assert served.stop(signal.SIGINT) == 0
        assert until(lambda: not any_alive(everyone))
        assert "Traceback" not in served.log
        assert served.run("keys", "list").returncode == 0

    def test_goes_on_when_the_database_is_killed_meanwhile(self, tmp_path: Path) -> None:
        served = Served(tmp_path / "data", free_port())
        served.launch()
        killed = [0]
        for _ in range(3):
            assert until(lambda: served.postmaster not in killed), served.log
            killed.append(served.postmaster)
            os.kill(killed[-1], signal.SIGKILL)
        assert until(lambda: served.status("/readyz") == 200 and KEY.search(served.log) is not None), served.log
        assert served.stop() == 0, served.log
