"""One of everything in a workspace, and what each operation of the native door may be sent about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parley.api.native import DOOR
from parley.api.toolbox.operations import PATH_NAME, Operation
from tests.support.desks import Desk
from tests.support.forms import TYPE, form, part

EVERY = {operation.name: operation for operation in DOOR.operations}
# What only those who are signed in may do, whatever their role: a key never may. tests/api/native/test_every_seat.py.
SEATED = frozenset({
    "get_session", "sign_out", "list_sessions", "end_session", "update_me", "set_password", "create_totp",
    "confirm_totp", "delete_totp",
})  # fmt: skip
# What every key may be used for.
OPERATIONS = {name: operation for name, operation in EVERY.items() if not operation.is_open and name not in SEATED}
Body = dict[str, Any]


@dataclass
class World:
    """A desk and the ids of what stands in it, by the names that paths use."""

    desk: Desk
    ids: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    def path_of(self, operation: Operation) -> str:
        """Return the operation's path with the ids of this world."""
        return path_with(operation, self.ids)

    async def send(self, operation: Operation, path: str = "", **options: Any) -> Any:
        """Call the operation with a body that it accepts, unless told otherwise."""
        if "json" not in options and "content" not in options:
            options |= valid(operation, self)
        if operation.name == "search_everything":
            options.setdefault("params", {"q": "help"})
        return await self.desk.call(operation.method, path or self.path_of(operation), **options)


def path_with(operation: Operation, ids: dict[str, str]) -> str:
    """Return the operation's path with these ids."""
    return PATH_NAME.sub(lambda found: ids[found[1]], operation.path)


async def build_world(desk: Desk, *, tickets: int = 2) -> World:
    """Make one of everything; the last of so many tickets is the one that stands in the world."""
    ids: dict[str, str] = {"owner_id": f"user_{desk.owner.id}"}
    for _ in range(tickets):
        ids["other_ticket_id"] = ids.get("ticket_id", "")
        made = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        ids["ticket_id"], ids["customer_id"] = made["id"], made["customer"]["id"]
    about = {"ticket_id": ids["ticket_id"], "content": "Hello"}
    ids["conversation_id"] = (await desk.made("/conversations", about))["id"]
    for name, path, body in (
        ("company_id", "/companies", {"name": "Acme"}),
        ("user_id", "/users", {"email": "alex@example.com", "name": "Alex"}),
        ("team_id", "/teams", {"name": "Billing"}),
        ("tag_id", "/tags", {"name": "late"}),
        ("macro_id", "/macros", {"name": "Ask", "actions": [{"type": "note", "content": "Ask"}], "shared": True}),
        ("view_id", "/views", {"name": "Late ones", "filter": {"tags": "late"}, "shared": True}),
        ("section_id", "/sections", {"title": "Start"}),
        ("article_id", "/articles", {"title": "How", "body": "Help yourself"}),
        ("inbox_id", "/inboxes", {"name": "Second"}),
        ("category_id", "/categories", {"name": "Returns"}),
        ("status_id", "/statuses", {"name": "Waiting", "state": "pending"}),
        ("field_id", "/fields", {"label": "Size", "type": "text"}),
        ("agent_field_id", "/fields", {"label": "Helper", "type": "user"}),
        ("key_id", "/keys", {"name": "Website"}),
        ("invitation_id", "/invitations", {"email": "ida@example.com", "name": "Ida"}),
        ("webhook_id", "/webhooks", {"url": "https://hooks.example.com/1", "events": ["ticket.*"]}),
        ("export_id", "/exports", {"format": "csv"}),
        ("sla_policy_id", "/sla-policies", {"name": "Usual", "targets": {"low": {"resolution": 600}}}),
    ):
        ids[name] = (await desk.made(path, body))["id"]
    ids["delivery_id"] = (await desk.made(f"/webhooks/{ids['webhook_id']}/test", None))["id"]
    channel = {"external_id": f"C0{desk.workspace.id}", "name": "help"}
    ids["external_id"] = (await desk.made(f"/inboxes/{ids['inbox_id']}/channels", channel))["external_id"]
    file = await desk.call("POST", "/files", **an_upload())
    ids["file_id"] = file.json()["data"]["id"]
    links = await desk.call("POST", f"/tickets/{ids['ticket_id']}/links", json={"ticket_id": ids["other_ticket_id"]})
    ids["link_id"] = links.json()["data"][0]["id"]
    ids["kind"] = "request"
    ids["held_id"] = await _a_held_message(desk, ids["ticket_id"])
    thread = {"channel_id": "C1", "thread_ts": f"{desk.workspace.id}.1"}
    await desk.call("PUT", f"/tickets/{ids['ticket_id']}/threads/request", json=thread)
    await desk.made(f"/tickets/{ids['ticket_id']}/survey", None)
    await desk.call("POST", f"/tickets/{ids['ticket_id']}/public-page", json={})
    ids["operation_id"] = await _an_operation(desk)
    lines = {"content": b"broken\n", "headers": {"content-type": "application/x-ndjson"}}
    ids["import_id"] = (await desk.call("POST", "/imports", **lines)).json()["data"]["id"]
    return World(desk, ids)


async def _a_held_message(desk: Desk, ticket: str) -> str:
    """Send a note that is written in a minute, and leave a draft of a reply beside it."""
    draft = f"/tickets/{ticket}/draft"
    for kind in ("reply", "note"):
        assert (await desk.call("PUT", f"{draft}?kind={kind}", json={"content": "Hm"})).status_code == 200
    sent = await desk.call("POST", f"{draft}/send?kind=note", json={"undo_seconds": 60})
    return sent.json()["data"]["id"]


async def _an_operation(desk: Desk) -> str:
    """Merge two tickets that nothing else in the world names; return the operation."""
    away = [await desk.made("/tickets", {"subject": "Twin", "customer_email": "zoe@example.com"}) for _ in range(2)]
    merged = await desk.call("POST", f"/tickets/{away[0]['id']}/merge", json={"into": away[1]["id"]})
    return merged.json()["data"]["operation"]["id"]


def ids_in(path: str) -> list[str]:
    """List the names of the ids in a path; other names, such as a kind, are words that every workspace has."""
    return [name for name in PATH_NAME.findall(path) if name.endswith("_id")]


def an_upload() -> dict[str, Any]:
    """Return a form with one file: a picture, as far as anybody can tell."""
    return {"content": form(part(b"\x89PNG\r\n\x1a\nbytes")), "headers": dict(TYPE)}


def valid(operation: Operation, world: World) -> dict[str, Any]:
    """Return what makes httpx send a body the operation accepts; KeyError where the table has none."""
    if operation.name == "create_import":
        return {"content": b'{"subject": "Past"}\n', "headers": {"content-type": "application/x-ndjson"}}
    if operation.reader is not None:
        return an_upload()
    return {} if operation.body is None else {"json": BODIES[operation.name](world)}


# A new route with a body must be added here.
BODIES: dict[str, Callable[[World], Body]] = {
    "create_ticket": lambda world: {
        "subject": "Printer",
        "description": "It smokes",
        "customer_email": "bob@example.com",
        "customer_name": "Bob",
        "priority": "high",
        "tags": ["hot"],
        "cc": ["carol@example.com"],
        "status": "open",
        "assignee_id": world["user_id"],
        "source_name": "Web",
        "custom_fields": {"size": "XL"},
    },
    "update_ticket": lambda world: {
        "subject": "Printers",
        "tags": ["cold"],
        "cc": ["carol@example.com"],
        "description": "It still smokes",
        "team_id": world["team_id"],
        "custom_fields": {"size": "S"},
    },
    "batch_tickets": lambda world: {
        "operations": [
            {"create": {"subject": "Printer", "customer_email": "bob@example.com", "tags": ["hot"]}},
            {"id": world["ticket_id"], "update": {"subject": "Printers", "tags": ["cold"]}},
        ]
    },
    "merge_ticket": lambda world: {"into": world["other_ticket_id"]},
    "split_ticket": lambda world: {"message_ids": [world["conversation_id"]], "subject": "Apart"},
    "create_public_page": lambda _: {"replies": False},
    "snooze_ticket": lambda _: {"until": "2029-01-15T10:30:00Z"},
    "set_followers": lambda world: {"user_ids": [world["user_id"]]},
    "create_link": lambda _: {
        "type": "github",
        "key": "acme/shop#7",
        "url": "https://github.com/acme/shop/issues/7",
        "title": "Smoke",
        "details": {"id": "7", "repository_name": "shop", "repository_full_name": "acme/shop"},
    },
    "set_thread": lambda _: {"channel_id": "C2", "thread_ts": "2.5", "team_id": "T2", "url": "https://chat.test/2"},
    "answer_survey": lambda _: {"value": 4, "comment": "Quick"},
    "create_conversation": lambda world: {"ticket_id": world["ticket_id"], "content": "A reply", "internal": False},
    "create_customer": lambda _: {
        "email": "dora@example.com",
        "name": "Dora",
        "phone": "+1-555-0123",
        "company": "Dora Inc",
        "external_id": "d-1",
        "slack_id": "U0DORA",
        "avatar_url": "https://example.com/d.png",
        "emails": ["dora@example.org"],
    },
    "update_customer": lambda world: {"name": "Anna", "company_id": world["company_id"], "external_id": "a-1"},
    "create_company": lambda world: {
        "name": "Initech",
        "domains": ["initech.example"],
        "external_system": "crm",
        "external_id": "i-1",
        "owner_id": world["user_id"],
        "inbox_id": world["inbox_id"],
        "portal_enabled": True,
    },
    "update_company": lambda world: {"name": "Acme Corp", "domains": ["acme.example"], "owner_id": world["user_id"]},
    "create_user": lambda _: {"email": "eve@example.com", "name": "Eve", "role": "agent", "slack_id": "U0EVE"},
    "update_user": lambda _: {"name": "Alexa", "avatar_url": "https://example.com/a.png", "slack_id": "U0ALEX"},
    "create_team": lambda world: {"name": "Night shift", "member_ids": [world["user_id"]]},
    "update_team": lambda world: {"name": "Day shift", "member_ids": [world["user_id"]]},
    "create_tag": lambda _: {"name": "early", "color": "#ff0000"},
    "update_tag": lambda _: {"name": "later", "color": "#00ff00"},
    "save_draft": lambda _: {"content": "Dear"},
    "send_draft": lambda _: {"undo_seconds": 30},
    "set_presence": lambda _: {"state": "viewing"},
    "create_macro": lambda _: {"name": "Done", "actions": [{"type": "status", "status": "solved"}]},
    "update_macro": lambda _: {"actions": [{"type": "reply", "content": "Dear {{customer.name}}"}]},
    "create_view": lambda _: {"name": "Refunds", "filter": {"state": "open,pending"}},
    "update_view": lambda _: {"name": "Money back", "filter": {"tags": "refund"}},
    "order_views": lambda world: {"view_ids": [world["view_id"]]},
    "create_article": lambda world: {
        "title": "Why",
        "body": "Because",
        "collection_id": world["section_id"],
        "slug": "why",
    },
    "update_article": lambda world: {"title": "Who", "body": "Us", "collection_id": world["section_id"]},
    "create_section": lambda world: {"title": "Go on", "description": "More", "parent_id": world["section_id"]},
    "update_section": lambda _: {"title": "Begin", "description": "Less", "slug": "begin"},
    "create_collection": lambda world: {"title": "Go on", "description": "More", "parent_id": world["section_id"]},
    "update_collection": lambda _: {"title": "Begin", "description": "Less", "slug": "begin"},
    "create_inbox": lambda world: {
        "name": "Third",
        "responder_ids": [world["user_id"]],
        "team_id": world["team_id"],
        "request_channel": "#help",
        "addresses": ["help@example.com"],
        "owner_id": world["user_id"],
        "sla_policy_id": world["sla_policy_id"],
        "unattended_after": 30,
    },
    "update_inbox": lambda world: {"name": "Last", "responder_ids": [world["user_id"]], "addresses": ["a@example.com"]},
    "add_channel": lambda world: {
        "external_id": "C0SECOND",
        "name": "second",
        "owner_id": world["user_id"],
        "company_id": world["company_id"],
    },
    "update_channel": lambda world: {
        "name": "last",
        "inbox_id": world["inbox_id"],
        "owner_id": world["user_id"],
        "company_id": world["company_id"],
    },
    "create_category": lambda world: {
        "name": "Refunds",
        "parent_id": world["category_id"],
        "field_ids": [world["field_id"]],
    },
    "update_category": lambda world: {"name": "Exchanges", "field_ids": [world["field_id"]]},
    "create_status": lambda _: {"name": "Parts", "state": "on_hold", "color": "#ffaa00", "position": 9, "key": "parts"},
    "update_status": lambda _: {"name": "Part", "color": "Blue", "position": 8},
    "create_field": lambda _: {"label": "Colour", "type": "select", "options": [{"label": "Red"}], "key": "colour"},
    "update_field": lambda _: {"label": "Sizes", "max_length": 10, "single_line": True},
    "create_key": lambda world: {"name": "Shop", "role": "agent", "user_id": world["user_id"]},
    "create_webhook": lambda _: {
        "url": "https://hooks.example.com/2",
        "events": ["ticket.created", "message.*"],
        "name": "Mirror",
        "description": "Copies",
        "format": "featurebase",
        "headers": {"X-Token": "abc"},
        "timeout_seconds": 5,
    },
    "update_webhook": lambda _: {"url": "https://hooks.example.com/3", "events": [], "status": "paused"},
    "create_export": lambda _: {"format": "ndjson", "filter": {"state": "open"}},
    "replay_webhook": lambda _: {"from": "2026-01-15T10:30:00Z", "to": "2026-01-15T11:30:00Z"},
    "create_sla_policy": lambda _: {
        "name": "Gold",
        "targets": {"medium": {"first_response": 30, "resolution": 300}, "urgent": {"first_response": 5}},
        "is_default": True,
    },
    "update_sla_policy": lambda _: {"name": "Silver", "targets": {"high": {"resolution": 60}}, "is_default": True},
    "create_invitation": lambda world: {
        "email": "ivy@example.com",
        "name": "Ivy",
        "role": "light",
        "team_ids": [world["team_id"]],
    },
    "update_workspace": lambda _: {
        "name": "Desk",
        "hosts": ["help.example.com"],
        "api_versions": {"featurebase": "2026-01-01.nova"},
    },
}
