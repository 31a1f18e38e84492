"""How a new request comes in: as JSON, or as a form with files; what it leaves out is generated."""

import hashlib
from typing import Any

import msgspec

from parley.api.clearfeed.rest.schemas.request_bodies import FORM, RequestCreate
from parley.api.toolbox.call import Call
from parley.api.toolbox.decoding import decode_json, find_faults, in_one_order
from parley.api.toolbox.media import UnsupportedMediaType, media_of
from parley.api.toolbox.multipart import Form, FormRules, read_form
from parley.api.toolbox.operations import Mode
from parley.core.access import Permission, may
from parley.core.assist import Suggestion
from parley.core.errors import Fault, Forbidden, Invalid
from parley.core.tickets import Priority
from parley.kit.text.html import Body, body_from

JSON, MULTIPART = b"application/json", b"multipart/form-data"
MOST_FILES = 5
LARGEST_FILE = 100 * 1024 * 1024
FILES = frozenset({"attachments", "attachments[]"})
DECODER = msgspec.json.Decoder(RequestCreate)
TEXTS = frozenset(RequestCreate.__struct_fields__)
# What a form leaves empty is left out.
OPTIONAL = TEXTS - {"description"}
CONTENT: dict[str, Any] = {
    "application/json": {
        "schema": msgspec.json.schema_components([RequestCreate])[1]["RequestCreate"],
        "example": {"description": "<p>The printer smokes.</p>", "requester_email": "ann@example.com"},
    },
    "multipart/form-data": {"schema": FORM},
}


class Draft(msgspec.Struct):
    """A new request as it came; `suggestion` stands in for what it leaves out."""

    said: RequestCreate
    description: Body
    fingerprint: bytes
    form: Form | None = None
    suggestion: Suggestion | None = None

    @property
    def title(self) -> str:
        """The title given, else the one suggested."""
        given = (self.said.title or "").strip()
        return given or (self.suggestion.subject if self.suggestion else "")

    @property
    def priority(self) -> Priority:
        """The priority suggested, where none was given."""
        return self.suggestion.priority if self.suggestion else Priority.NORMAL

    async def gather(self, call: Call) -> None:
        """What was left out is suggested: once, and outside any transaction, for a model may be asked."""
        complete = (self.said.title or "").strip() and self.said.priority
        if not complete and self.suggestion is None:
            self.suggestion = await call.house.assistant.suggest(self.description.text)

    async def discard(self) -> None:
        """No file of it is kept."""
        if self.form is not None:
            await self.form.discard()


def mode_of(draft: Draft) -> Mode:
    """A request without files is one statement."""
    return Mode.WRITE if draft.form is not None and draft.form.files else Mode.ONCE


async def read_draft(call: Call) -> Draft:
    """Read the body. Raises Invalid, UnsupportedMediaType, TooLarge, and Forbidden before any byte is kept."""
    if not may(call.actor.role, Permission.WRITE):
        raise Forbidden(f"The role '{call.actor.role}' may not create requests")
    media = media_of(call)
    if media == MULTIPART:
        return await _read_form(call)
    if media != JSON:
        raise UnsupportedMediaType("Content-Type must be application/json or multipart/form-data")
    raw = await call.read(call.house.max_body)
    said = decode_json(raw, RequestCreate, DECODER)
    return _drafted(said, hashlib.sha256(in_one_order(raw)).digest(), None)


async def _read_form(call: Call) -> Draft:
    largest = min(call.house.max_upload, LARGEST_FILE)
    rules = FormRules(accepts=_is_ours, max_file=largest, max_files=MOST_FILES, strict=False, stated=True)
    form = await read_form(call, rules)
    try:
        return _drafted(_said(form), form.fingerprint, form)
    except Invalid:
        await form.discard()
        raise


def _is_ours(name: str, is_file: bool) -> bool:  # noqa: FBT001 -- the form asks so
    return name in (FILES if is_file else TEXTS)


def _said(form: Form) -> RequestCreate:
    faults = [Fault(name, "Given twice") for name, texts in form.fields.items() if len(texts) > 1]
    values: dict[str, object] = {name: texts[0] for name, texts in form.fields.items()}
    values = {name: text for name, text in values.items() if text or name not in OPTIONAL}
    try:
        if not faults:
            return msgspec.convert(values, RequestCreate)
    except msgspec.ValidationError:
        faults = find_faults(values, RequestCreate)
    raise Invalid(faults)


def _drafted(said: RequestCreate, fingerprint: bytes, form: Form | None) -> Draft:
    body = body_from(said.description, "html")
    if body.is_empty:
        raise Invalid.at("description", "Must not be empty")
    return Draft(said, body, fingerprint, form)
