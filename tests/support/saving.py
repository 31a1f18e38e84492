"""Desks whose house may call this machine, and whose names resolve as a test wants."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import Any

from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.support.desks import Desk, house_for, open_desk

LOCAL = ("127.0.0.0/8",)


@asynccontextmanager
async def reaching(
    database: Database, *allow: str, names: Mapping[str, Sequence[str]] | None = None
) -> AsyncGenerator[Desk]:
    """Open a desk that may reach what is allowed; a name that is not among `names` does not resolve."""

    async def resolve(host: str, _: int) -> Sequence[Any]:
        found = (names or {}).get(host)
        if found is not None:
            return [ip_address(each) for each in found]
        try:
            return [ip_address(host)]
        except ValueError:
            raise OSError("no such name") from None

    async with open_desk(database, house_for(database, outbound=Outbound(allow, resolve=resolve))) as desk:
        yield desk
