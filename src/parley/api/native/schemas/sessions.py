"""Sessions, oneself and the ways in on the wire."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.schemas.access import WorkspaceWire
from parley.api.native.schemas.people import Email, PictureAddress
from parley.api.native.schemas.users import UserWire
from parley.api.native.schemas.words import Moment, Name

Theme = Literal["system", "light", "dark"]
Density = Literal["comfortable", "compact"]
Password = Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]
NewPassword = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=1024, description="10 to 256 characters, and not what anybody would guess"),
]
Code = Annotated[
    str,
    msgspec.Meta(min_length=6, max_length=20, description="Six digits from an authenticator, or a recovery code"),
]
Token = Annotated[str, msgspec.Meta(min_length=1, max_length=120, description="The token of a one-time link")]
WorkspaceSlug = Annotated[
    str, msgspec.Meta(min_length=1, max_length=63, description="Which workspace; else the host decides")
]
UndoSeconds = Annotated[int, msgspec.Meta(ge=0, le=60)]
Language = Annotated[str, msgspec.Meta(min_length=2, max_length=35, examples=["en", "de"])]
TimeZone = Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["Europe/Berlin"])]


class PreferencesWire(msgspec.Struct):
    """How one likes the desk. Without a `timezone` the browser's is meant."""

    theme: Theme
    density: Density
    language: str
    timezone: str | None
    undo_seconds: int
    shortcuts: bool


class PreferencesUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """Those named change."""

    theme: Theme | UnsetType = UNSET
    density: Density | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    timezone: TimeZone | UnsetType | None = UNSET
    undo_seconds: UndoSeconds | UnsetType = UNSET
    shortcuts: bool | UnsetType = UNSET


class SeatedWire(msgspec.Struct):
    """Who is signed in, and where. `csrf_token` goes as `X-CSRF-Token` with whatever changes something."""

    id: Annotated[str, msgspec.Meta(examples=["sess_1"])]
    user: UserWire
    workspace: WorkspaceWire
    permissions: list[Literal["read", "note", "write", "manage"]]
    preferences: PreferencesWire
    has_password: bool
    totp_enabled: bool
    csrf_token: str
    expires_at: Moment


class SessionWire(msgspec.Struct):
    """A session of one's own: by which browser, from which address; `current` is the one that asks."""

    id: Annotated[str, msgspec.Meta(examples=["sess_1"])]
    current: bool
    method: Literal["password", "link", "invitation", "reset", "oidc", "setup"]
    browser: str
    address: str
    remembered: bool
    created_at: Moment
    last_used_at: Moment
    expires_at: Moment


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    """How to sign in; `code` where there is a second factor. It holds for 12 hours, for up to 90 days if remembered."""

    email: Email
    password: Password
    code: Code | None = None
    remember: bool = False
    workspace: WorkspaceSlug | None = None


class OidcWire(msgspec.Struct):
    """Another's word that is taken for who one is."""

    name: str


class EntranceWire(msgspec.Struct):
    """The ways in: `link` says that sign-in links can be mailed, `needs_setup` that there is nobody to sign in yet."""

    workspace_name: str
    needs_setup: bool
    password: bool
    link: bool
    oidc: OidcWire | None


class EntranceQuery(msgspec.Struct):
    """Whose entrance."""

    workspace: WorkspaceSlug | None = None


class Setup(msgspec.Struct, forbid_unknown_fields=True):
    """The first run: the owner, and the name of the desk."""

    token: Token
    name: Name
    email: Email
    password: NewPassword
    workspace_name: Name
    sample_data: bool = False


class ProfileUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of oneself."""

    name: Name | UnsetType = UNSET
    avatar_url: PictureAddress | UnsetType | None = UNSET
    preferences: PreferencesUpdate | UnsetType = UNSET


class PasswordChange(msgspec.Struct, forbid_unknown_fields=True):
    """Another password; the present one is needed where there is one."""

    password: NewPassword
    current_password: Password | None = None
