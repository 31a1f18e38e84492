"""Pictures that no article shows: a week after that was noticed they are gone, and what is shown stays for ever."""

import datetime as dt
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from parley.core import articles, files
from parley.core.articles import ArticleStatus, add_picture, let_go_of_pictures
from parley.core.articles.sweeping import UNSHOWN_LIFE
from parley.core.files import File, FileVault, sweep_orphans, take_in
from parley.kit.clock import utc_now
from tests.support.desks import Desk

PNG = b"\x89PNG\r\n\x1a\nrest"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    return FileVault(f"file://{tmp_path}")


async def body() -> AsyncGenerator[bytes]:
    yield PNG


async def picture(desk: Desk, vault: FileVault) -> File:
    stored = await take_in(vault, body(), workspace=desk.workspace.id, name="a.png", declared=None, most=99, at="file")
    async with desk.work() as work:
        return await add_picture(work, stored=stored, head=PNG)


def shown(desk: Desk, file: File) -> str:
    """Write what an article says to show the picture."""
    token = articles.spell_picture(desk.house.secret, workspace=desk.workspace.id, file=file.id)
    return f"See ![it](/help/pictures/{token})"


async def write(desk: Desk, text: str, status: ArticleStatus = ArticleStatus.DRAFT) -> int:
    async with desk.work() as work:
        return (await articles.create_article(work, title="How", body=text, status=status)).id


async def change(desk: Desk, article: int, text: str) -> None:
    async with desk.work() as work:
        await articles.update_article(work, article=article, body=text)


async def sweep(desk: Desk, vault: FileVault, after: dt.timedelta) -> None:
    """Do what the worker does every hour."""
    now = utc_now() + after
    await let_go_of_pictures(desk.database, now)
    await sweep_orphans(desk.database, vault, now)


async def is_there(desk: Desk, vault: FileVault, file: File) -> bool:
    async with desk.look() as work:
        row = file.id in await files.find_files(work.connection, work.workspace, [file.id])
    assert await vault.exists(file.key) is row, "a row has its bytes, and bytes their row"
    return row


class TestAPicture:
    @pytest.mark.parametrize("status", list(ArticleStatus))
    async def test_that_is_shown_stays(self, desk: Desk, vault: FileVault, status: ArticleStatus) -> None:
        file = await picture(desk, vault)
        await write(desk, shown(desk, file), status)
        for weeks in (2, 4, 50):
            await sweep(desk, vault, weeks * UNSHOWN_LIFE)
        assert await is_there(desk, vault, file)

    async def test_that_nobody_shows_is_gone_a_week_after_it_was_noticed(self, desk: Desk, vault: FileVault) -> None:
        file = await picture(desk, vault)
        article = await write(desk, shown(desk, file))
        await sweep(desk, vault, 3 * UNSHOWN_LIFE)
        await change(desk, article, "Without")
        await sweep(desk, vault, 4 * UNSHOWN_LIFE)
        await sweep(desk, vault, 5 * UNSHOWN_LIFE - HOUR)
        assert await is_there(desk, vault, file)
        await sweep(desk, vault, 5 * UNSHOWN_LIFE + HOUR)
        assert not await is_there(desk, vault, file)

    async def test_that_was_put_back_meanwhile_stays(self, desk: Desk, vault: FileVault) -> None:
        file, other = await picture(desk, vault), await picture(desk, vault)
        article = await write(desk, "Without")
        await sweep(desk, vault, 2 * UNSHOWN_LIFE)
        await change(desk, article, shown(desk, file))
        await sweep(desk, vault, 9 * UNSHOWN_LIFE)
        assert (await is_there(desk, vault, file), await is_there(desk, vault, other)) == (True, False)
        await sweep(desk, vault, 30 * UNSHOWN_LIFE)
        assert await is_there(desk, vault, file)

    async def test_that_is_new_has_a_week_and_a_week_more(self, desk: Desk, vault: FileVault) -> None:
        file = await picture(desk, vault)
        await sweep(desk, vault, UNSHOWN_LIFE - HOUR)
        await sweep(desk, vault, 2 * UNSHOWN_LIFE - HOUR)
        assert await is_there(desk, vault, file)

    async def test_is_not_kept_by_an_article_of_another_workspace(
        self, desk: Desk, other_desk: Desk, vault: FileVault
    ) -> None:
        file = await picture(desk, vault)
        await write(other_desk, shown(desk, file))
        for weeks in (2, 4):
            await sweep(desk, vault, weeks * UNSHOWN_LIFE)
        assert not await is_there(desk, vault, file)

    async def test_of_many_is_let_go_with_all_of_them(
        self, desk: Desk, vault: FileVault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("parley.core.articles.sweeping.BATCH", 2)
        made = [await picture(desk, vault) for _ in range(5)]
        await write(desk, shown(desk, made[2]))
        assert await let_go_of_pictures(desk.database, utc_now() + 2 * UNSHOWN_LIFE) >= 4
        await sweep(desk, vault, 4 * UNSHOWN_LIFE)
        assert [await is_there(desk, vault, file) for file in made] == [False, False, True, False, False]
