"""The other doors against the native one: the same ticket opened, read and listed, each in its own words."""

from collections.abc import Callable
from typing import Any

import msgspec

from bench import requests
from bench.load import Generator
from bench.requests import LISTED
from bench.rounds import Asked, Pace, throughput
from bench.servers import Server, fetch
from bench.table import Row, told

BUDGET = 0.85
Made = Callable[[Server], list[bytes]]


class Spoken(msgspec.Struct, frozen=True):
    """How a dialect asks for a ticket, for 25 of them, and for a new one."""

    name: str
    get: Made
    listed: Made
    create: Made


def door_ratios(generator: Generator, parley: Server, pace: Pace) -> list[Row]:
    """Each door's rate against native's on the same desk; creations come last, for they make the desk larger."""
    native = Spoken("native", requests.tickets, lambda server: requests.reads(server, LISTED), requests.creations)
    rows: list[Row] = []
    for what in ("get", "listed", "create"):
        for door in _doors(parley):
            asked = [Asked(parley, getattr(each, what)(parley)) for each in (door, native)]
            pair = throughput(generator, asked[0], asked[1], pace)
            cells = [
                f"{rate:,.0f}/s, p50 {half:.1f} ms" for rate, half in zip(pair.rates, pair.times(0.5), strict=True)
            ]
            shown = "list 25" if what == "listed" else what
            row = Row(f"{door.name}: {shown}", cells[0], f"native {cells[1]}", pair.ratio, BUDGET, most=False)
            rows.append(told(row))
    return rows


def _doors(server: Server) -> list[Spoken]:
    whole = msgspec.structs.replace(server, prefix="")
    inbox = msgspec.json.decode(fetch(server, "/inboxes"))["data"][0]["id"].removeprefix("inbox_")
    category = msgspec.json.decode(fetch(whole, "/v2/tickets/categories"))[0]["id"]
    return [
        Spoken("clearfeed rest", _gets("/v1/rest/requests/{}"), _reads("/v1/rest/requests?limit=25"),
               _posts("/v1/rest/requests", lambda new: {
                   "title": new.subject, "description": new.text, "requester_email": new.email, "priority": "normal",
               })),
        Spoken("clearfeed tickets", _gets("/v1/requests/req_{}"), _reads("/v1/requests?limit=25"),
               _posts("/v1/requests", lambda new: {
                   "collection_id": f"col_{inbox}", "title": new.subject, "description": new.text,
                   "requester_email": new.email, "priority": "medium", "tags": [new.tag],
               })),
        Spoken("socialboards", _gets("/tickets/{}"), _posts("/tickets/list", lambda _: {"take": 25}),
               _posts("/tickets", lambda new: {
                   "title": new.subject, "message": new.text, "creator": {"email": new.email, "name": "Kim Customer"},
                   "tags": [new.tag],
               })),
        Spoken("featurebase", _gets("/v2/tickets/{}"), _reads("/v2/tickets?limit=25"),
               _posts("/v2/tickets", lambda new: {
                   "ticketCategoryId": category, "title": new.subject, "content": new.text,
                   "author": {"email": new.email, "name": "Kim Customer"},
               })),
    ]  # fmt: skip


def _reads(path: str) -> Made:
    return lambda server: requests.reads(msgspec.structs.replace(server, prefix=""), path)


def _gets(pattern: str) -> Made:
    def made(server: Server) -> list[bytes]:
        paths = (pattern.format(number) for number in requests.numbers(server))
        return requests.reads(msgspec.structs.replace(server, prefix=""), *paths)

    return made


def _posts(path: str, body: Callable[[requests.NewTicket], dict[str, Any]]) -> Made:
    def made(server: Server) -> list[bytes]:
        whole = msgspec.structs.replace(server, prefix="")
        return requests.posts(whole, path, [body(new) for new in requests.new_tickets(server.desk.tickets)])

    return made
