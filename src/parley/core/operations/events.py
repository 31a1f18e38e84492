"""What happens to operations."""

from typing import ClassVar

from parley.core.events import Event


class OperationUndone(Event, frozen=True, kw_only=True):
    """A merge, a split or a batch was undone; `left` counts what was not, for others had changed it since."""

    TYPE: ClassVar[str] = "operation.undone"
    KIND: ClassVar[str] = "operation"

    kind: str
    tickets: list[int]
    left: int
