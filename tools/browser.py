"""Finds Chromium for the journeys, or installs it: Debian's own where we may, else the one Playwright publishes.

The shell without windows is asked for first: it is the same browser, and opens a page in a third of the time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")
QUICK = ("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
APT = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *QUICK)
WAYS = ([*APT, "chromium"], [sys.executable, "-m", "playwright", "install", "chromium"])
WITHIN = 180.0


class NoBrowser(Exception):
    """There is no Chromium, and none could be installed."""


def main() -> int:
    """Make sure that there is a Chromium. Returns 0, or 1 after a sentence."""
    try:
        install()
    except NoBrowser as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


def install() -> None:
    """There is a Chromium, and where we may install what Debian has the quick one. Raises NoBrowser."""
    if os.environ.get("PARLEY_CHROMIUM"):
        return
    if shutil.which(SHELL) is None and os.geteuid() == 0:
        _try([*APT, SHELL])
    for words in WAYS:
        if present():
            return
        _try(words)
    if not present():
        raise NoBrowser("The journeys need Chromium: install your system's package, or name one by PARLEY_CHROMIUM.")


def present() -> str | None:
    """Return the path of PARLEY_CHROMIUM, of one on PATH, or of Playwright's own, if there is any."""
    named = os.environ.get("PARLEY_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None) or _of_playwright()


def _try(words: list[str]) -> None:
    if shutil.which(words[0]) is None:
        return
    sys.stderr.write(f"Installing Chromium: {' '.join(words)} ...\n")
    try:
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=WITHIN, check=False)  # noqa: S603 -- our own words
    except subprocess.TimeoutExpired:
        return


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return quickest(Path(playwright.chromium.executable_path))


def quickest(chromium: Path) -> str | None:
    """Return the shell that came with this Chromium, else the Chromium itself, if there is either."""
    folder = next((each for each in chromium.parents if each.name.startswith("chromium-")), chromium.parent)
    shells = folder.parent.glob(f"chromium_headless_shell-{folder.name.partition('-')[2]}/*/*headless[_-]shell")
    return next((str(path) for path in [*shells, chromium] if path.is_file()), None)


if __name__ == "__main__":
    sys.exit(main())
