"""Finds uv, or brings it into `.uv/` of the checkout. Standard library only.

Three ways, since machines differ in what they lack: a throw-away venv with pip (Debian may lack ensurepip), the
machine's own pip, and at last the wheel itself from the index, checked by its SHA-256.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools import wheel

VERSION = "0.13.9"
OLDEST = (0, 8, 24)
"""The oldest uv that was seen to read our lock."""


class NoUv(Exception):
    """There is no uv on PATH, and none of the ways to bring it worked."""


def mirror() -> str:
    """Return the package index this machine wants instead of PyPI, or an empty text."""
    return os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or ""


def find(root: Path) -> Path:
    """Return a uv that reads our lock: the one on PATH, the one in `root/.uv`, or a fresh one there. Raises NoUv."""
    ours = root / ".uv" / "uv"
    for candidate in (shutil.which("uv"), ours):
        if candidate and version_of(Path(candidate)) >= OLDEST:
            return Path(candidate)
    sys.stderr.write("Installing uv into .uv ...\n")
    return install(ours, (by_venv, by_pip, by_wheel))


def version_of(program: Path) -> tuple[int, ...]:
    """Return what `uv --version` says as numbers, or an empty tuple if it cannot be run."""
    with contextlib.suppress(OSError):
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 -- found, not given
        if found := re.match(r"uv (\d+)\.(\d+)\.(\d+)", answer.stdout):
            return tuple(map(int, found.groups()))
    return ()


def install(target: Path, ways: tuple[Callable[[Path], Path], ...]) -> Path:
    """Put uv at `target` by the first way that works; an interrupted try leaves nothing there. Raises NoUv."""
    target.parent.mkdir(exist_ok=True)
    reasons: list[str] = []
    for way in ways:
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            try:
                brought = way(Path(scratch))
                brought.chmod(0o755)
                if version_of(brought):
                    return brought.replace(target)
                reasons.append(f"{way.__name__}: it does not run here")
            except subprocess.CalledProcessError as error:
                reasons.append(f"{way.__name__}: {last_words(error)}")
            except (wheel.NoWheel, OSError) as error:
                reasons.append(f"{way.__name__}: {error}")
    raise NoUv("uv is missing and could not be installed (" + "; ".join(reasons) + ")")


def by_venv(scratch: Path) -> Path:
    """Install uv by the pip of a fresh venv. Raises CalledProcessError, notably where ensurepip is missing."""
    quietly(sys.executable, "-m", "venv", scratch / "venv")
    pip(scratch / "venv" / "bin" / "python")
    return scratch / "venv" / "bin" / "uv"


def by_pip(scratch: Path) -> Path:
    """Install uv by the machine's own pip, into the scratch folder only. Raises CalledProcessError."""
    pip(sys.executable, "--target", scratch / "pip")
    return scratch / "pip" / "bin" / "uv"


def by_wheel(scratch: Path) -> Path:
    """Fetch uv's wheel and take the program out of it. Raises NoWheel and OSError."""
    return wheel.fetch_program("uv", VERSION, mirror() or "https://pypi.org/simple", scratch)


def pip(python: str | Path, *where: str | Path) -> None:
    """Install the pinned uv with this Python's pip. Raises CalledProcessError."""
    index = ("--index-url", mirror()) if mirror() else ()
    quietly(python, "-m", "pip", "install", "--quiet", "--only-binary=:all:", *index, *where, f"uv=={VERSION}")


def quietly(*command: str | Path) -> None:
    """Run a command whose failure is expected on some machines, keeping its words. Raises CalledProcessError."""
    subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- our own words


def last_words(error: subprocess.CalledProcessError) -> str:
    """Return the last line that a failed command wrote, or its exit code."""
    lines = f"{error.stdout or ''}\n{error.stderr or ''}".strip().splitlines()
    return lines[-1] if lines else f"exit code {error.returncode}"
