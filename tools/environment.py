"""Makes `.venv` equal to `uv.lock`, and does nothing when it already is. Standard library only.

The stamp in `.venv` remembers what it was made from, so that starting Parley costs one comparison.
"""

import hashlib
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

from tools import uv

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Make the environment ready and return the exit code: 0 when it is, 1 after one sentence about why not."""
    try:
        prepare(ROOT)
    except (uv.NoUv, subprocess.CalledProcessError, OSError) as error:
        reason = "uv failed, see above." if isinstance(error, subprocess.CalledProcessError) else error
        sys.stderr.write(f"Parley could not be set up: {reason}\n")
        sys.stderr.write("Behind a package mirror, name it in UV_DEFAULT_INDEX and try again.\n")
        return 1
    return 0


def prepare(root: Path) -> None:
    """Bring `root/.venv` up to date if its stamp, its place or its Python says that it is not."""
    venv = root / ".venv"
    stamp = venv / "parley-stamp"
    wanted = fingerprint(root)
    if stamp.is_file() and (venv / "bin" / "python").exists():
        made_from = stamp.read_text()
        if made_from == wanted:
            return
        if made_from.splitlines()[0] != wanted.splitlines()[0]:
            shutil.rmtree(venv)  # its scripts name the folder the checkout was moved from
    stamp.unlink(missing_ok=True)  # or a broken-off change, taken back, would count as done
    sys.stderr.write("Installing the packages of uv.lock into .venv ...\n")
    sync(root, uv.find(root))
    stamp.write_text(wanted)


def fingerprint(root: Path) -> str:
    """Return two lines: where the checkout stands, and a digest of what decides the packages."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "uv.lock"):
        digest.update((root / name).read_bytes())
    return f"{root}\n{digest.hexdigest()}\n"


def sync(root: Path, program: Path) -> None:
    """Install exactly the locked files, checked by their hashes. Raises CalledProcessError."""
    environment = surroundings()
    # Below an activated .venv this names the Python it was made from, which outlives it.
    python = os.environ.get("UV_PYTHON") or os.path.realpath(sys.executable)

    def run(*arguments: str) -> None:
        subprocess.run([program, *arguments, "--quiet"], cwd=root, env=environment, check=True)  # noqa: S603 -- our own words

    mirror = uv.mirror()
    if not mirror:
        return run("sync", "--locked", "--python", python)
    # A lock names the index it was made from, so `sync` would fetch from there, or call the lock outdated.
    environment["UV_DEFAULT_INDEX"] = mirror
    run("venv", "--allow-existing", "--python", python, ".venv")
    pins = ".venv/requirements.txt"
    run("export", "--frozen", "--no-emit-project", "--python", python, "--output-file", pins)
    run("pip", "sync", "--python", ".venv/bin/python", "--require-hashes", pins)
    return run("pip", "install", "--python", ".venv/bin/python", "--no-deps", "--editable", ".")


def surroundings() -> dict[str, str]:
    """Return the environment for uv: our `.venv`, no other Python, and the authorities that this machine trusts."""
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": ".venv"}
    environment.pop("VIRTUAL_ENV", None)
    if knows_authorities():
        # uv brings its own list, which lacks the authority of a company's proxy.
        environment |= {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}  # the second is how older ones spell it
    return environment


def knows_authorities() -> bool:
    """Whether this machine has certificate authorities of its own; a slim container may have none."""
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile or (paths.capath and any(Path(paths.capath).iterdir())))


if __name__ == "__main__":
    sys.exit(main())
