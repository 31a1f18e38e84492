"""What a field is, and which settings its type knows."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NotRequired, TypedDict

import msgspec

from parley.core.errors import Conflict, Fault, Invalid, NotFound
from parley.core.fields.options import Option, WantedOption
from parley.kit.text.slugs import key_from
from parley.kit.text.storable import fold

DEFAULT_MAX_LENGTH = 255
LONGEST_TEXT = 65_536


class Entity(StrEnum):
    """What a field belongs to."""

    TICKET = "ticket"
    CUSTOMER = "customer"
    COMPANY = "company"


class FieldType(StrEnum):
    """What a field holds: see `values.py`."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    SELECT = "select"
    MULTI_SELECT = "multi_select"
    CHECKBOX = "checkbox"
    USER = "user"
    FILE = "file"

    @property
    def has_options(self) -> bool:
        """Whether its values are chosen from options."""
        return self in {FieldType.SELECT, FieldType.MULTI_SELECT}


class FieldNotFound(NotFound):
    """No such field in this workspace."""

    def __init__(self) -> None:
        super().__init__("Field")


class FieldKeyTaken(Conflict):
    """Another field of this entity has this key."""

    code = "field_key_taken"

    def __init__(self) -> None:
        super().__init__("A field with this key exists already")


class Field(msgspec.Struct, frozen=True):
    """A field. `key` is unique among those of its entity, for ever; `last_option_id` is the highest ever given.

    A text that is `single_line` has no line breaks.
    """

    id: int
    entity: Entity
    key: str
    label: str
    type: FieldType
    required: bool
    public: bool
    allow_multiple: bool
    max_length: int
    options: list[Option]
    last_option_id: int
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    single_line: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether customers fill it in themselves: those of agents and files are the team's."""
        return self.public and self.type not in {FieldType.USER, FieldType.FILE}

    def option_called(self, text: str) -> str:
        """Return the id of the option with this label, whatever its case; the text itself where none is called so."""
        return next((option.id for option in self.options if fold(option.label) == fold(text)), text)

    def label_of(self, option: str) -> str:
        """Return an option's label; the id itself of one that is no more."""
        return next((each.label for each in self.options if each.id == option), option)


class FieldChanges(TypedDict, total=False):
    """What may change of a field; `max_length`, in characters, and `single_line` are for texts only, `allow_multiple`
    for files only.
    """

    label: str
    required: bool
    public: bool
    allow_multiple: bool
    max_length: int
    single_line: bool
    options: Sequence[WantedOption]


class NewField(TypedDict):
    """What a new field may be given."""

    label: str
    type: FieldType
    entity: NotRequired[Entity]
    key: NotRequired[str]
    required: NotRequired[bool]
    public: NotRequired[bool]
    allow_multiple: NotRequired[bool]
    max_length: NotRequired[int]
    single_line: NotRequired[bool]
    options: NotRequired[Sequence[WantedOption]]


def check_entity(entity: Entity, kind: FieldType) -> None:
    """Raise Invalid for a file field of a customer or a company: a file belongs to a ticket, and goes when it goes."""
    if kind is FieldType.FILE and entity is not Entity.TICKET:
        raise Invalid.at("type", "Only tickets have file fields")


def check_settings(kind: FieldType, given: FieldChanges | NewField) -> None:
    """Raise Invalid, all at once, for settings that this type of field does not know, and a length out of range."""
    faults: list[Fault] = []
    if "max_length" in given and kind is not FieldType.TEXT:
        faults.append(Fault("max_length", "Only a text has one"))
    elif not 1 <= given.get("max_length", 1) <= LONGEST_TEXT:
        faults.append(Fault("max_length", f"Must be 1 to {LONGEST_TEXT}"))
    if given.get("single_line") and kind is not FieldType.TEXT:
        faults.append(Fault("single_line", "Only a text may be one line"))
    if given.get("allow_multiple") and kind is not FieldType.FILE:
        faults.append(Fault("allow_multiple", "Only a file field takes several"))
    if given.get("options") and not kind.has_options:
        faults.append(Fault("options", "Only select and multi_select have options"))
    if faults:
        raise Invalid(faults)


def checked_key(key: str | None, label: str) -> str:
    """Return the key, made from the label when there is none; raise Invalid for one that is not in a key's shape."""
    if key is not None and key_from(key) != key:
        raise Invalid.at("key", "Must be lower-case letters, digits and single underscores, a letter first")
    return key or key_from(label)
