"""What happens to companies."""

from typing import ClassVar

from parley.core.events import Changes, Event


class CompanyEvent(Event, frozen=True, kw_only=True):
    """Something happened to a company."""

    KIND: ClassVar[str] = "company"


class CompanyCreated(CompanyEvent, frozen=True, kw_only=True):
    """A company was made, by itself or because a customer named it."""

    TYPE: ClassVar[str] = "company.created"

    name: str
    domains: list[str]
    external_id: str | None
    external_system: str | None = None


class CompanyUpdated(CompanyEvent, frozen=True, kw_only=True):
    """A company's facts changed."""

    TYPE: ClassVar[str] = "company.updated"

    changes: Changes


class CompanyDeleted(CompanyEvent, frozen=True, kw_only=True):
    """A company was removed; its customers and tickets have none now."""

    TYPE: ClassVar[str] = "company.deleted"

    name: str
