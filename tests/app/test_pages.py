"""The house's own pages."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from parley.app import asgi
from parley.app.asgi import HOUSE_PATHS, Parley, Root
from parley.app.doors import DOORS
from parley.app.environment import read
from parley.app.metrics import Metrics
from parley.app.pages import Pages, house_pages
from parley.app.readiness import Readiness
from parley.app.reference import ASSETS
from parley.core.webhooks.deliveries.store.backlog import count_pending
from parley.kit.clock import utc_now
from parley.kit.db import Database, DatabaseGone
from parley.kit.db.migrate import migrate
from parley.kit.embedded import Cluster
from tests.support.desks import Desk, house_for
from tests.support.hooks import claimed, hooked, planned, tagged

URL = "http://desk.test"


def client_of(database: Database, readiness: Readiness, metrics: Metrics | None = None) -> httpx.AsyncClient:
    """Return a client of the whole application with the house's real pages."""
    metrics = metrics or Metrics()
    table = house_pages(doors=DOORS, url=URL, database=database, readiness=readiness, metrics=metrics)
    root = Root(house_for(database, observe=metrics.observe), DOORS, Pages(table))
    return httpx.AsyncClient(transport=httpx.ASGITransport(root), base_url=URL)


@pytest.fixture
async def client(database: Database) -> AsyncGenerator[httpx.AsyncClient]:
    """A client of a healthy house."""
    async with client_of(database, Readiness(database, "memory://")) as client:
        yield client


class TestReadiness:
    async def test_fails_by_part_while_postgresql_is_away_and_comes_back(self, tmp_path: Path) -> None:
        with Cluster(tmp_path / "data") as cluster:
            migrate(cluster.url)
            database = Database(cluster.url)
            await database.open()
            url = cluster.url
        async with client_of(database, Readiness(database, "memory://")) as client:
            away = await client.get("/readyz")
            alive = await client.get("/healthz")
            metrics = await client.get("/metrics")
            with Cluster(tmp_path / "data") as cluster:
                assert cluster.url == url
                back = await client.get("/readyz")
                await database.close()
        assert (away.status_code, away.headers["retry-after"], alive.status_code) == (503, "2", 200)
        assert away.json()["parts"] == {
            "server": "ok",
            "database": "the database does not answer",
            "migrations": "the database does not answer",
            "worker": "the database does not answer",
            "files": "ok",
        }
        assert "parley_database_up 0.0" in metrics.text
        assert (back.status_code, back.json()["parts"]["database"]) == (200, "ok")

    async def test_fails_before_the_migrations_have_run(self, tmp_path: Path) -> None:
        with Cluster(tmp_path / "data") as cluster:
            database = Database(cluster.url)
            await database.open()
            parts = await Readiness(database, "memory://").parts()
            await database.close()
        assert parts["database"] == "ok"
        assert re.fullmatch(r"\d+ to be applied", parts["migrations"])
        assert not Readiness.is_ready(parts)

    async def test_fails_when_files_have_no_folder(self, database: Database, tmp_path: Path) -> None:
        parts = await Readiness(database, (tmp_path / "no such folder").as_uri()).parts()
        assert parts["files"] == "the folder cannot be written"

    async def test_fails_as_soon_as_the_process_is_to_end(self, database: Database) -> None:
        readiness = Readiness(database, "memory://")
        readiness.stopping = True
        async with client_of(database, readiness) as client:
            answer = await client.get("/readyz")
            assert (answer.status_code, answer.json()["parts"]["server"]) == (503, "stopping")
            assert (await client.get("/api/v1/tags")).status_code == 401

    async def test_does_not_wait_for_a_worker(self, client: httpx.AsyncClient) -> None:
        answer = await client.get("/readyz")
        assert (answer.status_code, answer.json()["ready"]) == (200, True)
        assert answer.json()["parts"]["worker"] != ""


class TestPages:
    @pytest.mark.parametrize("path", ["/nope", "/docs/", "/docs/../settings.py", "/openapi/other.json", "/healthz/"])
    async def test_that_are_not_there_answer_in_json(self, client: httpx.AsyncClient, path: str) -> None:
        answer = await client.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")

    async def test_are_never_redirects(self, client: httpx.AsyncClient) -> None:
        answers = [await client.get(path) for path in ("/", "/docs", "/healthz", "/readyz", "/openapi.json")]
        assert {answer.status_code for answer in answers} == {200}

    async def test_take_get_and_head_alone(self, client: httpx.AsyncClient) -> None:
        post, head = await client.post("/healthz"), await client.head("/healthz")
        assert (post.status_code, post.headers["allow"]) == (405, "GET, HEAD")
        assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "16")

    def test_are_claimed_by_no_door(self) -> None:
        claimed = {prefix for door in DOORS for prefix in door.prefixes}
        assert [path for path in HOUSE_PATHS if any(f"{path}/".startswith(f"{prefix}/") for prefix in claimed)] == []


class TestReference:
    @pytest.mark.parametrize("path", ASSETS)
    async def test_is_served_under_a_strict_policy(self, client: httpx.AsyncClient, path: str) -> None:
        answer = await client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"

    @pytest.mark.parametrize("path", ["/", "/docs"])
    async def test_has_nothing_inline_and_nothing_from_elsewhere(self, client: httpx.AsyncClient, path: str) -> None:
        page = (await client.get(path)).text
        assert not re.search(r"<style|<script(?![^>]+src=)|\son\w+=|\sstyle=", page)
        sources = re.findall(r'(?:src|href)="([^"#]+)"', page)
        assert sources
        assert [source for source in sources if not source.startswith("/")] == []
        assert {(await client.get(source)).status_code for source in sources} == {200}

    async def test_is_drawn_from_each_doors_document(self, client: httpx.AsyncClient) -> None:
        doors = (await client.get("/docs/doors.json")).json()
        assert [door["name"] for door in doors] == [door.name for door in DOORS]
        for door in doors:
            document = (await client.get(f"/openapi/{door['name']}.json")).json()
            assert (document["openapi"], document["servers"]) == ("3.1.0", [{"url": URL}])
        assert (await client.get("/openapi.json")).json()["paths"]["/api/v1/tags"]["post"]["operationId"]


class TestMetrics:
    async def test_count_requests_by_operation_and_status(self, desk: Desk, database: Database) -> None:
        metrics = Metrics()
        async with client_of(database, Readiness(database, "memory://"), metrics) as client:
            await client.get("/api/v1/tags", headers={"authorization": f"Bearer {desk.key}"})
            await client.get("/api/v1/tags")
            page = (await client.get("/metrics")).text
        assert 'parley_request_seconds_count{door="native",operation="list_tags",status="200"} 1.0' in page
        assert 'parley_request_seconds_count{door="native",operation="",status="401"} 1.0' in page
        assert "parley_database_up 1.0" in page
        assert 'parley_database_connections{state="used"}' in page


class TestTheBacklog:
    async def test_tells_what_waits_and_who_is_in_trouble(self, desk: Desk, database: Database) -> None:
        paused, failing, fine = [await hooked(desk, "tag.created") for _ in range(3)]
        await tagged(desk, "one", "two")
        await planned(desk)
        async with database.system() as connection:
            await connection.execute("delete from webhook_deliveries where workspace_id <> $1", desk.workspace.id)
            await connection.execute("update webhooks set failures = 0, status = 'active'")
            await connection.execute("update webhooks set status = 'suspended' where id = $1", paused.id)
            await connection.execute("update webhooks set failures = 3 where id = $1", failing.id)
            await connection.execute(
                "update webhook_deliveries set next_attempt_at = now() + interval '1 hour' where webhook_id = $1",
                failing.id,
            )
        (due,) = await claimed(desk, each=1)
        assert due.webhook.id == fine.id
        await tagged(desk, "three")
        metrics = Metrics()
        async with client_of(database, Readiness(database, "memory://"), metrics) as client:
            page = (await client.get("/metrics")).text
        for state, amount in (("due", 1), ("sending", 1), ("retrying", 2), ("held", 2)):
            assert f'parley_webhook_deliveries{{state="{state}"}} {amount}.0' in page
        for state in ("failing", "suspended"):
            assert f'parley_webhooks{{state="{state}"}} 1.0' in page
        assert float(page.partition("\nparley_events_lag_seconds ")[2].split()[0]) > 0

    async def test_is_counted_to_a_limit(self, desk: Desk, database: Database) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, *(f"tag {number}" for number in range(6)))
        await planned(desk)
        async with database.system() as connection:
            pending = await count_pending(connection, utc_now(), 4)
        assert sum(pending.values()) == 4


class TestAWebProcess:
    async def test_fails_to_start_in_one_line_when_there_is_no_database(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asgi, "DATABASE_WITHIN", 0.3)
        logged: list[str] = []
        web = Parley(read({"PARLEY_DATABASE_URL": f"postgresql:///desk?host={tmp_path}"}))

        def log(event: str, **_: object) -> None:
            logged.append(event)

        web._log = SimpleNamespace(error=log)
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "lifespan.startup"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await web({"type": "lifespan"}, receive, cast("Any", send))
        assert (sent, logged) == ([{"type": "lifespan.startup.failed"}], ["the database does not answer"])

    async def test_waits_for_a_database_that_is_recovering(
        self, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asgi, "_settle_memory", lambda: None)
        web = Parley(
            read({"PARLEY_DATABASE_URL": database_url, "PARLEY_DATA_DIR": str(tmp_path), "PARLEY_SECRET": "s" * 40})
        )
        tries, really = [0], web._database.open

        async def recovering() -> None:
            tries[0] += 1
            if tries[0] < 3:
                raise DatabaseGone
            await really()

        monkeypatch.setattr(web._database, "open", recovering)
        told = iter(["lifespan.startup", "lifespan.shutdown"])
        sent: list[str] = []

        async def receive() -> dict[str, Any]:
            return {"type": next(told)}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message["type"])

        await web({"type": "lifespan"}, receive, cast("Any", send))
        assert (sent, tries) == (["lifespan.startup.complete", "lifespan.shutdown.complete"], [3])
