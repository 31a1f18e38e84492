"""Rules about where a line may stand: SQL, the environment, the clock, skipped tests. Each returns its findings."""

import re
from pathlib import Path

from tests.architecture.source import Source, sources

SQL = re.compile(r"\b(select\b.*\bfrom|insert\s+into|update\b.*\bset|delete\s+from)\b", re.IGNORECASE | re.DOTALL)
ENVIRONMENT = ("os.environ", "os.environb", "os.getenv", "os.getenvb", "os.putenv")
CLOCK = (
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
)
SKIPS = (
    "pytest.skip",
    "pytest.xfail",
    "pytest.importorskip",
    "pytest.mark.skip",
    "pytest.mark.skipif",
    "pytest.mark.xfail",
    "unittest.skip",
    "unittest.skipIf",
    "unittest.skipUnless",
    "unittest.SkipTest",
    "unittest.expectedFailure",
)

SETTINGS = {"app/environment.py"}
CLOCK_EDGES = {"kit/clock.py"}
"""Whoever stands at an edge asks `kit.clock`; inside it is `work.now`."""


def stray_sql(package: Path) -> list[str]:
    """SQL outside a room's store, the database kit and the migrations."""
    return [
        f"{source.shown}:{line} {' '.join(text.split())[:60]}"
        for source in sources(package)
        if not _may_speak_sql(source.shown)
        for text, line in source.texts()
        if SQL.search(text)
    ]


def stray_environment(package: Path) -> list[str]:
    """Reads of the environment outside the settings."""
    return [
        found
        for each in sources(package)
        if each.shown.as_posix() not in SETTINGS
        for found in _uses(each, ENVIRONMENT)
    ]


def stray_clock(package: Path) -> list[str]:
    """Reads of the wall clock away from the edges; measuring with `time.monotonic` is free."""
    return [
        found for each in sources(package) if each.shown.as_posix() not in CLOCK_EDGES for found in _uses(each, CLOCK)
    ]


def skipped_tests(tests: Path) -> list[str]:
    """Tests that may pass without running, or are expected to fail."""
    return [found for each in sources(tests) for found in _uses(each, SKIPS)]


def _may_speak_sql(path: Path) -> bool:
    folders = path.parts[:-1]
    return (
        path.name == "store.py"
        or "store" in folders
        or path.parts[:2] == ("kit", "embedded")
        or folders[:2] == ("kit", "db")
        or folders[:1] == ("migrations",)
    )


def _uses(source: Source, forbidden: tuple[str, ...]) -> list[str]:
    used = {(name, line) for name, line in source.references() if name in forbidden}
    return [f"{source.shown}:{line} {name}" for name, line in sorted(used, key=lambda use: use[1])]
