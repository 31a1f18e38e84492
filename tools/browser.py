"""Finds Chromium for the journeys, or installs it: Debian's own where we may, else the one Playwright publishes."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
WAYS = (
    ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"],
    [sys.executable, "-m", "playwright", "install", "chromium"],
)


class NoBrowser(Exception):
    """There is no Chromium, and none could be installed."""


def main() -> int:
    """Make sure that there is a Chromium. Returns 0, or 1 after a sentence."""
    try:
        find()
    except NoBrowser as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


def find() -> str:
    """Return Chromium's path, after installing it where it is missing. Raises NoBrowser."""
    if found := present():
        return found
    for words in WAYS:
        if shutil.which(words[0]):
            sys.stderr.write(f"Installing Chromium: {' '.join(words)} ...\n")
            subprocess.run(words, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 -- our own words
        if found := present():
            return found
    raise NoBrowser("The journeys need Chromium: install your system's package, or name one by PARLEY_CHROMIUM.")


def present() -> str | None:
    """Return the path of PARLEY_CHROMIUM, of one on PATH, or of Playwright's own, if there is any."""
    named = os.environ.get("PARLEY_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None) or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 -- a text, as Playwright says it


if __name__ == "__main__":
    sys.exit(main())
