"""Who appears in the demo. All of them, and their domains, are invented."""

from random import Random

import msgspec

DOMAIN = "team.parley.example"
TEAMS = ("Support", "Orders", "Billing", "Engineering")
# Name, team, and whether it leads.
AGENTS = (
    ("Mara Lindqvist", "Support", True),
    ("Tomas Okafor", "Support", False),
    ("Yuki Tanabe", "Support", False),
    ("Priya Raman", "Orders", False),
    ("Jonas Weidner", "Orders", False),
    ("Sofia Marchetti", "Billing", False),
    ("Callum Reyes", "Engineering", False),
    ("Ines Duarte", "Engineering", False),
)
COMPANIES = (
    "Alder & Finch", "Brightwater Labs", "Cobalt Harbour", "Dunmore Textiles", "Eastgate Clinics", "Fernhill Foods",
    "Granite Peak", "Halcyon Travel", "Ivory Lane", "Juniper Works", "Kestrel Logistics", "Lumen Optics",
    "Maple & Rye", "Northlight Media", "Orchard Street", "Pinewood Schools", "Quarry Hill", "Riverbend Energy",
    "Saltmarsh Design", "Tamarind Kitchens",
)  # fmt: skip
FIRST = (
    "Amara", "Bruno", "Chloe", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Imani", "Jasper", "Keiko", "Liam", "Mei",
    "Nadia", "Oscar", "Paula", "Quentin", "Rosa", "Samir", "Tessa", "Uma", "Viktor", "Wanda", "Xavier", "Yara", "Zoran",
)  # fmt: skip
LAST = (
    "Abbott", "Bergman", "Castillo", "Dubois", "Eriksen", "Fontaine", "Gallagher", "Haddad", "Ivanova", "Jensen",
    "Kowalski", "Larsen", "Moreau", "Nakamura", "Osei", "Petrov", "Quinn", "Rossi", "Schmidt", "Thorne", "Ueda",
    "Varga", "Winter", "Xu", "Yilmaz", "Zeller",
)  # fmt: skip


class Person(msgspec.Struct, frozen=True):
    """A customer to be."""

    name: str
    email: str
    company: str
    phone: str | None


def address_of(name: str) -> str:
    """Return an agent's address."""
    return f"{name.lower().replace(' ', '.')}@{DOMAIN}"


def customers(random: Random, count: int) -> list[Person]:
    """Make up customers, no two with one address."""
    found: dict[str, Person] = {}
    while len(found) < count:
        first, last, company = random.choice(FIRST), random.choice(LAST), random.choice(COMPANIES)
        domain = "".join(letter for letter in company.lower() if letter.isalpha())
        email = f"{first}.{last}{len(found) // 200 or ''}@{domain}.example".lower()
        phone = f"+1-555-{random.randrange(10_000):04}" if random.random() < 0.4 else None  # noqa: PLR2004 -- a share
        found.setdefault(email, Person(f"{first} {last}", email, company, phone))
    return list(found.values())
