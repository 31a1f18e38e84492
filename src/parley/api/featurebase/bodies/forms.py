"""Bodies that may bring files: JSON, in which a file is an address, or a form with JSON in its part `data`.

Files by address are fetched between the claim of an idempotency key and the transaction; what is not used is let go.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import UNSET

from parley.api.featurebase.bodies.setups import with_setup
from parley.api.featurebase.mapping.files import addresses_in
from parley.api.featurebase.mapping.values import AT, field_named
from parley.api.toolbox.call import Call
from parley.api.toolbox.decoding import decode_json, in_one_order
from parley.api.toolbox.fetching import Wanted, fetch_files
from parley.api.toolbox.media import check_media, media_of
from parley.api.toolbox.multipart import Form, FormRules, Upload, read_form
from parley.core.errors import Invalid
from parley.core.fields import FieldType
from parley.core.files import StoredBytes, check_may_upload, drop_bytes
from parley.core.tickets import Setup
from parley.core.work import reading

T = TypeVar("T")
DATA = "data"
FORM = b"multipart/form-data"
MOST_FILES = 10
"""Files of one request, uploaded and fetched together."""


class Given(msgspec.Struct, Generic[T], kw_only=True):
    """A body: what was said, the files that came with it, and those that were fetched, by their paths in the body."""

    said: T
    raw: bytes
    call: Call
    form: Form | None = None
    find: Callable[["Given[T]"], Awaitable[list[Wanted]]]
    fetched: dict[str, StoredBytes] = msgspec.field(default_factory=dict[str, StoredBytes])

    @property
    def fingerprint(self) -> bytes:
        """What makes two bodies the same request."""
        return self.raw if self.form is None else self.form.fingerprint

    @property
    def uploads(self) -> Sequence[Upload]:
        """The files that came as parts."""
        return [] if self.form is None else self.form.files

    async def gather(self, call: Call) -> None:
        """Fetch the files that are named by address, all of them or none. Raises Invalid."""
        wanted = await self.find(self)
        if len(wanted) + len(self.uploads) > MOST_FILES:
            raise Invalid.at(AT, f"A request may have {MOST_FILES} files at most")
        if wanted:
            check_may_upload(call.actor)
            house = call.house
            found = await fetch_files(
                house,
                workspace=call.actor.workspace,
                wanted=wanted,
                most=house.max_fetch,
                most_total=house.max_form,
            )
            self.fetched = {each.at: stored for each, stored in zip(wanted, found, strict=True)}

    async def discard(self) -> None:
        """None of the files' bytes are kept."""
        keys = [stored.key for stored in (*self.fetched.values(), *self.uploads)]
        await drop_bytes(self.call.house.vault, keys)


def reader(
    schema: type[T], find: Callable[[Given[T]], Awaitable[list[Wanted]]], *, forms: bool
) -> Callable[[Call], Awaitable[Given[T]]]:
    """Make what reads a body of this schema, as JSON and, where `forms` are taken, as a form."""
    decoder = msgspec.json.Decoder(schema)

    async def read(call: Call) -> Given[T]:
        if forms and media_of(call) == FORM:
            return await _from_form(call)
        check_media(call, "application/json")
        raw = await call.read(call.house.max_body)
        said = decode_json(raw, schema, decoder)
        if call.header(b"idempotency-key") is not None:
            raw = in_one_order(raw)
        return Given(said=said, raw=raw, call=call, find=find)

    async def _from_form(call: Call) -> Given[T]:
        check_may_upload(call.actor)
        house = call.house
        rules = FormRules(
            accepts=_is_taken,
            max_file=house.max_form,
            max_files=MOST_FILES,
            max_text=house.max_body,
            max_total=house.max_form,
            stated=True,
        )
        form = await read_form(call, rules)
        try:
            said = decode_json(_data_of(form), schema, decoder)
        except BaseException:
            await form.discard()
            raise
        return Given(said=said, raw=b"", call=call, form=form, find=find)

    return read


def _data_of(form: Form) -> bytes:
    texts = form.fields.get(DATA, [])
    if len(texts) != 1:
        raise Invalid.at(DATA, "Given twice" if texts else "Required")
    return texts[0].encode()


def _is_taken(name: str, is_file: bool) -> bool:  # noqa: FBT001 -- the form asks so
    return name.startswith(f"{AT}.") if is_file else name == DATA


def may_hold_files(values: Mapping[str, Any]) -> bool:
    """Whether any of these custom field values could be a file."""
    return any(isinstance(value, dict | list | str) for value in values.values())


async def find_addresses(given: Given[Any], values: Mapping[str, Any]) -> list[Wanted]:
    """List the files that the values of file fields name by address. Raises Invalid, NoSuchObject."""
    if not any(isinstance(value, dict | list) for value in values.values()):
        return []
    call = given.call
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        fields = await with_setup(work, partial(_file_fields, work.workspace, values))
    return [each for name in fields for each in addresses_in(f"{AT}.{name}", values[name])]


def _file_fields(workspace: int, values: Mapping[str, Any], setup: Setup) -> list[str]:
    found = [(name, field_named(workspace, name, setup)) for name in values]
    return [name for name, field in found if field is not None and field.type is FieldType.FILE]


async def find_files_of(given: Given[Any]) -> list[Wanted]:
    """List the files to fetch of a body that has custom fields."""
    values = given.said.custom_fields
    return [] if values is UNSET else await find_addresses(given, values)
