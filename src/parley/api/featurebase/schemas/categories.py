"""Ticket categories on the wire: objects of type board, as the vendor's client has them."""

from typing import Annotated, Literal, TypeAlias

import msgspec

from parley.api.featurebase.schemas.words import CategoryType, Id, Moment

Texts: TypeAlias = dict[str, str]


class BoardAccess(msgspec.Struct, rename="camel"):
    """Who may see it: everybody. The house has no roles or segments of customers."""

    admin_only: bool = False
    allowed_roles: list[str] = []
    denied_roles: list[str] = []
    segments: list[str] = []


class BoardFeatures(msgspec.Struct, rename="camel"):
    """What one may do in it."""

    comments_enabled: bool = True
    created_dates_visible: bool = True
    posting_enabled: bool = True


class BoardIcon(msgspec.Struct):
    """An icon; no category of ours has one."""

    type: Literal["emoji", "icon", "url"]
    value: str


class BoardLocalization(msgspec.Struct, rename="camel"):
    """Its texts by language."""

    name: Texts
    description: Texts | None = None
    form_placeholder: Texts | None = None
    hero_description: Texts | None = None
    hero_title: Texts | None = None
    submit_button_text: Texts | None = None


class PostDefaults(msgspec.Struct):
    """Who sees a new ticket: its author."""

    visibility: Literal["public", "authorOnly", "companyOnly"] = "authorOnly"


class CategoryWire(msgspec.Struct, rename="camel"):
    """A ticket category. `supportBoardType` says who its tickets are for."""

    id: Id
    name: str
    custom_fields: Annotated[list[str], msgspec.Meta(description="The ids of the fields it names, in its order")]
    created_at: Moment
    localization: BoardLocalization
    support_board_type: CategoryType
    access: BoardAccess = msgspec.field(default_factory=BoardAccess)
    features: BoardFeatures = msgspec.field(default_factory=BoardFeatures)
    post_defaults: PostDefaults = msgspec.field(default_factory=PostDefaults)
    icon: BoardIcon | None = None
    support_board: bool = True
    object: Literal["board"] = "board"
