"""The requests door (seed 000)."""

from parley.api.clearfeed.tickets import DOOR
from tests.support.stands.model import Stand

REQUESTS = Stand(
    door=DOOR,
    paths={"request_id": lambda words: f"CF-{words.number('ticket_id')}"},
    bodies={
        "create_request": lambda words: {
            "collection_id": f"col_{words.number('inbox_id')}",
            "title": "Printer",
            "description": "It smokes",
            "priority": "high",
            "requester_email": "bob@example.com",
            "assignee_id": words.native("user_id"),
            "custom_fields": {"Size": "XL", "free": "word"},
            "tags": ["hot"],
        },
        "update_request": lambda words: {
            "title": "Printers",
            "status": "pending",
            "assignee_id": words.native("user_id"),
            "tags": ["cold"],
            "custom_fields": {"Size": "S"},
        },
        "add_comment": lambda _: {"body": "Hello", "is_private": False},
    },
    references={
        "create_request": {
            "collection_id": lambda words: {"collection_id": f"col_{words.number('inbox_id')}"},
            "assignee_id": lambda words: {"assignee_id": words.native("user_id")},
            "custom_fields.Helper": lambda words: {"custom_fields": {"Helper": words.native("user_id")}},
        },
        "update_request": {
            "assignee_id": lambda words: {"assignee_id": words.native("user_id")},
            "custom_fields.Helper": lambda words: {"custom_fields": {"Helper": words.native("user_id")}},
        },
        "add_comment": {},
    },
)
