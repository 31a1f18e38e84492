"""Parcels: late, broken, lost, wrong."""

from parley.app.demo.scenarios.model import Scenario

SCENARIOS = (
    Scenario(
        team="Orders",
        tags=("shipping", "delay"),
        subjects=("Order {order} has not arrived", "Where is my parcel?", "Delivery of {order} is late"),
        problems=(
            "I ordered {product} on {day} and it still has not arrived.",
            'Tracking for order {order} has said "in transit" since {day}.',
            "Our order {order} was promised for {day}, and nobody has come.",
        ),
        details=(
            "We need it for an event in {city} next week.",
            "The carrier's page shows no movement at all.",
            "The doorbell works and somebody was in all day.",
        ),
        asks=("Could you confirm the delivery address for {order}?", "Is there a neighbour who may have taken it in?"),
        facts=("It is our office in {city}, ground floor, as on the invoice.", "I asked around: nobody has it."),
        answers=(
            "The carrier found the parcel in the {city} depot; it is out for delivery tomorrow.",
            "I have sent {product} again by express today. You will get the new tracking link by e-mail.",
            "The parcel was held at customs. The papers are complete now, and it moves on tonight.",
        ),
        notes=("Carrier case {code} opened.", "Third delay from the {city} depot this week, worth a call."),
        sentiment="complaint",
    ),
    Scenario(
        team="Orders",
        tags=("shipping", "damage"),
        subjects=("{product} arrived broken", "Damaged parcel, order {order}"),
        problems=(
            "The box was crushed, and {product} inside is broken.",
            "We unpacked order {order} today and found {product} with a crack.",
        ),
        details=("I kept the packaging.", "Everything else in the parcel is fine.", "It looks as if it was dropped."),
        asks=("Could you describe the damage, and say whether the outer box was hurt too?",),
        facts=("The outer box has a hole on one side, exactly where the crack is.",),
        answers=(
            "A replacement leaves our warehouse today; there is no need to send the broken one back.",
            "I have refunded {amount} to your card. It shows up within three working days.",
        ),
        notes=("Send the photos to packaging, batch {code}.",),
        sentiment="complaint",
        urgency=3,
    ),
    Scenario(
        team="Orders",
        tags=("shipping", "returns"),
        subjects=("Returning {product}", "Wrong item in order {order}", "How do I send something back?"),
        problems=(
            "I ordered {product} and got a different model.",
            "We would like to return {product} from order {order}.",
            "{product} turned out to be too large for our room in {city}.",
        ),
        details=("It has not been used.", "The receipt is dated {day}.", "We would take a smaller one instead."),
        asks=("Do you prefer an exchange or your money back?",),
        facts=("An exchange would be perfect, if it can be here within a week.", "Money back, please."),
        answers=(
            "Here is your return label. Once the parcel is scanned we send the right item.",
            "Thank you, the return arrived, and {amount} is on its way back to you.",
        ),
        notes=("Picking error: label {code} was on the wrong shelf.",),
    ),
    Scenario(
        team="Orders",
        tags=("shipping", "address"),
        subjects=("Change of address for {order}", "Can I still change where it goes?"),
        problems=("We moved to {city} last week, and order {order} goes to the old address.",),
        details=("The order was placed on {day}.", "A pick-up point would be fine too."),
        asks=("What is the new address, including the floor?",),
        facts=("Harbour Street 12, third floor, {city}.",),
        answers=(
            "Done: {order} goes to the new address, and your profile has it as well.",
            "It had left already, so I asked the carrier to redirect it. That adds one day.",
        ),
        notes=("Address check passed.",),
    ),
)
