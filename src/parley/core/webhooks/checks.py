"""What a webhook may be told: its address, its headers, its events.

Whether an address may be called is asked when it is called, by the client that calls it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from parley.core.errors import Fault, Invalid
from parley.core.events import check_known_types
from parley.core.lines import check_line
from parley.core.webhooks.model import WebhookChanges, WebhookStatus

LONGEST_URL = 2_000
LONGEST_DESCRIPTION = 2_000
LONGEST_HEADER = 1_000
MOST_HEADERS = 20
MOST_EVENTS = 200
LONGEST_TOPIC = 100
LONGEST_WAIT = 20
URL = re.compile(r"https?://[^\s\\\x00-\x20\x7f#]+", re.IGNORECASE)
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
VISIBLE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
# What the request itself says, or signs.
RESERVED = re.compile(
    r"host|accept-encoding|content-.*|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*"
    r"|webhook-.*|x-webhook-.*|x-cf-.*",
    re.IGNORECASE,
)


def checked(given: WebhookChanges) -> dict[str, Any]:
    """Return the fields as they are kept; raise Invalid with every fault."""
    wanted: dict[str, Any] = dict(given)
    faults = list(_faults(given))
    if "name" in given:
        try:
            wanted["name"] = check_line(given["name"], "name")
        except Invalid as error:
            faults += error.faults
    for name in {"events", "topics"} & wanted.keys():
        wanted[name] = list(dict.fromkeys(wanted[name]))
    if "headers" in given:
        wanted["headers"] = dict(given["headers"])
    if faults:
        raise Invalid(faults)
    return wanted


def _faults(given: WebhookChanges) -> Iterator[Fault]:
    if "url" in given and not is_callable(given["url"]):
        yield Fault("url", f"Must be an http or https address without user, password or fragment, {LONGEST_URL} long")
    if len(given.get("description", "")) > LONGEST_DESCRIPTION:
        yield Fault("description", f"Must have {LONGEST_DESCRIPTION} characters at most")
    if not 1 <= given.get("timeout_seconds", 1) <= LONGEST_WAIT:
        yield Fault("timeout_seconds", f"Must be 1 to {LONGEST_WAIT}")
    if given.get("status") is WebhookStatus.SUSPENDED:
        yield Fault("status", "Must be active or paused")
    yield from _event_faults(given.get("events", ()))
    yield from _topic_faults(given.get("topics", ()))
    yield from _header_faults(given.get("headers", {}))


def is_callable(url: str) -> bool:
    """Whether this is an address that could be called."""
    if len(url) > LONGEST_URL or not URL.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False


def _event_faults(events: Sequence[str]) -> Iterator[Fault]:
    if len(events) > MOST_EVENTS:
        yield Fault("events", f"Must be {MOST_EVENTS} at most")
        return
    for place, name in enumerate(events):
        try:
            check_known_types([name])
        except Invalid as error:
            yield Fault(f"events.{place}", error.faults[0].message)


def _topic_faults(topics: Sequence[str]) -> Iterator[Fault]:
    if len(topics) > MOST_EVENTS:
        yield Fault("topics", f"Must be {MOST_EVENTS} at most")
        return
    for place, topic in enumerate(topics):
        if not 1 <= len(topic) <= LONGEST_TOPIC:
            yield Fault(f"topics.{place}", f"Must have 1 to {LONGEST_TOPIC} characters")


def _header_faults(headers: Mapping[str, str]) -> Iterator[Fault]:
    if len(headers) > MOST_HEADERS:
        yield Fault("headers", f"Must be {MOST_HEADERS} at most")
    if len({name.lower() for name in headers}) != len(headers):
        yield Fault("headers", "Must name each header once, whatever its case")
    for name, value in headers.items():
        if not TOKEN.fullmatch(name):
            yield Fault("headers", "Must be named as HTTP allows")
        elif RESERVED.fullmatch(name):
            yield Fault(f"headers.{name}", "Is set by the house")
        elif len(value) > LONGEST_HEADER or not VISIBLE.fullmatch(value):
            yield Fault(f"headers.{name}", f"Must have 1 to {LONGEST_HEADER} visible ASCII characters")
