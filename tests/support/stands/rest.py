"""The rest door (seed 001)."""

from parley.api.clearfeed.rest import DOOR
from tests.support.stands.model import Stand

LINK = {"integration": "github", "ticket_id": "acme/shop#7"}
FIELD = {"name": "Size", "type": "text", "config": {"max_length": 10}}

REST = Stand(
    door=DOOR,
    paths={
        "request_id": lambda words: words.number("ticket_id"),
        "customer_id": lambda words: words.number("company_id"),
        "collection_id": lambda words: words.number("inbox_id"),
        "channel_id": lambda words: words.text("external_id"),
        "field_id": lambda words: words.number("field_id"),
        "team_id": lambda words: words.number("team_id"),
    },
    bodies={
        "create_request": lambda _: {
            "description": "<p>It smokes</p>",
            "title": "Printer",
            "requester_email": "bob@example.com",
            "priority": "high",
        },
        "update_request": lambda words: {
            "title": "Printers",
            "priority": "low",
            "assignee": words.native("user_id"),
            "custom_field_values": {str(words.number("field_id")): "XL"},
        },
        "create_message": lambda _: {"html_body": "<p>Hello</p>", "is_private": False},
        "search_customers": lambda _: {
            "filters": [{"field": "domains", "operator": "overlaps", "values": ["acme.example"]}]
        },
        "create_customer": lambda words: {
            "name": "Initech",
            "domains": ["initech.example"],
            "owner": words.native("user_id"),
            "portal_config": {"enabled": True},
        },
        "update_customer": lambda words: {"version": words.number("company_version"), "name": "Acme Corp"},
        "add_channels": lambda words: {"channels": [{"id": f"C9{words.workspace}", "owner": words.native("user_id")}]},
        "update_channel": lambda words: {"collection_id": words.number("inbox_id")},
        "create_custom_field": lambda _: {"name": "Colour", "type": "text"},
        "replace_custom_field": lambda words: FIELD | {"version": words.number("field_version")},
        "link_ticket": lambda words: {
            "type": "link",
            "data": {**LINK, "message_ts": words.text("thread"), "channel_id": "C1"},
        },
        "query_insights": lambda _: {"query": {"measures": ["Requests.count"]}},
    },
    references={
        "create_request": {},
        "update_request": {
            "assignee": lambda words: {"assignee": words.native("user_id")},
            "custom_field_values": lambda words: {"custom_field_values": {str(words.number("field_id")): "x"}},
            "custom_field_values user": lambda words: {
                "custom_field_values": {str(words.number("agent_field_id")): words.native("user_id")}
            },
        },
        "create_message": {"thread_ts": lambda words: {"thread_ts": words.text("thread")}},
        "search_customers": {},
        "create_customer": {
            "owner": lambda words: {"owner": words.native("user_id")},
            "channel_ids": lambda words: {"channel_ids": [words.text("external_id")]},
            "collection_id": lambda words: {"collection_id": words.number("inbox_id")},
        },
        "update_customer": {
            "owner": lambda words: {"owner": words.native("user_id")},
            "channel_ids": lambda words: {"channel_ids": [words.text("external_id")]},
            "collection_id": lambda words: {"collection_id": words.number("inbox_id")},
        },
        "add_channels": {
            "owner": lambda words: {"channels": [{"id": "C8", "owner": words.native("user_id")}]},
            "customer": lambda words: {"channels": [{"id": "C8", "customer": words.number("company_id")}]},
        },
        "update_channel": {"collection_id": lambda words: {"collection_id": words.number("inbox_id")}},
        "create_custom_field": {},
        "replace_custom_field": {},
        "link_ticket": {
            "thread": lambda words: {
                "data": {**LINK, "message_ts": words.text("thread"), "channel_id": "C1"},
            }
        },
        "query_insights": {},
    },
    reads=frozenset({"search_customers", "query_insights"}),
    queries={"search_requests": {"query": "help"}},
)
