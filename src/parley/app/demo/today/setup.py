"""What a desk has arranged for itself before its first ticket: kinds of tickets and their fields, tags, macros, views.

Pure words; `arranging` makes them.
"""

from typing import Any

from parley.core.fields import FieldType
from parley.core.sla import Target

ORDERS, BILLING, ACCOUNT, API, IDEAS = (
    "Orders and delivery",
    "Billing",
    "Account and sign-in",
    "API and webhooks",
    "Ideas",
)
DEVELOPERS = "Developers"
CATEGORY_OF_TEAM = {"Orders": ORDERS, "Billing": BILLING, "Engineering": API, "Support": ACCOUNT}

# Key, label, type, options.
FIELDS: tuple[tuple[str, str, FieldType, tuple[str, ...]], ...] = (
    ("order_number", "Order number", FieldType.TEXT, ()),
    ("product", "Product", FieldType.SELECT, ("Norrland desk lamp", "Walnut stool", "Travel kettle", "Linen curtains",
                                              "Oak shelf", "Wool rug", "Folding table", "Bowls, set of six")),
    ("promised_by", "Promised by", FieldType.DATE, ()),
    ("photo_received", "Photo received", FieldType.CHECKBOX, ()),
    ("refund", "Refund in €", FieldType.NUMBER, ()),
    ("plan", "Plan", FieldType.SELECT, ("Solo", "Team", "Company")),
    ("affects", "Affects", FieldType.MULTI_SELECT, ("Orders API", "Invoices API", "Exports", "Webhooks")),
    ("engineer", "Engineer", FieldType.USER, ()),
)  # fmt: skip
CATEGORIES: dict[str, tuple[str, ...]] = {
    ORDERS: ("order_number", "product", "promised_by", "photo_received"),
    BILLING: ("order_number", "refund", "plan"),
    ACCOUNT: ("plan",),
    API: ("affects", "engineer"),
    IDEAS: (),
}
TAGS = {
    "shipping": "#2f7fb5", "delay": "#c27b12", "damage": "#c2483d", "returns": "#8a63b8", "address": "#2a8a6d",
    "refund": "#b0573a", "invoice": "#5a6fb0", "vip": "#9a7b12", "sign-in": "#3b82a0", "webhooks": "#4f7a3d",
    "idea": "#a0529a",
}  # fmt: skip
TARGETS = {
    "urgent": Target(60, 480),
    "high": Target(240, 1_440),
    "normal": Target(480, 4_320),
    "low": Target(1_440, 10_080),
}
LIVE = "open,in_progress,pending,on_hold"
# Name, filter, whether it is everybody's.
VIEWS: tuple[tuple[str, dict[str, Any], bool], ...] = (
    ("To read", {"unread": True, "state": LIVE}, False),
    ("Urgent and high", {"priority": "urgent,high", "state": LIVE}, True),
    ("Waiting for customers", {"state": "pending"}, True),
    ("Refunds", {"tags": "refund", "state": LIVE}, True),
)
HELLO = "Hi {{customer.first_name|there}},\n\n"
BYE = "\n\nBest,\n{{agent.first_name}}"
# Name, what it says to the customer, what it changes.
MACROS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "Address changed",
        "done: your parcel goes to the new address, and your profile has it as well.",
        {"status": "solved", "tags": ["address"]},
    ),
    (
        "Ask for a photo",
        (
            "I am sorry about that. Could you send me a photo of the damage and of the box? A replacement leaves the"
            " same day."
        ),
        {"status": "pending", "tags": ["damage"]},
    ),
    (
        "Replacement is on its way",
        "a replacement leaves our warehouse today. There is no need to send the broken one back.",
        {"status": "solved", "tags": ["damage"]},
    ),
    (
        "Refund sent",
        "your refund is on its way. It shows up on your statement within three working days.",
        {"status": "solved", "tags": ["refund"]},
    ),
    (
        "Looking into it",
        "thank you for writing. I am looking into it and will come back to you today.",
        {"status": "in_progress"},
    ),
    ("Over to Engineering", "", {"team": "Engineering", "tags": ["bug"], "priority": 3}),
)
