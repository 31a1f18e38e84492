"""A whole form: its texts, and its files as they lie in the vault, waiting for their rows."""

import hashlib
import re
from collections.abc import AsyncGenerator, Callable

import msgspec

from parley.api.toolbox.call import Call
from parley.api.toolbox.media import check_media
from parley.api.toolbox.multipart.headers import broken, read_parameters
from parley.api.toolbox.multipart.parts import Part, PartReader
from parley.core.errors import Invalid, TooLarge
from parley.core.files import FileVault, StoredBytes, drop_bytes, take_in
from parley.kit.text.storable import is_storable

MEDIA = "multipart/form-data"
MOST_PARTS = 100
BOUNDARY = re.compile(rb"[\x20-\x7e]{0,69}[\x21-\x7e]")
# Room for boundaries and headers beside what is counted one by one.
AROUND = 1024 * 1024


class FormRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a form may hold. `accepts` is asked with a part's name and whether it is a file.

    A part not accepted is Invalid, or passed over unread where `strict` is false. Sizes are in bytes: of one file, of
    all texts together, of all files together (by default as many as there may be, each of the largest size). Where the
    sizes are `stated` in a dialect's document, a file beyond them is Invalid; a whole body beyond them is TooLarge.
    """

    accepts: Callable[[str, bool], bool]
    max_file: int
    max_files: int = 10
    max_text: int = 1024 * 1024
    max_total: int | None = None
    strict: bool = True
    stated: bool = False

    @property
    def total(self) -> int:
        """How many bytes all files may have together."""
        return self.max_file * self.max_files if self.max_total is None else self.max_total


class Upload(StoredBytes, frozen=True, kw_only=True):
    """A file of a form: in the vault, without a row. `part` is the name of its part."""

    part: str


class Form(msgspec.Struct, kw_only=True):
    """What was read. Whoever does not give every file a row discards the form."""

    vault: FileVault
    fields: dict[str, list[str]] = {}
    files: list[Upload] = []

    @property
    def fingerprint(self) -> bytes:
        """What makes two forms the same request: names and contents, whatever the boundary."""
        files = [(file.part, file.name, file.sha256) for file in self.files]
        return hashlib.sha256(msgspec.json.encode([self.fields, files], order="deterministic")).digest()

    async def gather(self, call: Call) -> None:
        """Nothing is missing: the files came with the form."""

    async def discard(self) -> None:
        """None of the files' bytes are kept; what a silent store keeps in spite of it, the sweep finds."""
        await drop_bytes(self.vault, [file.key for file in self.files])


async def read_form(call: Call, rules: FormRules) -> Form:
    """Read the body. Raises UnsupportedMediaType, Invalid, TooLarge, Unavailable; then no byte is kept."""
    boundary = _boundary(call)
    form = Form(vault=call.house.vault)
    reader = PartReader(_chunks(call, rules.total + rules.max_text + AROUND), boundary, MOST_PARTS)
    try:
        while part := await reader.next():
            await _take(call, form, rules, part, reader)
    except BaseException:
        await form.discard()
        raise
    return form


async def _take(call: Call, form: Form, rules: FormRules, part: Part, reader: PartReader) -> None:
    if not rules.accepts(part.name, part.file_name is not None):
        if rules.strict:
            raise Invalid.at(part.name, "Not a part that is taken here")
    elif part.file_name is None:
        form.fields.setdefault(part.name, []).append(await _read_text(part, reader, _room(form, rules)))
    elif len(form.files) >= rules.max_files:
        raise Invalid.at(part.name, f"A form may have {rules.max_files} files at most")
    else:
        form.files.append(await _store(call, form, rules, part, reader))


async def _store(call: Call, form: Form, rules: FormRules, part: Part, reader: PartReader) -> Upload:
    left = rules.total - sum(file.size for file in form.files)
    try:
        stored = await take_in(
            form.vault,
            reader.data(),
            workspace=call.actor.workspace,
            name=part.file_name or "",
            declared=part.content_type,
            most=min(rules.max_file, left),
            at=part.name,
        )
    except TooLarge as error:
        if not rules.stated:
            raise
        together = f"All files together may have {rules.total} bytes at most"
        raise Invalid.at(part.name, error.message if rules.max_file <= left else together) from error
    return Upload(part=part.name, **msgspec.structs.asdict(stored))


async def _read_text(part: Part, reader: PartReader, room: int) -> str:
    raw = bytearray()
    async for chunk in reader.data():
        raw += chunk
        if len(raw) > room:
            raise TooLarge("The texts of the form are too long")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise Invalid.at(part.name, "Must be UTF-8") from None
    if not is_storable(text):
        raise Invalid.at(part.name, "Must hold no NUL")
    return text


def _room(form: Form, rules: FormRules) -> int:
    return rules.max_text - sum(len(text.encode()) for texts in form.fields.values() for text in texts)


def _boundary(call: Call) -> bytes:
    check_media(call, MEDIA)
    boundary = read_parameters(call.header(b"content-type") or b"")[1].get(b"boundary", b"")
    if call.count_header(b"content-type") != 1 or not BOUNDARY.fullmatch(boundary):
        raise broken()
    return boundary


async def _chunks(call: Call, cap: int) -> AsyncGenerator[bytes]:
    """Yield the body as it comes; raise TooLarge as soon as it is known to pass `cap` bytes."""
    declared = call.header(b"content-length")
    too_large = TooLarge(f"The form may have {cap} bytes at most")
    if declared is not None and declared.isdigit() and int(declared) > cap:
        raise too_large
    received = 0
    more = True
    while more:
        message = await call.receive()
        if message["type"] == "http.disconnect":
            raise ConnectionResetError
        chunk = message.get("body", b"")
        received += len(chunk)
        if received > cap:
            raise too_large
        more = message.get("more_body", False)
        if chunk:
            yield chunk
