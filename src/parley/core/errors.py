"""Why core refuses. Rooms add their own beneath these; no HTTP number lives here.

    ParleyError
    ├── NotFound        the thing does not exist, or belongs to another workspace
    ├── Forbidden       this actor may not do that
    ├── Unauthenticated the credentials are missing, wrong or revoked
    ├── Conflict        the present state forbids it
    │   └── VersionMismatch   somebody else changed it first
    ├── Invalid         the input is wrong; carries every fault found, each with its path
    ├── Busy            the same thing is being done by somebody else right now
    ├── TooLarge        more than the stated limit
    └── Unavailable     a part that is needed does not answer

`str(error)` is safe to show to strangers; what only the log may know is chained as the cause.
"""

from collections.abc import Sequence

import msgspec


class ParleyError(Exception):
    """The root: a sentence for strangers and a stable code."""

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(ParleyError):
    """`thing` names what was looked for: `Ticket`."""

    code = "not_found"

    def __init__(self, thing: str) -> None:
        super().__init__(f"{thing} not found")
        self.thing = thing


class Forbidden(ParleyError):
    """The actor is known, and may not do this."""

    code = "forbidden"


class Unauthenticated(ParleyError):
    """One sentence for a missing, a malformed, an unknown and a revoked key; another for those who sign in."""

    code = "unauthenticated"

    def __init__(self, message: str = "Invalid or missing API key") -> None:
        super().__init__(message)


class Conflict(ParleyError):
    """What was asked contradicts what is; `path` is the field whose value is another's, empty where it is none."""

    code = "conflict"
    path = ""


class VersionMismatch(Conflict):
    """The caller's version is not the present one; nothing was changed."""

    code = "version_mismatch"

    def __init__(self) -> None:
        super().__init__("The object was changed since you read it")


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with the input: `path` is dotted (`custom_fields.size`, `tags.2`), never the value itself."""

    path: str
    message: str


class Invalid(ParleyError):
    """The input is refused as a whole; `faults` lists everything that is wrong with it."""

    code = "invalid"

    def __init__(self, faults: Sequence[Fault], message: str = "Invalid request data") -> None:
        super().__init__(message)
        self.faults = tuple(faults)

    @classmethod
    def at(cls, path: str, message: str) -> "Invalid":
        """Make the error of a single fault."""
        return cls([Fault(path, message)])


class Busy(ParleyError):
    """The same request is still running; ask again in a moment."""

    code = "busy"


class TooLarge(ParleyError):
    """More than the stated limit was sent."""

    code = "too_large"


class Unavailable(ParleyError):
    """A part that is needed does not answer; `retry_after` is in seconds."""

    code = "unavailable"

    def __init__(self, message: str = "Temporarily unavailable", retry_after: int = 2) -> None:
        super().__init__(message)
        self.retry_after = retry_after
