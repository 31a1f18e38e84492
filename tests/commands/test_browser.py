"""Chromium for the journeys: found, or asked for in a sentence."""

import shutil
from pathlib import Path

import pytest

from tools import browser


def without_browsers(name: str) -> str | None:
    return None if "chrom" in name else f"/bin/{name}"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine without any browser; return what is tried to install one."""
    tried: list[list[str]] = []
    monkeypatch.delenv("PARLEY_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", without_browsers)
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    monkeypatch.setattr(browser, "_try", tried.append)
    return tried


class TestChromium:
    def test_is_the_one_that_is_named(self, bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PARLEY_CHROMIUM", "/opt/chromium")
        assert browser.main() == 0
        assert browser.present() == "/opt/chromium"
        assert bare == []

    def test_is_the_shell_before_all_others(self, bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", "/bin/{}".format)
        assert browser.present() == "/bin/chromium-headless-shell"

    @pytest.mark.parametrize(
        ("there", "found"),
        [
            (["chromium-7/chrome-linux/chrome"], "chrome"),
            (
                ["chromium-7/chrome-linux/chrome", "chromium_headless_shell-7/chrome-linux/headless_shell"],
                "headless_shell",
            ),
            (["chromium_headless_shell-7/linux/chrome-headless-shell"], "chrome-headless-shell"),
            (["chromium-7/chrome-linux/chrome", "chromium_headless_shell-6/chrome-linux/headless_shell"], "chrome"),
            ([], None),
        ],
    )
    def test_of_playwright_is_the_shell_of_the_same_build(
        self, tmp_path: Path, there: list[str], found: str | None
    ) -> None:
        for name in there:
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).touch()
        path = browser.quickest(tmp_path / "chromium-7" / "chrome-linux" / "chrome")
        assert (path and Path(path).name) == found

    def test_is_asked_for_where_it_cannot_be_installed(
        self, bare: list[list[str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert browser.main() == 1
        assert [words[-1] for words in bare][-2:] == ["chromium", "chromium"]
        assert "PARLEY_CHROMIUM" in capsys.readouterr().err
