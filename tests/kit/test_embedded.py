"""The embedded database in its ordinary life: made, refused, stopped, started again."""

from __future__ import annotations

import asyncio
import os
import stat
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import psycopg
import pytest

from parley.kit.embedded import (
    Cluster,
    DataDirectoryDamaged,
    DataDirectoryInUse,
    StartFailed,
    WrongMajorVersion,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a running database to the tests that leave it as it was."""
    with Cluster(tmp_path_factory.mktemp("shared") / "data") as running:
        yield running


def one(url: str, query: str) -> object:
    """Answer the single value of a query."""
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]


def add_row(url: str) -> None:
    """Store one row, durably, in a table made when missing."""
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (at timestamptz DEFAULT now())")
        connection.execute("INSERT INTO kept DEFAULT VALUES")


class TestRefusal:
    def test_names_the_process_that_serves_already(self, cluster: Cluster) -> None:
        data = cluster.data_dir
        with pytest.raises(DataDirectoryInUse, match=rf"process {os.getpid()}\) is already using") as refused:
            Cluster(data).start()
        assert refused.value.pid == os.getpid()
        assert one(cluster.url, "SELECT 1") == 1

    def test_says_what_to_do_about_another_major_version(self, tmp_path: Path) -> None:
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
        with pytest.raises(WrongMajorVersion, match=r"PostgreSQL 17.*brings PostgreSQL 18.*backup") as refused:
            Cluster(tmp_path).start()
        assert (refused.value.found, refused.value.installed) == ("17", 18)

    def test_touches_no_folder_that_holds_something_else(self, tmp_path: Path) -> None:
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "holiday.jpg").write_text("sun")
        with pytest.raises(DataDirectoryDamaged):
            Cluster(tmp_path).start()
        assert (tmp_path / "postgres" / "holiday.jpg").read_text() == "sun"

    def test_shows_the_last_lines_when_postgresql_ends_at_once(self, tmp_path: Path) -> None:
        with Cluster(tmp_path):
            pass
        with (tmp_path / "postgres" / "postgresql.auto.conf").open("a") as settings:
            settings.write("no_such_setting = 1\n")
        with pytest.raises(StartFailed, match="no_such_setting"):
            Cluster(tmp_path).start()
        assert (tmp_path / "parley.lock").read_text() == ""

    def test_has_no_url_before_the_start(self, tmp_path: Path) -> None:
        with pytest.raises(StartFailed, match="nobody has started it"):
            _ = Cluster(tmp_path).url


class TestSettings:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("listen_addresses", ""),
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("synchronous_commit", "on"),
            ("data_checksums", "on"),
            ("jit", "off"),
            ("max_connections", "60"),
            ("idle_in_transaction_session_timeout", "30s"),
            ("server_encoding", "UTF8"),
            ("TimeZone", "UTC"),
        ],
    )
    def test_are_in_force(self, cluster: Cluster, name: str, value: str) -> None:
        assert one(cluster.url, f"SHOW {name}") == value

    def test_fold_letters_beyond_ascii(self, cluster: Cluster) -> None:
        assert one(cluster.url, "SELECT lower('ÀÉŽΩЖ')") == "àéžωж"

    def test_reach_asyncpg_by_the_same_url(self, cluster: Cluster) -> None:
        async def ask() -> object:
            connection = await asyncpg.connect(cluster.url)
            try:
                return await connection.fetchval("SELECT current_user")
            finally:
                await connection.close()

        assert asyncio.run(ask()) == "parley"


class TestPrivacy:
    def test_shuts_everyone_else_out(self, cluster: Cluster) -> None:
        data = cluster.data_dir
        open_to_others = [path.name for path in (data, *data.iterdir()) if stat.S_IMODE(path.stat().st_mode) & 0o077]
        assert open_to_others == []

    def test_writes_no_statement_into_the_log(self, cluster: Cluster) -> None:
        with pytest.raises(psycopg.errors.UndefinedTable):
            one(cluster.url, "SELECT 'a customer said this' FROM nowhere")
        log = (cluster.data_dir / "postgres.log").read_text()
        assert 'relation "nowhere" does not exist' in log
        assert "customer" not in log


class TestStart:
    def test_keeps_the_rows_of_the_run_before(self, tmp_path: Path) -> None:
        for expected in (1, 2):
            with Cluster(tmp_path) as running:
                add_row(running.url)
                assert one(running.url, "SELECT count(*) FROM kept") == expected

    def test_outlives_the_thread_that_asked_for_it(self, tmp_path: Path) -> None:
        running = Cluster(tmp_path)
        asking = threading.Thread(target=running.start)
        asking.start()
        asking.join()
        try:
            # The kernel would have told the server by now that its parent died.
            time.sleep(0.3)
            assert one(running.url, "SELECT pg_postmaster_start_time() < now() - interval '0.2 s'") is True
        finally:
            running.stop()

    def test_heeds_no_variable_meant_for_another_postgresql(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PGPORT", "6543")
        monkeypatch.setenv("PGDATA", "/nowhere")
        with Cluster(tmp_path) as running:
            assert one(running.url, "SHOW port") == "5432"

    def test_throws_away_a_creation_that_a_crash_cut_short(self, tmp_path: Path) -> None:
        (tmp_path / "postgres.new-1" / "base").mkdir(parents=True)
        (tmp_path / "postgres.new-1" / "PG_VERSION").write_text("18\n")
        with Cluster(tmp_path) as running:
            assert one(running.url, "SELECT current_database()") == "parley"
        assert not (tmp_path / "postgres.new-1").exists()

    def test_sets_a_long_log_aside(self, tmp_path: Path) -> None:
        with (tmp_path / "postgres.log").open("wb") as log:
            log.truncate(10 * 1024 * 1024 + 1)
        with Cluster(tmp_path):
            assert (tmp_path / "postgres.log").stat().st_size < 10_000
        assert (tmp_path / "postgres.log.1").stat().st_size == 10 * 1024 * 1024 + 1

    def test_works_at_a_path_too_long_for_a_socket(self, tmp_path: Path) -> None:
        data = tmp_path / ("d" * (150 - len(str(tmp_path)) - 1))
        assert len(str(data)) == 150
        with Cluster(data) as running:
            assert one(running.url, "SELECT 1") == 1
            sockets = one(running.url, "SHOW unix_socket_directories")
        assert not Path(str(sockets)).exists()

    def test_works_at_a_path_full_of_signs(self, tmp_path: Path) -> None:
        with Cluster(tmp_path / 'it\'s, 100% "mine" & \\ ünï') as running:
            assert one(running.url, "SELECT 1") == 1

    def test_works_below_a_folder_that_only_this_user_may_enter(self, tmp_path: Path) -> None:
        (tmp_path / "shut").mkdir(mode=0o700)
        with Cluster(tmp_path / "shut" / "data") as running:
            assert one(running.url, "SELECT 1") == 1
