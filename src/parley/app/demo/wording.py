"""Composing what people write: the words of one ticket, greetings and sentences."""

import datetime as dt
from random import Random

from parley.app.demo.cast import Person

PRODUCTS = ("the Norrland desk lamp", "a walnut stool", "the travel kettle", "two linen curtains", "the oak shelf",
            "a set of six bowls", "the wool rug", "a folding table")  # fmt: skip
CITIES = ("Lisbon", "Gothenburg", "Leeds", "Graz", "Ghent", "Porto", "Aarhus", "Kraków", "Turin", "Galway")
BROWSERS = ("Firefox", "Chrome on a Mac", "Safari on my phone", "Edge")
ENDPOINTS = ("/v1/orders", "/v1/invoices", "/v1/customers", "/v1/exports", "/v1/events")
GREETINGS = ("Hello,", "Hi there,", "Good morning,", "Hi team,", "Dear support,")
CLOSINGS = ("Thanks", "Kind regards", "Many thanks in advance", "Best", "Looking forward to your answer")
THANKS = (
    "Perfect, that works. Thank you!",
    "Great, thanks for the quick help.",
    "That did it. You can close this.",
    "Wonderful, thank you very much.",
)
SIGNED = ("Best,", "Kind regards,", "All the best,")


def words_for(random: Random, person: Person, at: dt.datetime) -> dict[str, str]:
    """Choose what stands in the braces of one ticket's sentences."""
    day = at - dt.timedelta(days=random.randrange(1, 9))
    return {
        "order": f"A-{random.randrange(10_000, 99_999)}",
        "invoice": f"INV-{at:%Y}-{random.randrange(1_000, 9_999)}",
        "amount": f"€ {random.randrange(9, 480)}.{random.choice(('00', '50', '90'))}",
        "product": random.choice(PRODUCTS),
        "day": f"{day:%A}, {day.day} {day:%B}",
        "month": f"{day:%B}",
        "city": random.choice(CITIES),
        "company": person.company,
        "code": f"{random.getrandbits(24):06x}",
        "number": str(random.choice((4, 6, 8, 12, 20, 35, 60, 120))),
        "browser": random.choice(BROWSERS),
        "endpoint": random.choice(ENDPOINTS),
    }


def sentence(random: Random, choices: tuple[str, ...], words: dict[str, str]) -> str:
    """Choose a sentence and fill it in; it begins with a capital, whatever stands first."""
    text = random.choice(choices).format_map(words)
    return text[0].upper() + text[1:]


def letter(random: Random, text: str, name: str) -> str:
    """Dress up what a customer writes first."""
    return f"{random.choice(GREETINGS)}\n\n{text}\n\n{random.choice(CLOSINGS)}\n{name}"


def answer(random: Random, text: str, *, to: str, name: str) -> str:
    """Dress up what an agent writes."""
    return f"Hi {to.split(maxsplit=1)[0]},\n\n{text}\n\n{random.choice(SIGNED)}\n{name.split(maxsplit=1)[0]}"
