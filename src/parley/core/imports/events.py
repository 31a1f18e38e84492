"""What happens to imports."""

from typing import ClassVar

from parley.core.events import Event


class ImportEvent(Event, frozen=True, kw_only=True):
    """Something happened to an import; `lines` is how many it has."""

    KIND: ClassVar[str] = "import"

    lines: int


class ImportStarted(ImportEvent, frozen=True, kw_only=True):
    """All its lines are here, and the worker will take them in."""

    TYPE: ClassVar[str] = "import.started"


class ImportFinished(ImportEvent, frozen=True, kw_only=True):
    """Every line was taken in or refused, or somebody canceled it: `status` is `done` or `canceled`."""

    TYPE: ClassVar[str] = "import.finished"

    status: str
    done: int
    refused: int


class ImportFailed(ImportEvent, frozen=True, kw_only=True):
    """It was given up; what was done stays."""

    TYPE: ClassVar[str] = "import.failed"

    done: int
    refused: int
