"""Money: invoices, refunds, plans."""

from parley.app.demo.scenarios.model import Scenario

SCENARIOS = (
    Scenario(
        team="Billing",
        tags=("billing", "refund"),
        subjects=("Charged twice in {month}", "Double charge of {amount}", "Please refund invoice {invoice}"),
        problems=(
            "Our card was charged {amount} twice on {day}.",
            "Invoice {invoice} was paid, and the same amount was taken again.",
        ),
        details=("The bank shows both as settled.", "Our accounts close on Friday.", "Both have the same reference."),
        asks=("Could you tell me the last four digits of the card and the date of both charges?",),
        facts=("It ends in 4471, and both were on {day}.",),
        answers=(
            "You are right: a retry went through twice. I have refunded {amount}; it takes three to five days.",
            "The second charge was an authorisation that falls away by itself. No money was taken.",
        ),
        notes=("Payment provider reference {code}.", "Same retry bug as last month."),
        sentiment="complaint",
        urgency=3,
    ),
    Scenario(
        team="Billing",
        tags=("billing", "invoice"),
        subjects=("Invoice {invoice} without our VAT number", "Wrong company name on {invoice}", "Copy of {invoice}"),
        problems=(
            "Invoice {invoice} lacks our VAT number, so we cannot book it.",
            "The invoice still names our old company. We are {company} since January.",
            "I cannot find the invoice for {month} anywhere.",
        ),
        details=("Our auditors are asking for it.", "The order number is {order}."),
        asks=("What exactly should stand on the invoice?",),
        facts=("{company}, and our VAT number from the profile page.",),
        answers=(
            "The corrected invoice is in your account under Billing, and every new one will be right.",
            "I have sent {invoice} again to your billing address.",
        ),
        notes=("Master data corrected.",),
    ),
    Scenario(
        team="Billing",
        tags=("billing", "plan"),
        subjects=("Moving to the yearly plan", "Fewer seats from {month} on", "What does the larger plan cost?"),
        problems=(
            "We would like to go from monthly to yearly payment.",
            "Our team in {city} is smaller now, and we need only {number} seats.",
            "We are {number} people and wonder which plan fits.",
        ),
        details=("Is the rest of this month credited?", "Our budget round is next week."),
        asks=("From which date should the change hold?",),
        facts=("From the first of next month, please.",),
        answers=(
            "It is arranged: the new plan starts with your next invoice, and the difference of {amount} is credited.",
            "For {number} people the team plan is the cheapest; you save {amount} a year.",
        ),
        notes=("Good candidate for an annual contract.",),
        urgency=1,
    ),
)
