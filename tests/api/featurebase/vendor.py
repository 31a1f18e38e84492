"""The vendor's own client, exactly one version of it, driven against a port that is really served."""

import asyncio
import hashlib
import json
import os
import shutil
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.server.embed import Server

HERE = Path(__file__).parent / "client"
FILES = ("package.json", "package-lock.json", "drive.mjs")
SECONDS = 240


def cache() -> Path:
    """Where the client is installed: beside other programs' caches, one folder for each set of our files."""
    mark = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in FILES)).hexdigest()[:16]
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "parley" / f"featurebase-client-{mark}"


async def installed() -> Path:
    """Install the client by its lock file unless it is there; two at once do not disturb each other."""
    folder = cache()
    if folder.exists():
        return folder
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    making.mkdir(parents=True)
    for name in FILES:
        shutil.copy(HERE / name, making / name)
    status, said, complaint = await _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=making)
    assert status == 0, f"{said}\n{complaint}"
    try:
        making.rename(folder)
    except OSError:
        shutil.rmtree(making)  # another was faster
    return folder


async def _run(*words: str, cwd: Path, given: bytes = b"") -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *words, cwd=cwd, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    said, complaint = await asyncio.wait_for(process.communicate(given), SECONDS)
    assert process.returncode is not None
    return process.returncode, said.decode(), complaint.decode()


@dataclass
class Vendor:
    """The client of one desk."""

    base_url: str
    key: str
    folder: Path

    async def steps(self, *steps: dict[str, Any], **options: Any) -> list[dict[str, Any]]:
        """Take the steps and return what each came to: `value` or `error`; `options` are the client's own."""
        told = {"baseURL": self.base_url, "apiKey": self.key, "options": options, "steps": steps}
        status, said, complaint = await _run("node", "drive.mjs", cwd=self.folder, given=json.dumps(told).encode())
        assert status == 0, complaint
        return json.loads(said)

    async def call(self, call: str, *args: Any, **options: Any) -> Any:
        """Call one method and return its value; the test fails when it throws."""
        (found,) = await self.steps({"call": call, "args": args}, **options)
        assert "value" in found, found
        return found["value"]

    async def refusal(self, call: str, *args: Any, **options: Any) -> dict[str, Any]:
        """Call one method and return what it throws."""
        (found,) = await self.steps({"call": call, "args": args}, **options)
        return found["error"]


@asynccontextmanager
async def served(application: Any) -> AsyncGenerator[str]:
    """Serve an application on a port of its own, by the server that production uses; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(application, port=port, interface=Interfaces.ASGINL, log_enabled=False)
    task = asyncio.create_task(server.serve())
    try:
        await _reachable(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()
        await task


async def _reachable(port: int) -> None:
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            await writer.wait_closed()
            return
    raise TimeoutError
