"""The environment is made again when, and only when, something it was made from has changed."""

import os
import subprocess
from pathlib import Path

import pytest

from tools import environment, uv


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout with a uv on PATH that writes down what it was asked and makes a Python."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "uv.lock").write_text("version = 1\n")
    program = tmp_path / "path" / "uv"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.13.9" && exit\necho "$1 $2" >>asked\n'
        "mkdir -p .venv/bin && : >.venv/bin/python\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    return tmp_path


def asked(checkout: Path) -> list[str]:
    """Return the first two words of each call of uv."""
    return (checkout / "asked").read_text().splitlines()


class TestPrepare:
    def test_leaves_no_stamp_after_a_failure(self, checkout: Path) -> None:
        environment.prepare(checkout)
        (checkout / "uv.lock").write_text("# changed\n")
        (checkout / "path" / "uv").write_text('#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.13.9" && exit\nexit 2\n')
        with pytest.raises(subprocess.CalledProcessError):
            environment.prepare(checkout)
        assert not (checkout / ".venv" / "parley-stamp").exists()

    def test_asks_uv_once_while_nothing_changes(self, checkout: Path) -> None:
        environment.prepare(checkout)
        environment.prepare(checkout)
        assert asked(checkout) == ["sync --locked"]

    @pytest.mark.parametrize("changed", ["pyproject.toml", "uv.lock"])
    def test_asks_again_when_what_it_was_made_from_changed(self, checkout: Path, changed: str) -> None:
        environment.prepare(checkout)
        (checkout / changed).write_text("# changed\n")
        environment.prepare(checkout)
        assert asked(checkout) == ["sync --locked"] * 2

    def test_asks_again_when_its_python_is_gone(self, checkout: Path) -> None:
        environment.prepare(checkout)
        (checkout / ".venv" / "bin" / "python").unlink()
        environment.prepare(checkout)
        assert asked(checkout) == ["sync --locked"] * 2

    def test_starts_afresh_in_a_checkout_that_was_moved(self, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        environment.prepare(checkout)
        moved = checkout.parent / f"{checkout.name}-moved"
        checkout.rename(moved)
        (moved / ".venv" / "left-over").touch()
        monkeypatch.setenv("PATH", f"{moved / 'path'}:{os.environ['PATH']}")
        environment.prepare(moved)
        assert not (moved / ".venv" / "left-over").exists()
        assert (moved / ".venv" / "bin" / "python").exists()

    def test_takes_the_locked_files_from_a_mirror_by_their_hashes(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
        environment.prepare(checkout)
        assert asked(checkout) == ["venv --allow-existing", "export --frozen", "pip sync", "pip install"]


class TestFind:
    def test_passes_by_a_uv_too_old_to_read_the_lock(self, checkout: Path) -> None:
        (checkout / "path" / "uv").write_text("#!/bin/sh\necho uv 0.5.31\n")
        ours = checkout / ".uv" / "uv"
        ours.parent.mkdir()
        ours.write_text("#!/bin/sh\necho uv 0.13.9\n")
        ours.chmod(0o755)
        assert uv.find(checkout) == ours
