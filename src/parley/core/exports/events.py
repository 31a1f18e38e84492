"""What happens to exports."""

from typing import ClassVar

from parley.core.events import Event


class ExportEvent(Event, frozen=True, kw_only=True):
    """Something happened to an export."""

    KIND: ClassVar[str] = "export"

    format: str


class ExportRequested(ExportEvent, frozen=True, kw_only=True):
    """Somebody asked for an export."""

    TYPE: ClassVar[str] = "export.requested"


class ExportFinished(ExportEvent, frozen=True, kw_only=True):
    """An export can be downloaded; `rows` is how many tickets it holds."""

    TYPE: ClassVar[str] = "export.finished"

    rows: int


class ExportFailed(ExportEvent, frozen=True, kw_only=True):
    """An export came to nothing."""

    TYPE: ClassVar[str] = "export.failed"
