"""Custom fields: core to wire and back."""

from typing import Any, cast

from msgspec import UNSET

from parley.api.clearfeed.rest.mapping.values import TYPE_WORDS
from parley.api.clearfeed.rest.schemas.fields import (
    EntityWord,
    FieldConfigBody,
    FieldConfigWire,
    FieldWire,
    OptionWire,
    TypeWord,
)
from parley.core.fields import Entity, Field, FieldType, WantedOption
from parley.kit.clock import print_time

NAMES = {
    "label": "name",
    "max_length": "config.max_length",
    "single_line": "config.single_line",
    "options": "config.options",
}
ENTITY_WORDS: dict[Entity, EntityWord] = {Entity.TICKET: "request", Entity.COMPANY: "customer"}
ENTITIES = {word: entity for entity, word in ENTITY_WORDS.items()}
TYPES = {word: kind for kind, word in TYPE_WORDS.items()}


def is_shown(field: Field) -> bool:
    """Whether this door has words for the field: people's fields and files are not its own."""
    return field.type in TYPE_WORDS and field.entity in ENTITY_WORDS


def field_to_wire(field: Field) -> FieldWire:
    """Spell a custom field; it must be one that is shown."""
    return FieldWire(
        id=field.id,
        entity_type=ENTITY_WORDS[field.entity],
        name=field.label,
        version=field.version,
        type=cast("TypeWord", TYPE_WORDS[field.type]),
        config=_config(field),
        created_at=print_time(field.created_at),
        updated_at=print_time(field.updated_at),
    )


def config_from_wire(config: FieldConfigBody) -> dict[str, Any]:
    """Read what is given of a configuration."""
    given: dict[str, Any] = {"max_length": config.max_length, "single_line": config.single_line}
    if config.options is not UNSET:
        given["options"] = [WantedOption(each.value, each.id or None) for each in config.options]
    return {name: value for name, value in given.items() if value is not UNSET}


def _config(field: Field) -> FieldConfigWire:
    if field.type.has_options:
        options = [OptionWire(option.id, option.label) for option in field.options]
        return FieldConfigWire(options=options, last_option_id=str(field.last_option_id))
    if field.type is FieldType.TEXT:
        return FieldConfigWire(max_length=field.max_length, single_line=field.single_line)
    return FieldConfigWire()
