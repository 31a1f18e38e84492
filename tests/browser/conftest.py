"""One server and one Chromium for each worker; one fresh desk, with its owner signed in, for each journey."""

from collections.abc import AsyncGenerator, Generator
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.async_api import Browser

from parley.kit.db import Database
from tests.browser.house import House, open_chromium, open_house
from tests.browser.seat import Seat, take_seat
from tests.browser.stage import Stage, open_stage
from tests.support.desks import Desk, open_desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each journey a second try: on a busy machine a deadline is missed now and then; a fault stays one."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    """The server, with a PostgreSQL that no other test writes to: its worker would do the others' work."""
    with open_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="session")
async def browser(anyio_backend: str) -> AsyncGenerator[Browser]:
    """Chromium; every seat has a context of its own, with cookies and storage of its own."""
    async with open_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
async def database(house: House, anyio_backend: str) -> AsyncGenerator[Database]:
    """The server's own database, for what a journey finds when it begins."""
    database = Database(house.database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def desk(database: Database) -> AsyncGenerator[Desk]:
    """A fresh workspace at a host of its own; `desk.call` is its API, beside the server."""
    async with open_desk(database) as desk:
        answer = await desk.call("PATCH", "/workspace", json={"hosts": [f"{desk.workspace.slug}.localhost"]})
        assert answer.is_success, answer.text
        yield desk


class SitDown(Protocol):
    """Opens another browser at the desk: `agent` is whom it is signed in as, 0 for nobody."""

    def __call__(self, *, agent: int | None = None, **options: Any) -> AbstractAsyncContextManager[Seat]: ...


@pytest.fixture
def sit_down(browser: Browser, house: House, desk: Desk, tmp_path: Path) -> SitDown:
    """Further browsers at the same desk, each for the length of an `async with`."""
    return partial(take_seat, browser, house, desk, tmp_path)


@pytest.fixture
async def seat(sit_down: SitDown) -> AsyncGenerator[Seat]:
    """The owner's browser, signed in, at 1440 by 900."""
    async with sit_down() as seat:
        yield seat


@pytest.fixture(scope="module")
async def stage(database: Database, house: House, anyio_backend: str) -> AsyncGenerator[Stage]:
    """One desk with samples for all who only look."""
    async with open_stage(database, house) as stage:
        yield stage
