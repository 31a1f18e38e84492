"""Uploads through the native door."""

import hashlib
import re
import resource
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.core.actor import Role
from parley.core.files import FileVault
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk
from tests.support.forms import BOUNDARY, TYPE, dribbled, endless, form, part

TEXT = b"Dear Sir or Madam,\r\n"
MEBIBYTE = 1024 * 1024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
async def small(database: Database, folder: Path) -> AsyncGenerator[Desk]:
    """A desk that takes files of 1,000 bytes, and whose folder can be looked into."""
    house = house_for(database, vault=FileVault(f"file://{folder}"), max_upload=1000)
    async with open_desk(database, house) as desk:
        yield desk


@pytest.fixture
async def large(database: Database, folder: Path) -> AsyncGenerator[Desk]:
    """The same with the default limit of 100 MiB."""
    async with open_desk(database, house_for(database, vault=FileVault(f"file://{folder}"))) as desk:
        yield desk


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def rows(desk: Desk) -> int:
    async with desk.look() as work:
        return await work.connection.fetchval("select count(*) from files where workspace_id = $1", work.workspace)


async def post(desk: Desk, body: Any, **options: Any) -> httpx.Response:
    headers = {**TYPE, **options.pop("headers", {})}
    return await desk.call("POST", "/files", content=body, headers=headers, **options)


def faults(response: httpx.Response) -> list[str]:
    return [fault["path"] for fault in response.json()["error"]["details"]["fields"]]


@contextmanager
def no_file_grows_beyond(size: int) -> Generator[None]:
    """What a full disk does to a writer, for this process alone."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class TestUploading:
    async def test_answers_with_the_file(self, small: Desk) -> None:
        response = await post(
            small, form(part(TEXT, 'form-data; name="file"; filename="Brief é.txt"', "Content-Type: text/plain"))
        )
        assert response.status_code == 201
        file = response.json()["data"]
        assert re.fullmatch(r"file_[1-9][0-9]*", file.pop("id"))
        assert file.pop("url").startswith(f"http://desk.test/f/{small.workspace.id}.")
        assert file.pop("created_at").endswith("Z")
        assert file == {
            "name": "Brief é.txt",
            "content_type": "text/plain",
            "size": len(TEXT),
            "sha256": hashlib.sha256(TEXT).hexdigest(),
            "ticket_id": None,
            "conversation_id": None,
        }

    @pytest.mark.parametrize("size", [1, 3, 7, 64])
    async def test_does_not_mind_how_the_bytes_arrive(self, small: Desk, size: int) -> None:
        tricky = f"\r\n--{BOUNDARY[:-1]}\r\n\r\n--\r\r\n-{BOUNDARY}".encode()
        response = await post(small, dribbled(form(part(tricky)), size))
        assert response.json()["data"]["sha256"] == hashlib.sha256(tricky).hexdigest()

    async def test_keeps_an_empty_file(self, small: Desk) -> None:
        assert (await post(small, form(part(b"")))).json()["data"]["size"] == 0

    async def test_records_an_event(self, small: Desk) -> None:
        await post(small, form(part(TEXT)))
        async with small.look() as work:
            row = await work.connection.fetchrow(
                "select type, data, personal from events where workspace_id = $1 and subject_kind = 'file'",
                work.workspace,
            )
        assert row is not None
        assert tuple(row) == (
            "file.uploaded",
            {"content_type": "application/octet-stream", "size": len(TEXT)},
            {"name": "a.txt"},
        )

    async def test_goes_up_to_the_limit_and_not_beyond(self, small: Desk, folder: Path) -> None:
        assert (await post(small, form(part(b"x" * 1000)))).status_code == 201
        response = await post(small, form(part(b"x" * 1001)))
        assert (response.status_code, response.json()["error"]["code"]) == (413, "PAYLOAD_TOO_LARGE")
        assert (len(kept(folder)), await rows(small)) == (1, 1)

    async def test_of_a_whole_hundred_megabytes_streams(self, large: Desk, folder: Path) -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        head = form(part(b""), closed=False)[:-2]
        tail = f"\r\n--{BOUNDARY}--\r\n".encode()

        async def body(mebibytes: int) -> AsyncGenerator[bytes]:
            async for piece in endless(head, bytes(MEBIBYTE), mebibytes):
                yield piece
            yield tail

        response = await post(large, body(100))
        assert (response.status_code, response.json()["data"]["size"]) == (201, 100 * MEBIBYTE)
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 * 1024
        assert (await post(large, body(101))).status_code == 413
        assert [path.stat().st_size for path in kept(folder)] == [100 * MEBIBYTE]

    async def test_is_refused_at_once_when_it_says_that_it_is_too_large(self, small: Desk) -> None:
        assert (await post(small, b"--", headers={"content-length": str(10**12)})).status_code == 413

    async def test_onto_a_full_disk_is_a_503_that_leaves_nothing(self, large: Desk, folder: Path) -> None:
        with no_file_grows_beyond(2 * MEBIBYTE):
            response = await post(large, form(part(bytes(12 * MEBIBYTE))))
        assert (response.status_code, response.json()["error"]["code"]) == (503, "SERVICE_UNAVAILABLE")
        assert response.headers["retry-after"] == "2"
        assert (kept(folder), await rows(large)) == ([], 0)
        assert (await post(large, form(part(bytes(12 * MEBIBYTE))))).status_code == 201

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_not_for_those_who_may_not_write(self, small: Desk, folder: Path, role: Role) -> None:
        response = await post(small, form(part(TEXT)), key=await small.key_for(role))
        assert (response.status_code, kept(folder)) == (403, [])

    async def test_needs_a_key(self, small: Desk) -> None:
        assert (await post(small, form(part(TEXT)), key=None)).status_code == 401


class TestAFormThatIsBroken:
    @pytest.mark.parametrize(
        "body",
        [
            form(part(TEXT), closed=False),
            form(part(TEXT))[:-4],
            form(part(TEXT), part(TEXT, 'form-data; name="file"; filename="b.txt"'), closed=False),
            form(),
            b"",
            b"\r\n\r\n",
            b"nonsense",
            f"--{BOUNDARY}\r\n".encode() + TEXT,
            form(part(TEXT, "attachment; name=file; filename=a")),
            form(part(TEXT, 'form-data; filename="a.txt"')),
            form(part(TEXT, 'form-data; name="file"; filename="a')),
            form(part(TEXT, 'form-data; name="file"; name="file"; filename="a"')),
            form(part(TEXT, 'form-data; name="file"; filename="a\x00.txt"')),
            form(part(TEXT, 'form-data; name="file"; filename="' + "a" * 2001 + '"')),
            form(part(TEXT, 'form-data; name="file"; filename="a"', "Content-Disposition: form-data; name=x")),
            form(part(TEXT, 'form-data; name="file"; filename="a"', "Content-Transfer-Encoding: base64")),
            form(part(TEXT, 'form-data; name="file"; filename="a"', *[f"X-{n}: y" for n in range(20)])),
            form(part(TEXT, 'form-data; name="file"; filename="a"', f"X: {'y' * 10_000}")),
            form(part(TEXT, 'form-data; name="file"; filename="a"', f"{'X' * 10_000}: y")),
            form(part(TEXT, 'form-data; name="file"; filename="a"', "no colon")),
            form(part(TEXT, 'form-data; name="file"; filename="' + '\\";a="' * 600)),
            form(part(TEXT)).replace(b"a.txt", b"\xff\xfe.txt"),
            form(part(TEXT, "form-data; name=file"), part(TEXT)),
            form(part(TEXT, 'form-data; name="evil"; filename="a.txt"')),
            form(part(TEXT), part(b"more", 'form-data; name="note"')),
            form(part(TEXT), part(TEXT)),
            form(*[part(b"", 'form-data; name="x"')] * 101),
        ],
    )  # fmt: skip
    async def test_is_a_400_and_leaves_nothing(self, small: Desk, folder: Path, body: bytes) -> None:
        response = await post(small, body)
        assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST"), response.text
        assert (kept(folder), await rows(small)) == ([], 0)

    @pytest.mark.parametrize(
        "kind",
        ["multipart/form-data", "multipart/form-data; boundary=", f"multipart/form-data; boundary={'b' * 71}",
         'multipart/form-data; boundary="a', "multipart/form-data; boundary=a; boundary=b"],
    )  # fmt: skip
    async def test_without_a_fair_boundary_is_a_400(self, small: Desk, kind: str) -> None:
        assert (await post(small, form(part(TEXT)), headers={"content-type": kind})).status_code == 400

    @pytest.mark.parametrize("kind", ["application/json", "multipart/mixed; boundary=x", "text/plain", ""])
    async def test_is_a_415_when_it_is_none(self, small: Desk, kind: str) -> None:
        response = await post(small, form(part(TEXT)), headers={"content-type": kind})
        assert (response.status_code, response.json()["error"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")

    async def test_that_breaks_off_leaves_nothing(self, small: Desk, folder: Path) -> None:
        sent = form(part(TEXT), closed=False)
        messages = iter([{"type": "http.request", "body": sent, "more_body": True}, {"type": "http.disconnect"}])

        async def receive() -> dict[str, Any]:
            return next(messages)

        async def send(message: dict[str, Any]) -> None:
            assert message.get("status", 500) == 500  # nobody listens any more

        transport: Any = small.client._transport
        headers = [(b"authorization", f"Bearer {small.key}".encode()), (b"content-type", TYPE["content-type"].encode())]
        scope = {"type": "http", "method": "POST", "path": "/api/v1/files", "query_string": b"", "headers": headers}
        await transport.app(scope, receive, send)
        assert (kept(folder), await rows(small)) == ([], 0)


class TestAFileName:
    @pytest.mark.parametrize(
        "name",
        ["a.exe", "a.exe.", "a.pdf.exe", "a.e\u200bxe", "../../x.sh", "a\u202efdp.exe", ".htaccess", "a.PHAR", "",
         "...", "a.js ", "C:\\fake\\run.bat"],
    )  # fmt: skip
    async def test_of_a_program_is_refused(self, small: Desk, folder: Path, name: str) -> None:
        response = await post(small, form(part(TEXT, f'form-data; name="file"; filename="{name}"')))
        assert (response.status_code, faults(response)) == (400, ["file"])
        assert kept(folder) == []

    @pytest.mark.parametrize(
        ("name", "kept_as"),
        [("../../etc/passwd", "passwd"), ("C:\\fake\\a.txt", "a.txt"), ('a\\"b.txt', "a_b.txt"),
         ("a" * 300 + ".txt", "a" * 251 + ".txt"),
         ('a"\r\nX: y.txt', "a"), ("ﬁle.txt", "file.txt")],
    )  # fmt: skip
    async def test_is_made_safe(self, small: Desk, name: str, kept_as: str) -> None:
        response = await post(small, form(part(TEXT, f'form-data; name="file"; filename="{name}"')))
        assert response.json()["data"]["name"] == kept_as

    async def test_may_lie_about_a_program_in_vain(self, small: Desk, folder: Path) -> None:
        response = await post(small, form(part(b"MZ\x90\x00" + bytes(90))))
        assert (response.status_code, faults(response), kept(folder)) == (400, ["file"], [])


class TestOneUploadUnderOneKey:
    async def test_has_one_effect_whatever_the_boundary(self, small: Desk, folder: Path) -> None:
        key = {"idempotency-key": "once"}
        first = await post(small, form(part(TEXT)), headers=key)
        body = form(part(TEXT)).replace(BOUNDARY.encode(), b"another")
        again = await post(small, body, headers={**key, "content-type": "multipart/form-data; boundary=another"})
        assert (again.status_code, again.json()) == (201, first.json())
        assert again.headers["idempotency-replayed"] == "true"
        assert (len(kept(folder)), await rows(small)) == (1, 1)

    @pytest.mark.parametrize("other", [part(b"other"), part(TEXT, 'form-data; name="file"; filename="b.txt"')])
    async def test_refuses_another_file(self, small: Desk, folder: Path, other: bytes) -> None:
        await post(small, form(part(TEXT)), headers={"idempotency-key": "once"})
        response = await post(small, form(other), headers={"idempotency-key": "once"})
        assert (response.status_code, len(kept(folder)), await rows(small)) == (422, 1, 1)

    async def test_must_be_well_formed(self, small: Desk, folder: Path) -> None:
        response = await post(small, form(part(TEXT)), headers={"idempotency-key": "two words"})
        assert (response.status_code, kept(folder)) == (400, [])
