"""Exports: core to wire, and tickets to lines.

CSV is RFC 4180: CRLF, every text that needs it in quotes. A text that a spreadsheet would take for a formula, because
it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, has an apostrophe before it.
"""

import csv
import io
from collections.abc import Sequence
from typing import Any, cast

import msgspec

from parley.api.native.ids import spell_id
from parley.api.native.mapping.filters import read_filter
from parley.api.native.mapping.tickets import ticket_to_wire
from parley.api.native.schemas.exports import ExportWire
from parley.api.native.schemas.tickets import TicketWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.downloads import download_url
from parley.core.exports import Export
from parley.core.fields import Field
from parley.core.tickets import Ticket, TicketFilter
from parley.kit.clock import print_time

FORMULA = ("=", "+", "-", "@", "\t", "\r")
# For ever in this order; new ones come last, and after them a column for each field.
COLUMNS = (
    "id", "number", "subject", "status", "state", "priority", "open", "customer_id", "customer_email", "customer_name",
    "assignee_id", "assignee_email", "team_id", "company_id", "inbox_id", "category_id", "tags", "cc", "sentiment",
    "source", "source_name", "url", "version", "created_at", "updated_at", "first_response_at", "resolved_at",
    "first_resolved_at", "snoozed_until", "description_text",
)  # fmt: skip


def export_to_wire(call: Call, export: Export) -> ExportWire:
    """Spell an export, with a link that lives for an hour from this call."""
    link = None if export.file is None else download_url(call.house, call.actor.workspace, export.file, call.now)
    return ExportWire(
        id=spell_id("exp", export.id),
        status=export.status,  # type: ignore[arg-type]  # the table's check keeps the words
        format=export.format,  # type: ignore[arg-type]  # the table's check keeps the words
        filter=export.filter,
        rows=export.rows,
        error=export.error,
        url=link,
        created_at=print_time(export.created_at),
        finished_at=export.finished_at and print_time(export.finished_at),
    )


class Lines:
    """Tickets as JSON lines, each like a ticket of the list with its description."""

    def __init__(self, export: Export, url: str, fields: Sequence[Field]) -> None:
        self._export = export
        self._url = url
        self._fields = fields

    def filter(self) -> TicketFilter:
        """Read the filter."""
        return read_filter(self._export.filter)

    def head(self) -> bytes:
        """Lines of JSON have no head."""
        return b""

    def rows(self, tickets: Sequence[Ticket]) -> bytes:
        """Spell tickets, a line for each."""
        return b"".join(msgspec.json.encode(wire) + b"\n" for wire in self._wires(tickets))

    def _wires(self, tickets: Sequence[Ticket]) -> list[TicketWire]:
        return [ticket_to_wire(ticket, self._url, self._fields) for ticket in tickets]


class Table(Lines):
    """Tickets as rows of CSV, with a column for each field in the order of their making."""

    def __init__(self, export: Export, url: str, fields: Sequence[Field]) -> None:
        super().__init__(export, url, fields)
        self._keys = [field.key for field in sorted(fields, key=lambda field: field.id)]

    def head(self) -> bytes:
        """Spell the names of the columns; that of a field has `custom_fields.` before its key."""
        return _table([[*COLUMNS, *(f"custom_fields.{key}" for key in self._keys)]])

    def rows(self, tickets: Sequence[Ticket]) -> bytes:
        """Spell tickets, a row for each."""
        return _table([self._row(wire) for wire in self._wires(tickets)])

    def _row(self, wire: TicketWire) -> list[str]:
        flat: dict[str, Any] = msgspec.to_builtins(wire)
        for name in ("customer", "assignee"):
            person: dict[str, Any] = flat[name] or {}
            flat |= {f"{name}_{key}": value for key, value in person.items()}
        values: list[Any] = [flat.get(name) for name in COLUMNS] + [wire.custom_fields.get(key) for key in self._keys]
        return [_cell(value) for value in values]


def spelling_of(export: Export, url: str, fields: Sequence[Field]) -> Lines:
    """Choose how to spell what was asked for."""
    return (Table if export.format == "csv" else Lines)(export, url, fields)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | dict):
        value = msgspec.json.encode(cast("object", value)).decode()
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue().encode()
