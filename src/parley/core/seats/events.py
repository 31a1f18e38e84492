"""What happens to the ways in."""

from typing import ClassVar

from parley.core.events import Event
from parley.core.people.agents.events import AgentEvent


class PasswordChanged(AgentEvent, frozen=True, kw_only=True):
    """An agent has another password: by itself, by a link, or by an operator."""

    TYPE: ClassVar[str] = "agent.password_changed"

    by: str


class TotpEnabled(AgentEvent, frozen=True, kw_only=True):
    """An agent signs in with a second factor from now on."""

    TYPE: ClassVar[str] = "agent.totp_enabled"


class TotpDisabled(AgentEvent, frozen=True, kw_only=True):
    """An agent signs in without a second factor from now on."""

    TYPE: ClassVar[str] = "agent.totp_disabled"


class RecoveryCodeUsed(AgentEvent, frozen=True, kw_only=True):
    """An agent signed in with a recovery code; `left` are those it has yet."""

    TYPE: ClassVar[str] = "agent.recovery_code_used"

    left: int


class IdentityLinked(AgentEvent, frozen=True, kw_only=True):
    """An agent may sign in through an issuer of identities."""

    TYPE: ClassVar[str] = "agent.identity_linked"

    issuer: str


class InvitationEvent(Event, frozen=True, kw_only=True):
    """Something happened to an invitation."""

    KIND: ClassVar[str] = "invitation"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"email"})

    email: str
    role: str


class InvitationCreated(InvitationEvent, frozen=True, kw_only=True):
    """Somebody was asked to join."""

    TYPE: ClassVar[str] = "invitation.created"


class InvitationResent(InvitationEvent, frozen=True, kw_only=True):
    """Somebody was asked again, by another link; the one before is void."""

    TYPE: ClassVar[str] = "invitation.resent"


class InvitationRevoked(InvitationEvent, frozen=True, kw_only=True):
    """An invitation was taken back."""

    TYPE: ClassVar[str] = "invitation.revoked"


class InvitationAccepted(InvitationEvent, frozen=True, kw_only=True):
    """Somebody who was asked has joined."""

    TYPE: ClassVar[str] = "invitation.accepted"

    agent_id: int
