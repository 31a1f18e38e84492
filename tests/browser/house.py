"""A house of its own for browsers: a PostgreSQL, `parley serve` on it, and Chromium beside it."""

import subprocess
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from parley.app.front import FOLDER
from parley.kit.db.migrate import migrate
from parley.kit.embedded import Cluster
from tests.app.conftest import FIRST_START, environment, free_port, until
from tests.support.databases import settle
from tests.support.desks import SECRET_TEXT
from tools.browser import present

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A web page of a test is as far as it reaches: every other name leads nowhere.
    "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True)
class House:
    """A server that is up; every workspace on its database is at a host of its own, unless `host` is that of all."""

    database_url: str
    port: int
    folder: Path
    host: str = ""

    def address(self, name: str) -> str:
        """Return where the workspace of that name is: a secure context for browsers, as https would be."""
        return f"http://{self.host or f'{name}.localhost'}:{self.port}"

    @property
    def log(self) -> str:
        """What the server said so far."""
        return (self.folder / "serve.log").read_text()


@contextmanager
def open_house(folder: Path, *, host: str = "", **settings: str) -> Generator[House]:
    """Serve on a database of its own until the block ends; links lead to the `host` where there is one."""
    assert (FOLDER / "app.html").is_file(), "There is no front end to try: `make web` builds it."
    with Cluster(folder / "postgres") as cluster:
        settle(cluster.url)
        migrate(cluster.url)
        house = House(cluster.url, free_port(), folder, host)
        given = environment(
            data_dir=str(folder / "data"),
            port=str(house.port),
            database_url=cluster.url,
            secret=SECRET_TEXT,
            rate_limit="off",
            proxies="127.0.0.1/32",
            outbound_allow="127.0.0.1/32",
            **({"public_url": house.address("")} if host else {}),
            **settings,
        )
        with (folder / "serve.log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "parley", "serve"], env=given, stdout=log, stderr=subprocess.STDOUT
            )
        try:
            assert until(lambda: "Ctrl+C" in house.log or process.poll() is not None, FIRST_START), house.log
            assert process.poll() is None, house.log
            yield house
        finally:
            process.terminate()
            process.wait(40)


@asynccontextmanager
async def open_chromium() -> AsyncGenerator[Browser]:
    """Start the machine's own Chromium, without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=present(), args=list(FLAGS))
        yield browser
        await browser.close()
