"""Sends letters through the guarded client, on connections that are kept for each endpoint."""

import datetime as dt
import time
from email.utils import parsedate_to_datetime

from parley.channels.webhook.model import Letter
from parley.core.webhooks.deliveries import Due, Outcome
from parley.kit.clock import utc_now
from parley.kit.http import Answered, Lines, Outbound, Unreachable

MOST_ANSWER = 64 * 1024
LOGGED = 1024


class Post:
    """The real transport. Redirects are not followed; only 2xx is success."""

    def __init__(self, outbound: Outbound) -> None:
        self._lines = Lines(outbound)

    async def send(self, due: Due, letter: Letter) -> Outcome:
        """Send and say what came of it, within the webhook's own limit of seconds."""
        begun = time.monotonic()
        try:
            answer = await self._lines.send(
                (due.workspace, due.webhook.id),
                letter.url,
                method=letter.method,
                headers=letter.headers,
                content=letter.body,
                most_bytes=MOST_ANSWER,
                timeout=due.webhook.timeout_seconds,
            )
        except Unreachable as error:
            return Outcome(ok=False, milliseconds=_since(begun), error=str(error))
        return outcome_of(answer, letter, _since(begun), utc_now())

    async def sweep(self) -> None:
        """Close what has been idle for a minute."""
        await self._lines.sweep()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._lines.aclose()


def outcome_of(answer: Answered, letter: Letter, milliseconds: int, now: dt.datetime) -> Outcome:
    """Judge an answer."""
    error = None
    if answer.status // 100 != 2 or letter.status not in {None, answer.status}:  # noqa: PLR2004 -- the successes
        error = f"It answered {answer.status}"
    elif letter.proof is not None and answer.body.strip().strip(b'"') != letter.proof:
        error = "It did not answer the challenge"
    return Outcome(
        ok=error is None,
        milliseconds=milliseconds,
        status=answer.status,
        error=error,
        answer=answer.body[:LOGGED].decode(errors="replace").replace("\0", "\ufffd"),
        asked=_asked(answer.headers.get("retry-after", ""), now) if error else None,
    )


def _asked(header: str, now: dt.datetime) -> dt.timedelta | None:
    """Read `Retry-After`: seconds, or a date."""
    if header.isascii() and header.isdigit():
        return dt.timedelta(seconds=min(int(header[:9]), 10**6))
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return None
    return (then if then.tzinfo else then.replace(tzinfo=dt.UTC)) - now


def _since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
