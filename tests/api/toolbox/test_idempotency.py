"""Keys at a day's end: one effect for one key whatever the clocks say, for a whole life, and none after it."""

import asyncio
import datetime as dt
import itertools
import uuid
from collections import Counter
from collections.abc import AsyncGenerator, Generator
from urllib.parse import urlsplit

import asyncpg
import msgspec
import psycopg
import pytest

from parley.api.toolbox.idempotency import keys, store
from parley.app.environment import read
from parley.app.jobs import JOBS, Hands
from parley.core.files import FileVault
from parley.core.webhooks import Proposal
from parley.kit.clock import utc_now
from parley.kit.db import Database
from parley.kit.db.migrate import migrate, shipped
from parley.kit.db.partitions import keep_partitions
from parley.kit.db.roles import make_tenant_role
from tests.support.databases import apply, empty_database
from tests.support.desks import house_for, open_desk

BEFORE = shipped()[:3]
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
MOMENT = dt.timedelta(microseconds=1)
# As the release before this one claims a key.
OLD_CLAIM = """
insert into idempotency_keys as k (workspace_id, scope, key, fingerprint, claim, lease_until, created_at)
values (%s, %s, %s, %s, %s, %s, %s)
on conflict (workspace_id, scope, key) do update
set fingerprint = excluded.fingerprint, claim = excluded.claim, lease_until = excluded.lease_until,
    created_at = excluded.created_at, status = null, headers = null, body = null
where (k.status is null and k.lease_until < excluded.created_at)
    or k.created_at < excluded.created_at - interval '1 day'
returning 1
"""


def midnight(days: int) -> dt.datetime:
    """The beginning of a day from today."""
    return utc_now().replace(hour=0, minute=0, second=0, microsecond=0) + days * DAY


def a_claim(key: str, at: dt.datetime, fingerprint: bytes = b"one") -> store.Claim:
    return store.Claim(1, "native /tickets key:1", key, fingerprint, uuid.uuid4(), at)


@pytest.fixture(scope="module")
def url(database_url: str) -> Generator[str]:
    with empty_database(database_url) as url:
        migrate(url)
        make_tenant_role(url)
        yield url


@pytest.fixture(scope="module")
async def aside(url: str, anyio_backend: str) -> AsyncGenerator[Database]:
    """A database whose days may be dropped, with its first workspace, under row security."""
    database = Database(url, row_security=True, size=20)
    await database.open()
    async with open_desk(database) as desk:
        assert desk.workspace.id == 1
        yield database
    await database.close()


async def claimed(database: Database, claim: store.Claim) -> store.Kept | None:
    async with database.tenant(1) as connection:
        return await store.claim(connection, claim, lease=keys.LEASE, life=keys.LIFE)


async def saved(database: Database, claim: store.Claim, body: bytes = b"done") -> bool:
    async with database.tenant(1) as connection:
        return await store.save(connection, claim, status=201, headers={}, body=body)


class TestAKeyAtADaysEnd:
    @pytest.mark.parametrize("days", [1, 2, 3, 400])
    async def test_is_claimed_once_by_fifty_whose_clocks_are_on_both_sides(self, aside: Database, days: int) -> None:
        end = midnight(days)
        for turn in range(6):
            clocks = [end - MOMENT * (n + 1) if n % 2 else end + MOMENT * n for n in range(50)]
            claims = [a_claim(f"{days} {turn}", clock) for clock in clocks]
            found = await asyncio.gather(*(claimed(aside, claim) for claim in claims))
            assert Counter(each is None for each in found) == {True: 1, False: 49}
            assert all(each.status is None for each in found if each is not None)

    async def test_is_replayed_for_its_whole_life_and_free_afterwards(self, aside: Database) -> None:
        for start in (midnight(2) - MOMENT, midnight(2), midnight(3) - 12 * HOUR):
            name, first = f"life {start}", a_claim(f"life {start}", start)
            assert await claimed(aside, first) is None
            assert await saved(aside, first)
            for later in (MOMENT, MINUTE, 12 * HOUR, keys.LIFE):
                kept = await claimed(aside, a_claim(name, start + later))
                assert kept == store.Kept(b"one", 201, {}, b"done"), later
            assert await claimed(aside, a_claim(name, start + keys.LIFE + MOMENT)) is None
            assert not await saved(aside, a_claim(name, start))

    async def test_is_seen_by_a_clock_that_is_behind(self, aside: Database) -> None:
        first = a_claim("behind", midnight(3) + 5 * MINUTE)
        assert await claimed(aside, first) is None
        assert await claimed(aside, a_claim("behind", midnight(3) - 5 * MINUTE)) == store.Kept(b"one", None, None, None)

    async def test_is_taken_over_from_one_who_did_not_come_back(self, aside: Database) -> None:
        lost, taker = a_claim("lost", midnight(3) - MOMENT), a_claim("lost", midnight(3) + keys.LEASE, b"other")
        assert await claimed(aside, lost) is None
        assert await claimed(aside, a_claim("lost", midnight(3) + keys.LEASE - 2 * MOMENT)) is not None
        assert await claimed(aside, taker) is None
        assert not await saved(aside, lost, b"late")
        assert await saved(aside, taker, b"mine")
        again = await claimed(aside, a_claim("lost", taker.at + keys.LIFE))
        assert again == store.Kept(b"other", 201, {}, b"mine")

    async def test_is_not_taken_over_while_its_answer_is_being_saved(self, aside: Database) -> None:
        slow, taker = a_claim("slow", midnight(3) - MOMENT), a_claim("slow", midnight(3) + keys.LEASE)
        assert await claimed(aside, slow) is None
        async with aside.tenant(1) as connection, connection.transaction():
            assert await store.save(connection, slow, status=201, headers={}, body=b"just")
            taking = asyncio.create_task(claimed(aside, taker))
            await asyncio.sleep(0.2)
            assert not taking.done()
        assert await asyncio.wait_for(taking, 10) == store.Kept(b"one", 201, {}, b"just")

    async def test_that_was_released_is_free(self, aside: Database) -> None:
        claim = a_claim("freed", midnight(3) - MOMENT)
        assert await claimed(aside, claim) is None
        async with aside.tenant(1) as connection:
            await store.release(connection, claim)
        assert await claimed(aside, a_claim("freed", midnight(3))) is None

    async def test_of_another_workspace_is_another(self, aside: Database) -> None:
        assert await claimed(aside, a_claim("shared", midnight(3))) is None
        async with open_desk(aside) as desk, aside.tenant(desk.workspace.id) as connection:
            other = msgspec.structs.replace(a_claim("shared", midnight(3)), workspace=desk.workspace.id)
            assert await store.claim(connection, other, lease=keys.LEASE, life=keys.LIFE) is None

    async def test_opens_one_ticket_for_fifty_calls(self, aside: Database) -> None:
        end = midnight(1)
        clocks = itertools.cycle([end - MOMENT, end, end - 2 * MOMENT, end + MOMENT])
        house = msgspec.structs.replace(house_for(aside), now=lambda: next(clocks))
        body, headers = {"subject": "Help", "customer_email": "a@example.com"}, {"idempotency-key": "night"}
        async with open_desk(aside, house) as desk:
            calls = [desk.call("POST", "/tickets", json=body, headers=headers) for _ in range(50)]
            answers = await asyncio.wait_for(asyncio.gather(*calls), 60)
            assert set(Counter(answer.status_code for answer in answers)) <= {201, 409}
            assert {answer.json()["data"]["id"] for answer in answers if answer.is_success} == {"tkt_1"}
            assert (await desk.got("/tickets"))["meta"]["total"] == 1


class TestADay:
    async def test_is_dropped_when_all_its_keys_are_past_their_life(self, database_url: str) -> None:
        with empty_database(database_url) as url:
            migrate(url)
            make_tenant_role(url)
            database = Database(url)
            await database.open()
            async with open_desk(database), database.system() as connection:
                await claimed(database, a_claim("rest", midnight(20)))
                await claimed(database, a_claim("first", midnight(0)))
                await claimed(database, a_claim("third", midnight(3) - MOMENT))
                for now, left in (
                    (midnight(2) + keys.LIFE - MOMENT, ["first", "rest", "third"]),
                    (midnight(2) + keys.LIFE, ["rest", "third"]),
                    (midnight(3) + keys.LIFE - MOMENT, ["rest", "third"]),
                    (midnight(3) + keys.LIFE, ["rest"]),
                    (midnight(21) + keys.LIFE, []),
                ):
                    await keep_partitions(database, store.TABLES, kept=keys.LIFE, now=now)
                    rows = await connection.fetch("select key from idempotency_claims order by key")
                    assert [row["key"] for row in rows] == left, now
                    assert await connection.fetchval(f"select to_regclass('idempotency_claims_{now + DAY:%Y%m%d}')")
            await database.close()

    async def test_is_made_ahead_and_kept_by_the_job(self, aside: Database) -> None:
        job = next(job for job in JOBS if job.name == "idempotency.prune")
        first = a_claim("present", utc_now())
        assert await claimed(aside, first) is None
        await job.run(Hands(aside, read({}), FileVault("memory://")))
        assert await claimed(aside, a_claim("present", utc_now())) is not None
        async with aside.system() as connection:
            for days in range(2, 8):
                name = f"idempotency_claims_{midnight(days):%Y%m%d}"
                assert await connection.fetchval("select to_regclass($1)", name), name
                assert await connection.fetchval("select relrowsecurity from pg_class where relname = $1", name)


class TestTheUpgrade:
    def test_keeps_what_lives_and_lets_the_release_before_go_on(self, database_url: str) -> None:
        now = utc_now()
        with empty_database(database_url) as url:
            apply(url, *BEFORE)
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(
                    "insert into workspaces (slug, name, created_at, updated_at) values ('a', 'A', now(), now())"
                )
                self._claim(connection, "living", now - HOUR)
                self._claim(connection, "past", now - 25 * HOUR)
                self._claim(connection, "ahead", now + 30 * DAY)
                connection.execute("update idempotency_keys set status = 201, headers = '{}', body = 'x'")
            apply(url, *shipped()[3:4])
            with psycopg.connect(url, autocommit=True) as connection:
                assert self._claim(connection, "living", now) is None
                assert self._claim(connection, "old", now) is not None
            asyncio.run(self._goes_on(url, now))

    async def _goes_on(self, url: str, now: dt.datetime) -> None:
        database = Database(url)
        await database.open()
        for name, is_kept in (("living", True), ("old", True), ("past", False), ("new", False)):
            assert (await claimed(database, a_claim(name, now)) is not None) == is_kept, name
        await database.close()
        with psycopg.connect(url, autocommit=True) as connection:
            assert self._claim(connection, "new", now + keys.LEASE / 2) is None

    @staticmethod
    def _claim(connection: psycopg.Connection[tuple[int]], key: str, at: dt.datetime) -> tuple[int] | None:
        given = a_claim(key, at)
        values = (1, given.scope, key, b"one", given.token, at + keys.LEASE, at)
        return connection.execute(OLD_CLAIM, values).fetchone()


class TestAKeyThatIsNotUsed:
    async def test_costs_no_statement(self, aside: Database, url: str) -> None:
        calls = "select coalesce(sum(calls), 0) from pg_stat_user_functions where funcname = 'claim_idempotency_key'"
        spy = await asyncpg.connect(url)
        await spy.execute(f"alter database {urlsplit(url).path[1:]} set track_functions = 'pl'")
        watched = Database(url)
        await watched.open()
        async with open_desk(watched) as desk:
            for headers, counted in (({}, 0), ({"idempotency-key": "x"}, 1)):
                body = {"subject": "Help", "customer_email": "a@example.com"}
                assert (await desk.call("POST", "/tickets", json=body, headers=headers)).status_code == 201
                await watched.close()
                assert await spy.fetchval(calls) == counted
                await watched.open()
        await watched.close()
        await spy.close()


class TestAKeyWhoseCallTakesLong:
    async def test_is_held_for_as_long_as_it_takes(self, aside: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(keys, "LEASE", dt.timedelta(seconds=3))
        monkeypatch.setattr(keys, "RENEW_EVERY", 0.1)
        waiting, ending = asyncio.Event(), asyncio.Event()

        async def prove(_: Proposal) -> None:
            waiting.set()
            await ending.wait()

        async with open_desk(aside, msgspec.structs.replace(house_for(aside), prove=prove)) as desk:

            async def ask() -> int:
                body = {"url": "https://hooks.example.com/1", "events": ["ticket.created"]}
                return (await desk.call("POST", "/webhooks", json=body, headers={"idempotency-key": "x"})).status_code

            first = asyncio.create_task(ask())
            await waiting.wait()
            await asyncio.sleep(4)
            assert await asyncio.wait_for(ask(), 10) == 409
            ending.set()
            assert (await first, await ask()) == (201, 201)
            assert len((await desk.got("/webhooks"))["data"]) == 1

    async def test_is_free_soon_after_its_process_died(self, aside: Database) -> None:
        died = a_claim("died", utc_now())
        assert await claimed(aside, died) is None
        soon = died.at + dt.timedelta(seconds=10) + MOMENT
        assert await claimed(aside, a_claim("died", soon)) is None
