"""The help pages of the demo: section, title, text in markdown."""

SECTIONS = {
    "Getting started": "The first steps, in the order in which most people take them.",
    "Orders and delivery": "Where a parcel is, and what to do when something is wrong with it.",
    "Billing": "Invoices, plans and refunds.",
    "Your account": "Signing in safely, and who may do what.",
    "For developers": "The API, its limits, and webhooks.",
}
ARTICLES = (
    (
        "Getting started",
        "Your first day",
        (
            "Invite your team, then **connect an inbox**.\n\n1. Open *Settings*.\n2. Choose"
            " *People* and invite colleagues.\n3. Send a message to your own address: it arrives as a ticket."
        ),
    ),
    (
        "Getting started",
        "Sharing a view",
        (
            "A view is a saved list. Open it, choose *Share*, then a team. Everybody in"
            " the team sees it at once; only you can change it."
        ),
    ),
    (
        "Orders and delivery",
        "Where is my parcel?",
        (
            "Every parcel has a tracking link in its confirmation. If it has not"
            " moved for **three working days**, write to us with the order number."
        ),
    ),
    (
        "Orders and delivery",
        "Returning something",
        (
            "Within 30 days of delivery:\n\n- ask for a label in your account,\n"
            "- pack the item as it came,\n- bring it to any pick-up point.\n\n"
            "The refund follows within five working days."
        ),
    ),
    (
        "Orders and delivery",
        "Damaged on arrival",
        ("Keep the packaging and send a photograph. A replacement leaves on the same day when you write before noon."),
    ),
    (
        "Billing",
        "Reading your invoice",
        (
            "An invoice lists seats, extras and credit. The period is printed under the"
            " number; all amounts are without tax until the last line."
        ),
    ),
    (
        "Billing",
        "Changing your plan",
        (
            "A larger plan holds at once and the rest of the month is credited. A smaller one"
            " begins with the next invoice."
        ),
    ),
    (
        "Billing",
        "A charge that appears twice",
        (
            "Banks show an *authorisation* and a *charge* for a while. If both are"
            " still there after five days, tell us the date and the last four digits of the card."
        ),
    ),
    (
        "Your account",
        "Two-factor sign-in",
        (
            "Scan the code with an authenticator app and keep the backup codes somewhere"
            " else. With a new phone, an owner of your workspace can reset it."
        ),
    ),
    (
        "Your account",
        "Single sign-on",
        (
            "You need the entity id, the sign-in address and the certificate of your"
            " provider. **Certificates expire**: put the date into your calendar."
        ),
    ),
    (
        "For developers",
        "Paging",
        (
            "Lists return `meta.next_cursor`. Pass it as `cursor` until it is `null`:\n\n"
            "```\nGET /api/v1/tickets?limit=100&cursor=…\n```"
        ),
    ),
    (
        "For developers",
        "Checking a webhook's signature",
        (
            "Check it over the **raw bytes**, before anything parses them,"
            " and compare in constant time. During a rotation two signatures are sent."
        ),
    ),
    (
        "For developers",
        "Rate limits",
        (
            "The limit counts each key. `Retry-After` says how many seconds to wait; a client"
            " that honours it never needs another limit."
        ),
    ),
)
