"""What happens to files. That one was attached is told by its ticket's events."""

from typing import ClassVar

from parley.core.events import Event


class FileEvent(Event, frozen=True, kw_only=True):
    """Something happened to a file."""

    KIND: ClassVar[str] = "file"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"name"})

    name: str


class FileUploaded(FileEvent, frozen=True, kw_only=True):
    """A file was uploaded; `size` is in bytes."""

    TYPE: ClassVar[str] = "file.uploaded"

    content_type: str
    size: int


class FileDeleted(FileEvent, frozen=True, kw_only=True):
    """A file that belonged to no ticket was removed, by somebody or after a day."""

    TYPE: ClassVar[str] = "file.deleted"
