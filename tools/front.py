"""Builds the front end from `web/` into `src/parley/web/`, and does nothing when it is built already.

The stamps remember what was installed and what was built. Without a package registry a start goes on without the front
end, after one sentence; what was built earlier stays until something newer takes its place.
"""

import hashlib
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import node

ROOT = Path(__file__).resolve().parent.parent
BUILT = ("app.html", "biome.json", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
FOLDERS = ("src", "tools")
PATIENCE = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000")
QUIET = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


class NotBuilt(Exception):
    """The front end could not be built; the text says why."""


def main(arguments: list[str]) -> int:
    """Build (no words), or run one of `web/`'s own scripts (`check`, `test`, `fix`). Returns 0, or 1 after a sentence.

    With `--if-possible` a failed build is told and forgiven.
    """
    forgiven = arguments == ["--if-possible"]
    try:
        return run(ROOT, arguments[0]) if arguments and not forgiven else build(ROOT)
    except NotBuilt as reason:
        sys.stderr.write(f"The front end could not be built: {reason}.\n")
        if forgiven:
            sys.stderr.write("Parley starts without it, or with what was built before; `make web` tries again.\n")
        return 0 if forgiven else 1


def build(root: Path) -> int:
    """The front end in `src/parley/web` is that of `web/`. Raises NotBuilt."""
    built = root / "src" / "parley" / "web"
    stamp = built / "stamp"
    wanted = fingerprint(root / "web")
    if stamp.is_file() and stamp.read_text() == wanted:
        return 0
    program, script = tools_of(root)
    install(root / "web", program, script)
    sys.stderr.write("Building the front end of web/ ...\n")
    fresh = root / "src" / "parley" / "web.new"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        call(program, "node_modules/vite/bin/vite.js", "build", "--logLevel=error", cwd=root / "web", out=fresh)
        (fresh / "stamp").write_text(wanted)
        shutil.rmtree(built, ignore_errors=True)
        fresh.rename(built)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return 0


def run(root: Path, script: str) -> int:
    """Run a script of package.json and return its exit code. Raises NotBuilt where npm or Node is missing."""
    program, npm = tools_of(root)
    install(root / "web", program, npm)
    words = [program, npm, "run", "--silent", script]
    return subprocess.run(words, cwd=root / "web", env=surroundings(program), check=False).returncode  # noqa: S603 -- our own words


def tools_of(root: Path) -> tuple[Path, Path]:
    """Return Node and npm's script. Raises NotBuilt."""
    try:
        return node.find(root)
    except node.NoNode as reason:
        raise NotBuilt(reason) from reason


def install(web: Path, program: Path, npm: Path) -> None:
    """`web/node_modules` is what the lock names, for this Node. Raises NotBuilt."""
    stamp = web / "node_modules" / "parley-stamp"
    version = ".".join(map(str, node.version_of(program)))
    wanted = f"{version}\n{digest([web / 'package.json', web / 'package-lock.json'], web)}\n"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    sys.stderr.write("Installing the packages of web/package-lock.json ...\n")
    stamp.unlink(missing_ok=True)
    # Not `ci`: it refuses a lock that lacks other machines' optional packages, as registries that hide them make it.
    call(program, npm, "install", "--no-save", "--ignore-scripts", *PATIENCE, *QUIET, cwd=web)
    stamp.write_text(wanted)


def call(program: Path, *words: str | Path, cwd: Path, out: Path | None = None) -> None:
    """Run Node, keeping its words for the reason of a failure. Raises NotBuilt."""
    environment = surroundings(program) | ({"PARLEY_WEB_OUT": str(out)} if out else {})
    done = subprocess.run([program, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
    if done.returncode:
        said = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
        raise NotBuilt(" / ".join(said[:3]) or f"exit code {done.returncode}")


def surroundings(program: Path) -> dict[str, str]:
    """Return the environment in which npm's scripts find this very Node."""
    path = os.pathsep.join([str(program.parent), os.environ.get("PATH", os.defpath)])
    # Node brings its own list of authorities, which lacks that of a company's proxy.
    authorities = ssl.get_default_verify_paths().cafile
    trusted = {"NODE_EXTRA_CA_CERTS": authorities} if authorities else {}
    return trusted | os.environ | {"PATH": path}


def fingerprint(web: Path) -> str:
    """Return a digest of all that decides what is built."""
    return digest([*(web / name for name in BUILT), *sources(web)], web)


def sources(web: Path) -> Iterator[Path]:
    """Yield the files of the source folders; what is drawn from the API has no part in the build."""
    for folder in FOLDERS:
        yield from (path for path in (web / folder).rglob("*") if path.is_file() and ".gen." not in path.name)


def digest(paths: list[Path], base: Path) -> str:
    """Return one digest of names and contents, in the order of the names."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.relative_to(base).as_posix()}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
