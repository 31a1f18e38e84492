"""One real PostgreSQL and one database for each worker, built by the migrations; statements run under row security."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from parley.kit.db import Database
from parley.kit.db import database as pools
from parley.kit.db.migrate import migrate
from parley.kit.db.roles import make_tenant_role
from parley.kit.embedded import Cluster
from tests.support.databases import settle
from tests.support.desks import Desk, open_desk

settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")
pools.ACQUIRE_SECONDS = 60.0  # fifty callers at once share ten connections; how long they wait is no subject here


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The URL of a migrated database of this worker's own."""
    folder = Path(tmp_path_factory.mktemp("desk"))
    with Cluster(folder) as cluster:
        settle(cluster.url)
        migrate(cluster.url)
        make_tenant_role(cluster.url)
        yield cluster.url


@pytest.fixture(scope="session")
async def database(database_url: str, anyio_backend: str) -> AsyncGenerator[Database]:
    """A pool under forced row-level security: a statement that forgets the workspace finds nothing."""
    database = Database(database_url, row_security=True)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def desk(database: Database) -> AsyncGenerator[Desk]:
    """A fresh workspace with its owner's key."""
    async with open_desk(database) as desk:
        yield desk


@pytest.fixture
async def other_desk(database: Database) -> AsyncGenerator[Desk]:
    """Another tenant on the same database."""
    async with open_desk(database) as desk:
        yield desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the chaos, which takes minutes by itself: at the end it would be waited for."""
    items.sort(key=lambda item: "chaos" not in item.path.parts)
