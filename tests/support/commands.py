"""The operator's commands, run in this process on a database that is already there, under row security."""

from collections.abc import Callable
from pathlib import Path

import pytest

from parley.app import cli

Run = Callable[..., tuple[int, str, str]]


def runner(url: str, folder: Path, patch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and returns its exit code, output and errors; `default` is there."""
    patch.setenv("PARLEY_DATABASE_URL", url)
    patch.setenv("PARLEY_DATA_DIR", str(folder))
    patch.setenv("PARLEY_ROW_SECURITY", "on")

    def run(*words: str) -> tuple[int, str, str]:
        patch.setattr("sys.argv", ["parley", *words])
        captured.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as ending:
            code = int(ending.code or 0)
        said = captured.readouterr()
        return code, said.out, said.err

    run("workspaces", "create", "default", "--owner", "owner@localhost")
    return run
