"""Where webhooks arrive. `/well/…` accepts whatever is genuine, `/sick/…` refuses some, hangs, or hangs up.

Whether it does so is decided by the seed, the message and how often that came: the same in every run.
"""

import asyncio
import hashlib
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

from tests.chaos.history import Arrival, Endpoint, History, Sign
from tests.chaos.readers import seconds_of
from tests.support.servers import Seen, Send

HANGS = 4.0
"""Seconds, longer than the sick endpoint's own limit."""
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok"
CRASH = b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 4\r\nconnection: close\r\n\r\noops"
WRONG = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@dataclass
class Sink:
    """Notes what arrives for each endpoint; once `is_well`, it refuses nothing that is genuine."""

    seed: int
    history: History
    endpoints: dict[str, Endpoint] = field(default_factory=dict[str, Endpoint])
    is_well: bool = False
    times: Counter[str] = field(default_factory=Counter[str])

    async def answer(self, seen: Seen, send: Send) -> None:
        """Take one webhook and answer it."""
        endpoint = self.endpoints[seen.target.strip("/")]
        message = seen.headers.get("webhook-id", "")
        self.times[f"{endpoint.id}/{message}"] += 1
        is_genuine = _is_genuine(endpoint.secret, seen)
        is_well = self.is_well or endpoint.name == "well"
        mood = "ok" if is_well else self._mood(message, self.times[f"{endpoint.id}/{message}"])
        said: dict[str, Any] = json.loads(seen.body) if is_genuine else {}
        if mood == "hang":
            await asyncio.sleep(HANGS)
        if mood in {"ok", "500"}:
            await send((OK if is_genuine else WRONG) if mood == "ok" else CRASH)
        is_accepted = is_genuine and mood == "ok"
        event = said.get("data", {}).get("id", "")
        created = seconds_of(said["timestamp"]) if said else 0.0
        arrival = Arrival(endpoint.id, message, event, created, time.time(), is_genuine, is_accepted)
        self.history.arrivals.append(arrival)
        if is_accepted and endpoint.name == "well":
            self.history.signs.append(Sign("webhook", float(seen.headers["webhook-timestamp"]), arrival.at))

    def _mood(self, message: str, count: int) -> str:
        chance = hashlib.sha256(f"{self.seed}/{message}/{count}".encode()).digest()[0] / 256
        if chance < 0.08:
            return "500"
        return "hang" if chance < 0.095 else "close" if chance < 0.14 else "ok"


def _is_genuine(secret: str, seen: Seen) -> bool:
    try:
        Webhook(secret).verify(seen.body, seen.headers)
    except WebhookVerificationError:
        return False
    return True
