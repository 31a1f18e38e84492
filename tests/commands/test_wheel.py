"""A machine without pip gets uv from the package index, or a sentence about why not."""

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools import uv, wheel

FILE = "uv-1.2.3-py3-none-manylinux_9_9_ours.whl"
PROGRAM = b"#!/bin/sh\necho uv 1.2.3\n"


def packed() -> bytes:
    """Return a wheel that holds the program."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("uv-1.2.3.data/scripts/uv", PROGRAM)
    return body.getvalue()


class Index(ThreadingHTTPServer):
    """A package index: the answers by path, and the logins it was shown."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.answers: dict[str, tuple[str, bytes]] = {f"/files/{FILE}": ("application/octet-stream", packed())}
        self.logins: list[str | None] = []

    @property
    def address(self) -> str:
        return f"http://name:word@127.0.0.1:{self.server_port}/simple"

    def lists(self, digest: str, *, html: bool = False) -> None:
        """Let the page of uv name the wheel with this SHA-256."""
        entry = {"filename": FILE, "url": f"../../files/{FILE}", "hashes": {"sha256": digest}}
        page = f'<a href="../../files/{FILE}#sha256={digest}">{FILE}</a>' if html else json.dumps({"files": [entry]})
        kind = "text/html" if html else "application/vnd.pypi.simple.v1+json"
        self.answers["/simple/uv/"] = (kind, page.encode())


class Answer(BaseHTTPRequestHandler):
    """Gives what the index holds, or 404."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Index)
        self.server.logins.append(self.headers["Authorization"])
        kind, body = self.server.answers.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Stay quiet."""


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """Serve an index, to a machine that its one wheel fits."""
    monkeypatch.setattr(wheel, "this_machine", lambda: ("Linux", "ours", "manylinux"))
    with Index() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class TestFetch:
    def test_refuses_bytes_that_differ_from_what_was_announced(self, index: Index, tmp_path: Path) -> None:
        index.lists("0" * 64)
        with pytest.raises(wheel.NoWheel, match="SHA-256"):
            wheel.fetch_program("uv", "1.2.3", index.address, tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_refuses_a_wheel_listed_without_a_hash(self, index: Index, tmp_path: Path) -> None:
        index.lists("")
        with pytest.raises(wheel.NoWheel, match=r"no wheel of uv 1\.2\.3"):
            wheel.fetch_program("uv", "1.2.3", index.address, tmp_path)

    def test_refuses_another_version(self, index: Index, tmp_path: Path) -> None:
        index.lists(hashlib.sha256(packed()).hexdigest())
        with pytest.raises(wheel.NoWheel, match=r"no wheel of uv 1\.2\.4"):
            wheel.fetch_program("uv", "1.2.4", index.address, tmp_path)

    def test_opens_no_local_file(self, tmp_path: Path) -> None:
        with pytest.raises(wheel.NoWheel, match="not fetched"):
            wheel.fetch_program("uv", "1.2.3", f"file://{tmp_path}", tmp_path)

    @pytest.mark.parametrize("kind", ["json", "html"])
    def test_writes_the_program(self, index: Index, tmp_path: Path, kind: str) -> None:
        index.lists(hashlib.sha256(packed()).hexdigest(), html=kind == "html")
        assert wheel.fetch_program("uv", "1.2.3", index.address, tmp_path).read_bytes() == PROGRAM
        assert index.logins == ["Basic bmFtZTp3b3Jk"] * 2


class TestFits:
    @pytest.mark.parametrize(
        ("machine", "tags"),
        [
            (("Linux", "x86_64", "manylinux"), "manylinux_2_17_x86_64.manylinux2014_x86_64"),
            (("Linux", "x86_64", "musllinux"), "musllinux_1_1_x86_64"),
            (("Linux", "aarch64", "musllinux"), "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64"),
            (("Darwin", "arm64", "musllinux"), "macosx_11_0_arm64"),
        ],
    )
    def test_is_true_for_this_machine_alone(self, machine: tuple[str, str, str], tags: str) -> None:
        assert wheel.fits(f"uv-1.2.3-py3-none-{tags}.whl", *machine)
        assert not wheel.fits("uv-1.2.3-py3-none-win_amd64.whl", *machine)
        assert not wheel.fits(f"uv-1.2.3-py3-none-{tags}.whl", machine[0], "s390x", machine[2])


class TestInstall:
    def test_names_the_reason_of_every_way_that_failed(self, tmp_path: Path) -> None:
        def by_luck(scratch: Path) -> Path:
            raise wheel.NoWheel(f"none in {scratch.parent.name}")

        def by_force(scratch: Path) -> Path:
            broken = scratch / "uv"
            broken.write_text("#!/bin/sh\nexit 1\n")
            return broken

        with pytest.raises(uv.NoUv, match=r"by_luck: none in \.uv; by_force: it does not run here"):
            uv.install(tmp_path / ".uv" / "uv", (by_luck, by_force))
        assert list((tmp_path / ".uv").iterdir()) == []

    def test_takes_the_next_way_after_one_that_failed(self, tmp_path: Path) -> None:
        def by_nothing(scratch: Path) -> Path:
            return scratch / "uv"

        def by_copy(scratch: Path) -> Path:
            (scratch / "uv").write_bytes(PROGRAM)
            return scratch / "uv"

        target = tmp_path / ".uv" / "uv"
        assert uv.install(target, (by_nothing, by_copy)) == target
        assert uv.version_of(target) == (1, 2, 3)
