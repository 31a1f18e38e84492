"""A client for servers that speak OpenAI's chat completions: one question, one answer, no retries.

Exception
  NoCompletion    the server refused, or what it says is not the protocol
  Unreachable     (kit.http) the request came to nothing
"""

from typing import Final
from urllib.parse import urlsplit

import msgspec

from parley.kit.http import Outbound

MOST_ANSWER: Final = 256 * 1024
_OK: Final = 200
_PORTS: Final = {"http": 80, "https": 443}


class NoCompletion(Exception):
    """There is an answer, and it holds nothing that a model said."""


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Answer(msgspec.Struct):
    choices: list[_Choice]


def place_of(url: str) -> str:
    """Return the `host:port` of a web address, as Allowance reads it: what the operator configured is allowed."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return f"{f'[{host}]' if ':' in host else host}:{parts.port or _PORTS[parts.scheme]}"


class Completions:
    """One model at one server. `url` is the API's base (`https://api.openai.com/v1`), without a slash at its end."""

    def __init__(self, outbound: Outbound, *, url: str, key: str, model: str, seconds: float = 5.0) -> None:
        self._outbound = outbound
        self._url = f"{url}/chat/completions"
        self._headers = {"content-type": "application/json", "accept": "application/json"}
        if key:
            self._headers["authorization"] = f"Bearer {key}"
        self._model = model
        self._seconds = seconds

    async def complete(self, orders: str, text: str) -> str:
        """Return what the model says. Raises NoCompletion, Unreachable."""
        messages = [{"role": "system", "content": orders}, {"role": "user", "content": text}]
        async with self._outbound.open(
            self._url,
            method="POST",
            headers=self._headers,
            content=msgspec.json.encode({"model": self._model, "messages": messages}),
            redirects=0,
            most_bytes=MOST_ANSWER,
            timeout=self._seconds,
        ) as fetched:
            if fetched.status != _OK:
                raise NoCompletion(f"status {fetched.status}")
            return _said(await fetched.read())


def _said(body: bytes) -> str:
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise NoCompletion("the answer is not the protocol's") from error
    if not answer.choices:
        raise NoCompletion("the answer has no choice")
    return answer.choices[0].message.content
