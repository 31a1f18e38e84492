"""Sessions of agents who are signed in."""

from parley.core.access.sessions.actions import (
    authenticate_session,
    drop_expired_sessions,
    end_session,
    end_sessions,
    get_session,
    list_sessions,
    require_session,
    start_session,
)
from parley.core.access.sessions.model import Method, NewSession, Session, SessionNeeded, SessionNotFound, Visitor

__all__ = [
    "Method",
    "NewSession",
    "Session",
    "SessionNeeded",
    "SessionNotFound",
    "Visitor",
    "authenticate_session",
    "drop_expired_sessions",
    "end_session",
    "end_sessions",
    "get_session",
    "list_sessions",
    "require_session",
    "start_session",
]
