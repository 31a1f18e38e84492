"""Everything that the server says to people is said in German too, or is on the list of what none of them can meet."""

import itertools
import re
from functools import cache

from parley.core.events import event_types
from tests.architecture.source import ROOT
from tests.support.sentences import GAP, gather

GERMAN = ROOT / "web" / "src" / "wire" / "german"
ENGLISH = re.compile(r"^ +\[?/(\^.*\$)/,", re.MULTILINE)
FILLINGS = ("7", "text", "items", " at most", "")
"""One of these fits each gap."""

UNMET = {
    # of programs: headers, forms, positions, and shapes that the front end never sends
    "A form may have … parts at most",
    "Content-Encoding must be identity",
    "Content-Type must be …",
    "Contradicts assignee_id",
    "Must be given once, with 1 to 255 visible ASCII characters",
    "Name at least one of …",
    "Needs either create, or id and one of update, snooze, delete and read",
    "Not a cursor of this list: start again without one",
    "Not a part that is taken here",
    "Not a position of this event feed",
    "Only users have drafts, and this key stands for none",
    "Only users read tickets, and this key stands for none",
    "Only who is signed in may do this; a key may not",
    "The body is not well-formed multipart/form-data",
    "The form ends without its closing boundary",
    "The query is not UTF-8",
    "The saved answer can no longer be read",
    "The saved answer was erased",
    "This Idempotency-Key was used for another request",
    "This path does not take that method",
    "This thread belongs to a ticket already",
    "What you have read is no part of a ticket's version",
    # said by the front end in its own words, whatever stands here
    "Invalid or missing API key",
    "Events behind this position are no longer kept: begin anew, without a position",
    "The request does not prove that it comes from this desk's own pages",
    # no sentences: names of things that are not found, what the checker of types says, two parts of the log
    "Held message",
    "Invalid RFC3339",
    "Invalid enum value",
    "Issuer of identities",
    "Object contains unknown field",
    "Public page",
    "SLA policy",
    "…: …",
}
"""What stays English: no user of the front end can meet it."""


def german() -> list[re.Pattern[str]]:
    """Read the patterns of the sentences that are said in German."""
    return [
        re.compile(found[1]) for path in sorted(GERMAN.glob("*.ts")) for found in ENGLISH.finditer(path.read_text())
    ]


@cache
def unsaid() -> frozenset[str]:
    """Return the sentences that stay English, `…` for each gap."""
    patterns = german()
    return frozenset(
        sentence.replace(GAP, "…")
        for sentence in gather()
        if not any(pattern.match(filled) for filled in _filled(sentence) for pattern in patterns)
    )


def _filled(sentence: str) -> list[str]:
    parts = sentence.split(GAP)
    choices = itertools.product(FILLINGS, repeat=len(parts) - 1)
    return ["".join(itertools.chain(*itertools.zip_longest(parts, fill, fillvalue=""))) for fill in choices]


class TestASentenceOfTheServer:
    def test_is_said_in_german_unless_nobody_can_meet_it(self) -> None:
        assert sorted(unsaid() - UNMET) == []

    def test_that_nobody_can_meet_is_there_and_stays_english(self) -> None:
        assert sorted(UNMET - unsaid()) == []


class TestAnEvent:
    def test_is_explained_in_german(self) -> None:
        text = (ROOT / "web" / "src" / "pages" / "settings" / "webhooks" / "german.ts").read_text()
        assert re.findall(r'^  "([a-z_.]+)":', text, re.MULTILINE) == sorted(event_types())
