"""The query of the search for conversations: wire to core. A clause, or an AND of fifteen; others are in `queries`."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Literal, cast

import msgspec

from parley.api.featurebase.faults import QueryTooBroad
from parley.api.featurebase.ids import Kind, id_in_query
from parley.api.featurebase.schemas.queries import MOST_CLAUSES
from parley.core.clauses import Clause
from parley.core.errors import Invalid
from parley.core.tickets import Priority

OPS: dict[str, Any] = {"=": "=", "!=": "!=", "IN": "in", "NIN": "not in", ">": ">", "<": "<"}
LISTED = {"IN", "NIN"}
POSITIVE = {"=", "IN", ">", "<"}
BOUNDED = {"state", "priority"}
OLD_NAMES = {
    "admin_assignee_id": "adminAssigneeId",
    "team_assignee_id": "teamAssigneeId",
    "brand_id": "brandId",
    "tag_ids": "tagIds",
    "mentioned_admin_ids": "mentionedAdminIds",
    "user_id": "userId",
    "participant_id": "participantId",
    "company_id": "companyId",
    "created_at": "createdAt",
}
IDS = {
    "adminAssigneeId": ("assignee_id", Kind.ADMIN),
    "teamAssigneeId": ("team_id", Kind.TEAM),
    "tagIds": ("tag", Kind.TAG),
    "userId": ("customer_id", Kind.CONTACT),
    "participantId": ("customer_id", Kind.CONTACT),
    "companyId": ("company_id", Kind.COMPANY),
}
# No conversation of ours has a brand, and nobody is mentioned in one: such an id is the id of none.
NOBODYS = {"brandId", "mentionedAdminIds"}
NEVER = Clause("number", "in", [2**63 - 1])
HIGH = [Priority.HIGH, Priority.URGENT]


class Given(msgspec.Struct):
    """A clause as it was sent."""

    field: str
    operator: Literal["=", "!=", "IN", "NIN", ">", "<"]
    value: Any


def clauses_from_wire(workspace: int, query: dict[str, Any] | None) -> list[Clause]:
    """Read a query. Raises Invalid, QueryTooBroad where it only says what is not wanted."""
    if query is None:
        return []
    is_group = query.get("operator") == "AND" and "field" not in query
    group = _listed(query.get("value")) if is_group else [query]
    if not 0 < len(group) <= MOST_CLAUSES:
        raise Invalid.at("query.value", f"Must be a list of 1 to {MOST_CLAUSES} clauses")
    given = [_given(each, f"query.value.{place}" if is_group else "query") for place, each in enumerate(group)]
    if not any(each.operator in POSITIVE or each.field in BOUNDED for each in given):
        raise QueryTooBroad
    return [clause for each in given for clause in _clauses(workspace, each)]


def _listed(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _given(value: Any, at: str) -> Given:
    try:
        found = msgspec.convert(value, Given)
    except msgspec.ValidationError:
        raise Invalid.at(at, "Must be {field, operator, value}; OR and nested groups are not known") from None
    found.field = OLD_NAMES.get(found.field, found.field)
    reader = READERS.get(found.field)
    if reader is None:
        raise Invalid.at(f"{at}.field", f"Unknown field; allowed: {', '.join(READERS)}")
    return found


def _clauses(workspace: int, given: Given) -> list[Clause]:
    return READERS[given.field](workspace, given)


def _stage(_: int, given: Given) -> list[Clause]:
    return [Clause("stage", OPS[given.operator], given.value)]


def _priority(_: int, given: Given) -> list[Clause]:
    if not isinstance(given.value, bool) or given.operator not in {"=", "!="}:
        raise Invalid.at("query", "priority is true or false, with = or !=")
    wanted = given.value == (given.operator == "=")
    return [Clause("priority", "in" if wanted else "not in", [int(each) for each in HIGH])]


def _id(workspace: int, given: Given) -> list[Clause]:
    name, kind = IDS[given.field]
    if given.operator in LISTED:
        values = _listed(given.value)
        ids: Any = [_read(workspace, kind, each) for each in values]
    else:
        ids = None if given.value is None else _read(workspace, kind, given.value)
    return [Clause(name, OPS[given.operator], ids)]


def _nobodys(_: int, given: Given) -> list[Clause]:
    values = _listed(given.value)
    fits = (None in values) == (given.operator in {"=", "IN"})
    return [] if fits or (given.operator in {"!=", "NIN"} and None not in values) else [NEVER]


def _created(_: int, given: Given) -> list[Clause]:
    value = given.value
    if isinstance(value, bool) or not isinstance(value, int | float) or given.operator not in {"=", ">", "<"}:
        raise Invalid.at("query", "createdAt is in unix seconds, with =, > or <")
    try:
        moment = dt.datetime.fromtimestamp(value, dt.UTC)
        if given.operator != "=":
            return [Clause("created_at", OPS[given.operator], moment)]
        until = moment + dt.timedelta(seconds=1)
    except (ValueError, OverflowError, OSError):
        raise Invalid.at("query", "createdAt is in unix seconds, of the years 1 to 9999") from None
    return [Clause("created_at", ">", moment - dt.timedelta(microseconds=1)), Clause("created_at", "<", until)]


def _read(workspace: int, kind: Kind, value: Any) -> int:
    if not isinstance(value, str):
        raise Invalid.at("query", "An id is a text")
    return id_in_query(workspace, kind, value, "query")


READERS: dict[str, Callable[[int, Given], list[Clause]]] = {
    "state": _stage,
    "priority": _priority,
    **dict.fromkeys(IDS, _id),
    **dict.fromkeys(sorted(NOBODYS), _nobodys),
    "createdAt": _created,
}
