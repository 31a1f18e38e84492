"""Bodies of this door: JSON whose names may be in any case, with files that are fetched; and forms."""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl

import msgspec

from parley.api.socialboards.folding import respelled, spellings
from parley.api.socialboards.schemas.access import TokenRequest
from parley.api.socialboards.schemas.replies import ReplyAuthor, ReplyCreate
from parley.api.socialboards.schemas.shapes import AttachmentIn
from parley.api.socialboards.schemas.tickets import Creator, CustomFieldFilter, CustomFieldIn, TicketCreate, TicketList
from parley.api.toolbox.call import Call
from parley.api.toolbox.decoding import decode_json, find_faults
from parley.api.toolbox.fetching import Wanted, fetch_files
from parley.api.toolbox.media import check_media
from parley.api.toolbox.responses import schema_of
from parley.core.errors import Invalid
from parley.core.files import File, StoredBytes, add_file, check_may_upload, drop_bytes
from parley.core.work import Work
from parley.kit.text.storable import is_storable

T = TypeVar("T", bound=msgspec.Struct)
BODIES: tuple[type[msgspec.Struct], ...] = (TicketCreate, TicketList, ReplyCreate)
NAMES = spellings((*BODIES, Creator, CustomFieldIn, CustomFieldFilter, AttachmentIn, ReplyAuthor))
OBJECT: Any = msgspec.json.Decoder(dict[str, Any])
FORM = "application/x-www-form-urlencoded"


class Told(msgspec.Struct, Generic[T]):
    """What was read, and the files it names once they were fetched."""

    said: T
    files: list[StoredBytes] = []
    keep: Callable[[], Awaitable[None]] | None = None

    @property
    def fingerprint(self) -> bytes:
        """What makes two bodies the same request, however their names are spelled."""
        return msgspec.json.encode(self.said, order="deterministic")

    @property
    def wanted(self) -> list[AttachmentIn]:
        """The files it names."""
        return getattr(self.said, "attachments", None) or []

    async def gather(self, call: Call) -> None:
        """Fetch the files, all or none; who may not upload has none fetched."""
        if not self.wanted or self.files:
            return
        check_may_upload(call.actor)
        house = call.house
        wanted = [Wanted(each.url, each.name or None, f"attachments.{n}.url") for n, each in enumerate(self.wanted)]
        self.files = await fetch_files(house, workspace=call.actor.workspace, wanted=wanted, most=house.max_fetch)
        self.keep = lambda: drop_bytes(house.vault, [file.key for file in self.files])

    async def discard(self) -> None:
        """None of the files' bytes are kept."""
        if self.keep is not None:
            await self.keep()

    async def add_files(self, work: Work) -> dict[str, File]:
        """Give each file its row; they are named by their places in the body."""
        return {f"attachments.{place}": await add_file(work, stored=stored) for place, stored in enumerate(self.files)}


def reader(schema: type[T]) -> Callable[[Call], Awaitable[Told[T]]]:
    """Make the reader of bodies of JSON."""

    async def read(call: Call) -> Told[T]:
        check_media(call, "application/json")
        raw = await call.read(call.house.max_body)
        value = respelled(decode_json(raw, dict[str, Any], OBJECT), NAMES)
        try:
            return Told(msgspec.convert(value, schema))
        except msgspec.ValidationError:
            raise Invalid(find_faults(value, schema)) from None

    return read


async def read_token_request(call: Call) -> Told[TokenRequest]:
    """Read the form that asks for a token."""
    check_media(call, FORM)
    raw = await call.read(call.house.max_body)
    value: dict[str, str] = {}
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        raise Invalid.at("", "The form is not well-formed") from None
    for name, text in pairs:
        if name.lower() in value or not is_storable(text):
            raise Invalid.at("", "A field is given twice, or holds a NUL")
        value[name.lower()] = text
    try:
        return Told(msgspec.convert(value, TokenRequest))
    except msgspec.ValidationError:
        raise Invalid(find_faults(value, TokenRequest)) from None


def described(schema: type[msgspec.Struct], media: str = "application/json", example: Any = None) -> dict[str, Any]:
    """Say in the document what a body is."""
    said: dict[str, Any] = {"schema": schema_of(schema)}
    return {media: said if example is None else {**said, "example": example}}
