"""The folder of the socket when the data directory's own path is too long: found again, and never a stranger's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from parley.kit.embedded.account import Account
from parley.kit.embedded.layout import Layout
from parley.kit.embedded.sockets import remove_far_folder, socket_folder

US = Account(os.geteuid(), os.getegid())


@pytest.fixture
def deep(tmp_path: Path) -> Layout:
    """Give a data directory whose path no socket could have."""
    layout = Layout(tmp_path / ("d" * 120))
    layout.prepare()
    return layout


class TestFarFolder:
    def test_is_private_and_short(self, deep: Layout) -> None:
        folder = socket_folder(deep, US, None)
        try:
            assert folder.stat().st_mode & 0o777 == 0o700
            assert len(str(folder)) < 80
        finally:
            folder.rmdir()

    def test_is_not_the_previous_one_when_that_has_become_a_link(self, deep: Layout, tmp_path: Path) -> None:
        link = tmp_path / "link"
        link.symlink_to(tmp_path)
        folder = socket_folder(deep, US, link)
        folder.rmdir()
        assert folder != link

    def test_is_not_the_previous_one_when_others_may_enter_it(self, deep: Layout, tmp_path: Path) -> None:
        opened = tmp_path / "opened"
        opened.mkdir()
        opened.chmod(0o755)
        folder = socket_folder(deep, US, opened)
        folder.rmdir()
        assert folder != opened

    def test_is_the_previous_one_even_after_a_cleaner_removed_it(self, deep: Layout) -> None:
        previous = socket_folder(deep, US, None)
        assert socket_folder(deep, US, previous) == previous
        previous.rmdir()
        assert socket_folder(deep, US, previous) == previous
        assert previous.stat().st_mode & 0o777 == 0o700
        previous.rmdir()

    def test_is_removed_once_empty_and_only_then(self, deep: Layout) -> None:
        folder = socket_folder(deep, US, None)
        (folder / "something").touch()
        remove_far_folder(deep, folder)
        assert folder.is_dir()
        (folder / "something").unlink()
        remove_far_folder(deep, folder)
        assert not folder.exists()


class TestNearFolder:
    def test_is_taken_where_the_path_is_short(self, tmp_path: Path) -> None:
        near = socket_folder(Layout(tmp_path), US, Path("/nowhere/at/all"))
        assert near == tmp_path / "run"
        assert near.stat().st_mode & 0o777 == 0o700
        assert list(near.iterdir()) == []
