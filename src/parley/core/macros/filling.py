"""The blanks in a macro's words: `{{customer.first_name}}`, or with words for where there is none `{{…|there}}`.

There is no other syntax: no conditions, no loops, nothing that is carried out. What is filled in is escaped where the
words are HTML, so that a customer's name is never markup.
"""

import re
from collections.abc import Mapping
from html import escape

from parley.core.errors import Fault
from parley.core.macros.steps import Said
from parley.kit.text.html import body_from

BLANKS = (
    "customer.name",
    "customer.first_name",
    "customer.email",
    "ticket.number",
    "ticket.subject",
    "agent.name",
    "agent.first_name",
    "workspace.name",
)
BLANK = re.compile(r"\{\{\s*([^{}|]*?)\s*(?:\|([^{}|]*))?\}\}")


def check_blanks(text: str, at: str, faults: list[Fault]) -> None:
    """Note a fault for a blank that nothing would ever fill."""
    if any(found[1] not in BLANKS for found in BLANK.finditer(text)):
        faults.append(Fault(at, f"Unknown placeholder; allowed: {', '.join(BLANKS)}"))


def fill(said: Said, values: Mapping[str, str | None]) -> str:
    """Return the words as clean HTML, each blank filled by its value, else by its own words for where there is none."""

    def filled(found: re.Match[str]) -> str:
        word = values.get(found[1]) or (found[2] or "").strip()
        return escape(word, quote=True) if said.form == "html" else word

    return body_from(BLANK.sub(filled, said.content), said.form).html


def first_name(name: str | None) -> str | None:
    """Return what a person is called by among friends: the first word of the name."""
    return name.split()[0] if name and name.split() else None
