"""The embedded database when processes are killed: nothing acknowledged is lost, nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from parley.kit.embedded import Cluster, DataDirectoryInUse, borrowed_cluster
from parley.kit.embedded.errors import StartCutOff
from parley.kit.embedded.leftovers import forget_reused_ids
from parley.kit.embedded.process import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

SERVE = """
    import signal, sys
    from pathlib import Path
    from parley.kit.embedded import Cluster

    with Cluster(Path(sys.argv[1])) as cluster:
        print(cluster.url, flush=True)
        signal.pause()
"""
BORROW = """
    import sys, time, psycopg
    from pathlib import Path
    from parley.kit.embedded import borrowed_cluster

    with borrowed_cluster(Path(sys.argv[1])) as url, psycopg.connect(url) as connection:
        print("in", flush=True)
        connection.execute("CREATE TABLE IF NOT EXISTS kept (at timestamptz DEFAULT now())")
        time.sleep(0.5)
        connection.execute("INSERT INTO kept DEFAULT VALUES")
"""


@contextmanager
def run_beside(script: str, data: Path) -> Generator[subprocess.Popen[str]]:
    """Run a Parley of another process on `data`, which the block's end kills if nothing else has ended it."""
    command = [sys.executable, "-c", textwrap.dedent(script), str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def first_line(child: subprocess.Popen[str]) -> str:
    """Wait for what the child says once it is ready."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def add_row(url: str) -> None:
    """Store one row, durably, in a table made when missing."""
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (at timestamptz DEFAULT now())")
        connection.execute("INSERT INTO kept DEFAULT VALUES")


def count_rows(url: str) -> int:
    """Answer how many rows are stored."""
    with psycopg.connect(url) as connection:
        return len(connection.execute("SELECT FROM kept").fetchall())


def server_pid(data: Path) -> int:
    """Answer the process id of the server."""
    return int((data / "postgres" / "postmaster.pid").read_text().split()[0])


def eventually(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Answer whether something became true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return False


def never(_: Server) -> bool:
    """Answer no."""
    return False


def is_gone(pid: int) -> bool:
    """Answer whether the process has ended; one that waits to be collected has."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() == b""
    except (FileNotFoundError, ProcessLookupError):
        return True


def answers(url: str) -> bool:
    """Answer whether the database can be asked."""
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def is_whole(url: str) -> bool:
    """Answer whether the row is there; a server that recovers cannot say."""
    try:
        return count_rows(url) == 1
    except psycopg.OperationalError:
        return False


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one database for all tests of this file."""
    folder = tmp_path_factory.mktemp("made")
    with Cluster(folder):
        return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """Give a data directory of the test's own, with a new database in it."""
    subprocess.run(["/bin/cp", "-a", f"{made}/postgres", str(tmp_path)], check=True)
    return tmp_path


@pytest.fixture
def served(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give a serving process and its URL; its data is `data`."""
    with run_beside(SERVE, data) as child:
        url = first_line(child)
        add_row(url)
        yield child, url


class TestKilledServer:
    def test_comes_back_by_itself_with_every_row(self, data: Path) -> None:
        said: list[str] = []
        with Cluster(data, report=said.append) as running:
            for round_number in (1, 2):
                add_row(running.url)
                killed = server_pid(data)
                os.kill(killed, signal.SIGKILL)
                assert eventually(partial(is_gone, killed))
                assert eventually(lambda: answers(running.url))
                assert count_rows(running.url) == round_number
        assert [line for line in said if "signal 9" in line and "Starting PostgreSQL again" in line]

    def test_comes_back_beside_a_backend_that_does_not_notice(self, data: Path) -> None:
        with Cluster(data) as running, psycopg.connect(running.url) as busy:
            add_row(running.url)
            os.kill(busy.info.backend_pid, signal.SIGSTOP)
            os.kill(server_pid(data), signal.SIGKILL)
            assert eventually(lambda: answers(running.url), seconds=15)
            assert count_rows(running.url) == 1

    def test_is_not_replaced_by_an_empty_one_when_its_disk_is_gone(self, data: Path) -> None:
        said: list[str] = []
        with Cluster(data, report=said.append) as running:
            add_row(running.url)
            killed = server_pid(data)
            (data / "postgres").rename(data / "elsewhere")
            os.kill(killed, signal.SIGKILL)
            assert eventually(lambda: any("has vanished" in sentence for sentence in said))
            assert not (data / "postgres").exists()
            (data / "elsewhere").rename(data / "postgres")
            assert eventually(lambda: answers(running.url))
            assert count_rows(running.url) == 1

    def test_comes_back_when_only_a_backend_was_killed(self, data: Path) -> None:
        with Cluster(data) as running, psycopg.connect(running.url) as victim:
            add_row(running.url)
            os.kill(victim.info.backend_pid, signal.SIGKILL)
            with pytest.raises(psycopg.OperationalError):
                victim.execute("SELECT 1")
            # For a moment nobody has noticed: the server answers once more before it recovers.
            assert eventually(lambda: answers(running.url) and is_whole(running.url))


class TestKilledWhileStarting:
    @contextmanager
    def killer(self, data: Path, most: int) -> Generator[list[int]]:
        """Kill so many servers of `data`, each as soon as it is there."""
        killed: list[int] = []
        is_over = threading.Event()

        def kill() -> None:
            while len(killed) < most and not is_over.is_set():
                with suppress(FileNotFoundError, IndexError, ProcessLookupError):
                    pid = server_pid(data)
                    if pid not in killed:
                        os.kill(pid, signal.SIGKILL)
                        killed.append(pid)
                time.sleep(0.002)

        thread = threading.Thread(target=kill)
        thread.start()
        try:
            yield killed
        finally:
            is_over.set()
            thread.join()

    def test_is_started_again(self, data: Path) -> None:
        said: list[str] = []
        with self.killer(data, 2) as killed, Cluster(data, report=said.append) as running:
            assert eventually(lambda: len(killed) == 2 and answers(running.url))
        assert "Starting PostgreSQL again" in said[0]

    def test_is_given_up_where_nothing_helps(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Server, "_is_ready", never)  # none is so quick that it is killed too late
        with self.killer(data, 100) as killed, pytest.raises(StartCutOff):
            Cluster(data).start()
        assert len(killed) == 5
        assert eventually(lambda: is_gone(killed[-1]))


class TestKilledParent:
    def test_leaves_no_server_behind(self, data: Path, served: tuple[subprocess.Popen[str], str]) -> None:
        server = server_pid(data)
        served[0].kill()
        assert eventually(lambda: is_gone(server))

    def test_hands_its_rows_to_the_next(self, data: Path, served: tuple[subprocess.Popen[str], str]) -> None:
        served[0].kill()
        with Cluster(data) as running:
            assert count_rows(running.url) == 1

    def test_may_be_making_the_database(self, tmp_path: Path) -> None:
        with run_beside(SERVE, tmp_path) as child:
            assert eventually(lambda: any(tmp_path.glob("postgres.new-*/base")))
            child.kill()
        assert not (tmp_path / "postgres").exists()
        with Cluster(tmp_path) as running:
            add_row(running.url)
            assert count_rows(running.url) == 1
        # What was being made may die more slowly than its parent, and write on; the start after that finds the rest.
        with Cluster(tmp_path):
            assert list(tmp_path.glob("postgres.new-*")) == []

    def test_does_not_stop_the_next_by_a_server_that_lingers(
        self, data: Path, served: tuple[subprocess.Popen[str], str]
    ) -> None:
        lingering = server_pid(data)
        os.kill(lingering, signal.SIGSTOP)
        served[0].kill()
        served[0].wait()
        said: list[str] = []

        def wake(sentence: str) -> None:
            said.append(sentence)
            os.kill(lingering, signal.SIGCONT)

        with Cluster(data, report=wake) as running:
            assert count_rows(running.url) == 1
        assert said == [f"Waiting for the previous PostgreSQL (process {lingering}) to end."]

    def test_does_not_stop_the_next_by_a_process_id_used_again(self, data: Path) -> None:
        with Cluster(data) as running:
            add_row(running.url)
            noted = (data / "postgres" / "postmaster.pid").read_text().splitlines()
        owner = (data / "postgres").stat().st_uid
        with subprocess.Popen(["/bin/sleep", "60"], user=owner if os.geteuid() == 0 else None) as stranger:
            stale = data / "postgres" / "postmaster.pid"
            stale.write_text("\n".join([str(stranger.pid), *noted[1:]]) + "\n")
            with Cluster(data) as running:
                assert count_rows(running.url) == 1
            assert stranger.poll() is None
            stranger.kill()


class TestBorrowing:
    def test_joins_the_server_that_runs(self, data: Path, served: tuple[subprocess.Popen[str], str]) -> None:
        with borrowed_cluster(data) as url:
            assert url == served[1]
            assert count_rows(url) == 1
        assert answers(served[1])

    def test_starts_the_database_for_as_long_as_it_is_needed(self, data: Path) -> None:
        with borrowed_cluster(data) as url:
            add_row(url)
            server = server_pid(data)
        assert is_gone(server)
        assert not answers(url)

    def test_serves_two_commands_at_once(self, data: Path) -> None:
        with run_beside(BORROW, data) as first, run_beside(BORROW, data) as second:
            assert [first.wait(60), second.wait(60)] == [0, 0]
        with borrowed_cluster(data) as url:
            assert count_rows(url) == 2

    def test_is_waited_for_by_a_server(self, data: Path) -> None:
        with run_beside(BORROW, data) as command:
            assert first_line(command) == "in"
            with Cluster(data) as running:
                assert command.wait(60) == 0
                assert count_rows(running.url) == 1

    def test_is_named_when_a_server_has_waited_long_enough(self, data: Path) -> None:
        with borrowed_cluster(data), pytest.raises(DataDirectoryInUse, match=f"process {os.getpid()}"):
            Cluster(data, patience=0.2).start()


class TestALockFile:
    def test_of_a_killed_server_that_nobody_collected_is_forgotten(self, tmp_path: Path) -> None:
        dead = subprocess.Popen(["true"])
        os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
        file = tmp_path / "postmaster.pid"
        file.write_text(f"{dead.pid}\n")
        forget_reused_ids([file])
        dead.wait()
        assert not file.exists()

    def test_of_an_id_that_nobody_has_is_left_for_postgresql_to_judge(self, tmp_path: Path) -> None:
        file = tmp_path / "postmaster.pid"
        file.write_text("999999999\n")
        forget_reused_ids([file])
        assert file.exists()
