"""The featurebase door (seed 003)."""

from parley.api.featurebase import DOOR
from parley.api.featurebase.ids import Kind
from tests.support.stands.model import Body, Places, Stand, Words

LATER = "2029-01-15T10:30:00.000Z"
HOOK = {"name": "Mirror", "url": "https://hooks.example.com/9", "topics": ["ticket.created"]}


def _category(words: Words) -> str:
    return words.hex(Kind.CATEGORY, "category_id")


def _admin(words: Words) -> str:
    return words.hex(Kind.ADMIN, "user_id")


def _contact(words: Words) -> str:
    return words.hex(Kind.CONTACT, "customer_id")


def _company(words: Words) -> str:
    return words.hex(Kind.COMPANY, "company_id")


def _ticket(words: Words) -> dict[str, object]:
    return {
        "ticketCategoryId": _category(words),
        "title": "Printer",
        "author": {"email": "bob@example.com", "name": "Bob"},
        "content": "<p>It smokes</p>",
        "companyId": _company(words),
        "linkedConversationId": str(words.number("other_ticket_id")),
        "assigneeId": _admin(words),
        "statusId": words.hex(Kind.STATUS, "status_id"),
        "customFields": {words.hex(Kind.FIELD, "field_id"): "XL"},
    }


def _redaction(words: Words) -> Body:
    return {
        "type": "conversation_part",
        "conversationId": str(words.number("ticket_id")),
        "conversationPartId": words.hex(Kind.PART, "conversation_id"),
    }


CONVERSATION: Places = {
    "actingAdminId": lambda words: {"actingAdminId": _admin(words)},
    "adminAssigneeId": lambda words: {"adminAssigneeId": _admin(words)},
    "teamAssigneeId": lambda words: {"teamAssigneeId": words.hex(Kind.TEAM, "team_id")},
    "customAttributes.helper": lambda words: {"customAttributes": {"helper": _admin(words)}},
}
TICKET: Places = {
    "assigneeId": lambda words: {"assigneeId": _admin(words)},
    "companyId": lambda words: {"companyId": _company(words)},
    "statusId": lambda words: {"statusId": words.hex(Kind.STATUS, "status_id")},
    "customFields": lambda words: {"customFields": {words.hex(Kind.FIELD, "field_id"): "x"}},
    "customFields.helper": lambda words: {"customFields": {"helper": _admin(words)}},
}

OPENING: Places = {
    "ticketCategoryId": lambda words: {"ticketCategoryId": _category(words)},
    "linkedConversationId": lambda words: {"linkedConversationId": str(words.number("ticket_id"))},
    "linkedConversationId hex": lambda words: {"linkedConversationId": words.hex(Kind.TICKET, "ticket_id")},
    "author.id": lambda words: {"author": {"id": _contact(words)}},
}

FEATUREBASE = Stand(
    door=DOOR,
    paths={
        "category_id": _category,
        "status_id": lambda words: words.hex(Kind.STATUS, "status_id"),
        "field_id": lambda words: words.hex(Kind.FIELD, "field_id"),
        "attribute_id": lambda words: words.hex(Kind.FIELD, "field_id"),
        "ticket_number": lambda words: words.number("ticket_id"),
        "conversation_id": lambda words: words.number("ticket_id"),
        "tag_id": lambda words: words.hex(Kind.TAG, "tag_id"),
        "contact_id": _contact,
        "user_id": lambda words: words.text("external_customer"),
        "company_id": _company,
        "external_id": lambda words: words.text("external_company"),
        "admin_id": _admin,
        "team_id": lambda words: words.hex(Kind.TEAM, "team_id"),
        "brand_id": lambda words: words.hex(Kind.BRAND, "only"),
        "webhook_id": lambda words: words.hex(Kind.WEBHOOK, "webhook_id"),
        "help_center_id": lambda words: words.hex(Kind.HELP_CENTER, "only"),
        "collection_id": lambda words: words.hex(Kind.SECTION, "section_id"),
        "article_id": lambda words: words.hex(Kind.ARTICLE, "article_id"),
    },
    bodies={
        "create_ticket": _ticket,
        "update_ticket": lambda words: {"title": "Printers", "assigneeId": _admin(words)},
        "reply_to_ticket": lambda words: {"type": "admin", "adminId": _admin(words), "body": "<p>Hello</p>"},
        "create_conversation": lambda words: {
            "from": {"type": "contact", "id": _contact(words)},
            "bodyMarkdown": "Hello",
        },
        "update_conversation": lambda _: {"state": "snoozed", "snoozedUntil": LATER},
        "search_conversations": lambda _: {"query": {"field": "state", "operator": "=", "value": "open"}},
        "redact_conversation_part": _redaction,
        "reply_to_conversation": lambda words: {
            "type": "contact",
            "id": _contact(words),
            "bodyMarkdown": "Hello",
            "messageType": "reply",
        },
        "add_participant": lambda words: {
            "participant": {"email": "third@example.com"},
            "actingAdminId": _admin(words),
        },
        "remove_participant": lambda words: {"id": _contact(words)},
        "attach_tag": lambda words: {"tagId": words.hex(Kind.TAG, "tag_id"), "actingAdminId": _admin(words)},
        "detach_tag": lambda words: {"actingAdminId": _admin(words)},
        "put_contact": lambda _: {
            "email": "dora@example.com",
            "userId": "d-1",
            "name": "Dora",
            "companies": [{"id": "comp_9", "name": "Dora Inc"}],
        },
        "search_contacts": lambda _: {"query": {"field": "name", "operator": "=", "value": "Dora"}},
        "put_company_by_id": lambda _: {"companyId": "comp_8", "name": "Initech", "plan": "gold"},
        "search_companies": lambda _: {"query": {"field": "name", "operator": "=", "value": "Acme"}},
        "attach_company_contact": lambda words: {"contactId": _contact(words)},
        "put_tag": lambda words: {"name": "early", "actingAdminId": _admin(words)},
        "create_webhook": lambda _: dict(HOOK),
        "update_webhook": lambda _: {"name": "Mirrors"},
        "create_collection": lambda words: {"name": "Go on", "parentId": words.hex(Kind.SECTION, "section_id")},
        "update_collection": lambda _: {"name": "Begin"},
        "create_article": lambda words: {"title": "Why", "parentId": words.hex(Kind.SECTION, "section_id")},
        "update_article": lambda _: {"title": "Who"},
        "search_articles": lambda _: {"search": "How"},
    },
    references={
        "create_ticket": {**TICKET, **OPENING},
        "update_ticket": TICKET,
        "reply_to_ticket": {
            "adminId": lambda words: {"adminId": _admin(words)},
            "contactId": lambda words: {"type": "contact", "contactId": _contact(words)},
        },
        "create_conversation": {
            "from.id": lambda words: {"from": {"type": "contact", "id": _contact(words)}},
            "from admin": lambda words: {
                "from": {"type": "admin", "id": _admin(words)},
                "recipients": {"to": {"emails": ["a@example.com"]}},
            },
        },
        "update_conversation": CONVERSATION,
        "search_conversations": {
            "tag": lambda words: {
                "query": {"field": "tag_ids", "operator": "=", "value": words.hex(Kind.TAG, "tag_id")}
            },
            "admin": lambda words: {"query": {"field": "admin_assignee_id", "operator": "=", "value": _admin(words)}},
        },
        "redact_conversation_part": {
            "conversationPartId": lambda words: {"conversationPartId": words.hex(Kind.PART, "conversation_id")},
            "conversationId": lambda words: {"conversationId": str(words.number("ticket_id"))},
            "actingAdminId": lambda words: {"actingAdminId": _admin(words)},
        },
        "reply_to_conversation": {
            "id": lambda words: {"id": _contact(words)},
            "admin": lambda words: {"type": "admin", "id": _admin(words)},
            "userId": lambda words: {"id": None, "userId": words.text("external_customer")},
        },
        "add_participant": {
            "participant.id": lambda words: {"participant": {"id": _contact(words)}},
            "participant.userId": lambda words: {"participant": {"userId": words.text("external_customer")}},
            "actingAdminId": lambda words: {"actingAdminId": _admin(words)},
        },
        "remove_participant": {"id": lambda words: {"id": _contact(words)}},
        "attach_tag": {
            "tagId": lambda words: {"tagId": words.hex(Kind.TAG, "tag_id")},
            "actingAdminId": lambda words: {"actingAdminId": _admin(words)},
        },
        "detach_tag": {"actingAdminId": lambda words: {"actingAdminId": _admin(words)}},
        "put_contact": {},
        "search_contacts": {},
        "put_company_by_id": {},
        "search_companies": {},
        "attach_company_contact": {"contactId": lambda words: {"contactId": _contact(words)}},
        "put_tag": {
            "id": lambda words: {"id": words.hex(Kind.TAG, "tag_id")},
            "actingAdminId": lambda words: {"actingAdminId": _admin(words)},
        },
        "create_webhook": {},
        "update_webhook": {},
        "create_collection": {"parentId": lambda words: {"parentId": words.hex(Kind.SECTION, "section_id")}},
        "update_collection": {"parentId": lambda words: {"parentId": words.hex(Kind.SECTION, "section_id")}},
        "create_article": {
            "parentId": lambda words: {"parentId": words.hex(Kind.SECTION, "section_id")},
            "helpCenterId": lambda words: {"helpCenterId": words.hex(Kind.HELP_CENTER, "only")},
        },
        "update_article": {
            "parentId": lambda words: {"parentId": words.hex(Kind.SECTION, "section_id")},
            "authorId": lambda words: {"authorId": _admin(words)},
        },
        "search_articles": {},
    },
    reads=frozenset({"search_conversations", "search_contacts", "search_companies", "search_articles"}),
)
