"""The help center on the wire: one for a workspace, in one language."""

from typing import Literal, TypeAlias

import msgspec

from parley.api.featurebase.schemas.words import Id, Moment

Locale: TypeAlias = Literal["en"]
LOCALE: Locale = "en"


def locales() -> list[Locale]:
    """List the languages of the help center."""
    return [LOCALE]


class HelpCenterTranslation(msgspec.Struct, rename="camel"):
    """Its texts in a language."""

    title: str
    display_name: str


class HelpCenterWire(msgspec.Struct, rename="camel"):
    """The help center."""

    id: Id
    organization: Id
    title: str
    display_name: str
    translations: dict[str, HelpCenterTranslation]
    created_at: Moment
    updated_at: Moment
    is_public: bool = True
    default_locale: Locale = LOCALE
    locale: Locale = LOCALE
    available_locales: list[Locale] = msgspec.field(default_factory=locales)
    nav_items: list[str] = []
    object: Literal["help_center"] = "help_center"
