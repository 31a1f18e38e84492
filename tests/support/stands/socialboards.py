"""The socialboards door (seed 002)."""

from parley.api.socialboards import DOOR
from tests.support.stands.model import Stand

SOCIALBOARDS = Stand(
    door=DOOR,
    paths={"ticket_id": lambda words: words.number("ticket_id")},
    bodies={
        "create_ticket": lambda words: {
            "assigneeId": words.uuid("user_id"),
            "categoryId": words.number("category_id"),
            "cc": ["carol@example.com"],
            "creator": {"name": "Bob", "email": "bob@example.com", "image": None, "phoneNumber": None},
            "customFields": [{"id": words.number("field_id"), "value": "XL"}],
            "message": "It smokes",
            "sentiment": "question",
            "tags": ["hot"],
            "title": "Printer",
        },
        "list_tickets": lambda _: {"take": 5, "orderBy": "creation_time_desc"},
        "add_reply": lambda _: {"message": "Hello", "isHtml": False},
    },
    references={
        "create_ticket": {
            "assigneeId": lambda words: {"assigneeId": words.uuid("user_id")},
            "categoryId": lambda words: {"categoryId": words.number("category_id")},
            "customFields": lambda words: {"customFields": [{"id": words.number("field_id"), "value": "x"}]},
        },
        "list_tickets": {
            "categoryId": lambda words: {"categoryId": words.number("category_id")},
            "ticketIds": lambda words: {"ticketIds": [words.number("ticket_id")]},
            "customFields": lambda words: {"customFields": [{"key": words.number("field_id"), "value": "XL"}]},
        },
        "add_reply": {"parentReplyId": lambda words: {"parentReplyId": words.number("conversation_id")}},
    },
    reads=frozenset({"list_tickets"}),
)
