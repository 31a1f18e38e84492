"""How each format of webhooks tells what happens: the doors' own words, put together for the channel that sends."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from parley.api.clearfeed.rest import webhooks as clearfeed
from parley.api.clearfeed.rest.routes.requests import PARTS as CLEARFEED_PARTS
from parley.api.clearfeed.rest.sight import sight_of
from parley.api.featurebase import webhooks as featurebase
from parley.api.featurebase.mapping.conversations import conversation_to_wire_whole
from parley.api.featurebase.mapping.tickets import dossier_to_wire
from parley.api.featurebase.routes.tickets import BESIDE
from parley.api.featurebase.views.showing import showing
from parley.api.featurebase.views.threads import thread_of
from parley.api.native.mapping.deliveries import event_body, test_body
from parley.api.socialboards import webhooks as socialboards
from parley.api.socialboards.routes.tickets import PARTS as SOCIALBOARDS_PARTS
from parley.api.socialboards.routes.tickets import shown
from parley.api.toolbox.call import Call
from parley.api.toolbox.house import House
from parley.channels.webhook import Dialect, Letter, signed
from parley.core.dossiers import get_dossier
from parley.core.events import RecordedEvent
from parley.core.tickets import TicketNotFound
from parley.core.webhooks.deliveries import Due
from parley.core.work import Work
from parley.core.workspaces import get_workspace

HTTP_OK = 200
JSON = {"content-type": "application/json"}


def native_topics(_: RecordedEvent) -> Sequence[str]:
    """Every event is told, once."""
    return ("",)


def clearfeed_topics(event: RecordedEvent) -> Sequence[str]:
    """Return the kind of call, where the vendor has one for this event."""
    topic = clearfeed.EVENTS[event.type]
    return (topic.sub_type,) if isinstance(topic, clearfeed.Topic) and topic.tells(event) else ()


def featurebase_topics(event: RecordedEvent) -> Sequence[str]:
    """Return the vendor's topics of this event."""
    topic = featurebase.EVENTS[event.type]
    return topic.choose(event) if isinstance(topic, featurebase.Topic) else ()


def socialboards_topics(event: RecordedEvent) -> Sequence[str]:
    """Return the vendor's name of this event."""
    topic = socialboards.EVENTS[event.type]
    return (topic.name,) if isinstance(topic, socialboards.Topic) else ()


TOPICS = {
    "native": native_topics,
    "clearfeed": clearfeed_topics,
    "featurebase": featurebase_topics,
    "socialboards": socialboards_topics,
}


class Bodies:
    """Writes what is told, with what the doors need of the house."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def native(self, _: Work, event: RecordedEvent, __: Due) -> bytes | None:
        """Standard Webhooks: type, time, and the event as the feed shows it."""
        return native_plain(event)

    async def clearfeed(self, work: Work, event: RecordedEvent, _: Due) -> bytes | None:
        """The request as it is now."""
        topic = clearfeed.EVENTS[event.type]
        if event.ticket is None or not isinstance(topic, clearfeed.Topic):
            return None
        try:
            dossier = await get_dossier(work, number=event.ticket, parts=CLEARFEED_PARTS)
        except TicketNotFound:
            return None
        sight = await sight_of(work, self._call(), [dossier])
        return clearfeed.body_of(event, topic, dossier, sight, workspace=work.workspace)

    async def featurebase(self, work: Work, event: RecordedEvent, due: Due) -> bytes | None:
        """The ticket or the conversation as it is now; of one that is gone, its number."""
        item: dict[str, Any] = {"object": "ticket", "ticketNumber": event.ticket}
        try:
            if event.ticket is not None and not due.delivery.topic.endswith("deleted"):
                item = await self._item(work, event.ticket, due.delivery.topic)
        except TicketNotFound:
            return None
        told = featurebase.notification(
            event, due.delivery.topic, item, workspace=work.workspace, webhook=due.webhook.id
        )
        return msgspec.json.encode(told)

    async def socialboards(self, work: Work, event: RecordedEvent, _: Due) -> bytes | None:
        """The ticket as it is now."""
        if event.ticket is None:
            return None
        try:
            dossier = await get_dossier(work, number=event.ticket, parts=SOCIALBOARDS_PARTS)
        except TicketNotFound:
            return None
        (ticket,) = await shown(work, self._call(), [dossier])
        return socialboards.body_of(event, ticket, community=(await get_workspace(work)).name)

    async def _item(self, work: Work, number: int, topic: str) -> dict[str, Any]:
        if topic.startswith("conversation"):
            return msgspec.to_builtins(conversation_to_wire_whole(*await thread_of(work, self._call(), number)))
        dossier = await get_dossier(work, number=number, parts=BESIDE)
        return msgspec.to_builtins(dossier_to_wire(dossier, await showing(work, self._call(), [dossier.ticket])))

    def _call(self) -> Call:
        return Call(self._house, "webhooks", {"headers": []}, None)


def native_plain(event: RecordedEvent) -> bytes:
    """Write the event as the feed shows it: the same bytes whenever, unless what is personal in it was erased."""
    return event_body(event)


def native_letter(due: Due, body: bytes, timestamp: int) -> Letter:
    """Sign by Standard Webhooks, with every secret that holds."""
    proof = signed(body, secrets=due.secrets, message_id=due.delivery.message_id, timestamp=timestamp)
    return _letter(due, body, proof)


def clearfeed_letter(due: Due, body: bytes, timestamp: int) -> Letter:
    """Sign as the vendor does; its header holds one signature. A ping must be answered with 200."""
    url = due.webhook.url
    proof = clearfeed.headers_of(due.secrets[0], url=url, body=body, timestamp=timestamp, retry=due.delivery.attempts)
    letter = _letter(due, body, {**JSON, **proof})
    return letter if due.delivery.event else msgspec.structs.replace(letter, status=HTTP_OK)


def featurebase_letter(due: Due, body: bytes, timestamp: int) -> Letter:
    """Sign as the vendor does, and say that it is a retry where it is one."""
    if due.delivery.attempts:
        body = body.replace(b'"deliveryStatus":"first_attempt"', b'"deliveryStatus":"retry"', 1)
    return _letter(due, body, {**JSON, **featurebase.signature_headers(due.secrets[0], body, timestamp)})


def socialboards_letter(due: Due, body: bytes, timestamp: int) -> Letter:
    """Sign by Standard Webhooks, which the vendor's clients do not see; a test asks the endpoint its challenge."""
    if due.delivery.event == 0:
        number = int(hashlib.sha256(due.delivery.message_id.encode()).hexdigest()[:8], 16)
        url = socialboards.challenge_url(due.webhook.url, number=number, token=due.delivery.message_id)
        return Letter("GET", url, dict(due.webhook.headers), b"", str(number).encode())
    return native_letter(due, body, timestamp)


def native_test(due: Due) -> bytes:
    """Tell that it is a test."""
    return test_body(due.delivery)


def clearfeed_test(due: Due) -> bytes:
    """The vendor's ping."""
    return clearfeed.ping_of(due.delivery.message_id)


def make_dialects(house: House) -> Mapping[str, Dialect]:
    """Return how each format tells."""
    bodies = Bodies(house)
    return {
        "native": Dialect(native_topics, bodies.native, native_test, native_letter, native_plain),
        "clearfeed": Dialect(clearfeed_topics, bodies.clearfeed, clearfeed_test, clearfeed_letter),
        "featurebase": Dialect(featurebase_topics, bodies.featurebase, native_test, featurebase_letter),
        "socialboards": Dialect(socialboards_topics, bodies.socialboards, native_test, socialboards_letter),
    }


def _letter(due: Due, body: bytes, proof: Mapping[str, str]) -> Letter:
    return Letter("POST", due.webhook.url, {**due.webhook.headers, **proof}, body)
