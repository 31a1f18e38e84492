"""What it takes to sit down at the desk: who one is, how one proves it, what one likes."""

from typing import Annotated, Literal

import msgspec

from parley.core.access import NewSession
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Conflict, Unauthenticated
from parley.core.people import Agent


class WrongCredentials(Unauthenticated):
    """One sentence for a wrong password, an unknown address, an agent without a password and one who left."""

    code = "wrong_credentials"

    def __init__(self) -> None:
        super().__init__("The e-mail address or the password is wrong")


class CodeRequired(Unauthenticated):
    """The password is right, and a code is needed too; or the code is wrong, or was used before."""

    code = "code_required"

    def __init__(self, message: str = "A code from your authenticator is needed") -> None:
        super().__init__(message)


class LinkSpent(Unauthenticated):
    """One sentence for a link that is unknown, expired, used, or taken back."""

    code = "link_spent"

    def __init__(self) -> None:
        super().__init__("This link is not valid any more")


class SetupOver(Conflict):
    """Somebody has a password, or was signed in: whoever comes now must sign in too."""

    code = "setup_over"

    def __init__(self) -> None:
        super().__init__("This desk was set up already")


class Preferences(msgspec.Struct, frozen=True):
    """How an agent likes the desk; of what was kept, what is not understood any more falls back to these."""

    theme: Literal["system", "light", "dark"] = "system"
    density: Literal["comfortable", "compact"] = "comfortable"
    language: str = "en"
    timezone: str | None = None
    undo_seconds: Annotated[int, msgspec.Meta(ge=0, le=60)] = 10
    shortcuts: bool = True


class Steward(msgspec.Struct, frozen=True):
    """An active owner or admin, as mail reaches them."""

    email: str
    name: str
    language: str


class Credentials(msgspec.Struct, frozen=True):
    """What an active agent can be recognised by; `totp` is the sealed secret of a second factor that is in force."""

    agent: int
    name: str
    email: str
    role: Role
    password_hash: str | None
    language: str
    totp: bytes | None
    last_step: int

    def actor(self, workspace: int) -> Actor:
        """Return who acts once recognised."""
        return Actor(workspace, ActorKind.AGENT, self.agent, self.name, self.role)


class Seat(msgspec.Struct, frozen=True):
    """An agent as it sees itself."""

    agent: Agent
    preferences: Preferences
    has_password: bool
    has_totp: bool


class Entered(msgspec.Struct, frozen=True):
    """Who has just signed in, and the session with its text."""

    actor: Actor
    new: NewSession


def preferences_from(kept: dict[str, object]) -> Preferences:
    """Read what was kept, field by field."""
    names = Preferences.__struct_fields__
    preferences = Preferences()
    for name in kept.keys() & set(names):
        try:
            preferences = msgspec.convert({**msgspec.structs.asdict(preferences), name: kept[name]}, Preferences)
        except msgspec.ValidationError:
            continue
    return preferences
