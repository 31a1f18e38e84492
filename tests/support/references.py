"""What each body of the native door may name of another workspace's, and a body that does.

A new route with a body must be added here.
"""

from collections.abc import Callable

from tests.support.worlds import BODIES, Body, World

# A link leads to a ticket or elsewhere, so what the table names for one is left out for the other.
NO_LINK: Body = dict.fromkeys(["type", "key", "url", "title", "details"], ...)


def _does(kind: str, **said: str) -> Body:
    return {"actions": [{"type": kind, **said}]}


ACTIONS: dict[str, Callable[[World], Body]] = {
    "actions.0.assignee_id": lambda other: _does("assignee", assignee_id=other["user_id"]),
    "actions.0.team_id": lambda other: _does("team", team_id=other["team_id"]),
    "actions.0.category_id": lambda other: _does("category", category_id=other["category_id"]),
    "actions.0.inbox_id": lambda other: _does("inbox", inbox_id=other["inbox_id"]),
}
REFERENCES: dict[str, dict[str, Callable[[World], Body]]] = {
    "create_ticket": {
        "customer_id": lambda other: {"customer_id": other["customer_id"]},
        "assignee_id": lambda other: {"assignee_id": other["user_id"]},
        "team_id": lambda other: {"team_id": other["team_id"]},
        "company_id": lambda other: {"company_id": other["company_id"]},
        "inbox_id": lambda other: {"inbox_id": other["inbox_id"]},
        "category_id": lambda other: {"category_id": other["category_id"]},
        "attachments.0": lambda other: {"attachments": [other["file_id"]]},
        "custom_fields.helper": lambda other: {"custom_fields": {"helper": other["user_id"]}},
    },
    "update_ticket": {
        "customer_id": lambda other: {"customer_id": other["customer_id"]},
        "assignee_id": lambda other: {"assignee_id": other["user_id"]},
        "team_id": lambda other: {"team_id": other["team_id"]},
        "company_id": lambda other: {"company_id": other["company_id"]},
        "inbox_id": lambda other: {"inbox_id": other["inbox_id"]},
        "category_id": lambda other: {"category_id": other["category_id"]},
        "custom_fields.helper": lambda other: {"custom_fields": {"helper": other["user_id"]}},
    },
    "batch_tickets": {
        f"operations.0.create.{name}": lambda other, name=name, target=target: {
            "operations": [{"create": {"subject": "Printer", name: other[target]}}]
        }
        for name, target in (
            ("customer_id", "customer_id"),
            ("assignee_id", "user_id"),
            ("team_id", "team_id"),
            ("company_id", "company_id"),
            ("inbox_id", "inbox_id"),
            ("category_id", "category_id"),
        )
    },
    "merge_ticket": {"into": lambda other: {"into": other["ticket_id"]}},
    "split_ticket": {"message_ids.0": lambda other: {"message_ids": [other["conversation_id"]]}},
    "create_public_page": {},
    "snooze_ticket": {},
    "set_followers": {"user_ids.0": lambda other: {"user_ids": [other["user_id"]]}},
    "create_link": {"ticket_id": lambda other: {"ticket_id": other["ticket_id"], **NO_LINK}},
    "set_thread": {},
    "answer_survey": {},
    "create_conversation": {
        "ticket_id": lambda other: {"ticket_id": other["ticket_id"]},
        "attachments.0": lambda other: {"attachments": [other["file_id"]]},
    },
    "create_customer": {"company_id": lambda other: {"company_id": other["company_id"], "company": ...}},
    "update_customer": {"company_id": lambda other: {"company_id": other["company_id"]}},
    "create_company": {
        "owner_id": lambda other: {"owner_id": other["user_id"]},
        "inbox_id": lambda other: {"inbox_id": other["inbox_id"]},
    },
    "update_company": {
        "owner_id": lambda other: {"owner_id": other["user_id"]},
        "inbox_id": lambda other: {"inbox_id": other["inbox_id"]},
    },
    "create_user": {},
    "update_user": {},
    "create_team": {"member_ids.0": lambda other: {"member_ids": [other["user_id"]]}},
    "update_team": {"member_ids.0": lambda other: {"member_ids": [other["user_id"]]}},
    "create_tag": {},
    "update_tag": {},
    "save_draft": {"attachments.0": lambda other: {"attachments": [other["file_id"]]}},
    "send_draft": {},
    "set_presence": {},
    "create_macro": ACTIONS,
    "update_macro": ACTIONS,
    "create_view": {},
    "update_view": {},
    "order_views": {"view_ids.0": lambda other: {"view_ids": [other["view_id"]]}},
    "create_article": {"collection_id": lambda other: {"collection_id": other["section_id"]}},
    "update_article": {"collection_id": lambda other: {"collection_id": other["section_id"]}},
    "create_section": {"parent_id": lambda other: {"parent_id": other["section_id"]}},
    "update_section": {"parent_id": lambda other: {"parent_id": other["section_id"]}},
    "create_collection": {"parent_id": lambda other: {"parent_id": other["section_id"]}},
    "update_collection": {"parent_id": lambda other: {"parent_id": other["section_id"]}},
    "create_inbox": {
        "responder_ids.0": lambda other: {"responder_ids": [other["user_id"]]},
        "owner_id": lambda other: {"owner_id": other["user_id"]},
        "team_id": lambda other: {"team_id": other["team_id"]},
        "sla_policy_id": lambda other: {"sla_policy_id": other["sla_policy_id"]},
    },
    "update_inbox": {
        "responder_ids.0": lambda other: {"responder_ids": [other["user_id"]]},
        "owner_id": lambda other: {"owner_id": other["user_id"]},
        "team_id": lambda other: {"team_id": other["team_id"]},
        "sla_policy_id": lambda other: {"sla_policy_id": other["sla_policy_id"]},
    },
    "add_channel": {
        "owner_id": lambda other: {"owner_id": other["user_id"]},
        "company_id": lambda other: {"company_id": other["company_id"]},
    },
    "update_channel": {
        "inbox_id": lambda other: {"inbox_id": other["inbox_id"]},
        "owner_id": lambda other: {"owner_id": other["user_id"]},
        "company_id": lambda other: {"company_id": other["company_id"]},
    },
    "create_category": {
        "parent_id": lambda other: {"parent_id": other["category_id"]},
        "field_ids.0": lambda other: {"field_ids": [other["field_id"]]},
    },
    "update_category": {
        "parent_id": lambda other: {"parent_id": other["category_id"]},
        "field_ids.0": lambda other: {"field_ids": [other["field_id"]]},
    },
    "create_status": {},
    "update_status": {},
    "create_field": {},
    "update_field": {},
    "create_key": {"user_id": lambda other: {"user_id": other["user_id"]}},
    "create_webhook": {},
    "update_webhook": {},
    "create_export": {},
    "replay_webhook": {},
    "create_sla_policy": {},
    "update_sla_policy": {},
    "create_invitation": {"team_ids.0": lambda other: {"team_ids": [other["team_id"]]}},
    "update_workspace": {},
}
"""By the path at which the house must refuse another workspace's id."""


def referring(operation: str, place: str, own: World, other: World) -> Body:
    """Return a body that is right in everything but the id at this place, which is another workspace's."""
    body = BODIES[operation](own) | REFERENCES[operation][place](other)
    return {name: value for name, value in body.items() if value is not ...}
